import { SolieuError } from '../../pipeline/model/index.js';
import { type InputProblem, problemOf } from '../problems.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import type { Chunks, Items, Take } from './chunks.js';
import { type Columns, columnsOf, doubledIn, recordOf } from './columns.js';
import { type Table, withoutSeparator } from './data-table.js';
import { damaged, takeRecord } from './json.js';
import { type Entry, sifted } from './sift.js';

/** Reads the rows of CSV or TSV in UTF-8, one at a time; the first names the fields, or they go by the numbers of columns. */
export async function* readRows<T>(
  all: Chunks,
  table: Table,
  source: string,
  options: ReadOptions,
  take: Take<T>,
): Items<T> {
  const skipped: InputProblem[] = [];
  const seen = { rows: 0, doubled: new Map<string, number>() };
  yield* sifted(rowsOf(all, table, source, options, take, skipped, seen), source, options.map);
  yield* skipped;
  if (seen.rows === 0 && skipped.length === 0) {
    throw new SolieuError('input/empty', `${source} is a table without rows.`);
  }
  if (seen.doubled.size > 0) throw ambiguous(source, seen.doubled);
}

/** Columns of one name that say different things: the first that says anything is read. */
function ambiguous(source: string, doubled: ReadonlyMap<string, number>): SolieuError {
  const told = [...doubled].map(([name, rows]) => `"${name}" (${rows === 1 ? 'one row' : `${rows} rows`})`);
  const what = 'has several columns of one name that say different things, and the first was read';
  return new SolieuError('input/ambiguous', `${source} ${what}: ${told.join(', ')}.`);
}

/** The rows, unread; those that cannot be told apart are put into `skipped`. */
async function* rowsOf<T>(
  all: Chunks,
  { delimiter, hasNames }: Table,
  source: string,
  options: ReadOptions,
  take: Take<T>,
  skipped: InputProblem[],
  seen: { rows: number; readonly doubled: Map<string, number> },
): AsyncGenerator<Entry<T>> {
  const [{ parse }, { Readable }] = await Promise.all([import('csv-parse'), import('node:stream')]);
  const most = options.maxBytes ?? MAX_BYTES;
  // Names are row -1, so the first record gets 0 behind them; a table without any begins with it.
  let next = hasNames ? -1 : 0;
  const parser = parse({
    delimiter,
    bom: true,
    raw: true,
    // `title, "text"`; of a row cut by tabs, blanks may be cells.
    ltrim: delimiter !== '\t',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // The parser does not find its way behind a row that it gives up, so a smaller limit is not told to it.
    max_record_size: Math.max(most, MAX_BYTES),
    skip_records_with_error: true,
    on_record: (row: string[]) => Object.assign(row, { n: next++ }),
    on_skip: (error) => {
      const n = next++;
      if (error?.code === 'CSV_MAX_RECORD_SIZE') {
        const what = `has more than ${Math.max(most, MAX_BYTES)} bytes, and no row behind it was read`;
        throw new SolieuError('input/too-large', `${source}#${n} ${what}: a quotation mark may be missing.`);
      }
      skipped.push(problemOf(damaged(`${source}#${n} cannot be read: ${error?.message ?? 'no row'}`), source, n));
      return undefined;
    },
  });
  let failure: { readonly error: unknown } | undefined;
  // A stream that fails ends here: what came before is read, and the error told behind it.
  const toFailure = async function* () {
    try {
      yield* withoutSeparator(all);
    } catch (error) {
      failure = { error };
    }
  };
  const input = Readable.from(toFailure(), { objectMode: false });
  input.pipe(parser);
  let columns: Columns | undefined;
  let chosenBy = '';
  const entryOf = ({ record: cells, raw, n }: Row): Entry<T> => {
    seen.rows++;
    const problem = tooLarge(source, n, raw, most) ?? tooMany(source, n, cells, columns!.names);
    const record = recordOf(cells, columns!, options.map);
    if (problem === undefined)
      for (const name of doubledIn(cells, columns!, record, options.map)) {
        seen.doubled.set(name, (seen.doubled.get(name) ?? 0) + 1);
      }
    return {
      values: () => record,
      length: raw.length,
      read: () => problem ?? takeRecord(take, source, n, JSON.stringify(record), raw.trimEnd() + chosenBy),
    };
  };
  let held: Row | undefined;
  const rows = (async function* () {
    try {
      yield* parser as AsyncIterable<Row>;
    } catch (error) {
      if (!(error instanceof SolieuError)) throw error;
      failure = { error };
    }
  })();
  try {
    for await (const row of rows) {
      if (columns === undefined) {
        columns = columnsOf(hasNames ? row.record : row.record.map(() => ''));
        // What is read of such a row is chosen by names and --map too: another choice is another article.
        if (columns.again.size > 0 || !hasNames) chosenBy = JSON.stringify([columns.names, options.map ?? {}]);
        if (hasNames) continue;
      }
      if (held !== undefined) yield entryOf(held);
      held = row;
    }
    // The last row of a stream that is cut is no row, but where its line has ended.
    if (held !== undefined && (failure === undefined || /[\r\n]$/u.test(held.raw))) yield entryOf(held);
    if (failure !== undefined) throw failure.error;
  } finally {
    input.destroy();
  }
}

/** A row as csv-parse gives it, with its number; the header has -1. */
interface Row {
  readonly raw: string;
  readonly record: readonly string[];
  readonly n: number;
}

function tooLarge(source: string, n: number, raw: string, most: number): InputProblem | undefined {
  const size = Buffer.byteLength(raw.trimEnd());
  if (size <= most) return undefined;
  return problemOf(
    new SolieuError('input/too-large', `${source}#${n} has ${size} bytes; at most ${most} are read.`),
    source,
    n,
  );
}

/** Text behind the last column is text that a separator in it has cut off. */
function tooMany(
  source: string,
  n: number,
  cells: readonly string[],
  names: readonly string[],
): InputProblem | undefined {
  if (cells.slice(names.length).every((cell) => cell.trim() === '')) return undefined;
  const message = `${source}#${n} has ${cells.length} cells, and the first row ${names.length}: put cells that hold separators into quotes.`;
  return problemOf(damaged(message), source, n);
}
