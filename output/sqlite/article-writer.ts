import type { Database } from 'better-sqlite3';
import { type Article, type Claim, type Document, type Gazetteer, sectionOf } from '../../pipeline/model/index.js';
import { CLAIM_COLUMNS, claimRows, unitRows } from './claim-row.js';
import { codePointsOf, storable } from './code-points.js';

/** Identity of an article: the first 16 bytes of the SHA-256 of its bytes (docs/decisions/0001-identity.md). */
export function docKeyOf(article: Article): Buffer {
  return Buffer.from(article.rawHash.slice(0, 32), 'hex');
}

/** Writes articles and paths inside a transaction that the caller holds. */
export interface ArticleWriter {
  /** Number and rules of the article with these bytes. */
  known(article: Article): { readonly article_id: number; readonly ruleset: string } | undefined;
  knownByKey(docKey: Buffer): { readonly article_id: number; readonly ruleset: string } | undefined;
  /** Writes an article that is not here yet, with its claims, and gives their number. */
  add(document: Document, claims: readonly Claim[]): number;
  /** Writes one that is here afresh; keys of claims that stay the same keep their rows. Needs the index on `claim_key`. */
  replace(document: Document, claims: readonly Claim[]): number;
  /** Takes an article away with everything of it. */
  remove(article: Article): void;
  /** True where the article is noted under its path. */
  isNoted(path: string, articleId: number): boolean;
  /** Notes that `path` holds the article; the one that was there before goes, unless another path holds it too. */
  note(path: string, articleId: number): void;
}

/** The writer on an open database, its statements prepared once. `ruleset` is the version of the rules that read. */
export function articleWriter(db: Database, ruleset: string, gazetteer: Gazetteer | undefined): ArticleWriter {
  const articleByKey = db.prepare<[Buffer], { article_id: number; ruleset: string }>(
    'SELECT article_id, ruleset FROM article WHERE doc_key = ?',
  );
  const writeArticle = db
    .prepare<unknown[], number>(
      `INSERT INTO article (doc_key, source, url, publisher, publisher_province_code, title, lead, author, published,
         published_evidence, language, text, n_chars, raw_sha256, ruleset)
       VALUES (@docKey, @source, @url, @publisher, @province, @title, @lead, @author, @published,
         @evidence, @language, @text, @nChars, @rawHash, @ruleset)
       ON CONFLICT (doc_key) DO UPDATE SET url = @url, publisher = @publisher, publisher_province_code = @province,
         title = @title, lead = @lead, author = @author, published = @published, published_evidence = @evidence,
         language = @language, text = @text, n_chars = @nChars, ruleset = @ruleset
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
  const addBlock = db.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)');
  const addSentence = db.prepare('INSERT INTO sentence VALUES (?, ?, ?, ?, ?)');
  const dropCount = db.prepare('DELETE FROM article_count WHERE article_id = ?');
  const keysOf = db.prepare<[number], Buffer>('SELECT claim_key FROM claim WHERE article_id = ?').pluck();
  const dropClaim = db.prepare('DELETE FROM claim WHERE claim_key = ?');
  const insert = `INSERT INTO claim (${CLAIM_COLUMNS.join(', ')}) VALUES (${CLAIM_COLUMNS.map(() => '?').join(', ')})`;
  const addClaim = db.prepare(insert);
  const addPlace = db.prepare('INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const dropProblems = db.prepare('DELETE FROM ingest_error WHERE source = ?');
  /** Units that this writer has written already, by code and first day. */
  const placed = new Set<string>();

  /** A first load lacks the index that the clause needs, so it is prepared when it is first asked for. */
  let putClaim: ReturnType<typeof db.prepare> | undefined;
  const put = (row: readonly unknown[]) => {
    putClaim ??= db.prepare(
      `${insert} ON CONFLICT (claim_key) DO UPDATE SET ${CLAIM_COLUMNS.slice(1)
        .map((name) => `${name} = excluded.${name}`)
        .join(', ')}`,
    );
    putClaim.run(row);
  };

  const note = (path: string, articleId: number) => {
    dropProblems.run(path);
    const before = linkOf.get(path);
    if (before === articleId) return;
    link.run(path, articleId);
    if (before === undefined) return;
    dropOrphan.run(before);
    nameAfresh.run(before, path);
  };

  const addUnits = (claims: readonly Claim[], day: string | undefined) => {
    if (gazetteer === undefined) return;
    for (const { unit, provinceNow } of unitRows(claims, gazetteer, day)) {
      const { code, from, until = null, level, type, name, parent = null } = unit;
      if (placed.has(`${code} ${from}`)) continue;
      addPlace.run(code, from, until, level, type, name, parent, provinceNow ?? null);
      placed.add(`${code} ${from}`);
    }
  };

  /** Writes all but the claims, and gives the article's number with the rows of its claims. */
  const writeFrame = (document: Document, claims: readonly Claim[]) => {
    const { article, text, blocks, sentences } = document;
    const codePoint = codePointsOf(text);
    const docKey = docKeyOf(article);
    const articleId = writeArticle.get({
      docKey,
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
      nChars: codePoint(text.length),
      rawHash: article.rawHash,
      ruleset,
    }) as number;
    const rows = claimRows(claims, { document, articleId, docKey, codePoint, gazetteer });
    let n = 0;
    for (const { kind, start, end } of blocks) {
      addBlock.run(articleId, n++, kind, sectionOf(kind), codePoint(start), codePoint(end));
    }
    n = 0;
    for (const { block, start, end } of sentences) {
      addSentence.run(articleId, n++, block, codePoint(start), codePoint(end));
    }
    return { articleId, rows };
  };

  return {
    known: (article) => articleByKey.get(docKeyOf(article)),
    knownByKey: (docKey) => articleByKey.get(docKey),
    add(document, claims) {
      const { articleId, rows } = writeFrame(document, claims);
      for (const row of rows) addClaim.run(row);
      addUnits(claims, document.article.published?.date);
      note(document.article.source, articleId);
      return rows.length;
    },
    replace(document, claims) {
      const known = articleByKey.get(docKeyOf(document.article))?.article_id ?? 0;
      dropBlocks.run(known);
      dropSentences.run(known);
      dropCount.run(known);
      const { articleId, rows } = writeFrame(document, claims);
      const stale = new Map(keysOf.all(articleId).map((key) => [key.toString('hex'), key]));
      for (const row of rows) {
        stale.delete((row[0] as Buffer).toString('hex'));
        put(row);
      }
      for (const key of stale.values()) dropClaim.run(key);
      addUnits(claims, document.article.published?.date);
      note(document.article.source, articleId);
      return rows.length;
    },
    remove(article) {
      dropArticle.run(docKeyOf(article));
    },
    isNoted: (path, articleId) => linkOf.get(path) === articleId,
    note,
  };
}
