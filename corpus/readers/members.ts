import { crc32, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib';
import type { ErrorCode } from '../../pipeline/model/index.js';
import type { Chunks } from './chunks.js';
import { FREE_BYTES, isGzip, MOST_GROWTH } from './gunzip.js';

/** What comes behind it does not go on from what came before. */
export interface Gap {
  readonly gap: ErrorCode;
  readonly message: string;
}

/** A gzip member begins here; archives put each record into a member of its own. */
interface MemberStart {
  /** Offset in the packed file, in bytes. */
  readonly member: number;
}

export type Piece = Uint8Array | MemberStart | Gap;

/** A member is unpacked in one go where this much of the file holds all of it and it grows to no more than `WHOLE`. */
const WINDOW = 1 << 18;
const WHOLE = 1 << 22;
/** What is given to zlib at a time: at most 64 MB come out of it. */
const STEP = 1 << 16;
/** The fixed part of the header of a member, and the check sum and length behind it. */
const HEADER = 10;
const TRAILER = 8;
/** A file with more broken members is not worth the time that each of them takes. */
const BROKEN_MOST = 5000;

/**
 * Unpacks gzip members one by one. Where one is broken or a bomb, a gap is told and the next member is looked for, so
 * that one broken member costs no other.
 */
export async function* membersOf(chunks: Chunks, source: string): AsyncGenerator<Piece> {
  const input = windowOn(chunks);
  try {
    for (let broken = 0; broken < BROKEN_MOST; ) {
      if (input.held().length < WINDOW >> 4) await input.fill(WINDOW);
      const held = input.held();
      if (held.length === 0) return;
      yield { member: input.at() };
      const start = headerLength(held);
      if (start === undefined) {
        // Tapes and block devices fill up with zeros.
        if (held.every((byte) => byte === 0) && !(await input.fill(WINDOW))) return;
        broken++;
        yield { gap: 'input/damaged', message: `${source} holds bytes at ${input.at()} that are no gzip.` };
        if (!(await toNextMember(input))) return;
        continue;
      }
      const gap = yield* unpacked(input, start, source);
      if (gap === undefined) continue;
      broken++;
      yield gap;
      if (!(await toNextMember(input))) return;
    }
  } finally {
    await input.end();
  }
}

/** Gives the bytes of the member at the front and drops it; what is returned says why it is not whole. */
async function* unpacked(input: Window, start: number, source: string): AsyncGenerator<Piece, Gap | undefined> {
  const at = input.at();
  let whole = wholeMember(input.held().subarray(start));
  if (whole === undefined && input.held().length < WINDOW && (await input.fill(WINDOW))) {
    whole = wholeMember(input.held().subarray(start));
  }
  let checked: { readonly sum: number; readonly length: number };
  if (whole === undefined) {
    const result = yield* streamed(input, start, source, at);
    if ('gap' in result) return result;
    checked = result;
  } else {
    if (isBomb(whole.bytes.length, whole.used)) {
      input.drop(1);
      return bomb(source, at);
    }
    yield whole.bytes;
    input.drop(start + whole.used);
    checked = { sum: crc32(whole.bytes), length: whole.bytes.length };
  }
  if (input.held().length < TRAILER) await input.fill(TRAILER);
  const trailer = input.held();
  if (trailer.length < TRAILER) return cut(source, at);
  const isSound = trailer.readUInt32LE(0) === checked.sum && trailer.readUInt32LE(4) === checked.length % 2 ** 32;
  if (!isSound)
    return { gap: 'input/damaged', message: `${source} has a wrong check sum in the gzip member at ${at}.` };
  input.drop(TRAILER);
  return undefined;
}

const isBomb = (unpackedLength: number, packed: number): boolean =>
  unpackedLength > FREE_BYTES && unpackedLength > packed * MOST_GROWTH;
const bomb = (source: string, at: number): Gap => ({
  gap: 'input/bomb',
  message: `${source} grows to more than ${MOST_GROWTH} times its size in the gzip member at ${at}.`,
});
const cut = (source: string, at: number): Gap => ({
  gap: 'input/damaged',
  message: `${source} cannot be unpacked from the gzip member at ${at} on: it is cut or broken.`,
});

/** The bytes of a member without its header, where all of it is there; `undefined` where it is too long, cut or broken. */
function wholeMember(packed: Buffer): { readonly bytes: Buffer; readonly used: number } | undefined {
  try {
    const { buffer, engine } = inflateRawSync(packed, { info: true, maxOutputLength: WHOLE }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { bytes: buffer, used: engine.bytesWritten };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE' || code.startsWith('Z_')) return undefined;
    throw error;
  }
}

/** Unpacks a long member step by step: an archive that is one gzip stream is one such member. */
async function* streamed(
  input: Window,
  start: number,
  source: string,
  at: number,
): AsyncGenerator<Piece, Gap | { readonly sum: number; readonly length: number }> {
  input.drop(start);
  const inflate = createInflateRaw({ chunkSize: 1 << 16 });
  const out: Buffer[] = [];
  let ended = false;
  let failure: NodeJS.ErrnoException | undefined;
  inflate.on('data', (bytes: Buffer) => out.push(bytes));
  inflate.on('end', () => {
    ended = true;
  });
  inflate.on('error', (error) => {
    failure = error;
  });
  let used = 0;
  let sum = 0;
  let length = 0;
  try {
    while (!ended) {
      if (input.held().length === 0 && !(await input.fill(1))) return cut(source, at);
      await written(inflate, input.held().subarray(0, STEP));
      input.drop(inflate.bytesWritten - used);
      used = inflate.bytesWritten;
      for (const bytes of out.splice(0)) {
        length += bytes.length;
        if (isBomb(length, used)) return bomb(source, at);
        sum = crc32(bytes, sum);
        yield bytes;
      }
      if (failure) {
        if (failure.code?.startsWith('Z_') !== true) throw failure;
        return cut(source, at);
      }
    }
  } finally {
    inflate.destroy();
  }
  return { sum, length };
}

/** Gives bytes to zlib and waits until it has taken them, or as many as its stream has. */
const written = (inflate: InflateRaw, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      inflate.off('end', done);
      inflate.off('error', done);
      resolve();
    };
    inflate.once('end', done);
    inflate.once('error', done);
    inflate.write(bytes, done);
  });

