import { SolieuError } from '../../pipeline/model/index.js';
import { decode } from '../decode.js';
import { fromLegacy, fromWestern, LEGACY } from '../encodings/index.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import type { Chunks } from './chunks.js';
import { streamLines } from './lines.js';

/** The beginning of a file as text, to tell its format; of bytes that are no text it is what UTF-8 makes of them. */
export function decodedHead(head: Buffer, source: string): { readonly text: string; readonly encoding: string } {
  const asTold = head.toString('utf8').replace(/^\ufeff/u, '');
  // What UTF-8 can read is UTF-8, also where its words look like those of another encoding.
  if (!asTold.slice(0, -1).includes('\ufffd') && !asTold.includes('\0')) return { text: asTold, encoding: 'utf-8' };
  try {
    const { text, encoding } = decode(head, source);
    return { text, encoding };
  } catch {
    return { text: asTold, encoding: 'utf-8' };
  }
}

/**
 * A stream of lines in any known encoding as UTF-8.
 *
 * @throws SolieuError `input/too-large` while it is read, where a line in an encoding of the time before Unicode is
 */
export function asUtf8(all: Chunks, encoding: string, source: string, { maxBytes = MAX_BYTES }: ReadOptions): Chunks {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return fromUtf16(all, encoding === 'utf-16be');
  const legacy = LEGACY.find((name) => name === encoding);
  if (legacy !== undefined) return fromOtherLines(all, (line) => fromLegacy(line, legacy), source, maxBytes);
  const isWestern = encoding === 'windows-1252';
  return isWestern ? fromOtherLines(all, (line) => fromWestern(line, encoding)!, source, maxBytes) : all;
}

async function* fromUtf16(all: Chunks, isBig: boolean): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-16le');
  let odd: Buffer = Buffer.alloc(0);
  for await (const chunk of all) {
    const bytes = Buffer.concat([odd, chunk]);
    const even = bytes.subarray(0, bytes.length & ~1);
    odd = Buffer.from(bytes.subarray(even.length));
    yield Buffer.from(decoder.decode(isBig ? Buffer.from(even).swap16() : even, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}

/** In all of these a line feed is a line feed, and no letter reaches over one. */
async function* fromOtherLines(
  all: Chunks,
  decoded: (line: Uint8Array) => string,
  source: string,
  most: number,
): AsyncGenerator<Uint8Array> {
  for await (const line of streamLines(all, most)) {
    if ('tooLong' in line) throw new SolieuError('input/too-large', `${source} has a line of ${line.tooLong} bytes.`);
    yield Buffer.from(`${decoded(line.bytes)}\n`);
  }
}
