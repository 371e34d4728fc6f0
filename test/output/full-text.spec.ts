import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { articleRows } from '../../output/sqlite/article-rows.js';
import { complete, defer, fullTextOf } from '../../output/sqlite/deferred.js';
import { openForWriting, storeOn } from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-full-text-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const articles = Array.from({ length: 11 }, (_, n) => articleOf(`${n}.txt`, `Bài ${n}\nHuyện có ${n} xã.`));
const reader = readerOf(articles);
const AT_ONCE = 4;

/** A database whose articles are written and not indexed. */
function loaded(name: string): Database {
  const db = openForWriting(join(folder, name));
  defer(db);
  const store = storeOn(db, { ruleset: reader.ruleset, toolVersion: '0', isPart: true });
  store.beginRun({});
  for (const article of articles) store.saveRows(articleRows(reader.understand(article)));
  store.endRun('done', { articles: 0, unchanged: 0, claims: 0, errors: 0 });
  return db;
}

const indexed = (db: Database) => db.prepare(`SELECT value FROM meta WHERE key = 'indexed'`).pluck().get();
/** The segments of both indexes, byte for byte, and their settings. */
const segments = (db: Database) =>
  ['article_fts', 'article_fts_khongdau'].flatMap((table) =>
    ['data', 'idx', 'config'].map((part) => db.prepare(`SELECT * FROM ${table}_${part}`).all()),
  );

describe('full text of a first load', () => {
  it('is built while there is time to spare, and ends up as if there had been none', async () => {
    const busy = loaded('busy.db');
    fullTextOf(busy, AT_ONCE).catchUp(articles.length);
    const rested = loaded('rested.db');
    const fullText = fullTextOf(rested, AT_ONCE);
    for (const expected of ['4', '8', '8']) {
      await setTimeout(30);
      fullText.follow(articles.length);
      expect(indexed(rested)).toBe(expected);
    }
    for (const db of [busy, rested]) complete(db);
    expect(segments(rested)).toEqual(segments(busy));
    for (const db of [busy, rested]) db.close();
  });

  it('waits where there is none', async () => {
    const db = loaded('working.db');
    const fullText = fullTextOf(db, AT_ONCE);
    await setTimeout(1);
    const began = performance.now();
    while (performance.now() - began < 30);
    fullText.follow(articles.length);
    expect(indexed(db)).toBe('0');
    db.close();
  });

  it('is left with the settings that SQLite gives it', () => {
    const db = loaded('settings.db');
    complete(db);
    const settings = db.prepare(`SELECT k, v FROM article_fts_config WHERE k <> 'version' ORDER BY k`).raw().all();
    expect(settings).toEqual([
      ['automerge', 4],
      ['hashsize', 1 << 20],
    ]);
    db.close();
  });
});
