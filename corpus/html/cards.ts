import { isAllLinked, lengthOf, type PageNode, textOf } from './tree.js';

/** The title of a card has at most, and at least, so many letters. */
const TITLE_MOST = 220;
const TITLE_LEAST = 15;
/** What else stands in a card: a day, the name of a paper or section. */
const BESIDE = 60;

/**
 * `<div><a class="title">…</a><p class="lead">…</p></div>`: whether a text stands below the link to another article, in a
 * box with little else.
 *
 * @param length of the text in `node`
 * @param within elements from here on up are not looked at
 * @param title the title of the page, which may be a link to the page itself
 */
export function isOfCard(node: PageNode, length: number, within: PageNode, title: PageNode | undefined): boolean {
  if (opensWithTitle(node)) return true;
  const most = length + TITLE_MOST + BESIDE;
  let at = node;
  for (let level = 0; level < LEVELS && at !== within && at.parent; level++, at = at.parent) {
    const whole = lengthOf(at.parent, most);
    if (whole > most) return false;
    let before = at.prev;
    for (let n = 0; before && n < SIBLINGS; n++, before = before.prev) {
      if (before.type !== 'tag' || before === title) continue;
      const titleLength = lengthOfTitle(before);
      if (titleLength > 0 && whole <= length + titleLength + BESIDE) return true;
    }
  }
  return false;
}

/** Title and lead of a card are no further apart. */
const LEVELS = 4;
const SIBLINGS = 8;

/** `<div><a>Giá heo hơi mất mốc 60.000 đồng/kg</a><span>Miền Bắc giảm …</span></div>` */
function opensWithTitle({ children = [] }: PageNode): boolean {
  const first = children.find(({ type, data = '' }) => type === 'tag' || (type === 'text' && data.trim() !== ''));
  return first?.name === 'a' && textOf(first, TITLE_MOST).split(' ').length >= TITLE_WORDS;
}

/** Sections and authors have shorter names. */
const TITLE_WORDS = 6;

/** Length of a link that may be a title, with nothing beside it; else 0. `h1` is the title of a page. */
function lengthOfTitle(node: PageNode): number {
  if (node.name === 'h1') return 0;
  const length = lengthOf(node, TITLE_MOST);
  const isTitle = length >= TITLE_LEAST && length <= TITLE_MOST && (node.name === 'a' || isAllLinked(node));
  return isTitle ? length : 0;
}
