import type { Block, BlockKind } from '../../pipeline/model/index.js';
import { sentences } from '../../pipeline/text/sentences.js';
import { type Dateline, datelineIn } from '../dates.js';
import { bylineOf } from './bylines.js';
import { isCaption, isNumberedCaption, splitCaptions } from './captions.js';
import { DATED_LINK, isFurniture, isSectionName, opensTeasers, STAMP } from './furniture.js';
import { endsSentence, type Line, likeness } from './lines.js';

/** The lines of a text with what each of them is. */
export interface Roles {
  readonly lines: readonly Line[];
  /** `kinds[i]` is of `lines[i]`. */
  readonly kinds: readonly BlockKind[];
  /** Datelines by number of line. */
  readonly datelines: ReadonlyMap<number, Dateline>;
  /** Number of the title's line; -1 where there is none. */
  readonly title: number;
}

const TITLE_LENGTH = 220;
const HEADING_LENGTH = 140;
/** From here on a line that ends like a sentence is prose, behind which a list of teasers may begin. */
const PROSE_LENGTH = 60;
/** Leads are one or two sentences; longer first paragraphs are body. Set on the leads of 35 360 articles: 99 % are shorter. */
const LEAD_LENGTH = 400;
const LEAD_SENTENCE = 700;
/** `(LSO) – …`, `(HBĐT) - …`: marks a lead, whatever its length. */
export const LEAD_MARK = /^\(\s?[\p{L}\d&.+ ]{2,25}\s?\)\s?[-–—]/u;
/** Twins (a picture's description and its caption) share most words. */
const TWIN = 0.8;

/** Tells for every line what it is: furniture and teasers first, then title and lead, then what stands in the body. */
export function rolesOf(lines: readonly Line[]): Roles {
  const kinds: BlockKind[] = new Array(lines.length).fill('paragraph');
  const datelines = new Map<number, Dateline>();
  const end = markFrame(lines, kinds, datelines);
  const title = markTitle(lines, kinds, end);
  markCaptions(lines, kinds, end);
  markLead(lines, kinds, title, end);
  markFoot(lines, kinds, end);
  markHeadings(lines, kinds, end);
  return { lines, kinds, datelines, title };
}

/** Marks furniture, datelines and the teasers at the end; returns the number of the first line behind the article. */
function markFrame(lines: readonly Line[], kinds: BlockKind[], datelines: Map<number, Dateline>): number {
  let end = lines.length;
  let prose = false;
  for (let n = 0; n < lines.length; n++) {
    const { text } = lines[n]!;
    const dateline = datelineIn(text);
    if (dateline && (dateline.rest === '' || (dateline.clock && bylineOf(dateline.rest)))) {
      datelines.set(n, dateline);
      kinds[n] = 'meta';
    } else if (isFurniture(text)) {
      kinds[n] = 'meta';
    } else if (opensTeasers(text)) {
      kinds[n] = 'meta';
      if (!prose) continue;
      end = n;
      break;
    } else if (text.length >= PROSE_LENGTH && endsSentence(text)) {
      prose = true;
    }
  }
  for (let n = end; n < lines.length; n++) kinds[n] = isFurniture(lines[n]!.text) ? 'meta' : 'related';
  return prose ? beforeDatedLinks(lines, kinds, end) : end;
}

/** `V/v định hướng nội dung tuyên truyền tháng 01/2019(30/07/2019)`: links at the foot, without a heading over them. */
function beforeDatedLinks(lines: readonly Line[], kinds: BlockKind[], end: number): number {
  let first = end;
  for (let n = end - 1; n >= 0; n--) {
    if (kinds[n] === 'meta') continue;
    if (!DATED_LINK.test(lines[n]!.text)) break;
    first = n;
  }
  for (let n = first; n < end; n++) kinds[n] = 'related';
  return first;
}

const isTitleLike = (line: Line): boolean =>
  line.text.length <= TITLE_LENGTH && !/[.;:,]$/u.test(line.text) && !LEAD_MARK.test(line.text);

/** The first line that is no furniture, where it looks like a title and something follows it. */
function markTitle(lines: readonly Line[], kinds: BlockKind[], end: number): number {
  const content: number[] = [];
  for (let n = 0; n < end && content.length < 8; n++) if (kinds[n] === 'paragraph') content.push(n);
  let at = 0;
  while (at + 2 < content.length && isSectionName(lines[content[at]!]!.text)) kinds[content[at++]!] = 'meta';
  const first = content[at];
  if (first === undefined || at + 1 >= content.length) return -1;
  const repeated = content.find((n) => n > first && isPageTitle(lines[first]!.text, lines[n]!.text));
  if (repeated !== undefined) {
    // "Tên bài - Báo Quảng Ninh điện tử" of the window, section links, then the title itself.
    for (const n of content) if (n < repeated) kinds[n] = 'meta';
    kinds[repeated] = 'title';
    return repeated;
  }
  if (!isTitleLike(lines[first]!) || STAMP.test(lines[first]!.text)) return -1;
  kinds[first] = 'title';
  return first;
}

const isPageTitle = (first: string, later: string): boolean =>
  later.length >= 15 && first.startsWith(later) && /^(?:$|\s{0,3}[-–|»])/u.test(first.slice(later.length));

