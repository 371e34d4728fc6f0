import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** A word that stands in most articles, and where it stands as a word of its own. */
const WORD = 'năm';
const AS_WORD = /(?<![\p{L}\p{N}\p{M}])năm(?![\p{L}\p{N}\p{M}])/iu;

/**
 * Every quote stands where its row says, and the search index finds a word in just those articles that hold it. Gives
 * the numbers of articles and claims, and a hash of all that the claims say.
 */
export function checkedDatabase(path) {
  const db = new Database(path, { readonly: true });
  const count = (sql) => db.prepare(sql).pluck().get();
  assert.equal(
    count(`SELECT count(*) FROM claim JOIN article USING (article_id)
      WHERE substr(text, char_start + 1, char_end - char_start) IS NOT quote`),
    0,
  );
  let holders = 0;
  for (const words of db.prepare(`SELECT coalesce(title, '') || ' ' || text FROM article`).pluck().iterate()) {
    if (AS_WORD.test(words)) holders++;
  }
  assert.ok(holders > 0);
  assert.equal(count(`SELECT count(*) FROM article_fts WHERE article_fts MATCH '${WORD}'`), holders);
  const hash = createHash('sha256');
  let claims = 0;
  for (const row of db.prepare('SELECT * FROM claim ORDER BY claim_id').raw().iterate()) {
    hash.update(JSON.stringify(row));
    claims++;
  }
  const articles = count('SELECT count(*) FROM article');
  assert.ok(claims > articles, 'the articles hold more figures than that');
  db.close();
  return { articles, claims, hash: hash.digest('hex') };
}
