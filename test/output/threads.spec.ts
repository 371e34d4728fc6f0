import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Mine from '../../output/api/mine.js';
import { buildProgram } from '../cli/built.js';
import { hashesOf } from './hashes.js';

// Threads run built programs: everything here is the program as it is shipped.

const folder = mkdtempSync(join(tmpdir(), 'solieu-threads-'));
let built = '';
let mine: typeof Mine.mine;
const samples = readdirSync('corpus/samples')
  .filter((name) => /\.(?:html|txt)$/u.test(name))
  .map((name) => join('corpus/samples', name));
const lines = join(folder, 'tin.jsonl');
const inputs = [...samples, lines, join(folder, 'none.txt'), samples[0]!];

beforeAll(async () => {
  built = buildProgram();
  ({ mine } = (await import(join(built, 'output/api/mine.js'))) as typeof Mine);
  const texts = samples.filter((name) => name.endsWith('.txt')).map((name) => readFileSync(name, 'utf8').slice(0, 400));
  const records = Array.from({ length: 150 }, (_, n) =>
    JSON.stringify({
      title: `Tin ${n}`,
      date: '2019-05-07',
      text: `${texts[n % texts.length]}\n😀 Có ${n % 40} xã.\0`,
    }),
  );
  // Broken, empty, without text, in English, and twice the same while the first is still on its way.
  records.splice(20, 0, '{"text": "hỏng', '', '{"title": "Không có gì"}', records[3]!, records[19]!);
  records.splice(90, 0, `{"text": "The council has 1,250 members and it is one of the largest in the country."}`);
  writeFileSync(lines, `${records.join('\n')}\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Bytes of every table; those of full text tell that it was built from the same pieces. */
function contentOf(path: string): Record<string, string> {
  const db = new Database(path, { readonly: true });
  try {
    const text = ['article_fts_data', 'article_fts_khongdau_data'].map((table) => [
      table,
      JSON.stringify(db.prepare(`SELECT id, hex(block) FROM ${table} ORDER BY id`).all()),
    ]);
    return { ...hashesOf(path), ...Object.fromEntries(text) };
  } finally {
    db.close();
  }
}

describe('any number of threads', () => {
  const one = join(folder, 'one.db');
  let whole: Record<string, string> = {};
  beforeAll(async () => {
    const result = await mine(inputs, { db: one, jobs: 1 });
    expect(result).toMatchObject({ articles: samples.length + 151, unchanged: 3, errors: 3 });
    whole = contentOf(one);
    expect(Object.keys(whole).length).toBeGreaterThan(14);
  });

  it.each([2, 3])('gives the same bytes of every table: %i', async (jobs) => {
    const db = join(folder, `${jobs}.db`);
    const result = await mine(inputs, { db, jobs });
    expect(result).toMatchObject({ articles: samples.length + 151, unchanged: 3, errors: 3 });
    expect(contentOf(db)).toEqual(whole);
  });

  it.each([
    [2, 1],
    [3, 60],
    [1, 90],
    [2, 130],
  ])(
    'gives the same bytes when %i threads are interrupted behind %i inputs, and another number goes on',
    async (jobs, n) => {
      const db = join(folder, `cut-${jobs}-${n}.db`);
      const stop = new AbortController();
      let seen = 0;
      const onProgress = () => {
        if (++seen === n) stop.abort();
      };
      const result = await mine(inputs, { db, jobs, onProgress, signal: stop.signal });
      expect(result.interrupted).toBe(true);
      expect(result.articles + result.unchanged + result.errors).toBe(n);
      const rest = await mine(inputs, { db, jobs: jobs === 1 ? 2 : 1 });
      expect(rest.articles).toBe(samples.length + 151 - result.articles);
      // The errors name the run that met them first.
      const { ingest_error: _there, ...tables } = contentOf(db);
      const { ingest_error: _here, ...expected } = whole;
      expect(tables).toEqual(expected);
    },
  );

  it('changes nothing when they read everything once more', async () => {
    expect(await mine(inputs, { db: one, jobs: 2 })).toMatchObject({ articles: 0, errors: 3 });
    expect(contentOf(one)).toEqual(whole);
  });

  it('tells how much has been read', async () => {
    let last: Mine.MineProgress | undefined;
    const onProgress = (progress: Mine.MineProgress) => {
      last = progress;
    };
    await mine([lines], { db: join(folder, 'progress.db'), jobs: 2, onProgress });
    const bytes = readFileSync(lines).length;
    expect(last).toMatchObject({ bytes, allBytes: bytes });
  });
});

describe('an article that brings its thread down', () => {
  it.each([
    [
      'by an error that nobody catches',
      `queueMicrotask(() => { throw new Error('oh') }); await new Promise(() => {});`,
    ],
    ['by leaving', 'process.exit(7);'],
    ['by taking all memory', 'const held = []; while (true) held.push(new Array(1e6).fill({}));'],
    ['by never coming to an end', 'for (;;);'],
  ])(
    '%s, is kept as an error, and all others are read',
    async (name, breakDown) => {
      const program = join(folder, `breaking-${name.replaceAll(' ', '-')}.mjs`);
      writeFileSync(
        program,
        `import { parentPort, workerData } from 'node:worker_threads';
      import { ownWork } from ${JSON.stringify(pathToFileURL(join(built, 'output/api/work.js')).href)};
      import { unpacked } from ${JSON.stringify(pathToFileURL(join(built, 'output/api/threads/message.js')).href)};
      const work = await ownWork(workerData);
      parentPort.on('message', async (message) => {
        const results = [];
        for (const item of unpacked(message)) {
          if (item.record === 7 || item.record === 8 || item.record === 100) { ${breakDown} }
          results.push(work(item));
        }
        parentPort.postMessage(results);
      });
      parentPort.postMessage('ready');`,
      );
      const db = join(folder, `${name}.db`);
      const result = await mine(inputs, { db, jobs: 2, program: pathToFileURL(program), memory: 200, stall: 2 });
      expect(result).toMatchObject({ articles: samples.length + 148, unchanged: 3, errors: 6 });
      const file = new Database(db, { readonly: true });
      const crashed = file.prepare(`SELECT source, message FROM ingest_error WHERE code = 'input/crashed'`).all();
      file.close();
      expect(crashed).toEqual(
        [7, 8, 100].map((n) => ({
          source: `${lines}#${n}`,
          message: expect.stringMatching(
            /was given up: it (?:brought its thread down \(Error: oh\)|ended the thread with 7|took all memory that a thread may have|was not done after \d+ s)\./u,
          ),
        })),
      );
    },
    120_000,
  );
});
