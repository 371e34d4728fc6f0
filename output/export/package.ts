import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { CLAIM_KINDS } from '../../pipeline/model/index.js';
import { type Condition, type DescribedColumn, describe, facts, statsOf } from '../sqlite/index.js';
import { datasetCard } from './card.js';
import { csvLine } from './delimited.js';
import { type Written, writeLinesTo } from './files.js';

const ARTICLE_COLUMNS = [
  'article_id',
  'title',
  'url',
  'publisher',
  'published',
  'author',
  'news_section',
  'language',
  'n_chars',
  'source',
  'raw_sha256',
];

function* csvOf(columns: readonly string[], rows: Iterable<readonly unknown[]>): IterableIterator<string> {
  yield `${csvLine(columns)}\r\n`;
  for (const row of rows) yield `${csvLine(row)}\r\n`;
}

function* valuesOf(rows: Iterable<object>): IterableIterator<readonly unknown[]> {
  for (const row of rows) yield Object.values(row);
}

const TYPES: Readonly<Record<string, string>> = { REAL: 'number', INTEGER: 'integer' };
const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: CLAIM_KINDS,
  section: ['title', 'lead', 'body', 'caption', 'related', 'meta'],
  modifier: ['over', 'nearly', 'approx', 'at_least', 'at_most', 'under'],
  change: ['increase', 'decrease'],
  status: ['target', 'forecast', 'estimate'],
};

/** A field of a Table Schema. Days of publication are dates; times are EDTF, which is none of its types. */
function fieldOf({ name, type, about }: DescribedColumn): object {
  const words = WORDS[name];
  return {
    name,
    type: name === 'published' ? 'date' : (TYPES[type] ?? 'string'),
    description: about,
    ...(words === undefined ? {} : { constraints: { enum: words } }),
  };
}

function resourceOf(name: string, { bytes, hash }: Written, fields: readonly object[], keys: object): object {
  return {
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash,
    dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
    schema: { fields, missingValues: [''], ...keys },
  };
}

/**
 * Writes a Frictionless Data Package into the folder: `facts.csv`, `articles.csv`, `datapackage.json` with types,
 * meanings, keys, sizes and checksums, and a dataset card. The texts of the articles are left out: they are their papers'.
 * The same database gives the same bytes. Gives the number of facts.
 */
export function writePackage(db: Database, folder: string, condition?: Condition): number {
  mkdirSync(folder, { recursive: true });
  const { columns } = describe(db, 'facts');
  const names = columns.map(({ name }) => name);
  const written = writeLinesTo(join(folder, 'facts.csv'), csvOf(names, valuesOf(facts(db, condition))));
  const ids =
    condition === undefined ? '' : `WHERE article_id IN (SELECT article_id FROM facts WHERE ${condition.sql})`;
  const articles = db
    .prepare<[Condition['parameters']], unknown[]>(
      `SELECT ${ARTICLE_COLUMNS.join(', ')} FROM article ${ids} ORDER BY article_id`,
    )
    .raw()
    .iterate(condition?.parameters ?? {});
  const articlesWritten = writeLinesTo(join(folder, 'articles.csv'), csvOf(ARTICLE_COLUMNS, articles));
  const described = describe(db, 'article').columns.filter(({ name }) => ARTICLE_COLUMNS.includes(name));
  const articleFields = ARTICLE_COLUMNS.flatMap((name) => described.filter((column) => column.name === name)).map(
    fieldOf,
  );
  const reference = { fields: 'article_id', reference: { resource: 'articles', fields: 'article_id' } };
  const datapackage = {
    profile: 'tabular-data-package',
    name: 'solieu-facts',
    title: 'Numeric facts from articles',
    description: 'A row for every figure that the articles state, with its context and its sentence. Made by solieu.',
    resources: [
      resourceOf('facts', written, columns.map(fieldOf), { primaryKey: 'claim_key', foreignKeys: [reference] }),
      resourceOf('articles', articlesWritten, articleFields, { primaryKey: 'article_id' }),
    ],
  };
  writeLinesTo(join(folder, 'datapackage.json'), [`${JSON.stringify(datapackage, undefined, 2)}\n`]);
  const counts = { facts: written.rows - 1, articles: articlesWritten.rows - 1 };
  const rulesets = db.prepare<[], string>('SELECT DISTINCT ruleset FROM article ORDER BY ruleset').pluck().all();
  const stats = condition === undefined ? statsOf(db) : [];
  writeLinesTo(join(folder, 'README.md'), [datasetCard({ ...counts, rulesets, stats, columns })]);
  return counts.facts;
}
