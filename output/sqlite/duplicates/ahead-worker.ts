import { workerData } from 'node:worker_threads';
import { openForReading } from '../open.js';
import { type AheadData, CLOSED, DONE, REASONS, type Shared, STOP } from './ahead.js';
import { meetingsIn } from './meetings.js';
import { orderOn } from './order.js';
import { comparerOn, newPairs, storedPairs } from './pairs.js';

// The program of the thread that compares articles while indices are built.

const { path, control, port } = workerData as AheadData;
const isStopped = (): boolean => Atomics.load(control, STOP) !== 0;
try {
  const db = openForReading(path);
  try {
    if (!isStopped()) {
      const pairs = newPairs(meetingsIn(db, orderOn(db)).pairs, storedPairs(db));
      const shared: Shared = {
        pairs: new Int32Array(new SharedArrayBuffer(8 * pairs.length)),
        likeness: new Float64Array(new SharedArrayBuffer(8 * pairs.length)),
        reasons: new Uint8Array(new SharedArrayBuffer(pairs.length)),
      };
      for (const [n, { a, b }] of pairs.entries()) shared.pairs.set([a, b], 2 * n);
      port.postMessage(shared);
      const compare = comparerOn(db);
      for (let n = 0; n < pairs.length && !isStopped(); n++) {
        const { likeness, reason } = compare(pairs[n]!);
        shared.likeness[n] = likeness;
        shared.reasons[n] = REASONS.indexOf(reason);
        Atomics.store(control, DONE, n + 1);
      }
    }
  } finally {
    db.close();
  }
} finally {
  Atomics.store(control, CLOSED, 1);
  Atomics.notify(control, CLOSED);
}
