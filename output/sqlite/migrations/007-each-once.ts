import type { Migration } from './index.js';

/**
 * Summaries count each report once, without the articles that repeat it: those that are here are made afresh by the next
 * run, as always where articles have no counts. The index has all that `coverage` asks.
 *
 * `block` is made afresh because SQLite put `language` before the comment of the column that was the last.
 */
export const eachOnce: Migration = {
  name: 'each-once',
  sql: `
DELETE FROM article_count;
CREATE INDEX article_count_paper
  ON article_count (publisher, substr(published, 1, 4), published, n_facts, n_with_place, n_with_time);

CREATE TABLE block_afresh ( -- Blocks of the article: title, paragraphs, captions, …
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- Its article.
  n INTEGER NOT NULL, -- Number in the article, from 0.
  kind TEXT NOT NULL, -- 'title', 'lead', 'paragraph', 'heading', 'caption', 'related', 'meta', …
  section TEXT NOT NULL CHECK (section = 'title' OR section = 'lead' OR section = 'body' OR section = 'caption' OR section = 'related' OR section = 'meta'), -- What part of the article that is.
  char_start INTEGER NOT NULL, -- First code point in article.text, from 0.
  char_end INTEGER NOT NULL CHECK (char_end >= char_start), -- Code point behind the last.
  language TEXT CHECK (language <> ''), -- ISO 639-1 code where it is another one than the article's; NULL otherwise.
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO block_afresh SELECT article_id, n, kind, section, char_start, char_end, language FROM block;
DROP TABLE block;
ALTER TABLE block_afresh RENAME TO block;
`,
};
