import type { Database } from 'better-sqlite3';
import { type Condition, rolesOf, type StoredClaim } from '../sqlite/index.js';

/** A range of code points of an article's text. */
export interface CodePointSpan {
  readonly start: number;
  readonly end: number;
}

/** An article with its claims, for exports that show the text. */
export interface ExportedArticle {
  readonly article_id: number;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly source: string;
  readonly text: string;
  readonly blocks: readonly (CodePointSpan & { readonly kind: string })[];
  readonly claims: readonly StoredClaim[];
}

const ARTICLES = `SELECT article_id, title, url, publisher, published, source, text FROM article ORDER BY article_id`;
const BLOCKS = `SELECT kind, char_start AS start, char_end AS end FROM block WHERE article_id = ? ORDER BY n`;
const CLAIMS = (condition: Condition | undefined) => `SELECT * FROM claim WHERE article_id = @article
${condition === undefined ? '' : `AND claim_key IN (SELECT unhex(claim_key) FROM facts WHERE article_id = @article AND ${condition.sql})`}
ORDER BY char_start, char_end, claim_key`;

/** The articles in their order, one at a time; with a condition, those that have such facts, with these alone. */
export function* articlesOf(db: Database, condition?: Condition): IterableIterator<ExportedArticle> {
  const blocksOf = db.prepare<[number], ExportedArticle['blocks'][number]>(BLOCKS);
  const claimsOf = db.prepare<[Readonly<Record<string, unknown>>], StoredClaim>(CLAIMS(condition));
  const articles = db.prepare<[], Omit<ExportedArticle, 'blocks' | 'claims'>>(ARTICLES);
  for (const article of articles.iterate()) {
    const claims = claimsOf.all({ ...condition?.parameters, article: article.article_id });
    if (condition !== undefined && claims.length === 0) continue;
    yield { ...article, blocks: blocksOf.all(article.article_id), claims };
  }
}

/** The places in the text that say a claim's context, by role. */
export function* roleSpansOf(claim: StoredClaim): IterableIterator<CodePointSpan & { readonly role: string }> {
  for (const [role, { start, end }] of rolesOf(claim)) {
    if (start !== undefined && end !== undefined) yield { role, start, end };
  }
}
