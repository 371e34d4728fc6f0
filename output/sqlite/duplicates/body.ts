import type { Database } from 'better-sqlite3';
import { COMPARED } from '../article-rows.js';

/** What of a stored article is compared. */
interface StoredBody {
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly published: string | null;
}

interface Row extends StoredBody {
  readonly n_chars: number;
}

/** Gives the bodies of stored articles, as `articleRows` takes them for signatures. */
export function bodyFrom(db: Database): (articleId: number) => StoredBody {
  const articleOf = db.prepare<[number], Row>(
    'SELECT title, url, published, text, n_chars FROM article WHERE article_id = ?',
  );
  const blocksOf = db
    .prepare<[number], [string, number, number]>(
      'SELECT section, char_start, char_end FROM block WHERE article_id = ? ORDER BY n',
    )
    .raw();
  return (articleId) => {
    const row = articleOf.get(articleId)!;
    // Offsets count code points; where they are not those of the string, it is cut into code points.
    const isPlain = row.text.length === row.n_chars;
    const points = isPlain ? [] : Array.from(row.text);
    const cut = (start: number, end: number) =>
      isPlain ? row.text.slice(start, end) : points.slice(start, end).join('');
    const blocks = blocksOf.all(articleId).filter(([section]) => COMPARED.has(section));
    return { ...row, text: blocks.map(([, start, end]) => cut(start, end)).join('\n') };
  };
}
