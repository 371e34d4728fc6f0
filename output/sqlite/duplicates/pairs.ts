import type { Database } from 'better-sqlite3';
import { compared, type DuplicateReason, type Profile, profileOf } from '../../../pipeline/likeness/index.js';
import { bodyFrom } from './body.js';
import type { Meeting } from './meetings.js';

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

/** The pairs that are duplicates. `article_pair` then holds exactly these meetings; those it held are not compared again. */
export function linksOf(db: Database, pairs: readonly Meeting[]): Link[] {
  const known = new Map<string, StoredPair>();
  for (const pair of db.prepare<[], StoredPair>('SELECT article_id, other_id, reason FROM article_pair').iterate()) {
    known.set(keyOf(pair.article_id, pair.other_id), pair);
  }
  const add = db.prepare('INSERT INTO article_pair VALUES (?, ?, ?, ?)');
  const drop = db.prepare('DELETE FROM article_pair WHERE article_id = ? AND other_id = ?');
  const profile = profilesOn(db);
  const links: Link[] = [];
  for (const { a, b, hasSameAddress } of pairs) {
    const key = keyOf(a, b);
    let reason = known.get(key)?.reason ?? undefined;
    if (!known.delete(key)) {
      const comparison = compared(profile(a), profile(b), hasSameAddress);
      reason = comparison.reason;
      add.run(a, b, comparison.likeness, reason ?? null);
    }
    if (reason !== undefined) links.push({ a, b, reason });
  }
  for (const { article_id, other_id } of known.values()) drop.run(article_id, other_id);
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
