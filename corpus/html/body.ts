import type { BlockKind } from '../../pipeline/model/index.js';
import type { Layout } from '../layouts/index.js';
import { says } from './names.js';
import { type Matcher, matcherOf } from './selector.js';
import { collapsed, commonHolder, INLINE, isGlued, isWithin, lengthOf, type PageNode, textOf, walk } from './tree.js';

/** A block as it stands on the page, in NFC, before the whole article is looked at. */
export interface PageBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** Share of the text inside links, 0 to 1. */
  readonly linked: number;
  /** All of it is bold: a heading, or a signature. */
  readonly bold: boolean;
  /** It stands below a picture, in italics, in the middle, or alone with it in an element. */
  readonly pictured: boolean;
  /** It stands at the right: a signature. */
  readonly atRight: boolean;
  /** Nothing but the source of the page stands for the kind: a paragraph may turn out to be a caption or heading. */
  readonly open: boolean;
  /** The element that its last text stands in. */
  readonly holder: PageNode;
}

/** Selectors of a layout, compiled. */
export interface BodyRules {
  readonly drop?: Matcher | undefined;
  readonly related?: Matcher | undefined;
  readonly caption?: Matcher | undefined;
  readonly inset?: Matcher | undefined;
}

const compiled = (selectors: string | undefined): Matcher | undefined =>
  selectors === undefined ? undefined : matcherOf(selectors);

export const bodyRulesOf = ({ drop, related, caption, inset }: Layout): BodyRules => ({
  drop: compiled(drop),
  related: compiled(related),
  caption: compiled(caption),
  inset: compiled(inset),
});

/** Elements without text of the article. */
const SKIPPED = new Set(
  'script style template noscript iframe object embed svg math canvas audio video select option button textarea nav head footer ins amp-ad amp-embed amp-sidebar'.split(
    ' ',
  ),
);
const PICTURES = new Set(['img', 'amp-img', 'video', 'iframe', 'amp-video', 'object', 'embed']);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BOLD = new Set(['b', 'strong']);
const ITALIC = new Set(['i', 'em']);

const HIDDEN = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/iu;
/** Facts for machines: `<span class="hidden hide d-none" itemprop="datePublished">`. Not `hidden-xs`, nor `hidden md:block`, which wide windows show. */
const HIDDEN_CLASS = /(?:^|\s)(?:hidden|hide)(?:\s|$)/u;
const AT_RIGHT = /text-align\s{0,3}:\s{0,3}right/iu;
const SHOWN_CLASS = /(?:^|\s)(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline|inline-block|contents|table)(?:\s|$)/u;
const CENTERED = /text-align\s{0,3}:\s{0,3}center/iu;
/** What is called a box of links or buttons and holds more than this is called so by mistake. */
const FOREIGN_MOST = 1500;
/** A caption holds no more. */
const CAPTION_MOST = 500;
/** What else an element around a picture and its caption holds: a credit. */
const BESIDE_CAPTION = 60;

export const isHidden = (attribs: Readonly<Record<string, string>>): boolean =>
  attribs['hidden'] !== undefined ||
  attribs['aria-hidden'] === 'true' ||
  (attribs['class'] !== undefined && HIDDEN_CLASS.test(attribs['class']) && !SHOWN_CLASS.test(attribs['class'])) ||
  (attribs['style'] !== undefined && HIDDEN.test(attribs['style']));

const isCentered = (name: string, { align, style, class: words }: Readonly<Record<string, string>>): boolean =>
  name === 'center' ||
  align === 'center' ||
  (style !== undefined && CENTERED.test(style)) ||
  (words !== undefined && says(words, 'center'));

const isAtRight = ({ align, style, class: words }: Readonly<Record<string, string>>): boolean =>
  align === 'right' || (style !== undefined && AT_RIGHT.test(style)) || (words !== undefined && says(words, 'right'));

/** Which part of an element is read. */
export interface Range {
  /** Elements that were read already: they are passed over. */
  readonly used?: ReadonlySet<PageNode>;
  /** What stands before it is of the page, not of the article. */
  readonly after?: PageNode | undefined;
  /** Where to stop. */
  readonly before?: PageNode | undefined;
}

