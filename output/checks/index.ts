import type { Database } from 'better-sqlite3';
import { checks } from './rules.js';
import { type Checked, sentencesOf } from './sentence.js';

export { checkRows } from './rows.js';

/** How many results a pass gave. */
export interface CheckCounts {
  readonly holds: number;
  readonly fails: number;
}

const CLAIMS = `SELECT claim_id, sentence_n, char_start, char_end, quote, kind, value, value_max, modifier, denominator,
  unit, per, object, base, predicate, change, compared_to
FROM claim WHERE article_id = ? AND section <> 'related' ORDER BY char_start, char_end, claim_id`;

/** Checks the figures of every article afresh. */
export function checkEverything(db: Database): CheckCounts {
  const articles = db.prepare<[], number>('SELECT article_id FROM article').pluck().all();
  return db.transaction(() => checkAll(db, articles)).immediate();
}

function checkAll(db: Database, articles: readonly number[]): CheckCounts {
  const claimsOf = db.prepare<[number], Checked>(CLAIMS);
  const textOf = db.prepare<[number], string>('SELECT text FROM article WHERE article_id = ?').pluck();
  const drop = db.prepare(
    'DELETE FROM claim_check WHERE claim_id IN (SELECT claim_id FROM claim WHERE article_id = ?)',
  );
  const add = db.prepare('INSERT INTO claim_check VALUES (?, ?, ?, ?, ?, ?)');
  const counts = { holds: 0, fails: 0 };
  for (const article of articles) {
    drop.run(article);
    for (const sentence of sentencesOf(claimsOf.all(article), () => textOf.get(article) ?? '')) {
      for (const { claim, rule, verdict, expected, other, note } of checks.flatMap((check) => check(sentence))) {
        add.run(claim.claim_id, rule, verdict, expected, other?.claim_id ?? null, note);
        counts[verdict]++;
      }
    }
  }
  return counts;
}
