import { REPEATED } from '../duplicates/repeated.js';

/**
 * The views, by name: what researchers ask first. Their columns are documented as those of the tables are. They hold no
 * rows, so they are no steps of the schema: they are made afresh whenever it changes, and stand here only as they are now.
 *
 * The plus before `c.kind` keeps the planner from walking the index on kind for a bare `SELECT * FROM facts`: rows come in
 * the order of the text. `block` and `baseline` are joined from the left, so that they are not read where nobody asks
 * for `language` and `compared_value`.
 */
export const views: Readonly<Record<string, string>> = {
  facts: `SELECT -- One tidy row for every figure that says something about the world: start here.
  a.title AS title, -- Headline of the article.
  a.url AS url, -- Address it was published at.
  a.published AS published, -- Day of publication, YYYY-MM-DD.
  a.publisher AS publisher, -- Name of the paper.
  c.section AS section, -- 'title', 'lead', 'body', 'caption', 'related' (teaser of another article) or 'meta'.
  substr(a.text, s.char_start + 1, s.char_end - s.char_start) AS sentence, -- The sentence that states the figure.
  c.quote AS quote, -- The figure as written.
  c.kind AS kind, -- 'count', 'percentage', 'ratio', 'money', 'measure' or 'multiple'.
  c.value AS value, -- The number; the numerator of a ratio.
  c.value_max AS value_max, -- Upper end of a range.
  c.modifier AS modifier, -- 'over', 'nearly', 'approx', 'at_least', 'at_most', 'under'; NULL means exact.
  c.numerator AS numerator, -- Of a ratio: the part.
  c.denominator AS denominator, -- Of a ratio: the whole.
  c.unit AS unit, -- Canonical unit: '%', 'VND', 'ha', …
  c.per AS per, -- Denominator of a rate: 'người/năm'.
  c.object AS object, -- What is counted or measured.
  c.base AS base, -- Of a percentage or ratio: the whole it is taken of.
  c.subject AS subject, -- Whose figure it is.
  c.predicate AS predicate, -- The verb that ties subject and figure.
  c.place AS place, -- Administrative unit, region or country that it holds for, by its full name.
  c.province AS province, -- Its province as of the article's date.
  c.time_edtf AS time, -- When it holds, EDTF: '2013-06', '2015/2020'.
  c.change AS change, -- 'increase' or 'decrease' where the figure is a change, not a level.
  c.status AS status, -- 'target', 'forecast', 'estimate'; NULL means actual.
  c.compared_to AS compared_to, -- Baseline of a change or of a plan percentage, as written.
  v.value AS compared_value, -- The baseline's value, where the text gives it as a figure: 12.5 in 'giảm từ 12,5% xuống 4,2%'.
  c.attribution AS attribution, -- Who says so.
  c.confidence AS confidence, -- Chance that figure and context are right, 0 to 1.
  lower(hex(c.claim_key)) AS claim_key, -- Key of the claim, for solieu explain.
  a.source AS source, -- Path it was read from.
  c.province_now AS province_now, -- Its province since July 2025.
  c.place_code AS place_code, -- GSO code of the place.
  c.time_start AS time_start, -- First day of the time, YYYY-MM-DD.
  c.time_end AS time_end, -- Last day of the time, YYYY-MM-DD.
  c.indicator AS indicator, -- Key of the quantity, the same in different articles.
  c.article_id AS article_id, -- Number of the article in this file.
  c.char_start AS char_start, -- First code point of the quote in article.text, from 0.
  c.char_end AS char_end, -- Code point behind its last: substr(text, char_start + 1, char_end - char_start) = quote.
  c.si_value AS si_value, -- The value in an SI unit, where the conversion is exact: '5 ha' gives 50000.
  c.si_value_max AS si_value_max, -- Upper end of a range in that unit.
  c.si_unit AS si_unit, -- That unit: 'm', 'm2', 'm3', 'kg', …
  a.dup_of AS dup_of, -- Number of the article that its article repeats; NULL where it repeats none: WHERE dup_of IS NULL counts each report once.
  a.dup_reason AS dup_reason, -- Why it is a duplicate: 'text', 'url', 'near', 'part' or 'update'.
  coalesce(b.language, a.language) AS language, -- Language of the words round the figure, ISO 639-1: WHERE language = 'vi' leaves out English.
  c.rule AS rule, -- The rule that read the figure: 'percentage/sign', 'english/count', …
  a.news_section AS news_section, -- Section of the paper that the article stood in: 'Kinh tế'; NULL where the page tells none.
  c.commune_now AS commune_now -- Of a commune: the commune that holds it since July 2025; NULL where it was divided.
FROM claim AS c
JOIN article AS a USING (article_id)
JOIN sentence AS s ON s.article_id = c.article_id AND s.n = c.sentence_n
LEFT JOIN block AS b ON b.article_id = s.article_id AND b.n = s.block_n
LEFT JOIN baseline AS v ON v.article_id = c.article_id AND v.char_start = c.char_start
WHERE +c.kind IN ('count', 'percentage', 'ratio', 'money', 'measure', 'multiple')`,
  percentages: `SELECT -- Percentages and ratios, all in per cent.
  title, -- Headline of the article.
  published, -- Day of publication.
  quote, -- The figure as written: '86%' or '136/158'.
  CASE kind WHEN 'ratio' THEN 100 * numerator / denominator ELSE value END AS percent, -- In per cent; of a ratio, worked out.
  value_max, -- Upper end of a range.
  modifier, -- As in facts.
  unit, -- '%' or 'điểm %' (percentage points); NULL for ratios.
  numerator, -- Of a ratio: the part.
  denominator, -- Of a ratio: the whole.
  object, -- What is counted.
  base, -- The whole it is taken of.
  subject, -- Whose figure it is.
  place, -- Administrative unit.
  time, -- When it holds, EDTF.
  change, -- 'increase' or 'decrease' where the figure is a change.
  status, -- 'target', 'forecast', 'estimate'; NULL means actual.
  compared_to, -- Baseline, as written.
  sentence, -- The sentence that states the figure.
  confidence, -- Chance that figure and context are right.
  claim_key, -- Key of the claim.
  source, -- Path it was read from.
  dup_of, -- Number of the article that its article repeats; NULL where it repeats none.
  language -- Language of the words round the figure, ISO 639-1.
FROM facts
WHERE kind IN ('percentage', 'ratio')`,
  times: `SELECT -- Years, dates, periods and durations named in the text.
  a.title AS title, -- Headline of the article.
  a.published AS published, -- Day of publication.
  c.section AS section, -- Part of the article.
  c.quote AS quote, -- The time as written: 'tháng 6/2013'.
  c.kind AS kind, -- 'year', 'date', 'period' or 'duration'.
  c.time_edtf AS time, -- EDTF; NULL for durations.
  c.time_start AS time_start, -- First day, YYYY-MM-DD.
  c.time_end AS time_end, -- Last day, YYYY-MM-DD.
  c.value AS value, -- Of a duration: the number.
  c.unit AS unit, -- Of a duration: the unit as written, 'năm', 'tháng', 'tuổi'.
  substr(a.text, s.char_start + 1, s.char_end - s.char_start) AS sentence, -- The sentence it stands in.
  c.confidence AS confidence, -- Chance that it was read right.
  lower(hex(c.claim_key)) AS claim_key, -- Key of the claim.
  a.source AS source, -- Path it was read from.
  a.dup_of AS dup_of -- Number of the article that its article repeats; NULL where it repeats none.
FROM claim AS c
JOIN article AS a USING (article_id)
JOIN sentence AS s ON s.article_id = c.article_id AND s.n = c.sentence_n
WHERE +c.kind IN ('year', 'date', 'period', 'duration')`,
  claim_span: `SELECT -- Where each context value of a claim stands in the text, and why it holds: one row a role.
  lower(hex(c.claim_key)) AS claim_key, -- Key of the claim.
  role.key AS role, -- 'object', 'subject', 'time', 'place', 'modifier', …
  role.value ->> 'start' AS char_start, -- First code point in article.text; NULL where nothing in the text says it.
  role.value ->> 'end' AS char_end, -- Code point behind the last.
  role.value ->> 'inherited' AS inherited, -- Why a value that stands elsewhere holds here; NULL where it stands beside the figure.
  substr(a.text, (role.value ->> 'start') + 1, (role.value ->> 'end') - (role.value ->> 'start')) AS quote -- The words.
FROM claim AS c
JOIN article AS a USING (article_id), json_each(c.role_spans) AS role`,
  observation: `SELECT -- Levels in the naming of Data Commons and SDMX, for joining with other statistics.
  indicator AS variableMeasured, -- The quantity (Data Commons StatisticalVariable, SDMX INDICATOR).
  coalesce(place_code, subject) AS observationAbout, -- GSO code of the place, else whose figure it is.
  place_code AS referenceArea, -- GSO code of the place (SDMX REF_AREA).
  time AS observationDate, -- When it holds, EDTF (SDMX TIME_PERIOD).
  time_start AS periodStart, -- First day.
  time_end AS periodEnd, -- Last day.
  CASE
    WHEN time_start IS NULL OR time_end IS NULL THEN NULL
    WHEN time_start = time_end THEN 'P1D'
    WHEN length(time) = 7 AND substr(time, 6) <= '12' THEN 'P1M'
    WHEN substr(time_start, 6) IN ('01-01', '04-01', '07-01', '10-01')
      AND time_end = date(time_start, '+3 months', '-1 day') THEN 'P3M'
    WHEN substr(time_start, 6) IN ('01-01', '07-01') AND time_end = date(time_start, '+6 months', '-1 day') THEN 'P6M'
    WHEN length(time) = 4 AND time NOT LIKE '%X%' THEN 'P1Y'
  END AS observationPeriod, -- Length of a day, month, quarter, half or year, ISO 8601; NULL for others.
  kind AS statType, -- 'count', 'percentage', 'ratio', 'money', 'measure' or 'multiple'.
  CASE kind WHEN 'ratio' THEN numerator ELSE value END AS value, -- The number (SDMX OBS_VALUE).
  value_max AS valueMax, -- Upper end of a range.
  modifier AS valueQualifier, -- 'over', 'nearly', 'approx', …; NULL means exact.
  unit, -- Canonical unit (SDMX UNIT_MEASURE).
  CASE kind WHEN 'ratio' THEN denominator END AS denominatorValue, -- Of a ratio: the whole, as a number.
  coalesce(base, per) AS measurementDenominator, -- The whole, or the denominator of a rate, in words.
  coalesce(status, 'actual') AS measurementMethod, -- 'actual', 'target', 'forecast' or 'estimate' (SDMX OBS_STATUS).
  subject AS populationType, -- Whose figure it is.
  confidence, -- Chance that figure and context are right.
  quote, -- The figure as written.
  url, -- Address of the article.
  source, -- Path of the article.
  claim_key, -- Key of the claim.
  dup_of AS duplicateOf -- Number of the article that its article repeats; NULL where it repeats none.
FROM facts
WHERE indicator IS NOT NULL AND change IS NULL AND section <> 'related'`,
  series: `SELECT -- The same quantity at the same place and time, over all articles that repeat no other one.
  indicator, -- The quantity.
  place, -- Administrative unit.
  place_code, -- Its GSO code.
  time_edtf AS time, -- When it holds, EDTF.
  min(time_start) AS time_start, -- Its first day, for sorting and drawing.
  kind, -- What sort of figure.
  unit, -- Canonical unit.
  count(*) AS n_claims, -- How often it was stated.
  count(DISTINCT article_id) AS n_articles, -- By how many articles.
  min(value) AS value_low, -- The smallest value stated.
  max(value) AS value_high -- The largest value stated.
FROM claim
WHERE indicator IS NOT NULL AND place IS NOT NULL AND time_edtf IS NOT NULL AND value IS NOT NULL
  AND change IS NULL AND status IS NULL AND section <> 'related'
  AND article_id NOT IN (${REPEATED})
GROUP BY indicator, place, place_code, time_edtf, kind, unit`,
  conflicts: `SELECT -- Different values stated by articles for the same quantity, subject, place and time: the lowest beside the highest.
  x.indicator AS indicator, -- The quantity.
  x.object AS object, -- What is counted or measured.
  x.subject AS subject, -- Whose figure it is.
  x.place AS place, -- Administrative unit.
  x.time_edtf AS time, -- When both hold, EDTF.
  x.kind AS kind, -- What sort of figure.
  x.unit AS unit, -- Canonical unit.
  x.value AS value, -- The lowest value stated.
  y.value AS other_value, -- The highest.
  k.spread AS spread, -- How far they lie apart, as a share of the highest.
  x.quote AS quote, -- The lowest as written.
  y.quote AS other_quote, -- The highest as written.
  k.n_claims AS n_claims, -- Claims of the quantity at that place and time.
  k.n_values AS n_values, -- Different values among them.
  p.source AS source, -- Path of the article that states the lowest.
  q.source AS other_source, -- Path of the article that states the highest.
  lower(hex(x.claim_key)) AS claim_key, -- Key of the claim of the lowest.
  lower(hex(y.claim_key)) AS other_claim_key -- Key of the claim of the highest.
FROM conflict AS k
JOIN claim AS x ON x.claim_id = k.low_claim_id
JOIN claim AS y ON y.claim_id = k.high_claim_id
JOIN article AS p ON p.article_id = x.article_id
JOIN article AS q ON q.article_id = y.article_id`,
  checks: `SELECT -- Results of arithmetic checks, readable.
  k.rule AS rule, -- Name of the check.
  k.verdict AS verdict, -- 'holds' or 'fails'.
  c.quote AS quote, -- The figure that was checked.
  c.value AS value, -- Its value.
  k.expected AS expected, -- What the other figures say it should be.
  o.quote AS other_quote, -- The figure it was checked against.
  k.note AS note, -- The sum in words.
  substr(a.text, s.char_start + 1, s.char_end - s.char_start) AS sentence, -- The sentence that states the figure.
  a.title AS title, -- Headline of the article.
  a.source AS source, -- Path it was read from.
  lower(hex(c.claim_key)) AS claim_key, -- Key of the claim.
  a.dup_of AS dup_of -- Number of the article that its article repeats; NULL where it repeats none.
FROM claim_check AS k
JOIN claim AS c USING (claim_id)
JOIN article AS a USING (article_id)
JOIN sentence AS s ON s.article_id = c.article_id AND s.n = c.sentence_n
LEFT JOIN claim AS o ON o.claim_id = k.other_claim_id`,
  coverage: `SELECT -- How much there is from which paper and year.
  n.publisher AS publisher, -- Name of the paper; NULL where unknown.
  substr(n.published, 1, 4) AS year, -- Year of publication; NULL where unknown.
  count(*) AS n_articles, -- Articles in this database.
  sum(n.n_facts) AS n_facts, -- Their figures (rows of facts).
  sum(n.n_with_place) AS n_with_place, -- Figures with a place.
  sum(n.n_with_time) AS n_with_time, -- Figures with a time.
  sum(n.n_facts = 0) AS n_articles_without_facts, -- Articles in which no figure was found.
  min(n.published) AS first_published, -- Earliest day of publication.
  max(n.published) AS last_published, -- Latest day of publication.
  sum(n.article_id IN (${REPEATED})) AS n_duplicates, -- Articles that repeat another one.
  sum(n.n_facts * (n.article_id NOT IN (${REPEATED}))) AS n_facts_once -- Figures of the articles that repeat none.
FROM article_count AS n
GROUP BY n.publisher, substr(n.published, 1, 4)`,
};