/**
 * The blocks below a node in document order. White space is collapsed; line ends inside a sentence do not cut it.
 * Elements that hold other articles come as `related`, furniture and scripts not at all.
 */
export function bodyBlocks(root: PageNode, rules: BodyRules, { used, after, before }: Range = {}): PageBlock[] {
  const blocks: PageBlock[] = [];
  /** Kinds that elements around the text give it, innermost last. */
  const kinds: { readonly node: PageNode; readonly kind: BlockKind }[] = [];
  let pieces: string[] = [];
  let holder = root;
  let linked = 0;
  let plain = 0;
  let inLink = 0;
  let inBold = 0;
  let inItalic = 0;
  let inCenter = 0;
  let inRight = 0;
  let boldLength = 0;
  let italicLength = 0;
  let centered = false;
  let atRight = false;
  let brokenLine = false;
  /** The last picture, until a block came behind it; `late` where it stands inside a block that has begun. */
  let picture: PageNode | undefined;
  let late: PageNode | undefined;

  const flush = () => {
    brokenLine = false;
    if (pieces.length === 0) return;
    const text = collapsed(pieces.join('')).normalize('NFC');
    pieces = [];
    const length = linked + plain;
    if (/[\p{L}\p{N}]/u.test(text)) {
      const kind = kinds.at(-1)?.kind;
      blocks.push({
        kind: kind ?? 'paragraph',
        text,
        linked: linked / length,
        bold: boldLength >= length,
        pictured:
          picture !== undefined &&
          (italicLength >= length || centered || isAloneWith(picture, holder, text.length, root)),
        atRight,
        open: kind === undefined || kind === 'inset' || kind === 'list-item',
        holder,
      });
      picture = late;
      late = undefined;
    }
    linked = plain = boldLength = italicLength = 0;
  };

  const addText = (node: PageNode) => {
    const data = node.data!;
    const { length } = data.trim();
    if (length === 0) {
      if (pieces.length > 0) pieces.push(' ');
      return;
    }
    if (brokenLine) {
      // "… của xã<br>đạt 86%": a line end inside a sentence; before a capital it ends a paragraph.
      if (/^\s{0,20}[\p{Ll},;]/u.test(data) && pieces.length > 0) pieces.push(' ');
      else flush();
      brokenLine = false;
    }
    if (isGlued(pieces.at(-1), data)) pieces.push(' ');
    pieces.push(data);
    holder = node.parent ?? root;
    centered = inCenter > 0;
    atRight = inRight > 0;
    if (inLink > 0) linked += length;
    else plain += length;
    if (inBold > 0) boldLength += length;
    if (inItalic > 0) italicLength += length;
  };

  const enter = (node: PageNode): boolean | 'stop' => {
    if (node.type === 'text') {
      addText(node);
      return false;
    }
    const { name, attribs } = node;
    if (node === before) return 'stop';
    if (name === undefined || attribs === undefined) return false;
    if (PICTURES.has(name)) {
      if (pieces.length > 0) late = node;
      else picture = node;
    }
    if (SKIPPED.has(name)) return false;
    if (name === 'br') {
      brokenLine = pieces.length > 0;
      return false;
    }
    if (name === 'a') inLink++;
    else if (BOLD.has(name)) inBold++;
    else if (ITALIC.has(name)) inItalic++;
    else if (!INLINE.has(name)) flush();
    if (isCentered(name, attribs)) inCenter++;
    if (isAtRight(attribs)) inRight++;
    if (node === after) blocks.length = 0;
    if (used?.has(node) || isHidden(attribs) || rules.drop?.(node)) return false;
    const kind = kindOf(node, attribs, rules);
    if (kind === undefined) return true;
    if (kind === 'noise') return false;
    if (kind === 'table-row') {
      const text = rowOf(node);
      if (text !== '') blocks.push({ ...NO_TEXT, kind, text, holder: node });
      return false;
    }
    const around = kinds.at(-1)?.kind;
    if (around !== 'related' && !(around === 'inset' && kind === 'heading')) {
      flush();
      kinds.push({ node, kind });
    }
    return true;
  };

  const leave = (node: PageNode) => {
    const { name, attribs } = node;
    if (name === undefined || attribs === undefined || SKIPPED.has(name) || name === 'br') return;
    if (name === 'a') inLink--;
    else if (BOLD.has(name)) inBold--;
    else if (ITALIC.has(name)) inItalic--;
    else if (!INLINE.has(name)) flush();
    if (isCentered(name, attribs)) inCenter--;
    if (isAtRight(attribs)) inRight--;
    if (kinds.at(-1)?.node === node) {
      flush();
      kinds.pop();
    }
  };

  walk(root, enter, leave);
  flush();
  return blocks;
}

