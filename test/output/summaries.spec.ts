import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine, type Reader } from '../../output/api/mine.js';
import { openForWriting } from '../../output/sqlite/index.js';
import { summarise } from '../../output/sqlite/summaries.js';
import type { Article, Claim } from '../../pipeline/model/index.js';
import { articleOf, claimsOf, documentOf } from './fakes.js';
import { rowsOf } from './rows.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-summaries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TABLES = ['indicator', 'conflict', 'share_change', 'facet', 'article_count'];
function summariesOf(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return Object.fromEntries(TABLES.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
  } finally {
    db.close();
  }
}

/** The nth figure of an article is of the indicator that the word behind it names, for one place and the year of its path. */
function readerOf(articles: readonly Article[]): Reader {
  const context = (claim: Claim, { source }: Article): Claim => {
    const word = claim.object?.value;
    if (word === undefined) return claim;
    const year = `20${source.slice(0, 2)}`;
    return { ...claim, indicator: word, place: { value: 'huyện Than Uyên' }, time: { value: year } };
  };
  return {
    async *inputs() {
      yield* articles;
    },
    understand(article) {
      const document = documentOf(article);
      const claims = claimsOf(document).map((claim) => context(claim, article));
      return { document, mentions: [], claims };
    },
    ruleset: 'r',
  };
}

const words = Array.from(
  { length: 60 },
  (_, n) => `vật${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}`,
);
/** An article at `year-n.txt` that states a share and a count of some of the words. */
const article = (year: number, n: number, wanted: readonly number[], salt: number): Article =>
  articleOf(
    `${year}-${n}.txt`,
    `Bài ${n}\n${wanted.map((w) => `Có ${(w * 7 + salt) % 50} ${words[w]}. Có ${(w + 3 * salt) % 90}% ${words[w]}.`).join('\n')}`,
  );

describe('summaries of a run that changes little', () => {
  it('are what making all of them afresh gives', async () => {
    const path = join(folder, 'all.db');
    const base: Article[] = [];
    for (let n = 0; n < 60; n++) base.push(article(10 + (n % 9), n, [n, (n + 1) % 60, (n + 7) % 60], n % 4));
    await mine([], { db: path, reader: readerOf(base) });
    let seed = 11;
    const random = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    for (let round = 0; round < 12; round++) {
      // New articles, and new contents of paths that are known: their articles go.
      const news = Array.from({ length: 1 + random(3) }, () =>
        article(10 + random(9), random(80), [random(60), random(60)], random(50)),
      );
      await mine([], { db: path, reader: readerOf(news) });
      const made = summariesOf(path);
      const db = openForWriting(path);
      db.transaction(() => summarise(db))();
      db.close();
      expect(made).toEqual(summariesOf(path));
    }
    expect(summariesOf(path)).toMatchObject({ conflict: expect.arrayContaining([expect.anything()]) });
  });

  it('are so where newer rules take an indicator from several claims of an article', async () => {
    const path = join(folder, 'renamed.db');
    const whole = join(folder, 'renamed-whole.db');
    const articles = Array.from({ length: 12 }, (_, n) => article(10 + n, n, [n % 3, 7], 1));
    const old = readerOf(articles);
    const understand: typeof old.understand = (one) => {
      const { claims, ...rest } = old.understand(one);
      return { ...rest, claims: claims.map((claim) => ({ ...claim, indicator: `${claim.indicator} mới` })) };
    };
    const newer = { ...old, understand, ruleset: 'newer' };
    await mine([], { db: path, reader: old });
    expect(await mine([], { db: path, reader: newer })).toMatchObject({ errors: 0 });
    await mine([], { db: whole, reader: newer });
    const named = (file: string) => rowsOf(file, 'SELECT indicator, n_articles FROM indicator ORDER BY 1');
    expect(named(path)).toEqual(named(whole));
  });

  it('are so where reports are repeated, and repeated ones go or change', async () => {
    const path = join(folder, 'repeated.db');
    const filler = (story: number) =>
      Array.from({ length: 40 }, (_, n) => `chuyện${String.fromCharCode(97 + (story % 26))}${n % 7} thứ${n}${story}`)
        .join(' ')
        .replaceAll(/\d/gu, (digit) => 'kđgôiơươêy'[Number(digit)] ?? '');
    /**
     * Papers print the same story under headlines of their own, with a figure more of their own, some with another story
     * in its place later.
     */
    const story = (paper: number, n: number, other = 0) =>
      articleOf(
        `${10 + (n % 9)}-${paper}-${n}.txt`,
        `Bài của báo ${paper}\n${filler(n + 30 * other)}. Có ${n % 50} ${words[n % 60]}. ${filler(n + 30 * other)}. Có ${n} ${words[(n + 20 * paper) % 60]}.`,
      );
    const base = Array.from({ length: 60 }, (_, n) => story(0, n));
    await mine([], { db: path, reader: readerOf([...base, story(1, 3), story(1, 4)]) });
    let seed = 5;
    const random = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    let repeated = 0;
    for (let round = 0; round < 12; round++) {
      const news = Array.from({ length: 1 + random(3) }, () => story(random(4), random(30), random(2)));
      await mine([], { db: path, reader: readerOf(news) });
      const made = summariesOf(path);
      const db = openForWriting(path);
      repeated += db.prepare<[], number>('SELECT count(*) FROM article WHERE dup_of IS NOT NULL').pluck().get()!;
      db.transaction(() => summarise(db))();
      db.close();
      expect(made).toEqual(summariesOf(path));
    }
    expect(repeated).toBeGreaterThan(12);
  });

  it('are made for the indicators concerned only', async () => {
    const path = join(folder, 'few.db');
    const base = words.map((_, n) => article(10 + (n % 9), n, [n], 1));
    await mine([], { db: path, reader: readerOf(base) });
    const db = new Database(path);
    // What nobody touched stays as it was, even if it is wrong.
    db.exec(`UPDATE indicator SET label = 'khác' WHERE indicator = '${words[5]}'`);
    await mine([], { db: path, reader: readerOf([article(12, 99, [3], 9)]) });
    expect(db.prepare('SELECT indicator FROM indicator WHERE label = ?').pluck().all('khác')).toEqual([words[5]]);
    expect(db.prepare('SELECT n_articles FROM indicator WHERE indicator = ?').pluck().get(words[3])).toBe(2);
    db.close();
  });
});
