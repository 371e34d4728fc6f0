import { dayOfMachine } from '../dates.js';
import { collapsed, type PageNode, textOf, walk } from './tree.js';

/** What a page says about itself, mostly in its head, for machines. */
export interface Facts {
  /** `<title>`, with the name of the paper behind it. */
  readonly windowTitle: string;
  /** `name` or `property` in lower case → `content`. The first of each counts. */
  readonly meta: ReadonlyMap<string, string>;
  readonly canonical?: string;
  /** What relative addresses go on from. */
  readonly base?: string;
  /** The day in `datePublished` of the JSON-LD. */
  readonly published?: string;
  /** That, as it stands there. */
  readonly publishedAs?: string;
  /** Persons only. */
  readonly author?: string;
  /** Whoever is said to be the author, a paper or a person. */
  readonly authorAs?: string;
  readonly publisher?: string;
  readonly headline?: string;
  /** The address that the JSON-LD gives the article. */
  readonly address?: string;
  /** `articleSection` of the JSON-LD. */
  readonly sections: readonly string[];
  /** The names of its `BreadcrumbList`, in their order. */
  readonly trail: readonly string[];
}

const CANONICAL = /^\s?canonical(?:\s|$)/iu;
const LD_JSON = 'application/ld+json';

/** Reads the facts of a page in one walk. */
export function factsOf(root: PageNode): Facts {
  const meta = new Map<string, string>();
  const scripts: string[] = [];
  let windowTitle = '';
  let canonical: string | undefined;
  let base: string | undefined;
  walk(root, (node) => {
    if (node.type === 'script') {
      if (node.attribs?.['type']?.toLowerCase() === LD_JSON) scripts.push(node.children?.[0]?.data ?? '');
      return false;
    }
    const { name, attribs } = node;
    if (attribs === undefined) return false;
    if (name === 'meta') {
      const key = (attribs['property'] ?? attribs['name'] ?? attribs['itemprop'])?.toLowerCase();
      if (key !== undefined && !meta.has(key)) meta.set(key, collapsed(attribs['content'] ?? '').normalize('NFC'));
    } else if (name === 'title' && windowTitle === '' && node.parent?.name !== 'svg') {
      windowTitle = textOf(node);
    } else if (name === 'link' && CANONICAL.test(attribs['rel'] ?? '')) {
      canonical ??= attribs['href']?.trim();
    } else if (name === 'base') {
      base ??= attribs['href'];
    }
    return true;
  });
  return {
    windowTitle,
    meta,
    ...(canonical !== undefined && { canonical }),
    ...(base !== undefined && { base }),
    ...linkedData(scripts),
  };
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonRecord = { readonly [key: string]: Json };
type Linked = Omit<Facts, 'windowTitle' | 'meta' | 'canonical' | 'base'>;
/** How many nodes of linked data are looked at. */
const MAX_NODES = 2000;
/** Longer lists are of no page. */
const TRAIL_MOST = 12;

function linkedData(scripts: readonly string[]): Linked {
  const found: { -readonly [K in keyof Linked]: Linked[K] } = { sections: [], trail: [] };
  for (const script of scripts) {
    const queue: Json[] = [parsed(script)];
    for (let n = 0; n < queue.length && n < MAX_NODES; n++) {
      const node = queue[n];
      if (node === null || typeof node !== 'object') continue;
      if (Array.isArray(node)) {
        queue.push(...(node as readonly Json[]).slice(0, MAX_NODES));
        continue;
      }
      const record = node as JsonRecord;
      queue.push(record['@graph'] ?? null, record['mainEntity'] ?? null, record['breadcrumb'] ?? null);
      const type = JSON.stringify(record['@type'] ?? '');
      if (type.includes('BreadcrumbList') && found.trail.length === 0) found.trail = trailOf(record['itemListElement']);
      if (!/Article|BlogPosting|Report/u.test(type)) continue;
      const publishedAs = stringOf(record['datePublished']);
      const day = dayOfMachine(publishedAs);
      if (day && found.published === undefined) Object.assign(found, { published: day, publishedAs });
      const author = personIn(record['author']);
      if (author) found.author ??= author;
      const authorAs = nameOf(record['author']);
      if (authorAs) found.authorAs ??= authorAs;
      const publisher = nameOf(record['publisher']);
      if (publisher) found.publisher ??= publisher;
      const headline = stringOf(record['headline']);
      if (headline) found.headline ??= headline;
      const address = addressOf(record['mainEntityOfPage']) || stringOf(record['url']);
      if (address) found.address ??= address;
      if (found.sections.length === 0) found.sections = sectionsOf(record['articleSection']);
    }
  }
  return found;
}

const recordIn = (value: Json | undefined): JsonRecord =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonRecord) : {};

/** `"mainEntityOfPage": {"@type": "WebPage", "@id": "https://…"}`, or the address alone. */
const addressOf = (value: Json | undefined): string => stringOf(value) || stringOf(recordIn(value)['@id']);

function sectionsOf(value: Json | undefined): readonly string[] {
  const sections = Array.isArray(value) ? (value as readonly Json[]).slice(0, TRAIL_MOST) : [value];
  return sections.map(stringOf).filter((section) => section !== '');
}

/** The names are in the items, or beside them; their places may be in any order. */
function trailOf(value: Json | undefined): readonly string[] {
  if (!Array.isArray(value) || value.length > TRAIL_MOST) return [];
  return (value as readonly Json[])
    .map(recordIn)
    .map((item, n) => ({
      place: Number(item['position'] ?? n + 1),
      name: stringOf(item['name']) || stringOf(recordIn(item['item'])['name']),
    }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name)
    .filter((name) => name !== '');
}

/** Papers print line ends and trailing commas into their JSON; of what cannot be parsed only the date is taken. */
function parsed(script: string): Json {
  try {
    return JSON.parse(script.replace(/\p{Cc}+/gu, ' ')) as Json;
  } catch {
    const date = /"datePublished"\s{0,9}:\s{0,9}"(?<date>[^"]{8,40})"/u.exec(script)?.groups?.['date'];
    return date === undefined ? null : { '@type': 'NewsArticle', datePublished: date };
  }
}

const stringOf = (value: Json | undefined): string =>
  typeof value === 'string' ? collapsed(withoutEntities(value)).normalize('NFC') : '';

function nameOf(value: Json | undefined): string {
  const one = Array.isArray(value) ? (value as readonly Json[])[0] : value;
  if (one === null || typeof one !== 'object') return stringOf(one);
  return stringOf((one as { readonly [key: string]: Json })['name']);
}

/** `author` is a person only where it says so: papers put themselves, or nothing, in its place. */
function personIn(value: Json | undefined): string {
  const people = Array.isArray(value) ? (value as readonly Json[]) : [value ?? null];
  return people
    .filter((one): one is { readonly [key: string]: Json } => one !== null && typeof one === 'object')
    .filter((one) => [one['@type']].flat().includes('Person'))
    .map(nameOf)
    .filter((name) => name !== '')
    .join(', ');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** `"NH&#7852;T XUÂN"`: JSON holds no entities, but papers write them there. */
function withoutEntities(value: string): string {
  return value.replace(/&(?:#(?<code>\d{1,6})|#x(?<hex>[0-9a-f]{1,5})|(?<name>[a-z]{2,6}));/giu, (whole, ...rest) => {
    const { code, hex, name } = rest.at(-1) as { code?: string; hex?: string; name?: string };
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const point = code === undefined ? Number.parseInt(hex!, 16) : Number(code);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
