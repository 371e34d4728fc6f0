import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import { type Claim, isClaimKind } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

function claimsIn(text: string): readonly Claim[] {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const document = documentOf({ source: 'test.txt', language: 'vi', text, blocks, rawHash: '' });
  return claimsOf(document, readFigures(document.text), gazetteer).filter(({ mention }) => isClaimKind(mention.kind));
}

const speakers = (text: string) => claimsIn(text).map(({ attribution }) => attribution?.value);

describe('who says so', () => {
  it.each([
    ['Theo ông Nam, xã có 12 hộ nghèo.', 'ông Nam'],
    ['Theo số liệu mới nhất của Sở Y tế, có 12 ca mắc.', 'Sở Y tế'],
    ['Theo thông tin từ Công an tỉnh Bắc Kạn, có 3 xe bị giữ.', 'Công an tỉnh Bắc Kạn'],
    ['Theo Bộ Giao thông vận tải, cả nước có 7 cảng biển lớn.', 'Bộ Giao thông vận tải'],
    ['Vụ cháy làm 5 người bị thương, theo báo Tuổi Trẻ.', 'báo Tuổi Trẻ'],
    ['Theo cơ quan chức năng, thiệt hại khoảng 2 tỷ đồng.', 'cơ quan chức năng'],
    ['Ông Lê Văn Nam cho biết xã có 12 hộ nghèo.', 'Ông Lê Văn Nam'],
    ['Ông Lê Văn Nam, Phó chủ tịch UBND huyện Ba Bể, tỉnh Bắc Kạn, cho biết xã có 12 hộ nghèo.', 'Ông Lê Văn Nam'],
    ['TS Lê Văn Nam - Trưởng khoa Nhi, Bệnh viện Bạch Mai cho biết có 12 ca nặng.', 'TS Lê Văn Nam'],
    ['Anh Lê Văn Nam (trú xã Bình Minh) ngậm ngùi kể anh mất 2 tỷ đồng.', 'Anh Lê Văn Nam'],
    ['Bà Lê Thị Hà, con gái lớn của bà Kế, kể thêm nhà có 4 người.', 'Bà Lê Thị Hà'],
    ['Trao đổi với VnExpress, lãnh đạo Vietjet cho biết hãng có 26 máy bay.', 'lãnh đạo Vietjet'],
    ['Một trợ lý của Tổng thống Putin nói rằng có 35 nhà ngoại giao bị trục xuất.', 'Một trợ lý của Tổng thống Putin'],
    ['Tháng nào cũng mất 3 triệu đồng”, chị Hương tâm sự.', 'chị Hương'],
    ['“Xã có 12 hộ nghèo”, ông Nam nói với báo chí.', 'ông Nam'],
    ['HLV Park: “Chúng tôi cần 3 điểm”', 'HLV Park'],
  ])('finds who is quoted: %s', (text, who) => {
    expect(speakers(text)).toEqual([who]);
  });

  it.each([
    'Theo Luật Đất đai, hộ này được giao 3 ha.',
    'Theo quy định, người vi phạm bị phạt 3 triệu đồng.',
    'Ông Nam không tiết lộ đã mua 3 căn nhà.',
    'Việc Nhật Bản tuyên bố rút lui ảnh hưởng 3 nước.',
    'Công ty Bình Minh khẳng định vị thế với 300 cửa hàng.',
    'Hội đồng đề nghị ông Nam cho biết 3 nội dung.',
    'Sau 2 ngày, ông Nam cho biết mọi việc đã xong.',
    'Từ đó, Bộ này cho rằng phải làm 2 đường băng.',
    'Anh là cao thủ mê truyện ngắn, chia sẻ 3 bài hát.',
  ])('names nobody where nobody speaks of the figure: %s', (text) => {
    expect(speakers(text).filter((who) => who !== undefined)).toEqual([]);
  });

  it('gives figures before and behind to who is nearest', () => {
    const text = 'Theo ông Nam, có 12 hộ nghèo, còn bà Hà cho biết chỉ có 9 hộ.';
    expect(speakers(text)).toEqual(['ông Nam', 'bà Hà']);
  });

  it('names who is quoted in several sentences, before or behind them, and says where it is told', () => {
    const before = claimsIn('Ông Nam chia sẻ: “Nhà tôi nghèo. Cả nhà chỉ có 2 sào ruộng. Con còn nhỏ.”');
    expect(before.map(({ attribution }) => attribution)).toEqual([
      { value: 'Ông Nam', span: { start: 0, end: 7 }, inherited: 'quotation' },
    ]);
    const behind = claimsIn('“Cả nhà chỉ có 2 sào ruộng. Con còn nhỏ”, bà Hà nói.');
    expect(behind.map(({ attribution }) => [attribution?.value, attribution?.inherited])).toEqual([
      ['bà Hà', 'quotation'],
    ]);
    expect(speakers('Ông Nam chia sẻ: “Nhà tôi nghèo.” Xã hiện có 12 hộ nghèo.')).toEqual([undefined]);
  });

  it('gives spans of the text', () => {
    const text = 'Theo số liệu của Sở Y tế, có 12 ca mắc.';
    const role = claimsIn(text)[0]?.attribution;
    expect(text.slice(role?.span?.start, role?.span?.end)).toBe(role?.value);
  });
});
