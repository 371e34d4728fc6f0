import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { ask, conditionOf, type FactFilter, openForReading } from '../../output/sqlite/index.js';
import { questions } from '../../output/sqlite/questions/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-filter-'));
let db: Database;
beforeAll(async () => {
  const path = join(folder, 'facts.db');
  const plain = readerOf([
    articleOf('a.txt', 'Bình Liêu\nCó 136/158 trưởng thôn, 7% hộ, 12 xã, 30 chi bộ, 40 chi bộ.'),
  ]);
  const times = ['2013-06', '2015/2020', undefined, '2018', '2018'];
  const understand: typeof plain.understand = (article) => {
    const { claims, ...rest } = plain.understand(article);
    const placed = claims.map((claim, i) => ({
      ...claim,
      confidence: i / 10,
      place: { value: i < 3 ? 'huyện Bình Liêu' : 'xã Húc Động', code: '198' },
      ...(times[i] === undefined ? {} : { time: { value: times[i] } }),
      ...(i < 3 ? {} : { indicator: 'chi bộ' }),
      ...(i === 3 ? { status: 'target' as const } : {}),
    }));
    return { ...rest, claims: placed };
  };
  await mine(['.'], { db: path, reader: { ...plain, understand } });
  db = openForReading(path);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a filter', () => {
  const chosen = (filter: FactFilter) => {
    const condition = conditionOf(filter);
    return [...ask(db, `SELECT quote FROM facts WHERE ${condition?.sql}`, condition?.parameters).rows].flat();
  };
  it.each<[FactFilter, string[]]>([
    [{ kind: 'ratio' }, ['136/158']],
    [{ unit: '%' }, ['7%']],
    [{ object: 'ch' }, ['30', '40']],
    [{ object: 'trưởng'.normalize('NFD') }, ['136/158']],
    [{ place: 'huyện Bình Liêu', kind: 'count' }, ['12']],
    [{ from: '2018' }, ['7%', '30', '40']],
    [{ from: '2021' }, []],
    [{ from: '2020-02-29' }, ['7%']],
    [{ until: '2013' }, ['136/158']],
    [{ until: '2013-05' }, []],
    [{ from: '2016-02-03', until: '2016-02' }, ['7%']],
    [{ confidence: '0.3' }, ['30', '40']],
    [{ language: 'vi', unit: '%' }, ['7%']],
    [{ language: 'en' }, []],
    [{ indicator: 'chi bộ', where: "status IS NULL -- only what is so'" }, ['40']],
  ])('%j chooses %j', (filter, quotes) => {
    expect(chosen(filter)).toEqual(quotes);
  });

  it('that is empty is none', () => {
    expect(conditionOf({})).toBeUndefined();
  });

  it.each<[FactFilter, string]>([
    [{ from: 'năm nay' }, 'filter/invalid'],
    [{ until: '2015-6' }, 'filter/invalid'],
    [{ until: '2015-13' }, 'filter/invalid'],
    [{ from: '2015-00' }, 'filter/invalid'],
    [{ from: '2015-02-29' }, 'filter/invalid'],
    [{ kind: 'counts' }, 'filter/invalid'],
    [{ confidence: '2' }, 'filter/invalid'],
    [{ confidence: 'high' }, 'filter/invalid'],
    [{ where: '1 IN (SELECT file FROM pragma_database_list)' }, 'sql/refused'],
    [{ kind: 'money', where: '1) OR (1' }, 'filter/invalid'],
    [{ where: '"(" = 1) OR (1' }, 'filter/invalid'],
    [{ where: "text = ')' OR 1 -- )\n)" }, 'filter/invalid'],
  ])('%j is refused: %s', (filter, code) => {
    expect(() => conditionOf(filter)).toThrow(expect.objectContaining({ code }));
  });
});

describe('ready questions', () => {
  it('are a dozen and more, each with its own name and no parameter unexplained', () => {
    expect(questions.length).toBeGreaterThanOrEqual(12);
    expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
    for (const { sql, parameters } of questions) {
      const used = new Set([...sql.matchAll(/@(\w+)/gu)].map((match) => match[1]));
      expect([...used].sort()).toEqual(parameters.map(({ name }) => name).sort());
    }
  });

  it('walk an index, never a whole table of claims', () => {
    for (const { name, sql } of questions) {
      const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/@\w+/gu, "'x'")}`).all();
      const scans = plan
        .map(({ detail }) => detail)
        .filter((detail) => /^SCAN (?:c|x|y|t|claim)\b(?!.*INDEX)/u.test(detail));
      // Without an order to sort by, walking the table in the order of the text ends at the limit.
      expect({ name, scans }).toEqual({ name, scans: name === 'figures-without-place' ? ['SCAN c'] : [] });
    }
  });

  it('find the target beside the actual', () => {
    const question = questions.find(({ name }) => name === 'targets-against-actuals');
    expect([...ask(db, question?.sql ?? '', { limit: 5 }).rows].map((row) => row.slice(4, 10))).toEqual([
      ['30', '40', 30, 40, null, 133.3],
    ]);
  });
});
