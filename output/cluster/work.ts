import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job, Worker } from 'bullmq';
import { SolieuError } from '../../pipeline/model/index.js';
import { rulesetVersion } from '../api/ruleset.js';
import { writingError } from '../export/index.js';
import { connected, crashedKey, type Engine, loadEngine, type QueueAddress, shown } from './engine.js';
import type { ShardFormat } from './messages.js';
import { type Miner, minerWith } from './miner.js';
import type { JobResult } from './queue.js';
import type { Shard } from './shard.js';
import { type ShardJob, workShard } from './work-shard.js';

export interface WorkOptions extends QueueAddress {
  /** Folder of output; all workers of a queue may share one. */
  readonly out: string;
  readonly format?: ShardFormat;
  /** Shards at a time. */
  readonly jobs?: number;
  /** Folder that relative paths of the plan start from. */
  readonly root?: string;
  /** Folder on a disk of this machine for databases that are being made. */
  readonly scratch?: string;
  /** Seconds after which the shards of a worker that went away are handed out again. */
  readonly lease?: number;
  /** Seconds that one article may take. */
  readonly stall?: number;
  /** Megabytes of heap for each shard that is worked. */
  readonly memory?: number;
  /** Seconds to wait for Redis, a disk that does not take output, or a file that cannot be read. */
  readonly patience?: number;
  /** Stay when the queue is empty. */
  readonly stays?: boolean;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: WorkEvent) => void;
}

/** What a worker tells. */
export type WorkEvent =
  | { readonly event: 'done'; readonly shard: Shard; readonly result: JobResult; readonly isNew: boolean }
  | { readonly event: 'failed'; readonly shard: Shard; readonly message: string; readonly isLast: boolean }
  | { readonly event: 'trouble'; readonly message: string };

export interface WorkResult {
  readonly shards: number;
  readonly failed: number;
  readonly isInterrupted: boolean;
}

/** The first pause before a shard that could not be read or written is tried again, in milliseconds; the next are twice as long each. */
const FIRST_PAUSE = 500;
/** How long to wait for what does not answer, in seconds. */
const PATIENCE = 30;
/** How often the queue is asked whether anything is left, in milliseconds. */
const ASK = 500;
/** How names of files in the making begin. */
const LEFT_OVERS = ['.partial', 'solieu-work'] as const;
/** Faults of this machine, not of the shard: others may do better. */
const OF_THE_PLACE: ReadonlySet<string> = new Set(['output/unwritable', 'db/unwritable', 'db/locked']);

/**
 * Works shards of a queue until all of them are done or failed, by this worker or others.
 *
 * @throws SolieuError `cluster/no-engine`, `cluster/no-redis`, `cluster/read-only`; `cluster/other-rules` where the queue
 *   was filled by another version; `output/unwritable`, `db/unwritable` where the disk does not take the output: the shard has gone back
 */
