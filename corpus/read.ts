import { createHash } from 'node:crypto';
import { type Article, SolieuError } from '../pipeline/model/index.js';
import { decode } from './decode.js';
import { readPage } from './html/index.js';
import type { FieldMap } from './readers/fields.js';
import { isPage } from './sniff.js';
import { readText } from './text/index.js';

export interface ReadOptions {
  /** Larger inputs are refused, in bytes. */
  readonly maxBytes?: number;
  /** Names of the fields in records of scrapers, where they are none of the usual. */
  readonly map?: FieldMap;
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
  const decoded = decode(bytes, source);
  if (decoded.text.trim() === '') throw new SolieuError('input/empty', `${source} holds no text.`);
  const rawHash = createHash('sha256').update(bytes).digest('hex');
  return [isPage(decoded.text) ? readPage(decoded.text, source, rawHash) : readText(decoded, source, rawHash)];
}

/** @throws SolieuError `input/too-large` */
export function refuseLarge(size: number, source: string, maxBytes: number): void {
  if (size > maxBytes) {
    throw new SolieuError('input/too-large', `${source} has ${size} bytes; at most ${maxBytes} are read.`);
  }
}
