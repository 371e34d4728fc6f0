import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { extractLines, mine } from '../../output/api/index.js';
import { openStore } from '../../output/api/open-store.js';
import { databaseError } from '../../output/sqlite/index.js';
import { migrations } from '../../output/sqlite/migrations/index.js';
import type { SolieuError } from '../../pipeline/model/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-errors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const reader = readerOf([articleOf('a.txt', 'Than Uyên\nHuyện có 12 xã.')]);
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** What `mine` and `openStore` refuse with on this file; both leave it as it is. */
async function refusals(path: string): Promise<{ writing: string; reading: string }> {
  const before = existsSync(path) && !path.endsWith('folder') ? hashOf(path) : undefined;
  const codeOf = (error: unknown) => (error as SolieuError).code ?? String(error);
  const writing = await mine(['.'], { db: path, reader, busyTimeout: 50 }).then(() => 'done', codeOf);
  let reading = 'done';
  try {
    openStore(path).close();
  } catch (error) {
    reading = codeOf(error);
  }
  if (before !== undefined) expect(hashOf(path)).toBe(before);
  return { writing, reading };
}

describe('a database that cannot be used', () => {
  it('because it is something else', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'Ghi chép của tôi, không phải cơ sở dữ liệu.\n'.repeat(50));
    expect(await refusals(path)).toEqual({ writing: 'db/not-a-database', reading: 'db/not-a-database' });
    mkdirSync(join(folder, 'folder'));
    const both = { writing: 'db/not-a-database', reading: 'db/not-a-database' };
    expect(await refusals(join(folder, 'folder'))).toEqual(both);
  });

  it('because another program made it', async () => {
    const path = join(folder, 'foreign.db');
    const other = new Database(path);
    other.exec('CREATE TABLE facts (mine TEXT)');
    other.close();
    expect(await refusals(path)).toEqual({ writing: 'db/foreign', reading: 'db/foreign' });
  });

  it('because a newer version wrote it', async () => {
    const path = join(folder, 'newer.db');
    await mine(['.'], { db: path, reader });
    const other = new Database(path);
    other.pragma(`user_version = ${migrations.length + 1}`);
    other.pragma('journal_mode = DELETE');
    other.close();
    expect(await refusals(path)).toEqual({ writing: 'db/newer', reading: 'db/newer' });
  });

  it('because it is not there, or its folder is not', async () => {
    expect((await refusals(join(folder, 'none', 'facts.db'))).writing).toBe('db/unwritable');
    expect(() => openStore(join(folder, 'none.db'))).toThrow(expect.objectContaining({ code: 'db/missing' }));
    expect(existsSync(join(folder, 'none.db'))).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')('because the folder cannot be written to', async () => {
    expect((await refusals('/proc/facts.db')).writing).toBe('db/unwritable');
  });

  it('because another program holds it', async () => {
    const path = join(folder, 'locked.db');
    await mine(['.'], { db: path, reader });
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    expect(await refusals(path)).toEqual({ writing: 'db/locked', reading: 'done' });
    other.exec('ROLLBACK');
    other.close();
    expect(await mine(['.'], { db: path, reader })).toMatchObject({ unchanged: 1 });
  });

  it('because it is damaged', async () => {
    const path = join(folder, 'damaged.db');
    await mine(['.'], { db: path, reader });
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 100, 4096));
    expect(await refusals(path)).toEqual({ writing: 'db/not-a-database', reading: 'db/not-a-database' });
  });

  it('is told apart from a fault of the program', () => {
    const sqlite = (code: string) => Object.assign(new Error('x'), { name: 'SqliteError', code });
    expect(databaseError(sqlite('SQLITE_FULL'), 'f.db')).toMatchObject({
      code: 'db/unwritable',
      message: 'f.db cannot grow: the disk is full.',
    });
    expect(databaseError(sqlite('SQLITE_IOERR_WRITE'), 'f.db')).toMatchObject({ code: 'db/unwritable' });
    const fault = sqlite('SQLITE_CONSTRAINT_CHECK');
    expect(databaseError(fault, 'f.db')).toBe(fault);
  });
});

describe('a database that an earlier version wrote', () => {
  it('is brought up to date, also by a reader', () => {
    const path = join(folder, 'older.db');
    const older = new Database(path);
    older.pragma(`application_id = ${0x536f4c69}`);
    older.exec(migrations[0]!.sql);
    older.pragma('user_version = 1');
    older.close();
    const store = openStore(path);
    expect([...store.facts()]).toEqual([]);
    store.close();
  });
});

describe('options that nothing can be done with', () => {
  it('are refused before anything is made', async () => {
    const path = join(folder, 'never.db');
    for (const jobs of [0, -1, 1.5, Number.NaN]) {
      await expect(mine(['.'], { db: path, reader, jobs })).rejects.toMatchObject({ code: 'option/invalid' });
      await expect(extractLines([], { jobs }).next()).rejects.toMatchObject({ code: 'option/invalid' });
    }
    await expect(mine('.' as unknown as string[], { db: path, reader })).rejects.toThrow('are a list');
    expect(existsSync(path)).toBe(false);
  });
});
