import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { fullNames } from '../../pipeline/claims/roles/full-names.js';
import { shortForms } from '../../pipeline/claims/roles/short-forms.js';
import { type Scene, sceneOf } from '../../pipeline/claims/scene.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

/** An article whose first line is its title. */
function sceneIn(text: string): Scene {
  let start = 0;
  const blocks = text.split('\n').map((line, n) => {
    const block = { kind: n === 0 ? ('title' as const) : ('paragraph' as const), start, end: start + line.length };
    start += line.length + 1;
    return block;
  });
  const document = documentOf({ source: 'test.txt', language: 'vi', text, blocks, rawHash: '' });
  return sceneOf(document, readFigures(document.text), gazetteer);
}

/** What the last `short` of an article with a title and one paragraph stands for. */
function inFull(short: string, paragraph: string, title = 'Một ngày mới') {
  const text = `${title}\n${paragraph}`;
  const start = text.lastIndexOf(short);
  const found = shortForms(sceneIn(text))({ value: short, span: { start, end: start + short.length } });
  return { value: found.value, inherited: found.inherited };
}

/** The bodies that a text names, each noun with the fullest name so far. */
function named(text: string) {
  return [...fullNames(sceneIn(`Tin\n${text}`)).values()].flatMap((all) => all.map(({ fullest }) => fullest.value));
}

describe('short forms of bodies', () => {
  it.each([
    ['Công ty', 'Công ty cổ phần Gạch Phú Lộc ở xã bên. Năm 2018, Công ty làm 5 lò.', 'Công ty cổ phần Gạch Phú Lộc'],
    ['cty', 'Công ty Gạch Phú Lộc ở xã bên. Hiện cty có 50 thợ.', 'Công ty Gạch Phú Lộc'],
    ['hợp tác xã', 'HTX Rau sạch Hòa Sơn mới lập. Đến nay, hợp tác xã có 20 hộ.', 'HTX Rau sạch Hòa Sơn'],
    [
      'nhà trường',
      'Trường THPT Trần Văn Giỏi khai giảng. Năm nay, nhà trường nhận 300 em.',
      'Trường THPT Trần Văn Giỏi',
    ],
    [
      'bệnh viện này',
      'Bệnh viện Phổi Hòa Sơn mở cửa. Mỗi ngày, bệnh viện này khám 90 người.',
      'Bệnh viện Phổi Hòa Sơn',
    ],
    ['toàn Công ty', 'Công ty Gạch Phú Lộc ở xã bên. Năm qua, toàn Công ty lãi 5 tỷ đồng.', 'Công ty Gạch Phú Lộc'],
    [
      'Hạt',
      'Huyện Hương Sơn nhiều rừng. Hạt Kiểm lâm huyện tuần tra. Từ đầu năm, Hạt bắt 5 xe gỗ.',
      'Hạt Kiểm lâm huyện Hương Sơn',
    ],
    ['Ban', 'Ban Quản lý các KCN tỉnh họp. Quý này, Ban cấp phép 5 dự án.', 'Ban Quản lý các KCN tỉnh'],
  ])('%s is who was named so before: %s', (short, text, value) => {
    expect(inFull(short, text)).toEqual({ value, inherited: 'previous sentence' });
  });

  it('are read in full where the sentence itself, the title or the lead says so', () => {
    expect(inFull('Sở', 'Bà Lê Thị Lan, Giám đốc Sở Y tế Hà Nam cho biết, Sở đã tiêm cho 500 người.')).toEqual({
      value: 'Sở Y tế Hà Nam',
      inherited: undefined,
    });
    const far = `${'Trời mưa to. '.repeat(12)}Năm nay, Công ty làm 5 lò.`;
    const full = { value: 'Công ty Gạch Phú Lộc', inherited: 'article head' };
    expect(inFull('Công ty', far, 'Công ty Gạch Phú Lộc mở lò')).toEqual(full);
  });

  it('take the name that says most', () => {
    const text = 'Công ty cổ phần Gạch Phú Lộc mở lò. Công ty Phú Lộc vui. Năm nay, Công ty làm 5 lò.';
    expect(inFull('Công ty', text).value).toBe('Công ty cổ phần Gạch Phú Lộc');
  });

  it('are those of the speaker, though another was named', () => {
    const text =
      'Công ty Gạch Phú Lộc bán cho Công ty Xây lắp Hòa Sơn. Ông Lê Văn Nam, Giám đốc Công ty Xây lắp Hòa Sơn cho biết: Công ty có 90 thợ.';
    expect(inFull('Công ty', text).value).toBe('Công ty Xây lắp Hòa Sơn');
  });

  it.each([
    ['several are meant', 'công ty', 'Công ty Gạch Phú Lộc mở lò. Các công ty có 90 thợ.'],
    ['they are counted', 'công ty', 'Công ty Gạch Phú Lộc mở lò. Có 5 công ty cùng làm.'],
    ['it is another', 'công ty', 'Công ty Gạch Phú Lộc mở lò. Năm nay công ty con có 90 thợ.'],
    ['it is that of somebody', 'công ty', 'Công ty Gạch Phú Lộc mở lò. Nay công ty của ông Lê Văn Nam có 90 thợ.'],
    [
      'another was told without a name',
      'công ty',
      'Công ty Gạch Phú Lộc đóng cửa. Một công ty đã mua lại. Nay công ty có 90 thợ.',
    ],
    [
      'two were named nearby',
      'Công ty',
      'Công ty Gạch Phú Lộc kiện. Công ty Xây lắp Hòa Sơn thua. Nay Công ty có 90 thợ.',
    ],
    [
      'it was named in passing, long before',
      'Công ty',
      `Công ty Gạch Phú Lộc mở lò. ${'Trời mưa to. '.repeat(9)}Nay Công ty có 90 thợ.`,
    ],
    ['it is named only later', 'Công ty', 'Năm nay, Công ty'],
    ['a body of another noun was named', 'Trung tâm', 'Công ty Gạch Phú Lộc mở lò. Nay Trung tâm có 90 thợ.'],
    ['the name is that of a country', 'công ty', 'Một số công ty Nga rút lui. Năm nay, công ty lãi 5 tỷ đồng.'],
  ])('stay where %s', (_, short, text) => {
    expect(inFull(short, text).value).toBe(short);
  });

  it('of units are the unit that they stand for', () => {
    const text = 'Huyện Hương Sơn nhiều rừng. Năm nay, toàn huyện trồng 500 ha.';
    expect(inFull('toàn huyện', text)).toEqual({ value: 'huyện Hương Sơn', inherited: 'previous sentence' });
  });
});

