import { SolieuError } from '../../pipeline/model/index.js';
import { openForReading } from './open.js';

/** What is compared of a claim; its key says already that article, span, kind and value are the same. */
const COMPARED = [
  'section',
  'modifier',
  'unit',
  'per',
  'object',
  'base',
  'subject',
  'predicate',
  'attribution',
  'indicator',
  'place',
  'place_code',
  'province_now',
  'commune_now',
  'time_edtf',
  'change',
  'status',
  'compared_to',
] as const;

/** One difference: a claim that only one of the two has, or a column in which they differ. */
export interface Difference {
  readonly difference: 'added' | 'removed' | 'changed';
  readonly column: string | null;
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly quote: string;
  readonly source: string;
  readonly claim_key: string;
}

/** How much differs. */
export interface DiffCounts {
  readonly articles_added: number;
  readonly articles_removed: number;
  readonly claims_added: number;
  readonly claims_removed: number;
  readonly claims_changed: number;
  readonly claims_same: number;
}

const ONE_SIDED = (difference: string, here: string, there: string) => `
SELECT '${difference}' AS difference, NULL AS "column", NULL AS "before", NULL AS "after", c.quote, a.source,
  lower(hex(c.claim_key)) AS claim_key
FROM ${here}.claim AS c JOIN ${here}.article AS a USING (article_id)
WHERE NOT EXISTS (SELECT 1 FROM ${there}.claim AS o WHERE o.claim_key = c.claim_key)`;

const CHANGED = COMPARED.map(
  (column) => `
SELECT 'changed', '${column}', x.${column}, y.${column}, y.quote, a.source, lower(hex(y.claim_key))
FROM after.claim AS y JOIN before.claim AS x USING (claim_key) JOIN after.article AS a ON a.article_id = y.article_id
WHERE x.${column} IS NOT y.${column}`,
).join(' UNION ALL');

const COUNTS = `
SELECT
  (SELECT count(*) FROM after.article AS y WHERE NOT EXISTS (SELECT 1 FROM before.article AS x WHERE x.doc_key = y.doc_key)) AS articles_added,
  (SELECT count(*) FROM before.article AS x WHERE NOT EXISTS (SELECT 1 FROM after.article AS y WHERE y.doc_key = x.doc_key)) AS articles_removed,
  (SELECT count(*) FROM after.claim AS y WHERE NOT EXISTS (SELECT 1 FROM before.claim AS x WHERE x.claim_key = y.claim_key)) AS claims_added,
  (SELECT count(*) FROM before.claim AS x WHERE NOT EXISTS (SELECT 1 FROM after.claim AS y WHERE y.claim_key = x.claim_key)) AS claims_removed,
  (SELECT count(*) FROM after.claim AS y JOIN before.claim AS x USING (claim_key)
    WHERE ${COMPARED.map((column) => `x.${column} IS NOT y.${column}`).join(' OR ')}) AS claims_changed,
  (SELECT count(*) FROM after.claim AS y JOIN before.claim AS x USING (claim_key)
    WHERE ${COMPARED.map((column) => `x.${column} IS y.${column}`).join(' AND ')}) AS claims_same`;

/** Two databases side by side. */
export interface Comparison {
  readonly counts: DiffCounts;
  /** Every difference: claims added, claims removed, then cells by column; one at a time. */
  differences(): IterableIterator<Difference>;
  close(): void;
}

/**
 * Compares the claims of two databases by their keys: what a newer version of the rules, or another run, made of them.
 *
 * @throws SolieuError with one of the `db/` codes
 */
export function compare(before: string, after: string): Comparison {
  // Opening brings each up to date, and refuses what is none of ours.
  openForReading(before).close();
  const db = openForReading(after);
  try {
    const attach = db.prepare(`ATTACH ? AS before`);
    attach.run(before);
  } catch (error) {
    db.close();
    throw new SolieuError('db/not-a-database', `${before} cannot be opened beside ${after}.`, { cause: error });
  }
  const named = (sql: string) =>
    sql.replaceAll('after.claim', 'main.claim').replaceAll('after.article', 'main.article');
  const all = [ONE_SIDED('added', 'after', 'before'), ONE_SIDED('removed', 'before', 'after'), CHANGED];
  return {
    counts: db.prepare<[], DiffCounts>(named(COUNTS)).get()!,
    differences: () => db.prepare<[], Difference>(named(all.join(' UNION ALL '))).iterate(),
    close: () => {
      db.close();
    },
  };
}
