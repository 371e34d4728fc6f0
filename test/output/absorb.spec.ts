import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { rowsWith } from '../../output/api/work.js';
import { articleRows } from '../../output/sqlite/article-rows.js';
import { openForWriting, storeOn } from '../../output/sqlite/index.js';
import type { Article } from '../../pipeline/model/index.js';
import { type Ahead, type Problem, run } from '../../pipeline/run.js';
import { articleOf, readerOf } from './fakes.js';
import { hashesOf } from './hashes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-absorb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Inputs = readonly (Article | Problem)[];
const problemAt = (source: string): Problem => ({ source, code: 'input/empty', message: `${source}.`, hint: 'So.' });
const articleAt = (n: number, source = `tin.jsonl#${n}`) =>
  articleOf(source, `Bài ${n}\nHuyện có ${n} xã, ${n + 3}/99 hộ, chiếm ${n + 3}%.\nTăng ${n % 7}% năm 2019.`);

/** One path twice with one article, a path without one in every part, an article of the first part in the last. */
const parts: readonly Inputs[] = [
  [articleAt(0), articleAt(1), problemAt('hong.txt'), articleAt(1, 'lap.txt')],
  [problemAt('tin.jsonl#9'), articleAt(4), articleAt(2)],
  [articleAt(0, 'cuoi.txt'), articleAt(5), articleAt(3), problemAt('b.txt')],
];

/** A database of one part, as a worker makes it. */
async function partOf(name: string, inputs: Inputs, ruleset: string): Promise<string> {
  const path = join(folder, name);
  const db = openForWriting(path);
  const reader = readerOf(inputs, ruleset);
  const store = storeOn(db, { ruleset, toolVersion: '0', isPart: true });
  store.beginRun({});
  const rowsOf = rowsWith(reader.understand);
  async function* ahead(): AsyncGenerator<Ahead | Problem> {
    for (const input of inputs) {
      const write = (article: Article) => {
        const rows = rowsOf(article);
        return 'code' in rows ? rows : store.saveRows(rows);
      };
      yield 'code' in input ? input : { ...input, write: () => write(input) };
    }
  }
  const result = await run(ahead(), store);
  store.endRun('done', result);
  db.close();
  return path;
}

async function absorbed(into: string, ruleset: string, shards: readonly Inputs[], name = ruleset, from = 0) {
  const db = openForWriting(into);
  const store = storeOn(db, { ruleset, toolVersion: '0' });
  store.beginRun({});
  const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
  for (const [i, inputs] of shards.entries()) {
    const n = from + i;
    const path = await partOf(`${name}-${n}.part`, inputs, ruleset);
    const one = store.absorb({ path, shard: `${name} ${n}`, ruleset, plan: name, n, sha256: '0' });
    for (const key of ['articles', 'unchanged', 'claims', 'errors'] as const) counts[key] += one[key];
  }
  store.endRun('done', counts);
  db.close();
  return counts;
}

const NOT_COMPARED = ['merged_shard'];

describe('absorbing the databases of parts', () => {
  it('gives the rows of one run over everything', async () => {
    const [whole, merged] = [join(folder, 'whole.db'), join(folder, 'merged.db')];
    const result = await mine([], { db: whole, reader: readerOf(parts.flat(), 'r1') });
    expect(await absorbed(merged, 'r1', parts)).toEqual({
      articles: result.articles,
      unchanged: result.unchanged,
      claims: result.claims,
      errors: result.errors,
    });
    expect(hashesOf(merged, NOT_COMPARED)).toEqual(hashesOf(whole, NOT_COMPARED));
    expect(Object.keys(hashesOf(whole)).length).toBeGreaterThan(12);
    const db = new Database(merged, { readonly: true });
    expect(db.prepare('SELECT count(*) FROM claim_check').pluck().get()).toBeGreaterThan(4);
    db.close();
  });

  it('does so in several goes, and when a part comes again', async () => {
    const [whole, merged] = [join(folder, 'whole.db'), join(folder, 'goes.db')];
    await absorbed(merged, 'r1', parts.slice(0, 2), 'goes');
    await absorbed(merged, 'r1', parts.slice(2), 'goes', 2);
    expect(hashesOf(merged, NOT_COMPARED)).toEqual(hashesOf(whole, NOT_COMPARED));
    expect(await absorbed(merged, 'r1', parts.slice(0, 1), 'again')).toMatchObject({ articles: 0, unchanged: 3 });
    expect(hashesOf(merged, NOT_COMPARED)).toEqual(hashesOf(whole, NOT_COMPARED));
  });

  it('replaces what other rules read, and what was found at its paths before', async () => {
    const [whole, merged] = [join(folder, 'newer.db'), join(folder, 'newer-merged.db')];
    const changed: Inputs = [articleAt(7, 'tin.jsonl#0'), articleAt(1), articleAt(8, 'hong.txt')];
    for (const [ruleset, inputs] of [['r1', parts.flat()] as const, ['r2', changed] as const]) {
      await mine([], { db: whole, reader: readerOf(inputs, ruleset) });
    }
    await absorbed(merged, 'r1', parts, 'newer');
    await absorbed(merged, 'r2', [changed.slice(0, 1), changed.slice(1)], 'newer2');
    expect(hashesOf(merged, NOT_COMPARED)).toEqual(hashesOf(whole, NOT_COMPARED));
  });

  it('completes a first load before it replaces articles in it', async () => {
    const [whole, merged] = [join(folder, 'bare.db'), join(folder, 'bare-merged.db')];
    const db = openForWriting(merged);
    const store = storeOn(db, { ruleset: 'r0', toolVersion: '0' });
    store.beginRun({});
    for (const article of parts.flat())
      if (!('code' in article)) store.saveRows(articleRows(readerOf([]).understand(article)));
    db.exec('COMMIT');
    db.close(); // as a kill leaves it
    await absorbed(merged, 'r1', parts, 'bare');
    await mine([], { db: whole, reader: readerOf(parts.flat(), 'r1') });
    const rows = (path: string) => {
      const { claim, article, claim_check } = hashesOf(path);
      return { claim, article, claim_check };
    };
    expect(rows(merged)).toEqual(rows(whole));
  });

  it('is undone as a whole where a part breaks a rule of the schema', async () => {
    const merged = join(folder, 'broken.db');
    const path = await partOf('broken.part', parts[0] ?? [], 'r1');
    const part = openForWriting(path);
    part.exec(`PRAGMA ignore_check_constraints = ON; UPDATE claim SET confidence = 7 WHERE claim_id = 4`);
    part.close();
    const db = openForWriting(merged);
    const store = storeOn(db, { ruleset: 'r1', toolVersion: '0' });
    store.beginRun({});
    const shard = { path, shard: 'x', ruleset: 'r1', plan: 'x', n: 0, sha256: '0' };
    expect(() => store.absorb(shard)).toThrow('CHECK constraint failed');
    expect(db.prepare('SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM claim)').raw().get()).toEqual([
      0, 0,
    ]);
    db.close();
  });
});
