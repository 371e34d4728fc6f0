import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { articleRows } from '../../output/sqlite/article-rows.js';
import { openForWriting, storeOn } from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';
import { contentOf } from './rows.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-first-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const articles = Array.from({ length: 30 }, (_, n) =>
  articleOf(`${n}.txt`, `Bài ${n}\nHuyện có ${n} xã, ${n + 3}/99 hộ.`),
);
const reader = readerOf(articles);

const TABLES = ['article', 'source', 'block', 'sentence', 'claim', 'place', 'indicator', 'facet', 'ingest_error'];
function schemaOf(path: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  } finally {
    db.close();
  }
}
const found = (path: string, words: string) => {
  const db = new Database(path);
  try {
    for (const table of ['article_fts', 'article_fts_khongdau']) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    return db.prepare('SELECT count(*) FROM article_fts WHERE article_fts MATCH ?').pluck().get(`"${words}"`);
  } finally {
    db.close();
  }
};

describe('the first load of a database', () => {
  const whole = join(folder, 'whole.db');

  it('ends with every index, trigger and the full text of a database that was never without', async () => {
    const bare = join(folder, 'bare.db');
    openForWriting(bare).close();
    await mine(['.'], { db: whole, reader });
    expect(schemaOf(whole)).toEqual(schemaOf(bare));
    expect(found(whole, 'huyện có')).toBe(30);
    const db = new Database(whole, { readonly: true });
    expect(db.prepare(`SELECT count(*) FROM meta WHERE key = 'deferred'`).pluck().get()).toBe(0);
    db.close();
  });

  it.each([0, 1, 13])('that is cut off behind %i articles goes on and ends up the same', async (n) => {
    const path = join(folder, `cut-${n}.db`);
    const db = openForWriting(path);
    const store = storeOn(db, { ruleset: reader.ruleset, toolVersion: '0' });
    store.beginRun({});
    for (const article of articles.slice(0, n)) store.saveRows(articleRows(reader.understand(article)));
    if (db.inTransaction) db.exec('COMMIT');
    db.close(); // as a kill leaves it: the run is not ended
    expect(schemaOf(path).length).toBeLessThan(schemaOf(whole).length);
    expect(await mine(['.'], { db: path, reader })).toMatchObject({ articles: 30 - n, unchanged: n });
    expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
    expect(schemaOf(path)).toEqual(schemaOf(whole));
    expect(found(path, 'huyện có')).toBe(30);
  });

  it('that is cut off and goes on under other rules replaces what is there', async () => {
    const path = join(folder, 'other-rules.db');
    const db = openForWriting(path);
    const store = storeOn(db, { ruleset: 'older', toolVersion: '0' });
    store.beginRun({});
    for (const article of articles.slice(0, 5)) store.saveRows(articleRows(reader.understand(article)));
    db.exec('COMMIT');
    db.close();
    expect(await mine(['.'], { db: path, reader })).toMatchObject({ articles: 30, unchanged: 0 });
    expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
    expect(schemaOf(path)).toEqual(schemaOf(whole));
  });
});

describe('a batch', () => {
  it('keeps whole articles round one that is at fault, new or known', async () => {
    const path = join(folder, 'fault.db');
    const failing = (names: readonly string[], ruleset: string) => ({
      ...reader,
      ruleset,
      understand: (article: (typeof articles)[number]) => {
        const findings = reader.understand(article);
        if (!names.includes(article.source)) return findings;
        const claims = findings.claims.map((claim, i) => (i === 0 ? claim : { ...claim, confidence: 7 }));
        return { ...findings, claims };
      },
    });
    expect(await mine(['.'], { db: path, reader: failing(['3.txt', '4.txt'], 'a') })).toMatchObject({
      articles: 28,
      errors: 2,
    });
    expect(await mine(['.'], { db: path, reader: failing(['5.txt'], 'b') })).toMatchObject({ articles: 29, errors: 1 });
    const db = new Database(path, { readonly: true });
    expect(db.prepare(`SELECT count(*) FROM article WHERE ruleset = 'b'`).pluck().get()).toBe(29);
    expect(db.prepare(`SELECT source, ruleset FROM article WHERE source = '5.txt'`).get()).toEqual({
      source: '5.txt',
      ruleset: 'a',
    });
    const torn = `SELECT article_id FROM article LEFT JOIN claim USING (article_id) GROUP BY article_id HAVING count(claim_id) <> 3`;
    expect(db.prepare(torn).all()).toEqual([]);
    db.close();
    expect(found(path, 'huyện có')).toBe(30);
  });
});
