import type { Io } from './command.js';

/** Lines are written in pieces of about this many characters: one write a line is five times as slow. */
const PIECE = 1 << 16;

/** Writes lines to stdout, as fast as they are taken. */
export async function writeLines(lines: Iterable<string> | AsyncIterable<string>, io: Io): Promise<void> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    await io.out(piece);
    piece = '';
  }
  if (piece !== '') await io.out(piece);
}
