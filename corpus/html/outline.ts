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
const AUTHOR_WORDS = /(?:^|[\s_-])(?:author|authors|byline|tac-?gia|writer|nguoi-?viet)(?:$|[\s_-])/iu;
const DATELINE_MAX = 120;
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
  const enter = (node: PageNode): boolean => {
    if (node.type !== 'tag') return false;
    const { name = '', attribs = {} } = node;
    if (CLOSED.has(name) || isHidden(attribs)) return false;
    order++;
    if (node === body) bodyStart = order;
    const add = (marks: Mark[], sure: boolean) => marks.push({ node, order, sure });
    const words = attribs['class'] ?? '';
    if (isTitle(node)) add(titles, true);
    else if (/^h[1-4]$/u.test(name)) add(titles, false);
    if (isLead(node)) add(leads, true);
    else if (words !== '' && LEAD_WORDS.test(words)) add(leads, false);
    if (isAuthor(node)) add(authors, true);
    else if (words !== '' && AUTHOR_WORDS.test(words)) add(authors, false);
    if (isStamp(node)) add(stamps, true);
    if (!INLINE.has(name)) addShorts(shorts, { node, order, sure: isDate(node) }, isDate);
    return true;
  };
  walk(root, enter, (node) => {
    if (node === body) bodyEnd = order;
  });
  return { titles, leads, authors, shorts, stamps, bodyStart, bodyEnd: bodyEnd < 0 ? order : bodyEnd };
}

/** Adds the short texts that stand directly in an element, inline children included, where they hold a year. */
function addShorts(shorts: Short[], mark: Mark, isDate: Matcher): void {
  let pieces: string[] = [];
  let length = 0;
  let sure = mark.sure;
  const flush = () => {
    if (length > 0 && length <= DATELINE_MAX) {
      const text = collapsed(pieces.join(' ')).normalize('NFC');
      if (/\d{4}/u.test(text)) shorts.push({ ...mark, sure, text });
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