const NO_TEXT = { linked: 0, bold: false, pictured: false, atRight: false, open: false };

function kindOf(
  node: PageNode,
  attribs: Readonly<Record<string, string>>,
  rules: BodyRules,
): BlockKind | 'noise' | undefined {
  const { name } = node;
  if (rules.related?.(node)) return 'related';
  if (rules.inset?.(node)) return 'inset';
  if (name === 'figcaption' || rules.caption?.(node)) return 'caption';
  if (name === 'tr') return isDataRow(node) ? 'table-row' : undefined;
  const { class: words = '', type = '' } = attribs;
  if ((says(words, 'foreign') || type.startsWith('Related')) && isShort(node, FOREIGN_MOST)) return 'related';
  if (HEADINGS.has(name!)) return 'heading';
  if (name === 'li') return 'list-item';
  if (name === 'aside' || name === 'blockquote') return 'inset';
  if (name === 'figure') return holdsOne(node, NO_PICTURE) ? undefined : 'caption';
  if (words === '') return undefined;
  if (says(words, 'caption') || (name === 'p' && says(words, 'pictureLine'))) {
    return isShort(node, CAPTION_MOST) ? 'caption' : undefined;
  }
  if (says(words, 'inset')) return isShort(node, 2 * FOREIGN_MOST) ? 'inset' : undefined;
  return says(words, 'noise') && isShort(node, FOREIGN_MOST) ? 'noise' : undefined;
}

/** Figures that hold a table or a quotation. */
const NO_PICTURE = new Set(['table', 'blockquote']);

const isShort = (node: PageNode, most: number): boolean => lengthOf(node, most) <= most;

function holdsOne(root: PageNode, names: ReadonlySet<string>): boolean {
  let holds = false;
  walk(root, (node) => {
    holds = node.name !== undefined && names.has(node.name);
    return holds ? 'stop' : true;
  });
  return holds;
}

/** `<div><img><div>Gặt lúa ở xã Quang Thiện</div></div>`, also in a table: nothing else stands in what holds both. */
function isAloneWith(picture: PageNode, holder: PageNode, length: number, body: PageNode): boolean {
  const around = commonHolder(picture, holder);
  return around !== undefined && around !== body && isWithin(around, body) && isShort(around, length + BESIDE_CAPTION);
}

/** Longer cells are columns of a page. */
const CELL_MOST = 600;
const NO_CELL = new Set(['table', 'img', 'figure']);

/** A row of figures, not of a table that only places pictures and captions: two cells with text, no table or picture in it. */
function isDataRow(row: PageNode): boolean {
  let cells = 0;
  for (const cell of row.children ?? []) {
    if (cell.name !== 'td' && cell.name !== 'th') continue;
    const text = textOf(cell, CELL_MOST);
    if (text.length > CELL_MOST || holdsOne(cell, NO_CELL)) return false;
    if (/[\p{L}\p{N}]/u.test(text)) cells++;
  }
  return cells >= 2;
}

/** `Xã Suối Bùn | 1.250 | 86%` */
function rowOf(row: PageNode): string {
  const cells = (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th').map((cell) => textOf(cell));
  return cells.filter((cell) => cell !== '').join(' | ');
}
