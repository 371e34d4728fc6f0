import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { filesBelow } from '../../corpus/files-below.js';
import type { ReadOptions } from '../../corpus/index.js';
import { fileError } from '../../corpus/problems.js';
import { SolieuError } from '../../pipeline/model/index.js';
import { cutArchive } from './cut-archive.js';
import { cutLines } from './cut-lines.js';
import { bytesOf, type PlannedFile, type Shard, type ShardParts, shardOf } from './shard.js';
import { cuttable } from './sniff.js';

export interface PlanOptions {
  /** Bytes of input that a shard has, or a little more. */
  readonly size?: number;
  /** How files are read; part of every shard. */
  readonly read?: ReadOptions;
}

/** 32 MB: some ten seconds of work for one core. A job of a queue should take longer than it takes to hand it out. */
export const SHARD_SIZE = 32 * 2 ** 20;
/** Files of a shard: their names travel through the queue. */
const MOST_FILES = 1000;
const UNREADABLE = { into: 'nothing', isPacked: false } as const;

/**
 * The shards of files and folders, in the order in which one run would read them. Files of JSON lines are cut between
 * lines, web archives between records; all others go together until they make up a shard. The same paths and bytes give
 * the same shards. Everything is read once, to hash it.
 *
 * @throws SolieuError `cluster/plan` for inputs that are no files
 */
export async function* planOf(paths: readonly string[], options: PlanOptions = {}): AsyncGenerator<Shard> {
  const { size = SHARD_SIZE, read } = options;
  const seen = new Set<string>();
  let n = 0;
  let group: PlannedFile[] = [];
  let grouped = 0;
  const numbered = function* (parts: ShardParts): Generator<Shard> {
    const shard = shardOf(read === undefined ? parts : { ...parts, read }, n);
    if (seen.has(shard.shard)) return; // a path that was given twice
    seen.add(shard.shard);
    n++;
    yield shard;
  };
  const flush = function* (): Generator<Shard> {
    if (group.length === 0) return;
    const files = group;
    group = [];
    grouped = 0;
    yield* numbered({ kind: 'files', files });
  };
  for await (const { path, stats } of filesOf(paths)) {
    const { into, isPacked } = stats === undefined ? UNREADABLE : await cuttable(path, read);
    if (into === 'lines') {
      yield* flush();
      for await (const range of cutLines(path, isPacked, size, read?.maxBytes)) {
        yield* numbered({ kind: 'lines', path, isPacked, ...range });
      }
      continue;
    }
    const records = into === 'records' ? await cutArchive(path, isPacked, size) : undefined;
    if (records !== undefined) {
      yield* flush();
      for (const range of records) yield* numbered({ kind: 'records', path, ...range });
      continue;
    }
    const file = await plannedFile(path, stats);
    if (group.length > 0 && grouped + file.bytes > size) yield* flush();
    group.push(file);
    grouped += file.bytes;
    if (grouped >= size || group.length === MOST_FILES) yield* flush();
  }
  yield* flush();
}

/** Every file in the order of reading; without `stats` where it cannot be looked at: reading it will tell why. */
async function* filesOf(
  paths: readonly string[],
): AsyncGenerator<{ readonly path: string; readonly stats: Stats | undefined }> {
  for (const path of paths) {
    const stats = await stat(path).catch(() => undefined);
    if (path === '-' || stats?.isFIFO()) {
      throw new SolieuError('cluster/plan', `${path} can be read only once: save it as a file first.`);
    }
    if (stats?.isDirectory() !== true) {
      yield { path, stats: stats?.isFile() === true ? stats : undefined };
      continue;
    }
    for (const file of await filesBelow(path)) {
      const below = `${path.replace(/\/$/u, '')}/${file}`;
      yield { path: below, stats: await stat(below).catch(() => undefined) };
    }
  }
}

async function plannedFile(path: string, stats: Stats | undefined): Promise<PlannedFile> {
  if (stats === undefined) return { path, bytes: 0 };
  try {
    return { path, bytes: stats.size, sha256: await fileHash(path) };
  } catch {
    return { path, bytes: 0 };
  }
}

/** SHA-256 of a file in hex. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** A plan as read from its file. */
export interface Plan {
  /** SHA-256 of the file, in hex. */
  readonly plan: string;
  readonly shards: readonly Shard[];
}

/**
 * Reads a plan: one shard a line.
 *
 * @throws SolieuError `cluster/plan`, `input/missing`, `input/unreadable`
 */
export async function readPlan(path: string): Promise<Plan> {
  const shards: Shard[] = [];
  const hash = createHash('sha256');
  const file = createReadStream(path);
  try {
    for await (const line of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) {
      const shard = JSON.parse(line) as Shard;
      const { shard: id, n, ...parts } = shard;
      if (n !== shards.length || shardOf(parts as ShardParts, n).shard !== id) {
        throw new SolieuError(
          'cluster/plan',
          `${path} was changed: its line ${shards.length + 1} is not as it was made.`,
        );
      }
      hash.update(line).update('\n');
      shards.push(shard);
    }
  } catch (error) {
    if (error instanceof SolieuError) throw error;
    if ((error as NodeJS.ErrnoException).code !== undefined) throw fileError(error, path);
    throw new SolieuError('cluster/plan', `${path} is no plan of shards.`, { cause: error });
  }
  if (shards.length === 0) throw new SolieuError('cluster/plan', `${path} holds no shards.`);
  return { plan: hash.digest('hex'), shards };
}

/** Writes a plan and gives what it holds. The file appears under its name when it is whole. */
export async function writePlan(path: string, shards: AsyncIterable<Shard>): Promise<PlanSize> {
  const size = { shards: 0, bytes: 0 };
  const partial = `${path}.partial`;
  const file = await open(partial, 'w');
  try {
    for await (const shard of shards) {
      await file.write(`${JSON.stringify(shard)}\n`);
      size.shards++;
      size.bytes += bytesOf(shard);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
  await file.close();
  await rename(partial, path);
  return size;
}

/** How much a plan holds. */
export interface PlanSize {
  readonly shards: number;
  /** Bytes of input; of what packed files hold. */
  readonly bytes: number;
}
