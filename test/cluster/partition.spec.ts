import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bisected, isSuspect, noted, type Progress, wholeOf } from '../../output/cluster/partition.js';

/** Reads a shard in which some items end the process, and gives what was given up and how often it ended. */
function read(items: number, deadly: ReadonlySet<number>, hints: boolean): { progress: Progress; ends: number } {
  let progress = wholeOf(items);
  let ends = 0;
  let last: number | undefined;
  for (let at = 0; at < progress.parts.length; ) {
    const part = progress.parts[at]!;
    if (isSuspect(part)) {
      progress = bisected(progress, at, last);
      continue;
    }
    progress = noted(progress, at, 'begun');
    const inPart = Array.from({ length: part.to - part.from }, (_, i) => part.from + i);
    const killer = inPart.find((item) => deadly.has(item) && !progress.crashed.includes(item));
    if (killer === undefined) {
      progress = noted(progress, at, 'done');
      at++;
      continue;
    }
    ends++;
    last = hints ? killer : undefined;
    progress = noted(progress, at, 'crashed');
  }
  return { progress, ends };
}

describe('a shard that brings down what reads it', () => {
  it('is taken apart until exactly the items that do it are given up', () => {
    const property = fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.array(fc.nat(199), { maxLength: 5 }),
      fc.boolean(),
      (items, chosen, hints) => {
        const deadly = new Set(chosen.filter((item) => item < items));
        const { progress, ends } = read(items, deadly, hints);
        expect([...progress.crashed].sort((a, b) => a - b)).toEqual([...deadly].sort((a, b) => a - b));
        // The parts are still the whole shard, in order.
        expect(progress.parts.map(({ from }) => from)).toEqual([0, ...progress.parts.slice(0, -1).map(({ to }) => to)]);
        expect(progress.parts.at(-1)?.to).toBe(items);
        const depth = Math.ceil(Math.log2(Math.max(items, 1))) + 1;
        expect(ends).toBeLessThanOrEqual(deadly.size * (hints ? 3 : 2 * depth));
      },
    );
    fc.assert(property);
  });

  it('is not blamed for workers that are killed now and then', () => {
    let progress = wholeOf(10);
    for (let n = 0; n < 7; n++) progress = noted(progress, 0, 'begun');
    expect(isSuspect(progress.parts[0]!)).toBe(false);
    expect(isSuspect(noted(noted(progress, 0, 'crashed'), 0, 'begun').parts[0]!)).toBe(false);
    progress = noted(progress, 0, 'begun');
    expect(isSuspect(progress.parts[0]!)).toBe(true);
    expect(bisected(progress, 0).parts.map(({ from, to }) => [from, to])).toEqual([
      [0, 5],
      [5, 10],
    ]);
    expect(bisected(progress, 0).crashed).toEqual([]);
  });
});
