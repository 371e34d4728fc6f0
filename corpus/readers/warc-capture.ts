import { hash } from 'node:crypto';
import { SolieuError } from '../../pipeline/model/index.js';
import { type ReadOptions, refuseLarge } from '../read.js';
import { isPage } from '../sniff.js';
import type { Unread } from '../unread.js';
import { isCompanion } from './companions.js';
import { blankLine, HEAD_MOST, headersIn } from './headers.js';
import { unchunked, unpackedBody } from './http-body.js';

/** Records that may hold a page. Requests, metadata and revisits (the page is in another record) do not. */
const CAPTURES = new Set(['response', 'resource', 'conversion']);
const TEXT = /^\s{0,9}(?:text\/html|application\/xhtml\+xml|text\/plain)(?![\w+-])/iu;
const PAGE_FOUND = /^HTTP\/\d(?:\.\d)?\s(?:200|203)(?!\d)/iu;

/** True for records whose content has to be looked at. */
export const isCapture = (headers: Headers): boolean =>
  CAPTURES.has(headers.get('warc-type')?.trim().toLowerCase() ?? '') && addressIn(headers) !== undefined;

/** Some writers put the address between angle brackets. */
function addressIn(headers: Headers): URL | undefined {
  const given = headers.get('warc-target-uri')?.trim().replace(/^<|>$/gu, '') ?? '';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url && /^https?:$/u.test(url.protocol) ? url : undefined;
}

interface Capture {
  readonly body: Buffer;
  readonly type: string | undefined;
  readonly http?: Headers;
}

/** Tells the headers of the web server from what it sent; `undefined` where it sent no page or text. */
async function captureIn(headers: Headers, content: Buffer, source: string): Promise<Capture | undefined> {
  const isHttp = /^\s{0,9}application\/http/iu.test(headers.get('content-type') ?? 'application/http');
  if (headers.get('warc-type')?.trim().toLowerCase() !== 'response' || !isHttp) {
    const type = headers.get('content-type') ?? undefined;
    return isReadable(type, addressIn(headers)) ? { body: content, type } : undefined;
  }
  const start = content.subarray(0, HEAD_MOST);
  if (!PAGE_FOUND.test(start.subarray(0, 20).toString('latin1'))) return undefined;
  const end = blankLine(start);
  if (end < 0) throw damaged(`${source} has a header of the web server that does not end.`);
  const http = await headersIn(content.subarray(0, end));
  const type = http?.get('content-type') ?? undefined;
  if (http === undefined || !isReadable(type, addressIn(headers))) return undefined;
  return { body: content.subarray(end), type, http };
}

const isReadable = (type: string | undefined, address: URL | undefined): boolean =>
  (type === undefined || TEXT.test(type)) && !isCompanion(address?.pathname ?? '');

const damaged = (message: string): SolieuError => new SolieuError('input/damaged', message);

/**
 * The page or text in a record; nothing where it holds none, or not what was asked for (errors, redirects).
 *
 * @param n number of the record
 * @throws SolieuError `input/damaged`, `input/bomb`, `input/too-large`
 */
export async function captured(
  headers: Headers,
  content: Buffer,
  path: string,
  n: number,
  options: ReadOptions,
): Promise<Unread | undefined> {
  const source = `${path}#${n}`;
  const capture = await captureIn(headers, content, source);
  const address = addressIn(headers);
  if (capture === undefined || address === undefined) return undefined;
  const { http, type } = capture;
  let { body } = capture;
  if (/chunked/iu.test(http?.get('transfer-encoding') ?? '')) body = unchunked(body, source);
  body = unpackedBody(body, http?.get('content-encoding') ?? '', source, options);
  if (body.length === 0) return undefined;
  const start = body.subarray(0, HEAD_MOST).toString('latin1');
  if (type === undefined && !isPage(start)) return undefined;
  // JSON and scripts that the server calls text.
  if (/^\s{0,9}text\/plain/iu.test(type ?? '') && /^[\s\ufeff]{0,99}[[{]/u.test(start)) return undefined;
  const charset = /charset\s{0,3}=\s{0,3}["']?(?<name>[\w-]{2,30})/iu.exec(type ?? '')?.groups?.['name'];
  return {
    source,
    path,
    rawHash: hash('sha256', body),
    // A view would take all that was read along where it is sent to another thread.
    bytes: body.buffer === content.buffer ? Buffer.from(body) : body,
    capture: { record: n, address: address.href, ...(charset !== undefined && { charset }) },
  };
}

/** What to say of a page that is over the limit; nothing for pictures and films. */
export async function refuseLargeCapture(
  headers: Headers,
  first: Buffer,
  source: string,
  length: number,
  most: number,
): Promise<unknown> {
  if (!isCapture(headers)) return undefined;
  try {
    if ((await captureIn(headers, first, source)) !== undefined) refuseLarge(length, source, most);
    return undefined;
  } catch (error) {
    return error;
  }
}
