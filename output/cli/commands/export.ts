import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileFormat, TextFormat } from '../../export/index.js';
import { type Command, dbOption, UsageError } from '../command.js';
import { filterIn, filterOf, filterOptions } from '../filters.js';

const FORMATS = ['jsonl', 'csv', 'tsv', 'jsonld', 'html', 'datasette', 'parquet', 'package', 'brat'];
const INTO_FILES: ReadonlySet<string> = new Set(['parquet', 'package', 'brat']);

export const exportCommand: Command = {
  name: 'export',
  usage: 'export --db FILE --format jsonl|csv|tsv|jsonld|html|datasette|parquet|package|brat [--out PATH]',
  summary: 'Give mentions, facts or articles to other programs.',
  details: [
    'jsonl gives one mention a line, with the fields source, start, end, text, kind, value, value2, unit, per, modifier, object, base, subject, predicate, place, time, change, status, compared_to, section, rule, confidence. start and end are UTF-16 offsets into the text as given; value2 is the upper end of a range or the denominator of a ratio; fields that the text does not support are absent.',
    'csv, tsv and parquet give the view facts; package a folder with facts.csv, articles.csv, datapackage.json (Frictionless) and a dataset card; jsonld schema.org observations with W3C text selectors; html the articles with highlighted figures; brat a folder of texts with standoff annotations; datasette a metadata.json for Datasette.',
    'The filters choose facts. parquet, package and brat go to --out; everything else streams to stdout or to --out.',
  ],
  arguments: [],
  options: [
    dbOption,
    { flags: '--format <format>', about: 'what to give', default: 'jsonl', choices: FORMATS },
    {
      flags: '--out <path>',
      about: 'the file or folder to write; what is there is not overwritten, but the files of a package are',
    },
    { flags: '--bom', about: 'begin csv with a byte order mark, for Excel' },
    ...filterOptions,
  ],
  examples: [
    'solieu export --db facts.db --format jsonl > mentions.jsonl',
    'solieu export --format csv --bom --province "Quảng Ninh" > facts.csv',
    'solieu export --format parquet --out facts.parquet',
    'solieu export --format package --out facts-package',
    'solieu export --format datasette > metadata.json && datasette facts.db -m metadata.json',
  ],
  async run(_args, options, io) {
    const { format, out, bom = false } = options;
    if (INTO_FILES.has(format) && out === undefined) throw new UsageError(`${format} needs --out PATH.`);
    if (bom && format !== 'csv') throw new UsageError('--bom is for csv.');
    const isFolder = out !== undefined && statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
    // What people annotated with brat lies in files of the same names; a package is four files that only solieu writes.
    const isFree = isFolder && (format === 'package' || (format === 'brat' && readdirSync(out).length === 0));
    if (out !== undefined && existsSync(out) && !isFree) {
      throw new UsageError(`${out} is there already: name another --out, or take it away.`);
    }
    const [{ exportLines, exportTo, writeLinesTo, writingError }, { conditionOf, openForReading }, { writeLines }] =
      await Promise.all([import('../../export/index.js'), import('../../sqlite/index.js'), import('../lines.js')]);
    conditionOf(filterOf(options)); // tells what is wrong with it before the database is looked for
    const db = openForReading(options.db);
    try {
      const condition = conditionOf(await filterIn(db, options));
      const name = basename(options.db).replace(/\.[^.]*$/u, '');
      const more = { bom, name, ...(condition === undefined ? {} : { condition }) };
      if (out === undefined) await writeLines(exportLines(db, format as TextFormat, more), io);
      else if (INTO_FILES.has(format)) await exportTo(db, format as FileFormat, out, condition);
      else writeLinesTo(out, exportLines(db, format as TextFormat, more));
      return 0;
    } catch (error) {
      throw out === undefined ? error : writingError(error, out);
    } finally {
      db.close();
    }
  },
};
