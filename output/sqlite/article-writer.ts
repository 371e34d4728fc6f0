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

/**
 * Tables with rows of one article that go when it is replaced: those that are written with it, and its counts, which the end
 * of the run makes afresh. Checks go by their claims (`dropChecks`).
 */
const DROPPED_WITH = ['block', 'sentence', 'article_evidence', 'baseline', 'article_count', 'article_signature'];

const ADD_CLAIM = `INSERT INTO claim (${CLAIM_COLUMNS.join(', ')}) VALUES (${CLAIM_COLUMNS.map(() => '?').join(', ')})`;
const PUT_CLAIM = `${ADD_CLAIM} ON CONFLICT (claim_key) DO UPDATE SET ${CLAIM_COLUMNS.slice(1)
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')} RETURNING claim_id`;

/** An article as it is here: its number, and the version of the rules that read it. */
export interface StoredArticle {
  readonly article_id: number;
  readonly ruleset: string;
}

/** Writes articles inside a transaction that the caller holds, its statements prepared once. */
export class ArticleWriter {
  private readonly db: Database;
  private readonly ruleset: string;
  private readonly note: (path: string, articleId: number) => void;
  private readonly articleByKey;
  private readonly writeArticle;
  private readonly dropArticle;
  private readonly addBlocks;
  private readonly addSentences;
  private readonly addEvidence;
  private readonly putSignature;
  private readonly addBaseline;
  private readonly addCheck;
  private readonly dropChecks;
  private readonly dropRows;
  private readonly keysOf;
  private readonly dropClaim;
  private readonly addClaim;
  private readonly addPlace;
  /** A first load lacks the index that the statement needs, so it is prepared when it is first asked for. */
  private putClaim: { get(...values: unknown[]): unknown } | undefined;
  /** Units that this writer has written already, by code and first day. */
  private readonly placed = new Set<string>();
  private last = 0;

