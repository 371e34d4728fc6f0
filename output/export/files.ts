import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Lines are written in pieces of about this many characters. */
const PIECE = 1 << 16;

/** A file that was written, as a data package lists it. */
export interface Written {
  readonly bytes: number;
  readonly hash: string;
  readonly rows: number;
}

/** Writes lines one after the other, whatever their number. */
export function writeLinesTo(path: string, lines: Iterable<string>): Written {
  const file = openSync(path, 'w');
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
  try {
    for (const line of lines) {
      piece += line;
      rows++;
      if (piece.length > PIECE) flush();
    }
    flush();
    return { bytes, hash: `sha256:${hash.digest('hex')}`, rows };
  } finally {
    closeSync(file);
  }
}
