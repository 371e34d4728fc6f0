import type { Database } from 'better-sqlite3';
import { type Article, type Claim, type Document, type Gazetteer, sectionOf } from '../../pipeline/model/index.js';
import { type Counts, type Findings, FindingsError, type Problem } from '../../pipeline/run.js';
import { CLAIM_COLUMNS, claimRows, unitRows } from './claim-row.js';
import { codePointsOf, storable } from './code-points.js';

export interface StoreOptions {
  /** Version of the rules: articles that were read by another one are read again. */
  readonly ruleset: string;
  readonly toolVersion: string;
  /** Gives the names of the units that claims refer to by code. */
  readonly gazetteer?: Gazetteer;
}

/** The writing side of a database. */
export interface Store {
  /** Begins a run; runs that were killed are marked as interrupted. `config` is kept as JSON. */
  beginRun(config: unknown): void;
  /** True where the article is here as these rules read it; its path is then noted. */
  keeps(article: Article): boolean;
  /** Writes one article with its claims in one transaction and gives the number of claims; saving twice gives the same rows. */
  save(findings: Findings): number;
  saveProblem(problem: Problem): void;
  endRun(status: 'done' | 'interrupted' | 'failed', counts: Counts): void;
}

/** Identity of an article: the first 16 bytes of the SHA-256 of its bytes (docs/decisions/identity.md). */
export function docKeyOf(article: Article): Buffer {
  return Buffer.from(article.rawHash.slice(0, 32), 'hex');
}

const SUMMARISE = `
INSERT INTO indicator (indicator, label, n_claims, n_articles, first_time, last_time)
SELECT indicator,
  (SELECT object FROM claim AS o WHERE o.indicator = c.indicator AND object IS NOT NULL
    GROUP BY object ORDER BY count(*) DESC, object LIMIT 1),
  count(*), count(DISTINCT article_id), min(time_start), max(time_end)
FROM claim AS c WHERE indicator IS NOT NULL AND object IS NOT NULL GROUP BY indicator`;

