import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, JobsOptions } from 'bullmq';
import { rulesetVersion } from '../api/ruleset.js';
import { crashedKey, openQueue, type QueueAddress, readOnlyError } from './engine.js';
import { fileNameOf, isIntact, type Manifest, manifestNameOf, readManifest } from './manifest.js';
import { SHARD_FORMATS } from './messages.js';
import type { Plan } from './plan.js';
import { bytesOf } from './shard.js';
import type { ShardJob } from './work-shard.js';

export interface EnqueueOptions {
  /** Put shards that failed back into the queue. */
  readonly isRetry?: boolean;
  /** Put shards back that are done but not whole in this folder of output. */
  readonly out?: string;
}

/** What became of a plan's shards. */
export interface Enqueued {
  readonly shards: number;
  /** Those that were not in the queue before. */
  readonly added: number;
  /** Those that were put back. */
  readonly again: number;
}

/** Jobs that are sent at once. */
const PIECE = 500;
/** How often a shard is handed out before it counts as failed. Workers wait between their own tries, so there is no delay here: delays would go by the clocks of different machines. */
const ATTEMPTS = 3;

/** What a done job leaves in the queue. */
export type JobResult = Pick<Manifest, 'articles' | 'claims' | 'errors'> & { readonly crashed: number };

/**
 * Puts the shards of a plan into a queue, a job each. A shard that is in the queue already, waiting, worked or done, is
 * not put in again.
 *
 * @throws SolieuError `cluster/no-engine`, `cluster/no-redis`; `cluster/read-only` also where a part of them is in by then
 */
export async function enqueue(
  { plan, shards }: Plan,
  address: QueueAddress,
  { isRetry = false, out }: EnqueueOptions = {},
): Promise<Enqueued> {
  const { queue, close } = await openQueue<ShardJob>(address);
  try {
    const ruleset = rulesetVersion();
    let again = 0;
    for (const { shard } of isRetry || out !== undefined ? shards : []) {
      const job = await queue.getJob(shard);
      if (job === undefined) continue;
      if (await isToBeDoneAgain(job, isRetry, out)) {
        await job.remove();
        again++;
      }
    }
    const before = await countIn(queue);
    for (let from = 0; from < shards.length; from += PIECE) {
      await queue.addBulk(
        shards.slice(from, from + PIECE).map((shard) => {
          const opts: JobsOptions = { jobId: shard.shard, attempts: ATTEMPTS };
          return { name: 'shard', data: { shard, plan, of: shards.length, ruleset }, opts };
        }),
      );
    }
    const added = (await countIn(queue)) - before;
    return { shards: shards.length, added: Math.max(0, added - again), again };
  } catch (error) {
    throw readOnlyError(error, address.redis) ?? error;
  } finally {
    await close();
  }
}

async function isToBeDoneAgain(job: Job<ShardJob>, isRetry: boolean, out: string | undefined): Promise<boolean> {
  const state = await job.getState();
  if (state === 'failed') return isRetry;
  if (state !== 'completed' || out === undefined) return false;
  const { shard } = job.data.shard;
  let isWhole = false;
  for (const format of SHARD_FORMATS) {
    const path = join(out, manifestNameOf(shard, format));
    const manifest = readManifest(path);
    if (manifest !== undefined && (await isIntact(out, manifest))) {
      isWhole = true;
      continue;
    }
    // Otherwise the worker would take it for done.
    for (const name of [manifestNameOf(shard, format), fileNameOf(shard, format)])
      rmSync(join(out, name), { force: true });
  }
  return !isWhole;
}

type Counted = { getJobCounts(): Promise<Readonly<Record<string, number>>> };
const countIn = async (queue: Counted): Promise<number> =>
  Object.values(await queue.getJobCounts()).reduce((sum, n) => sum + n, 0);

/** How a queue stands. */
export interface QueueStatus {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly done: number;
  readonly failed: number;
  /** Records that were left out because they brought down whatever read them. */
  readonly quarantined: number;
  /** Shards a minute, of late; nothing before two are done. */
  readonly shards_per_minute: number | null;
  /** Megabytes of input a second, of late. */
  readonly mb_per_second: number | null;
  /** Seconds until all is done at that rate. */
  readonly seconds_left: number | null;
}

/** Done jobs that tell the rate. */
const LATEST = 100;

/**
 * Asks how a queue stands.
 *
 * @throws SolieuError `cluster/no-engine`, `cluster/no-redis`
 */
export async function statusOf(address: QueueAddress): Promise<QueueStatus> {
  const { queue, connection, close } = await openQueue<ShardJob>(address, { isReader: true });
  try {
    const counts = await queue.getJobCounts();
    const { waiting: _, active = 0, completed = 0, failed = 0 } = counts;
    const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const waiting = all - active - completed - failed;
    const quarantined = await connection.scard(crashedKey(queue));
    const latest = await queue.getJobs(['completed'], 0, LATEST - 1, false);
    return {
      name: address.name,
      waiting,
      active,
      done: completed,
      failed,
      quarantined,
      ...rateOf(latest, waiting + active),
    };
  } finally {
    await close();
  }
}

function rateOf(latest: readonly Job<ShardJob>[], left: number) {
  const done = latest.filter(
    (job) => job !== undefined && job.finishedOn !== undefined && job.processedOn !== undefined,
  );
  const times = done.map((job) => job.finishedOn!);
  // From when the first of them was begun: with one worker, the time between ends would miss a job.
  const began = Math.min(...done.map((job) => job.processedOn!));
  const seconds = (Math.max(...times) - began) / 1000;
  // Clocks that were set meanwhile give no rate.
  if (done.length < 2 || !(seconds > 0)) return { shards_per_minute: null, mb_per_second: null, seconds_left: null };
  const bytes = done.reduce((sum, job) => sum + bytesOf(job.data.shard), 0);
  return {
    shards_per_minute: round((done.length / seconds) * 60),
    mb_per_second: round(bytes / 1e6 / seconds),
    seconds_left: Math.ceil((left * seconds) / done.length),
  };
}

const round = (n: number): number => Number(n.toPrecision(3));

/** A shard that failed, and why. */
export interface FailedShard {
  readonly shard: string;
  readonly input: string;
  readonly reason: string;
}

/** The shards that failed. */
export async function failedShards(address: QueueAddress): Promise<FailedShard[]> {
  const { queue, close } = await openQueue<ShardJob>(address, { isReader: true });
  try {
    const jobs = await queue.getJobs(['failed']);
    return jobs.map(({ data: { shard }, failedReason }) => ({
      shard: shard.shard,
      input: shard.kind === 'files' ? (shard.files[0]?.path ?? '') : `${shard.path} from byte ${shard.start}`,
      reason: failedReason,
    }));
  } finally {
    await close();
  }
}
