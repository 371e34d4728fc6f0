import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../corpus/gazetteer/index.js';
import { readFigures } from '../../extractors/index.js';
import { claimsOf } from '../../pipeline/claims/index.js';
import type { Claim } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const gazetteer = loadGazetteer();

function claimsIn(text: string): readonly Claim[] {
  const document = documentOf({
    source: 'test.txt',
    language: 'vi',
    text,
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
    ['Nhà máy nâng công suất từ mức 6,5 triệu tấn lên mức 8,5 triệu tấn.', 'mức 6,5 triệu tấn', 6.5e6],
  ])('links the two figures of a change: %s', (text, value, baseline) => {
    expect(compared(text)).toEqual([value, baseline]);
  });

  it('keeps the earlier figure a figure of its own', () => {
    const [earlier, later] = claimsIn('Tỷ lệ hộ nghèo của huyện giảm từ 12,5% năm 2015 xuống còn 4,2%.');
    expect(earlier?.comparedTo).toBeUndefined();
    expect(later?.baseline).toBe(earlier?.mention);
  });

  it.each([
    ['Sản lượng chè búp tươi tăng 6,5% so với cùng kỳ năm trước.', 'cùng kỳ năm trước', undefined],
    ['Lạm phát cơ bản xuống còn 1,5% so với mức 1,6% của tháng trước đó.', 'mức 1,6% của tháng trước đó', 1.6],
    ['Lượng khách giảm 16,5% so với con số 51.385 của năm ngoái.', 'con số 51.385 của năm ngoái', 51_385],
  ])('says what follows "so với", with its value where the text tells one: %s', (text, value, baseline) => {
    const [first] = claimsIn(text);
    expect([first?.comparedTo?.value, first?.baseline?.value]).toEqual([value, baseline]);
  });

  it.each([
    'Giá lúa từ 5.200 đồng/kg, giá nếp 5.900 đồng/kg.',
    'Đoàn đi từ 2 xã đến huyện, tặng 30 suất quà.',
    'Đội nhà hơn 3 điểm so với hai đội bám phía sau.',
  ])('links no figures that stand beside each other by chance: %s', (text) => {
    for (const { baseline } of claimsIn(text)) expect(baseline).toBeUndefined();
  });

  it('gives spans of the text', () => {
    const text = 'Thu nhập bình quân tăng từ trên 18 triệu đồng (năm 2012) lên gần 31 triệu đồng.';
    const role = claimsIn(text).at(-1)?.comparedTo;
    expect(text.slice(role?.span?.start, role?.span?.end)).toBe(role?.value);
  });
});
