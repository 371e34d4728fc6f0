import type { BlockKind } from '../../pipeline/model/index.js';
import { datelineIn } from '../dates.js';
import { LEAD_MARK } from '../text/blocks.js';
import { bylineOf } from '../text/bylines.js';
import { isCaption } from '../text/captions.js';
import { DATED_LINK, isFurniture, opensBox, opensComments, opensTeasers } from '../text/furniture.js';
import { endsSentence } from '../text/lines.js';
import type { PageBlock } from './body.js';
import type { Facts } from './facts.js';
import { commonHolder, INLINE, isWithin, lengthOf, type PageNode, textOf } from './tree.js';

interface TextBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

const HEADING_LENGTH = 140;
const LEAD_MIN = 40;
const LEAD_LENGTH = 700;
/** Leads of 35 360 articles: 99 % are shorter. */
const GUESS_LENGTH = 400;
const CAPTION_LENGTH = 320;
/** From this share of linked text a block is a link to another article, not text with a link in it. */
const LINKED = 0.8;
/** From this share on a list is one of links: `Hồ Núi Nác cạn đáy (15/06/2015)`, `Tags: hạn hán, hồ đập`. */
const MOSTLY = 0.4;
/** Running text of this length that is no link shows that the article goes on behind a list of teasers. */
const GOES_ON = 140;
/** The same outside the box of the teasers. */
const SENTENCE = 50;
/** Text without a blank for so long is no text: some papers ship bodies as code that a script unpacks. */
const CODED_FROM = 200;

/** Looks back for the last blank from every 200th letter, not at each letter. */
function isCoded(text: string): boolean {
  for (let from = 0; from + CODED_FROM <= text.length; ) {
    let at = from + CODED_FROM - 1;
    while (at >= from && !/\s/u.test(text[at]!)) at--;
    if (at < from) return true;
    from = at + 1;
  }
  return false;
}

/** What finds the lead where the page does not mark it. */
interface LeadHints {
  readonly facts: Facts;
  /** Nobody knows how pages of this make mark a lead: a short first paragraph is taken for it. */
  readonly guess: boolean;
}

/**
 * Settles what the blocks of a body are where the page does not say it: captions by their credit or place, headings by
 * bold type, links to other articles, signatures at the end, and, given hints, the lead.
 */
export function settled(blocks: readonly PageBlock[], body: PageNode, hints: LeadHints | undefined): TextBlock[] {
  const result: TextBlock[] = [];
  const kept: PageBlock[] = [];
  let teasers: Teasers | undefined;
  let card: PageNode | undefined;
  let tags = false;
  let box: PageNode | undefined;
  for (const [n, block] of blocks.entries()) {
    const { text, holder } = block;
    const fragment = text.length < FRAGMENT && !endsSentence(text);
    if (tags && fragment) continue;
    tags = TAGS_LABEL.test(text);
    if (opensBox(text)) box = boxOf(holder, body, kept) ?? box;
    if (box && isWithin(holder, box)) continue;
    const ends = opensComments(text) || opensArticle(blocks, n);
    if (ends && result.some(({ kind }) => kind === 'paragraph')) break;
    if (isFurniture(text) || isCoded(text) || (block.linked >= MOSTLY && TAGS_LINE.test(text))) continue;
    if (opensTeasers(text)) {
      if (block.kind !== 'related') teasers = { scope: scopeOf(holder, body) };
      continue;
    }
    const next = blocks[n + 1];
    const isHead = block.open && block.bold && block.linked === 0 && text.length <= HEADING_LENGTH;
    if (teasers && (goesOn(block, teasers) || (isHead && next && goesOn(next, teasers)))) teasers = undefined;
    const kind = teasers || (card && isWithin(holder, card)) ? 'related' : kindOf(block);
    if (kind === 'related' && block.linked >= LINKED) card = cardOf(block, body);
    result.push({ kind, text });
    kept.push(block);
  }
  markUnlinkedTitles(result, kept, body);
  cutBehindSignature(result, kept, body);
  markTail(result);
  markFoot(result, kept, hints === undefined ? 0 : 1);
  if (result.filter(({ kind }) => kind === 'paragraph' || kind === 'list-item').length < 2) unpicture(result, kept);
  if (hints?.guess) markFragments(result);
  if (hints) markLead(result, kept, hints);
  return result;
}

