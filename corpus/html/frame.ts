import { datelineIn, dayIn, dayOfIso, isOfChange } from '../dates.js';
import type { Layout } from '../layouts/index.js';
import { bylineOf } from '../text/bylines.js';
import { isSectionName } from '../text/furniture.js';
import { endsSentence } from '../text/lines.js';
import { type Between, betweenOf } from './between.js';
import { isOfCard } from './cards.js';
import { daysOf, machineDays, type SeenDay } from './days.js';
import { bodyRulesOf } from './elements.js';
import type { Facts } from './facts.js';
import { says } from './names.js';
import { type Mark, type Outline, outlineOf, type Short } from './outline.js';
import { type SeenSection, sectionsNear } from './sections.js';
import { titleIn } from './title.js';
import { collapsed, isWithin, lengthOf, type PageNode, textOf, walk } from './tree.js';

/** A part of the article and the element it stands in. */
export interface Piece {
  readonly node: PageNode;
  readonly text: string;
}

/** What stands around the body of an article, as far as it was found on the page. */
export interface Frame {
  readonly title?: Piece;
  readonly lead?: Piece;
  /** The place before the first word of the lead. */
  readonly stamp?: Piece;
  readonly author?: Piece;
  /** The name of who wrote it, as it stands in the dateline or beside it. */
  readonly writer?: string;
  readonly dateline?: Piece;
  /** What stands between title and body beside these, in order. */
  readonly between: Between;
  /** The days of publication that are told, the one that counts first. */
  readonly days: readonly SeenDay[];
  /** The paths of sections and labels that stand around the title. */
  readonly sections: readonly SeenSection[];
}

/** How many elements behind the title (or the start of a body of unknown make) its dateline and lead may be. */
const NEAR = 40;
const BYLINE_MAX = 100;
const LEAD_MIN = 40;
const LEAD_MAX = 1200;
/** Longer lines are running text. */
const PROSE_FROM = 40;
/** What a dateline says beside the day at most: an author, a counter. */
const REST_MAX = 60;
/** How many elements behind the start of the body a line with day and time says when it came out. */
const OPENING = 12;
/** How far up the tree title and dateline may part. */
const LEVELS = 4;
/** The same where no name says that it is a day. */
const NAMELESS_LEVELS = 2;

/** Looks around the body for title, lead, author and the day of publication. */
export function frameOf(root: PageNode, body: PageNode, layout: Layout | undefined, facts: Facts): Frame {
  const outline = outlineOf(root, body, layout);
  const titleMark = titleIn(outline, facts);
  const title = titleMark && pieceOf(titleMark);
  const leadMark = leadIn(outline, body, titleMark);
  const stampMark = leadMark && outline.stamps.find(({ node }) => isWithin(node, leadMark.node));
  const stamp = stampMark && pieceOf(stampMark);
  const author = authorIn(outline);
  const told = machineDays(facts);
  const dateline = titleMark && datelineNear(outline, body, titleMark, leadMark, told[0]?.date);
  const lead = leadMark && { node: leadMark.node, text: textWithout(leadMark.node, stampMark?.node) };
  const used = new Set([titleMark?.node, leadMark?.node, author?.node].filter((node) => node !== undefined));
  const between =
    titleMark === undefined || isWithin(titleMark.node, body)
      ? NOTHING
      : betweenOf(titleMark.node, body, layout ? bodyRulesOf(layout) : {}, used);
  const writer = (dateline && (writerIn(dateline.text) ?? nameIn(dateline.parts))) ?? between.author;
  const days = daysOf(dateline?.text, told);
  const time = days.length === 0 ? timeNear(outline, titleMark) : undefined;
  return {
    ...(title && { title }),
    ...(lead && { lead }),
    ...(stamp && { stamp }),
    ...(author && { author }),
    ...(writer !== undefined && { writer }),
    ...(dateline && { dateline: { node: dateline.node, text: dateline.text } }),
    between,
    days: time ? [time] : days,
    sections: sectionsNear(outline, titleMark, dateline),
  };
}

const NOTHING: Between = { prose: [], rows: [], captions: [] };
const pieceOf = ({ node }: Mark): Piece => ({ node, text: textOf(node) });