/** Drops at least one byte, and all up to what looks like the header of a member; false where there is none. */
async function toNextMember(input: Window): Promise<boolean> {
  input.drop(1);
  for (;;) {
    const held = input.held();
    for (let from = held.indexOf(0x1f); from >= 0; from = held.indexOf(0x1f, from + 1)) {
      if (held.length - from < HEADER) break;
      if (headerLength(held.subarray(from, from + WINDOW)) === undefined) continue;
      input.drop(from);
      return true;
    }
    input.drop(Math.max(0, held.length - HEADER + 1));
    if (!(await input.fill(HEADER))) return false;
  }
}

/** Length of the header of a gzip member (RFC 1952); `undefined` where there is none. */
function headerLength(held: Buffer): number | undefined {
  if (held.length < HEADER || !isGzip(held) || held[2] !== 8 || (held[3]! & 0xe0) !== 0) return undefined;
  const flags = held[3]!;
  let at = HEADER;
  if (flags & 4) at += 2 + (at + 2 <= held.length ? held.readUInt16LE(at) : 0);
  for (const bit of [8, 16]) {
    if ((flags & bit) === 0) continue;
    const end = held.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return at <= held.length ? at : undefined;
}

/** The part of a file that is being looked at. */
interface Window {
  held(): Buffer;
  /** Offset in the file of the first byte held. */
  at(): number;
  /** Reads on until so many bytes are held; false where nothing was left to read. */
  fill(length: number): Promise<boolean>;
  drop(length: number): void;
  end(): Promise<void>;
}

function windowOn(chunks: Chunks): Window {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let at = 0;
  const drop = (length: number) => {
    at += Math.min(length, held.length);
    held = held.subarray(length);
  };
  return {
    held: () => held,
    at: () => at,
    async fill(length) {
      const parts: Uint8Array[] = [held];
      let total = held.length;
      while (total < length || parts.length === 1) {
        const { done, value } = await iterator.next();
        if (done === true) break;
        parts.push(value);
        total += value.length;
      }
      if (parts.length > 1) held = Buffer.concat(parts);
      return parts.length > 1;
    },
    drop,
    async end() {
      await iterator.return?.();
    },
  };
}

/** The first bytes of a gzip file, unpacked; none where it is broken. */
export function unpackedHead(head: Uint8Array): Buffer {
  const packed = Buffer.from(head.buffer, head.byteOffset, head.length);
  const start = headerLength(packed);
  if (start === undefined) return Buffer.alloc(0);
  try {
    // 512 bytes unpack to half a megabyte at most.
    return inflateRawSync(packed.subarray(start, start + 512), { finishFlush: 2 });
  } catch {
    return Buffer.alloc(0);
  }
}
