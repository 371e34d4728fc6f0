import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-same-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const samples = readdirSync('corpus/samples')
  .filter((name) => /\.(?:html|txt)$/u.test(name))
  .map((name) => join('corpus/samples', name));

/** The SHA-256 of every table, its rows in the order of all their columns; the record of the runs has their times. */
function hashesOf(path: string): Record<string, string> {
  const db = new Database(path, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'run' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => {
        const columns = db.prepare(`SELECT * FROM ${table} LIMIT 0`).columns().length;
        const order = Array.from({ length: columns }, (_, n) => n + 1).join(', ');
        const hash = createHash('sha256');
        for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().iterate()) {
          hash.update(JSON.stringify(row)).update('\n');
        }
        return [table, hash.digest('hex')];
      }),
    );
  } finally {
    db.close();
  }
}

describe('two runs over the same articles', () => {
  it('give the same bytes in every table', async () => {
    const [one, two] = [join(folder, 'one.db'), join(folder, 'two.db')];
    await mine(samples, { db: one });
    await mine(samples, { db: two });
    const hashes = hashesOf(one);
    expect(Object.keys(hashes).length).toBeGreaterThan(12);
    expect(hashesOf(two)).toEqual(hashes);
  });

  it('in one go or in two give the same claims', async () => {
    const [one, two] = [join(folder, 'go.db'), join(folder, 'goes.db')];
    await mine(samples, { db: one });
    await mine(samples.slice(0, 5), { db: two });
    await mine(samples, { db: two });
    expect(hashesOf(two)).toEqual(hashesOf(one));
  });
});
