import type { Database } from 'better-sqlite3';

interface Deferred {
  readonly type: 'index' | 'trigger';
  readonly name: string;
  readonly sql: string;
}

/**
 * What a first load does without: keys are hashes, so every article would touch index pages all over the file, and full
 * text is built in bulk in a third of the time. `claim_article` stays: rows come in its order, and replacing needs it.
 */
const DEFERRABLE = `SELECT type, name, sql FROM sqlite_schema
WHERE sql IS NOT NULL AND ((type = 'index' AND tbl_name = 'claim' AND name <> 'claim_article')
  OR (type = 'trigger' AND tbl_name = 'article'))
ORDER BY type DESC, rowid`;

const FULL_TEXT = ['article_fts', 'article_fts_khongdau'];

/** True where a first load has not been completed: indices are missing and full text finds nothing. */
export function isDeferred(db: Database): boolean {
  return db.prepare(`SELECT 1 FROM meta WHERE key = 'deferred'`).get() !== undefined;
}

/**
 * Drops the indices on claims and the triggers of full text; their statements are kept in `meta`, in the same
 * transaction, so that whoever opens the file next can tell and go on.
 */
export function defer(db: Database): void {
  db.transaction(() => {
    const parts = db.prepare<[], Deferred>(DEFERRABLE).all();
    db.prepare(`INSERT INTO meta (key, value) VALUES ('deferred', ?)`).run(JSON.stringify(parts));
    for (const { type, name } of parts) db.exec(`DROP ${type} ${name}`);
  }).immediate();
}

/**
 * Builds what `defer` dropped: full text in one transaction, then each index in one of its own. Cut off anywhere, it
 * goes on from there.
 */
export function complete(db: Database): void {
  if (!isDeferred(db)) return;
  const list = db.prepare(`SELECT value FROM meta WHERE key = 'deferred'`).pluck();
  const parts = JSON.parse(list.get() as string) as Deferred[];
  const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?');
  const missing = parts.filter(({ type, name }) => isThere.get(type, name) === undefined);
  const triggers = missing.filter(({ type }) => type === 'trigger');
  db.transaction(() => {
    if (triggers.length === 0) return;
    for (const table of FULL_TEXT) db.exec(`INSERT INTO ${table} (${table}) VALUES ('rebuild')`);
    for (const { sql } of triggers) db.exec(sql);
  }).immediate();
  for (const { type, sql } of missing) if (type === 'index') db.exec(sql);
  db.exec(`DELETE FROM meta WHERE key = 'deferred'`);
}