/** True where a row broke a rule of the schema: whoever made the row is at fault. */
function isConstraint(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

/** The store on an open database. All statements are prepared once; one article is one transaction. */
export function storeOn(db: Database, { ruleset, toolVersion, gazetteer }: StoreOptions): Store {
  let run = 0;
  let wrote = false;
  const openRun = db.prepare(
    `INSERT INTO run (started_at, tool_version, ruleset, config, status) VALUES (?, ?, ?, ?, 'running')`,
  );
  const cutRuns = db.prepare(`UPDATE run SET status = 'interrupted' WHERE status = 'running'`);
  const closeRun = db.prepare(
    `UPDATE run SET finished_at = ?, status = ?, n_articles = ?, n_unchanged = ?, n_claims = ?, n_errors = ?
     WHERE run_id = ?`,
  );
  const articleByKey = db.prepare<[Buffer], { article_id: number; ruleset: string }>(
    'SELECT article_id, ruleset FROM article WHERE doc_key = ?',
  );
  const addArticle = db.prepare(
    `INSERT INTO article (doc_key, source, url, publisher, publisher_province_code, title, lead, author, published,
       published_evidence, language, text, n_chars, raw_sha256, ruleset)
     VALUES (@docKey, @source, @url, @publisher, @province, @title, @lead, @author, @published,
       @evidence, @language, @text, @nChars, @rawHash, @ruleset)
     ON CONFLICT (doc_key) DO UPDATE SET url = @url, publisher = @publisher, publisher_province_code = @province,
       title = @title, lead = @lead, author = @author, published = @published, published_evidence = @evidence,
       language = @language, text = @text, n_chars = @nChars, ruleset = @ruleset
     RETURNING article_id`,
  );
  const linkOf = db.prepare<[string], { article_id: number }>('SELECT article_id FROM source WHERE path = ?');
  const link = db.prepare('INSERT OR REPLACE INTO source (path, article_id) VALUES (?, ?)');
  const dropOrphan = db.prepare(
    'DELETE FROM article WHERE article_id = ? AND NOT EXISTS (SELECT 1 FROM source WHERE source.article_id = article.article_id)',
  );
  const nameAfresh = db.prepare(
    `UPDATE article SET source = (SELECT min(path) FROM source WHERE source.article_id = article.article_id)
     WHERE article_id = ? AND source = ?`,
  );
  const dropBlocks = db.prepare('DELETE FROM block WHERE article_id = ?');
  const dropSentences = db.prepare('DELETE FROM sentence WHERE article_id = ?');
  const addBlock = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)');
  const addSentence = db.prepare('INSERT INTO sentence VALUES (?, ?, ?, ?, ?)');
  const keysOf = db.prepare<[number], Buffer>('SELECT claim_key FROM claim WHERE article_id = ?').pluck();
  const dropClaim = db.prepare('DELETE FROM claim WHERE claim_key = ?');
  const addClaim = db.prepare(
    `INSERT INTO claim (${CLAIM_COLUMNS.join(', ')}) VALUES (${CLAIM_COLUMNS.map(() => '?').join(', ')})
     ON CONFLICT (claim_key) DO UPDATE SET ${CLAIM_COLUMNS.slice(1)
       .map((name) => `${name} = excluded.${name}`)
       .join(', ')}`,
  );
  const addPlace = db.prepare('INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const problemsAt = db.prepare<[string], unknown>('SELECT 1 FROM ingest_error WHERE source = ?');
  const dropProblems = db.prepare('DELETE FROM ingest_error WHERE source = ?');
  const addProblem = db.prepare(
    `INSERT INTO ingest_error (run_id, source, record, code, message, hint) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (source) DO UPDATE SET run_id = excluded.run_id, code = excluded.code,
       message = excluded.message, hint = excluded.hint WHERE code <> excluded.code OR message <> excluded.message`,
  );

  /** Notes that `path` holds the article; the article that was there before goes, unless another path holds it too. */
  const place = (path: string, articleId: number) => {
    const before = linkOf.get(path)?.article_id;
    if (before === articleId) return;
    link.run(path, articleId);
    if (before === undefined) return;
    dropOrphan.run(before);
    nameAfresh.run(before, path);
  };

  const writeArticle = ({ article, text }: Document, nChars: number): number => {
    const row = addArticle.get({
      docKey: docKeyOf(article),
      source: article.source,
      url: article.url ?? null,
      publisher: article.publisher ?? null,
      province: article.publisherProvince ?? null,
      title: article.title ?? null,
      lead: article.lead ?? null,
      author: article.author ?? null,
      published: article.published?.date ?? null,
      evidence: article.published?.evidence ?? null,
      language: article.language,
      text: storable(text),
      nChars,
      rawHash: article.rawHash,
      ruleset,
    }) as { article_id: number };
    return row.article_id;
  };

  const save = db.transaction((document: Document, claims: readonly Claim[]): number => {
    const { article, text, blocks, sentences } = document;
    const codePoint = codePointsOf(text);
    const articleId = writeArticle(document, codePoint(text.length));
    dropBlocks.run(articleId);
    for (const [n, block] of blocks.entries()) {
      const section = sectionOf(block.kind);
      addBlock.run(articleId, n, block.kind, section, codePoint(block.start), codePoint(block.end));
    }
    dropSentences.run(articleId);
    for (const [n, sentence] of sentences.entries()) {
      addSentence.run(articleId, n, sentence.block, codePoint(sentence.start), codePoint(sentence.end));
    }
    const rows = claimRows(claims, { document, articleId, docKey: docKeyOf(article), codePoint, gazetteer });
    const stale = new Map(keysOf.all(articleId).map((key) => [key.toString('hex'), key]));
    for (const row of rows) {
      stale.delete((row.claim_key as Buffer).toString('hex'));
      addClaim.run(CLAIM_COLUMNS.map((name) => row[name]));
    }
    for (const key of stale.values()) dropClaim.run(key);
    if (gazetteer !== undefined) {
      for (const { unit, provinceNow } of unitRows(claims, gazetteer, article.published?.date)) {
        const { code, from, until = null, level, type, name, parent = null } = unit;
        addPlace.run(code, from, until, level, type, name, parent, provinceNow ?? null);
      }
    }
    place(article.source, articleId);
    dropProblems.run(article.source);
    return rows.length;
  });

  const note = db.transaction((path: string, articleId: number) => {
    place(path, articleId);
    dropProblems.run(path);
  });

  return {
    beginRun(config) {
      db.transaction(() => {
        // A run that was killed did not get to the summary at its end.
        wrote = cutRuns.run().changes > 0;
        run = Number(
          openRun.run(new Date().toISOString(), toolVersion, ruleset, JSON.stringify(config)).lastInsertRowid,
        );
      }).immediate();
    },
    keeps(article) {
      const known = articleByKey.get(docKeyOf(article));
      if (known?.ruleset !== ruleset) return false;
      const { source } = article;
      const isNoted = linkOf.get(source)?.article_id === known.article_id && problemsAt.get(source) === undefined;
      if (!isNoted) note.immediate(source, known.article_id);
      return true;
    },
    save({ document, claims }) {
      try {
        const written = save.immediate(document, claims);
        wrote = true;
        return written;
      } catch (error) {
        if (!isConstraint(error)) throw error;
        throw new FindingsError(error.message, { cause: error });
      }
    },
    saveProblem({ source, code, message, hint }) {
      const record = /#(\d+)$/u.exec(source)?.[1];
      addProblem.run(run, source, record === undefined ? null : Number(record), code, message, hint);
    },
    endRun(status, { articles, unchanged, claims, errors }) {
      db.transaction(() => {
        if (wrote) db.exec(`DELETE FROM indicator; ${SUMMARISE}`);
        closeRun.run(new Date().toISOString(), status, articles, unchanged, claims, errors, run);
      }).immediate();
    },
  };
}
