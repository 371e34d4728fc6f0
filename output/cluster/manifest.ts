import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { ShardFormat } from './messages.js';
import { fileHash } from './plan.js';

/** What a file of output is and holds. It appears behind the file, so a shard with a manifest is whole. */
export interface Manifest {
  readonly version: 1;
  readonly shard: string;
  /** Number of the shard in its plan, from 0; hash of the plan; how many shards that has. */
  readonly n: number;
  readonly plan: string;
  readonly of: number;
  readonly format: ShardFormat;
  readonly ruleset: string;
  readonly tool: string;
  /** Version of the schema of the database it was made from. */
  readonly schema: number;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly articles: number;
  readonly unchanged: number;
  readonly claims: number;
  readonly errors: number;
  /** Paths of the records that were left out because they brought the process down that read them. */
  readonly crashed: readonly string[];
}

const ENDS: Readonly<Record<ShardFormat, string>> = {
  sqlite: 'db',
  jsonl: 'jsonl.gz',
  csv: 'csv.gz',
  parquet: 'parquet',
};

/** Name of the file of output of a shard. */
export const fileNameOf = (shard: string, format: ShardFormat): string => `${shard}.${ENDS[format]}`;
/** Name of the manifest beside it. */
export const manifestNameOf = (shard: string, format: ShardFormat): string => `${fileNameOf(shard, format)}.json`;
export const MANIFEST_NAME = /^[0-9a-f]{32}\.(?:db|jsonl\.gz|csv\.gz|parquet)\.json$/u;

/** A name for a file that is being written: hidden, and different for everybody who writes. */
export const partialName = (): string => `.partial-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;

/** Reads a manifest; nothing where there is none or it is damaged. */
export function readManifest(path: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest> | null;
    const isManifest =
      manifest?.version === 1 && typeof manifest.shard === 'string' && typeof manifest.file === 'string';
    return isManifest ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

/** The manifest of a shard that these rules have finished, where its file is there in full length. */
export function finished(folder: string, shard: string, format: ShardFormat, ruleset: string): Manifest | undefined {
  const manifest = readManifest(join(folder, manifestNameOf(shard, format)));
  if (manifest?.shard !== shard || manifest.ruleset !== ruleset) return undefined;
  const stats = statSync(join(folder, fileNameOf(shard, format)), { throwIfNoEntry: false });
  return stats?.size === manifest.bytes ? manifest : undefined;
}

/** True where the file beside a manifest has the bytes that it names. */
export async function isIntact(folder: string, manifest: Manifest): Promise<boolean> {
  const path = join(folder, fileNameOf(manifest.shard, manifest.format));
  if (statSync(path, { throwIfNoEntry: false })?.size !== manifest.bytes) return false;
  return (await fileHash(path)) === manifest.sha256;
}

/** Writes a manifest: it is there as a whole or not at all, also after a loss of power. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const partial = join(folder, partialName());
  try {
    const file = openSync(partial, 'wx');
    try {
      writeSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, join(folder, manifestNameOf(manifest.shard, manifest.format)));
    syncFolder(folder);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Makes renames in a folder last through a loss of power, where the system can do that for folders. */
export function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch {
    // Some systems and network disks sync no folders; the rename is then as lasting as they make it.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
