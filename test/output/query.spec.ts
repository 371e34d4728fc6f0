import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { openStore, type StoreReader } from '../../output/api/open-store.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-query-'));
const db = join(folder, 'facts.db');
let store: StoreReader;
beforeAll(async () => {
  await mine(['.'], { db, reader: readerOf([articleOf('a.txt', "Than Uyên\nHuyện có 12 xã, 3 'pragma'.")]) });
  store = openStore(db);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a question', () => {
  it('gives columns and rows', () => {
    const { columns, rows } = store.query('SELECT quote AS figure, value FROM facts ORDER BY value DESC');
    expect(columns).toEqual(['figure', 'value']);
    expect([...rows]).toEqual([
      ['12', 12],
      ['3', 3],
    ]);
  });

  it.each([
    'WITH big AS (SELECT * FROM facts WHERE value > 5) SELECT quote FROM big',
    "VALUES ('12')",
    "-- the biggest\nSELECT quote FROM facts WHERE sentence LIKE '%attach%' OR quote = '12' /* pragma */;",
    'select "quote" from facts where quote = \'12\'',
  ])('may be %s', (sql) => {
    expect([...store.query(sql).rows]).toEqual([['12']]);
  });

  it.each([
    '',
    '-- nothing',
    'DELETE FROM article',
    'INSERT INTO meta VALUES (1, 2)',
    'DROP TABLE article',
    "ATTACH '/tmp/other.db' AS other",
    'PRAGMA query_only = 0',
    'pragma table_info(article)',
    "VACUUM INTO '/tmp/copy.db'",
    'SELECT * FROM pragma_database_list',
    'SELECT * FROM "pragma_database_list"',
    'SELECT * FROM [pragma_database_list]',
    "SELECT 'a' AS \"it's\", * FROM pragma_database_list --'",
    'SELECT * FROM/**/pragma_database_list',
    "SELECT load_extension('x')",
    'WITH x AS (SELECT 1) DELETE FROM article',
    'SELECT 1; SELECT 2',
    'BEGIN',
    'EXPLAIN PRAGMA table_info(article)',
    "SELECT $x('), file FROM pragma_database_list --'",
    "SELECT @x::y('), file FROM pragma_database_list --'",
  ])('may not be %s', (sql) => {
    expect(() => [...store.query(sql).rows]).toThrow(expect.objectContaining({ code: 'sql/refused' }));
  });

  it('tells which parameter has no value', () => {
    expect(() => [...store.query('SELECT @least').rows]).toThrow('@least has no value: give least=… behind it.');
  });

  it.each(['SELECT * FROM fact', 'SELECT', 'SELECT abs(-9223372036854775808)'])('that fails says why: %s', (sql) => {
    expect(() => [...store.query(sql).rows]).toThrow(expect.objectContaining({ code: 'sql/failed' }));
  });
});
