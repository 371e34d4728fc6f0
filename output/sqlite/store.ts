import type { Database } from 'better-sqlite3';
import { type Counts, FindingsError, type Known, type Problem } from '../../pipeline/run.js';
import { absorbAttached, type FinishedShard, replacesArticles } from './absorb.js';
import type { ArticleRows } from './article-rows.js';
import { articleWriter } from './article-writer.js';
import { batchOn } from './batch.js';
import { complete, defer, type FullText, fullTextOf, isDeferred } from './deferred.js';
import { compareAhead } from './duplicates/ahead.js';
import { linkDuplicates } from './duplicates/index.js';
import { noteTouched, summarise } from './summaries.js';

export interface StoreOptions {
  /** Version of the rules: articles that were read by another one are read again. */
  readonly ruleset: string;
  readonly toolVersion: string;
  /** True for a database that another one takes in (`absorb`): indices, full text and summaries are left out. */
  readonly isPart?: boolean;
  /** Told when the end of a run begins something that takes long where there is much. */
  readonly onStage?: ((stage: 'indices' | 'summaries') => void) | undefined;
}

/** The writing side of a database. Work is in the file when the run has ended, or a moment after it was done. */
export interface Store {
  /** Begins a run; runs that were killed are marked as interrupted. `config` is kept as JSON. */
  beginRun(config: unknown): void;
  /** True where the article is here as these rules read it. */
  knows(article: Known): boolean;
  /** The same, and its path is then noted. */
  keeps(article: Known): boolean;
  /**
   * Writes one article with its claims, as a whole or not at all, and gives the number of claims; saving twice gives the
   * same rows.
   *
   * @throws FindingsError where a row breaks a rule of the schema
   */
  saveRows(rows: ArticleRows): number;
  saveProblem(problem: Problem): void;
  /** Takes in a finished shard, as a whole or not at all, with the rows that reading its inputs here would have made. */
  absorb(shard: FinishedShard): Counts;
  endRun(status: 'done' | 'interrupted' | 'failed', counts: Counts): void;
}

