import type { QueueAddress } from '../../cluster/index.js';
import { FORMATS, type Format, printRows } from '../answers.js';
import { type CliOption, type Command, type Options, UsageError } from '../command.js';

/** The options that name a queue. */
export const queueOptions: readonly CliOption[] = [
  { flags: '--redis <url>', about: 'address of Redis or Valkey', default: 'redis://127.0.0.1:6379' },
  { flags: '--name <name>', about: 'name of the queue', default: 'solieu' },
];

/**
 * The queue that the options name.
 *
 * @throws UsageError
 */
export function addressIn({ redis, name }: Pick<Options, 'redis' | 'name'>): QueueAddress {
  if (name === '' || name.includes(':')) throw new UsageError('--name takes a name without colons.');
  return { redis, name };
}

export const queue: Command = {
  name: 'queue',
  usage: 'queue PLAN|status --redis URL [--name NAME] [--retry] [--out FOLDER] [--format table|csv|tsv|json|jsonl|md]',
  summary: 'Put the shards of a plan into a queue for workers, or show how the queue stands.',
  details: [
    'A shard is one job, known by its hash: what is in the queue already, waiting or done, is not put in again. --retry puts back those that failed; --out those that are done but not whole in that folder of output.',
    'queue status counts jobs that wait, are worked, are done and failed, and records that were left out because they brought down what read them; with the rate of late and the seconds left. Why shards failed goes to stderr. Exit code 3 where some failed.',
    'Needs the packages bullmq and ioredis.',
  ],
  arguments: [{ name: '<plan>', about: 'a plan made by solieu shard; or the word status' }],
  options: [
    ...queueOptions,
    { flags: '--retry', about: 'put shards that failed back' },
    { flags: '--out <folder>', about: 'put shards back that are not whole in this folder' },
    { flags: '--format <format>', about: 'how to print the status', default: 'table', choices: FORMATS },
  ],
  examples: [
    'solieu queue plan.jsonl --redis redis://queue:6379',
    'solieu queue status --redis redis://queue:6379 --format json',
    'solieu queue plan.jsonl --redis redis://queue:6379 --retry --out claims/',
  ],
  async run([plan = ''], options, io) {
    const { retry = false, out } = options;
    const address = addressIn(options);
    const { enqueue, failedShards, readPlan, statusOf } = await import('../../cluster/index.js');
    if (plan !== 'status') {
      const { shards, added, again } = await enqueue(await readPlan(plan), address, {
        isRetry: retry,
        ...(out === undefined ? {} : { out }),
      });
      io.err(`${address.name}: ${added} of ${shards} shards added${again > 0 ? `, ${again} put back` : ''}\n`);
      return 0;
    }
    const status = await statusOf(address);
    await printRows({ columns: Object.keys(status), rows: [Object.values(status)] }, options.format as Format, io);
    if (status.failed === 0) return 0;
    for (const { input, reason } of (await failedShards(address)).slice(0, 10)) io.err(`${input}: ${reason}\n`);
    return 3;
  },
};
