import { describe, expect, it } from 'vitest';
import { type LetterRun, readLetters, syllableHash } from '../../pipeline/text/syllable-hash.js';

const hashOf = (syllable: string) => syllableHash(syllable, 0, syllable.length);

describe('syllableHash', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Uỷ', 'ỦY'],
    ['quý', 'quí'],
    ['kỹ', 'Kĩ'],
  ])('is the same for %s and %s', (one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
  });

  it('tells thúy and thúi, ma and má apart', () => {
    expect(hashOf('thúy')).not.toBe(hashOf('thúi'));
    expect(hashOf('ma')).not.toBe(hashOf('má'));
  });
});

describe('readLetters', () => {
  const run: LetterRun = { end: 0, capitals: 0, hash: 0 };

  it.each(['Quý', 'hoà', 'y', 'ỦY', 'Đảng', 'kỹ', 'a'])('gives %s the hash of its syllable', (syllable) => {
    readLetters(`(${syllable}, 5)`, 1, syllable.length + 4, run);
    expect(run.end).toBe(1 + syllable.length);
    expect(run.hash).toBe(hashOf(syllable));
  });

  it('counts capitals and stops where it is told to', () => {
    readLetters('TTg', 0, 2, run);
    expect(run).toEqual({ end: 2, capitals: 2, hash: hashOf('tt') });
  });
});
