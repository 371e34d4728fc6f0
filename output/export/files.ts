import { createHash } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { SolieuError } from '../../pipeline/model/index.js';

/** Lines are written in pieces of about this many characters. */
const PIECE = 1 << 16;

/** A file that was written, as a data package lists it. */
export interface Written {
  readonly bytes: number;
  readonly hash: string;
  readonly rows: number;
}

/** Writes lines one after the other, whatever their number. The file appears under its name when it is whole. */
export function writeLinesTo(path: string, lines: Iterable<string>): Written {
  const partial = `${path}.partial`;
  const file = openSync(partial, 'w');
  const hash = createHash('sha256');
  let piece = '';
  let bytes = 0;
  let rows = 0;
  const flush = () => {
    const data = Buffer.from(piece);
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
    hash.update(data);
    bytes += data.length;
    piece = '';
  };
  let isOpen = true;
  try {
    for (const line of lines) {
      piece += line;
      rows++;
      if (piece.length > PIECE) flush();
    }
    flush();
    closeSync(file);
    isOpen = false;
    renameSync(partial, path);
    return { bytes, hash: `sha256:${hash.digest('hex')}`, rows };
  } catch (error) {
    if (isOpen) closeSync(file);
    rmSync(partial, { force: true });
    throw error;
  }
}

/** What the system's codes mean to somebody who writes a file. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the file is as large as it may be',
  EACCES: 'it may not be written to',
  EPERM: 'it may not be written to',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it is no folder',
  EIO: 'the disk reports an error',
};

/** The error to show for what the system threw while `path` was written; anything else is given back as it is. */
export function writingError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const meaning = MEANINGS[code];
  if (meaning === undefined) return error;
  return new SolieuError('output/unwritable', `${path} cannot be written: ${meaning}.`, { cause: error });
}