/** A title of the first rank with a day beside it: the next article on a page that never ends. */
function opensArticle(blocks: readonly PageBlock[], n: number): boolean {
  const { kind, holder } = blocks[n]!;
  if (kind !== 'heading') return false;
  let at: PageNode | null = holder;
  while (at && INLINE.has(at.name ?? '')) at = at.parent;
  if (at?.name !== 'h1') return false;
  return [n - 1, n + 1, n + 2].some((near) => datelineIn(blocks[near]?.text ?? '')?.day !== undefined);
}

/** `>>> Đọc thêm: 5 mẹo giảm tiền điện`: a link to another article, also where its address got lost. */
const POINTER = /^(?:>{1,4}|»)\s?\S|^(?:xem thêm|đọc thêm|xem tiếp|đọc tiếp|tin liên quan|bài liên quan)\s?:\s?\S/iu;
const POINTER_MOST = 200;
const isPointer = (text: string): boolean => text.length <= POINTER_MOST && POINTER.test(text);

/** Shorter blocks that end like no sentence are labels, names, buttons. */
const FRAGMENT = 40;
const TAGS_LINE = /^(?:từ khóa|từ khoá|tags?|thẻ|chủ đề)(?!\p{Ll})/iu;
const TAGS_LABEL = /^(?:từ khóa|từ khoá|tags?|thẻ|keywords?)\s?:?$/iu;
/** The lead of another article beside the link to it is no longer. */
const CARD_MOST = 220;

/** The box that a link to another article opens: what stands behind it there is the lead of that article. */
function cardOf({ holder, text }: PageBlock, body: PageNode): PageNode | undefined {
  let card: PageNode | undefined;
  for (let at: PageNode | null = holder; at && at !== body; at = at.parent) {
    const whole = textOf(at, text.length + CARD_MOST);
    if (whole.length > text.length + CARD_MOST || !whole.startsWith(text)) break;
    card = at;
  }
  return card;
}

/** Names, sections and buttons above the first sentence of a page of unknown make. */
function markFragments(blocks: TextBlock[]): void {
  for (let n = 0; n < blocks.length; n++) {
    const { kind, text } = blocks[n]!;
    if (kind === 'caption' || kind === 'related' || kind === 'meta') continue;
    if ((kind !== 'paragraph' && kind !== 'list-item') || text.length >= FRAGMENT || endsSentence(text)) return;
    blocks[n] = { kind: bylineOf(text)?.author?.includes(' ') ? 'byline' : 'meta', text };
  }
}

/** Links to other articles below a heading: inside the element around it, or down to the next running text. */
interface Teasers {
  readonly scope: PageNode | undefined;
}

/** The box that a heading stands in, where nothing of the article stands in it. */
function boxOf(heading: PageNode, body: PageNode, kept: readonly PageBlock[]): PageNode | undefined {
  const scope = scopeOf(heading, body);
  return scope && isWithin(scope, body) && !kept.some(({ holder }) => isWithin(holder, scope)) ? scope : undefined;
}

/** The box that a heading stands in; none where that is the body itself. */
function scopeOf(heading: PageNode, body: PageNode): PageNode | undefined {
  let at: PageNode | null = heading;
  while (at && (INLINE.has(at.name ?? '') || HEADS.has(at.name ?? ''))) at = at.parent;
  return at === null || at === body ? undefined : at;
}

const HEADS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

