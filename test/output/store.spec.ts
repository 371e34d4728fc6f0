import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';
import { advice, type Gazetteer } from '../../pipeline/model/index.js';
import type { Problem } from '../../pipeline/run.js';
import { articleOf, readerOf } from './fakes.js';
import { rowsOf } from './rows.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(folder, `${files++}.db`);

const factsOf = (db: string) => JSON.stringify(rowsOf(db, 'SELECT * FROM facts'));
const allOf = (db: string) =>
  ['article', 'source', 'block', 'sentence', 'claim', 'place', 'indicator', 'ingest_error']
    .map((table) => JSON.stringify(rowsOf(db, `SELECT * FROM ${table}`)))
    .join('\n');

const BINH_LIEU =
  'Bình Liêu\nĐảng bộ huyện có 25 tổ chức, 165 chi bộ, chiếm 7% dân số.\nCó 136/158 trưởng thôn năm 2013.';
const THAN_UYEN = 'Than Uyên\nHuyện có 😀 30 xã và 12 thôn.';

describe('the store', () => {
  it('gives one readable row for every figure', async () => {
    const db = newFile();
    const result = await mine(['a'], { db, reader: readerOf([articleOf('a.txt', BINH_LIEU, { publisher: 'Báo' })]) });
    expect(result).toEqual({ articles: 1, unchanged: 0, claims: 5, errors: 0, interrupted: false });
    expect(
      rowsOf(db, 'SELECT title, publisher, quote, kind, value, numerator, denominator, object FROM facts'),
    ).toEqual([
      expect.objectContaining({
        quote: '25',
        kind: 'count',
        value: 25,
        object: 'tổ',
        title: 'Bình Liêu',
        publisher: 'Báo',
      }),
      expect.objectContaining({ quote: '165', value: 165, object: 'chi' }),
      expect.objectContaining({ quote: '7%', kind: 'percentage', value: 7 }),
      expect.objectContaining({ quote: '136/158', kind: 'ratio', value: 136, numerator: 136, denominator: 158 }),
    ]);
    expect(rowsOf(db, 'SELECT time, time_start, time_end, sentence FROM times')).toEqual([
      { time: '2013', time_start: '2013-01-01', time_end: '2013-12-31', sentence: 'Có 136/158 trưởng thôn năm 2013.' },
    ]);
    expect(rowsOf(db, 'SELECT percent FROM percentages ORDER BY percent')).toEqual([
      { percent: 7 },
      { percent: (100 * 136) / 158 },
    ]);
    const store = openStore(db);
    expect([...store.facts()].map((fact) => fact.quote)).toEqual(['25', '165', '7%', '136/158']);
    store.close();
  });

  it('changes nothing when the same bytes come again', async () => {
    const db = newFile();
    const reader = readerOf([articleOf('a.txt', BINH_LIEU), articleOf('b.txt', THAN_UYEN)]);
    await mine(['.'], { db, reader });
    const before = allOf(db);
    const again = await mine(['.'], { db, reader });
    expect(again).toMatchObject({ articles: 0, unchanged: 2, claims: 0 });
    expect(allOf(db)).toBe(before);
    expect(rowsOf(db, 'SELECT n_unchanged FROM run')).toEqual([{ n_unchanged: 0 }, { n_unchanged: 2 }]);
  });

  it('keeps the same bytes at another path once, and knows both paths', async () => {
    const db = newFile();
    await mine(['.'], { db, reader: readerOf([articleOf('a.txt', BINH_LIEU)]) });
    const before = factsOf(db);
    await mine(['.'], { db, reader: readerOf([articleOf('copy/a.txt', BINH_LIEU)]) });
    expect(factsOf(db)).toBe(before);
    expect(rowsOf(db, 'SELECT path FROM source')).toEqual([{ path: 'a.txt' }, { path: 'copy/a.txt' }]);
  });

  it('replaces an article whose file changed, unless another path still holds the old one', async () => {
    const db = newFile();
    await mine(['.'], { db, reader: readerOf([articleOf('a.txt', BINH_LIEU)]) });
    await mine(['.'], { db, reader: readerOf([articleOf('a.txt', THAN_UYEN)]) });
    expect(rowsOf(db, 'SELECT title, source FROM article')).toEqual([{ title: 'Than Uyên', source: 'a.txt' }]);
    expect(rowsOf(db, 'SELECT quote FROM facts')).toEqual([{ quote: '30' }, { quote: '12' }]);
    await mine(['.'], { db, reader: readerOf([articleOf('b.txt', THAN_UYEN), articleOf('a.txt', BINH_LIEU)]) });
    expect(rowsOf(db, 'SELECT title, source FROM article ORDER BY source')).toEqual([
      { title: 'Bình Liêu', source: 'a.txt' },
      { title: 'Than Uyên', source: 'b.txt' },
    ]);
  });

  it.each(['-', '-#0', '/dev/stdin', '/dev/fd/63#0'])('keeps what came through %s before', async (path) => {
    const db = newFile();
    await mine(['.'], { db, reader: readerOf([articleOf(path, BINH_LIEU)]) });
    await mine(['.'], { db, reader: readerOf([articleOf(path, THAN_UYEN)]) });
    const titles = [{ title: 'Bình Liêu' }, { title: 'Than Uyên' }];
    expect(rowsOf(db, 'SELECT title FROM article ORDER BY title')).toEqual(titles);
    const again = await mine(['.'], { db, reader: readerOf([articleOf(path, BINH_LIEU)]) });
    expect(again).toMatchObject({ articles: 0, unchanged: 1 });
    expect(rowsOf(db, 'SELECT title FROM article ORDER BY title')).toEqual(titles);
  });

  it('replaces the claims of an article under newer rules and leaves the keys of unchanged ones alone', async () => {
    const db = newFile();
    const article = articleOf('a.txt', BINH_LIEU);
    const old = readerOf([article]);
    await mine(['.'], { db, reader: old });
    const before = rowsOf(db, 'SELECT claim_id, claim_key, quote FROM claim ORDER BY char_start');
    const understand: typeof old.understand = (one) => {
      const { claims, ...rest } = old.understand(one);
      return { ...rest, claims: claims.slice(1).map((claim) => ({ ...claim, confidence: 0.5 })) };
    };
    await mine(['.'], { db, reader: { ...old, understand, ruleset: 'rules 2' } });
    expect(rowsOf(db, 'SELECT claim_id, claim_key, quote FROM claim ORDER BY char_start')).toEqual(before.slice(1));
    expect(rowsOf(db, 'SELECT DISTINCT confidence FROM claim')).toEqual([{ confidence: 0.5 }]);
    expect(rowsOf(db, 'SELECT ruleset FROM article')).toEqual([{ ruleset: 'rules 2' }]);
  });

  it('gives two claims of one figure two keys', async () => {
    const db = newFile();
    const reader = readerOf([articleOf('a.txt', THAN_UYEN)]);
    const twice: typeof reader.understand = (one) => {
      const { claims, ...rest } = reader.understand(one);
      return { ...rest, claims: claims.flatMap((claim) => [claim, claim]) };
    };
    await mine(['.'], { db, reader: { ...reader, understand: twice } });
    expect(rowsOf(db, 'SELECT count(DISTINCT claim_key) AS n FROM claim')).toEqual([{ n: 4 }]);
  });

  it('keeps inputs that cannot be read, once, until they can', async () => {
    const db = newFile();
    const problem = {
      source: 'b.txt',
      code: 'input/empty',
      message: 'b.txt is empty.',
      hint: advice['input/empty'],
    } as const;
    const reader = readerOf([articleOf('a.txt', BINH_LIEU), problem]);
    const seen: Problem[] = [];
    const onProgress = ({ problem: one }: { problem?: Problem }) => one !== undefined && seen.push(one);
    expect(await mine(['.'], { db, reader, onProgress })).toMatchObject({ articles: 1, errors: 1 });
    expect(seen).toEqual([problem]);
    const before = allOf(db);
    await mine(['.'], { db, reader });
    expect(allOf(db)).toBe(before);
    expect(rowsOf(db, 'SELECT source, code FROM ingest_error')).toEqual([{ source: 'b.txt', code: 'input/empty' }]);
    await mine(['.'], { db, reader: readerOf([articleOf('b.txt', THAN_UYEN)]) });
    expect(rowsOf(db, 'SELECT * FROM ingest_error')).toEqual([]);
  });

  it('keeps an article on which the rules fail as a problem of that article', async () => {
    const db = newFile();
    const articles = ['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => articleOf(name, `${name}\n${THAN_UYEN}`));
    const reader = readerOf(articles);
    const understand: typeof reader.understand = (one) => {
      if (one.source === 'a.txt') throw new RangeError('too deep');
      const { claims, ...rest } = reader.understand(one);
      const wrong = { 'b.txt': { start: 90, end: 95 }, 'c.txt': { rule: null as unknown as string } }[one.source];
      return { ...rest, claims: claims.map((claim) => ({ ...claim, mention: { ...claim.mention, ...wrong } })) };
    };
    expect(await mine(['.'], { db, reader: { ...reader, understand } })).toMatchObject({ articles: 1, errors: 3 });
    expect(rowsOf(db, 'SELECT source FROM article')).toEqual([{ source: 'd.txt' }]);
    expect(rowsOf(db, 'SELECT code, message FROM ingest_error')).toEqual([
      { code: 'input/failed', message: 'The rules failed on a.txt (RangeError: too deep).' },
      {
        code: 'input/failed',
        message: 'The rules failed on b.txt (FindingsError: count/digits gave a span outside the text: 90–95).',
      },
      {
        code: 'input/failed',
        message: 'The rules failed on c.txt (FindingsError: NOT NULL constraint failed: claim.rule).',
      },
    ]);
  });

  it('ends behind the article at work when it is interrupted, and goes on from there', async () => {
    const db = newFile();
    const articles = Array.from({ length: 10 }, (_, n) => articleOf(`${n}.txt`, `Bài ${n}\nCó ${n} xã.`));
    const stop = new AbortController();
    const onProgress = ({ source }: { source: string }) => source === '3.txt' && stop.abort();
    const first = await mine(['.'], { db, reader: readerOf(articles), signal: stop.signal, onProgress });
    expect(first).toMatchObject({ articles: 4, interrupted: true });
    expect(await mine(['.'], { db, reader: readerOf(articles) })).toMatchObject({ articles: 6, unchanged: 4 });
    const whole = newFile();
    await mine(['.'], { db: whole, reader: readerOf(articles) });
    expect(allOf(db)).toBe(allOf(whole));
    expect(rowsOf(db, 'SELECT status FROM run')).toEqual([{ status: 'interrupted' }, { status: 'done' }]);
  });

  it('names places and provinces by the gazetteer, then and now', async () => {
    const db = newFile();
    const day = { from: '2004-08-31' };
    const units = [
      { code: '02', level: 'province', type: 'tỉnh', name: 'Hà Giang', ...day },
      { code: '027', level: 'district', type: 'huyện', name: 'Yên Minh', parent: '02', ...day },
      { code: '08', level: 'province', type: 'tỉnh', name: 'Tuyên Quang', from: '2025-07-01' },
      { code: '00715', level: 'commune', type: 'xã', name: 'Lũng Cú', parent: '08', from: '2025-07-01' },
    ] as const;
    const gazetteer: Gazetteer = {
      named: () => [],
      begins: () => false,
      unit: (level, code) => units.find((unit) => unit.level === level && unit.code === code),
      provinceNow: () => '08',
      successors: () => [],
    };
    const reader = readerOf([articleOf('a.txt', 'Yên Minh\nHuyện có 18 xã.')]);
    const understand: typeof reader.understand = (one) => {
      const { claims, ...rest } = reader.understand(one);
      const value = 'huyện Yên Minh';
      const place = {
        value,
        code: '027',
        provinceCode: '02',
        provinceCodeNow: '08',
        communeCodeNow: '00715',
        inherited: 'article head',
      } as const;
      return { ...rest, claims: claims.map((claim) => ({ ...claim, place })) };
    };
    await mine(['.'], { db, reader: { ...reader, understand, gazetteer } });
    expect(rowsOf(db, 'SELECT place, place_code, province, province_now, commune_now FROM facts')).toEqual([
      {
        place: 'huyện Yên Minh',
        place_code: '027',
        province: 'Hà Giang',
        province_now: 'Tuyên Quang',
        commune_now: 'Lũng Cú',
      },
    ]);
    expect(rowsOf(db, 'SELECT place_code, name FROM place ORDER BY place_code')).toEqual([
      { place_code: '00715', name: 'Lũng Cú' },
      { place_code: '02', name: 'Hà Giang' },
      { place_code: '027', name: 'Yên Minh' },
      { place_code: '08', name: 'Tuyên Quang' },
    ]);
    expect(rowsOf(db, 'SELECT role, inherited, quote FROM claim_span')).toEqual([
      { role: 'object', inherited: null, quote: 'xã' },
      { role: 'place', inherited: 'article head', quote: null },
    ]);
  });
});

describe('the view observation', () => {
  it('tells the length of days, months, quarters, halves and years', async () => {
    const lengths = {
      '2021': 'P1Y',
      '2021-02': 'P1M',
      '2021-02-03': 'P1D',
      '2021-10/2021-12': 'P3M',
      '2021-01/2021-06': 'P6M',
      '2021-02/2021-04': null,
      '2021-01/2021-09': null,
      '2020/2021': null,
      'XXXX-06-09': null,
    };
    for (const [value, observationPeriod] of Object.entries(lengths)) {
      const db = newFile();
      const reader = readerOf([articleOf('a.txt', 'Yên Minh\nHuyện có 18 xã.')]);
      const understand: typeof reader.understand = (one) => {
        const { claims, ...rest } = reader.understand(one);
        return {
          ...rest,
          claims: claims.map((claim) => ({ ...claim, indicator: 'xã', time: { value, inherited: 'frame' } })),
        };
      };
      await mine(['.'], { db, reader: { ...reader, understand } });
      expect(rowsOf(db, 'SELECT observationDate, observationPeriod FROM observation')).toEqual([
        { observationDate: value, observationPeriod },
      ]);
    }
  });
});

const BROKEN_SPANS = `SELECT count(*) AS n FROM claim JOIN article USING (article_id)
  WHERE substr(text, char_start + 1, char_end - char_start) IS NOT quote OR n_chars <> length(text)`;

describe('spans in the database count code points', () => {
  it('for any text, as given in NFC or NFD, with blanks of all kinds and emoji', async () => {
    const piece = fc.constantFrom(
      'Đảng',
      'ộ',
      'ế'.normalize('NFD'),
      '\u00a0',
      ' ',
      '😀',
      '👨‍👩‍👧',
      '\ud83d',
      '\0',
      '25',
      '7%',
      '1/2',
      '.',
      '\n',
      '𠀋',
    );
    const given = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => `B\nx ${pieces.join('')} 9 xã`);
    const texts = fc.sample(given, 300);
    const articles = texts.map((text, n) => articleOf(`${n}.txt`, text));
    const db = newFile();
    await mine(['.'], { db, reader: readerOf(articles) });
    expect(rowsOf(db, BROKEN_SPANS)).toEqual([{ n: 0 }]);
    const given_ = new Map(texts.map((text, n) => [`${n}.txt`, text]));
    const store = openStore(db);
    let checked = 0;
    for (const { source, start, end, text } of store.mentions()) {
      expect(given_.get(source)?.slice(start, end).normalize('NFC')).toBe(text);
      checked++;
    }
    store.close();
    expect(checked).toBeGreaterThan(300);
  });

  it('and the sentences and blocks do, too', async () => {
    const db = newFile();
    await mine(['.'], { db, reader: readerOf([articleOf('a.txt', THAN_UYEN.normalize('NFD'))]) });
    expect(rowsOf(db, 'SELECT sentence, quote FROM facts')).toEqual([
      { sentence: 'Huyện có 😀 30 xã và 12 thôn.', quote: '30' },
      { sentence: 'Huyện có 😀 30 xã và 12 thôn.', quote: '12' },
    ]);
  });
});

