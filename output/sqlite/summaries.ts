import type { Database } from 'better-sqlite3';
import { REPEATED } from './duplicates/repeated.js';
import { FIGURES } from './figures.js';

/** Where a summary is made for some indicators only: a condition on the column. */
type Where = string;
const ALL: Where = '';
/** Reports that repeat another one are left out, so that each counts once. */
const ONCE = `article_id NOT IN (${REPEATED})`;
const TOUCHED: Where = 'AND indicator IN (SELECT indicator FROM temp.touched)';

const indicators = (where: Where): string => `
INSERT INTO indicator (indicator, label, n_claims, n_articles, first_time, last_time)
SELECT indicator,
  (SELECT object FROM claim AS o WHERE o.indicator = c.indicator AND object IS NOT NULL AND ${ONCE}
    GROUP BY object ORDER BY count(*) DESC, object LIMIT 1),
  count(*), count(DISTINCT article_id), min(time_start), max(time_end)
FROM claim AS c WHERE indicator IS NOT NULL AND object IS NOT NULL AND ${ONCE} ${where} GROUP BY indicator`;

/** What a claim is counted by. */
const FACET_OF: Readonly<Record<string, string>> = {
  kind: 'kind',
  unit: 'unit',
  province: 'province',
  year: 'substr(time_start, 1, 4)',
};

/** Counts over the figures by one thing each, from an index that has all of it; a plus keeps the planner from others. */
const FACETS: Readonly<Record<string, string>> = {
  kind: `SELECT kind AS value, count(*) AS n FROM claim GROUP BY kind HAVING ${FIGURES}`,
  unit: `SELECT unit AS value, count(*) AS n FROM claim WHERE ${FIGURES} AND unit IS NOT NULL GROUP BY unit`,
  // Codes first, by the index; a province may have had two codes in its time.
  province: `SELECT (SELECT province FROM claim AS o WHERE o.province_code = c.province_code LIMIT 1) AS value, count(*) AS n
    FROM claim AS c WHERE province_code IS NOT NULL AND +${FIGURES} GROUP BY province_code`,
  year: `SELECT substr(time_start, 1, 4) AS value, count(*) AS n FROM claim
    WHERE time_start IS NOT NULL AND +${FIGURES} GROUP BY 1`,
};

/** Those counts without the articles that repeat another one: they are few, and no index has both. */
const facetOnce = (facet: string): string => `
INSERT INTO facet (facet, value, n_facts)
SELECT '${facet}', value, sum(n) FROM (
  ${FACETS[facet]}
  UNION ALL
  SELECT ${FACET_OF[facet]}, -count(*) FROM (${REPEATED}) CROSS JOIN claim USING (article_id) WHERE +${FIGURES} GROUP BY 1
) WHERE value IS NOT NULL GROUP BY value HAVING sum(n) > 0`;

const PUBLISHERS = `
INSERT INTO facet (facet, value, n_facts)
SELECT 'publisher', publisher, sum(n_facts) FROM article_count WHERE publisher IS NOT NULL AND ${ONCE} GROUP BY publisher
HAVING sum(n_facts) > 0`;

/** Counts of the articles that have none yet: those that this run wrote. */
const ARTICLES = `
INSERT INTO article_count (article_id, publisher, published, n_facts, n_with_place, n_with_time, n_times)
SELECT article_id, publisher, published, count(claim_id) FILTER (WHERE ${FIGURES}), count(place) FILTER (WHERE ${FIGURES}),
  count(time_edtf) FILTER (WHERE ${FIGURES}), count(claim_id) FILTER (WHERE NOT (${FIGURES}))
FROM article LEFT JOIN claim USING (article_id)
WHERE article_id NOT IN (SELECT article_id FROM article_count) GROUP BY article_id`;

/** Exact levels that hold now, what different articles can be compared by; the index claim_level has all that is asked. */
const LEVELS = `indicator IS NOT NULL AND place IS NOT NULL AND time_edtf IS NOT NULL AND value IS NOT NULL
  AND value_max IS NULL AND modifier IS NULL AND change IS NULL AND status IS NULL AND section <> 'related'`;

/**
 * Of equal values the claim of the lowest number stands for all, so that two runs choose alike. A claim belongs to one
 * quantity, so the number of the lowest is one of a conflict too.
 */
const conflicts = (where: Where): string => `
INSERT INTO conflict (conflict_id, n_claims, n_values, low_claim_id, high_claim_id, spread)
WITH stated AS MATERIALIZED (
  SELECT indicator, object, subject, place, place_code, time_edtf, kind, unit, value, min(claim_id) AS claim_id,
    count(*) AS n, min(article_id) AS one, max(article_id) AS other
  FROM claim WHERE ${LEVELS} AND ${ONCE} AND kind <> 'ratio' ${where}
  GROUP BY indicator, object, subject, place, place_code, time_edtf, kind, unit, value
),
quantity AS (
  SELECT indicator, object, subject, place, place_code, time_edtf, kind, unit, sum(n) AS n_claims, count(*) AS n_values,
    min(value) AS low, max(value) AS high
  FROM stated GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING count(*) > 1 AND min(one) <> max(other)
)
SELECT x.claim_id, n_claims, n_values, x.claim_id, y.claim_id, CASE WHEN high <> 0 THEN (high - low) / abs(high) END
FROM quantity AS q
JOIN stated AS x ON x.indicator = q.indicator AND x.object IS q.object AND x.subject IS q.subject AND x.place = q.place
  AND x.place_code IS q.place_code AND x.time_edtf = q.time_edtf AND x.kind = q.kind AND x.unit IS q.unit AND x.value = low
JOIN stated AS y ON y.indicator = q.indicator AND y.object IS q.object AND y.subject IS q.subject AND y.place = q.place
  AND y.place_code IS q.place_code AND y.time_edtf = q.time_edtf AND y.kind = q.kind AND y.unit IS q.unit AND y.value = high
WHERE NOT (x.one = x.other AND y.one = y.other AND x.one = y.one) ORDER BY x.claim_id, y.claim_id`;

