import assert from 'node:assert/strict';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedDatabase } from './database-answers.js';
import { ingest } from './ingest.js';
import { endlessTexts } from './texts.js';
import { rate } from './timing.js';

/** Bytes of the smallest corpus: enough that starting, and the compiler, are not all there is. */
const ONCE = 2_000_000;

/** Writes articles of together at least `most` bytes, a line each; gives their number and bytes. */
async function writeArticles(path, most) {
  let articles = 0;
  let bytes = 0;
  async function* lines() {
    for await (const text of endlessTexts()) {
      articles++;
      bytes += Buffer.byteLength(text);
      yield `${JSON.stringify({ text })}\n`;
      if (bytes >= most) return;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return { articles, bytes };
}

/**
 * Time and memory of `solieu ingest` with a thread for each core, for a corpus, one of ten times its size, and one of a
 * hundred times. `times…` compare with the corpus before, once the rows of both have been checked: time by the clock, in
 * which other programs have their share, and of the processor, both without starting, which is measured with one article.
 * What is linear and flat gives 10 and 1; less than 10 in the first step is the compiler, which is done with its work
 * after some megabytes.
 */
export async function scaling(_articles, { smoke }) {
  const scratch = mkdtempSync(join(tmpdir(), 'solieu-scaling-'));
  const jobs = availableParallelism();
  try {
    const one = join(scratch, 'one.jsonl');
    for await (const text of endlessTexts()) {
      writeFileSync(one, `${JSON.stringify({ text })}\n`);
      break;
    }
    const start = await ingest(join(scratch, 'one.db'), one, jobs);
    const rows = {};
    let before;
    for (const times of smoke ? [1, 10] : [1, 10, 100]) {
      const file = join(scratch, 'articles.jsonl');
      const db = join(scratch, 'facts.db');
      const { articles, bytes } = await writeArticles(file, times * (smoke ? 10_000 : ONCE));
      const { time: all, processor: allProcessor, memory } = await ingest(db, file, jobs);
      const { hash, ...counts } = checkedDatabase(db);
      assert.ok(
        counts.articles <= articles && counts.articles > 0.9 * articles,
        'some articles stand in a corpus twice',
      );
      const time = all - start.time;
      const processor = allProcessor - start.processor;
      rows[`${times} times`] = {
        megabytes: bytes / 1e6,
        ...counts,
        databaseMB: statSync(db).size / 1e6,
        seconds: all / 1000,
        processorSeconds: allProcessor / 1000,
        MBs: rate(bytes, all),
        memoryMiB: memory / 2 ** 20,
        // In a smoke run starting is all there is.
        ...(before === undefined || smoke
          ? {}
          : {
              timesTime: time / before.time,
              timesProcessor: processor / before.processor,
              timesMemory: memory / before.memory,
            }),
      };
      before = { time, processor, memory };
      for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
    }
    return { startSeconds: start.time / 1000, ...rows };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
