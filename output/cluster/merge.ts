import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from '../../corpus/problems.js';
import { SolieuError } from '../../pipeline/model/index.js';
import type { Counts } from '../../pipeline/run.js';
import { version } from '../api/package.js';
import { closeWritten, databaseError, openForWriting, storeOn } from '../sqlite/index.js';
import { fileNameOf, isIntact, MANIFEST_NAME, type Manifest, readManifest } from './manifest.js';
import { readPlan } from './plan.js';

export interface MergeOptions {
  /** The database; it is made where there is none. */
  readonly db: string;
  /** Merges the shards of this plan; without it those of the one plan that the folder holds. */
  readonly plan?: string;
  /** Merges what is there although shards are missing. */
  readonly isPartial?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export interface MergeResult extends Counts {
  /** Shards that were taken in now, that had been before, and that are not there yet. */
  readonly merged: number;
  readonly known: number;
  readonly missing: number;
  readonly isInterrupted: boolean;
}

/** The shards of one plan that are there, in its order. */
interface Found {
  readonly plan: string;
  readonly of: number;
  readonly manifests: readonly Manifest[];
}

/**
 * Takes the output of workers (`--format sqlite`) into one database, in the order of the plan: the rows are those that
 * one run over the same input makes. Each shard is taken in once, in one transaction with the note of it; a merge that
 * was cut off goes on where it stopped. Files that are not as their manifests say are refused.
 *
 * @throws SolieuError `input/missing`, `input/unreadable`, `cluster/incomplete`, `cluster/damaged`, `cluster/plan`, and
 *   the `db/` codes
 */
export async function merge(folder: string, options: MergeOptions): Promise<MergeResult> {
  const found = await findShards(folder, options.plan);
  const { plan, of, manifests } = found;
  const missing = of - manifests.length;
  if (missing > 0 && options.isPartial !== true) {
    throw new SolieuError('cluster/incomplete', `${missing} of the ${of} shards are not in ${folder} yet.`);
  }
  const ruleset = manifests[0]?.ruleset ?? '';
  if (manifests.some((one) => one.ruleset !== ruleset)) {
    throw new SolieuError('cluster/other-rules', `The shards in ${folder} were read by different rules.`);
  }
  const db = openForWriting(options.db);
  try {
    const schema = db.pragma('user_version', { simple: true }) as number;
    const other = manifests.find((one) => one.schema !== schema);
    if (other !== undefined) {
      throw new SolieuError(
        'cluster/other-rules',
        `${other.file} has schema ${other.schema}; this solieu has ${schema}.`,
      );
    }
    const isMerged = db.prepare('SELECT 1 FROM merged_shard WHERE shard = ? AND ruleset = ?');
    const left = manifests.filter((one) => isMerged.get(one.shard, one.ruleset) === undefined);
    const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
    const result = { merged: 0, known: manifests.length - left.length, missing, isInterrupted: false };
    const store = storeOn(db, { ruleset, toolVersion: version() });
    store.beginRun({ merge: folder, plan });
    try {
      for (const manifest of left) {
        if (options.signal?.aborted) {
          result.isInterrupted = true;
          break;
        }
        if (!(await isIntact(folder, manifest))) {
          throw new SolieuError(
            'cluster/damaged',
            `${join(folder, manifest.file)} is not the file that its manifest names.`,
          );
        }
        const { shard, n, sha256 } = manifest;
        const one = store.absorb({ path: join(folder, fileNameOf(shard, 'sqlite')), shard, ruleset, plan, n, sha256 });
        for (const key of ['articles', 'unchanged', 'claims', 'errors'] as const) counts[key] += one[key];
        result.merged++;
        options.onProgress?.(result.known + result.merged, of);
      }
      store.endRun(result.isInterrupted ? 'interrupted' : 'done', counts);
    } catch (error) {
      try {
        store.endRun('failed', counts);
      } catch {
        // A full disk has no room for this note either; the next run marks this one as cut off.
      }
      throw error;
    }
    return { ...result, ...counts };
  } catch (error) {
    throw databaseError(error, options.db);
  } finally {
    closeWritten(db);
  }
}

async function findShards(folder: string, planFile: string | undefined): Promise<Found> {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === 'ENOTDIR' && existsSync(folder);
    throw isFile ? new SolieuError('input/missing', `${folder} is no folder.`) : fileError(error, folder);
  }
  const manifests = names
    .filter((name) => MANIFEST_NAME.test(name))
    .map((name) => {
      const manifest = readManifest(join(folder, name));
      if (manifest === undefined) throw new SolieuError('cluster/damaged', `${join(folder, name)} is no manifest.`);
      return manifest;
    })
    .filter(({ format }) => format === 'sqlite');
  if (planFile !== undefined) {
    const { plan, shards } = await readPlan(planFile);
    const byShard = new Map(manifests.map((manifest) => [manifest.shard, manifest]));
    return {
      plan,
      of: shards.length,
      manifests: shards.flatMap(({ shard, n }) => {
        const manifest = byShard.get(shard);
        return manifest === undefined ? [] : [{ ...manifest, n }];
      }),
    };
  }
  const plans = new Set(manifests.map(({ plan }) => plan));
  if (plans.size > 1) {
    throw new SolieuError('cluster/plan', `${folder} holds shards of ${plans.size} plans: name one with --plan PLAN.`);
  }
  const [first] = manifests;
  if (first === undefined) throw new SolieuError('cluster/incomplete', `${folder} holds no databases of shards.`);
  return { plan: first.plan, of: first.of, manifests: manifests.sort((a, b) => a.n - b.n) };
}
