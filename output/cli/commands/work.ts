import type { ShardFormat, WorkEvent } from '../../cluster/index.js';
import { type Command, type Io, UsageError } from '../command.js';
import { jobsOf, LEAST_MEMORY, numberIn, wholeIn } from '../numbers.js';
import { addressIn, queueOptions } from './queue.js';

const FORMATS = ['sqlite', 'jsonl', 'csv', 'parquet'];

function told(io: Io, isQuiet: boolean): (event: WorkEvent) => void {
  return (event) => {
    if (event.event === 'trouble') io.err(`solieu: ${event.message}\n`);
    else if (event.event === 'failed') {
      io.err(`solieu: shard ${event.shard.shard} ${event.isLast ? 'failed' : 'goes back'}: ${event.message}\n`);
    } else if (!isQuiet) {
      const { articles, claims, errors, crashed } = event.result;
      const more = `${errors > 0 ? `, ${errors} failed` : ''}${crashed > 0 ? `, ${crashed} left out` : ''}`;
      const was = event.isNew ? '' : ' (was there)';
      io.err(`${event.shard.shard}: ${articles} articles, ${claims} claims${more}${was}\n`);
    }
  };
}

export const work: Command = {
  name: 'work',
  usage: 'work --redis URL --out FOLDER [--name NAME] [--jobs N] [--format sqlite|jsonl|csv|parquet]',
  summary: 'Read shards of a queue, on any number of machines, until all are done.',
  details: [
    'Each shard becomes one file in the folder, with a manifest beside it that tells its hash and counts: a database for solieu merge, or the facts as JSON lines or CSV (packed by gzip) or Parquet. Files appear when they are whole. Workers may be killed at any time; a shard that two of them work is there once.',
    'A shard that brings down the process that reads it is halved until the record is found; it is left out and told in ingest_error. A shard whose bytes are not those of the plan is refused, and fails when three tries came to that.',
    'Ctrl-C ends after the shards at hand, a second one at once. Exit code 3 where shards failed here. Needs the packages bullmq and ioredis.',
  ],
  arguments: [],
  options: [
    ...queueOptions,
    { flags: '--out <folder>', about: 'folder of output, shared by all workers or brought together later' },
    { flags: '--format <format>', about: 'what a shard becomes', default: 'sqlite', choices: FORMATS },
    { flags: '--jobs <n>', about: 'shards at a time', default: '1' },
    { flags: '--root <folder>', about: 'where relative paths of the plan start', default: '.' },
    {
      flags: '--scratch <folder>',
      about: 'folder on a disk of this machine for files in the making; else that of the system',
    },
    {
      flags: '--lease <seconds>',
      about: 'when the shards of a worker that went away are handed out again',
      default: '30',
    },
    { flags: '--stall <seconds>', about: 'how long one article may take', default: '300' },
    {
      flags: '--patience <seconds>',
      about: 'how long to wait for Redis, a disk or a file that does not answer',
      default: '30',
    },
    { flags: '--memory <megabytes>', about: 'heap for each shard that is worked', default: '1024' },
    { flags: '--stay', about: 'wait for more when the queue is empty' },
    { flags: '--quiet', about: 'tell only what went wrong' },
  ],
  examples: [
    'solieu work --redis redis://queue:6379 --out /shared/claims --jobs 8',
    'solieu work --redis redis://queue:6379 --out /shared/facts --format parquet --root /mnt/archive',
  ],
  async run(_args, options, io) {
    const { out, format, root = '.', scratch, quiet = false, stay = false } = options;
    if (out === undefined) throw new UsageError('work needs --out FOLDER.');
    const address = addressIn(options);
    const numbers = {
      jobs: jobsOf(options.jobs ?? '1'),
      lease: numberIn(options.lease ?? '30', '--lease'),
      patience: numberIn(options.patience ?? '30', '--patience'),
      stall: numberIn(options.stall ?? '300', '--stall'),
      memory: wholeIn(options.memory ?? '1024', '--memory', LEAST_MEMORY),
    };
    const cluster = await import('../../cluster/index.js');
    const result = await cluster.work({
      ...address,
      out,
      format: format as ShardFormat,
      root,
      ...numbers,
      ...(scratch === undefined ? {} : { scratch }),
      stays: stay,
      signal: io.interrupt(),
      onEvent: told(io, quiet),
    });
    if (!quiet)
      io.err(`${out}: ${result.shards} shards done here${result.failed > 0 ? `, ${result.failed} failed` : ''}\n`);
    if (result.isInterrupted) return 130;
    return result.failed > 0 ? 3 : 0;
  },
};