/** True where a row broke a rule of the schema: whoever made the row is at fault. */
function isConstraint(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

const NOTHING = { articles: 0, claims: 0 };

/**
 * The store on an open database. All statements are prepared once; a transaction holds several articles, and never a
 * part of one. Into an empty database rows are written first and indices built when the run ends.
 */
export function storeOn(db: Database, options: StoreOptions): Store {
  const { ruleset, toolVersion, isPart = false, onStage } = options;
  /** Full text, while it is built beside a first load. */
  let fullText: FullText | undefined;
  const writer = articleWriter(db, ruleset, () => fullText?.spoil());
  const batch = batchOn(db, () => {
    Object.assign(pending, NOTHING);
    fullText?.follow(writer.lastAdded());
  });
  /** Articles and claims that a failing disk undid. */
  const lost = { ...NOTHING };
  /** Those of the transaction that is open. */
  const pending = { ...NOTHING };
  let run = 0;
  /** True while indices and full text wait for the end of a first load. */
  let isBare = false;
  let wrote = false;
  const hasArticles = db.prepare('SELECT 1 FROM article LIMIT 1');
  const lastArticle = db.prepare<[], number>('SELECT max(article_id) FROM article').pluck();
  const openRun = db.prepare(
    `INSERT INTO run (started_at, tool_version, ruleset, config, status) VALUES (?, ?, ?, ?, 'running')`,
  );
  const cutRuns = db.prepare(`UPDATE run SET status = 'interrupted' WHERE status = 'running'`);
  const lastStatus = db.prepare<[], string>('SELECT status FROM run ORDER BY run_id DESC LIMIT 1').pluck();
  const isUncounted = db.prepare(
    'SELECT 1 WHERE EXISTS (SELECT 1 FROM article) AND NOT EXISTS (SELECT 1 FROM article_count)',
  );
  const closeRun = db.prepare(
    `UPDATE run SET finished_at = ?, status = ?, n_articles = ?, n_unchanged = ?, n_claims = ?, n_errors = ?
     WHERE run_id = ?`,
  );
  const problemAt = db.prepare<[string], unknown>('SELECT 1 FROM ingest_error WHERE source = ?');
  const addProblem = db.prepare(
    `INSERT INTO ingest_error (run_id, source, record, code, message, hint) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (source) DO UPDATE SET run_id = excluded.run_id, code = excluded.code,
       message = excluded.message, hint = excluded.hint WHERE code <> excluded.code OR message <> excluded.message`,
  );
  /** Inside a transaction, this is a savepoint. */
  const replace = db.transaction(writer.replace);
  /** Ends a first load before its time: what follows needs the indices. */
  const completeNow = () => {
    complete(db);
    isBare = false;
    fullText = undefined;
  };

  /** One piece of a batch. Whatever goes wrong with the file undoes the batch: the next run does it again. */
  const piece = <T>(work: () => T): T => {
    batch.begin();
    try {
      const result = work();
      batch.done();
      return result;
    } catch (error) {
      if (error instanceof FindingsError) throw error;
      batch.drop();
      lost.articles += pending.articles;
      lost.claims += pending.claims;
      Object.assign(pending, NOTHING);
      throw error;
    }
  };

  const write = (rows: ArticleRows): number => {
    const isNew = writer.known(rows) === undefined;
    if (!isNew && isBare) {
      batch.commit();
      completeNow();
      batch.begin();
    }
    try {
      return isNew ? writer.add(rows) : replace(rows);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      if (isNew) writer.remove(rows);
      throw new FindingsError(error.message, { cause: error });
    }
  };
  const saveRows = (rows: ArticleRows): number =>
    piece(() => {
      const written = write(rows);
      wrote = true;
      pending.articles++;
      pending.claims += written;
      return written;
    });

  return {
    beginRun(config) {
      if (!isDeferred(db) && hasArticles.get() === undefined) defer(db);
      isBare = isDeferred(db);
      if (isBare && !isPart) fullText = fullTextOf(db);
      db.transaction(() => {
        cutRuns.run();
        // A run that was cut off or failed did not get to the summaries at its end; a change of the schema may drop them.
        wrote = (lastStatus.get() ?? 'done') !== 'done' || isUncounted.get() !== undefined;
        // Then, as in a first load, nothing tells which of them would change.
        if (!wrote && !isBare && !isPart) noteTouched(db);
        const row = openRun.run(new Date().toISOString(), toolVersion, ruleset, JSON.stringify(config));
        run = Number(row.lastInsertRowid);
      }).immediate();
    },
    knows: (article) => writer.known(article)?.ruleset === ruleset,
    keeps(article) {
      const known = writer.known(article);
      if (known?.ruleset !== ruleset) return false;
      const { source } = article;
      const isNoted = writer.isNoted(source, known.article_id) && problemAt.get(source) === undefined;
      if (!isNoted) {
        piece(() => writer.note(source, known.article_id));
        // The article that was there before may be gone.
        wrote = true;
      }
      return true;
    },
    saveRows,
    saveProblem({ source, code, message, hint }) {
      const record = /#(\d+)$/u.exec(source)?.[1];
      piece(() => addProblem.run(run, source, record === undefined ? null : Number(record), code, message, hint));
    },
    absorb(finished) {
      batch.commit();
      db.prepare('ATTACH ? AS shard').run(finished.path);
      try {
        if (isBare && replacesArticles(db)) completeNow();
        const counts = db
          .transaction(() =>
            absorbAttached(db, finished, {
              known: writer.knownByKey,
              note: writer.note,
              saveProblem: (runId, { source, record, code, message, hint }) =>
                addProblem.run(runId, source, record, code, message, hint),
              runId: run,
            }),
          )
          .immediate();
        wrote = true;
        fullText?.follow(lastArticle.get() ?? 0);
        return counts;
      } finally {
        db.exec('DETACH shard');
      }
    },
    endRun(status, { articles, unchanged, claims, errors }) {
      batch.commit();
      const now = () => new Date().toISOString();
      // A first load that is interrupted stays bare: indices take their time, and the next run goes on with it.
      const isWhole = !isPart && (status === 'done' || (status === 'interrupted' && !isBare));
      // Indices are SQLite's work alone: a thread compares articles meanwhile.
      const ahead = isWhole && isBare && wrote ? compareAhead(db) : undefined;
      try {
        if (isWhole && isBare) {
          onStage?.('indices');
          completeNow();
        }
        if (isWhole && wrote) {
          onStage?.('summaries');
          db.transaction(() => linkDuplicates(db, ahead)).immediate();
        }
      } finally {
        ahead?.end();
      }
      db.transaction(() => {
        if (isWhole && wrote) summarise(db);
        closeRun.run(now(), status, articles - lost.articles, unchanged, claims - lost.claims, errors, run);
      }).immediate();
    },
  };
}
