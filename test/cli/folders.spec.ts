import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { solieu } from './io.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'solieu-folders-')));
const home = process.cwd();
const at = (...names: string[]) => join(root, ...names);
const write = (path: string, hens: number) => writeFileSync(at(path), `Tin xã\n\nNăm 2020, xã có ${hens} hộ nghèo.\n`);

/** Loads from inside a folder, and tells the exit code. */
async function load(db: string, folder: string, ...args: string[]): Promise<number> {
  process.chdir(at(folder));
  return (await solieu(['ingest', '--db', at(db), '--quiet', ...args])).code;
}

async function rows(db: string, sql: string): Promise<unknown[]> {
  const { out } = await solieu(['query', sql, '--db', at(db), '--format', 'jsonl']);
  return out
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}
const articles = async (db: string) => {
  const all = await rows(db, 'SELECT source, text FROM article ORDER BY article_id');
  return (all as { source: string; text: string }[]).map(
    ({ source, text }) => `${source} ${/\d+(?= hộ)/u.exec(text)?.[0]}`,
  );
};

beforeAll(() => {
  for (const name of ['a', 'b', 'a/below']) mkdirSync(at(name));
  write('a/tin.txt', 11);
  write('b/tin.txt', 12);
  write('a/below/tin.txt', 13);
});
afterEach(() => process.chdir(home));
afterAll(() => rmSync(root, { recursive: true }));

describe('relative paths that are given in several folders', () => {
  it('are files of those folders: none takes the place of another', async () => {
    expect(await load('two.db', 'a', 'tin.txt')).toBe(0);
    expect(await load('two.db', 'b', 'tin.txt')).toBe(0);
    expect(await articles('two.db')).toEqual(['tin.txt 11', `${at('b/tin.txt')} 12`]);
    write('b/tin.txt', 22);
    expect(await load('two.db', 'b', '.')).toBe(0);
    expect(await load('two.db', '.', 'b/tin.txt')).toBe(0);
    expect(await articles('two.db')).toEqual(['tin.txt 11', `${at('b/tin.txt')} 22`]);
  });

  it('are the same file where they lead to the same place, also when it changed', async () => {
    expect(await load('one.db', 'a', 'below/tin.txt', 'tin.txt')).toBe(0);
    write('a/below/tin.txt', 33);
    expect(await load('one.db', 'a/below', 'tin.txt')).toBe(0);
    write('a/tin.txt', 44);
    expect(await load('one.db', '.', 'a/tin.txt')).toBe(0);
    expect((await articles('one.db')).sort()).toEqual(['below/tin.txt 33', 'tin.txt 44']);
    expect(await rows('one.db', 'SELECT path FROM source ORDER BY path')).toEqual([
      { path: 'below/tin.txt' },
      { path: 'tin.txt' },
    ]);
  });

  it('hold for records, problems and paths that are whole', async () => {
    const lines = (n: number) => gzipSync(`{"title":"Tin","text":"Xã có ${n} hộ nghèo."}\n{"title":"Hỏng`);
    writeFileSync(at('a/crawl.jsonl.gz'), lines(51));
    writeFileSync(at('b/crawl.jsonl.gz'), lines(52));
    const whole = at('a/crawl.jsonl.gz');
    expect(await load('mixed.db', 'b', whole)).toBe(3);
    expect(await load('mixed.db', 'b', 'crawl.jsonl.gz', 'none.txt')).toBe(3);
    expect(await load('mixed.db', 'a', 'crawl.jsonl.gz', 'none.txt')).toBe(3);
    expect((await articles('mixed.db')).sort()).toEqual([`${whole}#0 51`, 'crawl.jsonl.gz#0 52']);
    expect(await rows('mixed.db', 'SELECT source FROM ingest_error ORDER BY source')).toEqual(
      [`${whole}#1`, at('a/none.txt'), 'crawl.jsonl.gz#1', 'none.txt'].map((source) => ({ source })),
    );
  });
});