function leadIn(
  { leads, lines, bodyStart, bodyEnd }: Outline,
  body: PageNode,
  title: Mark | undefined,
): Mark | undefined {
  const after = title?.order ?? 0;
  const fits = ({ node, order, sure }: Mark) => {
    if (order < after || order > bodyEnd) return false;
    // Of a chart or a film nothing but the lead may be text.
    if (node === body) return !sure && lengthOf(node, LEAD_MAX) <= LEAD_MAX && NAMED_LEAD.has(node.name ?? '');
    if (isWithin(body, node)) return false;
    const length = lengthOf(node, LEAD_MAX);
    if (length > LEAD_MAX || length < (sure ? 1 : LEAD_MIN)) return false;
    return sure || (order <= bodyStart + NEAR && !(isWithin(node, body) && isOfCard(node, length, body, title?.node)));
  };
  // `excerpt` behind running text is the lead of another article.
  const isFirst = ({ order }: Mark) =>
    lines.filter((line) => line.order > after && line.order < order && lengthOf(line.node, PROSE_FROM) > PROSE_FROM)
      .length < 2;
  return leads.find((mark) => mark.sure && fits(mark)) ?? leads.find((mark) => fits(mark) && isFirst(mark));
}

const NAMED_LEAD = new Set(['h2', 'h3', 'h4', 'p', 'div']);

function authorIn({ authors }: Outline): Piece | undefined {
  const named = (mark: Mark): Piece | undefined => {
    const { node } = mark;
    // `NGUYỄN VĂN THÀNH<br><i>Viện Nghiên cứu phát triển</i>`
    const texts = [textOf(node, BYLINE_MAX), firstLine(node)];
    const text = texts.find((one) => authorOfLine(one) !== undefined);
    return text === undefined ? undefined : { node, text };
  };
  for (const sure of [true, false]) {
    for (const mark of authors) {
      const piece = mark.sure === sure ? named(mark) : undefined;
      if (piece) return piece;
    }
  }
  return undefined;
}

/** The text before the first line end in an element. */
function firstLine(node: PageNode): string {
  const pieces: string[] = [];
  walk(node, ({ type, name, data }) => {
    if (type === 'text') pieces.push(data!);
    return name === 'br' ? 'stop' : type === 'tag';
  });
  return collapsed(pieces.join(' ')).slice(0, BYLINE_MAX).normalize('NFC');
}

/** The author that a line names, also beside a date: `BS. Trần Hải | 20/11/2024 14:35`. */
export const authorOfLine = (text: string): string | undefined =>
  bylineOf(text)?.author ?? (datelineIn(text)?.day === undefined ? undefined : writerIn(text));

/** `Thế Anh | 11/07/2018 | Nông nghiệp`: the part beside the day that is a name of several words and no section. */
function writerIn(dateline: string): string | undefined {
  return nameIn((datelineIn(dateline)?.rest ?? '').split(/[|·•,;/]|\s[-–—]/u));
}

function nameIn(parts: readonly string[]): string | undefined {
  for (const part of parts) {
    const name = collapsed(part).normalize('NFC');
    if (isSectionName(name)) continue;
    const author = bylineOf(name)?.author;
    if (author?.includes(' ')) return author;
  }
  return undefined;
}

/** The text of a lead without the place stamped before it: `Hà Giang` + `Hơn 23h ngày …`. */
function textWithout(lead: PageNode, stamp: PageNode | undefined): string {
  if (stamp === undefined) return textOf(lead);
  const pieces: string[] = [];
  walk(lead, (node) => {
    if (node.type === 'text') pieces.push(node.data!);
    return node !== stamp;
  });
  return collapsed(pieces.join(''))
    .replace(/^[-–\s]{1,3}/u, '')
    .normalize('NFC');
}

/**
 * The day printed nearest to the title: behind it and before the body, or, where the page shows none there, before it.
 * Pages print the day of the visit above the title, so a day there must be named by the layout, agree with what the page
 * tells machines, or stand beside the title and in no header.
 */
