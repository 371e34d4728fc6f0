import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { load } from 'cheerio';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';
import { datasetteMetadata, exportLines, exportTo } from '../../output/export/index.js';
import { conditionOf, facts, openForReading } from '../../output/sqlite/index.js';
import { articleOf, readerOf } from './fakes.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-formats-'));
const TEXT = 'Bình Liêu\nCó 😀 136/158 trưởng thôn <b>, gần 7% hộ "nghèo", năm 2013.';
let db: Database;
beforeAll(async () => {
  const plain = readerOf([
    articleOf('tin/a.txt', TEXT, { publisher: 'Báo "A"', url: 'https://a.example/1?x=1&y=2' }),
    articleOf('tin/b.txt', 'Than Uyên\nHuyện có 12 xã.', { url: 'javascript:alert(1)' }),
  ]);
  const understand: typeof plain.understand = (article) => {
    const { claims, ...rest } = plain.understand(article);
    const [first, ...others] = claims;
    if (article.source !== 'tin/a.txt') return { ...rest, claims };
    const time = { value: '2013', span: others[1]!.mention };
    return {
      ...rest,
      claims: [{ ...first!, time, status: 'estimate', place: { value: 'huyện Bình Liêu', code: '198' } }, ...others],
    };
  };
  const path = join(folder, 'facts.db');
  await mine(['tin'], { db: path, reader: { ...plain, understand } });
  db = openForReading(path);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
const condition = () => conditionOf({ kind: 'ratio' })!;
const all = (format: Parameters<typeof exportLines>[1], options = {}) => [...exportLines(db, format, options)].join('');

describe('an export', () => {
  it('gives the facts that a filter chooses, in every format', async () => {
    expect(all('csv', { condition: condition() }).split('\r\n')).toHaveLength(3);
    expect(all('jsonl', { condition: condition() }).trim().split('\n')).toHaveLength(1);
    expect((JSON.parse(all('jsonld', { condition: condition() })) as { '@graph': unknown[] })['@graph']).toHaveLength(
      1,
    );
    expect(load(all('html', { condition: condition() }))('article mark').length).toBe(1);
    expect(await exportTo(db, 'parquet', join(folder, 'some.parquet'), condition())).toBe(1);
    expect(await exportTo(db, 'package', join(folder, 'some'), condition())).toBe(1);
    expect(
      readFileSync(join(folder, 'some', 'articles.csv'), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(2);
    await exportTo(db, 'brat', join(folder, 'some-brat'), condition());
    expect(readdirSync(join(folder, 'some-brat'))).toEqual(['0000001.ann', '0000001.txt', 'annotation.conf']);
  });

  it('of csv begins with a byte order mark where asked', () => {
    expect(all('csv', { bom: true })).toMatch(/^\ufefftitle,url,/u);
    expect(all('csv')).toMatch(/^title,url,/u);
  });
});

describe('parquet', () => {
  it('holds the rows of facts with their types', async () => {
    const path = join(folder, 'facts.parquet');
    expect(await exportTo(db, 'parquet', path)).toBe(3);
    expect(existsSync(`${path}.partial`)).toBe(false);
    const file = await asyncBufferFromFile(path);
    const rows = await parquetReadObjects({ file });
    expect(JSON.parse(JSON.stringify(rows))).toEqual(JSON.parse(JSON.stringify([...facts(db)])));
    const { schema, created_by } = await parquetMetadataAsync(file);
    const types = Object.fromEntries(schema.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({ quote: 'BYTE_ARRAY', value: 'DOUBLE', char_start: 'INT32' });
    expect(created_by).toBe('solieu');
  });

  it('leaves nothing behind where it cannot be written', async () => {
    await expect(exportTo(db, 'parquet', join(folder, 'none', 'facts.parquet'))).rejects.toThrow();
    const store = openStore(join(folder, 'facts.db'));
    for (const format of ['parquet', 'csv', 'html'] as const) {
      const refused = store.exportTo(format, join(folder, 'none', 'facts'));
      await expect(refused).rejects.toMatchObject({
        code: 'output/unwritable',
        message: expect.stringContaining('no such folder'),
      });
    }
    await expect(store.exportTo('package', join(folder, 'facts.db'))).rejects.toMatchObject({
      code: 'output/unwritable',
    });
    store.close();
  });
});

interface Package {
  resources: {
    name: string;
    path: string;
    bytes: number;
    hash: string;
    schema: { fields: { name: string; type: string; description: string }[]; foreignKeys?: unknown };
  }[];
}

describe('the data package', () => {
  it('describes its files truly, and is the same each time', async () => {
    for (const name of ['one', 'two']) expect(await exportTo(db, 'package', join(folder, name))).toBe(3);
    const files = readdirSync(join(folder, 'one')).sort();
    expect(files).toEqual(['README.md', 'articles.csv', 'datapackage.json', 'facts.csv']);
    for (const file of files) {
      expect(readFileSync(join(folder, 'one', file))).toEqual(readFileSync(join(folder, 'two', file)));
    }
    const { resources } = JSON.parse(readFileSync(join(folder, 'one', 'datapackage.json'), 'utf8')) as Package;
    for (const { path, bytes, hash, schema } of resources) {
      const data = readFileSync(join(folder, 'one', path));
      expect({ bytes, hash }).toEqual({
        bytes: data.length,
        hash: `sha256:${createHash('sha256').update(data).digest('hex')}`,
      });
      const [head = ''] = data.toString().split('\r\n');
      expect(schema.fields.map(({ name }) => name)).toEqual(head.split(','));
      expect(schema.fields.filter(({ description }) => description === '')).toEqual([]);
    }
    const types = Object.fromEntries(resources[0]!.schema.fields.map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      value: 'number',
      published: 'date',
      article_id: 'integer',
      quote: 'string',
      time: 'string',
    });
    const card = readFileSync(join(folder, 'one', 'README.md'), 'utf8');
    expect(card).toMatch(/^---\nlanguage: vi\n/u);
    expect(card).toContain('3 figures that 2 Vietnamese articles state');
    expect(card).toContain('rules 1');
  });
});

interface Observed {
  readonly hasTarget: {
    readonly hasSelector: readonly [
      { readonly start: number; readonly end: number },
      { readonly exact: string; readonly prefix: string; readonly suffix: string },
    ];
  };
}

describe('JSON-LD', () => {
  it('gives observations whose selectors find the quote', () => {
    const document = JSON.parse(all('jsonld')) as { '@context': unknown[]; '@graph': Observed[] };
    expect(document['@context'][0]).toBe('https://schema.org/');
    const [ratio, percentage] = document['@graph'];
    expect(ratio).toMatchObject({
      '@type': 'Observation',
      observationAbout: { '@type': 'Place', name: 'huyện Bình Liêu', identifier: '198' },
      value: 136,
      measurementDenominator: 158,
      observationDate: '2013',
      measurementMethod: 'estimate',
      subjectOf: { '@type': 'NewsArticle', url: 'https://a.example/1?x=1&y=2', publisher: { name: 'Báo "A"' } },
    });
    expect(percentage).not.toHaveProperty('observationDate');
    const points = Array.from(TEXT);
    for (const one of document['@graph'].slice(0, 2)) {
      const { hasSelector } = one.hasTarget;
      const [{ start, end }, { exact, prefix, suffix }] = hasSelector;
      expect(points.slice(start, end).join('')).toBe(exact);
      expect(TEXT).toContain(`${prefix}${exact}${suffix}`);
    }
  });
});

describe('HTML', () => {
  it('shows the articles with every figure marked, and nothing of them is code', () => {
    const page = load(all('html'));
    expect(page('article').first().find('p').first().text()).toBe(TEXT.split('\n')[1]);
    expect(
      page('article mark')
        .toArray()
        .map((mark) => page(mark).text()),
    ).toEqual(['136/158', '7%', '2013', '12']);
    expect(page('article mark').first().attr('title')).toContain('place: huyện Bình Liêu');
    expect(page('article mark.time').text()).toBe('2013');
    expect(page('script, b, [onclick]')).toHaveLength(0);
    expect(
      page('a')
        .toArray()
        .map((link) => page(link).attr('href')),
    ).toEqual(['https://a.example/1?x=1&y=2']);
  });
});

describe('brat', () => {
  it('has standoff annotations whose offsets hold', async () => {
    const out = join(folder, 'brat');
    await exportTo(db, 'brat', out);
    const points = Array.from(readFileSync(join(out, '0000001.txt'), 'utf8'));
    const lines = readFileSync(join(out, '0000001.ann'), 'utf8').trimEnd().split('\n');
    const entities = lines.filter((line) => line.startsWith('T')).map((line) => line.split('\t'));
    expect(entities.map(([, type = '']) => type.split(' ')[0])).toEqual([
      'Ratio',
      'Object',
      'When',
      'Percentage',
      'Object',
      'Year',
    ]);
    for (const [, where = '', text] of entities) {
      const [, start, end] = where.split(' ');
      expect(points.slice(Number(start), Number(end)).join('')).toBe(text);
    }
    expect(lines).toContain('A1\tstatus T1 estimate');
    expect(lines).toContain('R2\ttime Arg1:T1 Arg2:T3');
    const types = new Set(readFileSync(join(out, 'annotation.conf'), 'utf8').split('\n'));
    for (const [, where = ''] of entities) expect(types).toContain(where.split(' ')[0]);
  });
});

describe('the metadata for Datasette', () => {
  it('describes every column, and its queries run', () => {
    const { databases } = datasetteMetadata(db, 'facts') as {
      databases: {
        facts: {
          tables: Record<string, { columns: Record<string, string> }>;
          queries: Record<string, { sql: string }>;
        };
      };
    };
    const { tables, queries } = databases.facts;
    expect(Object.keys(tables)).toContain('facts');
    for (const table of Object.values(tables)) expect(Object.values(table.columns)).not.toContain('');
    expect(Object.keys(queries).length).toBeGreaterThanOrEqual(12);
    for (const { sql } of Object.values(queries)) {
      const names = [...sql.matchAll(/:(\w+)/gu)].map((match) => [match[1], '']);
      expect(() => db.prepare(sql).all(Object.fromEntries(names))).not.toThrow();
    }
  });
});
