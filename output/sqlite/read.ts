import type { Database } from 'better-sqlite3';
import type { CLAIM_COLUMNS, StoredDerivation, StoredRole } from './claim-row.js';
import type { Condition } from './filter.js';

/** One row of the view `facts`: a tidy row for every figure. NULL is `null`. See docs/schema.md for the columns. */
export interface Fact {
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly section: string;
  readonly sentence: string;
  readonly quote: string;
  readonly kind: string;
  readonly value: number;
  readonly value_max: number | null;
  readonly modifier: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string | null;
  readonly per: string | null;
  readonly object: string | null;
  readonly base: string | null;
  readonly subject: string | null;
  readonly predicate: string | null;
  readonly place: string | null;
  readonly province: string | null;
  readonly time: string | null;
  readonly change: string | null;
  readonly status: string | null;
  readonly compared_to: string | null;
  readonly compared_value: number | null;
  readonly attribution: string | null;
  readonly confidence: number;
  readonly claim_key: string;
  readonly source: string;
  readonly province_now: string | null;
  readonly place_code: string | null;
  readonly time_start: string | null;
  readonly time_end: string | null;
  readonly indicator: string | null;
  readonly article_id: number;
  readonly char_start: number;
  readonly char_end: number;
  readonly si_value: number | null;
  readonly si_value_max: number | null;
  readonly si_unit: string | null;
  readonly dup_of: number | null;
  readonly dup_reason: string | null;
  readonly language: string;
  readonly rule: string;
  readonly news_section: string | null;
  readonly commune_now: string | null;
}

/** One row of `claim` with its article's source, title and text; the JSON columns are still text. */
export type StoredClaim = Readonly<
  Record<Exclude<(typeof CLAIM_COLUMNS)[number], 'claim_key' | Numeric>, string | null> & Record<Numeric, number | null>
> & {
  readonly claim_key: Buffer;
  readonly source: string;
  readonly title: string | null;
  readonly text: string;
  readonly sentence: string;
};

type Numeric =
  | 'article_id'
  | 'sentence_n'
  | 'char_start'
  | 'char_end'
  | 'given_start'
  | 'given_end'
  | 'value'
  | 'value_max'
  | 'numerator'
  | 'denominator'
  | 'si_value'
  | 'si_value_max'
  | 'confidence';

const CLAIMS = `SELECT c.*, a.source, a.title, a.text,
  substr(a.text, s.char_start + 1, s.char_end - s.char_start) AS sentence
FROM claim AS c
JOIN article AS a USING (article_id)
JOIN sentence AS s ON s.article_id = c.article_id AND s.n = c.sentence_n`;

const where = (condition: Condition | undefined) => (condition === undefined ? '' : `WHERE ${condition.sql}`);

/** Every fact in the order of the articles and of their text, one at a time; those that the condition chooses. */
export function facts(db: Database, condition?: Condition): IterableIterator<Fact> {
  const sql = `SELECT * FROM facts ${where(condition)} ORDER BY article_id, char_start, char_end, claim_key`;
  return db.prepare<[Condition['parameters']], Fact>(sql).iterate(condition?.parameters ?? {});
}

/** A fact by which the next page of facts is found. */
export type PageKey = Pick<Fact, 'article_id' | 'char_start' | 'char_end' | 'claim_key'>;

/**
 * At most `limit` facts behind the fact `after`, in the order of the articles and of their text. A page far down costs
 * as much as the first one, which OFFSET does not give.
 */
export function factsPage(db: Database, limit: number, after?: PageKey, condition?: Condition): Fact[] {
  const { article_id = 0, char_start = -1, char_end = 0, claim_key = '' } = after ?? {};
  const sql = `SELECT * FROM facts
    WHERE (article_id, char_start) >= (@page_article, @page_start)
      AND (article_id, char_start, char_end, claim_key) > (@page_article, @page_start, @page_end, @page_key)
      ${condition === undefined ? '' : `AND ${condition.sql}`}
    ORDER BY article_id, char_start, char_end, claim_key LIMIT @page_limit`;
  const key = { page_article: article_id, page_start: char_start, page_end: char_end, page_key: claim_key };
  return db
    .prepare<[Readonly<Record<string, unknown>>], Fact>(sql)
    .all({ ...condition?.parameters, ...key, page_limit: limit });
}

/**
 * Every claim and time in the order of the articles and of their text, one at a time; with a condition, the claims of
 * the facts that it chooses.
 */
export function claims(db: Database, condition?: Condition): IterableIterator<StoredClaim> {
  const chosen =
    condition === undefined ? '' : `WHERE c.claim_key IN (SELECT unhex(claim_key) FROM facts WHERE ${condition.sql})`;
  const sql = `${CLAIMS} ${chosen} ORDER BY c.article_id, c.char_start, c.char_end, c.claim_key`;
  return db.prepare<[Condition['parameters']], StoredClaim>(sql).iterate(condition?.parameters ?? {});
}

/** The claim with this key (32 hex digits). */
export function claimByKey(db: Database, key: string): StoredClaim | undefined {
  return db.prepare<[Buffer], StoredClaim>(`${CLAIMS} WHERE c.claim_key = ?`).get(Buffer.from(key, 'hex'));
}

/** The roles of a claim with their spans in code points of its text. */
export function rolesOf(claim: StoredClaim): ReadonlyMap<string, StoredRole> {
  return new Map(Object.entries(JSON.parse(claim.role_spans ?? '{}') as Record<string, StoredRole>));
}

/** How the figure of a claim was read. */
export function derivationOf(claim: StoredClaim): StoredDerivation {
  return JSON.parse(claim.derivation ?? '{"parts":[]}') as StoredDerivation;
}
