import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ingest } from './ingest.js';
import { stages } from './stages.js';
import { rate, wallTime } from './timing.js';

/** The least that any such program must do: read the records and write their text with a search index. */
function storeOnly(path, file) {
  const db = new Database(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE VIRTUAL TABLE article_fts USING fts5(text, content='article', content_rowid='id');
    CREATE TRIGGER added AFTER INSERT ON article BEGIN
      INSERT INTO article_fts (rowid, text) VALUES (new.id, new.text);
    END;`);
  const add = db.prepare('INSERT INTO article (text) VALUES (?)');
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') add.run(JSON.parse(line).text);
  db.close();
}

/** Every article is there, and every quote stands where its row says. Gives the number of claims and a hash of them. */
function checkAnswers(path, articles) {
  const db = new Database(path, { readonly: true });
  const count = (sql) => db.prepare(sql).pluck().get();
  assert.equal(count('SELECT count(*) FROM article'), articles);
  assert.equal(
    count(`SELECT count(*) FROM claim JOIN article USING (article_id)
      WHERE substr(text, char_start + 1, char_end - char_start) IS NOT quote`),
    0,
  );
  const hash = createHash('sha256');
  let claims = 0;
  for (const row of db.prepare('SELECT * FROM claim ORDER BY claim_id').raw().iterate()) {
    hash.update(JSON.stringify(row));
    claims++;
  }
  assert.ok(claims > articles, 'the articles hold more figures than that');
  db.close();
  return { claims, hash: hash.digest('hex') };
}

/**
 * From a file of JSON lines to rows, as a user runs it, with start-up: with one thread and with a thread for each core;
 * against a program that only stores and indexes the same texts. The rows must be the same with any number of threads.
 */
export async function endToEnd({ texts, size }) {
  const scratch = mkdtempSync(join(tmpdir(), 'solieu-bench-'));
  const inScratch = (name) => join(scratch, name);
  try {
    const file = inScratch('articles.jsonl');
    const linesOf = (part) => part.map((text) => `${JSON.stringify({ text })}\n`).join('');
    writeFileSync(file, linesOf(texts));

    const cores = availableParallelism();
    const one = await ingest(inScratch('one-thread.db'), file, 1);
    const all = await ingest(inScratch('threads.db'), file, cores);
    const began = wallTime();
    storeOnly(inScratch('stored.db'), file);
    const stored = wallTime() - began;

    const answers = checkAnswers(inScratch('threads.db'), texts.length);
    assert.deepEqual(checkAnswers(inScratch('one-thread.db'), texts.length), answers, 'any number of threads');
    const shares = await stages(file, inScratch('stages.db'), answers.claims);
    return {
      articles: texts.length,
      claims: answers.claims,
      megabytes: size / 1e6,
      threads: cores,
      endToEndMBs: rate(size, all.time),
      oneThreadMBs: rate(size, one.time),
      timesOneThread: one.time / all.time,
      storeOnlyMBs: rate(size, stored),
      timesStoreOnly: all.time / stored,
      mostMemoryMiB: all.memory / 2 ** 20,
      oneThreadMemoryMiB: one.memory / 2 ** 20,
      ...shares,
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
