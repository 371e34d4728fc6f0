import type { Database } from 'better-sqlite3';
import type { Known } from '../../pipeline/run.js';
import { ARTICLE_COLUMNS, type ArticleRows, docKeyOf } from './article-rows.js';
import { CLAIM_COLUMNS, KEY_BYTES, type UnitRow } from './claim-row.js';
import { EVIDENCE_VALUES } from './evidence-rows.js';
import { numberedRows } from './numbered-rows.js';

/** Values of a block in `ArticleRows.blocks`, and of a sentence in `ArticleRows.sentences`. */
const BLOCK_VALUES = 5;
const SENTENCE_VALUES = 3;
/** Values of a baseline in `ArticleRows.baselines`. */
const BASELINE_VALUES = 5;

/** `-`, `-#12`, `/dev/stdin`, `/dev/fd/63` of `<(…)`: a way in, which has something else behind it each time. */
const PIPE = /^(?:-|\/dev\/(?:stdin|fd\/\d{1,9}))(?:[#!]|$)/u;

/** A record of a file: that one of them is an article makes it wrong that none is. */
const RECORD_OF = /^(?<file>.*)#\d{1,15}$/su;

/** Writes articles and paths inside a transaction that the caller holds. */
export interface ArticleWriter {
  /** Number and rules of the article with these bytes. */
  known(article: Known): { readonly article_id: number; readonly ruleset: string } | undefined;
  knownByKey(docKey: Buffer): { readonly article_id: number; readonly ruleset: string } | undefined;
  /** Writes an article that is not here yet, with its claims, and gives their number. */
  add(rows: ArticleRows): number;
  /** Writes one that is here afresh; keys of claims that stay the same keep their rows. Needs the index on `claim_key`. */
  replace(rows: ArticleRows): number;
  /** Takes an article away with everything of it. */
  remove(article: Known): void;
  /** True where the article is noted under its path. */
  isNoted(path: string, articleId: number): boolean;
  /**
   * Notes that `path` holds the article; the one that was there before goes, unless another path holds it too or it came
   * through a pipe.
   */
  note(path: string, articleId: number): void;
  /** Number of the last article that was added; 0 before. */
  lastAdded(): number;
}

/**
 * The writer on an open database, its statements prepared once. `ruleset` is the version of the rules that read; `moved`
 * is called when a path that held another article holds a new one.
 */
export function articleWriter(db: Database, ruleset: string, moved: () => void): ArticleWriter {
  let lastAdded = 0;
  const articleByKey = db.prepare<[Buffer], { article_id: number; ruleset: string }>(
    'SELECT article_id, ruleset FROM article WHERE doc_key = ?',
  );
  const writeArticle = db
    .prepare<unknown[], number>(
      `INSERT INTO article (doc_key, source, raw_sha256, ruleset, ${ARTICLE_COLUMNS.join(', ')})
       VALUES (?, ?, ?, ?, ${ARTICLE_COLUMNS.map(() => '?').join(', ')})
       ON CONFLICT (doc_key) DO UPDATE SET ruleset = excluded.ruleset,
         ${ARTICLE_COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
       RETURNING article_id`,
    )
    .pluck();
  const dropArticle = db.prepare('DELETE FROM article WHERE doc_key = ?');
  const linkOf = db.prepare<[string], number>('SELECT article_id FROM source WHERE path = ?').pluck();
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
  const addBlocks = numberedRows(db, 'block', BLOCK_VALUES);
  const addSentences = numberedRows(db, 'sentence', SENTENCE_VALUES);
  const addEvidence = numberedRows(db, 'article_evidence', EVIDENCE_VALUES);
  const dropEvidence = db.prepare('DELETE FROM article_evidence WHERE article_id = ?');
  const putSignature = db.prepare('INSERT INTO article_signature VALUES (?, ?, ?, ?, ?)');
  const dropSignature = db.prepare('DELETE FROM article_signature WHERE article_id = ?');
  const dropCount = db.prepare('DELETE FROM article_count WHERE article_id = ?');
  const addBaseline = db.prepare('INSERT OR IGNORE INTO baseline VALUES (?, ?, ?, ?, ?, ?)');
  const dropBaselines = db.prepare('DELETE FROM baseline WHERE article_id = ?');
  const addCheck = db.prepare('INSERT INTO claim_check VALUES (?, ?, ?, ?, ?, ?)');
  const dropChecks = db.prepare(
    'DELETE FROM claim_check WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = ?)',
  );
  const keysOf = db.prepare<[number], Buffer>('SELECT claim_key FROM claim WHERE article_id = ?').pluck();
  const dropClaim = db.prepare('DELETE FROM claim WHERE claim_key = ?');
  const insert = `INSERT INTO claim (${CLAIM_COLUMNS.join(', ')}) VALUES (${CLAIM_COLUMNS.map(() => '?').join(', ')})`;
  const addClaim = db.prepare(insert);
  const addPlace = db.prepare('INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const dropProblems = db.prepare('DELETE FROM ingest_error WHERE source = ?');
  const dropTextless = db.prepare(`DELETE FROM ingest_error WHERE source = ? AND code = 'input/no-text'`);
  /** Units that this writer has written already, by code and first day. */
  const placed = new Set<string>();

  /** A first load lacks the index that the clause needs, so it is prepared when it is first asked for. */
  let putClaim: { get(...values: unknown[]): unknown } | undefined;
  const put = (key: Uint8Array, articleId: number, row: readonly unknown[]): number => {
    putClaim ??= db
      .prepare<unknown[], number>(
        `${insert} ON CONFLICT (claim_key) DO UPDATE SET ${CLAIM_COLUMNS.slice(1)
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')} RETURNING claim_id`,
      )
      .pluck();
    return putClaim.get(key, articleId, row) as number;
  };

  const note = (path: string, articleId: number) => {
    dropProblems.run(path);
    const file = RECORD_OF.exec(path)?.groups?.['file'];
    if (file !== undefined) dropTextless.run(file);
    const before = linkOf.get(path);
    if (before === articleId) return;
    link.run(path, articleId);
    if (before === undefined || PIPE.test(path)) return;
    moved();
    dropOrphan.run(before);
    nameAfresh.run(before, path);
  };

  const addUnits = (units: readonly UnitRow[]) => {
    for (const { unit, provinceNow } of units) {
      const { code, from, until = null, level, type, name, parent = null } = unit;
      if (placed.has(`${code} ${from}`)) continue;
      addPlace.run(code, from, until, level, type, name, parent, provinceNow ?? null);
      placed.add(`${code} ${from}`);
    }
  };

  /** Writes the article, its blocks, sentences, evidence and signature, and gives its number. */
  const writeFrame = (rows: ArticleRows): number => {
    const { source, rawHash, article, baselines, signature } = rows;
    const articleId = writeArticle.get(docKeyOf({ rawHash }), source, rawHash, ruleset, article) as number;
    addBlocks(articleId, rows.blocks);
    addSentences(articleId, rows.sentences);
    addEvidence(articleId, rows.evidence);
    for (let at = 0; at < baselines.length; at += BASELINE_VALUES) {
      addBaseline.run(articleId, ...baselines.slice(at, at + BASELINE_VALUES));
    }
    const { nWords, textKey = null, urlKey = null, bands = null } = signature;
    putSignature.run(articleId, nWords, textKey, urlKey, bands);
    return articleId;
  };

  /** Writes what refers to the claims, whose numbers are given, and to the article. */
  const writeRest = ({ source, checks, units }: ArticleRows, articleId: number, claimIds: readonly number[]) => {
    for (const { claim, rule, verdict, expected, other, note: said } of checks) {
      addCheck.run(claimIds[claim], rule, verdict, expected, other === null ? null : claimIds[other], said);
    }
    addUnits(units);
    note(source, articleId);
  };

  const keyAt = (keys: Uint8Array, n: number) => keys.subarray(n * KEY_BYTES, (n + 1) * KEY_BYTES);

  return {
    known: (article) => articleByKey.get(docKeyOf(article)),
    knownByKey: (docKey) => articleByKey.get(docKey),
    add(rows) {
      const articleId = writeFrame(rows);
      // Spread: SQLite's binding takes arguments in half of the time in which it takes them out of an array.
      const claimIds = rows.claims.map((row, n) =>
        Number(addClaim.run(keyAt(rows.keys, n), articleId, ...row).lastInsertRowid),
      );
      writeRest(rows, articleId, claimIds);
      lastAdded = articleId;
      return claimIds.length;
    },
    replace(rows) {
      const known = articleByKey.get(docKeyOf(rows))?.article_id ?? 0;
      dropBlocks.run(known);
      dropSentences.run(known);
      dropEvidence.run(known);
      dropBaselines.run(known);
      dropCount.run(known);
      dropSignature.run(known);
      dropChecks.run(known);
      const articleId = writeFrame(rows);
      const stale = new Map(keysOf.all(articleId).map((key) => [key.toString('hex'), key]));
      const claimIds = rows.claims.map((row, n) => {
        const key = keyAt(rows.keys, n);
        stale.delete(Buffer.from(key).toString('hex'));
        return put(key, articleId, row);
      });
      for (const key of stale.values()) dropClaim.run(key);
      writeRest(rows, articleId, claimIds);
      return claimIds.length;
    },
    remove(article) {
      dropArticle.run(docKeyOf(article));
    },
    isNoted: (path, articleId) => linkOf.get(path) === articleId,
    note,
    lastAdded: () => lastAdded,
  };
}
