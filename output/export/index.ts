import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { SolieuError } from '../../pipeline/model/index.js';
import { type Condition, claims, describe, facts } from '../sqlite/index.js';
import { bratFiles } from './brat.js';
import { datasetteMetadata } from './datasette.js';
import { csvLine, tsvLine } from './delimited.js';
import { htmlLines } from './html.js';
import { jsonLdLines } from './json-ld.js';
import { exported } from './mentions.js';

export { bratFiles, type ExportedFile } from './brat.js';
export { datasetteMetadata } from './datasette.js';
export { cellOf, csvLine, mdLine, tsvLine } from './delimited.js';
export { type Written, writeLinesTo, writingError } from './files.js';
export { type ExportedMention, exported } from './mentions.js';

/** Formats that are text and can go anywhere. */
const TEXT_FORMATS = ['jsonl', 'csv', 'tsv', 'jsonld', 'html', 'datasette'] as const;
/** Formats that are a file or a folder of their own. */
export const FILE_FORMATS = ['parquet', 'package', 'brat'] as const;
/** The formats of `solieu export`. */
const EXPORT_FORMATS = [...TEXT_FORMATS, ...FILE_FORMATS] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];
export type FileFormat = (typeof FILE_FORMATS)[number];
export type ExportFormat = TextFormat | FileFormat;

export interface ExportOptions {
  /** Which facts; all when absent. */
  readonly condition?: Condition;
  /** Begin csv with a byte order mark, by which Excel knows UTF-8. */
  readonly bom?: boolean;
  /** Name of the database for Datasette: its file without `.db`. */
  readonly name?: string;
}

/**
 * The lines of an export with their line ends, one at a time: `jsonl` gives every mention by the fixed contract, `csv`
 * and `tsv` the view `facts` with a header, `jsonld` observations, `html` the articles with highlighted figures,
 * `datasette` a `metadata.json`.
 */
export function* exportLines(db: Database, format: TextFormat, options: ExportOptions = {}): IterableIterator<string> {
  const { condition, bom = false, name = 'facts' } = options;
  switch (format) {
    case 'jsonl':
      for (const claim of claims(db, condition)) yield `${JSON.stringify(exported(claim))}\n`;
      return;
    case 'jsonld':
      yield* jsonLdLines(db, condition);
      return;
    case 'html':
      yield* htmlLines(db, condition);
      return;
    case 'datasette':
      yield `${JSON.stringify(datasetteMetadata(db, name), undefined, 2)}\n`;
      return;
    case 'csv':
    case 'tsv': {
      const [line, end] = format === 'csv' ? [csvLine, '\r\n'] : [tsvLine, '\n'];
      const names = describe(db, 'facts').columns.map((column) => column.name);
      yield (bom ? '\ufeff' : '') + line(names) + end;
      for (const fact of facts(db, condition)) yield line(Object.values(fact)) + end;
      return;
    }
    default:
      throw new SolieuError(
        'option/invalid',
        `No format is called ${format satisfies never}: there are ${EXPORT_FORMATS.join(', ')}.`,
      );
  }
}

/** Writes an export that is a file or a folder to `path`, and gives the number of facts, of brat that of files. */
export async function exportTo(db: Database, format: FileFormat, path: string, condition?: Condition): Promise<number> {
  if (format === 'parquet') {
    const { writeParquet } = await import('./parquet.js');
    return writeParquet(db, path, condition);
  }
  if (format === 'package') {
    const { writePackage } = await import('./package.js');
    return writePackage(db, path, condition);
  }
  mkdirSync(path, { recursive: true });
  let files = 0;
  for (const { name, text } of bratFiles(db, condition)) {
    writeFileSync(join(path, name), text);
    files++;
  }
  return files;
}
