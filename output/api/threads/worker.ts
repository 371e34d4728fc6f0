import { parentPort, workerData } from 'node:worker_threads';
import type { ReadOptions } from '../../../corpus/index.js';
import { ownWork } from '../work.js';
import { type Message, unpacked } from './message.js';

// The program of a thread that reads and understands articles: bytes in, rows out.

const work = await ownWork(workerData as ReadOptions);
parentPort?.on('message', (message: Message) => parentPort?.postMessage(unpacked(message).map(work)));
parentPort?.postMessage('ready');
