import { isAscii, isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { SolieuError } from '../../pipeline/model/index.js';
import { decode } from '../decode.js';
import { type InputProblem, problemOf } from '../problems.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import { isRecord, parsedJson } from '../unread.js';
import type { Chunks, Items, Take } from './chunks.js';
import { fieldsOf } from './fields.js';
import { streamLines } from './lines.js';
import { isShown } from './shown.js';
import { type Entry, sifted } from './sift.js';

/** How many lines are looked at: some of them may be broken. */
const LINES = 20;

export function isJsonLines(text: string, source: string): boolean {
  if (!/^\s{0,999}\{/u.test(text)) return false;
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/iu.test(source)) return true;
  const lines = text.split('\n', LINES).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.some((line) => isRecord(parsedJson(line)));
}

/**
 * True where a stream begins with two records of JSON lines in UTF-8 that has more than ASCII: whatever comes behind them, it
 * is that. A program that writes a line now and then into a pipe need not be waited for. `undefined` where two lines have
 * not come yet.
 */
export function beginsWithLines(head: Buffer): boolean | undefined {
  if (head[0] !== 0x7b) return false;
  const first = head.indexOf('\n');
  const second = first < 0 ? -1 : head.indexOf('\n', first + 1);
  if (second < 0) return undefined;
  const lines = head.subarray(0, second);
  return (
    isUtf8(lines) &&
    !isAscii(lines) &&
    lines
      .toString('utf8')
      .split('\n')
      .every((line) => isRecord(parsedJson(line)))
  );
}

/** Reads lines of UTF-8 that hold a record each, one at a time. */
export function readJsonLines<T>(all: Chunks, path: string, options: ReadOptions, take: Take<T>): Items<T> {
  return sifted(entriesOf(all, path, options, take), path, options.map);
}

/** The records of such lines, unread. */
export async function* entriesOf<T>(
  all: Chunks,
  path: string,
  { maxBytes: most = MAX_BYTES }: ReadOptions,
  take: Take<T>,
): AsyncGenerator<Entry<T>> {
  let n = 0;
  for await (const line of streamLines(all, most)) {
    if ('bytes' in line && isBlank(line.bytes)) continue;
    const record = n++;
    const source = `${path}#${record}`;
    if ('tooLong' in line) {
      const message = `${source} has ${line.tooLong} bytes; at most ${most} are read.`;
      const problem = problemOf(new SolieuError('input/too-large', message), path, record);
      yield { values: () => undefined, length: 0, read: () => problem };
      continue;
    }
    const { bytes } = line;
    yield {
      values() {
        const value = parsedJson(bytes.toString('utf8'));
        return isRecord(value) ? value : undefined;
      },
      length: bytes.length,
      read: () => take({ source, path, record, rawHash: hashOf(bytes), bytes }),
    };
  }
}

/** True for a line without anything in it; a record begins with its bracket, so one look is enough for most. */
const isBlank = (bytes: Buffer): boolean => bytes[0] !== 0x7b && bytes.toString('latin1').trim() === '';

export const damaged = (message: string): SolieuError => new SolieuError('input/damaged', message);
export const hashOf = (bytes: Uint8Array | string): string => hash('sha256', bytes);

/** A record, or the problem that it is: errors of reading it are told with its number. */
function recordAt<T>(source: string, record: number, read: () => T): T | InputProblem {
  try {
    return read();
  } catch (error) {
    return problemOf(error, source, record);
  }
}

/** How far below the top of an answer its records lie: `{"hits":{"hits":[…]}}`. */
const ENVELOPES = 3;

/** The lists of records that an object holds, those nearest to its top. */
function listsIn(value: Readonly<Record<string, unknown>>, depth = ENVELOPES): readonly (readonly unknown[])[] {
  const values = Object.values(value);
  const lists = values.filter((one): one is unknown[] => Array.isArray(one) && one.some(isRecord));
  return lists.length > 0 || depth === 0 ? lists : values.filter(isRecord).flatMap((one) => listsIn(one, depth - 1));
}

/** A list of records, one record, or an object that holds such a list, also in objects of it: the answer of a server. */
export function readJson<T>(bytes: Uint8Array, source: string, { map }: ReadOptions, take: Take<T>): Items<T> {
  const value = parsedJson(decode(bytes, source).text);
  if (value === undefined) throw damaged(`${source} is no JSON.`);
  const lists = isRecord(value) ? listsIn(value) : [];
  const isArticle = (one: Record<string, unknown>) => fieldsOf(one, map).text !== undefined || isShown(one);
  const isOne = isRecord(value) && (isArticle(value) || lists.length === 0);
  const records = (Array.isArray(value) ? value : isOne ? [value] : lists.flat()) as readonly unknown[];
  const entries = records.map((one, n) => ({
    values: () => (isRecord(one) ? one : undefined),
    length: bytes.length / records.length,
    read: () =>
      recordAt(source, n, () => {
        if (!isRecord(one)) throw damaged(`${source}#${n} is no JSON object.`);
        return takeRecord(take, source, n, serialised(one, source, n));
      }),
  }));
  return sifted(entries, source, map);
}

/** Takes a record that is no line of its file as if it were one; `raw` is how it stands there. */
export function takeRecord<T>(
  take: Take<T>,
  path: string,
  record: number,
  json: string,
  raw = json,
): ReturnType<Take<T>> {
  return take({ source: `${path}#${record}`, path, record, rawHash: hashOf(raw), bytes: Buffer.from(json) });
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
