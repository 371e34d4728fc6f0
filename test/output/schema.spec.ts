import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { commentsOf } from '../../output/sqlite/index.js';
import { bringUpToDate } from '../../output/sqlite/migrations/index.js';
import { schemaDocs } from './schema-docs.js';

const db = new Database(':memory:');
bringUpToDate(db, 0);
const made = db
  .prepare<[], { name: string; type: string; sql: string }>(
    `SELECT name, type, sql FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'`,
  )
  .all();

describe('the schema', () => {
  it.each(made)('explains $name and each of its columns', ({ name, sql }) => {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[];
    const comments = commentsOf(sql);
    expect(comments).toHaveLength(columns.length + 1);
    const lines = sql.split('\n').filter((line) => line.includes(' -- '));
    columns.forEach((column, i) => {
      expect(lines[i + 1]).toMatch(new RegExp(`\\b${column}\\b`, 'u'));
      // SQLite puts a column that is added before the comment of the one before it.
      expect(lines[i + 1]).not.toMatch(new RegExp(`\\b${columns[i + 1] ?? ','} (?:TEXT|INTEGER|REAL|BLOB)\\b`, 'u'));
    });
  });

  it('has only strict tables', () => {
    const loose = db.prepare(
      `SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`,
    );
    expect(loose.all()).toEqual([]);
  });

  it('is described in docs/schema.md', async () => {
    await expect(schemaDocs(db)).toMatchFileSnapshot('../../docs/schema.md');
  });
});
