import { webAddress } from './url.js';
import { isTooDeep } from './xml-depth.js';

/** What a feed or sitemap links to. */
export interface Feed {
  /** Pages in the order of the feed, each once. */
  readonly pages: readonly URL[];
  /** Sitemaps, where it is an index of these. */
  readonly sitemaps: readonly URL[];
}

/** The part of a parsed node that is read here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const ROOTS = new Set(['rss', 'rdf', 'feed', 'urlset', 'sitemapindex']);
/** `<?xml … ?>`, comments and document types before the root have some hundred letters. */
const HEAD = 1 << 14;

/** Name of the first element without its prefix, in lower case; empty where there is none. */
function rootName(text: string): string {
  let rest = text.slice(0, HEAD);
  for (;;) {
    rest = rest.replace(/^[\s\ufeff]+/u, '');
    const end = rest.startsWith('<!--') ? '-->' : /^<[?!]/u.test(rest) ? '>' : undefined;
    if (end === undefined) break;
    const found = rest.indexOf(end);
    if (found < 0) return '';
    rest = rest.slice(found + end.length);
  }
  return /^<(?:[\w.-]{1,30}:)?(?<name>[\w-]{1,30})/u.exec(rest)?.groups?.['name']?.toLowerCase() ?? '';
}

/** True for RSS, Atom, and sitemaps. */
export const isFeed = (text: string): boolean => ROOTS.has(rootName(text));

/** Reads a feed or sitemap; relative links count from `base`. Links to anything but pages of the web are left out. */
export async function readFeed(xml: string, base: URL): Promise<Feed> {
  if (isTooDeep(xml)) return { pages: [], sitemaps: [] };
  const { load } = await import('cheerio/slim');
  const document = load(xml, { xml: true }).root()[0] as Node | undefined;
  const root = document?.children?.find(({ type }) => type === 'tag');
  switch (root && localName(root)) {
    case 'rss':
      return { pages: unique(named(root, 'channel').flatMap(itemsOf).map(linkOfItem), base), sitemaps: [] };
    case 'rdf':
      return { pages: unique(itemsOf(root).map(linkOfItem), base), sitemaps: [] };
    case 'feed':
      return { pages: unique(named(root, 'entry').map(linkOfEntry), base), sitemaps: [] };
    case 'urlset':
      return { pages: unique(named(root, 'url').map(place), base), sitemaps: [] };
    case 'sitemapindex':
      return { pages: [], sitemaps: unique(named(root, 'sitemap').map(place), base) };
    default:
      return { pages: [], sitemaps: [] };
  }
}

/** `news:loc` → `loc` */
const localName = ({ name = '' }: Node): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const named = (node: Node | undefined, name: string): Node[] =>
  (node?.children ?? []).filter((child) => child.type === 'tag' && localName(child) === name);

const itemsOf = (node: Node | undefined): Node[] => named(node, 'item');

/** The text right below an element, also in CDATA. */
const ownText = (node: Node): string =>
  (node.children ?? [])
    .flatMap((child) => (child.type === 'cdata' ? (child.children ?? []) : [child]))
    .map(({ type, data = '' }) => (type === 'text' ? data : ''))
    .join('')
    .trim();

const place = (node: Node): string | undefined => named(node, 'loc').map(ownText)[0];

/** `<link>` of an item; else its `<guid>`, which is an address unless it says that it is none. */
function linkOfItem(item: Node): string | undefined {
  const guids = named(item, 'guid').filter(({ attribs }) => attribs?.['isPermaLink']?.toLowerCase() !== 'false');
  return [...named(item, 'link'), ...guids].map(ownText).find((text) => text !== '');
}

/** `<link href="…">` to the page itself; others lead to comments, sounds or the feed. */
function linkOfEntry(entry: Node): string | undefined {
  const links = named(entry, 'link')
    .map(({ attribs = {} }) => attribs)
    .filter(({ rel = 'alternate' }) => rel === 'alternate');
  const page = links.find(({ type = 'text/html' }) => /html/iu.test(type)) ?? links[0];
  return page?.['href'];
}

function unique(links: readonly (string | undefined)[], base: URL): URL[] {
  const found = links.flatMap((link) => (link ? (webAddress(link, base) ?? []) : []));
  return [...new Map(found.map((url) => [url.href, url])).values()];
}
