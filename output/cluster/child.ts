import { Worker } from 'node:worker_threads';
import { SolieuError } from '../../pipeline/model/index.js';
import { writingError } from '../export/index.js';
import type { Watched } from '../sqlite/guard/watchdog.js';
import { databaseError } from '../sqlite/index.js';
import type { Beat, Reply, Task } from './messages.js';
import { itemMiner } from './mine-items.js';
import { publish } from './publish.js';
import { verifyShard } from './shard-inputs.js';

// The process that reads shards for a worker. It may be killed at any time, and by what it reads: whatever it has done is
// in the scratch database article by article, and output appears as a whole.

const say = (message: Reply | Beat): void => {
  process.send?.(message, () => undefined);
};

const mineItems = itemMiner();

async function work(task: Task): Promise<Reply> {
  switch (task.task) {
    case 'verify':
      await verifyShard(task.shard);
      return { done: true };
    case 'mine':
      await mineItems(task, (item) => say({ item }));
      return { done: true };
    case 'publish':
      return { done: await publish(task) };
  }
}

/** What a full or forbidding disk says; all other errors of files come from reading. */
const OF_WRITING: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS']);

/** The error as one that a user can do something about, where it is one. */
function faultOf(error: unknown, task: Task): unknown {
  const place = task.task === 'publish' ? task.out : task.task === 'mine' ? task.scratch : task.shard.shard;
  const known = databaseError(error, place);
  if (known instanceof SolieuError || !(error instanceof Error) || !('syscall' in error)) return known;
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  if (task.task === 'publish' || OF_WRITING.has(code)) return writingError(error, place);
  return new SolieuError('input/unreadable', `${path || task.shard.shard} cannot be read (${code}).`, { cause: error });
}

process.on('message', (task: Task) => {
  work(task).then(say, (error: unknown) => {
    const told = faultOf(error, task);
    if (told instanceof SolieuError) say({ fault: told.code, message: told.message });
    else throw error; // a fault of the program or of what it read: the worker finds the record
  });
});

// The worker decides what a Ctrl-C in its terminal means; without a worker there is nothing to do.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
// What is read may keep this thread from hearing that the worker is gone; then another one ends the process.
const watched: Watched = { parent: Number(process.argv[2]), processor: Number.POSITIVE_INFINITY };
new Worker(new URL('../sqlite/guard/watchdog.js', import.meta.url), { workerData: watched }).unref();