const shares = (where: Where): string => `
INSERT INTO share_change (share_change_id, first_claim_id, last_claim_id, points, size)
WITH share AS MATERIALIZED (
  SELECT claim_id, indicator, object, base, subject, place, place_code, value,
    row_number() OVER earliest AS nth, count(*) OVER whole AS n, time_start
  FROM claim WHERE +kind = 'percentage' AND +unit = '%' AND time_start IS NOT NULL AND ${LEVELS} AND ${ONCE}
    ${where}
  WINDOW whole AS (PARTITION BY indicator, object, base, subject, place, place_code),
    earliest AS (PARTITION BY indicator, object, base, subject, place, place_code ORDER BY time_start, time_edtf, claim_id)
)
SELECT x.claim_id, x.claim_id, y.claim_id, y.value - x.value, abs(y.value - x.value)
FROM share AS x
JOIN share AS y ON y.indicator = x.indicator AND y.object IS x.object AND y.base IS x.base AND y.subject IS x.subject AND y.place = x.place
  AND y.place_code IS x.place_code AND y.nth = x.n
WHERE x.nth = 1 AND x.n > 1 AND y.time_start > x.time_start ORDER BY x.claim_id`;

/** Above this share of all indicators, all summaries are made afresh: that is one pass over an index. */
const MOST_TOUCHED = 0.2;

/** What notes an indicator. No OR IGNORE: an upsert that fires a trigger turns it into an error (lang_conflict of SQLite). */
const noteOf = (indicators: string): string =>
  `INSERT INTO touched SELECT ${indicators} EXCEPT SELECT indicator FROM touched;`;

/**
 * Notes from now on which indicators lose a claim, and which those articles state that become duplicates or cease to be:
 * with those of new articles, they are the ones whose summaries change.
 * What is noted goes with the connection.
 */
export function noteTouched(db: Database): void {
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS touched (indicator TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_by_delete AFTER DELETE ON main.claim WHEN old.indicator IS NOT NULL BEGIN
      ${noteOf('old.indicator')}
    END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_by_update AFTER UPDATE ON main.claim
    WHEN old.indicator IS NOT NULL AND old.indicator IS NOT new.indicator BEGIN
      ${noteOf('old.indicator')}
    END;
    CREATE TEMP TRIGGER IF NOT EXISTS touched_by_link AFTER UPDATE OF dup_of ON main.article
    WHEN (old.dup_of IS NULL) <> (new.dup_of IS NULL) BEGIN
      ${noteOf('indicator FROM claim WHERE article_id = new.article_id AND indicator IS NOT NULL')}
    END`);
}

/** True where few enough indicators were touched to make only their summaries. Articles that have no counts are new. */
function isLittleTouched(db: Database): boolean {
  if (db.prepare(`SELECT 1 FROM temp.sqlite_schema WHERE name = 'touched'`).get() === undefined) return false;
  db.exec(`INSERT OR IGNORE INTO touched SELECT DISTINCT indicator FROM claim WHERE indicator IS NOT NULL
    AND article_id IN (SELECT article_id FROM article WHERE article_id NOT IN (SELECT article_id FROM article_count))`);
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return count('touched') < count('indicator') * MOST_TOUCHED;
}

/**
 * Makes the summaries over the whole corpus: afresh, or where `noteTouched` has noted all changes since they were made
 * and there are few, only those of the indicators concerned; the result is the same. Part of a transaction of the caller.
 */
export function summarise(db: Database): void {
  const isPart = isLittleTouched(db);
  const where = isPart ? TOUCHED : ALL;
  const drop = (table: string, claim?: string) => {
    const indicator = claim === undefined ? 'indicator' : `(SELECT indicator FROM claim WHERE claim_id = ${claim})`;
    db.exec(`DELETE FROM ${table} ${isPart ? `WHERE ${indicator} IN (SELECT indicator FROM touched)` : ''}`);
  };
  db.exec(ARTICLES);
  drop('indicator');
  db.exec(indicators(where));
  drop('conflict', 'low_claim_id');
  db.exec(conflicts(where));
  drop('share_change', 'first_claim_id');
  db.exec(shares(where));
  db.exec('DELETE FROM facet');
  for (const facet of Object.keys(FACETS)) db.exec(facetOnce(facet));
  db.exec(PUBLISHERS);
}
