import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../output/cli/commands/index.js';
import { solieu } from './io.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-cli-'));
const db = join(folder, 'facts.db');
const tin = join(folder, 'tin');
const file = join(tin, 'yen-minh.txt');
const TEXT = `Yên Minh nâng cao chất lượng sinh hoạt chi bộ

Thứ Ba, 05/11/2019, 08:15 [GMT+7]

Đảng bộ huyện Yên Minh có 48 tổ chức cơ sở đảng, 301 chi bộ, với gần 6.120 đảng viên, chiếm 7,2% dân số toàn huyện.

Thời điểm tháng 6/2018, 142/176 trưởng thôn là đảng viên theo Nghị quyết số 08-NQ/HU.
`;

beforeAll(async () => {
  mkdirSync(tin);
  writeFileSync(file, TEXT);
  expect(await solieu(['ingest', '--db', db, '--quiet', tin])).toEqual({ code: 0, out: '', err: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('solieu', () => {
  it('shows every command, and the version of the package', async () => {
    const { code, out } = await solieu(['--help']);
    expect(code).toBe(0);
    for (const { usage, summary } of commands) expect(out).toContain(`  ${usage}\n      ${summary}\n`);
    expect((await solieu([])).out).toBe(out);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await solieu(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each(commands)('explains $name with usage and examples', async ({ name, usage, examples }) => {
    const { code, out, err } = await solieu([name, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: solieu ${usage}`);
    for (const example of examples) expect(out).toContain(example);
  });

  it.each([
    [['ingst'], 'Did you mean ingest?'],
    [['query'], 'Give a question in SQL, the name of a ready one (see query --list) or a filter'],
    [['query', 'biggest-mony'], 'No question is called biggest-mony: did you mean biggest-money?'],
    [['query', 'SELECT'], 'No question is called SELECT: query --list shows all.'],
    [['explain', ' '], 'Give some words, a file with an article, or the key of a claim.'],
    [['extract', '--memory', '16'], '--memory takes a whole number from 64 on, not 16.'],
    [['work', '--out', 'x', '--memory', '16'], '--memory takes a whole number from 64 on, not 16.'],
    [['query', 'money'], 'did you mean biggest-money?'],
    [['query', 'about-place'], 'about-place needs place=…'],
    [['query', 'most-stated', 'place=x'], 'most-stated has no parameter place; it has limit.'],
    [['query', 'most-stated', 'x'], 'x is no name=value.'],
    [['query', 'SELECT 1', '--kind', 'money'], 'Filters go with no question'],
    [['query', 'SELECT 1', '--timeout', 'long'], '--timeout takes a number above 0; "long" is none.'],
    [['query', 'SELECT 1', '--fromat', 'csv'], 'Did you mean --format?'],
    [['query', 'SELECT 1', '--format', 'xml'], 'Allowed choices are table, csv'],
    [['query', 'SELECT 1', '--limit', 'many'], '--limit takes a whole number from 0 on, not many.'],
    [['ingest'], 'Give files or folders of articles, or pages with --url.'],
    [['ingest', '--url', 'http://bao.example/', '--url-limit', '0'], '--url-limit takes a number from 1 to'],
    [['export', 'too', 'much'], 'too many arguments'],
    [['export', '--format', 'parquet'], 'parquet needs --out PATH.'],
    [['export', '--format', 'tsv', '--bom'], '--bom is for csv.'],
    [['export', '--format', 'csv', '--out', 'package.json'], 'package.json is there already'],
    [['search', 'x', '--limit', '0'], '--limit takes a whole number from 1 on, not 0.'],
    [['export', '--format', 'brat', '--out', 'docs'], 'docs is there already'],
    [['search', '""'], 'Give words to look for.'],
    [['search'], 'See solieu search --help.'],
    [['query', '--kind', 'counts'], '"counts" is no kind of figure: write count, percentage,'],
    [
      ['query', '--from', '20x5'],
      '"20x5" is no year, month or day: write 2015, 2015-06 or 2015-06-21. (filter/invalid)',
    ],
    [['export', '--confidence', '80'], '"80" is no confidence: write a number from 0 to 1.'],
    [['ingest', 'x', '--max-bytes', '1G'], '--max-bytes takes a number of bytes up to 512M'],
  ])('tells a wrong use: %s', async (args, message) => {
    const { code, out, err } = await solieu(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

describe('ingest', () => {
  it('tells what it did on stderr only, and does it once', async () => {
    const { code, out, err } = await solieu(['ingest', '--db', db, tin]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe(`${db}: 0 articles, 0 claims, 1 unchanged\n`);
  });

  it('goes on when some inputs fail, and says which and what to do', async () => {
    const empty = join(folder, 'empty.txt');
    writeFileSync(empty, '');
    const { code, err } = await solieu([
      'ingest',
      '--db',
      join(folder, 'some.db'),
      '--quiet',
      empty,
      file,
      join(folder, 'none'),
    ]);
    expect(code).toBe(3);
    expect(err).toContain('empty.txt');
    const address = await solieu(['ingest', '--db', join(folder, 'address.db'), 'https://bao.example/a.html']);
    expect(address.err).toContain('is an address and no file: fetch it with --url. (input/missing)');
    expect(err).toContain(`${join(folder, 'none')} does not exist.`);
    expect(err).toContain('Check the path');
    const stored = await solieu([
      'query',
      'SELECT code FROM ingest_error',
      '--format',
      'tsv',
      '--db',
      join(folder, 'some.db'),
    ]);
    expect(stored.out).toBe('code\ninput/empty\ninput/missing\n');
  });

  it('leaves out the database that it writes, where it lies in the folder', async () => {
    const here = join(folder, 'here');
    mkdirSync(here);
    writeFileSync(join(here, 'tin.txt'), TEXT);
    for (let time = 0; time < 2; time++) {
      expect((await solieu(['ingest', '--quiet', '--db', join(here, 'facts.db'), here])).err).toBe('');
    }
  });

  it('fails when nothing could be read', async () => {
    const { code, err } = await solieu(['ingest', '--db', join(folder, 'nothing.db'), join(folder, 'none')]);
    expect(code).toBe(1);
    expect(err).toContain('does not exist');
    mkdirSync(join(folder, 'bare'));
    const bare = await solieu(['ingest', '--db', join(folder, 'nothing.db'), join(folder, 'bare')]);
    expect(bare).toMatchObject({ code: 1, err: expect.stringContaining('no articles were found') });
  });

  it('refuses a file that is no database, with what to do', async () => {
    const { code, out, err } = await solieu(['ingest', '--db', file, tin]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `solieu: ${file} is not an SQLite database. (db/not-a-database)\n  Name another file with --db: this one is not an SQLite database and was left as it is.\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
  });

  it('visits no address that is not public, and tells each', async () => {
    const path = join(folder, 'web.db');
    const urls = ['--url', 'http://127.0.0.1:9/tin', '--url', 'http://[::1]/'];
    const { code, err } = await solieu(['ingest', '--db', path, ...urls, file]);
    expect({ code, summary: err.trimEnd().split('\n').at(-1) }).toEqual({
      code: 3,
      summary: expect.stringMatching(/1 article, \d+ claims, 2 failed$/u),
    });
    expect(err).toContain('http://127.0.0.1:9/tin is at 127.0.0.1, which is not on the public internet.');
    const sql = 'SELECT source, code, record FROM ingest_error';
    const stored = await solieu(['query', sql, '--format', 'jsonl', '--db', path]);
    expect(
      stored.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { source: 'http://127.0.0.1:9/tin', code: 'web/private-address', record: null },
      { source: 'http://[::1]/', code: 'web/private-address', record: null },
    ]);
  });

  it('ends with 130 when interrupted', async () => {
    const { code, err } = await solieu(['ingest', '--db', join(folder, 'cut.db'), tin], {
      interrupt: () => AbortSignal.abort(),
    });
    expect(code).toBe(130);
    expect(err).toContain('the same command goes on from here');
  });
});

describe('query', () => {
  const sql = "SELECT quote, value FROM facts WHERE object = 'chi bộ'";
  const ask = (...more: string[]) => solieu(['query', sql, '--db', db, ...more]);

  it.each([
    ['csv', 'quote,value\r\n301,301\r\n'],
    ['tsv', 'quote\tvalue\n301\t301\n'],
    ['json', '[\n{"quote":"301","value":301}\n]\n'],
    ['jsonl', '{"quote":"301","value":301}\n'],
    ['md', '| quote | value |\n| --- | --- |\n| 301 | 301 |\n'],
    ['table', 'quote  value\n─────  ─────\n301      301\n'],
  ])('prints %s', async (format, out) => {
    expect(await ask('--format', format)).toEqual({ code: 0, out, err: '' });
  });

  it('prints an empty answer in every format', async () => {
    const none = (format: string) =>
      solieu(['query', 'SELECT quote FROM facts WHERE 0', '--db', db, '--format', format]);
    expect((await none('json')).out).toBe('[]\n');
    expect((await none('jsonl')).out).toBe('');
    expect((await none('csv')).out).toBe('quote\r\n');
    expect((await none('table')).out).toBe('quote\n─────\n');
  });

  it('says beside an empty table that there is nothing', async () => {
    expect((await solieu(['query', '--kind', 'money', '--from', '2999', '--db', db])).err).toBe('Nothing was found.\n');
  });

  it('tells when there is more', async () => {
    const all = 'SELECT quote FROM facts';
    const { out, err } = await solieu(['query', all, '--db', db, '--limit', '2', '--format', 'tsv']);
    expect(out.split('\n')).toHaveLength(4);
    expect(err).toBe('Only the first 2 rows are shown; --limit 0 shows all.\n');
    expect((await solieu(['query', all, '--db', db, '--limit', '0'])).err).toBe('');
  });

  it('refuses what is no question, and tells what is wrong with one', async () => {
    const refused = await solieu(['query', 'DELETE FROM article', '--db', db]);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('DELETE is no question') });
    const wrong = await solieu(['query', 'SELECT * FROM fact', '--db', db]);
    expect(wrong).toMatchObject({
      code: 1,
      err: expect.stringContaining('no such table: fact. (sql/failed)\n  See docs/schema.md'),
    });
    const missing = await solieu(['query', 'SELECT 1', '--db', join(folder, 'missing.db')]);
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('Load articles first') });
  });
});

describe('a ready question', () => {
  it('is listed and answers by its name', async () => {
    const list = await solieu(['query', '--list', '--format', 'tsv']);
    expect(list.out.split('\n').length).toBeGreaterThan(14);
    for (const line of list.out.trimEnd().split('\n').slice(1)) {
      const [name = '', , parameters = ''] = line.split('\t');
      const values = parameters.split(' ').filter((one) => one.endsWith('=…'));
      const given = values.map((one) => one.replace('…', one.startsWith('place=') ? 'huyện Yên Minh' : 'đảng viên'));
      const { code, err } = await solieu(['query', name, ...given, '--db', db, '--format', 'csv']);
      expect({ name, code, err }).toEqual({ name, code: 0, err: '' });
    }
  });

  it('tells when there is more, and takes its values in any form', async () => {
    const { out, err } = await solieu(['query', 'least-certain', 'limit=2', '--db', db, '--format', 'tsv']);
    expect(out.trimEnd().split('\n')).toHaveLength(3);
    expect(err).toBe('Only the first 2 rows are shown; a higher limit=… shows more.\n');
    const one = await solieu(['query', 'least-certain', '--limit', '1', '--db', db]);
    expect(one.err).toBe('Only the first row is shown; --limit 0 shows all.\n');
    expect((await solieu(['query', 'least-certain', '--limit', '0', '--db', db])).err).toBe('');
    const nfd = await solieu(['query', 'facets', 'facet=kind', '--db', db, '--format', 'tsv']);
    expect(nfd.out).toContain('count\t');
    const about = (place: string) => solieu(['query', 'about-place', `place=${place}`, '--db', db, '--format', 'tsv']);
    expect(await about('huyện Yên Minh'.normalize('NFD'))).toEqual(await about('huyện Yên Minh'));
  });
});

describe('query by filters', () => {
  const quotes = async (...filters: string[]) => {
    const { out, err } = await solieu(['query', '--db', db, '--format', 'csv', ...filters]);
    return (
      err ||
      out
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0])
    );
  };
  it('chooses facts', async () => {
    expect(await quotes('--kind', 'ratio')).toEqual(['142/176']);
    expect(await quotes('--until', '2010')).toEqual([]);
    expect(await quotes('--where', 'value > 1000 -- a comment')).toEqual(['6.120']);
    expect(await quotes('--from', 'x')).toContain('"x" is no year');
    expect(await quotes('--where', '1 IN (SELECT file FROM pragma_database_list)')).toContain('may not be used');
  });
});

describe('search', () => {
  it('finds articles and facts with and without marks', async () => {
    const articles = await solieu(['search', 'dang', 'bo', '--db', db]);
    expect(articles).toMatchObject({ code: 0, err: '' });
    expect(articles.out).toContain('[Đảng bộ] huyện Yên Minh có 48');
    const facts = await solieu(['search', 'trưởng thôn', '--facts', '--kind', 'ratio', '--db', db]);
    expect(facts.out).toContain('142/176 · ');
    expect(facts.out).toContain('142/176 [trưởng thôn] là đảng viên');
    const csv = await solieu(['search', '"trưởng thôn"', '--facts', '--db', db, '--format', 'csv']);
    expect(csv.out).toMatch(/^title,url,published/u);
    const rows = await solieu(['search', 'yen minh', '--db', db, '--format', 'jsonl']);
    expect(JSON.parse(rows.out)).toMatchObject({ published: '2019-11-05', source: file });
    expect(await solieu(['search', 'trường thôn', '--db', db])).toEqual({
      code: 0,
      out: '',
      err: 'Nothing was found.\n',
    });
  });
});

describe('export', () => {
  it('gives mentions whose offsets hold in the file', async () => {
    const { code, out } = await solieu(['export', '--db', db, '--format', 'jsonl']);
    expect(code).toBe(0);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { source: string; start: number; end: number; text: string });
    expect(rows.length).toBeGreaterThan(5);
    for (const { source, start, end, text } of rows) {
      expect(source).toBe(file);
      expect(TEXT.slice(start, end)).toBe(text);
    }
  });
});

describe('export into a file', () => {
  it('writes what stdout would get, and folders', async () => {
    const out = join(folder, 'facts.csv');
    expect(await solieu(['export', '--db', db, '--format', 'csv', '--out', out])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(out, 'utf8')).toBe((await solieu(['export', '--db', db, '--format', 'csv'])).out);
    const into = join(folder, 'package');
    expect((await solieu(['export', '--db', db, '--format', 'package', '--kind', 'ratio', '--out', into])).code).toBe(
      0,
    );
    expect(readFileSync(join(into, 'facts.csv'), 'utf8')).toContain('142/176');
    const metadata = await solieu(['export', '--db', db, '--format', 'datasette']);
    expect(JSON.parse(metadata.out)).toHaveProperty('databases.facts.queries.biggest-money.sql');
  });
});

describe('check, diff, stats and doctor', () => {
  it('tell how sound the database and its figures are', async () => {
    const checked = await solieu(['check', '--db', db, '--format', 'csv']);
    expect(checked).toMatchObject({ code: 0, err: expect.stringMatching(/^\d+ checks: \d+ hold, 0 fail\.\n$/u) });
    expect((await solieu(['check', '--db', join(folder, 'missing.db')])).code).toBe(1);
    const doctor = await solieu(['doctor', '--full', '--db', db, '--format', 'tsv']);
    expect(doctor).toMatchObject({ code: 0, out: expect.stringContaining('ok\tschema\tversion') });
    const stats = await solieu(['stats', '--db', db, '--format', 'tsv']);
    expect(stats).toMatchObject({ code: 0, out: expect.stringContaining('articles\t1\n') });
    const diff = await solieu(['diff', db, db, '--format', 'csv']);
    expect(diff.out).toBe('difference,column,before,after,quote,source,claim_key\r\n');
    expect(diff.err).toMatch(/claims: 0 added, 0 removed, 0 changed, \d+ the same/u);
  });
});

describe('explain', () => {
  it('shows how words were read', async () => {
    const { code, out } = await solieu(['explain', 'Đảng bộ huyện Yên Minh có gần 6.120 đảng viên']);
    expect(code).toBe(0);
    expect(out).toMatch(/^“6\.120”: count 6120 \(nearly\)\n├─ read by count\//u);
    expect(out).toContain('object: đảng viên');
    expect(out).toContain('time: the day of publication, which is not told\n');
  });

  it('shows figures that are no claims, too', async () => {
    const { out } = await solieu(['explain', file]);
    expect(out).toContain('“08-NQ/HU”: identifier');
    expect(out).toContain('“142/176”: ratio 142 of 176');
    expect(await solieu(['explain', 'none.txt'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('none.txt does not exist'),
    });
  });

  it('shows a claim from the database as it shows it from the file', async () => {
    const key = (
      await solieu(['query', "SELECT claim_key FROM facts WHERE quote = '142/176'", '--db', db, '--format', 'tsv'])
    ).out.split('\n')[1]!;
    const { code, out } = await solieu(['explain', `${key}\r`, '--db', db]);
    expect(code).toBe(0);
    expect(out).toContain('“142/176”: ratio 142 of 176');
    expect(out).toContain('object: trưởng thôn');
    expect(out).toContain(`source: ${file}`);
    expect(await solieu(['explain', '0'.repeat(32), '--db', db])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no claim'),
    });
  });
});

describe('article', () => {
  it('shows what was read as JSON', async () => {
    const { code, out } = await solieu(['article', file]);
    expect(code).toBe(0);
    const article = JSON.parse(out) as { title: string; published: string; blocks: { kind: string; text: string }[] };
    expect(article).toMatchObject({ title: 'Yên Minh nâng cao chất lượng sinh hoạt chi bộ', published: '2019-11-05' });
    expect(article.blocks[0]).toEqual({ kind: 'title', text: 'Yên Minh nâng cao chất lượng sinh hoạt chi bộ' });
    expect(await solieu(['article', join(folder, 'none')])).toMatchObject({ code: 1, out: '' });
  });

  it('shows the records of a file that can be read, and tells the others', async () => {
    const records = join(folder, 'records.jsonl');
    const lines = [
      { headline: 'Một', noi_dung: 'Có 5 xã.' },
      { headline: 'Hai' },
      { headline: 'Ba', noi_dung: 'Có 7 xã.' },
    ];
    writeFileSync(records, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const map = ['--map', 'title=headline,text=noi_dung'];
    for (const [command, first, last] of [
      ['article', '"title":"Một"', '"title":"Ba"'],
      ['explain', '“5”: count 5', '“7”: count 7'],
    ] as const) {
      const { code, out, err } = await solieu([command, records, ...map]);
      expect(code).toBe(3);
      expect(out).toContain(first);
      expect(out).toContain(last);
      expect(err).toContain(`${records}#1 has no text. (input/no-text)`);
    }
    mkdirSync(join(folder, 'hollow'));
    expect(await solieu(['article', join(folder, 'hollow')])).toMatchObject({ code: 1, out: '' });
  });
});

describe('demo', () => {
  it('mines the samples and says what to do next', async () => {
    const { code, out, err } = await solieu(['demo', '--db', join(folder, 'demo.db')]);
    expect(code).toBe(0);
    expect(err).toMatch(/\d+ articles, \d+ claims/u);
    expect(out).toContain('Try next:');
    const [facts = ''] = out.split('Try next:');
    expect(facts.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});
