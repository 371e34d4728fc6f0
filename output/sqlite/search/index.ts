import type { Database } from 'better-sqlite3';
import { SolieuError } from '../../../pipeline/model/index.js';
import { isDeferred } from '../deferred.js';
import { conditionOf, type FactFilter } from '../filter.js';
import type { Fact } from '../read.js';
import { apartOf, coverOf, type Excerpt, excerptOf, marked, togetherOf, type Wanted, wantedOf } from './words.js';

export type { Excerpt } from './words.js';

/** One article that was found. */
export interface ArticleHit {
  readonly article_id: number;
  readonly source: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** Rank: lower is better. With `article_id` it is the key of the next page. */
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
/**
 * Articles that are ranked: of words that more hold, the first so many of the database. Each costs bm25 some
 * microseconds, and among so many the rank says little.
 */
const MOST_RANKED = 20_000;
/** Articles that are looked through for sentences that hold all the words. */
const MOST_ARTICLES = 2000;

interface Row extends Omit<ArticleHit, 'title' | 'excerpt' | 'score'> {
  readonly title: string | null;
  readonly text: string;
}

interface Ranked {
  readonly article_id: number;
  readonly score: number;
}

/**
 * Ranks on the index alone. What does not hold the words one behind the other is let in behind what does: bm25 is below
 * zero, so `tier` keeps the two apart.
 */
const RANKED = (table: string, tier: number) => `
SELECT article_id, score FROM (
  SELECT rowid AS article_id, bm25(${table}, ${TITLE_WEIGHT}, 1) + ${tier} AS score FROM ${table}
  WHERE ${table} MATCH @match LIMIT ${MOST_RANKED}
)
WHERE @score IS NULL OR score > @score OR (score = @score AND article_id > @after)
ORDER BY score, article_id LIMIT @limit`;

/** Scores of articles that hold the words together lie below this, those of others above it. */
const TIER = 1000;

function* ranked(db: Database, wanted: Wanted, limit: number, after: SearchOptions['after']): IterableIterator<Ranked> {
  if (isDeferred(db)) {
    throw new SolieuError('search/unfinished', 'Full text is not there yet: a first load is going on, or was cut off.');
  }
  if (wanted.phrases.length === 0) return;
  const table = wanted.isPlain ? 'article_fts_khongdau' : 'article_fts';
  const { score = null, article_id = null } = after ?? {};
  const isApart = score !== null && score > TIER / 2;
  const ask = (tier: number, match: string, wantedRows: number, from: typeof score) => {
    const values = { match, limit: wantedRows, score: from, after: from === null ? null : article_id };
    return db.prepare<[typeof values], Ranked>(RANKED(table, tier)).all(values);
  };
  const together = isApart ? [] : ask(0, togetherOf(wanted), limit, score);
  yield* together;
  const missing = limit - together.length;
  if (missing === 0 || wanted.phrases.length < 2) return;
  const match = `(${apartOf(wanted)}) NOT ${togetherOf(wanted)}`;
  yield* ask(TIER, match, missing, isApart ? score : null);
}

/**
 * Articles that hold all the words, best first: those that hold them one behind the other as they were typed, then the
 * others, each by bm25, with words of the headline counting for more. Without marks on any letter, marks do not matter; `"in quotes"` the words have to stand together.
 *
 * @throws SolieuError `search/unfinished`
 */
export function searchArticles(db: Database, words: string, { limit = 20, after }: SearchOptions = {}): ArticleHit[] {
  const wanted = wantedOf(words);
  const article = db.prepare<[number], Row>(
    'SELECT article_id, source, url, publisher, published, title, text FROM article WHERE article_id = ?',
  );
  return [...ranked(db, wanted, limit, after)].flatMap(({ article_id, score }) =>
    article.all(article_id).map(({ title, text, ...row }) => ({
      ...row,
      score,
      title: marked(title ?? '', wanted),
      excerpt: excerptOf(text, wanted),
    })),
  );
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
  for (const { article_id, score } of ranked(db, wanted, MOST_ARTICLES, undefined)) {
    for (const fact of ofArticle.all({ ...condition?.parameters, article: article_id })) {
      if (coverOf(fact.sentence, wanted) < wanted.phrases.length) continue;
      hits.push({ fact, sentence: marked(fact.sentence, wanted), score });
      if (hits.length === limit) return hits;
    }
  }
  return hits;
}
