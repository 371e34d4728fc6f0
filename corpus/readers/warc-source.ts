import type { Gap, Piece } from './members.js';

/** What stands behind the bytes that are held: the end of the file, the start of a gzip member, or a gap. */
export type Stop = 'end' | 'member' | Gap;

/** The bytes of an archive from where the reader stands, never past a stop. */
export interface ArchiveSource {
  /** Offset of the first byte held in the unpacked archive, gaps not counted. */
  at(): number;
  /** All bytes held, in one piece. */
  front(): Buffer;
  length(): number;
  /** Reads on until so many bytes are held; false where a stop comes first. */
  want(length: number): Promise<boolean>;
  drop(length: number): void;
  /** Puts bytes back in front. */
  unshift(bytes: Buffer): void;
  /** The stop behind the bytes held, as far as it was met. */
  stop(): Stop | undefined;
  /** Goes on behind the stop. Bytes that are still held are dropped. */
  pass(): void;
  close(): Promise<void>;
}

export function sourceOf(pieces: AsyncIterable<Piece>): ArchiveSource {
  const iterator = pieces[Symbol.asyncIterator]();
  let parts: Buffer[] = [];
  let length = 0;
  let at = 0;
  let stop: Stop | undefined;

  const front = (): Buffer => {
    if (parts.length !== 1) parts = [Buffer.concat(parts)];
    return parts[0]!;
  };
  const load = async (): Promise<boolean> => {
    if (stop !== undefined) return false;
    const { done, value } = await iterator.next();
    if (done === true) stop = 'end';
    else if ('gap' in value) stop = value;
    else if ('member' in value) stop = 'member';
    else {
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.length));
      length += value.length;
      return true;
    }
    return false;
  };
  const drop = (count: number) => {
    at += count;
    if (count >= length) {
      parts = [];
      length = 0;
      return;
    }
    parts = [front().subarray(count)];
    length -= count;
  };

  return {
    at: () => at,
    front,
    length: () => length,
    async want(least) {
      while (length < least) if (!(await load())) return false;
      return true;
    },
    drop,
    unshift(bytes) {
      at -= bytes.length;
      parts.unshift(bytes);
      length += bytes.length;
    },
    stop: () => stop,
    pass() {
      drop(length);
      if (stop !== 'end') stop = undefined;
    },
    async close() {
      await iterator.return?.();
    },
  };
}
