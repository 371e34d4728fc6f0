import type { Gunzip, InflateRaw } from 'node:zlib';

/** What is given to zlib at a time: at most 32 MB come out of it. */
const STEP = 1 << 15;

/** A stream of zlib with what it tells but its types do not. */
type Unpacker = (Gunzip | InflateRaw) & { readonly bytesWritten: number };

/**
 * Unpacks a stream step by step. All that comes out before a cut or a broken byte is given before the error is thrown;
 * a pipe would lose what it holds.
 *
 * @throws the error of zlib, with its code (`Z_BUF_ERROR` where the stream is cut) and `at`, how many packed bytes it took
 */
export async function* inflated(chunks: AsyncIterable<Uint8Array>, unpacker: Unpacker): AsyncGenerator<Buffer> {
  const out: Buffer[] = [];
  let failure: Error | undefined;
  let ended = false;
  let wake = () => {};
  unpacker.on('data', (bytes: Buffer) => out.push(bytes));
  unpacker.on('error', (error) => {
    failure = error;
    wake();
  });
  unpacker.on('end', () => {
    ended = true;
    wake();
  });
  /** Waits until zlib has taken what it was given, or has stopped. */
  const settled = (give: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      give(resolve);
    });
  try {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length && failure === undefined && !ended; from += STEP) {
        await settled((done) => unpacker.write(chunk.subarray(from, from + STEP), done));
        yield* out.splice(0);
      }
      if (failure !== undefined || ended) break;
    }
    if (failure === undefined && !ended) await settled(() => unpacker.end());
    yield* out.splice(0);
    if (failure !== undefined) throw Object.assign(failure, { at: unpacker.bytesWritten });
  } finally {
    unpacker.destroy();
  }
}

/** Whether an error of zlib says that the packed bytes end too early, and not that one of them is wrong. */
export const saysCut = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'Z_BUF_ERROR';
