import { createHash } from 'node:crypto';
import { type Article, SolieuError } from '../pipeline/model/index.js';
import { type Decoded, decode } from './decode.js';
import { fromWestern } from './encodings/index.js';
import { readPage } from './html/index.js';
import { located, savedFrom } from './readers/address.js';
import { withoutData } from './readers/data-uris.js';
import type { FieldMap } from './readers/fields.js';
import { isPage } from './sniff.js';
import { readText } from './text/index.js';

export interface ReadOptions {
  /** Larger inputs are refused, in bytes. */
  readonly maxBytes?: number;
  /** Names of the fields in records of scrapers, where they are none of the usual. */
  readonly map?: FieldMap;
  /** Name of the encoding that the sender told; it counts where the bytes show no other. */
  readonly charset?: string;
  /**
   * Seconds for which an input may give nothing; when absent, 600 for files and pipes, and any time for standard input.
   */
  readonly wait?: number;
  /** The folder in which relative paths begin, as they are told; the current one when absent. Files are looked for in that. */
  readonly folder?: string;
  /** Files of folders that are left out, by their full paths: the database that is written. */
  readonly except?: ReadonlySet<string>;
  /** Told how many more bytes of the files have been read: together as many as they have. */
  readonly onBytes?: (bytes: number) => void;
}

/** Saved pages of the press have up to 0.5 MB; what is larger than this is no article. */
export const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads the articles of one file, whose format is told by its content.
 *
 * @param source the path as the user gave it; it becomes `Article.source`
 * @throws SolieuError `input/empty`, `input/binary`, `input/no-body`, `input/too-large`
 */
export function readBytes(bytes: Uint8Array, source: string, options: ReadOptions = {}): Article[] {
  refuseLarge(bytes.length, source, options.maxBytes ?? MAX_BYTES);
  const decoded = decodedAs(bytes, source, options.charset);
  if (decoded.text.trim() === '') throw new SolieuError('input/empty', `${source} holds no text.`);
  const rawHash = createHash('sha256').update(bytes).digest('hex');
  if (!isPage(decoded.text)) return [readText(decoded, source, rawHash)];
  return [located(readPage(withoutData(decoded.text), source, rawHash), savedFrom(decoded.text))];
}

/** `<meta charset="windows-1252">` */
const DECLARED = /<meta[^<>]{0,99}charset\s?=\s?["']?(?<name>[\w-]{3,20})/iu;

/** English pages are in encodings that have no Vietnamese letters; only what tells one of those is read as such. */
function decodedAs(bytes: Uint8Array, source: string, charset: string | undefined): Decoded {
  try {
    return decode(bytes, source, charset);
  } catch (error) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
    const told = charset ?? DECLARED.exec(head)?.groups?.['name'];
    const text = told === undefined || head.includes('\0') ? undefined : fromWestern(bytes, told);
    if (text === undefined) throw error;
    return { text, marked: false, encoding: told!.toLowerCase() };
  }
}

/** @throws SolieuError `input/too-large` */
export function refuseLarge(size: number, source: string, maxBytes: number): void {
  if (size > maxBytes) {
    throw new SolieuError('input/too-large', `${source} has ${size} bytes; at most ${maxBytes} are read.`);
  }
}
