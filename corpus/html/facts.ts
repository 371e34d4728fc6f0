import { dayOfIso } from '../dates.js';
import { collapsed, type PageNode, textOf, walk } from './tree.js';

/** What a page says about itself, mostly in its head, for machines. */
export interface Facts {
  /** `<title>`, with the name of the paper behind it. */
  readonly windowTitle: string;
  /** `name` or `property` in lower case → `content`. The first of each counts. */
  readonly meta: ReadonlyMap<string, string>;
  readonly canonical?: string;
  /** The day in `datePublished` of the JSON-LD. */
  readonly published?: string;
  /** Persons only. */
  readonly author?: string;
  readonly publisher?: string;
  readonly headline?: string;
}

const LD_JSON = 'application/ld+json';

/** Reads the facts of a page in one walk. */
export function factsOf(root: PageNode): Facts {
  const meta = new Map<string, string>();
  const scripts: string[] = [];
  let windowTitle = '';
  let canonical: string | undefined;
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
    } else if (name === 'link' && attribs['rel'] === 'canonical') {
      canonical ??= attribs['href'];
    }
    return true;
  });
  return { windowTitle, meta, ...(canonical !== undefined && { canonical }), ...linkedData(scripts) };
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Linked = Pick<Facts, 'published' | 'author' | 'publisher' | 'headline'>;
/** How many nodes of linked data are looked at. */
const MAX_NODES = 2000;

function linkedData(scripts: readonly string[]): Linked {
  const found: { -readonly [K in keyof Linked]: Linked[K] } = {};
  for (const script of scripts) {
    const queue: Json[] = [parsed(script)];
    for (let n = 0; n < queue.length && n < MAX_NODES; n++) {
      const node = queue[n];
      if (node === null || typeof node !== 'object') continue;
      if (Array.isArray(node)) {
        queue.push(...(node as readonly Json[]).slice(0, MAX_NODES));
        continue;
      }
      const record = node as { readonly [key: string]: Json };
      queue.push(record['@graph'] ?? null, record['mainEntity'] ?? null);
      if (!/Article|BlogPosting|Report/u.test(JSON.stringify(record['@type'] ?? ''))) continue;
      const day = dayOfIso(stringOf(record['datePublished']));
      if (day) found.published ??= day;
      const author = personIn(record['author']);
      if (author) found.author ??= author;
      const publisher = nameOf(record['publisher']);
      if (publisher) found.publisher ??= publisher;
      const headline = stringOf(record['headline']);
      if (headline) found.headline ??= headline;
    }
  }
  return found;
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
    .filter((one) => one['@type'] === 'Person')
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
