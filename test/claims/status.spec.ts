import { describe, expect, it } from 'vitest';
import { claimsOfText } from './claims-of.js';

/** The status of each claim of a sentence. */
function statusesIn(text: string): readonly (string | undefined)[] {
  return claimsOfText(text)
    .filter(({ object }) => object !== undefined)
    .map(({ status }) => status);
}

describe('the status', () => {
  it('is target behind what is striven for, to the end of the sentence', () => {
    expect(statusesIn('Huyện phấn đấu cả năm thu 100 tỷ đồng, vượt 6% dự toán.')).toEqual(['target', 'target']);
    expect(statusesIn('Năm 2018, xã phấn đấu trồng 40 ha chè, 12 ha cam và 5 ha bưởi.')).toEqual([
      'target',
      'target',
      'target',
    ]);
  });

  it('is none of facts', () => {
    expect(statusesIn('Xã có 25 thôn.')).toEqual([undefined]);
  });
});
