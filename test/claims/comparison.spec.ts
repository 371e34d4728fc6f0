import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Claim } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';
import { claimsOfText } from './claims-of.js';

const gazetteer = loadGazetteer();

function claimsIn(text: string): readonly Claim[] {
  return claimsOfText(text).filter(({ mention }) => mention.kind !== 'year');
}

function claimsOfPublished(text: string): readonly Claim[] {
  const document = documentOf({
    source: 'test.txt',
    language: 'vi',
    text,
    published: { date: '2017-06-20', evidence: 'given' },
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    rawHash: '',
  });
  return claimsOf(document, readFigures(document.text), gazetteer).filter(({ mention }) => mention.kind !== 'year');
}

/** What the last figure of a text is compared with, and the baseline's value. */
function compared(text: string): readonly [string | undefined, number | string | undefined] {
  const last = claimsIn(text).at(-1);
  return [last?.comparedTo?.value, last?.baseline?.value];
}

describe('what a figure is compared with', () => {
  it.each([
    ['Tỷ lệ hộ nghèo của huyện giảm từ 12,5% năm 2015 xuống còn 4,2%.', '12,5% năm 2015', 12.5],
    ['Tỷ trọng nông nghiệp giảm từ 47% xuống 44%.', '47%', 47],
    [
      'Thu nhập bình quân tăng từ trên 18 triệu đồng (năm 2012) lên gần 31 triệu đồng.',
      'trên 18 triệu đồng (năm 2012)',
      18e6,
    ],
    ['Số đầu mối giảm từ 401 xuống còn 208 đơn vị.', '401', 401],
    ['Xã giảm số hộ nghèo từ 86 hộ xuống chỉ còn 31 hộ.', '86 hộ', 86],
    ['Mức hỗ trợ tăng từ 2 triệu đồng, lên 3 triệu đồng.', '2 triệu đồng', 2e6],
    ['Cầu được mở rộng từ hơn 5 m lên thành 9 m.', 'hơn 5 m', 5],
    ['Nhà máy nâng công suất từ mức 6,5 triệu tấn lên mức 8,5 triệu tấn.', 'mức 6,5 triệu tấn', 6.5e6],
  ])('links the two figures of a change: %s', (text, value, baseline) => {
    expect(compared(text)).toEqual([value, baseline]);
  });

  it.each([
    ['Giá tôm giảm xuống 92 nghìn đồng, từ mức 105 nghìn đồng.', 'mức 105 nghìn đồng', 105e3],
    ['Huyện chỉ còn 5 phòng thay vì 7 như năm ngoái.', '7 như năm ngoái', 7],
    ['Tỷ lệ lao động qua đào tạo đạt 62% (năm 2015 là 48%).', 'năm 2015', 48],
    ['Huy động vốn tăng 3,9% (cùng kỳ tăng 4,8%).', 'cùng kỳ', 4.8],
  ])('links a figure to an earlier one behind it: %s', (text, value, baseline) => {
    const claim = claimsOfPublished(text)[0];
    expect([claim?.comparedTo?.value, claim?.baseline?.value]).toEqual([value, baseline]);
  });

  it('keeps the earlier figure a figure of its own', () => {
    const [earlier, later] = claimsIn('Tỷ lệ hộ nghèo của huyện giảm từ 12,5% năm 2015 xuống còn 4,2%.');
    expect(earlier?.comparedTo).toBeUndefined();
    expect(later?.baseline).toBe(earlier?.mention);
  });

  it.each([
    ['Sản lượng chè búp tươi tăng 6,5% so với cùng kỳ năm trước.', 'cùng kỳ năm trước', undefined],
    ['Lạm phát cơ bản xuống còn 1,5% so với mức 1,6% của tháng trước đó.', 'mức 1,6% của tháng trước đó', 1.6],
    ['Giá điện tăng 8% so với mức bán hiện tại, còn giá nước giữ nguyên.', 'mức bán hiện tại', undefined],
    ['Sản lượng tăng 21% so với năm 2015 và doanh thu đạt 26 tỷ đồng.', 'năm 2015', undefined],
    ['Sản lượng tăng 21% so với cuối năm 2016 do nguồn cung dồi dào.', 'cuối năm 2016', undefined],
    ['Nguy cơ cao hơn 12% so với những người không hút thuốc.', 'những người không hút thuốc', undefined],
    ['Giá xăng cao hơn 5,3% (+61 USD) so với cuối năm 2016.', 'cuối năm 2016', undefined],
    ['Quỹ tăng 214 tỷ đồng so với quý III/2016 (2.175 tỷ đồng).', 'quý III/2016', 2175e9],
    ['Tỷ lệ phủ sóng thấp hơn 10% so với chỉ tiêu được giao là 75%.', 'chỉ tiêu được giao', 75],
    ['Giá vàng tăng 90 nghìn đồng ở cả 2 chiều mua và bán so với phiên trước.', 'phiên trước', undefined],
    ['Các mặt hàng này tăng 1,6% và 1,1% so với cùng kỳ năm 2016.', 'cùng kỳ năm 2016', undefined],
    ['Giá lợn giảm 23% so cùng kỳ năm trước.', 'cùng kỳ năm trước', undefined],
    ['Thu ngân sách bằng 89,7% cùng kỳ.', 'cùng kỳ', undefined],
    ['Điện tiêu thụ giảm 30% so với điều hòa thường.', 'điều hòa thường', undefined],
    ['Thí sinh hôm nay giảm 30% so với các môn thi trước.', 'các môn thi trước', undefined],
    ['Lượng khách tăng 3,7% so với năm 2016 - mức thấp nhất từ trước đến nay.', 'năm 2016', undefined],
    ['Tỷ lệ nhiễm gấp đôi so với mức trung bình 21% của thế giới.', 'mức trung bình 21% của thế giới', 21],
    ['Lượng khách giảm 16,5% so với con số 51.385 của năm ngoái.', 'con số 51.385 của năm ngoái', 51_385],
  ])('says what follows "so với", with its value where the text tells one: %s', (text, value, baseline) => {
    const [first] = claimsIn(text);
    expect([first?.comparedTo?.value, first?.baseline?.value]).toEqual([value, baseline]);
  });

  it.each([
    ['Nửa năm, công ty hoàn thành 60% kế hoạch năm 2017.', 'kế hoạch năm 2017'],
    ['Huyện kết nạp đảng viên đạt 105% chỉ tiêu được giao, tăng đều các xã.', 'chỉ tiêu được giao'],
    ['Lợi nhuận vượt 2,4 lần kế hoạch và cao nhất ngành.', 'kế hoạch'],
    ['Tuyến đường cao gấp 3 lần chi phí xây dựng đường cũ.', 'chi phí xây dựng đường cũ'],
  ])('names the plan that is fulfilled and what is a multiple of: %s', (text, value) => {
    expect(compared(text)[0]).toBe(value);
  });

  it('holds one baseline for all changes of a sentence', () => {
    const values = claimsIn('So với Tết năm 2016, số vụ tăng 25%, số người bị thương giảm 18%.').map(
      ({ comparedTo }) => comparedTo?.value,
    );
    expect(values).toEqual(['Tết năm 2016', 'Tết năm 2016']);
  });

  it.each([
    ['Giá vàng giảm 3 USD so với phiên trước, niêm yết ở mức 1.264 USD.', 1],
    ['Euro giảm 0,6% so với yen xuống 112 điểm.', 1],
    ['So với giá bán ngày 3/5 là 36 triệu đồng, giá hiện thấp.', 0],
    ['Màn bắt tay của hai lãnh đạo có cử chỉ khác hẳn so với màn chào hỏi trước đó.', 0],
    ['Chùa nằm ở độ cao gần 500 m so với mực nước biển.', 0],
    ['Nên đặt giá cao hơn 10% để khách mua nhiều hơn so với trước.', 0],
    ['Trường xét tuyển 60% chỉ tiêu theo học bạ.', 0],
    ['Năm nay tỉnh tăng gấp đôi số lượng lớp học.', 0],
    ['Con số 28 tỷ đồng của cùng kỳ năm ngoái là rất cao.', 0],
    ['Mẫu xe được giảm trực tiếp từ 30 triệu đồng, xuống còn 910 triệu đồng.', 0],
  ])('says nothing of figures that are not compared: %s', (text, count) => {
    expect(claimsIn(text).filter(({ comparedTo }) => comparedTo)).toHaveLength(count);
  });

  it.each([
    'Giá lúa từ 5.200 đồng/kg, giá nếp 5.900 đồng/kg.',
    'Đoàn đi từ 2 xã đến huyện, tặng 30 suất quà.',
    'Đội nhà hơn 3 điểm so với hai đội bám phía sau.',
  ])('links no figures that stand beside each other by chance: %s', (text) => {
    const claims = claimsIn(text);
    expect(claims).toHaveLength(2);
    for (const { baseline } of claims) expect(baseline).toBeUndefined();
  });

  it('gives spans of the text', () => {
    const text = 'Thu nhập bình quân tăng từ trên 18 triệu đồng (năm 2012) lên gần 31 triệu đồng.';
    const role = claimsIn(text).at(-1)?.comparedTo;
    expect(text.slice(role?.span?.start, role?.span?.end)).toBe(role?.value);
  });
});
