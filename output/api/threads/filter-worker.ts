import { parentPort, workerData } from 'node:worker_threads';
import { extractor } from '../extract.js';
import type { FilterMessage } from './filter.js';
import { sweeper } from './sweep.js';

// The program of a thread of `solieu extract`: lines in, lines out.

const extract = await extractor(workerData as Parameters<typeof extractor>[0]);
const sweep = sweeper();
parentPort?.on('message', ({ bytes, ends }: FilterMessage) => {
  parentPort?.postMessage(ends.map((end, n) => extract(bytes.subarray(ends[n - 1] ?? 0, end))));
  sweep(ends.length);
});
parentPort?.postMessage('ready');
