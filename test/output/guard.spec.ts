import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { askGuarded } from '../../output/sqlite/index.js';
import type { SolieuError } from '../../pipeline/model/index.js';
import { articleOf, readerOf } from './fakes.js';
import { endless, hostile } from './table/hostile.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-guard-'));
const db = join(folder, 'facts.db');
const inside = (sql: string) => sql.replaceAll('DIR', folder);
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
let before = '';
let files: string[] = [];

beforeAll(async () => {
  await mine(['.'], { db, reader: readerOf([articleOf('a.txt', 'Than Uyên\nHuyện có 12 xã, 3 thôn.')]) });
  const secret = new Database(join(folder, 'secret.db'));
  secret.exec("CREATE TABLE secret AS SELECT 'mật' AS word");
  secret.close();
  before = hashOf(db);
  files = readdirSync(folder).sort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What came of a question: its rows, or the code of the refusal. */
async function outcome(sql: string, limits: Parameters<typeof askGuarded>[3] = {}) {
  try {
    const { rows, isCut } = await askGuarded(db, inside(sql), {}, limits);
    const taken: unknown[] = [];
    for await (const row of rows) taken.push(row);
    return { rows: taken, isCut: isCut() };
  } catch (error) {
    return (error as SolieuError).code ?? String(error);
  }
}

/** Nothing is written, nothing appears, and the file is as it was. */
function expectUntouched(): void {
  expect(hashOf(db)).toBe(before);
  expect(
    readdirSync(folder)
      .filter((name) => !/-(?:wal|shm)$/u.test(name))
      .sort(),
  ).toEqual(files);
}

describe('a guarded question', () => {
  it('is answered, with values for its parameters', async () => {
    const { columns, rows } = await askGuarded(db, 'SELECT quote, value FROM facts WHERE value > @least', { least: 5 });
    expect(columns).toEqual(['quote', 'value']);
    const taken: unknown[] = [];
    for await (const row of rows) taken.push(row);
    expect(taken).toEqual([['12', 12]]);
  });

  it('tells when its answer was cut, by rows or by bytes', async () => {
    const many = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000) SELECT i FROM n';
    expect(await outcome(many)).toMatchObject({ isCut: false });
    expect(await outcome(many, { rows: 1200 })).toMatchObject({ isCut: true, rows: { length: 1200 } });
    expect(await outcome(many, { rows: 3000 })).toMatchObject({ isCut: false, rows: { length: 3000 } });
    expect(await outcome(many, { bytes: 800 })).toMatchObject({ isCut: true, rows: { length: 101 } });
  });

  it('leaves no process behind when its rows are not all taken', async () => {
    const { rows } = await askGuarded(
      db,
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
    );
    for await (const row of rows) {
      expect(row).toEqual([1]);
      break;
    }
  });
});

describe.skipIf(process.platform === 'win32')('a process that is in the middle of a question', () => {
  const endlessly = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
  const isThere = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  // Within 45 seconds: where others use the machine, a second of the processor takes many.
  const gone = async (pid: number) => {
    for (let waited = 0; waited < 900 && isThere(pid); waited++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return !isThere(pid);
  };
  /** Starts a program that starts the process of the guard, and gives that one's number. */
  const asking = async (parent: string, processor: number) => {
    const child = join(process.cwd(), 'dist', 'output', 'sqlite', 'guard', 'child.js');
    const program = `
      const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(child)}, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child.send({ path: ${JSON.stringify(db)}, sql: ${JSON.stringify(endlessly)}, parameters: {}, rows: 1, bytes: 1, parent: ${parent}, processor: ${processor} });
      setTimeout(() => console.log(child.pid), 1000);
      setInterval(() => {}, 1000);`;
    const asker = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = (await once(asker.stdout, 'data')) as [Buffer];
    return { asker, pid: Number(text.toString()) };
  };

  it('ends when the one who asked is killed', async () => {
    const { asker, pid } = await asking('process.pid', 600_000);
    expect(isThere(pid)).toBe(true);
    asker.kill('SIGKILL');
    expect(await gone(pid)).toBe(true);
  });

  it('ends by itself when it has taken more of the processor than it may', async () => {
    const { asker, pid } = await asking('process.pid', 1500);
    const isGone = await gone(pid);
    asker.kill('SIGKILL');
    expect(isGone).toBe(true);
  });
});

describe('hostile questions', () => {
  it('are more than a hundred', () => {
    expect(new Set([...hostile, ...endless]).size).toBeGreaterThan(120);
  });

  const groups = Array.from({ length: 8 }, (_, n) => hostile.filter((_sql, i) => i % 8 === n));
  it.each(groups)('get nowhere, group %#', async (...group) => {
    for (const sql of group) {
      expect(String(await outcome(sql, { deadline: 5000 })), sql.slice(0, 80)).toMatch(
        /^sql\/(?:refused|failed|stopped)$/u,
      );
    }
    expectUntouched();
  });

  it.each(endless)('are stopped: %s', async (sql) => {
    const began = performance.now();
    const memory = existsSync('/proc/self/statm') ? { memory: 200 * 2 ** 20 } : {};
    expect(await outcome(sql, { deadline: 800, ...memory })).toMatch(/^sql\/(?:stopped|failed)$/u);
    expect(performance.now() - began).toBeLessThan(20_000);
    expectUntouched();
  });
});