describe('full text', () => {
  it('finds with and without tone marks, and follows every change', async () => {
    const db = newFile();
    const find = (table: string, words: string) =>
      rowsOf(
        db,
        `SELECT source FROM article JOIN ${table} ON ${table}.rowid = article_id WHERE ${table} MATCH '"${words}"'`,
      );
    await mine(['.'], {
      db,
      reader: readerOf([articleOf('a.txt', BINH_LIEU), articleOf('b.txt', 'Bàn\nĐiện Biên có 3 bàn.')]),
    });
    expect(find('article_fts_khongdau', 'dang bo')).toEqual([{ source: 'a.txt' }]);
    expect(find('article_fts_khongdau', 'dien bien')).toEqual([{ source: 'b.txt' }]);
    expect(find('article_fts', 'điện biên')).toEqual([{ source: 'b.txt' }]);
    expect(find('article_fts', 'bạn')).toEqual([]);
    await mine(['.'], { db, reader: readerOf([articleOf('b.txt', THAN_UYEN)]) });
    expect(find('article_fts_khongdau', 'dien bien')).toEqual([]);
    expect(find('article_fts_khongdau', 'than uyen')).toEqual([{ source: 'b.txt' }]);
    const writer = new Database(db);
    for (const table of ['article_fts', 'article_fts_khongdau']) {
      writer.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    writer.close();
  });
});
