import { isOfCard } from './cards.js';
import { isHidden } from './elements.js';
import { says } from './names.js';
import { isWithin, type PageNode, walk } from './tree.js';

/** Elements that frame a page. */
const FRAME = new Set(
  'head nav header footer aside script style noscript template select button svg iframe amp-sidebar amp-ad'.split(' '),
);
/** Shorter runs of text are labels, links and buttons. */
const PARAGRAPH = 40;
/** How many elements above a paragraph it speaks for, each time by this share less. */
const LEVELS = 4;
const SHARE = 0.6;
/** Tags whose text belongs to the element around them. */
const WITHIN = new Set('p a span b strong em i u font br small sub sup'.split(' '));
/** How much more text an element must have than one of its parts to be the body rather than the part. */
const GAIN = 0.6;
/** Captions and short paragraphs count where a body is measured, labels do not. */
const COUNTED = 20;

/** The lead of another article below the link to it has no more, and counts for less. */
const CARD_MOST = 250;
const CARD_SHARE = 0.25;

/** The element with the most running text, and how much that is. */
interface Densest {
  readonly node: PageNode;
  /** Length of the text in it, without the text of links. */
  readonly length: number;
  /** How many paragraphs that is. */
  readonly parts: number;
}

/**
 * Where the article may stand on a page of unknown make, best first: by `densestOf`; then, as class names (`has-sidebar`)
 * may hide all text, without regard to them. Comments may hold more text than the article: of the best, the first
 * behind the title comes before the others where it holds a good part of what the best one holds.
 */
export function* densest(root: PageNode, enough: number, titleOf: () => PageNode | undefined): Generator<PageNode> {
  const seen = new Set<PageNode>();
  for (const byName of [true, false]) {
    const found = densestOf(root, byName).filter(({ length }) => length >= enough);
    const title = found.length > 1 ? titleOf() : undefined;
    const first = title && firstBehind(root, title, found);
    for (const node of [...(first ? [first] : []), ...found.map((dense) => dense.node)]) {
      if (!seen.has(node)) yield node;
      seen.add(node);
    }
  }
}

/** A place with less than this share of the text of the best is no article. */
const GOOD_PART = 0.4;

function firstBehind(root: PageNode, title: PageNode, found: readonly Densest[]): PageNode | undefined {
  const least = GOOD_PART * Math.max(...found.map(({ length }) => length));
  const large = found.filter(({ length, parts }) => length >= least && parts > 1).map(({ node }) => node);
  // What holds one of the others holds the whole page.
  const good = new Set(large.filter((node) => !large.some((other) => other !== node && isWithin(other, node))));
  let first: PageNode | undefined;
  let behind = false;
  walk(root, (node) => {
    if (node === title) behind = true;
    if (good.has(node) && (behind || isWithin(title, node))) first = node;
    return first === undefined ? true : 'stop';
  });
  return first;
}

/** How many places are tried. */
const MOST = 3;

/**
 * Finds where the article stands on a page of unknown make: the element whose paragraphs hold the most text outside
 * links. A paragraph counts fully for the element around it, by a share for the one around that, and so on; the best is
 * left for what holds it where its neighbours are of the same make and hold text too.
 */
function densestOf(root: PageNode, byName: boolean): Densest[] {
  const scores = new Map<PageNode, number>();
  const totals = new Map<PageNode, number>();
  const parts = new Map<PageNode, number>();
  for (const [holder, whole] of lengthsIn(root, byName)) {
    if (whole < COUNTED) continue;
    const length = whole <= CARD_MOST && isOfCard(holder, whole, root, undefined) ? CARD_SHARE * whole : whole;
    for (let at: PageNode | null = holder; at; at = at.parent) {
      totals.set(at, (totals.get(at) ?? 0) + length);
      parts.set(at, (parts.get(at) ?? 0) + 1);
    }
    if (length < PARAGRAPH) continue;
    let share = length;
    let around = holder.name === 'p' ? holder.parent : holder;
    for (let level = 0; around && level < LEVELS; level++, around = around.parent, share *= SHARE) {
      scores.set(around, (scores.get(around) ?? 0) + share);
    }
  }
  const found: Densest[] = [];
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  for (const [start] of ranked) {
    if (found.some(({ node }) => isWithin(start, node) || isWithin(node, start))) continue;
    const node = widened(start, totals);
    found.push({ node, length: totals.get(node) ?? 0, parts: parts.get(node) ?? 0 });
    if (found.length === MOST) break;
  }
  return found;
}

/** The text outside links by the paragraph, cell or box that it stands in. */
function lengthsIn(root: PageNode, byName: boolean): Map<PageNode, number> {
  const lengths = new Map<PageNode, number>();
  walk(root, (node) => {
    if (node.type === 'text') {
      const { length } = node.data!.trim();
      const holder = length > 0 ? holderOf(node) : undefined;
      if (holder) lengths.set(holder, (lengths.get(holder) ?? 0) + length);
      return false;
    }
    if (node.type !== 'tag' || FRAME.has(node.name!) || isHidden(node.attribs!)) return false;
    const { class: words = '', id = '' } = node.attribs!;
    if (!byName) return true;
    return node.name === 'body' || (words === '' && id === '') || !says(`${words} ${id}`, 'frame');
  });
  return lengths;
}

/** `<div class="box-text">…</div><div class="box-text">…</div>`: what holds all of them, not one. */
function widened(start: PageNode, totals: ReadonlyMap<PageNode, number>): PageNode {
  const total = (node: PageNode) => totals.get(node) ?? 0;
  let best = start;
  for (let at = start; at.parent && at.parent.type === 'tag' && at.name !== 'body'; at = at.parent) {
    const { parent } = at;
    if (total(parent) <= total(at)) continue;
    let gained = 0;
    for (const other of parent.children ?? []) if (other !== at && isOfSameMake(other, at)) gained += total(other);
    if (gained < GAIN * total(best)) return best;
    best = parent;
  }
  return best;
}

/** Cells side by side are columns of a page; rows and boxes of one class are parts of a text. */
function isOfSameMake(a: PageNode, b: PageNode): boolean {
  if (a.name !== b.name || a.name === 'td') return false;
  return (a.attribs?.['class'] ?? '') === (b.attribs?.['class'] ?? '');
}

/** The paragraph, cell or box that a text belongs to; `undefined` inside links. */
function holderOf(text: PageNode): PageNode | undefined {
  let node = text.parent;
  while (node && node.name !== 'p' && WITHIN.has(node.name ?? '')) {
    if (node.name === 'a') return undefined;
    node = node.parent;
  }
  return node ?? undefined;
}
