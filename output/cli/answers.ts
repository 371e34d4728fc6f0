import type { Io } from './command.js';

/** How answers are printed. */
export const FORMATS = ['table', 'csv', 'tsv', 'json', 'jsonl', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** Rows of a question with the names of its columns; rows are arrays in their order. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>;
}

const plain = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value);

function objectLine(columns: readonly string[], row: readonly unknown[]): string {
  return JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, plain(row[i])])));
}

/** The answer as lines with their ends. */
async function* linesOf({ columns, rows }: Rows, format: Exclude<Format, 'table'>): AsyncGenerator<string> {
  const { csvLine, mdLine, tsvLine } = await import('../export/index.js');
  if (format === 'json') {
    let before = '[';
    for await (const row of rows) {
      yield `${before}\n${objectLine(columns, row)}`;
      before = ',';
    }
    yield before === '[' ? '[]\n' : '\n]\n';
    return;
  }
  if (format === 'jsonl') {
    for await (const row of rows) yield `${objectLine(columns, row)}\n`;
    return;
  }
  const [line, end] = format === 'csv' ? [csvLine, '\r\n'] : format === 'tsv' ? [tsvLine, '\n'] : [mdLine, '\n'];
  yield line(columns) + end;
  if (format === 'md') yield `|${' --- |'.repeat(columns.length)}\n`;
  for await (const row of rows) yield line(row) + end;
}

async function drawTable({ columns, rows }: Rows, io: Io): Promise<void> {
  const { tableOf } = await import('./table.js');
  const held: (readonly unknown[])[] = [];
  for await (const row of rows) held.push(row);
  const { text, isShortened } = tableOf(columns, held, io.columns);
  await io.out(text);
  if (held.length === 0) io.err('Nothing was found.\n');
  if (isShortened) io.err('Some cells are shortened; ask for fewer columns, or use --format csv.\n');
}

/** Prints an answer; a table is held until its widths are known, everything else streams. */
export async function printRows(answer: Rows, format: Format, io: Io): Promise<void> {
  if (format === 'table') return drawTable(answer, io);
  const { writeLines } = await import('./lines.js');
  await writeLines(linesOf(answer, format), io);
}
