import { namesIn } from '../sections.js';
import { isSectionName, opensTeasers } from '../text/furniture.js';
import { isHidden } from './elements.js';
import { says } from './names.js';
import type { Mark, Outline, Short } from './outline.js';
import { collapsed, isWithin, lengthOf, type PageNode, textOf, walk } from './tree.js';

/** Names of sections of the paper that stand around the title, from the top. */
export interface SeenSection {
  readonly kind: 'breadcrumb' | 'label' | 'dateline';
  readonly names: readonly string[];
}

/** Longer ones hold a menu, or the page. */
const TRAIL_MOST = 240;
const LABEL_MOST = 80;
/** What stands with a label at most: the day, a name. */
const BRANCH_MOST = 160;
/** How many elements a label and the title lie apart. */
const NEAR = 15;
/** How far up the tree they part. */
const LEVELS = 4;
/** A link with more words is one to an article. */
const LINK_WORDS = 6;
const LABEL_NAMES = 4;

/**
 * The path of sections above the title, else the one behind it; the label beside the title; the section in the line of the
 * day.
 */
export function sectionsNear(outline: Outline, title: Mark | undefined, dateline: Short | undefined): SeenSection[] {
  const { crumbs, labels, bodyStart } = outline;
  const found: SeenSection[] = [];
  const at = title?.order ?? bodyStart;
  const above = crumbs.filter(({ order }) => order < at).reverse();
  const behind = crumbs.filter(({ order }) => order > at && order <= Math.max(bodyStart, at + NEAR));
  for (const { node } of [...above, ...behind]) {
    const names = namesOf(holderOf(node));
    if (names.length === 0) continue;
    found.push({ kind: 'breadcrumb', names });
    break;
  }
  for (const { node, order } of labels) {
    if (title === undefined || Math.abs(order - title.order) > NEAR || !isBeside(node, title.node)) continue;
    const names = namesOf(node).filter((name) => !opensTeasers(name));
    if (names.length === 0 || names.length > LABEL_NAMES) continue;
    found.push({ kind: 'label', names });
    break;
  }
  if (found.length === 0 && title !== undefined) {
    const names = namesBefore(title.node);
    if (names.length > 0) found.push({ kind: 'label', names });
  }
  const names = dateline === undefined || found.length > 0 ? [] : namesBesideDay(dateline);
  if (names.length > 0) found.push({ kind: 'dateline', names });
  return found;
}

/** `03/07/2019 | Nông nghiệp`, also where the day alone is named: `<p><span class="pdate">07-03-2026</span> | <a>Doanh nghiệp</a></p>`. */
function namesBesideDay({ node, dateline }: Short): readonly string[] {
  const rest = dateline?.rest ?? '';
  if (rest !== '')
    return rest
      .split(/[|·•,;/]|\s[-–—]/u)
      .map(collapsed)
      .filter(isSectionName);
  // A box of its own has nothing beside the day.
  const holder = node.parent;
  const isPart = node.name === 'span' || node.name === 'time' || node.name === 'a';
  return isPart && holder?.type === 'tag' && holder.children!.length > 1 ? namesOf(holder).filter(isSectionName) : [];
}

/** Some makers name each step of the path and not the path. */
function holderOf(node: PageNode): PageNode {
  const isStep = node.name === 'a' || node.name === 'span' || node.name === 'li';
  return isStep && node.parent?.type === 'tag' ? node.parent : node;
}

/** The names in a path: a link each, or parted by arrows. Lists below a step are menus that open. */
function namesOf(path: PageNode): readonly string[] {
  if (lengthOf(path, TRAIL_MOST) > TRAIL_MOST) return [];
  const names: string[] = [];
  walk(path, (node) => {
    if (node.type === 'text') names.push(...namesIn(collapsed(node.data!).normalize('NFC')));
    if (node.type !== 'tag' || isHidden(node.attribs ?? {})) return false;
    if (node.name === 'a') {
      names.push(textOf(node));
      return false;
    }
    const isBelow = (node.name === 'ul' || node.name === 'ol') && node.parent?.name === 'li' && node !== path;
    return node.name !== 'time' && node.name !== 'svg' && !isBelow;
  });
  return names.filter((name) => /\p{L}/u.test(name) && !/\d{4}/u.test(name));
}

/** `<div class="cm"><a>KINH TẾ</a></div><div class="td">…`: a section that is known by its name, right before the title. */
function namesBefore(title: PageNode): readonly string[] {
  let at: PageNode | null = title;
  for (let level = 0; at && level < LEVELS_BEFORE && !COLUMNS.has(at.name ?? ''); level++, at = at.parent) {
    for (let { prev } = at; prev; prev = prev.prev) {
      if (prev.type !== 'tag' && prev.type !== 'text') continue;
      const text = prev.type === 'text' ? collapsed(prev.data!) : textOf(prev, LABEL_MOST);
      // The day may stand between them.
      if (text === '' || /\d{4}/u.test(text)) continue;
      const { class: words = '', id = '' } = prev.attribs ?? {};
      if (text.length > LABEL_MOST || prev.name === 'nav' || says(`${words} ${id}`, 'frame')) return [];
      const names = prev.type === 'text' ? namesIn(text.normalize('NFC')) : namesOf(prev);
      return isSectionName(names[0] ?? '') && (names.length === 1 || /[»›>→]/u.test(text)) ? names : [];
    }
  }
  return [];
}

const LEVELS_BEFORE = 2;
/** What stands beside a cell is another column. */
const COLUMNS = new Set(['td', 'body', 'main']);

/** Beside the title, and neither in a menu nor on a card with another article. */
function isBeside(node: PageNode, title: PageNode): boolean {
  if (lengthOf(node, LABEL_MOST) > LABEL_MOST) return false;
  let branch = node;
  for (let level = 0; level <= LEVELS; level++) {
    const { parent } = branch;
    if (parent === null || branch.name === 'nav') return false;
    if (isWithin(title, parent)) return !isWithin(title, node) && isBare(branch);
    const { class: words = '', id = '' } = parent.attribs ?? {};
    if (says(`${words} ${id}`, 'frame')) return false;
    branch = parent;
  }
  return false;
}

/** Without a heading or a link to an article. */
function isBare(branch: PageNode): boolean {
  if (lengthOf(branch, BRANCH_MOST) > BRANCH_MOST) return false;
  let bare = !isOfOther(branch);
  walk(branch, (node) => {
    if (isOfOther(node)) bare = false;
    return bare ? node.type === 'tag' : 'stop';
  });
  return bare;
}

const TITLES = new Set(['a', 'h1', 'h2', 'h3', 'h4']);
const isOfOther = (node: PageNode): boolean =>
  TITLES.has(node.name ?? '') && textOf(node).split(' ').length > LINK_WORDS;
