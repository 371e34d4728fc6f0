import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { SolieuError } from '../../pipeline/model/index.js';
import { problemOf } from '../problems.js';
import { MAX_BYTES, type ReadOptions, refuseLarge } from '../read.js';
import type { Chunks, Items } from './chunks.js';
import { isCompanion, isHiddenName } from './companions.js';
import { readDocx } from './docx.js';
import { damagedAt, FREE_BYTES, MOST_GROWTH } from './gunzip.js';
import { inflated, saysCut } from './inflated.js';
import { nameOf } from './zip-names.js';
import { salvaged } from './zip-salvage.js';

/** The parts of yauzl that are used here; it comes without types. */
export interface ZipEntry {
  readonly fileNameRaw: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly crc32: number;
  isEncrypted(): boolean;
  canDecodeFileData(): boolean;
}
export interface ZipFile {
  readonly entryCount: number;
  eachEntry(): AsyncIterable<ZipEntry>;
  openReadStreamPromise(entry: ZipEntry, options: { readonly decompress?: false }): Promise<Readable>;
  close(): void;
}
interface Yauzl {
  openPromise(path: string, options: object): Promise<ZipFile>;
  fromBufferPromise(buffer: Buffer, options: object): Promise<ZipFile>;
  validateFileName(name: string): string | null;
}

/** More files than this are in no archive of articles; each costs its time, also an empty one. */
const ENTRIES_MOST = 1_000_000;
/** What all files of an archive may grow to, whatever its size. */
const UNPACKED_MOST = 2 ** 36;
/** Archives in an archive are read, those in them are not. */
const DEPTH_MOST = 1;
/** Documents and web archives have fewer entries; so many are looked at to tell them. */
const LOOKED_AT = 2000;

/** The one kind of compression that is read. */
const DEFLATED = 8;

/** How deep in archives a stream stands, and where its bytes are counted. */
export interface Nesting {
  readonly depth: number;
  /** @throws SolieuError `input/bomb` where the outermost archive has grown too much */
  spend(bytes: number): void;
  /** True where that was thrown. */
  isSpent(): boolean;
}

/** A zip that lies on a disk; it is not held. */
interface ZipAt {
  readonly path: string;
  readonly size: number;
}

/** Reads one file of an archive, whatever its format. */
export type ReadEntry<T> = (chunks: Chunks, source: string, options: ReadOptions, nesting: Nesting) => Items<T>;

const require = createRequire(import.meta.url);
/** Loaded with the first zip. */
const yauzl = (): Yauzl => require('yauzl') as Yauzl;

/**
 * Reads every file in a zip, in the order of its table; a DOCX file as one document, of a WACZ file the web archives.
 * Files get the source `path!name`. Names that lead out of the archive, files under a password, wrong sizes and check
 * sums, and bombs are problems; reading goes on with the next file.
 *
 * @param zip the file, or its bytes
 * @param outer where the zip itself is a file in an archive
 */
export async function* readZip<T>(
  zip: ZipAt | Buffer,
  source: string,
  options: ReadOptions,
  readEntry: ReadEntry<T>,
  outer?: Nesting,
): Items<T> {
  const size = Buffer.isBuffer(zip) ? zip.length : zip.size;
  let file: ZipFile | undefined;
  let cut: unknown;
  try {
    let kind: Awaited<ReturnType<typeof kindOf>>;
    try {
      kind = await kindOf(await opened(zip, source));
    } catch (error) {
      // The table stands at the end: where the zip is cut, the headers before its files are left.
      file = size <= SALVAGE_MOST ? await salvagedFrom(zip) : undefined;
      if (file === undefined) throw error;
      cut = error;
      kind = 'files';
    }
    if (kind === 'other') {
      throw new SolieuError(
        'input/binary',
        `${source} is a file of an office program that is not read: save it as .docx.`,
      );
    }
    if (kind === 'docx') {
      refuseLarge(size, source, options.maxBytes ?? MAX_BYTES);
      const bytes = Buffer.isBuffer(zip) ? zip : await readFile(zip.path);
      const rawHash = createHash('sha256').update(bytes).digest('hex');
      yield await readDocx(await opened(bytes, source), source, rawHash, options);
      return;
    }
    const depth = outer === undefined ? 0 : outer.depth + 1;
    if (depth > DEPTH_MOST)
      throw new SolieuError('input/nested', `${source} is an archive in an archive in an archive.`);
    file ??= await opened(zip, source);
    if (file.entryCount > ENTRIES_MOST) {
      throw new SolieuError(
        'input/too-large',
        `${source} has ${file.entryCount} files; at most ${ENTRIES_MOST} are read.`,
      );
    }
    const nesting = { ...(outer ?? budgetOf(size, source)), depth };
    for await (const entry of file.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/') || isHiddenName(name) || isCompanion(name)) continue;
      if (kind === 'wacz' && !ARCHIVE_OF_WACZ.test(name)) continue;
      yield* readOne(file, entry, name, source, options, readEntry, nesting);
      if (outer === undefined) options.onBytes?.(entry.compressedSize);
      // What is left of a bomb would grow as well.
      if (nesting.isSpent()) break;
    }
    if (cut !== undefined) throw cut;
  } catch (error) {
    yield problemOf(error instanceof SolieuError ? error : asDamaged(error, source), source);
  } finally {
    file?.close();
  }
}

