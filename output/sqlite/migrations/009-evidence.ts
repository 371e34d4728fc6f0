import type { Migration } from './index.js';

/** The section of the paper, and where each fact beside the text was seen. */
export const evidence: Migration = {
  name: 'evidence',
  sql: `
ALTER TABLE article ADD COLUMN news_section TEXT -- Section of the paper that it stood in, such as 'Kinh tế' (news_section).
  CHECK (news_section <> '');
CREATE INDEX article_news_section ON article (news_section) WHERE news_section IS NOT NULL;

CREATE TABLE article_evidence ( -- Where the facts beside the text were seen, also where something else was said.
  article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- Its article.
  n INTEGER NOT NULL, -- Number in the article, from 0; of a field the strongest first, and the first that holds decided.
  field TEXT NOT NULL, -- The column of article: 'published', 'author', 'publisher', 'publisher_province_code', 'url' or 'news_section'.
  value TEXT NOT NULL, -- What it says, in the form of that column.
  holds INTEGER NOT NULL CHECK (holds IN (0, 1)), -- 1 where article has this value; 0 where something stronger says otherwise, or it is none (a paper as author).
  kind TEXT NOT NULL, -- Where: 'json-ld', 'meta', 'canonical', 'title' (of the window), 'time', 'breadcrumb', 'label', 'byline', 'dateline', 'mark' (before the lead), 'line', 'host', 'url' (a part of it), 'address' (fetched from), 'field' (of a record) or 'publisher' (of a province).
  name TEXT, -- Which one of its kind: 'article:section', 'datePublished', the key of a record.
  quote TEXT NOT NULL, -- The words as seen, 300 letters at most.
  char_start INTEGER, -- First code point in article.text, where they stand there.
  char_end INTEGER, -- Code point behind the last.
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;
`,
};
