import type { DuplicateReason } from '../../../pipeline/likeness/index.js';
import { inOrder, type OrderOf } from './order.js';
import type { Link } from './pairs.js';

/** A duplicate: the article that it repeats, and why. */
export interface Duplicate {
  readonly of: number;
  readonly reason: DuplicateReason;
}

/** Where nothing links a duplicate to its original directly, the loosest of its links is told. */
const LOOSEST_FIRST: readonly DuplicateReason[] = ['update', 'part', 'near', 'url'];

type LinksAt = ReadonlyMap<number, ReadonlyMap<number, DuplicateReason>>;

/**
 * The duplicates among linked articles, by number. All that links join is one group, represented by the article that was
 * published first. A cut copy joins no groups: two reports that both hold an earlier notice are two reports. It repeats
 * the longer article (the first of several), whatever was published before, so that no figure of the longer one is lost.
 */
export function duplicatesOf(
  links: readonly Link[],
  orderOf: OrderOf,
  wordsOf: (articleId: number) => number,
): Map<number, Duplicate> {
  const linksAt = mapOf(links);
  const originals = new Map<number, number>();
  for (const group of groupsOf(links, [...linksAt.keys()])) {
    const [original] = inOrder(group, orderOf);
    for (const article of group) originals.set(article, original!);
  }
  const wholes = wholesOf(links, originals, orderOf, wordsOf);
  const duplicates = new Map<number, Duplicate>();
  for (const [article, first] of originals) {
    let original = first;
    for (let whole = wholes.get(original); whole !== undefined; whole = wholes.get(original)) original = whole;
    if (original !== article) duplicates.set(article, { of: original, reason: reasonOf(linksAt, article, original) });
  }
  return duplicates;
}

function mapOf(links: readonly Link[]): LinksAt {
  const linksAt = new Map<number, Map<number, DuplicateReason>>();
  const note = (one: number, other: number, reason: DuplicateReason) => {
    const there = linksAt.get(one) ?? new Map<number, DuplicateReason>();
    linksAt.set(one, there.set(other, reason));
  };
  for (const { a, b, reason } of links) {
    note(a, b, reason);
    note(b, a, reason);
  }
  return linksAt;
}

/** Union-find over all links but those of cut copies. */
function groupsOf(links: readonly Link[], articles: readonly number[]): Iterable<number[]> {
  const parents = new Map<number, number>();
  const rootOf = (one: number): number => {
    let root = one;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    parents.set(one, root);
    return root;
  };
  for (const { a, b, reason } of links) if (reason !== 'part') parents.set(rootOf(b), rootOf(a));
  const groups = new Map<number, number[]>();
  for (const article of articles) {
    const root = rootOf(article);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [article]);
    else group.push(article);
  }
  return groups.values();
}

/** For originals that are cut copies, the longer original that they repeat. Always a longer one, so there is no circle. */
function wholesOf(
  links: readonly Link[],
  originals: ReadonlyMap<number, number>,
  orderOf: OrderOf,
  wordsOf: (articleId: number) => number,
): ReadonlyMap<number, number> {
  const wholes = new Map<number, number>();
  for (const { a, b, reason } of links) {
    if (reason !== 'part') continue;
    const [part, whole] = (wordsOf(a) < wordsOf(b) ? [a, b] : [b, a]).map((article) => originals.get(article)!);
    if (part === undefined || whole === undefined || wordsOf(part) >= wordsOf(whole)) continue;
    const known = wholes.get(part);
    if (known === undefined || orderOf(whole) < orderOf(known)) wholes.set(part, whole);
  }
  return wholes;
}

function reasonOf(linksAt: LinksAt, article: number, original: number): DuplicateReason {
  const there = linksAt.get(article)!;
  const reasons = new Set(there.values());
  return there.get(original) ?? LOOSEST_FIRST.find((reason) => reasons.has(reason))!;
}
