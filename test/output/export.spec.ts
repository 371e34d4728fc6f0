import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { csvLine, exportLines, mdLine, tsvLine } from '../../output/export/index.js';
import { openForReading } from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-export-'));
const given = 'Bình Liêu\nCó 😀 136/158 trưởng thôn, gần 7% hộ, năm 2013.'.normalize('NFD');
let db: Database;
beforeAll(async () => {
  const path = join(folder, 'facts.db');
  const plain = readerOf([articleOf('tin/a.txt', given)]);
  const understand: typeof plain.understand = (article) => {
    const { claims, ...rest } = plain.understand(article);
    const [ratio, percentage, year] = claims;
    const time = { value: '2013', span: year!.mention };
    const place = { value: 'huyện Bình Liêu', code: '198', provinceCode: '22' };
    return {
      ...rest,
      claims: [
        { ...ratio!, time, place, comparedTo: { value: 'cùng kỳ' }, change: 'increase' },
        { ...percentage!, mention: { ...percentage!.mention, modifier: 'nearly', value2: 9 }, time: { value: 'pub' } },
        year!,
      ],
    };
  };
  await mine(['tin'], { db: path, reader: { ...plain, understand } });
  db = openForReading(path);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('refuses a format that it does not know', () => {
  expect(() => [...exportLines(db, 'xls' as 'csv')]).toThrow('No format is called xls: there are jsonl, csv,');
});

describe('export --format jsonl', () => {
  it('gives one mention a line by the contract, with offsets into the text as given', () => {
    const lines = [...exportLines(db, 'jsonl')];
    expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
    const rows = lines.map((line) => JSON.parse(line) as { start: number; end: number; text: string });
    const at = (text: string) => ({ start: given.indexOf(text), end: given.indexOf(text) + text.length, text });
    expect(rows).toEqual([
      {
        source: 'tin/a.txt',
        ...at('136/158'),
        kind: 'ratio',
        value: 136,
        value2: 158,
        object: 'trưởng',
        place: 'huyện Bình Liêu',
        time: '2013',
        change: 'increase',
        compared_to: 'cùng kỳ',
        section: 'body',
        rule: 'ratio/digits',
        confidence: 0.9,
      },
      {
        source: 'tin/a.txt',
        ...at('7%'),
        kind: 'percentage',
        value: 7,
        value2: 9,
        unit: '%',
        modifier: 'nearly',
        object: 'hộ',
        section: 'body',
        rule: 'percentage/digits',
        confidence: 0.9,
      },
      {
        source: 'tin/a.txt',
        ...at('2013'),
        kind: 'year',
        value: '2013',
        section: 'body',
        rule: 'year/digits',
        confidence: 0.9,
      },
    ]);
  });
});

describe('export --format csv and tsv', () => {
  it('give the facts under a header', () => {
    const csv = [...exportLines(db, 'csv')];
    expect(csv[0]).toMatch(/^title,url,published,publisher,section,sentence,quote,kind,value,/u);
    expect(csv).toHaveLength(3);
    expect(csv[1]).toContain('"Có 😀 136/158 trưởng thôn, gần 7% hộ, năm 2013.",136/158,ratio,136,');
    const tsv = [...exportLines(db, 'tsv')];
    expect(tsv[0]?.split('\t')).toHaveLength(tsv[1]?.split('\t').length ?? 0);
  });

  it('keep quotes, commas, line ends and tabs from breaking a row', () => {
    const row = ['a"b', 'c,d', 'e\nf', 'g\th', null, 7, Buffer.from([1, 255]), ' i', 'k|l'];
    expect(csvLine(row)).toBe('"a""b","c,d","e\nf","g\th",,7,01ff," i",k|l'.replace('"g\th"', 'g\th'));
    expect(tsvLine(row)).toBe('a"b\tc,d\te f\tg h\t\t7\t01ff\t i\tk|l');
    expect(mdLine(row)).toBe('| a"b | c,d | e f | g\th |  | 7 | 01ff |  i | k\\|l |');
  });
});
