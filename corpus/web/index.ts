import { hash } from 'node:crypto';
import { type ErrorCode, SolieuError } from '../../pipeline/model/index.js';
import { type InputProblem, problemOf } from '../problems.js';
import { isGzip } from '../readers/gunzip.js';
import { unpackedBody } from '../readers/http-body.js';
import { isPage } from '../sniff.js';
import type { Unread } from '../unread.js';
import { type Feed, isFeed, readFeed } from './feeds.js';
import type { Head } from './request.js';
import { webAddress } from './url.js';
import { MANNERS, type Manners, type Visited, type Visitor, visitor } from './visitor.js';

export { MOST_FETCHED } from './visitor.js';

/** How pages are fetched; what is absent is as in `MANNERS`. */
export interface WebOptions extends Partial<Manners> {
  /** How many pages of one feed are fetched at most; `PAGES_MOST` when absent. */
  readonly limit?: number;
  /** Ends it, also while a server is waited for. */
  readonly signal?: AbortSignal | undefined;
}

/** Pages of one feed where nobody says. */
const PAGES_MOST = 20;
/** Sitemaps of one index; each may be as large as a feed. */
const SITEMAPS_MOST = 20;

/** What all addresses of one run share. */
interface Web {
  readonly visitor: Visitor;
  /** Addresses that were asked for. */
  readonly seen: Set<string>;
  readonly limit: number;
  readonly maxBytes: number;
}

type Items = AsyncGenerator<Unread | InputProblem>;

/**
 * Fetches pages; of a feed (RSS, Atom, sitemap, index of sitemaps) those that it links to, in its order. Visited are
 * public addresses only, as their robots.txt allows, one after the other; none twice. An address that fails is a problem
 * in its place. `source` is the address as given or linked, `capture.address` where it led.
 */
export async function* takeWeb(urls: readonly string[], options: WebOptions = {}): Items {
  const { limit = PAGES_MOST, signal, ...given } = options;
  const manners = { ...MANNERS, ...given };
  const web = { visitor: visitor(manners, signal), seen: new Set<string>(), limit, maxBytes: manners.maxBytes };
  try {
    for (const text of urls) {
      const url = webAddress(text);
      if (url === undefined) {
        yield problemOf(new SolieuError('web/no-address', `${text} is no address of a page.`), text);
      } else if (!web.seen.has(url.href)) {
        yield* itemsAt(url, web);
      }
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}

async function* itemsAt(url: URL, web: Web): Items {
  const found = await fetched(url, web);
  if (!('pages' in found)) {
    yield found;
    return;
  }
  let left = web.limit;
  for await (const page of pagesIn(found, web)) {
    if (!(page instanceof URL)) {
      yield page;
    } else if (!web.seen.has(page.href)) {
      if (left-- <= 0) return;
      const item = await fetched(page, web);
      yield 'pages' in item ? problem('web/not-a-page', page, 'is a feed that another feed links to') : item;
    }
  }
}

/** The addresses of pages in a feed, and in the sitemaps that it is an index of. */
async function* pagesIn(feed: Feed, web: Web): AsyncGenerator<URL | InputProblem> {
  yield* feed.pages;
  for (const url of feed.sitemaps.filter(({ href }) => !web.seen.has(href)).slice(0, SITEMAPS_MOST)) {
    const found = await fetched(url, web);
    if ('pages' in found) yield* found.pages;
    else yield 'code' in found ? found : problem('web/not-a-page', url, 'is no sitemap, as its index says');
  }
}

const problem = (code: ErrorCode, url: URL, what: string): InputProblem =>
  problemOf(new SolieuError(code, `${url.href} ${what}.`), url.href);

async function fetched(url: URL, web: Web): Promise<Unread | Feed | InputProblem> {
  web.seen.add(url.href);
  try {
    const { maxBytes } = web;
    const visited = await web.visitor.visit(url, refuse);
    const { body } = visited;
    const bytes = isGzip(body) ? unpackedBody(body, 'gzip', url.href, { maxBytes }) : body;
    const text = new TextDecoder().decode(bytes.subarray(0, HEAD));
    if (!isFeed(text)) return pageOf(url, visited, bytes, text);
    const feed = await readFeed(new TextDecoder().decode(bytes), visited.url);
    if (feed.pages.length + feed.sitemaps.length > 0) return feed;
    return problem('web/not-a-page', url, 'is a feed without links to pages');
  } catch (error) {
    if (!(error instanceof SolieuError)) throw error;
    return problemOf(error, url.href);
  }
}

/** How much of an answer is looked at to tell what it is. */
const HEAD = 1 << 16;
const PAGE = /^\s{0,9}(?:text\/html|application\/xhtml\+xml)(?![\w+-])/iu;
const TEXT = /^\s{0,9}text\/plain(?![\w+-])/iu;
const XML = /^\s{0,9}(?:text|application)\/(?:[a-z.-]{1,40}\+)?xml(?![\w+-])/iu;
/** Sitemaps are often packed as files. */
const PACKED = /^\s{0,9}application\/(?:x-)?(?:gzip|octet-stream)(?![\w+-])/iu;
const PACKED_XML = /\.xml\.gz$/iu;

/** @throws SolieuError `web/status`, `web/not-a-page` */
function refuse(url: URL, { status, headers }: Head): void {
  if (status !== 200 && status !== 203) throw new SolieuError('web/status', `${url.href} answers with ${status}.`);
  const type = headers['content-type'];
  if (type === undefined || PAGE.test(type) || TEXT.test(type) || XML.test(type)) return;
  if (PACKED.test(type) && PACKED_XML.test(url.pathname)) return;
  throw new SolieuError('web/not-a-page', `${url.href} is no page but ${type.trim().slice(0, 60)}.`);
}

/** @throws SolieuError `web/not-a-page` */
function pageOf({ href }: URL, { url, headers }: Visited, bytes: Buffer, start: string): Unread {
  const type = headers['content-type'] ?? '';
  const isJson = TEXT.test(type) && /^[\s\ufeff]{0,99}[[{]/u.test(start);
  if (isJson || !(PAGE.test(type) || TEXT.test(type) || isPage(start))) {
    throw new SolieuError('web/not-a-page', `${href} is no page${isJson ? ' but JSON' : ''}.`);
  }
  const charset = /charset\s{0,3}=\s{0,3}["']?(?<name>[\w-]{2,30})/iu.exec(type)?.groups?.['name'];
  return {
    source: href,
    path: href,
    rawHash: hash('sha256', bytes),
    bytes,
    capture: { address: url.href, ...(charset !== undefined && { charset }) },
  };
}
