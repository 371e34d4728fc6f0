import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect } from 'vitest';

/** What a question gives, asked of the file and not through the program. */
export function rowsOf(path: string, sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

/** Everything in these tables of a database that is whole. */
export function contentOf(path: string, tables: readonly string[]): string {
  expect(rowsOf(path, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  return tables.map((table) => JSON.stringify(rowsOf(path, `SELECT * FROM ${table}`))).join('\n');
}

/** Articles that are in the database by now; 0 while it is being made. */
export function articlesIn(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    return (rowsOf(path, 'SELECT count(*) AS n FROM article') as [{ n: number }])[0].n;
  } catch {
    return 0; // not yet made
  }
}