function goesOn({ kind, text, linked, pictured, holder }: PageBlock, { scope }: Teasers): boolean {
  if (kind === 'related' || linked >= 0.5) return false;
  if (kind === 'paragraph' && text.length >= GOES_ON) return true;
  if (text.length >= SENTENCE && endsSentence(text) && isBehindList(holder)) return true;
  if (scope === undefined || isWithin(holder, scope)) return false;
  return (text.length >= SENTENCE && endsSentence(text)) || (pictured && linked === 0 && text.length >= CAPTION_LEAST);
}

/** Shorter texts below pictures are labels. */
const CAPTION_LEAST = 25;
const LISTS = new Set(['ul', 'ol']);

/** `<p>Tin liên quan</p><ul><li><a>…</a></li></ul><p>Mưa lớn từ ngày 8 …</p>`: the list of links has ended. */
function isBehindList(holder: PageNode): boolean {
  let at: PageNode = holder;
  while (at.parent && INLINE.has(at.name ?? '')) at = at.parent;
  let before = at.prev;
  while (before && before.type !== 'tag') before = before.prev;
  return before !== null && LISTS.has(before.name ?? '');
}

function kindOf({ kind, text, linked, bold, pictured, open }: PageBlock): BlockKind {
  if (kind === 'heading' && linked >= LINKED) return 'related';
  if (kind === 'heading') return isCaption(text) ? 'caption' : text.length > LEAD_LENGTH ? 'paragraph' : 'heading';
  if (!open) return kind;
  if ((linked >= LINKED && (text.length >= 20 || bylineOf(text) === undefined)) || isPointer(text)) return 'related';
  if (linked >= MOSTLY && DATED_LINK.test(text)) return 'related';
  if (isCaption(text)) return 'caption';
  if (datelineIn(text)?.rest === '') return 'meta';
  const signed = bylineOf(text) !== undefined;
  if (pictured && !bold && !signed && text.length <= CAPTION_LENGTH) return 'caption';
  const short = text.length <= HEADING_LENGTH && !endsSentence(text);
  return kind === 'paragraph' && bold && short && !signed ? 'heading' : kind;
}

/** A film and one or two paragraphs are an article, not a picture with its caption. */
function unpicture(blocks: TextBlock[], source: readonly PageBlock[]): void {
  for (const [n, { kind, text }] of blocks.entries()) {
    if (kind === 'caption' && source[n]!.open && endsSentence(text)) blocks[n] = { kind: 'paragraph', text };
  }
}

/** `<div><p>Khởi tố 12 đối tượng …</p><p><a>Đường dây hoạt động từ …</a></p></div>`: only the lead of the other article is linked. */
function markUnlinkedTitles(blocks: TextBlock[], source: readonly PageBlock[], body: PageNode): void {
  for (let n = 1; n < blocks.length; n++) {
    const { kind, text } = blocks[n - 1]!;
    const [title, lead] = [source[n - 1]!, source[n]!];
    if (blocks[n]!.kind !== 'related' || lead.linked < LINKED || (kind !== 'paragraph' && kind !== 'heading')) continue;
    if (text.length > HEADING_LENGTH || endsSentence(text)) continue;
    const around = commonHolder(title.holder, lead.holder);
    const most = text.length + lead.text.length + 2;
    if (around && around !== body && isWithin(around, body) && lengthOf(around, most) <= most)
      blocks[n - 1] = { kind: 'related', text };
  }
}

/** What stands behind a signature has less than this share of what stands before it. */
const BEHIND_SHARE = 0.25;

/**
 * `<div><p>…</p><p align="right">Lê Mai</p></div><div>Gửi câu hỏi cho chúng tôi …</div>`: where the element around text and
 * signature ends before the body does, what little comes behind it is of the page.
 */
