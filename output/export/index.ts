import type { Database } from 'better-sqlite3';
import { claims, facts } from '../sqlite/index.js';
import { csvLine, tsvLine } from './delimited.js';
import { exported } from './mentions.js';

export { cellOf, csvLine, mdLine, tsvLine } from './delimited.js';
export { type ExportedMention, exported } from './mentions.js';

/** The formats of `solieu export`. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'tsv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * The lines of an export with their line ends, one at a time: `jsonl` gives every mention by the fixed contract, `csv`
 * and `tsv` the view `facts` with a header.
 */
export function* exportLines(db: Database, format: ExportFormat): IterableIterator<string> {
  if (format === 'jsonl') {
    for (const claim of claims(db)) yield `${JSON.stringify(exported(claim))}\n`;
    return;
  }
  const [line, end] = format === 'csv' ? [csvLine, '\r\n'] : [tsvLine, '\n'];
  const names = db.prepare('SELECT * FROM facts LIMIT 0').columns();
  yield line(names.map(({ name }) => name)) + end;
  for (const fact of facts(db)) yield line(Object.values(fact)) + end;
}
