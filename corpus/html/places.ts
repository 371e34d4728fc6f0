import { inOrderOf, type Layout } from '../layouts/index.js';
import { opensBox } from '../text/furniture.js';
import { machineDays } from './days.js';
import { densest } from './density.js';
import type { Facts } from './facts.js';
import { says } from './names.js';
import { finderOf } from './selector.js';
import { namedHeading } from './title.js';
import { collapsed, lengthOf, type PageNode, walk } from './tree.js';

/** Where an article may stand, and the layout that says so; none where it was found by its text. */
export interface Place {
  readonly node: PageNode;
  readonly layout?: Layout;
}

/** More elements that fit are not looked at. */
const MOST_BODIES = 8;
const BOX_MOST = 200;
/** Running text that an element has at least to be looked at. */
const DENSE_MIN = 60;

/** The bodies by the layouts that fit, then where the text is densest, then a lead alone. */
export function* placesIn(root: PageNode, facts: Facts, html: string, known: readonly Layout[]): Generator<Place> {
  const bodies = bodiesIn(root, known);
  const fitting = known.filter((layout) => bodies.has(layout) && html.includes(layout.marker));
  for (const layout of fitting.length > 1 ? inOrderOf(machineDays(facts)[0]?.date, fitting) : fitting) {
    yield { node: longest(bodies.get(layout)!), layout };
  }
  for (const node of densest(root, DENSE_MIN, () => namedHeading(root, facts))) {
    if (!opensBox(firstText(node))) yield { node };
  }
  const lead = loneLead(root, namedHeading(root, facts));
  if (lead) yield { node: lead };
}

/** `Về chúng tôi` */
function firstText(root: PageNode): string {
  let text = '';
  walk(root, (node) => {
    if (node.type === 'text') text = collapsed(node.data!).normalize('NFC');
    return text === '' ? node.type === 'tag' : 'stop';
  });
  return text;
}

/** The elements that layouts name as bodies, found in one walk. */
function bodiesIn(root: PageNode, known: readonly Layout[]): ReadonlyMap<Layout, readonly PageNode[]> {
  const bodies = new Map<Layout, PageNode[]>();
  const settled = new Set<Layout>();
  const find = finderOf(known);
  walk(root, (node) => {
    for (const layout of find(node)) {
      if (settled.has(layout)) continue;
      const found = bodies.get(layout);
      if (found) found.push(node);
      else bodies.set(layout, [node]);
      // Pages go on with other articles below, so the first counts, unless it is a box for a lead or a notice.
      const isFirst = found === undefined && layout.choose !== 'longest' && lengthOf(node, BOX_MOST) > BOX_MOST;
      if (isFirst || found?.length === MOST_BODIES) settled.add(layout);
    }
    return true;
  });
  return bodies;
}

function longest(found: readonly PageNode[]): PageNode {
  return found.reduce((best, node) => (proseIn(node) > 1.5 * proseIn(best) ? node : best));
}

/** Length of the text outside links. */
function proseIn(root: PageNode): number {
  let length = 0;
  walk(root, (node) => {
    if (node.type === 'text') length += node.data!.trim().length;
    return node.name !== 'a';
  });
  return length;
}

/** The lead behind a title, by its name: all the text that stands on a page with a chart or a film. */
function loneLead(root: PageNode, title: PageNode | undefined): PageNode | undefined {
  let found: PageNode | undefined;
  let behind = false;
  walk(root, (node) => {
    if (node === title) behind = true;
    const words = behind && node.name !== 'body' ? (node.attribs?.['class'] ?? '') : '';
    if (says(words, 'lead') && !says(words, 'picture') && lengthOf(node, DENSE_MIN) > DENSE_MIN) found = node;
    return found === undefined ? node.type === 'tag' : 'stop';
  });
  return found;
}
