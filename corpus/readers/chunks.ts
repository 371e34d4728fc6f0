import { type Article, SolieuError } from '../../pipeline/model/index.js';
import type { InputProblem } from '../problems.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import type { Unread } from '../unread.js';
import { saysCut } from './inflated.js';

/** The bytes of a file, in order, in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array>;
/** What the readers give: articles, and problems in the place of those that could not be read. */
export type Items<T = never> = AsyncGenerator<Article | InputProblem | T>;
/** What is made of bytes that are one article: it is read, or left to others. */
export type Take<T> = (unread: Unread) => Article | InputProblem | T;

/** How much of a stream is looked at to tell its format. */
export const PROBE = 1 << 16;
const LINE_FEED = 10;

/** A stream whose first part has been read already. */
export interface Peeked {
  readonly head: Buffer;
  /** All of the stream, the first part too. */
  readonly all: Chunks;
  /** Lets go of the stream where `all` was not taken; else its end does that. */
  close(): Promise<void>;
}

/**
 * Reads the first part of a stream; less of it where `isEnough` says that more would not tell more. It is asked when a line
 * has ended, and not again when it says no; `undefined` is to see more lines. Where the stream fails in this part, what
 * came before is kept, and `all` throws behind it.
 */
export async function peeked(
  chunks: Chunks,
  isEnough: (head: Buffer) => boolean | undefined = () => false,
): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let isOpen = true;
  let failed = false;
  let failure: unknown;
  for (let length = 0; length < PROBE; ) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await iterator.next();
    } catch (error) {
      failed = true;
      failure = error;
      break;
    }
    const { done, value } = next;
    if (done === true) break;
    first.push(value);
    length += value.length;
    if (isOpen && length < PROBE && value.includes(LINE_FEED)) {
      const verdict = isEnough(Buffer.concat(first));
      if (verdict === true) break;
      isOpen = verdict === undefined;
    }
  }
  const close = async () => {
    await iterator.return?.();
  };
  const all = async function* () {
    try {
      yield* first.splice(0);
      if (failed) throw failure;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  };
  return { head: Buffer.concat(first).subarray(0, PROBE), all: all(), close };
}

/**
 * Holds a whole stream.
 *
 * @param whole what it is, where it can only be read as a whole: `as one JSON value`
 * @throws SolieuError `input/too-large`
 */
export async function collected(all: Chunks, source: string, options: ReadOptions, whole = ''): Promise<Buffer> {
  const { bytes, cut } = await collectedToCut(all, source, options, whole);
  if (cut !== undefined) throw cut;
  return bytes;
}

/** The same, but of a stream that is cut what came before, and the error that says so. */
export async function collectedToCut(
  all: Chunks,
  source: string,
  { maxBytes = MAX_BYTES }: ReadOptions,
  whole = '',
): Promise<{ readonly bytes: Buffer; readonly cut?: SolieuError }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of all) {
      length += chunk.length;
      if (length > maxBytes) {
        const message = `${source} has more than ${maxBytes} bytes${whole === '' ? '' : `, and is read ${whole}`}.`;
        throw new SolieuError('input/too-large', message);
      }
      parts.push(chunk);
    }
  } catch (error) {
    if (!(error instanceof SolieuError && saysCut(error.cause))) throw error;
    return { bytes: Buffer.concat(parts), cut: error };
  }
  return { bytes: Buffer.concat(parts) };
}
