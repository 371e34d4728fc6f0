import type { Database } from 'better-sqlite3';
import { SolieuError } from '../../../pipeline/model/index.js';
import { isDeferred } from '../deferred.js';
import { conditionOf, type FactFilter } from '../filter.js';
import type { Fact } from '../read.js';
import { coverOf, type Excerpt, excerptOf, marked, matchOf, type Wanted, wantedOf } from './words.js';

export type { Excerpt } from './words.js';

/** One article that was found. */
export interface ArticleHit {
  readonly article_id: number;
  readonly source: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** Rank by bm25: lower is better. With `article_id` it is the key of the next page. */
  readonly score: number;
  readonly title: Excerpt;
  /** The piece of the text that holds most of what was asked for. */
  readonly excerpt: Excerpt;
}

/** One fact whose sentence was found. */
export interface ClaimHit {
  readonly fact: Fact;
  readonly sentence: Excerpt;
  /** Rank of its article. */
  readonly score: number;
}

export interface SearchOptions {
  /** At most so many hits; 20 when absent. */
  readonly limit?: number;
  /** The last hit of the page before. */
  readonly after?: Pick<ArticleHit, 'score' | 'article_id'>;
}

/** A headline counts for as much as so many mentions in the text. */
const TITLE_WEIGHT = 4;
/** Articles that are looked through for sentences that hold all the words. */
const MOST_ARTICLES = 2000;

interface Row extends Omit<ArticleHit, 'title' | 'excerpt'> {
  readonly title: string | null;
  readonly text: string;
}

/** The ranking on the index alone comes first, so that only the rows that are shown are read. */
const ARTICLES = (table: string) => `
SELECT a.article_id, a.source, a.url, a.publisher, a.published, a.title, a.text, hit.score
FROM (
  SELECT rowid AS article_id, bm25(${table}, ${TITLE_WEIGHT}, 1) AS score FROM ${table} WHERE ${table} MATCH @match
) AS hit JOIN article AS a USING (article_id)
WHERE @score IS NULL OR hit.score > @score OR (hit.score = @score AND article_id > @after)
ORDER BY hit.score, article_id LIMIT @limit`;

function* ranked(db: Database, wanted: Wanted, limit: number, after: SearchOptions['after']): IterableIterator<Row> {
  if (isDeferred(db)) {
    throw new SolieuError('search/unfinished', 'Full text is not there yet: a first load is going on, or was cut off.');
  }
  if (wanted.phrases.length === 0) return;
  const table = wanted.isPlain ? 'article_fts_khongdau' : 'article_fts';
  const values = { match: matchOf(wanted), limit, score: after?.score ?? null, after: after?.article_id ?? null };
  const ids = db.prepare<[typeof values], Row>(ARTICLES(table));
  yield* ids.iterate(values);
}

/**
 * Articles that hold all the words, best first: words that stand together as they were typed and words of the headline
 * count for more. Without marks on any letter, marks do not matter; `"in quotes"` the words have to stand together.
 *
 * @throws SolieuError `search/unfinished`
 */
export function searchArticles(db: Database, words: string, { limit = 20, after }: SearchOptions = {}): ArticleHit[] {
  const wanted = wantedOf(words);
  return [...ranked(db, wanted, limit, after)].map(({ title, text, ...row }) => ({
    ...row,
    title: marked(title ?? '', wanted),
    excerpt: excerptOf(text, wanted),
  }));
}

/**
 * Facts whose sentence holds all the words, in the order of their articles' rank, of those that the filter chooses.
 *
 * @throws SolieuError `search/unfinished`
 */
export function searchClaims(
  db: Database,
  words: string,
  { limit = 20 }: Pick<SearchOptions, 'limit'> = {},
  filter: FactFilter = {},
): ClaimHit[] {
  const wanted = wantedOf(words);
  const condition = conditionOf(filter);
  const ofArticle = db.prepare<[Record<string, unknown>], Fact>(
    `SELECT * FROM facts WHERE article_id = @article ${condition === undefined ? '' : `AND ${condition.sql}`} ORDER BY char_start`,
  );
  const hits: ClaimHit[] = [];
  for (const { article_id, score } of [...ranked(db, wanted, MOST_ARTICLES, undefined)]) {
    for (const fact of ofArticle.all({ ...condition?.parameters, article: article_id })) {
      if (coverOf(fact.sentence, wanted) < wanted.phrases.length) continue;
      hits.push({ fact, sentence: marked(fact.sentence, wanted), score });
      if (hits.length === limit) return hits;
    }
  }
  return hits;
}
