import { type Dateline, datelineIn } from '../dates.js';
import type { Layout } from '../layouts/index.js';
import { isHidden } from './elements.js';
import { bitOf, saysAny } from './names.js';
import { type Matcher, matcherOf } from './selector.js';
import { collapsed, INLINE, isWithin, type PageNode, textOf, walk } from './tree.js';

/** Something on the page that may be a part of the article, in document order. */
export interface Mark {
  readonly node: PageNode;
  /** Number of the element in document order. */
  readonly order: number;
  /** A selector of the layout names it; otherwise its tag or class suggests it. */
  readonly sure: boolean;
}

/** A short text with four digits in a row, which may be a dateline. */
export interface Short extends Mark {
  readonly text: string;
  /** What it says, where nothing but a day and a name or two stands in it. */
  readonly dateline: Dateline | undefined;
  /** A link with many words stands before the day: `<a>Hồ Núi Nác cạn đáy sau hai tháng</a> (14/03/2019)`. */
  readonly isLink: boolean;
  /** Its parts by inline elements: `Hồng Thắm`, `21/07/2020 18:30`. */
  readonly parts: readonly string[];
}

/** Where the parts of an article may be on a page. */
export interface Outline {
  readonly titles: readonly Mark[];
  readonly leads: readonly Mark[];
  readonly authors: readonly Mark[];
  readonly shorts: readonly Short[];
  readonly stamps: readonly Mark[];
  /** `<time datetime="…">`, `<span itemprop="datePublished" content="…">` */
  readonly times: readonly Mark[];
  /** Paths of sections. */
  readonly crumbs: readonly Mark[];
  /** Elements that are called after a section, and links that say they lead to one. */
  readonly labels: readonly Mark[];
  /** Elements that hold text of the length of a title themselves. */
  readonly lines: readonly Mark[];
  /** Orders of the first and the last element of the body. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

const TITLE = bitOf('title');
const LEAD = bitOf('lead');
const PICTURE = bitOf('picture');
const AUTHOR = bitOf('author');
const STAMP = bitOf('stamp');
const PATH = bitOf('path');
const SECTION = bitOf('section');
const MARKS = TITLE | LEAD | PICTURE | AUTHOR | STAMP | PATH | SECTION;
const TITLE_TAGS = new Set(['h1', 'h2', 'h3', 'h4']);
const DATELINE_MAX = 120;
const LINE_MIN = 12;
const LINE_MAX = 800;
const YEAR = /\d{4}/u;
/** A line that names the author, wherever it stands. */
const AUTHOR_LABEL = /^\s{0,9}(?:Tác giả|Bài và ảnh|Bài, ảnh|Tin, ảnh|Người viết)\s?:/u;
/** How many elements behind the body may name its author; then there are other articles. */
const BEHIND = 150;
/** Elements whose text is looked at in another way or not at all. */
const CLOSED = new Set('head script style noscript template svg select iframe'.split(' '));

const matcher = (selectors: string | undefined): Matcher =>
  selectors === undefined ? () => false : matcherOf(selectors);

/** Collects the marks in one walk over the page. */
export function outlineOf(root: PageNode, body: PageNode, layout: Layout | undefined): Outline {
  const isTitle = matcher(layout?.title);
  const isLead = matcher(layout?.lead);
  const isAuthor = matcher(layout?.author);
  const isDate = matcher(layout?.date);
  const isStamp = matcher(layout?.stamp);
  const titles: Mark[] = [];
  const leads: Mark[] = [];
  const authors: Mark[] = [];
  const shorts: Short[] = [];
  const stamps: Mark[] = [];
  const times: Mark[] = [];
  const crumbs: Mark[] = [];
  const labels: Mark[] = [];
  const lines: Mark[] = [];
  let order = 0;
  let bodyStart = -1;
  let bodyEnd = -1;
  let lastRun: PageNode | undefined;
  const enter = (node: PageNode): boolean | 'stop' => {
    if (node.type === 'text') {
      const { data = '' } = node;
      if (data.length >= LINE_MIN && data.length <= LINE_MAX && bodyEnd < 0) {
        lines.push({ node: node.parent!, order, sure: false });
      }
      if (data.length < DATELINE_MAX && data.includes(':') && AUTHOR_LABEL.test(data))
        authors.push({ node: holderOf(node), order, sure: false });
      if (data.length < 4 || data.length > 4 * DATELINE_MAX || !YEAR.test(data)) return false;
      const run = runAround(node, holderOf(node));
      if (run[0] !== lastRun) addShort(shorts, run, order, isDate);
      lastRun = run[0];
      return false;
    }
    if (node.type !== 'tag') return false;
    const { name = '', attribs = {} } = node;
    if (CLOSED.has(name) || isHidden(attribs)) return false;
    order++;
    if (bodyEnd >= 0 && order > bodyEnd + BEHIND) return 'stop';
    if (node === body) bodyStart = order;
    if (isTitle(node)) titles.push({ node, order, sure: true });
    else if (TITLE_TAGS.has(name)) titles.push({ node, order, sure: false });
    const words = attribs['class'] ?? attribs['id'];
    const said = words ? saysAny(words, MARKS) : 0;
    if ((said & TITLE) !== 0 && !TITLE_TAGS.has(name)) titles.push({ node, order, sure: false });
    if (isLead(node)) leads.push({ node, order, sure: true });
    else if ((said & LEAD) !== 0 && (said & PICTURE) === 0) leads.push({ node, order, sure: false });
    const property = attribs['itemprop'];
    if (isAuthor(node)) authors.push({ node, order, sure: true });
    else if ((said & AUTHOR) !== 0 || property === 'author' || attribs['rel'] === 'author')
      authors.push({ node, order, sure: false });
    // Cards with other articles, which come behind the text, have labels of their own.
    if (bodyEnd < 0) {
      if ((said & PATH) !== 0 || (name === 'nav' && /breadcrumb/iu.test(attribs['aria-label'] ?? ''))) {
        const last = crumbs.at(-1);
        if (last === undefined || !isWithin(node, last.node)) crumbs.push({ node, order, sure: false });
      } else if ((said & SECTION) !== 0 || (name === 'a' && attribs['rel']?.startsWith('category'))) {
        labels.push({ node, order, sure: false });
      }
    }
    if (isStamp(node) || (name === 'span' && (said & STAMP) !== 0)) stamps.push({ node, order, sure: true });
    if ((name === 'time' && attribs['datetime']) || property === 'datePublished')
      times.push({ node, order, sure: false });
    return true;
  };
  walk(root, enter, (node) => {
    if (node === body) bodyEnd = order;
  });
  return {
    titles,
    leads,
    authors,
    shorts,
    stamps,
    times,
    crumbs,
    labels,
    lines,
    bodyStart,
    bodyEnd: bodyEnd < 0 ? order : bodyEnd,
  };
}

/** The element of its own line that a text stands in. */
function holderOf(text: PageNode): PageNode {
  let node = text.parent!;
  while (node.parent && INLINE.has(node.name ?? '')) node = node.parent;
  return node;
}

/** The texts and inline elements beside each other in `holder` that a text is part of. */
function runAround(text: PageNode, holder: PageNode): readonly PageNode[] {
  let first = text;
  while (first.parent && first.parent !== holder) first = first.parent;
  while (first.prev && isInline(first.prev)) first = first.prev;
  const run: PageNode[] = [];
  for (let at: PageNode | null = first; at && isInline(at) && run.length < RUN_MOST; at = at.next) run.push(at);
  return run;
}

/** Names of sections and authors have fewer words. */
const LINK_WORDS = 6;

/** Datelines have a handful of parts; running text of more is none. */
const RUN_MOST = 40;

const isInline = ({ type, name }: PageNode): boolean => type !== 'tag' || INLINE.has(name!);

/** Adds the text of a run where it is short and holds a year. */
function addShort(shorts: Short[], run: readonly PageNode[], order: number, isDate: Matcher): void {
  const named = run.find(isDate);
  const parts = named
    ? [named]
    : run.filter(({ type, data = '' }) => type === 'tag' || (type === 'text' && data.trim() !== ''));
  const pieces: string[] = [];
  let length = 0;
  for (const part of parts) {
    const piece = part.type === 'text' ? part.data! : textOf(part, DATELINE_MAX);
    length += piece.trim().length;
    if (length > DATELINE_MAX) return;
    pieces.push(piece);
  }
  const text = collapsed(pieces.join(' ')).normalize('NFC');
  if (!YEAR.test(text)) return;
  const holder = run[0]!.parent!;
  const dated = parts.findIndex((_, n) => YEAR.test(pieces[n]!));
  const isLink = parts
    .slice(0, dated)
    .some(({ name }, n) => name === 'a' && pieces[n]!.split(' ').length >= LINK_WORDS);
  const node = parts.length === 1 && parts[0]!.type === 'tag' ? parts[0]! : holder;
  shorts.push({
    node,
    order,
    sure: named !== undefined || isDate(holder),
    text,
    dateline: datelineIn(text),
    isLink,
    parts: pieces,
  });
}
