import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';
import {
  closingBracket,
  countedPhrases,
  inBrackets,
  leftPhrases,
  openBracket,
  type Phrase,
  rightPhrases,
} from '../../pipeline/claims/spans.js';
import { folded, type Word, wordsIn } from '../../pipeline/claims/words.js';

const wordsOf = (text: string): readonly Word[] => wordsIn(text, folded(text), { start: 0, end: text.length }, []);

const textsOf = (text: string, words: readonly Word[], phrases: readonly Phrase[]): readonly string[] =>
  phrases.map(({ from, to }) => text.slice(words[from]?.start, words[to - 1]?.end));

describe('phrases', () => {
  it('close what quotation they open', () => {
    const text = 'công nhân xem phim “Mùa lúa” ở nhà văn hóa';
    const words = wordsOf(text);
    const right = textsOf(text, words, rightPhrases(words, 0));
    expect(right).toContain('công nhân');
    expect(right.filter((phrase) => phrase.includes('“'))).not.toHaveLength(0);
    for (const phrase of right) expect(phrase.includes('“')).toBe(phrase.includes('”'));
  });

  it('begin in no quotation that they leave', () => {
    const text = 'dự án “Xóm mới” của huyện';
    const words = wordsOf(text);
    const left = textsOf(text, words, leftPhrases(words, words.length));
    expect(left).toContain('huyện');
    for (const phrase of left) expect(phrase.includes('“')).toBe(phrase.includes('”'));
  });
});

describe('what a rate counts', () => {
  const countedIn = (text: string, per: string): readonly string[] => {
    const words = wordsOf(text);
    return textsOf(text, words, countedPhrases(words, 0, per));
  };

  it('ends at the slash', () => {
    expect(countedIn('cán bộ trẻ/xã vùng cao', 'xã')).toContain('cán bộ trẻ');
    for (const phrase of countedIn('cán bộ trẻ/xã vùng cao', 'xã')) expect(phrase).not.toContain('/');
    expect(countedIn('tiết/năm học', 'năm')).toEqual(['tiết']);
  });

  it('goes on behind a slash that is not that of the rate', () => {
    expect(countedIn('quốc gia/vùng lãnh thổ', 'năm').join()).toContain('/vùng');
  });
});

describe('phrases left of a figure', () => {
  const leftOf = (text: string, figure: string): readonly string[] => {
    const words = wordsIn(text, folded(text), { start: 0, end: text.length }, readFigures(text));
    const at = words.findIndex(({ start }) => start === text.indexOf(figure));
    return textsOf(text, words, leftPhrases(words, at));
  };

  it('do not hold what another figure measures and what this one does', () => {
    const phrases = leftOf('Diện tích lúa 3.215 ha, năng suất tăng 14 tạ/ha', '14 tạ/ha');
    expect(phrases).toContain('năng suất');
    for (const phrase of phrases) expect(phrase).not.toContain('ha, năng');
    const others = leftOf('Thôn Đông có 12 tổ và thôn Tây có 9 tổ', '9');
    expect(others).toContain('thôn Tây');
    for (const phrase of others) expect(phrase).not.toContain('12');
  });

  it('hold figures that tell who is meant', () => {
    expect(leftOf('Số hộ có từ 3 con trở lên là 120', '120')).toContain('hộ có từ 3 con');
    expect(leftOf('Giá xe 7 chỗ là 800 triệu đồng', '800')).toContain('Giá xe 7 chỗ');
  });

  it('end before who is named behind a copula', () => {
    const phrases = leftOf('Xã có diện tích lúa lớn nhất là Phúc Sen 412 ha', '412 ha');
    expect(phrases).toContain('diện tích lúa');
    for (const phrase of phrases) expect(phrase).not.toContain('là Phúc');
  });
});

describe('brackets', () => {
  const words = wordsOf('xã Mới (huyện Cũ) có trường (xây lâu rồi');
  const at = (key: string): number => words.findIndex((word) => word.key === key);

  it('are found around a word', () => {
    expect(openBracket(words, at('cũ'))).toBe(at('('));
    expect(closingBracket(words, at('('))).toBe(at(')'));
    expect(inBrackets(words, at('cũ'))).toBe(true);
  });

  it('hold nothing behind the one that closes, and need none', () => {
    expect(openBracket(words, at('trường'))).toBeUndefined();
    expect(inBrackets(words, at('mới'))).toBe(false);
    expect(inBrackets(words, words.length - 1)).toBe(true);
    expect(closingBracket(words, words.length - 1)).toBeUndefined();
  });

  it('are looked for only so far', () => {
    expect(closingBracket(words, at('('), 1)).toBeUndefined();
  });
});
