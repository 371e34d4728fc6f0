import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { MAX_BYTES } from '../../corpus/read.js';
import { gunzipped } from '../../corpus/readers/gunzip.js';
import { SolieuError } from '../../pipeline/model/index.js';
import type { LinesRange } from './shard.js';

const LINE_FEED = 10;
/** Blanks of a line that holds no record, as `String.trim` sees Latin-1. */
const BLANKS: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 32, 0xa0]);

/** The bytes of a file, or of what it holds where it is packed. */
export function bytesFrom(path: string, isPacked: boolean): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  return isPacked ? gunzipped(file, path) : file;
}

/**
 * Cuts a file of JSON lines into ranges of whole lines with `size` bytes or a little more each. Only counts and hashes
 * are kept, so a file of any length takes the same memory. Records are counted as the reader does: blank lines are none.
 */
export async function* cutLines(
  path: string,
  isPacked: boolean,
  size: number,
  mostBytes = MAX_BYTES,
): AsyncGenerator<LinesRange> {
  let hash = createHash('sha256');
  let start = 0;
  let first = 0;
  let records = 0;
  let lineStart = 0;
  let isBlank = true;
  let offset = 0;
  const rangeTo = (end: number, more: { readonly isCut?: true } = {}): LinesRange => {
    const range = { start, end, first, records, sha256: hash.digest('hex'), ...more };
    hash = createHash('sha256');
    start = end;
    first += records;
    records = 0;
    return range;
  };
  const endLine = (end: number, length: number) => {
    if (!isBlank || length > mostBytes) records++;
    lineStart = end;
    isBlank = true;
    beforeLine = undefined;
  };
  /** Bytes of a line whose end has not come yet: hashed only when it has, because a broken stream drops them. */
  const open: Uint8Array[] = [];
  /** The hash as it was before a line too long to be held. */
  let beforeLine: Hash | undefined;
  try {
    for await (const chunk of bytesFrom(path, isPacked)) {
      let hashed = 0;
      let from = 0;
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
        isBlank &&= blankBetween(chunk, from, at);
        from = at + 1;
        endLine(offset + from, offset + at - lineStart);
        if (offset + from - start < size) continue;
        for (const part of open.splice(0)) hash.update(part);
        hash.update(chunk.subarray(hashed, from));
        hashed = from;
        yield rangeTo(offset + from);
      }
      if (from > hashed) {
        for (const part of open.splice(0)) hash.update(part);
        hash.update(chunk.subarray(hashed, from));
      }
      isBlank &&= blankBetween(chunk, from, chunk.length);
      open.push(chunk.subarray(from));
      offset += chunk.length;
      if (offset - lineStart > mostBytes) {
        beforeLine ??= hash.copy();
        for (const part of open.splice(0)) hash.update(part);
      }
    }
  } catch (error) {
    if (!(error instanceof SolieuError)) throw error;
    hash = beforeLine ?? hash;
    yield rangeTo(lineStart, { isCut: true });
    return;
  }
  for (const part of open) hash.update(part);
  if (offset > lineStart) endLine(offset, offset - lineStart);
  if (offset > start) yield rangeTo(offset);
}

function blankBetween(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!BLANKS.has(bytes[at]!)) return false;
  return true;
}
