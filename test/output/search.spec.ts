import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import {
  type Excerpt,
  openForReading,
  openForWriting,
  searchArticles,
  searchClaims,
  storeOn,
} from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-search-'));
const reader = readerOf([
  articleOf('dang-bo.txt', 'Bình Liêu xây dựng Đảng\nĐảng bộ huyện có 25 tổ chức cơ sở.\nToàn huyện có 104 thôn.'),
  articleOf('bo-dang.txt', 'Chuyện khác\nBộ Công Thương đăng 3 tin, chi bộ đảng của thôn có 9 người.'),
  articleOf('ban.txt', `Mua bàn ghế\n${'Lời dẫn dài. '.repeat(60)}Trường mua 40 bàn và 80 ghế.`),
  articleOf('ban-be.txt', 'Bạn bè\nLớp có 30 bạn.'),
  articleOf('dien-bien.txt', 'Điện Biên\nTỉnh ĐIỆN BIÊN có 129 xã.'),
]);
let db: Database;
beforeAll(async () => {
  await mine(['.'], { db: join(folder, 'facts.db'), reader });
  db = openForReading(join(folder, 'facts.db'));
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const found = (words: string) => searchArticles(db, words).map(({ source }) => source);
const marksOf = ({ text, marks }: Excerpt) => marks.map(({ start, end }) => text.slice(start, end));

describe('search for articles', () => {
  it.each([
    ['dang bo', ['dang-bo.txt', 'bo-dang.txt']],
    ['"dang bo"', ['dang-bo.txt']],
    ['Đảng bộ', ['dang-bo.txt', 'bo-dang.txt']],
    ['đảng bộ huyện', ['dang-bo.txt']],
    ['bàn', ['ban.txt']],
    ['bạn', ['ban-be.txt']],
    ['ban', ['ban-be.txt', 'ban.txt']],
    ['dien bien', ['dien-bien.txt']],
    ['điện biên', ['dien-bien.txt']],
    ['Điện Biên'.normalize('NFD'), ['dien-bien.txt']],
    ['ĐIỆN BIÊN', ['dien-bien.txt']],
    ['không có gì', []],
    ['', []],
    ['"" * AND ( NEAR', []],
    ['title:ban OR', []],
  ])('%s gives %j', (words, sources) => {
    expect(found(words)).toEqual(sources);
  });

  it('marks what was found in the text as it is written', () => {
    const [hit] = searchArticles(db, 'dang bo');
    expect(hit && marksOf(hit.excerpt)).toEqual(['Đảng', 'Đảng bộ']);
    expect(hit && marksOf(hit.title)).toEqual(['Đảng']);
    const sentences = searchClaims(db, 'bo dang').map(({ sentence }) => marksOf(sentence));
    const apart = ['Bộ', 'đăng', 'bộ đảng'];
    expect(sentences).toEqual([apart, apart, ['Đảng', 'bộ']]);
    const [deep] = searchArticles(db, 'bàn ghế');
    expect(deep?.excerpt.text).toMatch(/^…?.*40 bàn và 80 ghế\.$|bàn ghế/u);
    expect(deep && marksOf(deep.excerpt).length).toBeGreaterThan(0);
  });

  it('goes on behind the last hit of a page', () => {
    const [first] = searchArticles(db, 'co', { limit: 1 });
    const rest = searchArticles(db, 'co', { limit: 9, after: first! });
    expect([first?.source, ...rest.map(({ source }) => source)]).toEqual(found('co'));
  });
});

describe('search for facts', () => {
  it('gives those whose sentence holds the words, and those that a filter chooses', () => {
    expect(searchClaims(db, 'dang bo').map(({ fact }) => fact.quote)).toEqual(['25', '3', '9']);
    expect(searchClaims(db, 'huyện thôn').map(({ fact }) => fact.quote)).toEqual(['104']);
    expect(searchClaims(db, 'dang bo', { limit: 1 })).toHaveLength(1);
    expect(searchClaims(db, 'co', {}, { where: 'value > 100' }).map(({ fact }) => fact.quote)).toEqual(['104', '129']);
    const [hit] = searchClaims(db, 'huyen thon');
    expect(hit && marksOf(hit.sentence)).toEqual(['huyện', 'thôn']);
  });
});

it('a search in a database that is still being loaded says so', () => {
  const path = join(folder, 'cut.db');
  const writer = openForWriting(path);
  storeOn(writer, { ruleset: 'x', toolVersion: '0' }).beginRun({});
  expect(() => searchArticles(writer, 'dang bo')).toThrow(expect.objectContaining({ code: 'search/unfinished' }));
  writer.close();
});
