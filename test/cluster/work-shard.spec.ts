import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeManifest } from '../../output/cluster/manifest.js';
import type { Publish, Task } from '../../output/cluster/messages.js';
import { CrashError, type Miner } from '../../output/cluster/miner.js';
import type { Progress } from '../../output/cluster/partition.js';
import { type Shard, shardOf } from '../../output/cluster/shard.js';
import { type ShardJob, workShard } from '../../output/cluster/work-shard.js';
import { SolieuError } from '../../pipeline/model/index.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-shard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const range = { path: 'tin.jsonl', isPacked: false, start: 0, end: 900, first: 100, records: 40, sha256: '0' };
const shard: Shard = shardOf({ kind: 'lines', ...range }, 0);
const job: ShardJob = { shard, plan: '0', of: 1, ruleset: 'rules 1' };
const noFile = { version: 1, tool: '0', schema: 4, file: 'x', bytes: 0, sha256: '0' } as const;
const noCounts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
const manifestOf = ({ about }: Publish) => ({ ...noFile, ...noCounts, ...about });

/** A child that does as it is told to each task. */
function minerThat(does: (task: Task) => void): { miner: Miner; tasks: Task[] } {
  const tasks: Task[] = [];
  const miner: Miner = {
    async run(task) {
      tasks.push(task);
      does(task);
      return task.task === 'publish' ? manifestOf(task) : true;
    },
    close: () => undefined,
  };
  return { miner, tasks };
}

/** Works the shard as often as it takes, as workers do one after the other. */
async function worked(miner: Miner, most: number, out = join(folder, 'none')) {
  let kept: Progress | undefined;
  for (let tries = 1; ; tries++) {
    const keep = async (progress: Progress) => {
      kept = progress;
    };
    const work = {
      miner,
      out,
      format: 'sqlite',
      scratch: join(folder, 'scratch'),
      keep,
      tell: () => undefined,
    } as const;
    try {
      return { ...(await workShard(kept === undefined ? job : { ...job, progress: kept }, work)), tries };
    } catch (error) {
      if (tries === most) throw error;
    }
  }
}

describe('a shard that is worked', () => {
  it('gives nothing up because of a full disk, however often it is met', async () => {
    let left = 60;
    const { miner, tasks } = minerThat((task) => {
      if (task.task === 'mine' && left-- > 0) throw new SolieuError('db/unwritable', 'The disk is full.');
    });
    expect(await worked(miner, 100)).toMatchObject({ tries: 61, manifest: { crashed: [] } });
    expect(tasks.at(-2)).toMatchObject({ task: 'mine', items: { from: 0, to: 40, crashed: [] } });
  });

  it('goes on where the worker before it was, and gives up what brings each one down', async () => {
    const deadly = new Set([7, 23]);
    let isDead = false;
    const { miner } = minerThat((task) => {
      if (task.task !== 'mine') return;
      const { from, to, crashed } = task.items;
      isDead = [...deadly].some((item) => from <= item && item < to && !crashed.includes(item));
      if (isDead) throw new Error('The whole worker is gone.');
    });
    let kept: Progress | undefined;
    const keep = async (progress: Progress) => {
      if (!isDead) kept = progress; // who is dead notes nothing
    };
    const where = { out: join(folder, 'none'), format: 'sqlite', scratch: join(folder, 'scratch') } as const;
    const next = async () => {
      isDead = false;
      const now = kept === undefined ? job : { ...job, progress: kept };
      return workShard(now, { ...where, miner, keep, tell: () => undefined }).catch(() => undefined);
    };
    let result = await next();
    let workers = 1;
    for (; result === undefined && workers < 500; workers++) result = await next();
    expect(result?.manifest.crashed).toEqual(['tin.jsonl#107', 'tin.jsonl#123']);
    expect(workers).toBeLessThan(150);
  });

  it('fails where it goes down whatever is left out, and where it cannot even be looked at', async () => {
    const always = minerThat((task) => {
      if (task.task === 'mine') throw new CrashError('It ended.', 3);
    });
    await expect(worked(always.miner, 1)).rejects.toThrow('cannot even be left out');
    const never = minerThat(() => {
      throw new CrashError('It ended.');
    });
    await expect(worked(never.miner, 1)).rejects.toThrow('It ended.');
    expect(never.tasks).toHaveLength(3);
  });

  it('is passed over where it is done', async () => {
    const { miner, tasks } = minerThat(() => undefined);
    const about = {
      shard: shard.shard,
      n: 0,
      plan: '0',
      of: 1,
      ruleset: 'rules 1',
      format: 'sqlite',
      crashed: [],
    } as const;
    const manifest = manifestOf({ task: 'publish', scratch: '', out: folder, format: 'sqlite', about });
    writeManifest(folder, { ...manifest, bytes: 0 });
    expect(await worked(miner, 1, folder)).toMatchObject({ isNew: true }); // its file is not there
    writeFileSync(join(folder, `${shard.shard}.db`), '');
    tasks.length = 0;
    expect(await worked(miner, 1, folder)).toMatchObject({ isNew: false });
    expect(tasks).toEqual([]);
  });
});
