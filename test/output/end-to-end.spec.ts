import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine, openStore, readFigures } from '../../output/api/index.js';
import { rowsOf } from './rows.js';

// The whole way on real files: bytes to rows, by the program's own rules.

const folder = mkdtempSync(join(tmpdir(), 'solieu-way-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const samples = readdirSync('corpus/samples').filter((name) => /\.(?:html|txt)$/u.test(name));

/** Spans in SQL that do not hold their words: of figures, sentences, blocks and roles. */
const BROKEN = {
  claims: `SELECT quote FROM claim JOIN article USING (article_id)
    WHERE substr(text, char_start + 1, char_end - char_start) IS NOT quote`,
  sentences: `SELECT * FROM claim AS c JOIN sentence AS s ON s.article_id = c.article_id AND s.n = c.sentence_n
    WHERE c.char_start < s.char_start OR c.char_start >= s.char_end`,
  blocks: `SELECT * FROM block JOIN article USING (article_id) WHERE char_end > n_chars OR n_chars <> length(text)`,
  roles: `SELECT * FROM claim_span WHERE char_start IS NOT NULL AND length(quote) <> char_end - char_start`,
};

describe('the bundled samples', () => {
  const db = join(folder, 'samples.db');
  const paths = samples.map((name) => join('corpus/samples', name));
  beforeAll(async () => {
    expect(await mine(paths, { db })).toMatchObject({ articles: samples.length, errors: 0 });
  });

  it.each(Object.entries(BROKEN))('have spans that hold in SQL: %s', (_name, sql) => {
    expect(rowsOf(db, sql)).toEqual([]);
  });

  it('give the same facts when they are read again', async () => {
    const before = JSON.stringify(rowsOf(db, 'SELECT * FROM facts'));
    expect(await mine(paths, { db })).toMatchObject({ articles: 0, unchanged: samples.length });
    expect(JSON.stringify(rowsOf(db, 'SELECT * FROM facts'))).toBe(before);
    const fresh = join(folder, 'again.db');
    await mine(paths, { db: fresh });
    expect(JSON.stringify(rowsOf(fresh, 'SELECT * FROM facts'))).toBe(before);
  });

  it('give the same facts in NFD and with emoji before them, at offsets that hold in the file', async () => {
    const texts = samples.filter((name) => name.endsWith('.txt'));
    const nfd = join(folder, 'nfd');
    mkdirSync(nfd);
    for (const name of texts)
      writeFileSync(join(nfd, name), readFileSync(join('corpus/samples', name), 'utf8').normalize('NFD'));
    const other = join(folder, 'nfd.db');
    await mine([nfd], { db: other });
    const sql = (where: string) => `SELECT title, quote, value, object, subject, place, time, char_start FROM facts
      WHERE source LIKE '${where}' ORDER BY source, char_start`;
    expect(rowsOf(other, sql('%.txt'))).toEqual(rowsOf(db, sql('%.txt')));
    for (const query of Object.values(BROKEN)) expect(rowsOf(other, query)).toEqual([]);
    const store = openStore(other);
    for (const { source, start, end, text } of store.mentions()) {
      expect(readFileSync(source, 'utf8').slice(start, end).normalize('NFC')).toBe(text);
    }
    store.close();
    const smiling = join(folder, 'smiling.txt');
    writeFileSync(smiling, `${readFileSync(join('corpus/samples', texts[0]!), 'utf8').replaceAll('.\n', '. 😀\n')}\n`);
    await mine([smiling], { db: other });
    for (const query of Object.values(BROKEN)) expect(rowsOf(other, query)).toEqual([]);
  });
});

describe.skipIf(!existsSync('../shared/seeds'))('the seed articles', () => {
  it('tell what the Party organisation of Bình Liêu has, as five rows', async () => {
    const db = join(folder, 'seeds.db');
    await mine(['../shared/seeds'], { db });
    const rows = rowsOf(
      db,
      `SELECT quote, value, modifier, subject, object IS NOT NULL AS has_object, sentence LIKE '%25 tổ chức cơ sở đảng%' AS in_sentence
       FROM facts WHERE title LIKE 'Bình Liêu%' AND sentence LIKE 'Đảng bộ huyện Bình Liêu có 25%' ORDER BY char_start`,
    );
    const subject = 'Đảng bộ huyện Bình Liêu';
    const row = (quote: string, value: number, modifier: string | null = null) => ({
      quote,
      value,
      modifier,
      subject,
      has_object: 1,
      in_sentence: 1,
    });
    expect(rows).toEqual([row('25', 25), row('165', 165), row('2.340', 2340), row('7%', 7), row('86%', 86, 'over')]);
    expect(rowsOf(db, "SELECT quote FROM facts WHERE quote IN ('08-NQ/HU', '08', 'Ảnh 2')")).toEqual([]);
    for (const query of Object.values(BROKEN)) expect(rowsOf(db, query)).toEqual([]);
  });
});

describe('readFigures', () => {
  it('is part of the library', () => {
    expect(readFigures('chiếm trên 86%')).toMatchObject([{ kind: 'percentage', value: 86, modifier: 'over' }]);
  });
});
