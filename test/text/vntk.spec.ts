import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vntkWords } from '../../pipeline/text/index.js';
import { aligned } from '../../pipeline/text/vntk.js';

describe('aligned', () => {
  it('finds words whose blanks were altered', () => {
    const text = 'Huyện  ủy\u00a0họp , đạt 12,5%.';
    const spans = aligned(text, ['Huyện ủy', 'họp', ',', 'đạt', '12,5', '%', '.']);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Huyện  ủy',
      'họp',
      ',',
      'đạt',
      '12,5',
      '%',
      '.',
    ]);
  });

  it('covers any text whatever the words are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, words) => {
        const kept = aligned(text, words).map(({ start, end }) => text.slice(start, end));
        expect(kept.join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''));
      }),
    );
  });
});

const vntk = await vntkWords().catch(() => undefined);

describe.skipIf(vntk === undefined)('vntk (optional dependency)', () => {
  it('gives slices of the text', () => {
    const text = 'Nghị quyết của Huyện  ủy, đạt 12,5%.';
    const kept = vntk!(text).map(({ start, end }) => text.slice(start, end));
    expect(kept).toEqual(['Nghị quyết', 'của', 'Huyện  ủy', ',', 'đạt', '12,5', '%', '.']);
  });
});
