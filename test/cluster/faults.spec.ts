import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOf } from '../../output/cluster/queue.js';
import { hashesOf } from '../output/hashes.js';
import { lineOf, makeInputs } from './inputs.js';
import { built, childrenOf, ended, type Program, type Surroundings, sleep, until } from './program.js';
import { type Middleman, middleman, type Redis, redisServer, startRedis } from './servers.js';

// What goes wrong on many machines, against a real Redis and with processes of their own. The measure is always the
// same: the tables that one process makes of the same input.

if (redisServer === undefined)
  console.warn('Tests of the queue are skipped: there is no redis-server (apt-get install redis-server).');

const folder = mkdtempSync(join(tmpdir(), 'solieu-cluster-'));
const home = process.cwd();
const preloads = join(folder, 'preloads');
const RECORDS = 400;
/** For what one shard is enough to show. */
const FEW = 60;
/** Tables that say how rows came in, not what was read. */
const NOT_COMPARED = ['merged_shard'];
let program: Program;
let redis: Redis;

const preload = (name: string, text: string): Readonly<Record<string, string>> => {
  const path = join(preloads, `${name}.mjs`);
  mkdirSync(preloads, { recursive: true });
  writeFileSync(path, text);
  return { NODE_OPTIONS: `--import=${path}` };
};
/** Runs a command in this process, or in one of its own where that is given surroundings. */
const solieu = (args: readonly string[], more?: Surroundings) =>
  more === undefined ? program.here(args) : program.run(args, { cwd: folder, ...more });
const queue = (name: string) => ['--redis', redis.url, '--name', name];
const workArgs = (name: string, out = name) => [
  'work',
  ...queue(name),
  '--out',
  out,
  '--lease',
  '2',
  '--patience',
  '1',
  '--quiet',
];
const workBetween = (name: string, { url }: Middleman) => workArgs(name).map((arg) => (arg === redis.url ? url : arg));
const status = (name: string) => statusOf({ redis: redis.url, name });
const inFolder = (name: string, end: string) =>
  existsSync(join(folder, name)) ? readdirSync(join(folder, name)).filter((file) => file.endsWith(end)) : [];

/** True for a process that has not ended (Linux only). */
const isRunning = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) Z /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** For preloads: holds up a thread without taking the processor from the others. */
const SLEEP = 'const sleepFor = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);';

async function planned(name: string, paths: readonly string[], size = '4k'): Promise<number> {
  const code = paths.every((path) => existsSync(join(folder, path))) ? 0 : 3;
  expect(await solieu(['shard', '--out', `${name}.plan`, '--size', size, ...paths])).toMatchObject({ code });
  expect(await solieu(['queue', `${name}.plan`, ...queue(name)])).toMatchObject({ code: 0 });
  return readFileSync(join(folder, `${name}.plan`), 'utf8')
    .trimEnd()
    .split('\n').length;
}

/** Merges a folder of shards and makes sure that it gives what one process reads from the paths. */
async function expectWhole(name: string, paths: readonly string[], whole = `${name}.whole.db`): Promise<void> {
  expect(await solieu(['merge', '--db', `${name}.db`, '--quiet', name])).toEqual({ code: 0, out: '', err: '' });
  if (!existsSync(join(folder, whole))) await solieu(['ingest', '--quiet', '--db', whole, ...paths]);
  expect(hashesOf(join(folder, `${name}.db`), NOT_COMPARED)).toEqual(hashesOf(join(folder, whole), NOT_COMPARED));
}

