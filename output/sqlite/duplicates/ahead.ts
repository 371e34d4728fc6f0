import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import type { Comparison, DuplicateReason } from '../../../pipeline/likeness/index.js';
import type { Meeting } from './meetings.js';

/** Fewer articles are compared sooner than a thread has started. */
const LEAST_ARTICLES = 4096;
/** Milliseconds in which a thread that is told to end has closed its connection; it looks behind every pair. */
const PATIENCE = 5000;

/** Places in `Shared.control`. */
export const STOP = 0;
export const CLOSED = 1;
export const DONE = 2;

/** What the thread has found out, in memory of both; pairs are those that had not been compared, in the order of `meetingsIn`. */
export interface Shared {
  /** Two article numbers a pair. */
  readonly pairs: Int32Array;
  readonly likeness: Float64Array;
  /** Places in `REASONS`. */
  readonly reasons: Uint8Array;
}

/** What `ahead-worker` is given. */
export interface AheadData {
  readonly path: string;
  /** `STOP` is set from here; `CLOSED` and `DONE`, the number of pairs that are compared, by the thread. */
  readonly control: Int32Array;
  readonly port: MessagePort;
}

export const REASONS: readonly (DuplicateReason | undefined)[] = [undefined, 'url', 'near', 'part', 'update'];

/** Comparisons that a thread makes while this one is busy with SQL. */
export interface Ahead {
  /** What it has found out about pair number `n` of those to be compared; absent where it has not come so far. */
  of(n: number, pair: Meeting): Comparison | undefined;
  /** Ends it. SQLite keeps its log beside the file while a connection is open, so it has closed its own when this returns. */
  end(): void;
}

/**
 * Begins to compare the articles that meet, in a thread with a connection of its own; what is there must be committed.
 * Absent where there are fewer articles than `least`, where the database has no file, and where the program is run from its
 * source.
 */
export function compareAhead(db: Database, least = LEAST_ARTICLES): Ahead | undefined {
  const program = new URL('./ahead-worker.js', import.meta.url);
  const articles = db.prepare('SELECT max(article_id) FROM article').pluck().get() as number | null;
  if (db.memory || (articles ?? 0) < least || !existsSync(fileURLToPath(program))) return undefined;
  const control = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  const { port1, port2 } = new MessageChannel();
  const data: AheadData = { path: db.name, control, port: port2 };
  const worker = new Worker(program, { workerData: data, transferList: [port2] });
  worker.unref();
  // What it does not do is done here.
  worker.on('error', () => undefined);
  let shared: Shared | undefined;
  return {
    of(n, { a, b }) {
      shared ??= receiveMessageOnPort(port1)?.message as Shared | undefined;
      if (shared === undefined || n >= Atomics.load(control, DONE)) return undefined;
      if (shared.pairs[2 * n] !== a || shared.pairs[2 * n + 1] !== b) return undefined;
      const reason = REASONS[shared.reasons[n]!];
      const likeness = shared.likeness[n]!;
      return reason === undefined || reason === 'text' ? { likeness } : { likeness, reason };
    },
    end() {
      Atomics.store(control, STOP, 1);
      Atomics.wait(control, CLOSED, 0, PATIENCE);
      port1.close();
      void worker.terminate();
    },
  };
}
