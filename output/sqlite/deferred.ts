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

/** Each full text and what it indexes. */
const FULL_TEXT = { article_fts: 'article', article_fts_khongdau: 'article_khongdau' };

/** So many articles are put into full text at once, always the same ones: its segments do not depend on how fast it went. */
const AT_ONCE = 2048;
/**
 * Settings of full text while it is built: such a portion fits into the words that are held before a segment is written,
 * and segments are merged when there are sixteen of them rather than four, which takes three quarters of the time.
 */
const BUILDING = { hashsize: 1 << 25, automerge: 0 };
/** SQLite's own, for what is added later. */
const USUAL = { hashsize: 1 << 20, automerge: 4 };
/** In `meta`: the number of the last article that full text holds while it is built; below 0 it has to be built afresh. */
const INDEXED = 'indexed';

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
    setIndexed(db, 0);
    tune(db, BUILDING);
    for (const { type, name } of parts) db.exec(`DROP ${type} ${name}`);
  }).immediate();
}

function setIndexed(db: Database, last: number): void {
  db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(INDEXED, String(last));
}

function tune(db: Database, settings: Readonly<Record<string, number>>): void {
  for (const table of Object.keys(FULL_TEXT)) {
    for (const [name, value] of Object.entries(settings)) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('${name}', ${value})`);
    }
  }
}

const indexedIn = (db: Database): number =>
  Number(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(INDEXED) ?? -1);

/** Full text while it is built beside the load. */
export interface FullText {
  /**
   * Indexes the next portion of what has been committed where this thread had time to spare, waiting for articles, since
   * it was asked last. `last` is the number of the last article.
   */
  follow(last: number): void;
  /** Indexes all whole portions. */
  catchUp(last: number): void;
  /** An article that may be indexed is gone: full text is built afresh at the end. */
  spoil(): void;
}

/** Tells whether this thread has waited for more than half of the time since it was asked last. */
function restOf(): () => boolean {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization < 0.5;
  };
}

/** Full text of a database whose first load is going on, `atOnce` articles in a portion. */
export function fullTextOf(db: Database, atOnce = AT_ONCE): FullText {
  let indexed = indexedIn(db);
  const adds = Object.entries(FULL_TEXT).map(([table, content]) =>
    db.prepare(
      `INSERT INTO ${table} (rowid, title, text)
       SELECT article_id, title, text FROM ${content} WHERE article_id > ? AND article_id <= ? ORDER BY article_id`,
    ),
  );
  const portion = db.transaction((from: number, to: number) => {
    for (const add of adds) add.run(from, to);
    setIndexed(db, to);
  });
  const hasRested = restOf();
  const next = (last: number): boolean => {
    if (indexed < 0 || indexed + atOnce > last) return false;
    portion.immediate(indexed, indexed + atOnce);
    indexed += atOnce;
    return true;
  };
  return {
    follow(last) {
      if (hasRested()) next(last);
    },
    catchUp(last) {
      while (next(last));
    },
    spoil() {
      if (indexed < 0) return;
      indexed = -1;
      setIndexed(db, indexed);
    },
  };
}

/**
 * Builds what `defer` dropped: full text, then each index in a transaction of its own. Cut off anywhere, it goes on from
 * there.
 */
export function complete(db: Database): void {
  if (!isDeferred(db)) return;
  const list = db.prepare(`SELECT value FROM meta WHERE key = 'deferred'`).pluck();
  const parts = JSON.parse(list.get() as string) as Deferred[];
  const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?');
  const missing = parts.filter(({ type, name }) => isThere.get(type, name) === undefined);
  const triggers = missing.filter(({ type }) => type === 'trigger');
  if (triggers.length > 0) {
    const last = (db.prepare('SELECT max(article_id) FROM article').pluck().get() as number | null) ?? 0;
    fullTextOf(db).catchUp(last);
    db.transaction(() => {
      const indexed = indexedIn(db);
      for (const [table, content] of Object.entries(FULL_TEXT)) {
        if (indexed < 0) db.exec(`INSERT INTO ${table} (${table}) VALUES ('rebuild')`);
        else {
          db.prepare(
            `INSERT INTO ${table} (rowid, title, text)
             SELECT article_id, title, text FROM ${content} WHERE article_id > ? ORDER BY article_id`,
          ).run(indexed);
        }
      }
      tune(db, USUAL);
      for (const { sql } of triggers) db.exec(sql);
    }).immediate();
  }
  for (const { type, sql } of missing) if (type === 'index') db.exec(sql);
  db.prepare(`DELETE FROM meta WHERE key IN ('deferred', ?)`).run(INDEXED);
}
