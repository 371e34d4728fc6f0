import { describe, expect, it } from 'vitest';
import { Tally } from '../../pipeline/claims/tally.js';
import { folded, hashOf, type Word, wordsIn } from '../../pipeline/claims/words.js';
import type { Mention } from '../../pipeline/model/index.js';

function words(text: string): readonly Word[] {
  return wordsIn(text, folded(text), { start: 0, end: text.length }, []);
}

function keys(text: string): readonly string[] {
  return words(text).map(({ key }) => key);
}

describe('words', () => {
  it('takes the longest known word', () => {
    expect(keys('trong khi đó hộ dân giảm')).toEqual(['trong khi đó', 'hộ dân', 'giảm']);
    expect(keys('trên địa bàn')).toEqual(['trên địa bàn']);
    expect(keys('trên địa đỉnh')).toEqual(['trên', 'địa', 'đỉnh']);
  });

  it('joins syllables only across one blank', () => {
    expect(keys('trên  địa bàn')).toEqual(['trên', 'địa bàn']);
    expect(keys('trên địa\nbàn')).toEqual(['trên', 'địa', 'bàn']);
  });

  it('joins no syllable with the name behind it', () => {
    expect(keys('đường Trường Sơn')).not.toContain('đường trường');
  });

  it('reads capitals and old tone marks as the same word', () => {
    const [word] = words('Hoà');
    expect(word).toMatchObject({ key: 'hòa', hash: hashOf('hòa'), capital: true, start: 0, end: 3 });
  });

  it('keeps marks inside names, and gives the place of all others', () => {
    expect(keys('TP.HCM, NN&PTNT.')).toEqual(['tp.hcm', ',', 'nn&ptnt', '.']);
    expect(words('“có” – …').map(({ tag, start }) => [tag, start])).toEqual([
      ['"', 0],
      ['V', 1],
      ['"', 3],
      ['-', 5],
      ['.', 7],
    ]);
  });

  it('reads the bullets of a list as dashes', () => {
    expect(keys('● Pin ▪ Loa • Vỏ')).toEqual(['-', 'pin', '-', 'loa', '-', 'vỏ']);
  });
});

describe('cách', () => {
  const tagsOf = (text: string, mentions: readonly Mention[]) =>
    wordsIn(text, folded(text), { start: 0, end: text.length }, mentions).map(({ tag }) => tag);

  it('is a noun behind a number and a preposition elsewhere', () => {
    const read = { kind: 'count', value: 7, rule: 'count/digits', parts: [], evidence: [], confidence: 1 } as const;
    expect(tagsOf('có 7 cách nấu chè', [{ ...read, start: 3, end: 4 }]).slice(0, 3)).toEqual(['V', 'M', 'N']);
    expect(tagsOf('ở đây cách chợ', []).at(-2)).toBe('E');
  });
});

describe('classes of words', () => {
  const kinsOf = (text: string) => words(text).map(({ kin }) => kin);

  it('tell parts of names by what is written of such names', () => {
    const [, one] = kinsOf('ở Chelsea');
    const [, other] = kinsOf('ở Arsenal');
    const [, unknown] = kinsOf('ở Xyzzy');
    expect(one).toBe(other);
    expect(unknown).not.toBe(one);
  });

  it('tell a name from the same word', () => {
    expect(kinsOf('ở Hòa')[1]).not.toBe(kinsOf('ở hòa')[1]);
  });
});

describe('tally', () => {
  it('counts each number, nought and numbers below it too', () => {
    const tally = new Tally(3);
    for (const number of [0, -5, 0, 7, -5, 0]) tally.add(number);
    expect([0, -5, 7, 8].map((number) => tally.get(number))).toEqual([3, 2, 1, 0]);
  });

  it('tells numbers apart that fall into one slot', () => {
    const tally = new Tally(16);
    for (let number = 0; number < 16; number++) tally.add(number << 10);
    expect(tally.get(5 << 10)).toBe(1);
    expect(tally.get(16 << 10)).toBe(0);
  });
});
