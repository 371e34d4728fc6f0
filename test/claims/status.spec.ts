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

  it('is forecast right behind what will be done', () => {
    expect(statusesIn('Tỉnh sẽ di dời 1.150 hộ.')).toEqual(['forecast']);
    expect(statusesIn('Năm nay, công ty dự kiến sẽ mở mới 1.400 cửa hàng trên toàn cầu.')).toEqual(['forecast']);
  });

  it('is none of what happens to whoever breaks a law', () => {
    expect(statusesIn('Người vi phạm sẽ bị phạt 3 triệu đồng.')).toEqual([undefined]);
  });

  it('is none of facts', () => {
    expect(statusesIn('Xã có 25 thôn.')).toEqual([undefined]);
  });
});
