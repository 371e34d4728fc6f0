import type { Answer } from '../../sqlite/index.js';
import { type Command, dbOption, type Io, UsageError } from '../command.js';

const FORMATS = ['table', 'csv', 'tsv', 'json', 'jsonl', 'md'] as const;
type Format = (typeof FORMATS)[number];
/** Rows of a table are held until the widths are known. */
const TABLE_LIMIT = 1000;

const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('hex') : value);

function objectLine(columns: readonly string[], row: readonly unknown[]): string {
  return JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, plain(row[i])])));
}

/** The answer as lines with their ends. */
async function* linesOf({ columns, rows }: Answer, format: Exclude<Format, 'table'>): AsyncGenerator<string> {
  const { csvLine, mdLine, tsvLine } = await import('../../export/index.js');
  if (format === 'json') {
    let before = '[';
    for (const row of rows) {
      yield `${before}\n${objectLine(columns, row)}`;
      before = ',';
    }
    yield before === '[' ? '[]\n' : '\n]\n';
    return;
  }
  if (format === 'jsonl') {
    for (const row of rows) yield `${objectLine(columns, row)}\n`;
    return;
  }
  const [line, end] = format === 'csv' ? [csvLine, '\r\n'] : format === 'tsv' ? [tsvLine, '\n'] : [mdLine, '\n'];
  yield line(columns) + end;
  if (format === 'md') yield `|${' --- |'.repeat(columns.length)}\n`;
  for (const row of rows) yield line(row) + end;
}

async function drawTable({ columns, rows }: Answer, io: Io): Promise<void> {
  const { tableOf } = await import('../table.js');
  const { text, isShortened } = tableOf(columns, [...rows], io.columns);
  await io.out(text);
  if (isShortened) io.err('Some cells are shortened; ask for fewer columns, or use --format csv.\n');
}

/** At most `limit` rows; `onMore` is called when there were more. */
function* firstOf<T>(rows: Iterable<T>, limit: number, onMore: () => void): IterableIterator<T> {
  let n = 0;
  for (const row of rows) {
    if (n++ === limit) {
      onMore();
      return;
    }
    yield row;
  }
}

function limitOf(given: string | undefined, format: Format): number {
  if (given === undefined) return format === 'table' ? TABLE_LIMIT : Number.POSITIVE_INFINITY;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 0) throw new UsageError(`--limit ${given} is no number of rows.`);
  return limit === 0 ? Number.POSITIVE_INFINITY : limit;
}

export const query: Command = {
  name: 'query',
  usage: 'query "SQL" --db FILE [--format table|csv|tsv|json|jsonl|md] [--limit N]',
  summary: 'Ask the database a question in SQL.',
  details: [
    'The database is opened for reading only, and only a single SELECT (or WITH, VALUES, EXPLAIN) is run. docs/schema.md describes the tables and views; start with the view facts.',
    'A table is fitted to the terminal; where there is none, and in all other formats, nothing is shortened.',
  ],
  arguments: [{ name: '<sql>', about: 'one question' }],
  options: [
    dbOption,
    { flags: '--format <format>', about: 'how to print the answer', default: 'table', choices: FORMATS },
    { flags: '--limit <n>', about: `print at most so many rows, 0 for all (table: ${TABLE_LIMIT}, else all)` },
  ],
  examples: [
    'solieu query "SELECT quote, object, subject, time, sentence FROM facts LIMIT 10"',
    'solieu query "SELECT kind, count(*) AS n FROM facts GROUP BY kind" --format md',
  ],
  async run([sql = ''], options, io) {
    const [{ openStore }, { writeLines }] = await Promise.all([
      import('../../api/open-store.js'),
      import('../lines.js'),
    ]);
    const format = options.format as Format;
    const limit = limitOf(options.limit, format);
    const store = openStore(options.db);
    try {
      const answer = store.query(sql);
      let isCut = false;
      const rows = firstOf(answer.rows, limit, () => {
        isCut = true;
      });
      const shown = { columns: answer.columns, rows };
      if (format === 'table') await drawTable(shown, io);
      else await writeLines(linesOf(shown, format), io);
      if (isCut) io.err(`Only the first ${limit} rows are shown; --limit 0 shows all.\n`);
      return 0;
    } finally {
      store.close();
    }
  },
};
