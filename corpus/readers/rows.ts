import { type InputProblem, problemOf } from '../problems.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import type { Chunks, Items, Take } from './chunks.js';
import { type FieldMap, fieldsOf } from './fields.js';
import { damaged, takeRecord } from './json.js';
import { type Entry, sifted } from './sift.js';

/** The separator, where the first line is a header that names a text and something else. */
export function delimiterOf(text: string, map?: FieldMap): string | undefined {
  const header = text.slice(0, 4096).split(/[\r\n]/u, 1)[0] ?? '';
  return ['\t', ',', ';'].find((delimiter) => {
    const names = header.split(delimiter).map((name) => name.trim().replace(/^"|"$/gu, ''));
    const fields = fieldsOf(Object.fromEntries(names.map((name) => [name, 'x'])), map);
    return fields.text !== undefined && Object.keys(fields).length > 1;
  });
}

/** Reads the rows of CSV or TSV in UTF-8, one at a time; the first names the fields. */
export async function* readRows<T>(
  all: Chunks,
  delimiter: string,
  source: string,
  options: ReadOptions,
  take: Take<T>,
): Items<T> {
  const skipped: InputProblem[] = [];
  yield* sifted(rowsOf(all, delimiter, source, options, take, skipped), source, options.map);
  yield* skipped;
}

/** The rows, unread; those that cannot be told apart are put into `skipped`. */
async function* rowsOf<T>(
  all: Chunks,
  delimiter: string,
  source: string,
  options: ReadOptions,
  take: Take<T>,
  skipped: InputProblem[],
): AsyncGenerator<Entry<T>> {
  const [{ parse }, { Readable }] = await Promise.all([import('csv-parse'), import('node:stream')]);
  // The header is row 0, so the first record gets 0 behind it.
  let next = -1;
  const parser = parse({
    delimiter,
    bom: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: options.maxBytes ?? MAX_BYTES,
    skip_records_with_error: true,
    on_record: (row: string[]) => Object.assign(row, { n: next++ }),
    on_skip: (error) => {
      const n = next++;
      skipped.push(problemOf(damaged(`${source}#${n} cannot be read: ${error?.message ?? 'no row'}`), source, n));
      return undefined;
    },
  });
  let failure: { readonly error: unknown } | undefined;
  // A stream that fails ends here: what came before is read, and the error told behind it.
  const toFailure = async function* () {
    try {
      yield* all;
    } catch (error) {
      failure = { error };
    }
  };
  const input = Readable.from(toFailure(), { objectMode: false });
  input.pipe(parser);
  let names: readonly string[] | undefined;
  const entryOf = ({ raw, record: cells, n }: Row): Entry<T> => {
    const record = Object.fromEntries(names!.map((name, at) => [name.trim(), cells[at] ?? '']));
    const read = () => takeRecord(take, source, n, JSON.stringify(record), raw.trimEnd());
    return { values: () => record, length: raw.length, read };
  };
  let held: Row | undefined;
  try {
    for await (const row of parser as AsyncIterable<Row>) {
      if (names === undefined) {
        names = row.record;
        continue;
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
