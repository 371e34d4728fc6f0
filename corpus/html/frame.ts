import type { Published } from '../../pipeline/model/index.js';
import { datelineIn, dayIn, dayOfIso } from '../dates.js';
import type { Layout } from '../layouts/index.js';
import { bylineOf } from '../text/bylines.js';
import type { Facts } from './facts.js';
import { type Mark, type Outline, outlineOf, type Short } from './outline.js';
import { collapsed, type PageNode, textOf, walk } from './tree.js';

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
  readonly dateline?: Piece;
  readonly published?: Omit<Published, 'span'>;
}

/** Elements that show the day of the visit. */
const CLOCK_WORDS =
  /(?:^|[\s_-])(?:header|top|topbar|banner|clock|today|time-now|now|current|menu|nav|masthead)(?:$|[\s_-])|today|clock/iu;
/** How many elements behind the title (or the start of a body of unknown make) its dateline and lead may be. */
const NEAR = 40;
const TITLE_MIN = 12;
const TITLE_MAX = 400;
const BYLINE_MAX = 100;
const LEAD_MIN = 40;
const LEAD_MAX = 1200;
/** What a dateline says beside the day at most: an author, a counter. */
const REST_MAX = 60;
/** How far up the tree title and dateline may part. */
const LEVELS = 4;

/** Looks around the body for title, lead, author and the day of publication. */
export function frameOf(root: PageNode, body: PageNode, layout: Layout | undefined, facts: Facts): Frame {
  const outline = outlineOf(root, body, layout);
  const titleMark = titleIn(outline, facts);
  const title = titleMark && pieceOf(titleMark);
  const after = titleMark?.order ?? 0;
  const leadMark = leadIn(outline, body, after, layout !== undefined);
  const stampMark = leadMark && outline.stamps.find(({ node }) => isWithin(node, leadMark.node));
  const stamp = stampMark && pieceOf(stampMark);
  const lead = leadMark && { node: leadMark.node, text: textWithout(leadMark.node, stampMark?.node) };
  const author = authorIn(outline);
  const dateline = titleMark && datelineNear(outline, titleMark, leadMark, machineDay(facts)?.date);
  const published = publishedOf(dateline, machineDay(facts));
  return {
    ...(title && { title }),
    ...(lead && { lead }),
    ...(stamp && { stamp }),
    ...(author && { author }),
    ...(dateline && { dateline: { node: dateline.node, text: dateline.text } }),
    ...(published && { published }),
  };
}

const pieceOf = ({ node }: Mark): Piece => ({ node, text: textOf(node) });

/** Letters and figures only, in lower case: how titles are compared. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function isTitle({ node }: Mark): boolean {
  const { length } = textOf(node, TITLE_MAX);
  return length >= TITLE_MIN && length <= TITLE_MAX;
}

/** The element of the layout; else the heading that the window is titled by; else the first `h1`. */
function titleIn({ titles, bodyEnd }: Outline, facts: Facts): Mark | undefined {
  const sure = titles.find((mark) => mark.sure && isTitle(mark));
  if (sure) return sure;
  const names = [facts.windowTitle, facts.meta.get('og:title') ?? '', facts.headline ?? ''].map(keyOf);
  const inFront = titles.filter((mark) => mark.order <= bodyEnd && isTitle(mark));
  const named = inFront.find(({ node }) => {
    const key = keyOf(textOf(node));
    return key !== '' && names.some((name) => name.includes(key));
  });
  return named ?? inFront.find(({ node }) => node.name === 'h1');
}

function leadIn(
  { leads, bodyStart, bodyEnd }: Outline,
  body: PageNode,
  after: number,
  isNamed: boolean,
): Mark | undefined {
  const fits = ({ node, order, sure }: Mark) => {
    if (order < after || order > bodyEnd || node === body || isWithin(body, node)) return false;
    const { length } = textOf(node, LEAD_MAX);
    return (
      length <= LEAD_MAX &&
      length >= (sure ? 1 : LEAD_MIN) &&
      (sure || order <= (isNamed ? bodyStart : bodyStart + NEAR))
    );
  };
  return leads.find((mark) => mark.sure && fits(mark)) ?? leads.find(fits);
}

function authorIn({ authors }: Outline): Piece | undefined {
  const named = (mark: Mark): Piece | undefined => {
    const piece = { node: mark.node, text: textOf(mark.node, BYLINE_MAX) };
    return bylineOf(piece.text)?.author === undefined ? undefined : piece;
  };
  for (const sure of [true, false]) {
    for (const mark of authors) {
      const piece = mark.sure === sure ? named(mark) : undefined;
      if (piece) return piece;
    }
  }
  return undefined;
}

function isWithin(node: PageNode, around: PageNode): boolean {
  let at: PageNode | null = node;
  while (at && at !== around) at = at.parent;
  return at === around;
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
  title: Mark,
  lead: Mark | undefined,
  machine: string | undefined,
): Short | undefined {
  const titleInBody = title.order >= bodyStart && title.order <= bodyEnd;
  const limit = titleInBody ? title.order + NEAR : bodyStart;
  const dated = shorts.filter((short) => isDateline(short) && !(lead && isWithin(short.node, lead.node)));
  const behind = dated.find(({ order }) => order >= title.order && order <= limit);
  if (behind) return behind;
  const above = dated.filter(({ order }) => order < title.order).reverse();
  const isSupported = (short: Short) =>
    short.sure || (machine === undefined ? isBeside(short.node, title.node) : dayIn(short.text)?.date === machine);
  return above.find(isSupported);
}

function isDateline({ text }: Short): boolean {
  const dateline = datelineIn(text);
  return dateline?.day !== undefined && dateline.rest.length <= REST_MAX;
}

function isBeside(node: PageNode, title: PageNode): boolean {
  let at: PageNode | null = node;
  for (let level = 0; at && level <= LEVELS; level++, at = at.parent) {
    if (isWithin(title, at)) return at.name !== 'body' && at.type !== 'root';
    const { class: words = '', id = '' } = at.attribs ?? {};
    if (at.name === 'header' || CLOCK_WORDS.test(`${words} ${id}`)) return false;
  }
  return false;
}

/** What the page tells machines: JSON-LD, then meta elements. */
function machineDay({ published, meta }: Facts): Omit<Published, 'span'> | undefined {
  if (published !== undefined) return { date: published, evidence: 'json-ld:datePublished' };
  for (const name of ['article:published_time', 'datepublished', 'pubdate', 'og:pubdate', 'dc.date.issued']) {
    const date = dayOfIso(meta.get(name) ?? '');
    if (date !== undefined) return { date, evidence: `meta:${name}` };
  }
  return undefined;
}

/** `Cập nhật` may be the day of a later change: then the day that the page tells machines counts. */
function publishedOf(dateline: Short | undefined, machine: Omit<Published, 'span'> | undefined): Frame['published'] {
  const day = dateline && dayIn(dateline.text);
  if (day === undefined) return machine;
  const changed = /cập nhật|updated/iu.test(dateline!.text);
  return machine && changed && machine.date !== day.date ? machine : { date: day.date, evidence: 'dateline' };
}
