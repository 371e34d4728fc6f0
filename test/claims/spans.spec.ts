import { describe, expect, it } from 'vitest';
import { leftPhrases, type Phrase, rightPhrases } from '../../pipeline/claims/spans.js';
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
