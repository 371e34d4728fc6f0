import { isSectionName, opensTeasers } from '../text/furniture.js';
import { endsSentence, likenessOfWords, wordsOf } from '../text/lines.js';
import type { Facts } from './facts.js';
import type { Mark, Outline } from './outline.js';
import { isNameOfSite } from './publisher.js';
import { isAllLinked, type PageNode, textOf, walk } from './tree.js';

const TITLE_MIN = 12;
const TITLE_MAX = 400;
/** Elements behind the start of the body in which its title may stand. */
const WITHIN_BODY = 30;
/** A few words (`tin`, `tỉnh`) are common to any two titles. */
const ALIKE = 0.5;
/** From this share of common words a heading says what the window is called. */
const SAME = 0.6;
/** What a tag is worth beside the share of words that stand in the title of the window too, which counts four times. */
const OF_TAG: Readonly<Record<string, number>> = { h1: 2, h2: 1, h3: 0.5, h4: 0.25 };
const LIKENESS = 4;
/** Elements from a title down to the day below it, at most. */
const OVER_DATE = 3;
const FOR_LINK = 1.5;

/** Letters and figures only, in lower case: how titles are compared. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const hasLengthOfTitle = (text: string): boolean => text.length >= TITLE_MIN && text.length <= TITLE_MAX;

/**
 * The title: the element that the layout names; else the heading, or element called a title, before the text that is
 * most like the title of the window, prefers `h1` and is no link; else the line that says what the window says.
 */
export function titleIn(outline: Outline, facts: Facts): Mark | undefined {
  const { titles, bodyStart, bodyEnd } = outline;
  const sure = titles.find((mark) => mark.sure && hasLengthOfTitle(textOf(mark.node, TITLE_MAX)));
  if (sure) return sure;
  const names = namesOf(facts);
  const papers = new Set(
    [facts.meta.get('og:site_name'), facts.publisher].map((name) => keyOf(name ?? '')).filter((key) => key !== ''),
  );
  const last = Math.min(bodyEnd, bodyStart + WITHIN_BODY);
  let best: Mark | undefined;
  let most = 0;
  for (const mark of titles) {
    if (mark.order > bodyEnd) break;
    const text = textOf(mark.node, TITLE_MAX);
    if (!hasLengthOfTitle(text) || papers.has(keyOf(text)) || isSectionName(text) || opensTeasers(text)) continue;
    // `<h1 class="logo">Báo Hòa Bình điện tử</h1>`
    if (isNameOfSite(text)) continue;
    const share = likenessOf(text, names);
    const like = share >= ALIKE ? share : 0;
    // What is taken for the body may begin with the menu of the page.
    if (mark.order > last && like < SAME) continue;
    const tag = OF_TAG[mark.node.name ?? ''] ?? 0.5;
    const near = 1 - Math.min(1, Math.abs(bodyStart - mark.order) / 100);
    const score = LIKENESS * like + tag + near - (isAllLinked(mark.node) ? FOR_LINK : 0);
    if ((like >= SAME || tag >= 1 || near > 0.6) && score > most) {
      best = mark;
      most = score;
    }
  }
  const isNamed = most > 0 && likenessOf(textOf(best!.node, TITLE_MAX), names) >= SAME;
  return isNamed
    ? best
    : (lineOfTitle(outline.lines, last, names) ?? best ?? lineOverDate(outline) ?? lineOverBody(outline));
}

/** The first heading that says what the window is called; where none does, the only `h1`. */
export function namedHeading(root: PageNode, facts: Facts): PageNode | undefined {
  const names = namesOf(facts);
  const tops: PageNode[] = [];
  let named: PageNode | undefined;
  walk(root, (node) => {
    // Cards with other articles have `h3`.
    if (node.name !== 'h1' && node.name !== 'h2') return node.type === 'tag';
    const text = textOf(node, TITLE_MAX);
    if (!hasLengthOfTitle(text) || isNameOfSite(text)) return false;
    if (node.name === 'h1') tops.push(node);
    if (likenessOf(text, names) < SAME) return false;
    named = node;
    return 'stop';
  });
  return named ?? (tops.length === 1 ? tops[0] : undefined);
}

/** What the page says it is called; of the title of the window also its parts, as papers put their name beside it. */
function namesOf({ headline = '', meta, windowTitle }: Facts): readonly Name[] {
  const names = new Set([headline, meta.get('og:title') ?? '', windowTitle]);
  for (const part of windowTitle.split(/\s[-–|»>]\s/u)) names.add(part);
  return [...names]
    .filter((name) => !isNameOfSite(name))
    .map((name) => ({ key: keyOf(name), words: wordsOf(name) }))
    .filter(({ key }) => key.length >= TITLE_MIN);
}

interface Name {
  readonly key: string;
  readonly words: readonly string[];
}

/**
 * Share of the words of the shorter one that stand in the other, of the name that a text is most like; 0 where the text is
 * too short to say anything.
 */
function likenessOf(text: string, names: readonly Name[]): number {
  if (names.length === 0 || keyOf(text).length < TITLE_MIN) return 0;
  const words = wordsOf(text);
  return Math.max(...names.map((name) => likenessOfWords(words, name.words)));
}

/** `<div>Cửa Lục bắt 18 vụ buôn lậu trong tháng</div><div>(23/11/2009 9:40:00 AM)</div>` */
function lineOverDate({ lines, shorts, bodyEnd }: Outline): Mark | undefined {
  for (const { order, dateline } of shorts) {
    if (order > bodyEnd) return undefined;
    if (dateline?.rest !== '') continue;
    const above = lines.findLast((line) => line.order < order && line.order >= order - OVER_DATE);
    if (above && hasLengthOfTitle(textOf(above.node, TITLE_MAX)) && !endsSentence(textOf(above.node))) return above;
  }
  return undefined;
}

/** `<p class="tdbv">Huyện gieo trồng 4.350 ha cây vụ đông</p><div class="ndbv">…`: the line that stands right over the text. */
function lineOverBody({ lines, bodyStart }: Outline): Mark | undefined {
  const above = lines.findLast(({ order }) => order < bodyStart);
  if (above === undefined || above.order < bodyStart - OVER_BODY) return undefined;
  const text = textOf(above.node, TITLE_MAX);
  const isTitle = hasLengthOfTitle(text) && text.split(' ').length >= OVER_BODY_WORDS && !endsSentence(text);
  return isTitle && !isSectionName(text) && above.node.name !== 'a' && !isAllLinked(above.node) ? above : undefined;
}

const OVER_BODY = 2;
const OVER_BODY_WORDS = 5;

/** `<div class="tt">Hồ Núi Nác cạn đáy, 480 ha lúa khát nước</div>`: no heading, but it begins as the window is titled. */
function lineOfTitle(lines: readonly Mark[], last: number, names: readonly Name[]): Mark | undefined {
  return lines.find(({ node, order }) => {
    if (order > last) return false;
    const text = textOf(node, TITLE_MAX);
    const key = hasLengthOfTitle(text) && !isNameOfSite(text) ? keyOf(text) : '';
    return key.length >= TITLE_MIN && names.some((name) => name.key.startsWith(key) || key.startsWith(name.key));
  });
}
