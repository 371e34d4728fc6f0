import { SolieuError } from '../../pipeline/model/index.js';
import { writingError } from '../export/index.js';
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

process.on('message', (task: Task) => {
  const place = task.task === 'publish' ? task.out : task.task === 'mine' ? task.scratch : task.shard.shard;
  work(task).then(say, (error: unknown) => {
    const told = writingError(databaseError(error, place), place);
    if (told instanceof SolieuError) say({ fault: told.code, message: told.message });
    else throw error; // a fault of the program or of what it read: the worker finds the record
  });
});

// The worker decides what a Ctrl-C in its terminal means; without a worker there is nothing to do.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(0));
