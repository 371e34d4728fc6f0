import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** The SHA-256 of every table, its rows in the order of all their columns; the record of the runs has their times. */
export function hashesOf(path: string, without: readonly string[] = []): Record<string, string> {
  const db = new Database(path, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'run' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .pluck()
      .all()
      .filter((name) => !without.includes(name));
    return Object.fromEntries(
      tables.map((table) => {
        const columns = db.prepare(`SELECT * FROM ${table} LIMIT 0`).columns().length;
        const order = Array.from({ length: columns }, (_, n) => n + 1).join(', ');
        const hash = createHash('sha256');
        for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().iterate()) {
          hash.update(JSON.stringify(row)).update('\n');
        }
        return [table, hash.digest('hex')];
      }),
    );
  } finally {
    db.close();
  }
}