describe('names of bodies', () => {
  it.each([
    ['Cục trưởng Cục Kiểm lâm Vùng I nói.', 'Cục Kiểm lâm Vùng I'],
    ['Công ty Gạch Phú Lộc và Ngân hàng Hòa Sơn ký kết.', 'Công ty Gạch Phú Lộc'],
    ['Tập đoàn Hoàng Anh Phú Lộc nói.', 'Tập đoàn Hoàng Anh Phú Lộc'],
    ['Hôm qua, Sở Giao thông vận tải họp.', 'Sở Giao thông vận tải'],
    ['Hôm qua, Cục Chống tham nhũng họp.', 'Cục Chống tham nhũng'],
    ['Hôm qua, Công ty cổ phần Cấp thoát nước Cà Mau họp.', 'Công ty cổ phần Cấp thoát nước Cà Mau'],
    ['Bà Lan, Giám đốc Sở Y tế Hà Nam nói.', 'Sở Y tế Hà Nam'],
    ['Bà Lan, Hiệu trưởng trường THPT Lê Văn Giỏi nói.', 'trường THPT Lê Văn Giỏi'],
    ['Bệnh viện Phổi Hòa Sơn Theo đó có 5 ca.', 'Bệnh viện Phổi Hòa Sơn'],
    ['Công ty Gạch Phú Lộc số tiền 5 tỷ đồng.', 'Công ty Gạch Phú Lộc'],
    ['Công ty Gạch Phú Lộc nổi tiếng từ lâu.', 'Công ty Gạch Phú Lộc'],
  ])('are told whole, and nothing else: %s', (text, name) => {
    expect(named(text)).toContain(name);
  });

  it.each(['Kỳ thi THPT quốc gia.', 'Hôm nay công ty Nga họp.', 'Bộ đội Trường Sơn.', 'BV thuộc Bộ Y tế họp.'])(
    'are none of %s',
    (text) => {
      expect(named(text).filter((name) => !name.startsWith('Bộ Y tế'))).toEqual([]);
    },
  );
});
