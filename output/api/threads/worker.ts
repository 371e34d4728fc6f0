import { parentPort, workerData } from 'node:worker_threads';
import type { ReadOptions } from '../../../corpus/index.js';
import { ownWork } from '../work.js';
import { type Message, unpacked } from './message.js';
import { sweeper } from './sweep.js';

// The program of a thread that reads and understands articles: bytes in, rows out.

const work = await ownWork(workerData as ReadOptions);
const sweep = sweeper();
parentPort?.on('message', (message: Message) => {
  parentPort?.postMessage(unpacked(message).map(work));
  sweep(message.items.length);
});
parentPort?.postMessage('ready');
