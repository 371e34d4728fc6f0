import type { Database } from 'better-sqlite3';

/** A key of an article that sorts those that were published first to the front, and the same in every database. */
export type OrderOf = (articleId: number) => string;

/** The earliest day first, those without one last; of one day the lowest hash of the bytes that were read. */
export function orderOn(db: Database): OrderOf {
  const keyOf = db
    .prepare<[number], string>(
      `SELECT coalesce(published, '~') || ' ' || hex(doc_key) FROM article WHERE article_id = ?`,
    )
    .pluck();
  const known = new Map<number, string>();
  return (articleId) => {
    const key = known.get(articleId) ?? keyOf.get(articleId) ?? '';
    known.set(articleId, key);
    return key;
  };
}

/** The articles in that order. */
export function inOrder(articles: readonly number[], orderOf: OrderOf): number[] {
  return [...articles].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
