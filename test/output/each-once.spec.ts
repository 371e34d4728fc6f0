import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { mine, type Reader } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';
import { APPLICATION_ID, openForReading, questions, statsOf } from '../../output/sqlite/index.js';
import { migrations } from '../../output/sqlite/migrations/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-each-once-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = `Vụ xuân năm nay bà con trong huyện gieo cấy đúng khung thời vụ, chăm sóc đúng kỹ thuật nên lúa tốt đều, ít sâu bệnh.
Toàn huyện có 12 xã, 40% hộ, phấn đấu 15 xã, đã hỗ trợ 450 hộ ở vùng cao sửa chữa kênh mương hư hỏng sau mưa lũ.`;
const other = `Lễ hội đua thuyền trên sông thu hút đông đảo du khách gần xa về cổ vũ cho các đội trong tiếng trống rộn ràng suốt buổi sáng.
Toàn huyện có 13 xã tham gia, nhiều hơn mọi năm, theo ban tổ chức cho biết khi bế mạc lễ hội vào chiều cùng ngày.`;
const english = 'The district has 450 households in the highlands, it said.';

const day = (date: string) => ({ publisher: 'Báo A', published: { date, evidence: 'dateline' } });
const articles = [
  articleOf('a.txt', `Được mùa\n${report}`, day('2020-06-01')),
  articleOf('b.txt', `Lúa xuân được mùa\n${report}`, { ...day('2020-06-02'), publisher: 'Báo B' }),
  articleOf('c.txt', `Đua thuyền\n${other}`, day('2020-06-03')),
];

/** Figures with a place, a time and an indicator; 15 is a target; `c.txt` ends in English. */
const reader: Reader = {
  ...readerOf(articles),
  understand(article) {
    const text = article.source === 'c.txt' ? `${article.text}\n${english}` : article.text;
    const { document, mentions, claims } = readerOf([]).understand(articleOf(article.source, text, day('2020-06-03')));
    const blocks = document.blocks.map((block, n) => (n === 3 ? { ...block, language: 'en' } : block));
    return {
      mentions,
      document: { ...document, article: { ...document.article, ...article }, blocks },
      claims: claims.map((claim) => ({
        ...claim,
        indicator: claim.object?.value ?? 'khác',
        place: { value: 'huyện Than Uyên', code: '110', provinceCode: '12' },
        time: { value: '2020' },
        ...(claim.mention.value === 15 && { status: 'target' as const }),
      })),
    };
  },
};

const path = join(folder, 'facts.db');
await mine([], { db: path, reader });

const store = openStore(path);
afterAll(() => store.close());
const rowsOf = (sql: string) => [...store.query(sql).rows];

describe('a report that two papers print', () => {
  it('is in facts twice, and once where duplicates are left out', () => {
    const xa = `SELECT count(*) FROM facts WHERE object = 'xã'`;
    expect(rowsOf(xa)).toEqual([[5]]);
    expect(rowsOf(`${xa} AND dup_of IS NULL`)).toEqual([[3]]);
    expect(rowsOf(`SELECT count(*) FROM percentages WHERE dup_of IS NULL`)).toEqual([[1]]);
    expect(rowsOf(`SELECT count(*) FROM observation WHERE duplicateOf IS NOT NULL`)).toEqual([[4]]);
  });

  it('counts once in the summaries', () => {
    expect(rowsOf(`SELECT n_claims, n_articles FROM indicator WHERE indicator = 'xã'`)).toEqual([[3, 2]]);
    expect(rowsOf(`SELECT value, n_facts FROM facet WHERE facet = 'kind' ORDER BY 1`)).toEqual([
      ['count', 5],
      ['percentage', 1],
    ]);
    expect(rowsOf(`SELECT value, n_facts FROM facet WHERE facet IN ('publisher', 'year')`)).toEqual([
      ['Báo A', 6],
      ['2020', 6],
    ]);
    expect(rowsOf(`SELECT n_claims, n_values, value, other_value FROM conflicts WHERE indicator = 'xã'`)).toEqual([
      [2, 2, 12, 13],
    ]);
    expect(rowsOf(`SELECT n_claims, n_articles, value_low, value_high FROM series WHERE indicator = 'xã'`)).toEqual([
      [2, 2, 12, 13],
    ]);
    expect(rowsOf(`SELECT publisher, n_articles, n_facts, n_duplicates, n_facts_once FROM coverage`)).toEqual([
      ['Báo A', 2, 6, 0, 6],
      ['Báo B', 1, 4, 1, 0],
    ]);
    const db = openForReading(path);
    const stats = Object.fromEntries(statsOf(db).map(({ what, value }) => [what, value]));
    db.close();
    expect(stats).toMatchObject({
      facts: 10,
      'of these in articles that repeat another one': 4,
      'facts told once: count': 5,
      'facts told once: percentage': 1,
    });
  });

  it.each(
    questions
      .filter(({ sql }) => sql.includes('claim_key'))
      .map(({ name, parameters }) => [name, parameters.map((one) => one.name)] as const),
  )('is told once by the ready question %s', (name, parameters) => {
    const needed = { indicator: 'xã', place: 'huyện Than Uyên', subject: 'huyện Than Uyên' };
    const given = Object.fromEntries(Object.entries(needed).filter(([one]) => (parameters as string[]).includes(one)));
    const { columns, rows } = store.question(name, given);
    const keys = columns.flatMap((column, n) => (column.endsWith('claim_key') ? [n] : []));
    const told = [...rows].flatMap((row) => keys.map((n) => `'${String(row[n])}'`));
    expect(rowsOf(`SELECT source FROM facts WHERE source = 'b.txt' AND claim_key IN (${told.join(', ')})`)).toEqual([]);
  });

  it('is told by those that know its figures', () => {
    const valuesOf = (name: string, given = {}) => {
      const { columns, rows } = store.question(name, given);
      return [...rows].map((row) => row[columns.indexOf('quote')]);
    };
    expect(valuesOf('about-place', { place: 'huyện Than Uyên' }).sort()).toEqual([
      '12',
      '13',
      '15',
      '40%',
      '450',
      '450',
    ]);
    expect(valuesOf('members-by-district', { indicator: 'xã' })).toEqual(['12', '13']);
    const { columns, rows } = store.question('targets-against-actuals');
    expect([...rows].map((row) => [row[columns.indexOf('target')], row[columns.indexOf('actual')]])).toEqual([
      ['15', '12'],
      ['15', '13'],
    ]);
  });
});

describe('a passage in another language', () => {
  it('can be left out of facts', () => {
    expect(rowsOf(`SELECT quote, language, rule FROM facts WHERE source = 'c.txt'`)).toEqual([
      ['13', 'vi', 'count/digits'],
      ['450', 'en', 'count/digits'],
    ]);
    expect([...store.facts({ language: 'en' })].map(({ quote }) => quote)).toEqual(['450']);
  });
});

describe('a database of an older schema', () => {
  it('keeps its blocks, and its views are made afresh', () => {
    const old = join(folder, 'old.db');
    const db = new Database(old);
    for (const step of migrations.slice(0, 6)) db.exec(step.sql);
    db.exec(`
      CREATE VIEW facts AS SELECT quote FROM claim;
      CREATE VIEW checks AS SELECT quote FROM facts;
      INSERT INTO article (article_id, doc_key, source, language, text, n_chars, raw_sha256, ruleset)
        VALUES (7, zeroblob(16), 'a', 'vi', 'Than Uyên', 9, '${'0'.repeat(64)}', 'r');
      INSERT INTO block VALUES (7, 0, 'title', 'title', 0, 9, 'en');
      INSERT INTO article_count VALUES (7, NULL, NULL, 0, 0, 0, 0);
      PRAGMA application_id = ${APPLICATION_ID};
      PRAGMA user_version = 6;`);
    db.close();
    const after = openForReading(old);
    expect(after.prepare('SELECT * FROM block').raw().all()).toEqual([[7, 0, 'title', 'title', 0, 9, 'en']]);
    expect(after.pragma('foreign_key_list(block)')).toMatchObject([{ table: 'article', on_delete: 'CASCADE' }]);
    expect(after.prepare('SELECT quote, language, rule FROM facts').all()).toEqual([]);
    expect(after.prepare('SELECT count(*) FROM article_count').pluck().get()).toBe(0);
    expect(after.pragma('integrity_check', { simple: true })).toBe('ok');
    after.close();
  });
});

describe('a database whose summaries count what is repeated', () => {
  it('gets others with the next run, though it brings nothing new', async () => {
    const db = new Database(path);
    db.exec(`DELETE FROM article_count; UPDATE indicator SET n_claims = 5 WHERE indicator = 'xã'`);
    await mine([], { db: path, reader });
    expect(db.prepare(`SELECT n_claims FROM indicator WHERE indicator = 'xã'`).pluck().get()).toBe(3);
    expect(db.prepare('SELECT count(*) FROM article_count').pluck().get()).toBe(3);
    db.close();
  });
});