/** Larger zips without a table are not searched for files. */
const SALVAGE_MOST = 1 << 28;

/** The files of a zip without a table; none of a document, which is nothing without all its parts. */
async function salvagedFrom(zip: ZipAt | Buffer): Promise<ZipFile | undefined> {
  const file = salvaged(Buffer.isBuffer(zip) ? zip : await readFile(zip.path));
  return file.entryCount === 0 || file.hasOffice ? undefined : file;
}

async function* readOne<T>(
  file: ZipFile,
  entry: ZipEntry,
  name: string,
  archive: string,
  options: ReadOptions,
  readEntry: ReadEntry<T>,
  nesting: Nesting,
): Items<T> {
  const source = `${archive}!${name}`;
  try {
    if (yauzl().validateFileName(name) !== null) {
      throw new SolieuError('input/unsafe-name', `${archive} holds a file whose name leads out of it: ${name}.`);
    }
    if (entry.isEncrypted()) throw new SolieuError('input/encrypted', `${source} is locked by a password.`);
    if (!entry.canDecodeFileData()) throw asDamaged(new Error('unknown compression'), source);
    yield* readEntry(bytesOf(file, entry, source, nesting), source, options, nesting);
  } catch (error) {
    yield problemOf(error, source);
  }
}

/**
 * The unpacked bytes of one file, counted and checked as they come.
 *
 * @throws SolieuError `input/damaged`, `input/bomb`
 */
export async function* bytesOf(
  file: ZipFile,
  entry: ZipEntry,
  source: string,
  nesting?: Pick<Nesting, 'spend'>,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  let sum = 0;
  let stream: Readable | undefined;
  try {
    const isPacked = entry.compressionMethod === DEFLATED;
    stream = await file.openReadStreamPromise(entry, isPacked ? { decompress: false } : {});
    const packed = stream as AsyncIterable<Buffer>;
    for await (const chunk of isPacked ? inflated(packed, createInflateRaw()) : packed) {
      length += chunk.length;
      sum = crc32(chunk, sum);
      if (length > FREE_BYTES && length > entry.compressedSize * MOST_GROWTH) {
        throw new SolieuError('input/bomb', `${source} grows to more than ${MOST_GROWTH} times its size.`);
      }
      nesting?.spend(chunk.length);
      yield chunk;
    }
    if (length !== entry.uncompressedSize) throw new Error(`${length} bytes, not ${entry.uncompressedSize}`);
    if (sum !== entry.crc32) throw new Error('wrong check sum');
  } catch (error) {
    if (error instanceof SolieuError) throw error;
    throw saysCut(error) ? damagedAt(error, source, length) : asDamaged(error, source);
  } finally {
    stream?.destroy();
  }
}

function budgetOf(size: number, source: string): Pick<Nesting, 'spend' | 'isSpent'> {
  let left = Math.min(Math.max(FREE_BYTES, size * MOST_GROWTH), UNPACKED_MOST);
  return {
    spend(bytes) {
      left -= bytes;
      if (left < 0) {
        throw new SolieuError('input/bomb', `${source} grows to more than ${MOST_GROWTH} times its size.`);
      }
    },
    isSpent: () => left < 0,
  };
}

const asDamaged = (error: unknown, source: string): SolieuError => {
  const why = (error instanceof Error ? error.message : String(error)).replace(/\.$/u, '');
  return new SolieuError('input/damaged', `${source} cannot be unpacked: ${why}.`, { cause: error });
};

async function opened(zip: ZipAt | Buffer, source: string): Promise<ZipFile> {
  // Names are decoded and checked here, so that one bad name costs no other file.
  const settings = { lazyEntries: true, decodeStrings: false, autoClose: false };
  try {
    return await (Buffer.isBuffer(zip)
      ? yauzl().fromBufferPromise(zip, settings)
      : yauzl().openPromise(zip.path, settings));
  } catch (error) {
    throw asDamaged(error, source);
  }
}

const ARCHIVE_OF_WACZ = /^archive\/[^/]{1,255}\.warc(?:\.gz)?$/u;

/** A document, a web archive with its index, another office file, or just files. Closes the file. */
async function kindOf(file: ZipFile): Promise<'docx' | 'wacz' | 'other' | 'files'> {
  let isOffice = false;
  let isPackage = false;
  let hasArchive = false;
  let n = 0;
  try {
    for await (const entry of file.eachEntry()) {
      const name = nameOf(entry);
      if (name === 'word/document.xml') return 'docx';
      if (name === '[Content_Types].xml' || (n === 0 && name === 'mimetype')) isOffice = true;
      if (name === 'datapackage.json') isPackage = true;
      if (ARCHIVE_OF_WACZ.test(name)) hasArchive = true;
      if (++n >= LOOKED_AT) break;
    }
  } catch {
    // The table is broken from here on: told where its files are read.
  } finally {
    file.close();
  }
  return isOffice ? 'other' : isPackage && hasArchive ? 'wacz' : 'files';
}
