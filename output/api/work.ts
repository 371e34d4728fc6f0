import type { ReadOptions } from '../../corpus/read.js';
import type { Unread } from '../../corpus/unread.js';
import type { Article, Gazetteer } from '../../pipeline/model/index.js';
import { type Findings, faultOf, type Problem } from '../../pipeline/run.js';
import { checkRows } from '../checks/rows.js';
import { type ArticleRows, articleRows } from '../sqlite/article-rows.js';

// A thread loads this, so modules are named rather than the folders that they are in: SQLite, exporters, archives and the
// web are for the thread that reads and writes files.

/** What is written of an article, or why there is nothing to write. */
export type Made = ArticleRows | Problem;

/** From an article, or one that is still to be read, to what is written of it. */
export type Work = (item: Article | Unread) => Made;

/** All rows of an article, those of its checks too. */
export function rowsWith(
  understand: (article: Article) => Findings,
  gazetteer?: Gazetteer,
): (article: Article) => Made {
  return (article) => {
    try {
      const rows = articleRows(understand(article), gazetteer);
      return { ...rows, checks: checkRows(rows, article.text) };
    } catch (error) {
      return faultOf(article.source, error);
    }
  };
}

/** The program's own work; loaded when needed, because the lexicons and the gazetteer take their time. */
export async function ownWork(options: ReadOptions = {}): Promise<Work> {
  const [{ readUnread }, { loadGazetteer }, { understandWith }] = await Promise.all([
    import('../../corpus/unread.js'),
    import('../../corpus/gazetteer/index.js'),
    import('./understand.js'),
  ]);
  const gazetteer = loadGazetteer();
  const rowsOf = rowsWith(understandWith(gazetteer), gazetteer);
  return (item) => {
    if (!('bytes' in item)) return rowsOf(item);
    const read = readUnread(item, options);
    return 'code' in read ? { ...read, source: item.source } : rowsOf(read);
  };
}
