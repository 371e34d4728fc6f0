import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOf } from '../../output/cluster/queue.js';
import { hashesOf } from '../output/hashes.js';
import { lineOf } from './inputs.js';
import { built, ended, type Program, sleep, until } from './program.js';
import { type Middleman, middleman, type Redis, redisServer, startRedis } from './servers.js';

// A managed Redis makes a replica of its primary, and a primary of a replica. Connections that stay open lead to the old one,
// which answers questions as ever and refuses to write; new ones lead to the new one, some seconds later.

const folder = mkdtempSync(join(tmpdir(), 'solieu-failover-'));
const home = process.cwd();
/** No server is there: a replica of it keeps what it has. */
const NOBODY = ['127.0.0.1', '1'] as const;
/** How long nobody takes writes, in milliseconds. */
const BETWEEN = 1500;
let program: Program;

const queue = ({ url }: Pick<Middleman, 'url'>, name: string) => ['--redis', url, '--name', name];
const workArgs = (at: Pick<Middleman, 'url'>, name: string) => [
  'work',
  ...queue(at, name),
  ...['--out', name, '--lease', '2', '--patience', '1', '--quiet'],
];
const doneIn = (name: string): number =>
  existsSync(name) ? readdirSync(name).filter((file) => file.endsWith('.json')).length : 0;

async function planned(at: Pick<Middleman, 'url'>, name: string): Promise<number> {
  const { err } = await program.here(['queue', 'few.plan', ...queue(at, name)]);
  const shards = Number(/: (?<added>\d+) of/u.exec(err)?.groups?.['added']);
  expect(shards).toBeGreaterThan(10);
  return shards;
}

/** Makes a server a replica of another, and waits until it has what that has. */
async function replicate(from: Redis, to: Redis): Promise<void> {
  await from.command('CONFIG', 'SET', 'repl-diskless-sync-delay', '0');
  await to.command('REPLICAOF', '127.0.0.1', new URL(from.url).port);
  await until(async () => String(await to.command('INFO', 'replication')).includes('master_link_status:up'));
}

async function expectWhole(name: string): Promise<void> {
  expect(await program.here(['merge', '--db', `${name}.db`, '--quiet', name])).toMatchObject({ code: 0 });
  expect(hashesOf(`${name}.db`, ['merged_shard'])).toEqual(hashesOf('whole.db', ['merged_shard']));
}

describe.skipIf(redisServer === undefined)('a failover of Redis', { timeout: 120_000 }, () => {
  let first: Redis;
  let second: Redis;
  let between: Middleman;
  beforeAll(async () => {
    program = await built();
    process.chdir(folder);
    [first, second] = await Promise.all([startRedis(), startRedis()]);
    between = await middleman(first.url);
    writeFileSync('few.jsonl', Array.from({ length: 60 }, (_, n) => lineOf(n)).join('\n'));
    await program.here(['shard', '--out', 'few.plan', '--size', '500', 'few.jsonl']);
    await program.here(['ingest', '--quiet', '--db', 'whole.db', 'few.jsonl']);
  }, 120_000);
  afterAll(async () => {
    process.chdir(home);
    between?.stop();
    await Promise.all([first?.stop(), second?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is waited for where the same server takes writes again; nothing else is done on a replica than to ask', async () => {
    const shards = await planned(between, 'same');
    const working = program.here(workArgs(between, 'same'));
    const stays = program.start([...workArgs(between, 'empty'), '--stay'], { cwd: folder });
    const stayed = ended(stays);
    let said = '';
    stays.stderr?.on('data', (data) => {
      said += data;
    });
    await until(() => doneIn('same') > 1 && existsSync('empty'));
    await sleep(500);
    await first.command('REPLICAOF', ...NOBODY);
    await until(() => said.includes('takes no writes'));
    // Nothing is at hand, so it ends at once.
    stays.kill('SIGTERM');
    expect(await stayed).toMatchObject({ code: 130 });
    expect(await program.here(['queue', 'status', ...queue(between, 'same')])).toMatchObject({ code: 0 });
    for (const args of [['queue', 'few.plan', ...queue(between, 'other')], workArgs(between, 'other')]) {
      const refused = await program.here(args);
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toContain('takes no writes: a replica is there. (cluster/read-only)');
      expect(refused.err).toContain('Give the address of the primary.');
    }
    await first.command('REPLICAOF', 'NO', 'ONE');
    expect(await working).toMatchObject({ code: 0 });
    expect(await statusOf({ redis: first.url, name: 'same' })).toMatchObject({ waiting: 0, done: shards, failed: 0 });
    await expectWhole('same');
  });

  it('to another server is followed, though connections to the old one stay open', async () => {
    await replicate(first, second);
    const shards = await planned(between, 'moved');
    const working = program.here([...workArgs(between, 'moved'), '--jobs', '2']);
    await until(() => doneIn('moved') > 1);
    await first.command('REPLICAOF', ...NOBODY);
    await sleep(BETWEEN);
    await second.command('REPLICAOF', 'NO', 'ONE');
    between.leadTo(second.url);
    const { code, err } = await working;
    expect({ code, told: err.split('takes no writes now').length - 1 }).toEqual({ code: 0, told: 1 });
    expect(await statusOf({ redis: second.url, name: 'moved' })).toMatchObject({ waiting: 0, done: shards, failed: 0 });
    expect((await statusOf({ redis: first.url, name: 'moved' })).done).toBeLessThan(shards);
    await expectWhole('moved');
  });
});