function markCaptions(lines: readonly Line[], kinds: BlockKind[], end: number): void {
  for (let n = 0; n < end; n++) {
    const line = lines[n]!;
    if (kinds[n] !== 'paragraph') continue;
    if (isCaption(line.text)) kinds[n] = 'caption';
    const next = lines[n + 1];
    if (next === undefined || n + 1 >= end || kinds[n + 1] !== 'paragraph') continue;
    if (isNumberedCaption(line.text) && !endsSentence(next.text)) kinds[n + 1] = 'caption';
    else if (areTwins(line, next)) {
      kinds[n] = 'caption';
      kinds[n + 1] = 'caption';
    }
  }
}

/** A picture's description and its caption below it, nearly the same words, with no empty line between them. */
function areTwins({ text }: Line, next: Line): boolean {
  if (!next.follows || text.length < 15 || text.length > 320 || next.text.length > 400) return false;
  if (isCaption(next.text) && next.text.toLowerCase().includes(text.toLowerCase())) return true;
  const [short, long] = [text.length, next.text.length].sort((a, b) => a - b) as [number, number];
  return long <= 1.6 * short && likeness(text, next.text) >= TWIN;
}

function markLead(lines: readonly Line[], kinds: BlockKind[], title: number, end: number): void {
  let n = title + 1;
  while (n < end && (kinds[n] === 'meta' || kinds[n] === 'caption')) n++;
  const line = lines[n];
  if (line === undefined || n >= end || !hasBody(kinds, n + 1, end)) return;
  const { length } = line.text;
  const marked = LEAD_MARK.test(line.text);
  if (title < 0 && !marked) return;
  const short = length <= LEAD_LENGTH || (length <= LEAD_SENTENCE && sentences(line.text).length === 1);
  if (marked || short || isSecondOfThree(lines, n, end)) kinds[n] = 'lead';
}

/** Title, lead and a body of one long line: how collectors without paragraph breaks store articles. */
const isSecondOfThree = (lines: readonly Line[], n: number, end: number): boolean =>
  n === 1 && end === 3 && lines[2]!.text.length > 2 * lines[1]!.text.length;

const hasBody = (kinds: readonly BlockKind[], from: number, end: number): boolean =>
  kinds.slice(from, end).includes('paragraph') || kinds.slice(from, end).includes('caption');

/** Signatures and sources below the last paragraph. */
function markFoot(lines: readonly Line[], kinds: BlockKind[], end: number): void {
  for (let n = end - 1; n > 0; n--) {
    if (kinds[n] === 'meta') continue;
    if (kinds[n] !== 'paragraph' || bylineOf(lines[n]!.text) === undefined) return;
    kinds[n] = 'byline';
  }
}

/** Short lines inside the body that end like no sentence stand over what follows. */
function markHeadings(lines: readonly Line[], kinds: BlockKind[], end: number): void {
  for (let n = 0; n + 1 < end; n++) {
    const { text } = lines[n]!;
    if (kinds[n] === 'paragraph' && text.length <= HEADING_LENGTH && !endsSentence(text)) kinds[n] = 'heading';
  }
}

/** The blocks of a text: its lines, cut where captions, stamps and signatures ran into them. */
export function blocksOf(text: string, { lines, kinds }: Roles): Block[] {
  const blocks: Block[] = [];
  const lastProse = kinds.lastIndexOf('paragraph');
  const signed = kinds.includes('byline');
  for (let n = 0; n < lines.length; n++) {
    const kind = kinds[n]!;
    const { start, end } = lines[n]!;
    if (kind !== 'paragraph' && kind !== 'heading' && kind !== 'lead' && kind !== 'title') {
      blocks.push({ kind, start, end });
      continue;
    }
    const stamp = STAMP.exec(lines[n]!.text);
    if (stamp && stamp.index > 0) {
      const stampStart = start + stamp.index;
      blocks.push({ kind: 'heading', start, end: stampStart - blanksBefore(text, stampStart) });
      blocks.push({ kind: 'meta', start: stampStart, end });
      continue;
    }
    if (kind !== 'paragraph') {
      blocks.push({ kind, start, end });
      continue;
    }
    const foot = n === lastProse && !signed ? footStart(text, start, end) : end;
    for (const block of splitCaptions(text, { start, end: foot - blanksBefore(text, foot) }, kind)) blocks.push(block);
    if (foot < end) blocks.push({ kind: 'byline', start: foot, end });
  }
  return blocks;
}

const FOOT_LENGTH = 60;
const SENTENCE_END = /[.!?…”"»]/u;
const BEFORE_FOOT = /[.!?…”"»)/]/u;

/** `… cho lao động. Lưu Trinh`: where the signature that ran into the last line begins; its end where there is none. */
export function footStart(text: string, start: number, end: number): number {
  const from = Math.max(start + 1, end - FOOT_LENGTH);
  let at = end - 1;
  while (at > from && !SENTENCE_END.test(text[at - 1]!)) at--;
  for (; at < end - 1; at++) {
    if (!BEFORE_FOOT.test(text[at - 1]!)) continue;
    const first = at + (/^\s{0,3}/u.exec(text.slice(at, at + 3))?.[0].length ?? 0);
    if (first === at || !/\p{Lu}/u.test(text[first] ?? '')) continue;
    return bylineOf(text.slice(first, end))?.author === undefined ? end : first;
  }
  return end;
}

function blanksBefore(text: string, at: number): number {
  let blanks = 0;
  while (/\s/u.test(text[at - blanks - 1] ?? 'x')) blanks++;
  return blanks;
}
