import type { Migration } from './index.js';

/**
 * Duplicates of articles, linked at the end of a run (docs/decisions/0005-duplicates.md).
 *
 * The comment of an added column stands inside its definition: SQLite puts the definition before the last bracket of the
 * statement and cuts its end, so that a comment there would take the bracket with it.
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
`,
};
