import { type Cell, rowsIn } from './cells.js';
import type { Chunks } from './chunks.js';
import { columnsOf, IS_NUMBER } from './columns.js';
import { type FieldMap, fieldsOf } from './fields.js';

/** How a table is read. */
export interface Table {
  readonly delimiter: string;
  /** False where its first row is one like the others: columns then go by their numbers. */
  readonly hasNames: boolean;
}

const DELIMITERS = ['\t', ',', ';'];
/** Rows that say that a text is a table. */
const ROWS = 3;
const NAME_LENGTH = 40;
/** `1.<tab>Điều …` in each line is a list, and in `thu 2,5 tỷ` one comma is no separator. */
const COLUMNS_FROM = 3;
/** A file of this name is a table or nothing that can be read: its rows are never prose. */
const isCalledTable = (source: string): boolean => /\.(?:csv|tsv)(?:\.gz)?$/iu.test(source);
/** What Excel writes before the names. */
const SEPARATOR_LINE = /^\ufeff?sep=.\r?\n/u;

const textsOf = (row: readonly Cell[]): readonly string[] => row.map(({ text }) => text.trim());
const areAlike = (rows: readonly (readonly Cell[])[]): boolean => rows.every((row) => row.length === rows[0]!.length);

/**
 * How a text is read as a table of articles: its first row names a text, or the columns are given by their numbers.
 *
 * @param head the beginning of the text; its last line may be cut
 */
export function tableIn(head: string, source: string, map?: FieldMap): Table | undefined {
  const text = head.replace(SEPARATOR_LINE, '').trimStart();
  for (const delimiter of DELIMITERS) {
    const row = firstRow(text, delimiter);
    if (namesText(row, map) && (namesMore(row, map) || isTable(text, delimiter, source))) {
      return { delimiter, hasNames: true };
    }
  }
  if (!Object.values(map ?? {}).some((key) => IS_NUMBER.test(key))) return undefined;
  const delimiter = bareDelimiterIn(text) ?? (isCalledTable(source) ? likeliestDelimiter(text) : undefined);
  if (delimiter === undefined) return undefined;
  const row = firstRow(text, delimiter);
  return {
    delimiter,
    hasNames: namesText(row, undefined) || (row.every(isName) && isBrief(row[Number(map?.text) - 1])),
  };
}

/** Also where the head ends in it. */
const firstRow = (text: string, delimiter: string): readonly string[] =>
  textsOf(rowsIn(`${text.slice(0, 4096)}\n`, delimiter)[0] ?? []);

const namedFields = (names: readonly string[], map: FieldMap | undefined) =>
  fieldsOf(Object.fromEntries(columnsOf(names).names.map((name) => [name, 'x'])), map);
const namesText = (names: readonly string[], map: FieldMap | undefined): boolean =>
  namedFields(names, map).text !== undefined;
const namesMore = (names: readonly string[], map: FieldMap | undefined): boolean =>
  Object.keys(namedFields(names, map)).length > 1;

/** A first row that names a text and nothing else that is known may be a line of prose: the rows behind it tell. */
function isTable(text: string, delimiter: string, source: string): boolean {
  const rows = rowsIn(text, delimiter);
  if (isCalledTable(source)) return true;
  return rows.length >= ROWS && rows[0]!.length > 1 && areAlike(rows);
}

function likeliestDelimiter(text: string): string {
  const cells = (delimiter: string) => firstRow(text, delimiter).length;
  return [...DELIMITERS].sort((a, b) => cells(b) - cells(a))[0]!;
}

/**
 * The names of the columns, where a text is a table of data and nothing else: every row has as many separators as the first
 * one, which has names without figures between them. In prose blanks stand behind commas, and no two lines are alike.
 *
 * @param head the beginning of the text; its last line may be cut
 */
