import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesIn } from '../output/rows.js';
import { buildProgram } from './built.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-ingest-'));
let main = '';
let built = '';
beforeAll(() => {
  built = buildProgram();
  main = join(built, 'output', 'cli', 'main.js');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (...args: string[]): ChildProcess => spawn(process.execPath, [main, 'ingest', ...args]);
const lines = (from: number, n: number): string =>
  Array.from({ length: n }, (_, i) => `${JSON.stringify({ id: from + i, text: `Huyện có ${from + i} xã.` })}\n`).join(
    '',
  );

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 1200 && !condition(); n++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(condition()).toBe(true);
}

describe.each(['1', '2'])('ingest from an input that pauses, with --jobs %s', (jobs) => {
  it('has written what came, and leaves the database to others meanwhile', async () => {
    const db = join(folder, `pause-${jobs}.db`);
    const child = start('--db', db, '--quiet', '--jobs', jobs, '-');
    child.stdin?.write(lines(1, 30));
    await until(() => articlesIn(db) === 30);
    const other = new Database(db, { timeout: 0 });
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
    other.close();
    child.stdin?.write(lines(31, 3));
    await until(() => articlesIn(db) === 33);
    child.stdin?.end(lines(34, 2));
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(articlesIn(db)).toBe(35);
  });

  it('ends by Ctrl-C though nothing comes, and goes on later', async () => {
    const db = join(folder, `stop-${jobs}.db`);
    const child = start('--db', db, '--quiet', '--jobs', jobs, '-');
    child.stdin?.write(lines(1, 20));
    await until(() => articlesIn(db) === 20);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    const again = start('--db', db, '--quiet', '--jobs', jobs, '-');
    again.stdin?.end(lines(1, 25));
    expect(await once(again, 'exit')).toEqual([0, null]);
    expect(articlesIn(db)).toBe(25);
  });
});

describe('Ctrl-C', () => {
  it('ends the run at once, or at the second time', async () => {
    const db = join(folder, 'twice.db');
    const file = join(folder, 'long.txt');
    // One article that takes long: the thread that reads it hears nothing meanwhile.
    writeFileSync(file, 'Huyện có 12 xã, tăng 3% so với năm 2019. '.repeat(60_000));
    const script = 'trap : INT; "$0" "$1" ingest --db "$2" --jobs 2 "$3"; echo $?';
    const shell = spawn('bash', ['-c', script, process.execPath, main, db, file], { detached: true });
    const end = once(shell, 'close');
    let out = '';
    shell.stdout.on('data', (data) => {
      out += data;
    });
    await until(() => existsSync(db));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const began = performance.now();
    for (let n = 0; n < 2; n++) {
      if (shell.exitCode === null && shell.signalCode === null) process.kill(-shell.pid!, 'SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await end;
    expect(performance.now() - began).toBeLessThan(5000);
    expect(out).toBe('130\n');
  });
});
