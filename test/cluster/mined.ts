import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../output/cluster/manifest.js';
import type { ShardFormat } from '../../output/cluster/messages.js';
import { itemMiner } from '../../output/cluster/mine-items.js';
import { type PlanOptions, planOf } from '../../output/cluster/plan.js';
import { publish } from '../../output/cluster/publish.js';
import { itemsOf, type Shard } from '../../output/cluster/shard.js';

/** The shards of some paths. */
export async function shardsOf(paths: readonly string[], options: PlanOptions): Promise<Shard[]> {
  const shards: Shard[] = [];
  for await (const shard of planOf(paths, options)) shards.push(shard);
  return shards;
}

/** Works shards in this process, without a queue, into `out/FORMAT`. */
export async function mined(
  shards: readonly Shard[],
  out: string,
  formats: readonly ShardFormat[],
  { ruleset = 'rules 1', plan = '0', of = 99 } = {},
): Promise<Manifest[]> {
  const mine = itemMiner();
  const manifests: Manifest[] = [];
  for (const shard of shards) {
    const scratch = mkdtempSync(join(tmpdir(), 'solieu-mined-'));
    const database = join(scratch, 'shard.db');
    const items = { from: 0, to: itemsOf(shard), crashed: [] };
    await mine({ task: 'mine', shard, items, scratch: database, ruleset }, () => undefined);
    for (const format of formats) {
      const folder = join(out, format);
      mkdirSync(folder, { recursive: true });
      const about = { shard: shard.shard, n: shard.n, plan, of, ruleset, format, crashed: [] };
      manifests.push(await publish({ task: 'publish', scratch: database, out: folder, format, about }));
    }
    rmSync(scratch, { recursive: true, force: true });
  }
  return manifests;
}
