import { Readable } from 'node:stream';
import { crc32, inflateRawSync } from 'node:zlib';
import type { ZipEntry, ZipFile } from './zip.js';

/** Begins every file of a zip; the table at the end says the same again. */
const HEADER = Buffer.from('504b0304', 'hex');
const HEADER_LENGTH = 30;
/** The sizes of the file stand behind it: whoever packed it did not know them. */
const SIZES_BEHIND = 8;
const DEFLATED = 8;
/** Files of unknown size are unpacked to find their ends; larger ones end the search. */
const UNKNOWN_MOST = 1 << 26;
/** What all of them may unpack to. */
const ALL_MOST = 1 << 30;

/** A file with where its bytes lie. */
interface Found extends ZipEntry {
  readonly start: number;
}

/** The files of a zip that is cut: without its table, by the headers before them. The last one may be cut itself. */
export function salvaged(zip: Buffer): ZipFile & { readonly hasOffice: boolean } {
  const found = [...filesIn(zip)];
  const names = found.map(({ fileNameRaw }) => fileNameRaw.toString('latin1'));
  return {
    entryCount: found.length,
    hasOffice: names.includes('[Content_Types].xml') || names[0] === 'mimetype',
    async *eachEntry() {
      yield* found;
    },
    async openReadStreamPromise(entry) {
      const { start, compressedSize } = entry as Found;
      return Readable.from([zip.subarray(start, start + compressedSize)]);
    },
    close() {},
  };
}

function* filesIn(zip: Buffer): Generator<Found> {
  let left = ALL_MOST;
  for (let at = zip.indexOf(HEADER); at >= 0 && at + HEADER_LENGTH <= zip.length && left > 0; ) {
    const flags = zip.readUInt16LE(at + 6);
    const compressionMethod = zip.readUInt16LE(at + 8);
    const nameEnd = at + HEADER_LENGTH + zip.readUInt16LE(at + 26);
    const start = nameEnd + zip.readUInt16LE(at + 28);
    if (start > zip.length) return;
    const told = {
      crc32: zip.readUInt32LE(at + 14),
      compressedSize: zip.readUInt32LE(at + 18),
      uncompressedSize: zip.readUInt32LE(at + 22),
    };
    const isUnknown = (flags & SIZES_BEHIND) !== 0 && told.compressedSize === 0;
    const sizes = isUnknown ? measured(zip.subarray(start), compressionMethod) : told;
    if (sizes === undefined) return;
    if (isUnknown) left -= sizes.uncompressedSize;
    yield {
      ...sizes,
      fileNameRaw: zip.subarray(at + HEADER_LENGTH, nameEnd),
      generalPurposeBitFlag: flags,
      extraFields: [],
      compressionMethod,
      start,
      isEncrypted: () => (flags & 1) !== 0,
      canDecodeFileData: () => (flags & 1) === 0 && (compressionMethod === 0 || compressionMethod === DEFLATED),
    };
    at = zip.indexOf(HEADER, start + sizes.compressedSize);
  }
}

type Sizes = Pick<ZipEntry, 'crc32' | 'compressedSize' | 'uncompressedSize'>;

/** Unpacks a file to find where it ends; one that is cut has all the bytes that are left. */
function measured(packed: Buffer, method: number): Sizes | undefined {
  if (method !== DEFLATED) return undefined;
  try {
    const { buffer, engine } = inflateRawSync(packed, { info: true, maxOutputLength: UNKNOWN_MOST }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return { crc32: crc32(buffer), compressedSize: engine.bytesWritten, uncompressedSize: buffer.length };
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    return isCut ? { crc32: 0, compressedSize: packed.length, uncompressedSize: 0 } : undefined;
  }
}
