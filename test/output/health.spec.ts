import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { articleRows } from '../../output/sqlite/article-rows.js';
import { compare, examine, openForReading, openForWriting, statsOf, storeOn } from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-health-'));
const path = join(folder, 'facts.db');
const reader = readerOf([
  articleOf('a.txt', 'Bình Liêu\nCó 136/158 trưởng thôn, chiếm 86%, năm 2013.', { publisher: 'Báo' }),
  articleOf('b.txt', 'Không số\nKhông có gì.', { published: { date: '2020-10-10', evidence: 'x' } }),
]);
beforeAll(() => mine(['.'], { db: path, reader }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function statesOf(file: string, full: boolean): Map<string, string> {
  const db = openForReading(file);
  try {
    return new Map(examine(db, file, full).map(({ what, state, found }) => [what, `${state}: ${found}`]));
  } finally {
    db.close();
  }
}

describe('the doctor', () => {
  it.each([false, true])('finds nothing wrong with a sound database, full %s', (full) => {
    const states = statesOf(path, full);
    expect([...states.values()].filter((state) => !state.startsWith('ok'))).toEqual([]);
    expect(states.get('rules')).toBe('ok: rules 1: 2 articles');
  });

  it('tells what is wrong', () => {
    const sick = join(folder, 'sick.db');
    const db = openForWriting(sick);
    const store = storeOn(db, { ruleset: 'x', toolVersion: '0' });
    store.beginRun({});
    store.saveRows(articleRows(reader.understand(articleOf('a.txt', 'Bình Liêu\nCó 12 xã.'))));
    if (db.inTransaction) db.exec('COMMIT');
    db.exec(`UPDATE claim SET quote = '13'; PRAGMA foreign_keys = OFF; DELETE FROM article WHERE article_id = 9`);
    db.exec("INSERT INTO block VALUES (99, 0, 'paragraph', 'body', 0, 1, NULL)");
    db.close();
    const states = statesOf(sick, false);
    expect(states.get('references between tables')).toBe('bad: 1 broken');
    expect(states.get('spans of the first 20000 claims')).toBe('bad: 1 do not hold their words');
    expect(states.get('indices and full text')).toMatch(/^note: missing/u);
    expect(states.get('summaries')).toMatch(/^note: behind/u);
    expect(states.get('runs')).toBe('note: 1 cut off or going on');
  });
});

describe('the statistics', () => {
  it('tell what is there', () => {
    const db = openForReading(path);
    const stats = Object.fromEntries(statsOf(db).map(({ what, value }) => [what, value]));
    db.close();
    expect(stats).toMatchObject({
      articles: 2,
      papers: 1,
      'last published': '2020-10-10',
      'articles with a day of publication': '50.0%',
      'articles without facts': 1,
      facts: 2,
      'facts told once: ratio': 1,
      times: 1,
      'arithmetic checks': 1,
      'of these failed': 0,
    });
  });
});

describe('a comparison', () => {
  it('tells claims that came and went, and cells that changed', async () => {
    const other = join(folder, 'other.db');
    const understand: typeof reader.understand = (article) => {
      const { claims, ...rest } = reader.understand(article);
      return { ...rest, claims: claims.slice(1).map((claim) => ({ ...claim, subject: { value: 'thôn' } })) };
    };
    const more = readerOf([
      articleOf('a.txt', 'Bình Liêu\nCó 136/158 trưởng thôn, chiếm 86%, năm 2013.'),
      articleOf('c.txt', 'C\nCó 3 xã.'),
    ]);
    await mine(['.'], {
      db: other,
      reader: { ...more, understand: (one) => (one.source === 'a.txt' ? understand(one) : more.understand(one)) },
    });
    const { counts, differences, close } = compare(path, other);
    expect(counts).toEqual({
      articles_added: 1,
      articles_removed: 1,
      claims_added: 1,
      claims_removed: 1,
      claims_changed: 2,
      claims_same: 0,
    });
    const rows = [...differences()].map(({ difference, column, before, after, quote }) => [
      difference,
      column,
      before,
      after,
      quote,
    ]);
    expect(rows).toEqual([
      ['added', null, null, null, '3'],
      ['removed', null, null, null, '136/158'],
      ['changed', 'subject', null, 'thôn', '86%'],
      ['changed', 'subject', null, 'thôn', '2013'],
    ]);
    close();
    const same = compare(path, path);
    expect(same.counts).toMatchObject({ claims_changed: 0, claims_same: 3 });
    expect([...same.differences()]).toEqual([]);
    same.close();
    expect(() => compare(path, join(folder, 'none.db'))).toThrow(expect.objectContaining({ code: 'db/missing' }));
    const foreign = join(folder, 'foreign.db');
    new Database(foreign).exec('CREATE TABLE x (y)').close();
    expect(() => compare(foreign, path)).toThrow(expect.objectContaining({ code: 'db/foreign' }));
  });
});
