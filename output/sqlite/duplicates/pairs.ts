import type { Database } from 'better-sqlite3';
import {
  type Comparison,
  compared,
  type DuplicateReason,
  type Profile,
  profileOf,
} from '../../../pipeline/likeness/index.js';
import type { Ahead } from './ahead.js';
import { bodyFrom } from './body.js';
import type { Meeting } from './meetings.js';

/** A row of `article_pair`. */
interface StoredPair {
  readonly article_id: number;
  readonly other_id: number;
  readonly reason: DuplicateReason | null;
}

/** A pair that is linked. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly reason: DuplicateReason;
}

/** Profiles that are kept, because an article often meets several one after the other. */
const MOST_PROFILES = 64;

const keyOf = (a: number, b: number): string => `${a} ${b}`;

/** The pairs that have been compared, by `keyOf`. */
export function storedPairs(db: Database): Map<string, StoredPair> {
  const stored = new Map<string, StoredPair>();
  for (const pair of db.prepare<[], StoredPair>('SELECT article_id, other_id, reason FROM article_pair').iterate()) {
    stored.set(keyOf(pair.article_id, pair.other_id), pair);
  }
  return stored;
}

/** Those that have not been compared. */
export const newPairs = (pairs: readonly Meeting[], stored: ReadonlyMap<string, StoredPair>): Meeting[] =>
  pairs.filter(({ a, b }) => !stored.has(keyOf(a, b)));

/** Compares the articles of a pair. */
export function comparerOn(db: Database): (pair: Meeting) => Comparison {
  const profile = profilesOn(db);
  return ({ a, b, hasSameAddress }) => compared(profile(a), profile(b), hasSameAddress);
}

/**
 * The pairs that are duplicates. `article_pair` then holds exactly these meetings; those it held are not compared again.
 * `ahead` compares from the first pair on, so this begins with the last.
 */
export function linksOf(db: Database, pairs: readonly Meeting[], ahead?: Ahead): Link[] {
  const stored = storedPairs(db);
  const compare = comparerOn(db);
  const fresh = newPairs(pairs, stored);
  const comparisons = fresh.map((): Comparison | undefined => undefined);
  for (let n = fresh.length - 1; n >= 0; n--) comparisons[n] = ahead?.of(n, fresh[n]!) ?? compare(fresh[n]!);
  const add = db.prepare('INSERT INTO article_pair VALUES (?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM article_pair WHERE article_id = ? AND other_id = ?');
  const links: Link[] = [];
  let n = 0;
  for (const { a, b } of pairs) {
    const key = keyOf(a, b);
    let reason = stored.get(key)?.reason ?? undefined;
    if (!stored.delete(key)) {
      const comparison = comparisons[n++]!;
      reason = comparison.reason;
      add.run(a, b, comparison.likeness, reason ?? null);
    }
    if (reason !== undefined) links.push({ a, b, reason });
  }
  for (const { article_id, other_id } of stored.values()) drop.run(article_id, other_id);
  return links;
}

function profilesOn(db: Database): (articleId: number) => Profile {
  const bodyOf = bodyFrom(db);
  const kept = new Map<number, Profile>();
  return (articleId) => {
    const found = kept.get(articleId);
    if (found !== undefined) return found;
    const { text, title, published } = bodyOf(articleId);
    const made = profileOf(text, title, published);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_PROFILES && oldest !== undefined) kept.delete(oldest);
    kept.set(articleId, made);
    return made;
  };
}
