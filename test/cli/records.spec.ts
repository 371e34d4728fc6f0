import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { solieu } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-map-'));
const file = join(folder, 'crawl.jsonl');
const db = join(folder, 'facts.db');
writeFileSync(file, '{"headline":"Tên bài","noi_dung":"Năm 2020, xã có 1.250 hộ nghèo."}\n{"headline":"Cắt');
afterAll(() => rmSync(folder, { recursive: true }));

describe('ingest --map', () => {
  it('names the fields of a scraper; a broken record is kept as a problem', async () => {
    const { code, err } = await solieu(['ingest', '--db', db, '--map', 'title=headline,text=noi_dung', file]);
    expect(code).toBe(3);
    expect(err).toContain('1 article,');
    const sql = 'SELECT code, record, source FROM ingest_error';
    const { out } = await solieu(['query', sql, '--db', db, '--format', 'jsonl']);
    expect(JSON.parse(out)).toEqual({ code: 'input/damaged', record: 1, source: `${file}#1` });
    const facts = await solieu(['query', 'SELECT title, value, source FROM facts', '--db', db, '--format', 'jsonl']);
    expect(JSON.parse(facts.out)).toEqual({ title: 'Tên bài', value: 1250, source: `${file}#0` });
  });

  it('is asked for once where no record has a text, and the error goes when it is given', async () => {
    const strange = join(folder, 'strange.jsonl');
    const records = Array.from({ length: 14 }, (_, n) => ({ tieu_de: `Bài ${n}`, than: `Xã có ${n + 3} hộ nghèo.` }));
    writeFileSync(strange, records.map((record) => JSON.stringify(record)).join('\n'));
    const into = ['--db', join(folder, 'strange.db')];
    const { code, err } = await solieu(['ingest', ...into, '--quiet', strange]);
    expect({ code, err }).toEqual({
      code: 1,
      err: `solieu: ${strange} holds 14 records and no article: none of them has a text (their fields: tieu_de, than). (input/no-text)
  Name the field that holds the text with --map text=KEY, or leave out what is no article.
`,
    });
    expect(await solieu(['ingest', ...into, '--quiet', '--map', 'text=than', strange])).toMatchObject({
      code: 0,
      err: '',
    });
    const sql = 'SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM ingest_error) AS errors';
    expect(JSON.parse((await solieu(['query', sql, ...into, '--format', 'jsonl'])).out)).toEqual({
      articles: 14,
      errors: 0,
    });
  });

  it('tells that articles which are there keep their fields', async () => {
    const two = join(folder, 'two.jsonl');
    writeFileSync(two, '{"a":"Xã có 5 hộ nghèo.","b":"Huyện có 77 hộ nghèo trong năm."}\n');
    const into = ['ingest', '--db', join(folder, 'two.db'), two];
    expect((await solieu([...into, '--map', 'text=a'])).err).not.toContain('keep the fields');
    expect((await solieu([...into, '--map', 'text=b'])).err).toContain(
      '1 unchanged\nUnchanged articles keep the fields that they were read by; a new database (--db) reads them by another --map.\n',
    );
  });

  it('tells wrong names', async () => {
    const { code, err } = await solieu(['ingest', '--db', db, '--map', 'titel=headline', file]);
    expect(code).toBe(2);
    expect(err).toContain('title, lead, text');
  });
});

describe('ingest --max-bytes', () => {
  it('sets the limit of one record', async () => {
    const long = join(folder, 'long.jsonl');
    writeFileSync(long, `{"text":"${'Xã có 12 hộ nghèo. '.repeat(100)}"}\n{"text":"Xã có 13 hộ nghèo."}\n`);
    const { code, err } = await solieu(['ingest', '--db', join(folder, 'long.db'), '--max-bytes', '1K', long]);
    expect(code).toBe(3);
    expect(err).toContain('at most 1024 are read');
    expect((await solieu(['ingest', '--db', join(folder, 'all.db'), '--max-bytes', '1m', long])).code).toBe(0);
  });

  it('tells what is no size', async () => {
    for (const size of ['much', '0', '2G']) {
      const { code, err } = await solieu(['ingest', '--db', db, '--max-bytes', size, file]);
      expect(code).toBe(2);
      expect(err).toContain('up to 512M');
    }
  });
});
