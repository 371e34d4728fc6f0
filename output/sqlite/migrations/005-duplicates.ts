import type { Migration } from './index.js';

/**
 * Duplicates of articles, linked at the end of a run (docs/decisions/0005-duplicates.md).
 *
 * The comment of an added column stands inside its definition: SQLite puts the definition before the last bracket of the
 * statement and cuts its end, so that a comment there would take the bracket with it. `facts` is made afresh for the two
 * columns more; views that ask it find it by its name.
 */
export const duplicates: Migration = {
  name: 'duplicates',
  sql: `
ALTER TABLE article ADD COLUMN dup_of INTEGER -- Number of the article that this one repeats; NULL for originals (dup_of).
  REFERENCES article ON DELETE SET NULL;
ALTER TABLE article ADD COLUMN dup_reason TEXT -- Why: the same 'text' or 'url', 'near' (syndicated), 'part' (cut), 'update' (other figures).
  CHECK (dup_reason IN ('text', 'url', 'near', 'part', 'update'));
CREATE INDEX article_dup ON article (dup_of) WHERE dup_of IS NOT NULL;
CREATE INDEX article_dup_reason ON article (dup_reason) WHERE dup_reason IS NOT NULL;

CREATE TABLE article_signature ( -- What duplicates are found by: hashes of the words of each article.
  article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, -- The article.
  n_words INTEGER NOT NULL, -- Words of its lead and paragraphs.
  text_key BLOB, -- Hash of these words in their order; NULL where they are too few to tell.
  url_key BLOB, -- Hash of its address without protocol, 'www.' and tracking.
  bands BLOB -- MinHash of every three words in a row: 16 bands of 8 bytes.
) STRICT;

CREATE TABLE article_pair ( -- Articles that were compared word by word because their signatures meet. Made at the end of a run.
  article_id INTEGER NOT NULL REFERENCES article_signature ON DELETE CASCADE, -- The one of the lower number.
  other_id INTEGER NOT NULL REFERENCES article_signature ON DELETE CASCADE, -- The other.
  likeness REAL NOT NULL, -- Share of the rows of three words of either that both have, 0 to 1.
  reason TEXT, -- 'url', 'near', 'part' or 'update', as in article.dup_reason; NULL where they are two articles.
  PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_pair_other ON article_pair (other_id);

DROP VIEW facts;
CREATE VIEW facts AS SELECT -- One tidy row for every figure that says something about the world: start here.
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
  c.place AS place, -- Administrative unit that it holds for, by its full name.
  c.province AS province, -- Its province as of the article's date.
  c.time_edtf AS time, -- When it holds, EDTF: '2013-06', '2015/2020'.
  c.change AS change, -- 'increase' or 'decrease' where the figure is a change, not a level.
  c.status AS status, -- 'target', 'forecast', 'estimate'; NULL means actual.
  c.compared_to AS compared_to, -- Baseline of a change or of a plan percentage, as written.
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
  a.dup_of AS dup_of, -- Number of the article that this one repeats; NULL for originals: WHERE dup_of IS NULL counts each once.
  a.dup_reason AS dup_reason -- Why it is a duplicate: 'text', 'url', 'near', 'part' or 'update'.
FROM claim AS c
JOIN article AS a USING (article_id)
JOIN sentence AS s ON s.article_id = c.article_id AND s.n = c.sentence_n
WHERE +c.kind IN ('count', 'percentage', 'ratio', 'money', 'measure', 'multiple');
`,
};
