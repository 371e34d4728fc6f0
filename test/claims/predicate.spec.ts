import { describe, expect, it } from 'vitest';
import { claimsOfText } from './claims-of.js';

/** The verbs of the claims of a sentence by their figures, as written. */
function verbsIn(text: string): readonly (readonly [string, string | undefined])[] {
  return claimsOfText(text).map(({ mention, predicate }) => [text.slice(mention.start, mention.end), predicate?.value]);
}

describe('the predicate', () => {
  it.each([
    ['Xã có 25 thôn.', '25', 'có'],
    ['Huyện giảm 12 hộ nghèo so với năm trước.', '12', 'giảm'],
    ['Tỷ lệ hộ nghèo của xã là 7,5%.', '7,5%', 'là'],
  ])('is the verb in front: %s', (text, figure, verb) => {
    expect(verbsIn(text)).toEqual([[figure, verb]]);
  });

  it.each([
    ['Hơn 90% người dân đồng ý cấm xe máy.', '90%', 'đồng ý'],
    ['Trong số này có 12 học sinh được trao học bổng.', '12', 'trao'],
    ['35 lồng cá của gia đình ông Tư bị cuốn trôi.', '35', 'cuốn'],
  ])('is what those who are counted do, or what happens to them: %s', (text, figure, verb) => {
    expect(verbsIn(text)).toEqual([[figure, verb]]);
  });

  it.each([
    ['Chuồng trâu bò cách nhà ở khoảng 150 m.', '150 m', 'cách'],
    ['Cả khối lớp 6 chỉ được 43 em.', '43', 'được'],
    ['Thuốc trong nước thuộc 27 nhóm tác dụng.', '27', 'thuộc'],
  ])('may be a word that ties as verbs do: %s', (text, figure, verb) => {
    expect(verbsIn(text)).toEqual([[figure, verb]]);
  });

  it('is that of the head of a list', () => {
    expect(verbsIn('Xã có 25 thôn, 12 trường và 3 chợ.')).toEqual([
      ['25', 'có'],
      ['12', 'có'],
      ['3', 'có'],
    ]);
  });

  it('stays empty where the figure only tells which thing is meant', () => {
    expect(verbsIn('Xe khách 45 chỗ mất phanh ở đèo Cả.')).toEqual([['45', undefined]]);
  });
});