function cutBehindSignature(blocks: TextBlock[], source: PageBlock[], body: PageNode): void {
  const written = (some: readonly TextBlock[]) =>
    some.reduce((sum, { kind, text }) => sum + (kind === 'related' ? 0 : text.length), 0);
  const n = blocks.findIndex(({ text }, at) => source[at]!.atRight && bylineOf(text)?.author !== undefined);
  if (n < 2 || n === blocks.length - 1) return;
  if (written(blocks.slice(n + 1)) > BEHIND_SHARE * written(blocks.slice(0, n))) return;
  let around: PageNode | null | undefined = scopeOf(source[n]!.holder, body);
  if (around && lengthOf(around, SIGNATURE_MOST) <= SIGNATURE_MOST) around = around.parent;
  if (!around || around === body || !isWithin(around, body)) return;
  const isInside = ({ holder }: PageBlock) => isWithin(holder, around);
  if (!isInside(source[n - 1]!) || source.slice(n + 1).some(isInside)) return;
  blocks.length = n + 1;
  source.length = n + 1;
}

/** `Tin nóng trong ngày`, and then links to other articles down to the end. */
function markTail(blocks: TextBlock[]): void {
  let n = blocks.length;
  while (n > 0 && (blocks[n - 1]!.kind === 'related' || blocks[n - 1]!.kind === 'meta')) n--;
  const last = blocks[n - 1];
  if (last === undefined || blocks[n]?.kind !== 'related') return;
  if (last.kind === 'heading') blocks[n - 1] = { kind: 'related', text: last.text };
}

const SIGNATURE_MOST = 80;

/** Signatures behind the last paragraph: `Đức Long`, `Theo TTXVN`, and, at the right, `Phòng Quản lý Khoa học`. */
function markFoot(blocks: TextBlock[], source: readonly PageBlock[], first: number): void {
  for (let n = blocks.length - 1; n >= first; n--) {
    const { kind, text } = blocks[n]!;
    if (kind === 'related') continue;
    if (kind !== 'paragraph' && kind !== 'heading') return;
    const isSigned = source[n]!.atRight && text.length <= SIGNATURE_MOST && !endsSentence(text);
    if (!isSigned && bylineOf(text) === undefined) return;
    blocks[n] = { kind: 'byline', text };
  }
}

/**
 * The first paragraph, where it is bold, begins with the mark of a paper, is what the page describes itself with, or,
 * on a page of unknown make, is no longer than leads are.
 */
function markLead(result: TextBlock[], blocks: readonly PageBlock[], { facts: { meta }, guess }: LeadHints): void {
  const isDescribed = (text: string) =>
    DESCRIPTIONS.some((name) => {
      const description = meta.get(name) ?? '';
      return description.length >= LEAD_MIN && sameStart(description, text);
    });
  const isCandidate = ({ kind, text }: TextBlock, n: number) =>
    (kind !== 'caption' || (n < 3 && isDescribed(text))) && kind !== 'related' && kind !== 'meta' && kind !== 'byline';
  const n = result.findIndex(isCandidate);
  const first = result[n];
  if (first === undefined || first.text.length < LEAD_MIN || first.text.length > LEAD_LENGTH) return;
  const behind = result.slice(n + 1).map(({ kind }) => kind);
  const inPictures = behind.filter((kind) => kind === 'caption').length > 1;
  if (!inPictures && !behind.includes('paragraph') && !behind.includes('list-item')) return;
  const isLead = () =>
    blocks[n]!.bold ||
    isDescribed(first.text) ||
    LEAD_MARK.test(first.text) ||
    (guess && first.text.length <= GUESS_LENGTH && endsSentence(first.text));
  if (
    first.kind === 'heading'
      ? first.text.length > HEADING_LENGTH || endsSentence(first.text)
      : first.kind !== 'list-item' && isLead()
  ) {
    result[n] = { ...first, kind: 'lead' };
  }
}

const DESCRIPTIONS = ['description', 'og:description', 'twitter:description'];

/** Papers cut the lead for their description, and leave out the mark before it. */
function sameStart(description: string, text: string): boolean {
  const key = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return key(text).includes(key(description).slice(0, 40));
}
