import { REPEATED } from '../duplicates/repeated.js';
import { FIGURES } from '../figures.js';
import type { NamedQuestion } from './index.js';

/** Articles that repeat another one are left out, so that each figure is there once. */
const ONCE = 'a.dup_of IS NULL';
const CONTEXT = 'c.quote, c.value, c.unit, c.object, c.subject, c.place, c.time_edtf AS time';
const PROOF = 'a.title, a.publisher, a.published, lower(hex(c.claim_key)) AS claim_key';
const LIMIT = { name: 'limit', about: 'at most so many rows', default: 50 } as const;

/** Questions that are ready to be asked. Each walks an index or a summary, so that 4 million claims answer at once. */
export const questions: readonly NamedQuestion[] = [
  {
    name: 'biggest-money',
    about: 'The biggest sums of money, actual ones.',
    parameters: [{ name: 'currency', about: 'ISO 4217', default: 'VND' }, LIMIT],
    sql: `SELECT ${CONTEXT}, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.kind = 'money' AND c.unit = @currency AND c.value IS NOT NULL AND +c.per IS NULL AND +c.change IS NULL
        AND +c.status IS NULL AND c.section <> 'related' AND ${ONCE}
      ORDER BY c.value DESC LIMIT @limit`,
  },
  {
    name: 'biggest-areas',
    about: 'The largest areas, in square metres; unit=kg or unit=m asks for weights or lengths.',
    parameters: [{ name: 'unit', about: 'an SI unit: m2, m, m3, kg, W, J', default: 'm2' }, LIMIT],
    sql: `SELECT c.si_value, c.si_unit, ${CONTEXT}, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.si_unit = @unit AND +c.change IS NULL AND c.section <> 'related' AND ${ONCE}
      ORDER BY c.si_value DESC LIMIT @limit`,
  },
  {
    name: 'members-by-district',
    about: 'A quantity by district and year: Party members, or any other indicator.',
    parameters: [{ name: 'indicator', about: 'key of the quantity (see most-stated)', default: 'đảng viên' }, LIMIT],
    sql: `SELECT c.place, c.province, substr(c.time_start, 1, 4) AS year, c.quote, c.value, c.modifier, c.subject, ${PROOF}
      FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.indicator = @indicator AND length(c.place_code) = 3 AND c.time_start IS NOT NULL AND c.value IS NOT NULL
        AND c.change IS NULL AND c.status IS NULL AND c.section <> 'related' AND ${ONCE}
      ORDER BY c.place_code, c.time_start, c.value LIMIT @limit`,
  },
  {
    name: 'series-by-place',
    about: 'One indicator over time at each place, with how often it was stated.',
    parameters: [
      { name: 'indicator', about: 'key of the quantity (see most-stated)' },
      { ...LIMIT, default: 200 },
    ],
    sql: `SELECT place, time, kind, unit, value_low, value_high, n_claims, n_articles FROM series
      WHERE indicator = @indicator ORDER BY place, kind, unit, time_start LIMIT @limit`,
  },
  {
    name: 'shares-changed-most',
    about: 'Shares stated for two times at one place that lie furthest apart.',
    parameters: [LIMIT],
    sql: `SELECT x.object, x.base, x.subject, x.place, x.time_edtf AS first_time, x.value AS first_percent,
        y.time_edtf AS last_time, y.value AS last_percent, k.points, x.quote AS first_quote, y.quote AS last_quote,
        lower(hex(x.claim_key)) AS first_claim_key, lower(hex(y.claim_key)) AS last_claim_key
      FROM share_change AS k JOIN claim AS x ON x.claim_id = k.first_claim_id
      JOIN claim AS y ON y.claim_id = k.last_claim_id
      ORDER BY k.size DESC LIMIT @limit`,
  },
  {
    name: 'biggest-changes',
    about: 'The biggest increases and decreases, in per cent or another unit.',
    parameters: [
      { name: 'kind', about: 'kind of figure', default: 'percentage' },
      { name: 'unit', about: 'unit', default: '%' },
      LIMIT,
    ],
    sql: `SELECT c.change, ${CONTEXT}, c.compared_to, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.change IS NOT NULL AND c.kind = @kind AND c.unit = @unit AND c.section <> 'related' AND ${ONCE}
      ORDER BY c.value DESC LIMIT @limit`,
  },
  {
    name: 'targets-against-actuals',
    about: 'Targets beside what was reached, for the same quantity, subject, place and time.',
    parameters: [LIMIT],
    sql: `SELECT t.object, t.subject, t.place, t.time_edtf AS time, t.quote AS target, x.quote AS actual,
        t.value AS target_value, x.value AS actual_value, t.unit,
        round(100.0 * x.value / nullif(t.value, 0), 1) AS percent_reached,
        lower(hex(t.claim_key)) AS target_claim_key, lower(hex(x.claim_key)) AS actual_claim_key
      FROM claim AS t JOIN claim AS x ON x.indicator = t.indicator AND x.object IS t.object
        AND x.subject IS t.subject AND x.place = t.place AND x.place_code = t.place_code AND x.time_edtf = t.time_edtf
        AND x.kind = t.kind AND x.unit IS t.unit
      WHERE t.status = 'target' AND t.indicator IS NOT NULL AND t.change IS NULL AND t.section <> 'related'
        AND x.value IS NOT NULL AND x.status IS NULL AND x.change IS NULL AND x.section <> 'related'
        AND t.article_id NOT IN (${REPEATED}) AND x.article_id NOT IN (${REPEATED})
      LIMIT @limit`,
  },
  {
    name: 'conflicts',
    about: 'Articles that state different values for the same quantity, place and time, the widest apart first.',
    parameters: [
      { name: 'most', about: 'at most so far apart: further is mostly another thing of the same name', default: 0.5 },
      LIMIT,
    ],
    sql: `SELECT * FROM conflicts WHERE spread <= @most ORDER BY spread DESC LIMIT @limit`,
  },
  {
    name: 'failed-checks',
    about: 'Figures that do not agree with others of their article, with the sum.',
    parameters: [LIMIT],
    sql: `SELECT rule, quote, value, expected, other_quote, note, sentence, title, claim_key FROM checks
      WHERE verdict = 'fails' AND dup_of IS NULL LIMIT @limit`,
  },
  {
    name: 'about-place',
    about: 'Every figure about one place.',
    parameters: [{ name: 'place', about: "full name, 'huyện Bình Liêu'" }, LIMIT],
    sql: `SELECT ${CONTEXT}, c.status, c.change, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.place = @place AND ${FIGURES} AND ${ONCE}
      ORDER BY c.time_start DESC LIMIT @limit`,
  },
  {
    name: 'about-subject',
    about: 'Every figure of one subject.',
    parameters: [{ name: 'subject', about: "as in facts, 'Đảng bộ huyện Bình Liêu'" }, LIMIT],
    sql: `SELECT ${CONTEXT}, c.status, c.change, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.subject = @subject AND ${ONCE} LIMIT @limit`,
  },
  {
    name: 'figures-without-place',
    about: 'Figures for which no place was found.',
    parameters: [LIMIT],
    sql: `SELECT ${CONTEXT}, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE c.place IS NULL AND +${FIGURES}
        AND c.section <> 'related' AND ${ONCE} ORDER BY c.claim_id LIMIT @limit`,
  },
  {
    name: 'least-certain',
    about: 'What to check by hand first: the rows that the program trusts least.',
    parameters: [LIMIT],
    sql: `SELECT c.confidence, ${CONTEXT}, ${PROOF} FROM claim AS c JOIN article AS a USING (article_id)
      WHERE +${FIGURES} AND c.section <> 'related' AND ${ONCE}
      ORDER BY c.confidence LIMIT @limit`,
  },
  {
    name: 'most-stated',
    about: 'The quantities that are stated most often.',
    parameters: [LIMIT],
    sql: `SELECT indicator, label, n_claims, n_articles, first_time, last_time FROM indicator
      ORDER BY n_claims DESC, indicator LIMIT @limit`,
  },
  {
    name: 'facets',
    about: 'How many figures there are by kind, unit, province, year or paper.',
    parameters: [{ name: 'facet', about: 'kind, unit, province, year or publisher', default: 'kind' }, LIMIT],
    sql: `SELECT value, n_facts FROM facet WHERE facet = @facet ORDER BY n_facts DESC, value LIMIT @limit`,
  },
  {
    name: 'coverage',
    about: 'How much there is from which paper and year.',
    parameters: [{ ...LIMIT, default: 500 }],
    sql: `SELECT * FROM coverage ORDER BY publisher, year LIMIT @limit`,
  },
  {
    name: 'articles-without-figures',
    about: 'Articles in which no figure was found.',
    parameters: [LIMIT],
    sql: `SELECT a.title, a.publisher, a.published, a.n_chars, a.source FROM article_count AS n
      JOIN article AS a USING (article_id) WHERE n.n_facts = 0 ORDER BY n.article_id LIMIT @limit`,
  },
  {
    name: 'duplicates',
    about: 'Articles that repeat another one, beside the one that stands for them, and why.',
    parameters: [LIMIT],
    sql: `SELECT a.dup_reason, CASE a.dup_reason WHEN 'text' THEN 1 ELSE round(p.likeness, 3) END AS likeness, a.title, a.publisher, a.published, o.title AS original_title,
        o.publisher AS original_publisher, o.published AS original_published, a.source, o.source AS original_source
      FROM article AS a JOIN article AS o ON o.article_id = a.dup_of
      LEFT JOIN article_pair AS p
        ON p.article_id = min(a.article_id, o.article_id) AND p.other_id = max(a.article_id, o.article_id)
      WHERE a.dup_of IS NOT NULL ORDER BY a.dup_of, a.article_id LIMIT @limit`,
  },
  {
    name: 'unread-inputs',
    about: 'Inputs that could not be read, and what to do about them.',
    parameters: [LIMIT],
    sql: `SELECT source, code, message, hint FROM ingest_error ORDER BY error_id LIMIT @limit`,
  },
];
