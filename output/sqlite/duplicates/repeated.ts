/**
 * The numbers of the articles that repeat another one. An index holds just these, so that asking costs nothing; `dup_of`
 * itself lies behind the text of an article.
 */
export const REPEATED = 'SELECT article_id FROM article WHERE dup_of IS NOT NULL';
