import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checkedDatabase } from './database-answers.js';
import { ingest } from './ingest.js';
import { stages } from './stages.js';
import { rate, wallTime } from './timing.js';

/** The least that any such program must do: read the records and write their text with a search index. */
function storeOnly(path, file) {
  const began = wallTime();
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
  return { time: wallTime() - began };
}

/** Every text is in the table, and in the index. */
function checkStored(path, texts) {
  const db = new Database(path, { readonly: true });
  assert.deepEqual(db.prepare('SELECT text FROM article ORDER BY id').pluck().all(), texts);
  assert.equal(db.prepare('SELECT count(*) FROM article_fts_docsize').pluck().get(), texts.length);
  db.close();
}

/**
 * From a file of JSON lines to rows, as a user runs it, with start-up: with one thread and with a thread for each core,
 * in turns, against a program that only stores and indexes the same texts (without start-up: it runs here). A first run
 * is checked and not timed; the rows of all that are timed must be those of the first, with any number of threads.
 */
export async function endToEnd({ texts, size }, { smoke }) {
  const scratch = mkdtempSync(join(tmpdir(), 'solieu-bench-'));
  const inScratch = (name) => join(scratch, name);
  try {
    const file = inScratch('articles.jsonl');
    writeFileSync(file, texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
    const cores = availableParallelism();
    await ingest(inScratch('checked.db'), file, cores);
    const answers = checkedDatabase(inScratch('checked.db'));
    assert.equal(answers.articles, texts.length);
    storeOnly(inScratch('stored.db'), file);
    checkStored(inScratch('stored.db'), texts);

    const tasks = {
      one: (db) => ingest(db, file, 1),
      all: (db) => ingest(db, file, cores),
      stored: (db) => storeOnly(db, file),
    };
    const best = {};
    for (let round = 0; round < (smoke ? 1 : 2); round++) {
      for (const [name, task] of Object.entries(tasks)) {
        const db = inScratch(`${name}-${round}.db`);
        const { time, memory = 0 } = await task(db);
        if (name === 'stored') checkStored(db, texts);
        else assert.deepEqual(checkedDatabase(db), answers, 'the same rows in every run');
        const before = best[name] ?? { time, memory };
        best[name] = { time: Math.min(time, before.time), memory: Math.max(memory, before.memory) };
        rmSync(db);
      }
    }
    const { one, all, stored } = best;
    const shares = await stages(file, inScratch('stages.db'), answers.claims);
    return {
      articles: texts.length,
      claims: answers.claims,
      megabytes: size / 1e6,
      threads: cores,
      endToEndMBs: rate(size, all.time),
      oneThreadMBs: rate(size, one.time),
      timesOneThread: one.time / all.time,
      storeOnlyMBs: rate(size, stored.time),
      timesStoreOnly: all.time / stored.time,
      mostMemoryMiB: all.memory / 2 ** 20,
      oneThreadMemoryMiB: one.memory / 2 ** 20,
      ...shares,
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
