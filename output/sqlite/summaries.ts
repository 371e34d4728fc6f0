import type { Database } from 'better-sqlite3';

const INDICATORS = `
INSERT INTO indicator (indicator, label, n_claims, n_articles, first_time, last_time)
SELECT indicator,
  (SELECT object FROM claim AS o WHERE o.indicator = c.indicator AND object IS NOT NULL
    GROUP BY object ORDER BY count(*) DESC, object LIMIT 1),
  count(*), count(DISTINCT article_id), min(time_start), max(time_end)
FROM claim AS c WHERE indicator IS NOT NULL AND object IS NOT NULL GROUP BY indicator`;

const FIGURES = `kind IN ('count', 'percentage', 'ratio', 'money', 'measure', 'multiple')`;

/** Counts over the figures by one thing each, from an index where there is one. */
const FACETS: Readonly<Record<string, string>> = {
  kind: `SELECT kind, count(*) FROM claim GROUP BY kind HAVING ${FIGURES}`,
  unit: `SELECT unit, count(*) FROM claim WHERE ${FIGURES} AND unit IS NOT NULL GROUP BY unit`,
  province: `SELECT max(province), count(*) FROM claim WHERE province IS NOT NULL AND province_code IS NOT NULL AND ${FIGURES}
    GROUP BY province_code`,
  year: `SELECT substr(time_start, 1, 4), count(*) FROM claim WHERE time_start IS NOT NULL AND ${FIGURES} GROUP BY 1`,
  publisher: `SELECT publisher, sum(n) FROM article
    JOIN (SELECT article_id, count(*) AS n FROM claim WHERE ${FIGURES} GROUP BY article_id) USING (article_id)
    WHERE publisher IS NOT NULL GROUP BY publisher`,
};

/** Makes the summaries over the whole corpus afresh: `indicator` and `facet`. Part of a transaction of the caller. */
export function summarise(db: Database): void {
  db.exec(`DELETE FROM indicator; ${INDICATORS}`);
  db.exec('DELETE FROM facet');
  for (const [facet, counts] of Object.entries(FACETS)) {
    db.prepare(`INSERT INTO facet (facet, value, n_facts) SELECT ?, * FROM (${counts})`).run(facet);
  }
}
