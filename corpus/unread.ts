import { isUtf8, transcode } from 'node:buffer';
import { type Article, SolieuError } from '../pipeline/model/index.js';
import { type InputProblem, problemOf } from './problems.js';
import { type ReadOptions, readBytes } from './read.js';
import { located } from './readers/address.js';
import { readRecord } from './readers/record.js';

/**
 * One article whose bytes are here and have not been read yet. Plain data, so that reading it can be left to another
 * thread; the hash tells already whether it has to be read at all.
 */
export interface Unread {
  /** The path as given by the user; a record of a file with many adds `#n`. */
  readonly source: string;
  /** The path alone. */
  readonly path: string;
  /** 0-based number of the record in a file of many; the bytes are the record in JSON. Absent for a whole file. */
  readonly record?: number;
  /** SHA-256 (hex) of the bytes as they stand in the file. */
  readonly rawHash: string;
  readonly bytes: Uint8Array;
  /** What an archive or a saved page tells of the page in it, or the web server that it was fetched from. */
  readonly capture?: Capture;
}

/** Where a page was fetched, and as what; in an archive, or in a file that a browser saved. */
export interface Capture {
  /** 0-based number of the record in an archive. */
  readonly record?: number;
  readonly address?: string;
  /** The encoding that the web server told. */
  readonly charset?: string;
}

type JsonRecord = Readonly<Record<string, unknown>>;

/** True for objects with named values: what one record of a scraper is. */
export const isRecord = (value: unknown): value is JsonRecord =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The value that a text says in JSON, behind a byte order mark or not; `undefined` where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return undefined;
  }
}

/**
 * The text of bytes in UTF-8; what is none is U+FFFD. Where all is well formed, the decoder of Node that looks at many bytes
 * at once takes a quarter of the time of V8's.
 */
function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(buffer) ? transcode(buffer, 'utf8', 'utf16le').toString('utf16le') : buffer.toString('utf8');
}

/** Reads the article. */
export function readUnread(unread: Unread, options: ReadOptions = {}): Article | InputProblem {
  const { source, path, record, rawHash, bytes, capture } = unread;
  try {
    if (capture !== undefined) {
      const { address, charset } = capture;
      const told = charset === undefined ? options : { ...options, charset };
      const article = located(readBytes(bytes, source, told)[0]!, address === undefined ? undefined : new URL(address));
      return { ...article, rawHash };
    }
    if (record === undefined) return readBytes(bytes, source, options)[0]!;
    const value = parsedJson(textOf(bytes));
    if (!isRecord(value)) throw new SolieuError('input/damaged', `${source} is no JSON object.`);
    return readRecord(value, source, rawHash, options.map);
  } catch (error) {
    return problemOf(error, path, capture?.record ?? record);
  }
}
