import { hash } from 'node:crypto';
import type { FieldMap } from '../../corpus/index.js';
import { advice, type ErrorCode, SolieuError } from '../../pipeline/model/index.js';
import { faultOf } from '../../pipeline/run.js';
import { type ExportedMention, exported } from '../export/index.js';
import { articleRows, CLAIM_COLUMNS, ROW_FROM, type StoredClaim } from '../sqlite/index.js';

/** What one line gives: its mentions, or why there are none. */
export interface Extracted {
  /** The record's `id`, else its `url`, else the first half of the SHA-256 of the line; null where it was too long to read. */
  readonly id: string | number | null;
  /** Where offsets do not count in the text of the record (it has a title, a lead or a page): the text they count in. */
  readonly text?: string;
  readonly mentions?: readonly Omit<ExportedMention, 'source'>[];
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly hint: string };
}

/** One line in, one line out, both without their end. */
export type ExtractLine = (bytes: Uint8Array) => string;

const errorOf = (code: ErrorCode, message: string): Pick<Extracted, 'error'> => ({
  error: { code, message, hint: advice[code] },
});

/** What a line gives that was given up, with its thread. */
export const crashedLine = (bytes: Uint8Array, why: string): string =>
  lineOf({ id: keyOf(bytes), ...errorOf('input/crashed', `Reading it was given up: ${why}.`) });

/** What a line gives that is longer than is read. */
export const tooLongLine = (length: number): string =>
  lineOf({ id: null, ...errorOf('input/too-large', `The line has ${length} bytes.`) });

const lineOf = (extracted: Extracted): string => JSON.stringify(extracted);

const keyOf = (bytes: Uint8Array): string => hash('sha256', bytes).slice(0, 32);

function idOf(record: Readonly<Record<string, unknown>>, key: string): string | number {
  const found = [record['id'], record['url']].find((one) => typeof one === 'string' || typeof one === 'number');
  return (found as string | number | undefined) ?? key;
}

/** A row as it would be read from the database; the columns of its article are not needed. */
const storedOf = (row: readonly unknown[]): StoredClaim =>
  Object.fromEntries(CLAIM_COLUMNS.map((name, n) => [name, row[n - ROW_FROM] ?? null])) as unknown as StoredClaim;

/** The filter of one line; loaded when needed, because the lexicons and the gazetteer take their time. */
export async function extractor({ map }: { readonly map?: FieldMap } = {}): Promise<ExtractLine> {
  const [{ readGiven, isRecord, parsedJson }, { loadGazetteer }, { understandWith }] = await Promise.all([
    import('../../corpus/index.js'),
    import('../../corpus/gazetteer/index.js'),
    import('./understand.js'),
  ]);
  const gazetteer = loadGazetteer();
  const understand = understandWith(gazetteer);
  const extracted = (record: Readonly<Record<string, unknown>>, id: string | number, rawHash: string): Extracted => {
    try {
      const { article, shift } = readGiven(record, String(id), rawHash, map);
      const mentions = articleRows(understand(article), gazetteer).claims.map((row) => {
        const { source: _, start, end, ...rest } = exported(storedOf(row));
        return { start: start + (shift ?? 0), end: end + (shift ?? 0), ...rest };
      });
      return { id, ...(shift === undefined && { text: article.text }), mentions };
    } catch (error) {
      if (error instanceof SolieuError) return { id, ...errorOf(error.code, error.message) };
      const { code, message } = faultOf(String(id), error);
      return { id, ...errorOf(code, message) };
    }
  };
  return (bytes) => {
    const value = parsedJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    const rawHash = hash('sha256', bytes);
    const key = rawHash.slice(0, 32);
    if (!isRecord(value)) return lineOf({ id: key, ...errorOf('input/damaged', 'The line is no JSON object.') });
    return lineOf(extracted(value, idOf(value, key), rawHash));
  };
}
