import { createGunzip } from 'node:zlib';
import { SolieuError } from '../../pipeline/model/index.js';
import { inflated, saysCut } from './inflated.js';

/** Text shrinks to a fifth, repetitive text to a fiftieth; what grows more than this is a bomb. */
export const MOST_GROWTH = 200;
/** Growth is not looked at before so many bytes have come out: a short file of one line may grow as much by right. */
export const FREE_BYTES = 1 << 20;

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * Unpacks a stream of one or more gzip members.
 *
 * @param spend is told how many bytes came out, where an archive around the file counts them
 * @throws SolieuError `input/damaged` where the file is cut or broken, `input/bomb`; what came out before was given
 */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  spend?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      packed += chunk.length;
      yield chunk;
    }
  };
  try {
    for await (const chunk of inflated(counted(), createGunzip())) {
      unpacked += chunk.length;
      if (unpacked > FREE_BYTES && unpacked > packed * MOST_GROWTH) {
        throw new SolieuError('input/bomb', `${source} grows to more than ${MOST_GROWTH} times its size.`);
      }
      spend?.(chunk.length);
      yield chunk;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') !== true) throw error;
    throw damagedAt(error, source, unpacked);
  }
}

/** Says where a packed file is cut or broken. */
export function damagedAt(error: unknown, source: string, unpacked: number): SolieuError {
  const { code, at } = error as NodeJS.ErrnoException & { readonly at?: number };
  const where = saysCut(error) ? `is cut at byte ${at}` : `is broken at about byte ${at} (${code})`;
  return new SolieuError('input/damaged', `${source} ${where}: ${unpacked} bytes were unpacked before.`, {
    cause: error,
  });
}