describe.skipIf(redisServer === undefined)('work on many machines', { timeout: 240_000 }, () => {
  let paths: string[];
  beforeAll(async () => {
    program = await built();
    process.chdir(folder);
    redis = await startRedis();
    paths = makeInputs(folder, RECORDS);
    writeFileSync('few.jsonl', Array.from({ length: FEW }, (_, n) => lineOf(n)).join('\n'));
    await solieu(['ingest', '--quiet', '--db', 'whole.db', ...paths]);
    await solieu(['shard', '--out', 'some.plan', 'bang.csv']);
  }, 120_000);
  afterAll(async () => {
    process.chdir(home);
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing and doubles nothing when workers and Redis are killed again and again', {
    timeout: 300_000,
  }, async () => {
    const shards = await planned('killed', paths, '500');
    expect(shards).toBeGreaterThanOrEqual(200);
    // The same plan once more, and as a second queue that works into the same folder: every shard is worked by two.
    expect(await solieu(['queue', 'killed.plan', ...queue('killed')])).toMatchObject({
      code: 0,
      err: `killed: 0 of ${shards} shards added\n`,
    });
    await solieu(['queue', 'killed.plan', ...queue('killed-twice')]);
    // A clock that jumps by a day, back and forth.
    const clock = preload(
      'clock',
      `const now = Date.now; let at = 0;
       Date.now = () => now() + [0, 86_400_000, -86_400_000, 3_600_000][(at++ >> 4) & 3];`,
    );
    const start = (name: string, env = {}) =>
      program.start([...workArgs(name, 'killed'), '--patience', '20'], { cwd: folder, env });
    const workers: ChildProcess[] = [start('killed'), start('killed-twice', clock)];
    const ends = workers.map(ended);
    const replace = (at: number) => {
      workers[at] = start(at === 0 ? 'killed' : 'killed-twice', at === 0 ? {} : clock);
      ends.push(ended(workers[at]));
    };
    let done = 0;
    for (let kill = 0; kill < 10; kill++) {
      const wanted = Math.min(done + 8, shards);
      await until(() => inFolder('killed', '.json').length >= wanted);
      done = inFolder('killed', '.json').length;
      await sleep((kill * 37) % 90);
      if (kill === 3 || kill === 7) {
        await redis.kill();
        await sleep(200);
        await redis.restart();
      }
      if (kill === 5) {
        // Stopped for longer than its lease: its shard goes to another, and it goes on with it none the less.
        const stopped = workers[kill % 2]!;
        stopped.kill('SIGSTOP');
        setTimeout(() => stopped.kill('SIGCONT'), 5000);
        replace(kill % 2);
        continue;
      }
      if (kill === 8) for (const pid of childrenOf(workers[kill % 2]?.pid)) process.kill(pid, 'SIGKILL');
      else {
        workers[kill % 2]?.kill('SIGKILL');
        replace(kill % 2);
      }
    }
    const failed = (await Promise.all(ends)).filter(({ code }) => code !== null && code !== 0);
    expect(failed).toEqual([]);
    for (const name of ['killed', 'killed-twice']) {
      expect(await status(name)).toMatchObject({ waiting: 0, active: 0, done: shards, failed: 0, quarantined: 0 });
    }
    expect(inFolder('killed', '.db')).toHaveLength(shards);
    await expectWhole('killed', paths, 'whole.db');
  });

  it('merges once: cut off, it goes on; done again, it changes nothing', async () => {
    const shards = inFolder('killed', '.db').length;
    const mergedIn = (name: string) => {
      if (!existsSync(join(folder, name))) return 0;
      const db = new Database(join(folder, name), { readonly: true });
      try {
        return db.prepare('SELECT count(*) FROM merged_shard').pluck().get() as number;
      } catch {
        return 0; // not yet made
      } finally {
        db.close();
      }
    };
    for (const share of [0.2, 0.6]) {
      const child = program.start(['merge', '--db', 'cut.db', '--quiet', 'killed'], { cwd: folder });
      const end = ended(child);
      await until(() => child.exitCode !== null || mergedIn('cut.db') >= share * shards);
      child.kill('SIGKILL');
      await end;
    }
    expect(await solieu(['merge', '--db', 'cut.db', '--quiet', 'killed'])).toMatchObject({ code: 0 });
    const whole = hashesOf(join(folder, 'whole.db'), NOT_COMPARED);
    expect(hashesOf(join(folder, 'cut.db'), NOT_COMPARED)).toEqual(whole);
    const { code, err } = await solieu(['merge', '--db', 'cut.db', 'killed']);
    expect({ code, err }).toEqual({
      code: 0,
      err: `cut.db: 0 shards merged, ${shards} were there; 0 articles, 0 claims\n`,
    });
    expect(hashesOf(join(folder, 'cut.db'), NOT_COMPARED)).toEqual(whole);
  });

  it('refuses output that is damaged or missing, and makes it anew', async () => {
    const [victim = '', missing = ''] = inFolder('killed', '.db');
    const path = join(folder, 'killed', victim);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = ~bytes[bytes.length >> 1]! & 0xff;
    writeFileSync(path, bytes);
    const damaged = await solieu(['merge', '--db', 'damaged.db', '--quiet', 'killed']);
    expect(damaged).toMatchObject({ code: 1 });
    expect(damaged.err).toContain(`${victim} is not the file that its manifest names`);
    rmSync(join(folder, 'killed', `${missing}.json`));
    const incomplete = await solieu(['merge', '--db', 'damaged.db', '--quiet', 'killed']);
    expect(incomplete.err).toContain('1 of the');
    const again = await solieu(['queue', 'killed.plan', ...queue('killed'), '--out', 'killed']);
    expect(again.err).toContain('2 put back');
    expect(await solieu(workArgs('killed'))).toMatchObject({ code: 0 });
    expect(await solieu(['merge', '--db', 'damaged.db', '--quiet', 'killed'])).toMatchObject({ code: 0 });
    expect(hashesOf(join(folder, 'damaged.db'), NOT_COMPARED)).toEqual(
      hashesOf(join(folder, 'whole.db'), NOT_COMPARED),
    );
  });

  it.concurrent('leaves out the record that brings down what reads it, and only that', async () => {
    const lines = Array.from({ length: 20 }, (_, n) => lineOf(n * 2 + 20));
    lines[9] = JSON.stringify({ title: 'Sập', text: 'CRASH-HERE: Huyện có 5 xã.' });
    lines[17] = JSON.stringify({ title: 'Treo', text: 'HANG-HERE: Huyện có 6 xã.' });
    writeFileSync(join(folder, 'crash.jsonl'), lines.join('\n'));
    const env = preload(
      'crash',
      `${SLEEP}
       const parse = JSON.parse;
       JSON.parse = (text, ...more) => {
         if (process.send && String(text).includes('CRASH-HERE')) process.kill(process.pid, 'SIGKILL');
         if (process.send && String(text).includes('HANG-HERE')) sleepFor(Number.POSITIVE_INFINITY);
         return parse(text, ...more);
       };`,
    );
    await planned('crash', ['crash.jsonl'], '1g');
    expect(await solieu([...workArgs('crash'), '--stall', '3'], { env })).toMatchObject({ code: 0 });
    expect(await status('crash')).toMatchObject({ done: 1, failed: 0, quarantined: 2 });
    expect(await solieu(['merge', '--db', 'crash.db', '--quiet', 'crash'])).toMatchObject({ code: 0 });
    const db = new Database(join(folder, 'crash.db'), { readonly: true });
    expect(db.prepare(`SELECT source FROM ingest_error WHERE code = 'input/crashed'`).pluck().all()).toEqual([
      'crash.jsonl#9',
      'crash.jsonl#17',
    ]);
    expect(db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(18);
    db.close();
    // Without them it is the same as without the lines.
    writeFileSync(join(folder, 'crash.jsonl'), lines.map((line) => (line.includes('-HERE') ? '{' : line)).join('\n'));
    await solieu(['ingest', '--quiet', '--db', 'crash.whole.db', 'crash.jsonl']);
    const { claim, article, source } = hashesOf(join(folder, 'crash.whole.db'));
    expect(hashesOf(join(folder, 'crash.db'))).toMatchObject({ claim, article, source });
  });

  it.concurrent('leaves no process behind when it is killed, not even one that hangs', async () => {
    if (!existsSync('/proc/self/stat')) return;
    writeFileSync(join(folder, 'hang.jsonl'), JSON.stringify({ text: 'HANG-HERE: Huyện có 6 xã.' }));
    const env = preload(
      'hang',
      `import { writeFileSync } from 'node:fs';
       const parse = JSON.parse;
       JSON.parse = (text, ...more) => {
         if (process.send && String(text).includes('HANG-HERE')) {
           writeFileSync(${JSON.stringify(join(folder, 'hangs'))}, '');
           for (;;);
         }
         return parse(text, ...more);
       };`,
    );
    await planned('hang', ['hang.jsonl']);
    const worker = program.start(workArgs('hang'), { cwd: folder, env });
    const end = ended(worker);
    await until(() => existsSync(join(folder, 'hangs')));
    const children = childrenOf(worker.pid);
    expect(children.map(isRunning)).toEqual([true]);
    worker.kill('SIGKILL');
    await end;
    await until(() => !children.some(isRunning));
  });

  it.concurrent('holds a shard that takes longer than its lease, to read or to write on a slow disk', async () => {
    writeFileSync(join(folder, 'slow.jsonl'), Array.from({ length: 30 }, (_, n) => lineOf(n)).join('\n'));
    await planned('slow', ['slow.jsonl'], '1g');
    const env = preload(
      'slow',
      `import { open } from 'node:fs/promises';
       const file = await open('/dev/null');
       const { sync } = file.constructor.prototype;
       await file.close();
       file.constructor.prototype.sync = async function () {
         await new Promise((go) => setTimeout(go, 2500));
         return sync.call(this);
       };
       ${SLEEP}
       const parse = JSON.parse;
       JSON.parse = (text, ...more) => {
         if (process.send) sleepFor(80);
         return parse(text, ...more);
       };`,
    );
    const both = [1, 2].map(() => solieu([...workArgs('slow'), '--lease', '1'], { env }));
    for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject({ code: 0, err: '' });
    const { Queue } = await import('bullmq');
    const slow = new Queue('slow', { connection: { host: '127.0.0.1', port: Number(new URL(redis.url).port) } });
    const [job] = await slow.getJobs(['completed']);
    expect(job).toMatchObject({ attemptsStarted: 1, stalledCounter: 0 });
    await slow.close();
    await expectWhole('slow', ['slow.jsonl']);
  });

  it.concurrent('refuses a file that is not the one that was planned', async () => {
    const good = Array.from({ length: 60 }, (_, n) => lineOf(n)).join('\n');
    writeFileSync(join(folder, 'changed.jsonl'), good);
    writeFileSync(join(folder, 'gone.txt'), 'Huyện có 12 xã.');
    await planned('changed', ['changed.jsonl', 'gone.txt'], '6k');
    writeFileSync(join(folder, 'changed.jsonl'), `${good.slice(0, -20)}${'x'.repeat(20)}`);
    rmSync(join(folder, 'gone.txt'));
    const refused = await solieu([...workArgs('changed'), '--jobs', '2']);
    expect(refused.code).toBe(3);
    expect(refused.err).toMatch(/Bytes \d+ to \d+ of changed\.jsonl are not those that were planned/u);
    const { code, err } = await solieu(['queue', 'status', ...queue('changed')]);
    expect(code).toBe(3);
    expect(err).toContain('gone.txt is not there any more');
    expect(await status('changed')).toMatchObject({ failed: 2 });
    const incomplete = await solieu(['merge', '--db', 'changed.db', 'changed']);
    expect(incomplete).toMatchObject({ code: 1 });
    expect(incomplete.err).toContain('2 of the');
    expect(await solieu(['merge', '--db', 'partial.db', '--partial', '--quiet', 'changed'])).toMatchObject({ code: 3 });
    writeFileSync(join(folder, 'changed.jsonl'), good);
    writeFileSync(join(folder, 'gone.txt'), 'Huyện có 12 xã.');
    expect((await solieu(['queue', 'changed.plan', ...queue('changed'), '--retry'])).err).toContain('2 put back');
    expect(await solieu(workArgs('changed'))).toMatchObject({ code: 0 });
    await expectWhole('changed', ['changed.jsonl', 'gone.txt']);
  });

  it.concurrent('gives a shard back when the disk is full, and ends', async () => {
    const shards = await planned('full', ['few.jsonl'], '8k');
    const full = await solieu([...workArgs('full'), '--scratch', folder], { largestFile: 64 });
    expect(full.code).toBe(1);
    expect(full.err).toMatch(/cannot be written|cannot grow/u);
    expect(full.err).toContain('Choose a folder that can be written to');
    expect(await status('full')).toMatchObject({ waiting: shards, active: 0, done: 0, failed: 0 });
    expect(readdirSync(join(folder, 'full'))).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('solieu-work'))).toEqual([]);
    expect(await solieu(workArgs('full'))).toMatchObject({ code: 0 });
    await expectWhole('full', ['few.jsonl']);
  });

  // The first connection asks whether anybody is there, the second waits for shards.
  it.concurrent.each([
    [1, 'at once'],
    [1, 'at the first answer'],
    [2, 'at once'],
    [2, 'at the first answer'],
  ] as const)('works when connection %i to Redis breaks %s while it is made', async (number, when) => {
    const name = `breaks-${number}-${when.replaceAll(' ', '-')}`;
    const shards = await planned(name, ['few.jsonl'], '2k');
    const between = await middleman(redis.url, { number, when });
    expect(await solieu(workBetween(name, between))).toMatchObject({ code: 0 });
    between.stop();
    expect(await status(name)).toMatchObject({ waiting: 0, active: 0, done: shards, failed: 0 });
  });

  it.concurrent('goes on when Redis does not answer any more though nothing has closed the connections', async () => {
    const shards = await planned('silent', ['few.jsonl'], '500');
    const between = await middleman(redis.url);
    const end = ended(program.start(workBetween('silent', between), { cwd: folder }));
    await until(() => inFolder('silent', '.json').length > 1);
    between.silence();
    expect(await end).toMatchObject({ code: 0 });
    between.stop();
    expect(await status('silent')).toMatchObject({ waiting: 0, active: 0, done: shards, failed: 0 });
    await expectWhole('silent', ['few.jsonl']);
  });

  it.concurrent('ends behind the shards at hand on SIGTERM', async () => {
    const shards = await planned('term', ['few.jsonl'], '500');
    const child = program.start(workArgs('term'), { cwd: folder });
    const end = ended(child);
    await until(() => inFolder('term', '.json').length > 0);
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 130 });
    const { done, active, waiting, failed } = await status('term');
    expect({ active, failed, all: done + waiting }).toEqual({ active: 0, failed: 0, all: shards });
    expect(inFolder('term', '.json')).toHaveLength(done);
  });

  it.concurrent('leaves shards that another version queued to that version', async () => {
    const { Queue } = await import('bullmq');
    const { port } = new URL(redis.url);
    const other = new Queue('other', { connection: { host: '127.0.0.1', port: Number(port) } });
    const shard = JSON.parse(readFileSync(join(folder, 'some.plan'), 'utf8').split('\n')[0] ?? '');
    await other.add('shard', { shard, plan: '0', of: 1, ruleset: '0.0.1+old' }, { jobId: shard.shard });
    const { code, err } = await solieu(workArgs('other'));
    expect(code).toBe(1);
    expect(err).toContain('was filled by 0.0.1+old');
    expect(await other.getJobCounts('wait', 'failed')).toEqual({ wait: 1, failed: 0 });
    await other.close();
  });

  it.concurrent('says what is missing: packages, Redis, a plan', async () => {
    const env = preload(
      'bare',
      `import { register } from 'node:module';
       register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(name, context, next) {
         if (name === 'bullmq') throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
         return next(name, context);
       }\`));`,
    );
    const bare = await solieu(['queue', 'some.plan', ...queue('x')], { env });
    expect(bare).toMatchObject({ code: 1, out: '' });
    expect(bare.err).toContain('npm install bullmq ioredis');
    const silent = await solieu(['queue', 'status', '--redis', 'redis://:secret@127.0.0.1:1']);
    expect(silent).toMatchObject({ code: 1, out: '' });
    expect(silent.err).toContain('No Redis answers at redis://127.0.0.1:1');
    const between = await middleman(redis.url, { number: 1, when: 'never' });
    const mute = await solieu(['queue', 'status', '--redis', between.url]);
    between.stop();
    expect(mute).toMatchObject({ code: 1, out: '' });
    expect(mute.err).toContain('it takes connections and says nothing');
    writeFileSync(join(folder, 'no.plan'), 'Huyện có 5 xã.\n');
    expect((await solieu(['queue', 'no.plan', ...queue('x')])).err).toContain('no.plan is no plan of shards');
    expect((await solieu(['merge', '--db', 'x.db', 'nowhere'])).err).toContain(
      'nowhere does not exist. (input/missing)',
    );
    expect((await solieu(['queue', 'none.plan', ...queue('x')])).err).toContain(
      'none.plan does not exist. (input/missing)',
    );
  });
});