export async function work(options: WorkOptions): Promise<WorkResult> {
  const engine = await loadEngine();
  const out = resolve(options.out);
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    throw writingError(error, out);
  }
  // A name of its own for each call: one process may work two queues.
  const name = `solieu-work-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const scratch = join(options.scratch ?? tmpdir(), name);
  for (const folder of [out, options.scratch ?? tmpdir()]) removeLeftOvers(folder);
  const connection = await connected(engine, options, {
    patience: options.patience ?? PATIENCE,
    onDeposed() {
      const message = `${shown(options.redis)} takes no writes now; waiting until it leads to the new primary.`;
      options.onEvent?.({ event: 'trouble', message });
    },
  });
  try {
    return await workWith(engine, connection, { ...options, out, scratch });
  } finally {
    connection.disconnect();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function workWith(
  { bullmq }: Engine,
  connection: Awaited<ReturnType<typeof connected>>,
  options: WorkOptions & { readonly scratch: string },
): Promise<WorkResult> {
  const { name, jobs = 1, lease = 30, signal } = options;
  const tell = options.onEvent ?? (() => undefined);
  const ruleset = rulesetVersion();
  const queue = new bullmq.Queue<ShardJob>(name, { connection });
  const miners = minersFor(options);
  const counts = { shards: 0, failed: 0 };
  const halt: Halt = { isHalting: false, why: undefined };

  const processor = async (job: Job<ShardJob>, token?: string): Promise<JobResult> => {
    const giveBack = async (why: unknown): Promise<never> => {
      halt.why ??= why;
      halt.isHalting = true;
      await job.moveToWait(token);
      throw new bullmq.WaitingError();
    };
    if (halt.isHalting) return giveBack(halt.why);
    if (job.data.ruleset !== ruleset) {
      const message = `The queue ${name} was filled by ${job.data.ruleset}; this is ${ruleset}.`;
      return giveBack(new SolieuError('cluster/other-rules', message));
    }
    const miner = miners.take();
    try {
      const { manifest, isNew } = await patiently(job, miner, options, halt);
      const { articles, claims, errors, crashed } = manifest;
      if (crashed.length > 0) await connection.sadd(crashedKey(queue), ...crashed);
      const result = { articles, claims, errors, crashed: crashed.length };
      counts.shards++;
      tell({ event: 'done', shard: job.data.shard, result, isNew });
      return result;
    } catch (error) {
      if (error instanceof SolieuError && OF_THE_PLACE.has(error.code)) return giveBack(error);
      const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
      if (isLast) counts.failed++;
      const message = error instanceof Error ? error.message : String(error);
      tell({ event: 'failed', shard: job.data.shard, message, isLast });
      throw error;
    } finally {
      miners.give(miner);
    }
  };

  const worker = new bullmq.Worker<ShardJob, JobResult>(name, processor, {
    connection,
    concurrency: jobs,
    name: `${hostname()}-${process.pid}`,
    lockDuration: lease * 1000,
    stalledInterval: lease * 1000,
    // A worker that dies is no fault of the shard; shards that kill are found by their parts.
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    drainDelay: 1,
    runRetryDelay: 1000,
  });
  tellTrouble(worker, tell);
  queue.on('error', () => undefined);
  try {
    while (!halt.isHalting && signal?.aborted !== true) {
      await pause(ASK);
      if (options.stays !== true && (await leftIn(queue)) === 0) break;
    }
    await worker.close();
    if (halt.why !== undefined) throw halt.why;
    return { ...counts, isInterrupted: signal?.aborted ?? false };
  } finally {
    miners.close();
    await queue.close();
  }
}

/** Whether the worker takes no more shards because of a fault that it cannot do anything about. */
interface Halt {
  isHalting: boolean;
  why: unknown;
}

/** Works a shard, and again after longer and longer pauses where a file or the disk is at fault, as long as there is patience. */
async function patiently(
  job: Job<ShardJob>,
  miner: Miner,
  { out, format = 'sqlite', scratch, patience = PATIENCE, signal, onEvent }: WorkOptions & { readonly scratch: string },
  halt: Halt,
): ReturnType<typeof workShard> {
  const tell = (message: string) => onEvent?.({ event: 'trouble', message });
  let waited = 0;
  for (let next = FIRST_PAUSE; ; next *= 2) {
    try {
      return await workShard(job.data, {
        miner,
        out,
        format,
        scratch: join(scratch, randomUUID()),
        keep: (progress) => job.updateData({ ...job.data, progress }),
        tell,
      });
    } catch (error) {
      const isWorthWaiting = error instanceof SolieuError && error.code !== 'cluster/changed';
      if (waited + next > patience * 1000 || !isWorthWaiting || halt.isHalting || signal?.aborted) throw error;
      waited += next;
      tell(`${error.message} Trying again in ${next / 1000} s.`);
      await pause(next);
    }
  }
}

/** Processes that read shards, each for one at a time; as many as there are shards at work at once. */
interface Miners {
  take(): Miner;
  give(miner: Miner): void;
  close(): void;
}

function minersFor({ root = '.', memory = 1024, stall = 300 }: WorkOptions): Miners {
  const all: Miner[] = [];
  const idle: Miner[] = [];
  return {
    take() {
      const free = idle.pop();
      if (free !== undefined) return free;
      const miner = minerWith({ root: resolve(root), memory, stall: stall * 1000 });
      all.push(miner);
      return miner;
    },
    give(miner) {
      idle.push(miner);
    },
    close() {
      for (const miner of all) miner.close();
    },
  };
}

/** Tells what is wrong with the queue, once an outage, not at every try. */
function tellTrouble(worker: Worker<ShardJob, JobResult>, tell: (event: WorkEvent) => void): void {
  let trouble = '';
  worker.on('error', ({ message }) => {
    // A shard that went to another worker meanwhile is done twice, which makes no difference.
    if (/\block\b/iu.test(message) || message === trouble) return;
    trouble = message;
    tell({ event: 'trouble', message: `The queue does not answer as it should (${message}).` });
  });
  worker.on('active', () => {
    trouble = '';
  });
}

/** Shards that are neither done nor failed; 1 where the queue does not tell. */
async function leftIn(queue: { getJobCounts(): Promise<Readonly<Record<string, number>>> }): Promise<number> {
  try {
    const { completed = 0, failed = 0, ...left } = await queue.getJobCounts();
    return Object.values(left).reduce((sum, n) => sum + n, 0);
  } catch {
    return 1;
  }
}

/** Takes away what workers of this machine left that are no more. Those of other machines cannot be told from living ones. */
function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const mark = LEFT_OVERS.find((one) => name.startsWith(`${one}-${hostname()}-`));
    if (mark === undefined) continue;
    const pid = Number.parseInt(name.slice(`${mark}-${hostname()}-`.length), 10);
    if (pid > 0 && !isRunning(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
