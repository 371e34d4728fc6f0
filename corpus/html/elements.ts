import type { BlockKind } from '../../pipeline/model/index.js';
import type { Layout } from '../layouts/index.js';
import { says } from './names.js';
import { type Matcher, matcherOf } from './selector.js';
import { isShort, type PageNode, textOf, walk } from './tree.js';

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

const HIDDEN = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/iu;
/** Facts for machines: `<span class="hidden hide d-none" itemprop="datePublished">`. Not `hidden-xs`, nor `hidden md:block`, which wide windows show. */
const HIDDEN_CLASS = /(?:^|\s)(?:hidden|hide)(?:\s|$)/u;
const SHOWN_CLASS = /(?:^|\s)(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline|inline-block|contents|table)(?:\s|$)/u;
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** What is called a box of links or buttons and holds more than this is called so by mistake. */
const FOREIGN_MOST = 1500;
/** A caption holds no more. */
const CAPTION_MOST = 500;

export const isHidden = (attribs: Readonly<Record<string, string>>): boolean =>
  attribs['hidden'] !== undefined ||
  attribs['aria-hidden'] === 'true' ||
  (attribs['class'] !== undefined && HIDDEN_CLASS.test(attribs['class']) && !SHOWN_CLASS.test(attribs['class'])) ||
  (attribs['style'] !== undefined && HIDDEN.test(attribs['style']));

/** What kind of block an element makes of the text in it; `noise` is no text of the article. */
export function kindOf(
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

function holdsOne(root: PageNode, names: ReadonlySet<string>): boolean {
  let holds = false;
  walk(root, (node) => {
    holds = node.name !== undefined && names.has(node.name);
    return holds ? 'stop' : true;
  });
  return holds;
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
export function rowOf(row: PageNode): string {
  const cells = (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th').map((cell) => textOf(cell));
  return cells.filter((cell) => cell !== '').join(' | ');
}
