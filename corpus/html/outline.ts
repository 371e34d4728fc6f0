import type { Layout } from '../layouts/index.js';
import { isHidden } from './body.js';
import { type Matcher, matcherOf } from './selector.js';
import { collapsed, INLINE, type PageNode, textOf, walk } from './tree.js';

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
}

/** Where the parts of an article may be on a page. */
export interface Outline {
  readonly titles: readonly Mark[];
  readonly leads: readonly Mark[];
  readonly authors: readonly Mark[];
  readonly shorts: readonly Short[];
  readonly stamps: readonly Mark[];
  /** Orders of the first and the last element of the body. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

const LEAD_WORDS =
  /(?:^|[\s_-])(?:sapo|summary|lead|lede|description|tom-?tat|chapeau|intro|excerpt|desc|mota|mo-ta|trich-?dan)(?:$|[\s_\d-])/iu;
/** `desc_cation`, `image-description`, `related-summary` are no leads. */
const PICTURE_WORDS = /cation|caption|photo|image|img|relat|video|thumb/iu;
const AUTHOR_WORDS = /(?:^|[\s_-])(?:author|authors|byline|tac-?gia|writer|nguoi-?viet)(?:$|[\s_-])/iu;
const TITLE_TAGS = new Set(['h1', 'h2', 'h3', 'h4']);
const DATELINE_MAX = 120;
const YEAR = /\d{4}/u;
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
  let order = 0;
  let bodyStart = -1;
  let bodyEnd = -1;
  let lastHolder: PageNode | undefined;
  const enter = (node: PageNode): boolean => {
    if (node.type === 'text') {
      const { data = '' } = node;
      if (data.length < 4 || data.length > 4 * DATELINE_MAX || !YEAR.test(data)) return false;
      const holder = holderOf(node);
      if (holder !== lastHolder) addShorts(shorts, { node: holder, order, sure: isDate(holder) }, isDate);
      lastHolder = holder;
      return false;
    }
    if (node.type !== 'tag') return false;
    const { name = '', attribs = {} } = node;
    if (CLOSED.has(name) || isHidden(attribs)) return false;
    order++;
    if (node === body) bodyStart = order;
    if (isTitle(node)) titles.push({ node, order, sure: true });
    else if (TITLE_TAGS.has(name)) titles.push({ node, order, sure: false });
    const words = attribs['class'];
    if (isLead(node)) leads.push({ node, order, sure: true });
    else if (words && LEAD_WORDS.test(words) && !PICTURE_WORDS.test(words)) leads.push({ node, order, sure: false });
    if (isAuthor(node)) authors.push({ node, order, sure: true });
    else if (words && AUTHOR_WORDS.test(words)) authors.push({ node, order, sure: false });
    if (isStamp(node)) stamps.push({ node, order, sure: true });
    return true;
  };
  walk(root, enter, (node) => {
    if (node === body) bodyEnd = order;
  });
  return { titles, leads, authors, shorts, stamps, bodyStart, bodyEnd: bodyEnd < 0 ? order : bodyEnd };
}

/** The element of its own line that a text stands in. */
function holderOf(text: PageNode): PageNode {
  let node = text.parent!;
  while (node.parent && INLINE.has(node.name ?? '')) node = node.parent;
  return node;
}

/** Adds the short texts that stand directly in an element, inline children included, where they hold a year. */
function addShorts(shorts: Short[], mark: Mark, isDate: Matcher): void {
  let pieces: string[] = [];
  let length = 0;
  let sure = mark.sure;
  const flush = () => {
    if (length > 0 && length <= DATELINE_MAX) {
      const text = collapsed(pieces.join(' ')).normalize('NFC');
      if (YEAR.test(text)) shorts.push({ ...mark, sure, text });
    }
    pieces = [];
    length = 0;
    sure = mark.sure;
  };
  for (const child of mark.node.children ?? []) {
    const inline = child.type === 'tag' && INLINE.has(child.name!);
    if (child.type !== 'text' && !inline) {
      if (child.type === 'tag') flush();
      continue;
    }
    const piece = inline ? textOf(child, DATELINE_MAX) : child.data!;
    if (inline && isDate(child)) sure = true;
    length += piece.trim().length;
    if (length <= DATELINE_MAX) pieces.push(piece);
  }
  flush();
}
