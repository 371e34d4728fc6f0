import type { Migration } from './index.js';

/**
 * The base tables. The comments are the documentation: SQLite keeps them (`.schema` shows them) and docs/schema.md is
 * made from them, so every column has one on its own line.
 *
 * Checks of words in `claim` and `block` are chains of OR: for an IN of more than two words SQLite fills a table at every
 * row, which takes a third of the time of writing it.
 */
export const tables: Migration = {
  name: 'tables',
  sql: `
CREATE TABLE meta ( -- Settings of this file.
  key TEXT PRIMARY KEY, -- Name of the setting, such as 'offset_unit'.
  value TEXT NOT NULL -- Its value, such as 'code points'.
) STRICT, WITHOUT ROWID;

CREATE TABLE run ( -- One row for every run of ingest.
  run_id INTEGER PRIMARY KEY, -- Number of the run in this file.
  started_at TEXT NOT NULL, -- When it began, ISO 8601 in UTC.
  finished_at TEXT, -- When it ended; NULL while it runs and after it was killed.
  tool_version TEXT NOT NULL, -- Version of solieu that ran.
  ruleset TEXT NOT NULL, -- Version of the rules: package version and a hash of the program's reading parts.
  config TEXT NOT NULL CHECK (json_valid(config)), -- JSON: what was asked for, such as {"paths":["articles/"]}.
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'interrupted', 'failed')), -- How it ended.
  n_articles INTEGER NOT NULL DEFAULT 0, -- Articles written by this run.
  n_unchanged INTEGER NOT NULL DEFAULT 0, -- Articles that were already here as these rules read them.
  n_claims INTEGER NOT NULL DEFAULT 0, -- Rows of claim written by this run.
  n_errors INTEGER NOT NULL DEFAULT 0 -- Inputs that could not be read.
) STRICT;

CREATE TABLE article ( -- One row for every article, by content.
  article_id INTEGER PRIMARY KEY, -- Number of the article in this file.
  doc_key BLOB NOT NULL UNIQUE CHECK (length(doc_key) = 16), -- Identity by content: the first 16 bytes of raw_sha256.
  source TEXT NOT NULL, -- The path it was first read from, as given; '#n' behind it is the record of a file with many.
  url TEXT, -- Address it was published at.
  publisher TEXT, -- Name of the paper, such as 'Báo Quảng Ninh'.
  publisher_province_code TEXT, -- GSO code of the province whose paper it is.
  title TEXT, -- Headline.
  lead TEXT, -- Opening summary (sapô).
  author TEXT, -- Byline.
  published TEXT, -- Day of publication, YYYY-MM-DD.
  published_evidence TEXT, -- Where that day was read: 'dateline', 'meta:article:published_time', 'url', …
  language TEXT NOT NULL, -- BCP 47 tag; 'und' where it could not be told.
  text TEXT NOT NULL, -- The whole text in Unicode NFC. Every char_start and char_end counts its code points.
  n_chars INTEGER NOT NULL, -- Length of text in code points.
  raw_sha256 TEXT NOT NULL CHECK (length(raw_sha256) = 64), -- SHA-256 (hex) of the bytes that were read.
  ruleset TEXT NOT NULL -- Version of the rules that made its claims.
) STRICT;

CREATE TABLE source ( -- Every path that was ingested, and the article found there.
  path TEXT PRIMARY KEY, -- A path that was ingested, as given.
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE -- The article that was found there last.
) STRICT, WITHOUT ROWID;

CREATE TABLE block ( -- Blocks of the article: title, paragraphs, captions, …
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- Its article.
  n INTEGER NOT NULL, -- Number in the article, from 0.
  kind TEXT NOT NULL, -- 'title', 'lead', 'paragraph', 'heading', 'caption', 'related', 'meta', …
  section TEXT NOT NULL CHECK (section = 'title' OR section = 'lead' OR section = 'body' OR section = 'caption' OR section = 'related' OR section = 'meta'), -- What part of the article that is.
  char_start INTEGER NOT NULL, -- First code point in article.text, from 0.
  char_end INTEGER NOT NULL CHECK (char_end >= char_start), -- Code point behind the last.
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence ( -- Sentences of the article.
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- Its article.
  n INTEGER NOT NULL, -- Number in the article, from 0.
  block_n INTEGER NOT NULL, -- Number of its block.
  char_start INTEGER NOT NULL, -- First code point in article.text, from 0.
  char_end INTEGER NOT NULL CHECK (char_end >= char_start), -- Code point behind the last.
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim ( -- One row for every figure and every time that is kept, with its context. The view facts is easier to read.
  claim_id INTEGER PRIMARY KEY, -- Number of the row in this file.
  claim_key BLOB NOT NULL CHECK (length(claim_key) = 16), -- Content hash, the same in every database and after every re-run.
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- Its article.
  sentence_n INTEGER NOT NULL, -- Number of its sentence.
  section TEXT NOT NULL CHECK (section = 'title' OR section = 'lead' OR section = 'body' OR section = 'caption' OR section = 'related' OR section = 'meta'), -- Part of the article; 'related' is a teaser of another one.
  char_start INTEGER NOT NULL CHECK (char_start >= 0), -- First code point in article.text, from 0.
  char_end INTEGER NOT NULL CHECK (char_end > char_start), -- Code point behind the last: substr(text, char_start + 1, char_end - char_start) = quote.
  given_start INTEGER NOT NULL, -- UTF-16 offset in the text as given, before Unicode normalisation.
  given_end INTEGER NOT NULL, -- UTF-16 offset behind the last unit in the text as given.
  quote TEXT NOT NULL, -- The figure as written: '2.340', 'gần 5 nghìn lượt' gives '5 nghìn lượt'.
  kind TEXT NOT NULL CHECK (kind = 'count' OR kind = 'percentage' OR kind = 'ratio' OR kind = 'money' OR kind = 'measure' OR kind = 'multiple' OR kind = 'year' OR kind = 'date' OR kind = 'period' OR kind = 'duration'), -- What sort of figure.
  value REAL, -- The number: 2340; money in the currency's base unit; percentages as written; the numerator of a ratio. NULL for year, date, period.
  value_max REAL, -- Upper end of a range ('5 - 7 chi bộ': 7).
  modifier TEXT CHECK (modifier = 'over' OR modifier = 'nearly' OR modifier = 'approx' OR modifier = 'at_least' OR modifier = 'at_most' OR modifier = 'under'), -- How it is bounded; NULL means exact.
  numerator REAL, -- Of a ratio: the part.
  denominator REAL, -- Of a ratio: the whole.
  unit TEXT, -- Canonical unit: '%', 'điểm %', ISO 4217 for money, 'ha', 'kg', …
  unit_raw TEXT, -- The unit as written.
  si_value REAL, -- The value in an SI unit, where the conversion is exact and the same everywhere: '5 ha' gives 50000.
  si_value_max REAL, -- Upper end of a range in that unit.
  si_unit TEXT, -- That unit: 'm', 'm2', 'm3', 'kg', 'W', 'J', …
  per TEXT, -- Denominator of a rate: 'người/năm', 'ha'.
  alternative TEXT, -- The other reading of a figure that cannot be decided.
  object TEXT, -- What is counted or measured.
  base TEXT, -- Of a percentage or ratio: the whole it is taken of.
  subject TEXT, -- Whose figure it is.
  predicate TEXT, -- The verb that ties subject and figure.
  attribution TEXT, -- Who says so.
  indicator TEXT, -- Key of the quantity, the same in different articles.
  place TEXT, -- Full name of the administrative unit that it holds for, as of the article's date.
  place_code TEXT, -- GSO code of that unit: 2 digits a province, 3 a district, 5 a commune. NULL where not certain.
  province TEXT, -- Name of its province then.
  province_code TEXT, -- GSO code of its province then.
  province_now TEXT, -- Name of the province that holds it since July 2025.
  province_code_now TEXT, -- GSO code of the province that holds it since July 2025.
  time_edtf TEXT, -- When it holds, EDTF; for year, date and period the time itself.
  time_start TEXT, -- First day of that time, YYYY-MM-DD.
  time_end TEXT, -- Last day of that time, YYYY-MM-DD.
  change TEXT CHECK (change = 'increase' OR change = 'decrease'), -- Set where the figure is a change, not a level.
  status TEXT CHECK (status = 'target' OR status = 'forecast' OR status = 'estimate'), -- NULL means actual.
  compared_to TEXT, -- Baseline of a change or of a plan percentage, as written.
  rule TEXT NOT NULL, -- The rule that read the figure: 'kind/name'.
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- Chance that the figure and its context are right.
  role_spans TEXT NOT NULL CHECK (json_valid(role_spans)), -- JSON: for every role its span in code points and, where inherited, why: {"time":{"start":5,"end":12,"inherited":"frame"}}.
  derivation TEXT NOT NULL CHECK (json_valid(derivation)) -- JSON: the parts the figure was built from and the evidence for ambiguous ones.
) STRICT;

CREATE UNIQUE INDEX claim_key ON claim (claim_key);
CREATE INDEX claim_article ON claim (article_id, char_start);
CREATE INDEX claim_kind ON claim (kind, unit, value);
CREATE INDEX claim_province ON claim (province_code, time_start, kind);
CREATE INDEX claim_subject ON claim (subject) WHERE subject IS NOT NULL;
CREATE INDEX claim_indicator ON claim (indicator, place_code, time_start, value) WHERE indicator IS NOT NULL;
CREATE INDEX claim_level ON claim (indicator, object, subject, place, place_code, time_edtf, kind, unit, value, time_start,
  article_id, base, value_max, modifier, change, status, section)
  WHERE indicator IS NOT NULL AND place IS NOT NULL AND time_edtf IS NOT NULL AND value IS NOT NULL AND change IS NULL
    AND status IS NULL AND section <> 'related';
CREATE INDEX claim_place ON claim (place, time_start) WHERE place IS NOT NULL;
CREATE INDEX claim_confidence ON claim (confidence);
CREATE INDEX claim_change ON claim (kind, unit, value) WHERE change IS NOT NULL;
CREATE INDEX claim_target ON claim (indicator, place_code, time_edtf) WHERE status = 'target';
CREATE INDEX claim_si ON claim (si_unit, si_value) WHERE si_unit IS NOT NULL;
CREATE INDEX article_published ON article (published);
CREATE INDEX source_article ON source (article_id);

CREATE TABLE claim_check ( -- Results of arithmetic checks between claims.
  claim_id INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, -- The claim that was checked.
  rule TEXT NOT NULL, -- Name of the check.
  verdict TEXT NOT NULL CHECK (verdict IN ('holds', 'fails')), -- What came out.
  expected REAL, -- What the other figures say it should be.
  other_claim_id INTEGER REFERENCES claim ON DELETE CASCADE, -- The claim it was checked against.
  note TEXT, -- The sum in words.
  UNIQUE (claim_id, rule, other_claim_id)
) STRICT;

CREATE INDEX claim_check_other ON claim_check (other_claim_id);
CREATE INDEX claim_check_verdict ON claim_check (verdict, rule);

CREATE TABLE article_count ( -- How much was found in each article. Made at the end of a run for the articles it wrote.
  article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, -- The article.
  publisher TEXT, -- Its paper, here too so that counting by paper need not walk over the texts.
  published TEXT, -- Its day of publication.
  n_facts INTEGER NOT NULL, -- Its rows of facts.
  n_with_place INTEGER NOT NULL, -- Those with a place.
  n_with_time INTEGER NOT NULL, -- Those with a time.
  n_times INTEGER NOT NULL -- Its rows of times.
) STRICT;

CREATE TABLE conflict ( -- Quantities for which articles state different values at the same place and time. Made afresh at the end of a run.
  conflict_id INTEGER PRIMARY KEY, -- Number of the row in this file.
  n_claims INTEGER NOT NULL, -- Claims of the quantity at that place and time, each report once.
  n_values INTEGER NOT NULL, -- Different values among them.
  low_claim_id INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, -- A claim of the lowest value.
  high_claim_id INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, -- A claim of the highest.
  spread REAL -- How far they lie apart: (highest - lowest) / |highest|; NULL where the highest is 0.
) STRICT;

CREATE INDEX conflict_spread ON conflict (spread);
CREATE INDEX conflict_low ON conflict (low_claim_id);
CREATE INDEX conflict_high ON conflict (high_claim_id);

CREATE TABLE share_change ( -- Shares stated for two times or more at one place: the earliest against the latest. Made afresh at the end of a run.
  share_change_id INTEGER PRIMARY KEY, -- Number of the row in this file.
  first_claim_id INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, -- The claim of the earliest time.
  last_claim_id INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, -- The claim of the latest.
  points REAL NOT NULL, -- The latest less the earliest, in percentage points.
  size REAL NOT NULL -- The same without its sign.
) STRICT;

CREATE INDEX share_change_size ON share_change (size);
CREATE INDEX share_change_first ON share_change (first_claim_id);
CREATE INDEX share_change_last ON share_change (last_claim_id);

CREATE TABLE place ( -- Administrative units that claims refer to, with those above them; a row for each version of a unit.
  place_code TEXT NOT NULL, -- GSO code: 2 digits a province, 3 a district, 5 a commune.
  valid_from TEXT NOT NULL, -- First day of this version of the unit.
  valid_until TEXT, -- Its last day; NULL while it is valid.
  level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')), -- Level of the unit.
  type TEXT NOT NULL, -- 'tỉnh', 'huyện', 'thị xã', 'xã', 'phường', …
  name TEXT NOT NULL, -- Name without its type.
  parent_code TEXT, -- GSO code of the unit above.
  province_code_now TEXT, -- GSO code of the province that holds it since July 2025.
  PRIMARY KEY (place_code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator ( -- Quantities that were stated, with how often. Made afresh at the end of a run.
  indicator TEXT PRIMARY KEY, -- Key of the quantity, as in claim.
  label TEXT NOT NULL, -- The phrase most often used for it.
  n_claims INTEGER NOT NULL, -- Claims of it, each report once: without articles that repeat another one.
  n_articles INTEGER NOT NULL, -- Articles that state it and repeat no other one.
  first_time TEXT, -- First day of the earliest time stated.
  last_time TEXT -- Last day of the latest time stated.
) STRICT, WITHOUT ROWID;

CREATE TABLE facet ( -- Figures by kind, unit, province, year and paper, over the whole corpus. Made afresh at the end of a run.
  facet TEXT NOT NULL, -- 'kind', 'unit', 'province' (as of the article's date), 'year' (of the time stated) or 'publisher'.
  value TEXT NOT NULL, -- The kind, the unit, …
  n_facts INTEGER NOT NULL, -- Rows of facts with it, each report once: without articles that repeat another one.
  PRIMARY KEY (facet, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE ingest_error ( -- Inputs that could not be read.
  error_id INTEGER PRIMARY KEY, -- Number of the row in this file.
  run_id INTEGER NOT NULL REFERENCES run, -- The run that met it first.
  source TEXT NOT NULL UNIQUE, -- The path that could not be read, as given; '#n' behind it is the record of a file with many.
  record INTEGER, -- Number of the record in a file with many, from 0.
  code TEXT NOT NULL, -- 'input/empty', 'input/binary', …
  message TEXT NOT NULL, -- What was wrong.
  hint TEXT NOT NULL -- What to do about it.
) STRICT;

INSERT INTO meta (key, value) VALUES ('offset_unit', 'code points'), ('unicode_form', 'NFC');
`,
};