function columnsIn(head: string): readonly string[] | undefined {
  const text = head.trimStart();
  const header = text.split(/[\r\n]/u, 1)[0] ?? '';
  const delimiter = [';', ',', '\t'].find((one) => header.includes(one));
  if (delimiter === undefined) return undefined;
  const rows = rowsIn(text, delimiter);
  const names = (rows[0] ?? []).map((cell) => cell.text);
  const isHeader = names.every((name) => name !== '' && name.length <= NAME_LENGTH && !/^\s|\d/u.test(name));
  if (!isHeader || (delimiter === '\t' && names.length < COLUMNS_FROM)) return undefined;
  return rows.length >= ROWS && areAlike(rows) ? names : undefined;
}

/** The separator of a table that begins with a row of data: all rows have as many cells, three or more, as in no prose. */
function bareDelimiterIn(head: string): string | undefined {
  const text = head.trimStart();
  return DELIMITERS.find((delimiter) => {
    const rows = rowsIn(text, delimiter);
    if (rows.length < 2 || rows[0]!.length < COLUMNS_FROM || !areAlike(rows)) return false;
    return delimiter === '\t' || rows.every(isNoProse);
  });
}

/** In prose a blank stands behind a comma, and one without is in a figure: `2,5 tỷ`. */
function isNoProse(row: readonly Cell[]): boolean {
  if (row.some(({ text, isQuoted }, n) => n > 0 && !isQuoted && /^\s/u.test(text))) return false;
  return row.some(({ text, isQuoted }, n) => isQuoted || (n > 0 && !/^\d/u.test(text)));
}

/**
 * Why a text that is a table cannot be read as one, and what to do; `undefined` where it is none.
 *
 * @param head the beginning of the text; its last line may be cut
 */
export function tableRefused(head: string, source: string): string | undefined {
  const text = head.replace(SEPARATOR_LINE, '').trimStart();
  const names = columnsIn(text);
  if (names !== undefined) return withoutText(names);
  const delimiter = bareDelimiterIn(text) ?? (isCalledTable(source) ? likeliestDelimiter(text) : undefined);
  if (delimiter === undefined) return undefined;
  const row = firstRow(text, delimiter);
  if (row.length < 2) return 'is called a table, and its first line is cut by no comma, semicolon or tab';
  if (row.every(isName)) return withoutText(row);
  const numbers = numbersFor(row);
  return `is a table whose first line names no columns: put one before it, such as title,text,date, or give the columns by number, such as --map ${numbers}`;
}

/** Names of columns that a message tells. */
const NAMES_TOLD = 12;
const withoutText = (names: readonly string[]): string =>
  `is a table, and no column of it is known to hold a text (its columns: ${names.slice(0, NAMES_TOLD).join(', ')})`;

const isName = (text: string): boolean => text.length <= NAME_LENGTH && /^\p{L}[\p{L}\p{M}\p{N}_ .-]*$/u.test(text);

/** Names of columns have few words, texts many. */
const isBrief = (text = ''): boolean => text.split(/\s+/u).length <= WORDS_OF_NAME;
const WORDS_OF_NAME = 3;

/** Which columns look as if they held what: the longest is the text. */
function numbersFor(row: readonly string[]): string {
  const isUrl = (text: string) => /^https?:/iu.test(text);
  const isDay = (text: string) => /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)/u.test(text);
  const byLength = row.map((text, n) => ({ text, n })).sort((a, b) => b.text.length - a.text.length);
  const words = byLength.filter(({ text }) => /\p{L}/u.test(text) && !isUrl(text) && !isDay(text));
  const columns: [string, number | undefined][] = [
    ['title', words[1]?.n],
    ['text', words[0]?.n ?? 0],
    ['date', row.findIndex(isDay)],
    ['url', row.findIndex(isUrl)],
  ];
  return columns.flatMap(([field, n]) => (n === undefined || n < 0 ? [] : `${field}=${n + 1}`)).join(',');
}

/** A table without what Excel writes before it. */
export async function* withoutSeparator(all: Chunks): Chunks {
  let isFirst = true;
  for await (const chunk of all) {
    if (!isFirst) {
      yield chunk;
      continue;
    }
    isFirst = false;
    const line = SEPARATOR_LINE.exec(Buffer.from(chunk.subarray(0, 12)).toString())?.[0] ?? '';
    yield chunk.subarray(Buffer.byteLength(line));
  }
}
