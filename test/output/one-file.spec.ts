import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { mine, openStore } from '../../output/api/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-one-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reader = readerOf([articleOf('a.txt', 'Than Uyên\nHuyện có 12 xã.')]);

/** Version 2 in bytes 18 and 19 is WAL mode (SQLite file format, 1.3.3). */
const isWal = (path: string): boolean => readFileSync(path)[18] === 2;

it('is one file by itself behind a run, which a read-only disk can hold', async () => {
  const path = join(folder, 'facts.db');
  for (const articles of [1, 0]) {
    expect(await mine(['.'], { db: path, reader })).toMatchObject({ articles });
    expect(isWal(path)).toBe(false);
    expect(['-wal', '-shm', '-journal'].filter((end) => existsSync(path + end))).toEqual([]);
  }
});

it('waits for nobody who has it open, and is one file behind the next run', async () => {
  const path = join(folder, 'open.db');
  await mine(['.'], { db: path, reader });
  const other = new Database(path);
  const count = other.prepare('SELECT count(*) FROM article').pluck();
  expect(count.get()).toBe(1);
  const ended = mine(['.'], { db: path, reader, busyTimeout: 60_000, onProgress: () => void count.get() });
  expect(await ended).toMatchObject({ unchanged: 1 });
  expect(isWal(path)).toBe(true);
  expect(count.get()).toBe(1);
  other.close();
  await mine(['.'], { db: path, reader });
  expect(isWal(path)).toBe(false);
});

it('is a file, whatever SQLite understands by its name', async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await mine(['.'], { db: ':memory:', reader });
    const store = openStore(':memory:');
    expect([...store.query('SELECT count(*) FROM article').rows]).toEqual([[1]]);
    store.close();
    expect(existsSync(join(folder, ':memory:'))).toBe(true);
    const refused = expect.objectContaining({ code: 'db/not-a-database' });
    await expect(mine(['.'], { db: '', reader })).rejects.toThrow(refused);
    expect(() => openStore('')).toThrow(refused);
  } finally {
    process.chdir(before);
  }
});
