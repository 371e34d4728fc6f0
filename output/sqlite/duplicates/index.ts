import type { Database } from 'better-sqlite3';
import { signatureOf } from '../../../pipeline/likeness/index.js';
import type { Ahead } from './ahead.js';
import { bodyFrom } from './body.js';
import { type Duplicate, duplicatesOf } from './groups.js';
import { meetingsIn } from './meetings.js';
import { orderOn } from './order.js';
import { linksOf } from './pairs.js';

/**
 * Links duplicates: from the signatures to `article_pair`, and from that to `dup_of` and `dup_reason`. The result depends
 * on the articles only, not on their order or on the runs in which they came: who meets whom is worked out afresh from all
 * signatures (a pass over 16 bands, linear), and only pairs that are new are compared word by word. `ahead` may have compared some
 * of them. Part of a transaction of the caller.
 */
export function linkDuplicates(db: Database, ahead?: Ahead): void {
  addMissing(db);
  const orderOf = orderOn(db);
  const { texts, pairs } = meetingsIn(db, orderOf);
  const wordsOf = db.prepare<[number], number>('SELECT n_words FROM article_signature WHERE article_id = ?').pluck();
  const duplicates = duplicatesOf(linksOf(db, pairs, ahead), orderOf, (id) => wordsOf.get(id) ?? 0);
  for (const [first, ...others] of texts) {
    const duplicate = duplicates.get(first!) ?? { of: first!, reason: 'text' };
    for (const other of others) duplicates.set(other, duplicate);
  }
  write(db, duplicates);
}

/** Gives signatures to articles that were written before there were any. */
function addMissing(db: Database): void {
  const missing = db
    .prepare<[], number>(
      'SELECT article_id FROM article WHERE article_id NOT IN (SELECT article_id FROM article_signature)',
    )
    .pluck()
    .all();
  const bodyOf = bodyFrom(db);
  const add = db.prepare('INSERT INTO article_signature VALUES (?, ?, ?, ?, ?)');
  for (const articleId of missing) {
    const { text, url } = bodyOf(articleId);
    const { nWords, textKey = null, urlKey = null, bands = null } = signatureOf(text, url ?? undefined);
    add.run(articleId, nWords, textKey, urlKey, bands);
  }
}

interface Marked {
  readonly article_id: number;
  readonly dup_of: number | null;
  readonly dup_reason: string | null;
}

/** Writes what has changed. An original that is gone has left a reason without an article behind. */
function write(db: Database, duplicates: ReadonlyMap<number, Duplicate>): void {
  const set = db.prepare('UPDATE article SET dup_of = ?, dup_reason = ? WHERE article_id = ?');
  const marked = db
    .prepare<[], Marked>('SELECT article_id, dup_of, dup_reason FROM article WHERE dup_reason IS NOT NULL')
    .all();
  const left = new Map(duplicates);
  for (const { article_id, dup_of, dup_reason } of marked) {
    const duplicate = left.get(article_id);
    left.delete(article_id);
    if (duplicate === undefined) set.run(null, null, article_id);
    else if (duplicate.of !== dup_of || duplicate.reason !== dup_reason) {
      set.run(duplicate.of, duplicate.reason, article_id);
    }
  }
  for (const [articleId, { of, reason }] of left) set.run(of, reason, articleId);
}
