import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { takeStream } from '../../corpus/readers/index.js';
import { CONTAINERS } from './containers.js';

/** Ten times the bytes each. What grows with the square takes minutes on the largest, what grows with the length a moment. */
const LENGTHS = [3000, 30_000, 300_000] as const;
const TIMEOUT = 60_000;
/** Milliseconds that none of them takes, also on a busy machine. */
const LONGEST = 15_000;
/** Milliseconds that say nothing of how a time grows. */
const LITTLE = 25;
/** How much longer ten times as much may take; a square is a hundred times, and the machine has other work. */
const MOST_GROWTH = 40;
const PIECE = 1 << 16;

/** Milliseconds that it takes to cut a file into articles that are left unread; it comes in pieces of so many bytes. */
async function timeOf(file: Buffer, piece = PIECE): Promise<number> {
  const pieces = Array.from({ length: Math.ceil(file.length / piece) }, (_, n) =>
    file.subarray(n * piece, (n + 1) * piece),
  );
  const began = performance.now();
  for await (const { source } of takeStream(Readable.from(pieces), 'a')) expect(source).toMatch(/^a/u);
  return performance.now() - began;
}

describe('cutting a file into records takes time in proportion to it', () => {
  it.each(Object.entries(CONTAINERS))('%s', { timeout: TIMEOUT }, async (_, make) => {
    let before = Number.POSITIVE_INFINITY;
    for (const length of LENGTHS) {
      const file = make(length);
      const most = Math.min(LONGEST, MOST_GROWTH * Math.max(before, LITTLE));
      const first = await timeOf(file);
      before = first < most && length !== LENGTHS[0] ? first : Math.min(first, await timeOf(file));
      expect(before).toBeLessThan(most);
    }
  });

  it.each(['{"text":"a"}\n', `{"text":"${'ã'.repeat(7000)}"}\n`, '{"text":\n"ã'])(
    '%# also where every byte comes by itself',
    { timeout: TIMEOUT },
    async (unit) => {
      const file = Buffer.from(unit.repeat(60_000 / unit.length));
      expect(await timeOf(file, 1)).toBeLessThan(LONGEST);
    },
  );
});
