import { hash } from 'node:crypto';
import { type Article, SolieuError } from '../../pipeline/model/index.js';
import { decode } from '../decode.js';
import { type InputProblem, problemOf } from '../problems.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import { isRecord, parsedJson, readUnread, type Unread } from '../unread.js';
import { type FieldMap, fieldsOf } from './fields.js';
import { gunzipped, isGzip } from './gunzip.js';
import { streamLines } from './lines.js';
import { readRecord } from './record.js';

type Chunks = AsyncIterable<Uint8Array>;
type Items<T = never> = AsyncGenerator<Article | InputProblem | T>;
/** What is made of bytes that are one article. */
type Take<T> = (unread: Unread) => Article | InputProblem | T;

/** How much of a stream is looked at to tell its format. */
const PROBE = 1 << 16;

/**
 * Reads all articles of a stream, whose format is told by its content: JSON lines, JSON, CSV and TSV of scrapers, one page
 * or text, each also packed by gzip. Lines and rows are read one at a time. A bad record is a problem in its place.
 *
 * @param source path as the user gave it; records add `#n`
 */
export function readStream(chunks: Chunks, source: string, options: ReadOptions = {}): Items {
  return items(chunks, source, options, (unread) => readUnread(unread, options));
}

/** The same, but lines of JSON and files of one article are left unread. */
export function takeStream(chunks: Chunks, source: string, options: ReadOptions = {}): Items<Unread> {
  return items(chunks, source, options, (unread) => unread);
}

async function* items<T>(chunks: Chunks, source: string, options: ReadOptions, take: Take<T>): Items<T> {
  try {
    const { head, all } = await peeked(chunks);
    if (!isGzip(head)) {
      yield* readUnpacked(head, all, source, options, take);
      return;
    }
    const inner = await peeked(gunzipped(all, source));
    if (isGzip(inner.head) || isZip(inner.head)) throw new SolieuError('input/nested', `${source} holds an archive.`);
    yield* readUnpacked(inner.head, inner.all, source, options, take);
  } catch (error) {
    yield problemOf(error, source);
  }
}

const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

/** Reads the first part and gives a stream that has it still. */
async function peeked(chunks: Chunks): Promise<{ readonly head: Buffer; readonly all: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < PROBE; ) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  const all = async function* () {
    try {
      yield* first.splice(0);
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(first).subarray(0, PROBE), all: all() };
}

async function* readUnpacked<T>(
  head: Buffer,
  all: Chunks,
  source: string,
  options: ReadOptions,
  take: Take<T>,
): Items<T> {
  const text = head.toString('utf8').replace(/^\ufeff/u, '');
  if (isJsonLines(text, source)) {
    yield* readJsonLines(all, source, options, take);
    return;
  }
  if (/^\s{0,999}(?:\[\s{0,999}\{|\{)\s{0,999}["}]/u.test(text)) {
    yield* readJson(await collected(all, source, options), source, options);
    return;
  }
  const delimiter = delimiterOf(text, options.map);
  if (delimiter !== undefined) yield* readRows(all, delimiter, source, options);
  else {
    const bytes = await collected(all, source, options);
    yield take({ source, path: source, rawHash: hashOf(bytes), bytes });
  }
}

/** How many lines are looked at: some of them may be broken. */
const LINES = 20;

function isJsonLines(text: string, source: string): boolean {
  if (!/^\s{0,999}\{/u.test(text)) return false;
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/iu.test(source)) return true;
  const lines = text.split('\n', LINES).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.some((line) => isRecord(parsedJson(line)));
}

async function* readJsonLines<T>(all: Chunks, path: string, options: ReadOptions, take: Take<T>): Items<T> {
  const most = options.maxBytes ?? MAX_BYTES;
  let record = 0;
  for await (const line of streamLines(all, most)) {
    const source = `${path}#${record}`;
    if ('tooLong' in line) {
      const message = `${source} has ${line.tooLong} bytes; at most ${most} are read.`;
      yield problemOf(new SolieuError('input/too-large', message), path, record);
    } else if (isBlank(line.bytes)) {
      continue;
    } else {
      yield take({ source, path, record, rawHash: hashOf(line.bytes), bytes: line.bytes });
    }
    record++;
  }
}

/** True for a line without anything in it; a record begins with its bracket, so one look is enough for most. */
const isBlank = (bytes: Buffer): boolean => bytes[0] !== 0x7b && bytes.toString('latin1').trim() === '';

const damaged = (message: string): SolieuError => new SolieuError('input/damaged', message);
const hashOf = (bytes: Uint8Array | string): string => hash('sha256', bytes);

function recordAt(source: string, record: number, read: () => Article): Article | InputProblem {
  try {
    return read();
  } catch (error) {
    return problemOf(error, source, record);
  }
}

/** A list of records, one record, or an object that holds such a list. */
function* readJson(bytes: Uint8Array, source: string, { map }: ReadOptions): Generator<Article | InputProblem> {
  const value = parsedJson(decode(bytes, source).text);
  if (value === undefined) throw damaged(`${source} is no JSON.`);
  const lists = isRecord(value) ? Object.values(value).filter((one) => Array.isArray(one) && one.some(isRecord)) : [];
  const isOne = isRecord(value) && (fieldsOf(value, map).text !== undefined || lists.length === 0);
  const records = (Array.isArray(value) ? value : isOne ? [value] : lists.flat()) as readonly unknown[];
  for (const [n, one] of records.entries()) {
    yield recordAt(source, n, () => {
      if (!isRecord(one)) throw damaged(`${source}#${n} is no JSON object.`);
      return readRecord(one, `${source}#${n}`, hashOf(serialised(one, source, n)), map);
    });
  }
}

/** The record by itself. Blanks between its values are no part of it, so the same record in another file is the same. */
function serialised(record: Readonly<Record<string, unknown>>, source: string, n: number): string {
  try {
    return JSON.stringify(record);
  } catch (error) {
    if (error instanceof RangeError) throw damaged(`${source}#${n} is nested too deep.`);
    throw error;
  }
}

/** The separator, where the first line is a header that names a text and something else. */
function delimiterOf(text: string, map?: FieldMap): string | undefined {
  const header = text.slice(0, 4096).split(/[\r\n]/u, 1)[0] ?? '';
  return ['\t', ',', ';'].find((delimiter) => {
    const names = header.split(delimiter).map((name) => name.trim().replace(/^"|"$/gu, ''));
    const fields = fieldsOf(Object.fromEntries(names.map((name) => [name, 'x'])), map);
    return fields.text !== undefined && Object.keys(fields).length > 1;
  });
}

async function* readRows(all: Chunks, delimiter: string, source: string, options: ReadOptions): Items {
  const [{ parse }, { Readable }] = await Promise.all([import('csv-parse'), import('node:stream')]);
  const skipped: InputProblem[] = [];
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
  const input = Readable.from(all, { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let names: readonly string[] | undefined;
  try {
    for await (const { raw, record: values, n } of parser as AsyncIterable<Row>) {
      if (names === undefined) {
        names = values;
        continue;
      }
      const record = Object.fromEntries(names.map((name, at) => [name.trim(), values[at] ?? '']));
      yield recordAt(source, n, () => readRecord(record, `${source}#${n}`, hashOf(raw.trimEnd()), options.map));
    }
    yield* skipped;
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

async function collected(all: Chunks, source: string, { maxBytes = MAX_BYTES }: ReadOptions): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of all) {
    length += chunk.length;
    if (length > maxBytes) throw new SolieuError('input/too-large', `${source} has more than ${maxBytes} bytes.`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
