import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { ask } from '../query.js';
import type { Question, Reply } from './messages.js';
import type { Watched } from './watchdog.js';

// The process that runs other people's SQL: it can be stopped from outside, which a thread in a long query cannot.

/** Rows that are sent at once, at most, and about how many bytes. */
const PIECE_ROWS = 500;
const PIECE_BYTES = 1 << 18;

const say = (reply: Reply): Promise<void> =>
  new Promise((done) => {
    process.send?.(reply, () => done());
  });
const next = (): Promise<void> => new Promise((done) => process.once('message', () => done()));

const sizeOf = (value: unknown): number =>
  typeof value === 'string' ? value.length : value instanceof Uint8Array ? value.byteLength : 8;

async function answer({ path, sql, parameters, rows: most, bytes: mostBytes }: Question): Promise<void> {
  const db = new Database(resolve(path), { readonly: true, fileMustExist: true });
  db.pragma('query_only = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  const { columns, rows } = ask(db, sql, parameters);
  let piece: (readonly unknown[])[] = [];
  let pieceBytes = 0;
  let sent = 0;
  let bytes = 0;
  const flush = async (isLast: boolean, isCut: boolean) => {
    await say({ columns, rows: piece, isLast, isCut });
    if (!isLast) await next();
    piece = [];
    pieceBytes = 0;
  };
  for (const row of rows) {
    if (sent === most || bytes > mostBytes) return flush(true, true);
    piece.push(row);
    sent++;
    const size = row.reduce<number>((sum, value) => sum + sizeOf(value), 0);
    pieceBytes += size;
    bytes += size;
    if (piece.length === PIECE_ROWS || pieceBytes > PIECE_BYTES) await flush(false, false);
  }
  await flush(true, false);
}

process.once('message', (question: Question) => {
  const watched: Watched = { parent: question.parent, processor: question.processor };
  new Worker(new URL('./watchdog.js', import.meta.url), { workerData: watched }).unref();
  answer(question)
    .catch((error: Error & { code?: string }) => {
      const code = error.code === 'sql/refused' ? error.code : 'sql/failed';
      return say({ code, message: error.message });
    })
    .finally(() => process.disconnect());
});
