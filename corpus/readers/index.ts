import { SolieuError } from '../../pipeline/model/index.js';
import { problemOf } from '../problems.js';
import type { ReadOptions } from '../read.js';
import { isPage } from '../sniff.js';
import { parsedJson, readUnread, type Unread } from '../unread.js';
import { type Chunks, collected, collectedToCut, type Items, type Peeked, PROBE, peeked, type Take } from './chunks.js';
import { tableIn, tableRefused } from './data-table.js';
import { gunzipped, isGzip } from './gunzip.js';
import { beginsWithLines, hashOf, isJsonLines, readJson, readJsonLines } from './json.js';
import { membersOf, unpackedHead } from './members.js';
import { isMhtml, readMhtml } from './mhtml.js';
import { isPdf, readPdf } from './pdf.js';
import { readRows } from './rows.js';
import { asUtf8, decodedHead } from './transcode.js';
import { isWarc, readWarc } from './warc.js';
import { type Nesting, readZip } from './zip.js';

/**
 * Reads all articles of a stream, whose format is told by its content: JSON lines, JSON, CSV and TSV of scrapers, web
 * archives, zips, saved pages, Word and PDF documents, one page or text; each also packed by gzip. Lines, rows and records
 * are read one at a time. A bad record is a problem in its place.
 *
 * @param source path as the user gave it; records add `#n`, files in a zip `!name`
 * @param nesting where the stream is a file in an archive
 */
export function readStream(chunks: Chunks, source: string, options: ReadOptions = {}, nesting?: Nesting): Items {
  return items(chunks, source, options, (unread) => readUnread(unread, options), nesting);
}

/** The same, but records, pages of web archives, texts and pages are left unread; documents (Word, PDF) are not. */
export function takeStream(
  chunks: Chunks,
  source: string,
  options: ReadOptions = {},
  nesting?: Nesting,
): Items<Unread> {
  return items(chunks, source, options, (unread) => unread, nesting);
}

async function* items<T>(
  chunks: Chunks,
  source: string,
  options: ReadOptions,
  take: Take<T>,
  nesting: Nesting | undefined,
): Items<T> {
  const open: Peeked[] = [];
  const peek = async (stream: Chunks): Promise<Peeked> => {
    const one = await peeked(stream, beginsWithLines);
    open.unshift(one);
    return one;
  };
  try {
    const { head, all } = await peek(chunks);
    if (!isGzip(head)) {
      yield* readUnpacked(head, all, source, options, take, nesting);
      return;
    }
    if (isWarc(unpackedHead(head))) {
      yield* readWarc(membersOf(all, source), source, options, take);
      return;
    }
    const inner = await peek(gunzipped(all, source, nesting?.spend));
    if (isGzip(inner.head) || isZip(inner.head)) throw new SolieuError('input/nested', `${source} holds an archive.`);
    yield* readUnpacked(inner.head, inner.all, source, options, take, nesting);
  } catch (error) {
    yield problemOf(error, source);
  } finally {
    for (const one of open) await one.close();
  }
}

/** `PK` and the mark of a file, or of the end of an empty archive. */
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

async function* readUnpacked<T>(
  head: Buffer,
  all: Chunks,
  source: string,
  options: ReadOptions,
  take: Take<T>,
  nesting: Nesting | undefined,
): Items<T> {
  if (isWarc(head)) {
    yield* readWarc(all, source, options, take);
    return;
  }
  if (isZip(head)) {
    const bytes = await collected(all, source, options, 'whole from a stream');
    const read = (chunks: Chunks, name: string, given: ReadOptions, inner: Nesting) =>
      items(chunks, name, given, take, inner);
    yield* readZip(bytes, source, options, read, nesting);
    return;
  }
  if (isPdf(head)) {
    yield await readPdf(await collected(all, source, options), source);
    return;
  }
  if (isMhtml(head)) {
    yield take(await readMhtml(await collected(all, source, options), source));
    return;
  }
  const known = OTHERS.find(([mark]) => head.subarray(0, mark.length).equals(mark));
  if (known !== undefined) throw new SolieuError('input/binary', `${source} is ${known[1]}.`);
  yield* readWords(head, all, source, options, take);
}

/** A feed, a map of a site, a table or settings in XML: its tags, numbers of versions and dates are no text. */
const XML = /^\s{0,999}<(?:\?xml|rss|feed|urlset|sitemapindex)[\s>]/u;
const NO_PAGE = 'is XML and no page: turn it into pages or JSON lines, or fetch what a feed links to with --url';

const noRecords = (source: string): SolieuError =>
  new SolieuError('input/no-text', `${source} is JSON, and what it holds are no records.`);

/** `[[1, 2], [3, 4]]`, `["a", "b"]`, `null`; a text may begin with a bracket or be a number too. */
function holdsNoRecords(head: string, bytes: Uint8Array, source: string): boolean {
  const isCalledJson = /\.json(?:\.gz)?$/iu.test(source);
  if (!isCalledJson && !/^\s{0,999}\[\s{0,999}["\d[\-tfn]/u.test(head)) return false;
  const value = parsedJson(new TextDecoder().decode(bytes));
  return isCalledJson ? value !== undefined : Array.isArray(value);
}

/** Formats that hold text and are not read: their bytes would be taken for it. */
const OTHERS = [
  [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'an old Office file (.doc, .xls): save it as .docx'],
  [Buffer.from('{\\rtf'), 'a rich text file (.rtf): save it as .docx'],
  [Buffer.from('SQLite format 3'), 'a database'],
] as const;

async function* readWords<T>(head: Buffer, all: Chunks, source: string, options: ReadOptions, take: Take<T>): Items<T> {
  const { text, encoding } = decodedHead(head, source);
  if (isJsonLines(text, source)) {
    yield* readJsonLines(asUtf8(all, encoding, source, options), source, options, take);
    return;
  }
  if (/^\s{0,999}(?:\[\s{0,999}\{|\{)\s{0,999}["}]/u.test(text)) {
    yield* readJson(await collected(all, source, options, 'as one JSON value'), source, options, take);
    return;
  }
  // What a scraper writes that found nothing.
  if (/^\s{0,99}\[\s{0,99}\]\s{0,99}$/u.test(text)) throw new SolieuError('input/empty', `${source} is an empty list.`);
  // The last row of a whole file ends with it.
  const rows = head.length < PROBE ? `${text}\n` : text;
  const table = tableIn(rows, source, options.map);
  if (table !== undefined) {
    yield* readRows(asUtf8(all, encoding, source, options), table, source, options, take);
    return;
  }
  if (XML.test(text) && !isPage(text)) throw new SolieuError('input/binary', `${source} ${NO_PAGE}.`);
  const refused = tableRefused(rows, source);
  if (refused !== undefined) throw new SolieuError('input/no-text', `${source} ${refused}.`);
  // The first half of a page or text has its title, its lead and what stands in it.
  const { bytes, cut } = await collectedToCut(all, source, options);
  if (holdsNoRecords(text, bytes, source)) throw noRecords(source);
  if (cut === undefined || bytes.length > 0) yield take({ source, path: source, rawHash: hashOf(bytes), bytes });
  if (cut !== undefined) throw cut;
}