  /** `ruleset` is the version of the rules that read; `note` notes the path of an article (`SourcePaths.note`). */
  constructor(db: Database, ruleset: string, note: (path: string, articleId: number) => void) {
    this.db = db;
    this.ruleset = ruleset;
    this.note = note;
    this.articleByKey = db.prepare<[Buffer], StoredArticle>(
      'SELECT article_id, ruleset FROM article WHERE doc_key = ?',
    );
    this.writeArticle = db
      .prepare<unknown[], number>(
        `INSERT INTO article (doc_key, source, raw_sha256, ruleset, ${ARTICLE_COLUMNS.join(', ')})
         VALUES (?, ?, ?, ?, ${ARTICLE_COLUMNS.map(() => '?').join(', ')})
         ON CONFLICT (doc_key) DO UPDATE SET ruleset = excluded.ruleset,
           ${ARTICLE_COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
         RETURNING article_id`,
      )
      .pluck();
    this.dropArticle = db.prepare('DELETE FROM article WHERE doc_key = ?');
    this.addBlocks = numberedRows(db, 'block', BLOCK_VALUES);
    this.addSentences = numberedRows(db, 'sentence', SENTENCE_VALUES);
    this.addEvidence = numberedRows(db, 'article_evidence', EVIDENCE_VALUES);
    this.putSignature = db.prepare('INSERT INTO article_signature VALUES (?, ?, ?, ?, ?)');
    this.addBaseline = db.prepare('INSERT OR IGNORE INTO baseline VALUES (?, ?, ?, ?, ?, ?)');
    this.addCheck = db.prepare('INSERT INTO claim_check VALUES (?, ?, ?, ?, ?, ?)');
    this.dropChecks = db.prepare(
      'DELETE FROM claim_check WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = ?)',
    );
    this.dropRows = DROPPED_WITH.map((table) => db.prepare(`DELETE FROM ${table} WHERE article_id = ?`));
    this.keysOf = db.prepare<[number], Buffer>('SELECT claim_key FROM claim WHERE article_id = ?').pluck();
    this.dropClaim = db.prepare('DELETE FROM claim WHERE claim_key = ?');
    this.addClaim = db.prepare(ADD_CLAIM);
    this.addPlace = db.prepare('INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** Number of the last article that was added; 0 before. */
  get lastAdded(): number {
    return this.last;
  }

  /** The article with these bytes. */
  known(article: Known): StoredArticle | undefined {
    return this.knownByKey(docKeyOf(article));
  }

  knownByKey(docKey: Buffer): StoredArticle | undefined {
    return this.articleByKey.get(docKey);
  }

  /** Writes an article that is not here yet, with its claims, and gives their number. */
  add(rows: ArticleRows): number {
    const articleId = this.writeFrame(rows);
    // Spread: SQLite's binding takes arguments in half of the time in which it takes them out of an array.
    const claimIds = rows.claims.map((row, n) =>
      Number(this.addClaim.run(keyAt(rows.keys, n), articleId, ...row).lastInsertRowid),
    );
    this.writeRest(rows, articleId, claimIds);
    this.last = articleId;
    return claimIds.length;
  }

  /** Writes one that is here afresh; keys of claims that stay the same keep their rows. Needs the index on `claim_key`. */
  replace(rows: ArticleRows): number {
    const known = this.known(rows)?.article_id ?? 0;
    for (const drop of this.dropRows) drop.run(known);
    this.dropChecks.run(known);
    const articleId = this.writeFrame(rows);
    const stale = new Map(this.keysOf.all(articleId).map((key) => [key.toString('hex'), key]));
    const claimIds = rows.claims.map((row, n) => {
      const key = keyAt(rows.keys, n);
      stale.delete(Buffer.from(key).toString('hex'));
      return this.put(key, articleId, row);
    });
    for (const key of stale.values()) this.dropClaim.run(key);
    this.writeRest(rows, articleId, claimIds);
    return claimIds.length;
  }

  /** Takes an article away with everything of it. */
  remove(article: Known): void {
    this.dropArticle.run(docKeyOf(article));
  }

  /** Writes the article, its blocks, sentences, evidence and signature, and gives its number. */
  private writeFrame(rows: ArticleRows): number {
    const { source, rawHash, article, baselines, signature } = rows;
    const key = docKeyOf({ rawHash });
    const articleId = this.writeArticle.get(key, source, rawHash, this.ruleset, article) as number;
    this.addBlocks(articleId, rows.blocks);
    this.addSentences(articleId, rows.sentences);
    this.addEvidence(articleId, rows.evidence);
    for (let at = 0; at < baselines.length; at += BASELINE_VALUES) {
      this.addBaseline.run(articleId, ...baselines.slice(at, at + BASELINE_VALUES));
    }
    const { nWords, textKey = null, urlKey = null, bands = null } = signature;
    this.putSignature.run(articleId, nWords, textKey, urlKey, bands);
    return articleId;
  }

  /** Writes what refers to the claims, whose numbers are given, and to the article. */
  private writeRest({ source, checks, units }: ArticleRows, articleId: number, claimIds: readonly number[]): void {
    for (const { claim, rule, verdict, expected, other, note } of checks) {
      this.addCheck.run(claimIds[claim], rule, verdict, expected, other === null ? null : claimIds[other], note);
    }
    this.addUnits(units);
    this.note(source, articleId);
  }

  private addUnits(units: readonly UnitRow[]): void {
    for (const { unit, provinceNow } of units) {
      const { code, from, until = null, level, type, name, parent = null } = unit;
      if (this.placed.has(`${code} ${from}`)) continue;
      this.addPlace.run(code, from, until, level, type, name, parent, provinceNow ?? null);
      this.placed.add(`${code} ${from}`);
    }
  }

  private put(key: Uint8Array, articleId: number, row: readonly unknown[]): number {
    this.putClaim ??= this.db.prepare<unknown[], number>(PUT_CLAIM).pluck();
    return this.putClaim.get(key, articleId, row) as number;
  }
}

const keyAt = (keys: Uint8Array, n: number) => keys.subarray(n * KEY_BYTES, (n + 1) * KEY_BYTES);
