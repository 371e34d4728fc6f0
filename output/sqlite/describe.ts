import type { Database } from 'better-sqlite3';

/** A column as the schema describes it. */
export interface DescribedColumn {
  readonly name: string;
  readonly about: string;
  /** Of a table: `TEXT`, `INTEGER`, `REAL`, `BLOB`; of a view that of the column behind it, or empty. */
  readonly type: string;
}

/** A table or view as the schema describes it. */
export interface Described {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly DescribedColumn[];
}

/** The comment behind each column in the statement that made the table or view; the first one is of the whole. */
export function commentsOf(sql: string): string[] {
  return sql.split('\n').flatMap((line) => {
    const at = line.indexOf(' -- ');
    return at < 0 ? [] : [line.slice(at + 4).trim()];
  });
}

/** What a table or view is, and each of its columns, from the comments of the schema. */
export function describe(db: Database, name: string): Described {
  const sql = db.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) ?? '';
  const [about = '', ...comments] = commentsOf(sql);
  const columns = db.prepare(`SELECT * FROM "${name}" LIMIT 0`).columns();
  return {
    name,
    about,
    columns: columns.map((column, i) => ({ name: column.name, about: comments[i] ?? '', type: column.type ?? '' })),
  };
}
