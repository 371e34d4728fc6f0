import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { finished, type Manifest } from './manifest.js';
import type { ShardFormat } from './messages.js';
import { CrashError, type Miner } from './miner.js';
import { bisected, isSuspect, noted, type Progress, wholeOf } from './partition.js';
import { itemsOf, type Shard, sourceOf } from './shard.js';

/** What a job of the queue holds. */
export interface ShardJob {
  readonly shard: Shard;
  readonly plan: string;
  /** How many shards the plan has. */
  readonly of: number;
  /** Version of the rules of the program that queued it: a queue is worked by one. */
  readonly ruleset: string;
  /** How far it has been taken apart, where that had to be. */
  readonly progress?: Progress;
}

/** Where and how a shard is worked. */
export interface ShardWork {
  readonly miner: Miner;
  readonly out: string;
  readonly format: ShardFormat;
  /** A folder of its own for the database that is being made; it is removed at the end. */
  readonly scratch: string;
  /** Keeps how far the shard has been taken apart, before it is gone on with. */
  keep(progress: Progress): Promise<void>;
  /** Tells the user of a crash. */
  tell(message: string): void;
}

/** How often checking or writing may bring the process down. */
const MOST_CRASHES_OUTSIDE = 3;

/**
 * Reads a shard and puts its output in its place; where it is there already, nothing is done. A part that brings the
 * process down is halved until the records are found that do it: these are left out and told as problems.
 *
 * @throws SolieuError where the input is not as planned or the output cannot be written
 * @throws CrashError where the process goes down whatever it is given
 */
export async function workShard(job: ShardJob, work: ShardWork): Promise<{ manifest: Manifest; isNew: boolean }> {
  const { shard, ruleset, plan, of } = job;
  const { miner, out, format, scratch } = work;
  const done = finished(out, shard.shard, format, ruleset);
  if (done !== undefined) return { manifest: done, isNew: false };
  mkdirSync(scratch, { recursive: true });
  const database = join(scratch, 'shard.db');
  try {
    await steadily(() => miner.run({ task: 'verify', shard }));
    const progress = await mineParts(job, work, database);
    const crashed = progress.crashed.map((item) => sourceOf(shard, item));
    const about = { shard: shard.shard, n: shard.n, plan, of, ruleset, format, crashed };
    const manifest = await steadily(() => miner.run({ task: 'publish', scratch: database, out, format, about }));
    if (manifest === true) throw new Error('The child published without a manifest.');
    return { manifest, isNew: true };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function mineParts({ shard, ruleset, progress: kept }: ShardJob, work: ShardWork, database: string) {
  let progress = kept ?? wholeOf(itemsOf(shard));
  let last: number | undefined;
  for (let at = 0; at < progress.parts.length; ) {
    const part = progress.parts[at]!;
    if (isSuspect(part)) {
      if (part.to - part.from <= 1 && (part.from === part.to || progress.crashed.includes(part.from))) {
        throw new CrashError(`${sourceOf(shard, part.from)} cannot even be left out.`);
      }
      progress = bisected(progress, at, last);
      continue;
    }
    progress = noted(progress, at, 'begun');
    await work.keep(progress);
    const items = { from: part.from, to: part.to, crashed: progress.crashed };
    try {
      await work.miner.run({ task: 'mine', shard, items, scratch: database, ruleset });
      progress = noted(progress, at, 'done');
      at++;
    } catch (error) {
      if (!(error instanceof CrashError)) {
        await work.keep(noted(progress, at, 'ended')); // a full disk is not the fault of what was read
        throw error;
      }
      last = error.item;
      progress = noted(progress, at, 'crashed');
      work.tell(`${shard.shard}: items ${part.from} to ${part.to} brought the process down. ${error.message}`);
      await work.keep(progress);
    }
  }
  return progress;
}

/** Does again what a crash ended that no record can be blamed for. */
async function steadily<T>(task: () => Promise<T>): Promise<T> {
  for (let crashes = 1; ; crashes++) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof CrashError) || crashes === MOST_CRASHES_OUTSIDE) throw error;
    }
  }
}
