import type { Database } from 'better-sqlite3';
import { REPEATED } from './duplicates/repeated.js';

/** A number about a database. */
export interface Stat {
  readonly what: string;
  readonly value: number | string | null;
}

const share = (part: unknown, whole: unknown): string | null =>
  typeof part === 'number' && typeof whole === 'number' && whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : null;

/** The numbers that tell what a database holds, from its summaries. */
export function statsOf(db: Database): Stat[] {
  const row = <K extends string>(sql: string) => db.prepare(sql).get() as Readonly<Record<K, number | string | null>>;
  const articles = row<
    'n' | 'papers' | 'first' | 'last' | 'dated'
  >(`SELECT count(*) AS n, count(DISTINCT publisher) AS papers, min(published) AS first,
    max(published) AS last, count(published) AS dated FROM article`);
  const counts = row<
    'facts' | 'placed' | 'timed' | 'times' | 'bare'
  >(`SELECT total(n_facts) AS facts, total(n_with_place) AS placed, total(n_with_time) AS timed,
    total(n_times) AS times, sum(n_facts = 0) AS bare FROM article_count`);
  const kinds = db.prepare<[], Stat>(
    `SELECT 'facts told once: ' || value AS what, n_facts AS value FROM facet WHERE facet = 'kind' ORDER BY n_facts DESC, value`,
  );
  const checks = row<'n' | 'fails'>(
    `SELECT count(*) AS n, count(*) FILTER (WHERE verdict = 'fails') AS fails FROM claim_check`,
  );
  const reasons = db.prepare<[], Stat>(
    `SELECT 'duplicates: ' || dup_reason AS what, count(*) AS value FROM article
     WHERE dup_reason IS NOT NULL AND dup_of IS NOT NULL GROUP BY dup_reason ORDER BY 2 DESC, 1`,
  );
  const one = (sql: string) => db.prepare(sql).pluck().get() as number;
  const repeated = one(`SELECT total(n_facts) FROM article_count WHERE article_id IN (${REPEATED})`);
  return [
    { what: 'articles', value: articles.n ?? 0 },
    { what: 'articles that repeat another one', value: one('SELECT count(*) FROM article WHERE dup_of IS NOT NULL') },
    ...reasons.all(),
    { what: 'papers', value: articles.papers ?? 0 },
    { what: 'first published', value: articles.first ?? null },
    { what: 'last published', value: articles.last ?? null },
    { what: 'articles with a day of publication', value: share(articles.dated, articles.n) },
    { what: 'articles without facts', value: counts.bare ?? 0 },
    { what: 'facts', value: counts.facts ?? 0 },
    { what: 'of these in articles that repeat another one', value: repeated },
    ...kinds.all(),
    { what: 'facts with a place', value: share(counts.placed, counts.facts) },
    { what: 'facts with a time', value: share(counts.timed, counts.facts) },
    { what: 'times', value: counts.times ?? 0 },
    { what: 'indicators', value: one('SELECT count(*) FROM indicator') },
    { what: 'conflicts between articles', value: one('SELECT count(*) FROM conflict') },
    { what: 'arithmetic checks', value: checks.n ?? 0 },
    { what: 'of these failed', value: checks.fails ?? 0 },
    { what: 'inputs that could not be read', value: one('SELECT count(*) FROM ingest_error') },
  ];
}
