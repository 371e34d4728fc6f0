import type { Migration } from './index.js';

/**
 * Full text over articles, kept in step by triggers. Both indexes are external content: the text is stored once.
 *
 * Two of them, because no tokeniser does both: `remove_diacritics 2` finds `Điện Biên` by `dien bien` only when đ has
 * been replaced before (it never folds đ), and without diacritics `bàn` would find `bạn`. Double quotes round the
 * content table's name: Datasette finds a full-text table by that literal.
 */
export const search: Migration = {
  name: 'search',
  sql: `
CREATE VIEW article_khongdau AS SELECT -- What article_fts_khongdau indexes: the text with đ written d.
  article_id, -- Number of the article.
  replace(replace(title, 'đ', 'd'), 'Đ', 'D') AS title, -- Headline with đ written d; same length as the original.
  replace(replace(text, 'đ', 'd'), 'Đ', 'D') AS text -- Text with đ written d; same length as the original.
FROM article;

CREATE VIRTUAL TABLE article_fts USING fts5 (
  title, text, content="article", content_rowid="article_id", tokenize="unicode61 remove_diacritics 0"
);

CREATE VIRTUAL TABLE article_fts_khongdau USING fts5 (
  title, text, content="article_khongdau", content_rowid="article_id", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
  INSERT INTO article_fts (rowid, title, text) VALUES (new.article_id, new.title, new.text);
  INSERT INTO article_fts_khongdau (rowid, title, text) VALUES (new.article_id,
    replace(replace(new.title, 'đ', 'd'), 'Đ', 'D'), replace(replace(new.text, 'đ', 'd'), 'Đ', 'D'));
END;

CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
  INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', old.article_id, old.title, old.text);
  INSERT INTO article_fts_khongdau (article_fts_khongdau, rowid, title, text) VALUES ('delete', old.article_id,
    replace(replace(old.title, 'đ', 'd'), 'Đ', 'D'), replace(replace(old.text, 'đ', 'd'), 'Đ', 'D'));
END;

CREATE TRIGGER article_fts_update AFTER UPDATE OF title, text ON article
WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
  INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', old.article_id, old.title, old.text);
  INSERT INTO article_fts_khongdau (article_fts_khongdau, rowid, title, text) VALUES ('delete', old.article_id,
    replace(replace(old.title, 'đ', 'd'), 'Đ', 'D'), replace(replace(old.text, 'đ', 'd'), 'Đ', 'D'));
  INSERT INTO article_fts (rowid, title, text) VALUES (new.article_id, new.title, new.text);
  INSERT INTO article_fts_khongdau (rowid, title, text) VALUES (new.article_id,
    replace(replace(new.title, 'đ', 'd'), 'Đ', 'D'), replace(replace(new.text, 'đ', 'd'), 'Đ', 'D'));
END;
`,
};
