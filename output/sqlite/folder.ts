import type { Database } from 'better-sqlite3';

/** The folder in which the relative paths of a database begin: that of the first run which was given one. */
export function folderOf(db: Database): string | undefined {
  const sql = `SELECT config ->> 'folder' FROM run WHERE config ->> 'folder' IS NOT NULL ORDER BY run_id LIMIT 1`;
  return db.prepare<[], string>(sql).pluck().get();
}
