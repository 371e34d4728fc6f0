import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractLines, mine, openStore, type StoreReader } from '../../output/api/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-options-'));
const db = join(folder, 'facts.db');
let store: StoreReader;
beforeAll(async () => {
  await mine(['.'], { db, reader: readerOf([articleOf('a.txt', 'Có 12 xã.\nCó 7% hộ.')]) });
  store = openStore(db);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As a program in JavaScript calls it, where nobody looks at types. */
const loose = () => store as unknown as Record<keyof StoreReader, (...given: readonly unknown[]) => Iterable<unknown>>;

describe('options of the library', () => {
  it('are texts where texts are meant', async () => {
    const noPath = openStore as unknown as (...given: readonly unknown[]) => unknown;
    for (const path of [undefined, null, 5]) {
      expect(() => noPath(path)).toThrow(expect.objectContaining({ code: 'option/invalid' }));
    }
    await expect(loose().queryGuarded(5)).rejects.toMatchObject({ code: 'option/invalid' });
  });

  it.each<[keyof StoreReader, readonly unknown[], string]>([
    ['page', [{ limit: -1 }], 'limit is a whole number from 1 on, not -1.'],
    ['page', [{ limit: 0 }], 'not 0.'],
    ['page', [{ limit: 1.5 }], 'not 1.5.'],
    ['page', [{ limit: Number.NaN }], 'not NaN.'],
    ['page', [{ limit: '10' }], 'not "10".'],
    ['page', [{ limt: 10 }], 'page has no option "limt"; it has limit, after, filter.'],
    ['page', [5], 'The options of page are an object: limit, after, filter.'],
    ['page', [{ after: {} }], 'after of page is the last of the page before, with article_id,'],
    ['page', [{ after: 5 }], 'after of page is'],
    ['search', ['xã', { limit: -1 }], 'not -1.'],
    ['search', ['xã', { after: { score: 1 } }], 'with score, article_id.'],
    ['searchFacts', ['xã', { kind: 'count' }], 'searchFacts has no option "kind"; it has limit, filter.'],
    ['search', [5], 'What search looks for is a text, not 5.'],
    ['searchFacts', [], 'What searchFacts looks for is a text, not undefined.'],
    ['claim', [], 'The key of a claim is a text, not undefined.'],
    ['query', [null], 'A question is a text, not null.'],
    ['question', ['biggest-money', { limt: 3 }], 'biggest-money has no option "limt"; it has'],
    ['question', ['biggest-money', { limit: -1 }], 'limit is a whole number from 0 on, not -1.'],
  ])('of %s that are none are refused: %j', (call, given, message) => {
    expect(() => [...loose()[call](...given)]).toThrow(message);
    expect(() => [...loose()[call](...given)]).toThrow(expect.objectContaining({ code: 'option/invalid' }));
  });

  it.each<[unknown, string]>([
    [{ provinze: 'Nghệ An' }, 'There is no filter "provinze"; there are kind, unit,'],
    [{ kind: ['count'] }, 'The filter kind is a text.'],
    [{ place: null }, 'The filter place is a text.'],
    [{ duplicates: 'no' }, 'The filter duplicates is true or false.'],
    [{ where: 5 }, 'The filter where is a text'],
    ['kind=count', 'A filter is an object'],
    [null, 'A filter is an object'],
  ])('filters that are none are refused: %j', (filter, message) => {
    for (const read of [
      () => [...loose().facts(filter)],
      () => [...loose().mentions(filter)],
      () => loose().page({ filter }),
    ]) {
      expect(read).toThrow(message);
      expect(read).toThrow(expect.objectContaining({ code: 'filter/invalid' }));
    }
  });

  it('numbers stand for themselves in filters, and undefined for nothing', () => {
    expect([...loose().facts({ confidence: 0, kind: undefined })]).toHaveLength(2);
    expect([...loose().facts({ from: 2015 })]).toHaveLength(0);
  });

  it('of runs and filters of lines are refused as well', async () => {
    const invalid = (message: string) => ({ code: 'option/invalid', message: expect.stringContaining(message) });
    const run = mine as (...given: readonly unknown[]) => Promise<unknown>;
    for (const [given, message] of [
      [['a.txt', { db }], 'The paths of files and folders are a list of texts.'],
      [[[5], { db }], 'are a list of texts.'],
      [[['a.txt']], 'mine needs db'],
      [[['a.txt'], { db, job: 2 }], 'mine has no option "job"'],
      [[['a.txt'], { db, stall: 0 }], 'stall is a number above 0'],
      [[['a.txt'], { db, inputs: { map: { titel: 'x' } } }], 'map has no option "titel"; it has title,'],
      [[['a.txt'], { db, urls: 'https://example.org' }], 'The addresses are a list of texts.'],
    ] as const) {
      await expect(run(...given)).rejects.toMatchObject(invalid(message));
    }
    await expect(extractLines([], { map: { titel: 'x' } as object }).next()).rejects.toMatchObject(invalid('titel'));
    await expect(store.queryGuarded('SELECT 1', {}, { rows: -1 })).rejects.toMatchObject(invalid('rows is a number'));
  });
});
