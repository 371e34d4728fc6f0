import type { Database } from 'better-sqlite3';
import { type Counts, FindingsError, type Known, type Problem } from '../../pipeline/run.js';
import { absorbAttached, type FinishedShard, replacesArticles } from './absorb.js';
import type { ArticleRows } from './article-rows.js';
import { ArticleWriter } from './article-writer.js';
import { type Batch, batchOn } from './batch.js';
import { complete, defer, type FullText, fullTextOf, isDeferred } from './deferred.js';
import { compareAhead } from './duplicates/ahead.js';
import { linkDuplicates } from './duplicates/index.js';
import { type RunEnd, RunLog } from './run-log.js';
import { SourcePaths } from './source-paths.js';
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
  endRun(status: RunEnd, counts: Counts): void;
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
  return new SqliteStore(db, options);
}

class SqliteStore implements Store {
  private readonly db: Database;
  private readonly options: StoreOptions;
  private readonly log: RunLog;
  private readonly paths: SourcePaths;
  private readonly writer: ArticleWriter;
  private readonly batch: Batch;
  /** Full text, while it is built beside a first load. */
  private fullText: FullText | undefined;
  /** Articles and claims that a failing disk undid. */
  private readonly lost = { ...NOTHING };
  /** Those of the transaction that is open. */
  private readonly pending = { ...NOTHING };
  /** True while indices and full text wait for the end of a first load. */
  private isBare = false;
  /** True where duplicates and summaries may be out of date. */
  private wrote = false;
  /** Inside a transaction, this is a savepoint. */
  private readonly replace: (rows: ArticleRows) => number;
  private readonly hasArticles;
  private readonly lastArticle;
  private readonly isUncounted;

  constructor(db: Database, options: StoreOptions) {
    this.db = db;
    this.options = options;
    this.log = new RunLog(db);
    this.paths = new SourcePaths(db, () => this.fullText?.spoil());
    this.writer = new ArticleWriter(db, options.ruleset, (path, articleId) => this.paths.note(path, articleId));
    this.batch = batchOn(db, () => {
      Object.assign(this.pending, NOTHING);
      this.fullText?.follow(this.writer.lastAdded);
    });
    this.replace = db.transaction((rows: ArticleRows) => this.writer.replace(rows));
    this.hasArticles = db.prepare('SELECT 1 FROM article LIMIT 1');
    this.lastArticle = db.prepare<[], number>('SELECT max(article_id) FROM article').pluck();
    this.isUncounted = db.prepare(
      'SELECT 1 WHERE EXISTS (SELECT 1 FROM article) AND NOT EXISTS (SELECT 1 FROM article_count)',
    );
  }

  beginRun(config: unknown): void {
    const { db, log } = this;
    const { isPart, toolVersion, ruleset } = this.options;
    if (!isDeferred(db) && this.hasArticles.get() === undefined) defer(db);
    this.isBare = isDeferred(db);
    if (this.isBare && !isPart) this.fullText = fullTextOf(db);
    db.transaction(() => {
      // A run that was cut off or failed did not get to the summaries at its end; a change of the schema may drop them.
      this.wrote = !log.settle() || this.isUncounted.get() !== undefined;
      // Then, as in a first load, nothing tells which of them would change.
      if (!this.wrote && !this.isBare && !isPart) noteTouched(db);
      log.begin(toolVersion, ruleset, config);
    }).immediate();
  }

  knows(article: Known): boolean {
    return this.writer.known(article)?.ruleset === this.options.ruleset;
  }

  keeps(article: Known): boolean {
    const known = this.writer.known(article);
    if (known?.ruleset !== this.options.ruleset) return false;
    const { source } = article;
    if (!this.paths.holds(source, known.article_id) || this.log.hasProblem(source)) {
      this.piece(() => this.paths.note(source, known.article_id));
      // The article that was there before may be gone.
      this.wrote = true;
    }
    return true;
  }

  saveRows(rows: ArticleRows): number {
    return this.piece(() => {
      const written = this.write(rows);
      this.wrote = true;
      this.pending.articles++;
      this.pending.claims += written;
      return written;
    });
  }

  saveProblem(problem: Problem): void {
    this.piece(() => this.log.addProblem(problem));
  }

  absorb(finished: FinishedShard): Counts {
    const { db, log, paths, writer } = this;
    this.batch.commit();
    db.prepare('ATTACH ? AS shard').run(finished.path);
    try {
      if (this.isBare && replacesArticles(db)) this.completeNow();
      const counts = db
        .transaction(() =>
          absorbAttached(db, finished, {
            known: (docKey) => writer.knownByKey(docKey),
            note: (path, articleId) => paths.note(path, articleId),
            saveProblem: (runId, problem) => log.copyProblem(runId, problem),
            runId: log.runId,
          }),
        )
        .immediate();
      this.wrote = true;
      this.fullText?.follow(this.lastArticle.get() ?? 0);
      return counts;
    } finally {
      db.exec('DETACH shard');
    }
  }

  endRun(status: RunEnd, counts: Counts): void {
    this.batch.commit();
    // A first load that is interrupted stays bare: indices take their time, and the next run goes on with it.
    const isWhole = !this.options.isPart && (status === 'done' || (status === 'interrupted' && !this.isBare));
    if (isWhole) this.indexAndLink();
    this.db
      .transaction(() => {
        if (isWhole && this.wrote) summarise(this.db);
        const { articles, claims } = this.lost;
        this.log.end(status, { ...counts, articles: counts.articles - articles, claims: counts.claims - claims });
      })
      .immediate();
  }

  /** Builds the indices that a first load left out, and links duplicates; a thread compares articles while SQLite builds. */
  private indexAndLink(): void {
    const { db, wrote } = this;
    const { onStage } = this.options;
    const ahead = this.isBare && wrote ? compareAhead(db) : undefined;
    try {
      if (this.isBare) {
        onStage?.('indices');
        this.completeNow();
      }
      if (wrote) {
        onStage?.('summaries');
        db.transaction(() => linkDuplicates(db, ahead)).immediate();
      }
    } finally {
      ahead?.end();
    }
  }

  /** Ends a first load: what follows needs the indices. */
  private completeNow(): void {
    complete(this.db);
    this.isBare = false;
    this.fullText = undefined;
  }

  /** One piece of a batch. Whatever goes wrong with the file undoes the batch: the next run does it again. */
  private piece<T>(work: () => T): T {
    const { batch, lost, pending } = this;
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
  }

  private write(rows: ArticleRows): number {
    const { batch, writer } = this;
    const isNew = writer.known(rows) === undefined;
    if (!isNew && this.isBare) {
      batch.commit();
      this.completeNow();
      batch.begin();
    }
    try {
      return isNew ? writer.add(rows) : this.replace(rows);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      if (isNew) writer.remove(rows);
      throw new FindingsError(error.message, { cause: error });
    }
  }
}