function datelineNear(
  { shorts, bodyStart, bodyEnd }: Outline,
  body: PageNode,
  title: Mark,
  lead: Mark | undefined,
  machine: string | undefined,
): Short | undefined {
  const titleInBody = title.order >= bodyStart && title.order <= bodyEnd;
  const limit = titleInBody ? title.order + NEAR : bodyStart;
  // "Giá vàng hôm nay 14/3/2017: …" is a title.
  const head = textOf(title.node);
  const own = (short: Short) =>
    !isWithin(short.node, title.node) && !short.text.includes(head) && !(lead && isWithin(short.node, lead.node));
  const dated = shorts.filter((short) => isDateline(short) && own(short));
  const inReach = dated.filter(({ order, isLink }) => order >= title.order && order <= limit && !isLink);
  const found =
    inReach.find((short) => short.sure || isBareDay(short)) ?? inReach.find(({ text }) => !endsSentence(text));
  const behind = found && isOfChange(found.text) ? (besideChange(found, inReach) ?? found) : found;
  const agrees = (short: Short) => dayIn(short.text)?.date === machine;
  // Pages go on with other articles: the day that machines are told too is of this one.
  if (behind)
    return (agrees(behind) ? behind : dated.find((short) => short.order < title.order && agrees(short))) ?? behind;
  // `<p>Ngày đăng: 25/12/2020</p>` as the first line of the body.
  const opens = ({ node, order, text, dateline }: Short) => {
    const { rest, clock } = dateline!;
    if (order <= limit || order > limit + NEAR || !isWithin(node, body)) return false;
    return rest === '' || (clock && order <= limit + OPENING && !endsSentence(text));
  };
  const first = dated.find(opens);
  if (first) return first;
  const above = dated.filter(({ order }) => order < title.order).reverse();
  const isSupported = (short: Short) =>
    short.sure ||
    (machine === undefined ? isBeside(short.node, title.node) || isJustAbove(short, title) : agrees(short));
  const supported = above.find(isSupported);
  if (supported || machine !== undefined) return supported;
  // `Ngày đăng: 12/11/2013 - Người đăng: Quản trị viên` below the text.
  return dated.find(({ order, text }) => order >= bodyEnd && order <= bodyEnd + OPENING && LABELLED.test(text));
}

/** `<p>Cập nhật: 10/05/2021</p><p>Xuất bản: 05/05/2021</p>` */
const besideChange = (change: Short, dated: readonly Short[]): Short | undefined =>
  dated.find(({ order, text }) => Math.abs(order - change.order) <= BESIDE_CHANGE && PUBLISHED_AT.test(text));
const BESIDE_CHANGE = 4;
const PUBLISHED_AT = /(?:đăng|xuất bản|phát hành|published|posted)(?!\p{L})/iu;

const LABELLED = /^(?:ngày (?:đăng|xuất bản|đưa tin|phát hành|cập nhật)|đăng (?:ngày|lúc)|xuất bản|cập nhật)/iu;

/** Nothing beside the day, or a time of day. */
function isBareDay({ dateline }: Short): boolean {
  const { rest, clock } = dateline!;
  return rest === '' || clock;
}

function isDateline({ dateline }: Short): boolean {
  return dateline?.day !== undefined && dateline.rest.length <= REST_MAX;
}

/** Beside the title, not in a header; further up the tree only where a name says that it is a day. */
function isBeside(node: PageNode, title: PageNode): boolean {
  let isNamed = false;
  let at: PageNode | null = node;
  for (let level = 0; at && level <= LEVELS; level++, at = at.parent) {
    if (isWithin(title, at)) {
      if (at.name === 'body' || at.type === 'root' || linksBetween(at, node, title) > MENU) return false;
      return isNamed || level <= NAMELESS_LEVELS;
    }
    const { class: words = '', id = '' } = at.attribs ?? {};
    if (at.name === 'header' || says(`${words} ${id}`, 'clock')) return false;
    isNamed ||= at.name === 'time' || says(`${words} ${id}`, 'date');
  }
  return false;
}

/** A path of sections and buttons have fewer links; what stands over a menu is of the page. */
const MENU = 7;

/** How many links stand behind the end of `first` and before `second`. */
function linksBetween(around: PageNode, first: PageNode, second: PageNode): number {
  let links = 0;
  let behind = false;
  walk(
    around,
    (node) => {
      if (node === second) return 'stop';
      if (behind && node.name === 'a') links++;
      return node.type !== 'text';
    },
    (node) => {
      if (node === first) behind = true;
    },
  );
  return links;
}

/** `<span class="date">Thứ ba, 22/8/2023</span><h1>…</h1>` without anything around them. */
function isJustAbove({ node, order }: Short, title: Mark): boolean {
  const { class: words = '', id = '' } = node.attribs ?? {};
  if (says(`${words} ${id}`, 'clock')) return false;
  if (title.order - order === 1 && title.node.parent === node.parent) return true;
  return title.order - order <= 2 && says(`${words} ${id}`, 'date');
}

/** `<time datetime="2022-05-09T10:41:12+07:00">9 Tháng Năm, 2022</time>` beside the title. */
function timeNear({ times }: Outline, title: Mark | undefined): SeenDay | undefined {
  for (const { node, order } of times) {
    if (title === undefined || order < title.order - NEAR || order > title.order + NEAR) continue;
    const quote = node.attribs?.['datetime'] ?? node.attribs?.['content'] ?? '';
    const date = isBeside(node, title.node) ? dayOfIso(quote) : undefined;
    if (date !== undefined) return { date, evidence: 'time', quote };
  }
  return undefined;
}
