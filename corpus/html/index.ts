import { type Article, type Block, type BlockKind, SolieuError } from '../../pipeline/model/index.js';
import { languageOf, withLanguages } from '../language.js';
import { type Layout, layouts } from '../layouts/index.js';
import { publisherNamed } from '../publishers.js';
import { footStart } from '../text/blocks.js';
import { bylineOf } from '../text/bylines.js';
import { signatureBehind } from './behind.js';
import { bodyBlocks } from './body.js';
import { describedLead } from './described.js';
import { bodyRulesOf } from './elements.js';
import { type Facts, factsOf } from './facts.js';
import { type Frame, frameOf } from './frame.js';
import { leanPage } from './lean.js';
import { type Place, placesIn } from './places.js';
import { isNameOfSite } from './publisher.js';
import { settled } from './roles.js';
import { toldOf } from './told.js';
import { lengthOf, parseLean } from './tree.js';

/** Less running text than this is no article: menus, error pages, pages that a script would have filled. */
const BODY_MIN = 140;
/** The same where a heading and a day stand over it. */
const DATED_BODY_MIN = 100;
/** The same where a layout names the body. */
const NAMED_BODY_MIN = 60;

/**
 * Reads the article of a page. `text` are its blocks joined by line ends: title, dateline, lead, body, signature.
 *
 * @param known the layouts that are tried before the fallback
 * @throws SolieuError `input/no-body`
 */
export function readPage(html: string, source: string, rawHash: string, known: readonly Layout[] = layouts): Article {
  const lean = leanPage(html);
  const root = parseLean(lean);
  const facts = factsOf(root);
  for (const place of placesIn(root, facts, lean, known)) {
    const frame = frameOf(root, place.node, place.layout, facts);
    const blocks = assembled(frame, facts, place);
    const isDated = frame.title !== undefined && frame.days.length > 0;
    // A story in pictures has a lead, and captions in place of paragraphs.
    const hasLead = blocks.some(({ kind }) => kind === 'lead');
    const isRead = (kind: BlockKind) => PROSE.has(kind) || (kind === 'caption' && isDated && hasLead);
    const length = blocks.reduce((sum, { kind, text }) => sum + (isRead(kind) ? text.length : 0), 0);
    const least = place.layout ? NAMED_BODY_MIN : isDated ? DATED_BODY_MIN : BODY_MIN;
    if (length >= least) return articleOf(blocks, frame, facts, source, rawHash);
  }
  throw new SolieuError('input/no-body', `${source} shows no article.`);
}

/**
 * The blocks of a piece of a page that is known to be an article, however short: the text of a record. Links to other
 * articles are left out.
 */
export function blocksOfPiece(html: string): string[] {
  const blocks = bodyBlocks(parseLean(leanPage(html)), {});
  return blocks.filter(({ kind }) => kind !== 'related').map(({ text }) => text);
}

const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'list-item', 'table-row', 'inset', 'lead']);

interface TextBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

function assembled(frame: Frame, facts: Facts, { node: body, layout }: Place) {
  const { title, dateline, stamp, author, between } = frame;
  const blocks: TextBlock[] = [];
  const titleText = title?.text ?? windowTitle(facts);
  if (titleText !== '') blocks.push({ kind: 'title', text: titleText });
  if (dateline) blocks.push({ kind: 'meta', text: dateline.text });
  if (stamp) blocks.push({ kind: 'meta', text: stamp.text });
  const [first, ...prose] = frame.lead ? [frame.lead.text, ...between.prose] : between.prose;
  if (first !== undefined) blocks.push({ kind: 'lead', text: first });
  for (const text of between.captions) blocks.push({ kind: 'caption', text });
  // A layout knows its body: what stands before it is a player, a notice, an advertisement.
  if (layout === undefined) {
    for (const text of prose) blocks.push({ kind: 'paragraph', text });
    for (const text of between.rows) blocks.push({ kind: 'table-row', text });
  }
  const dated = dateline && lengthOf(dateline.node, LINE_MOST) <= LINE_MOST ? dateline.node : undefined;
  const used = new Set([title?.node, frame.lead?.node, dated, author?.node].filter((node) => node !== undefined));
  const inner = bodyBlocks(body, layout ? bodyRulesOf(layout) : {}, { used, after: title?.node });
  blocks.push(...settled(inner, body, first === undefined ? { facts, guess: layout?.lead === undefined } : undefined));
  if (author && !dateline?.text.includes(author.text)) blocks.push({ kind: 'byline', text: author.text });
  const described = blocks.some(({ kind }) => kind === 'lead')
    ? undefined
    : describedLead(facts, titleText, proseOf(blocks));
  if (described) blocks.splice(behindHead(blocks), 0, { kind: 'lead', text: described });
  const isSigned = blocks.some(({ kind, text }) => kind === 'byline' && bylineOf(text)?.author);
  if (!isSigned) partSignature(blocks);
  const signature = layout === undefined && !isSigned ? signatureBehind(body) : undefined;
  if (signature) blocks.push({ kind: 'byline', text: signature });
  return withoutRepeats(blocks);
}

/** `<p>… trong năm nay. <strong>Hoài Anh</strong></p>`: parts the signature from the last paragraph. */
function partSignature(blocks: TextBlock[]): void {
  const n = blocks.findLastIndex(({ kind }) => kind === 'paragraph');
  const text = blocks[n]?.text ?? '';
  const glued = GLUED.exec(text.slice(-GLUED_MOST))?.groups?.['name'] ?? '';
  const start = bylineOf(glued)?.author?.includes(' ') ? text.length - glued.length : footStart(text, 0, text.length);
  if (start === text.length || blocks.slice(n + 1).some(({ kind }) => PROSE.has(kind))) return;
  blocks.splice(
    n,
    1,
    { kind: 'paragraph', text: text.slice(0, start).trimEnd() },
    { kind: 'byline', text: text.slice(start) },
  );
}

/** `… trong năm nay.<b>HOÀI ANH</b>` */
const GLUED = /[\p{Ll}\d)]\.(?<name>\p{Lu}[^.!?]{3,60})$/u;
const GLUED_MOST = 70;

const proseOf = (blocks: readonly TextBlock[]): string[] =>
  blocks.filter(({ kind }) => kind !== 'title' && kind !== 'related' && kind !== 'meta').map(({ text }) => text);

/** Behind the title and what stands with it. */
function behindHead(blocks: readonly TextBlock[]): number {
  const first = blocks.findIndex(({ kind }) => kind !== 'title' && kind !== 'meta');
  return first < 0 ? blocks.length : first;
}

/** An element around more than this is not a line with a date but holds one. */
const LINE_MOST = 240;

/** Photo stories and mobile variants hold the same block twice. Short ones (`Có`, `1`) may stand twice by right. */
function withoutRepeats(blocks: readonly TextBlock[]): TextBlock[] {
  const seen = new Set<string>();
  const title = blocks.find(({ kind }) => kind === 'title')?.text;
  return blocks.filter(({ text, kind }) => {
    // `<title>Giá vàng</title> … <h1>Giá vàng</h1>`: too short to be known as the title where it stands.
    if (kind === 'heading' && text === title) return false;
    if (text.length < REPEAT_MIN && kind !== 'byline') return true;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

const REPEAT_MIN = 25;

/** The title of the window without the name of the paper: `Mường Nhé: … - Tin Miền Núi`, `… | Tin Cực Nam`. */
function windowTitle({ meta, headline, windowTitle: whole }: Facts): string {
  const given = headline ?? meta.get('og:title');
  if (given) return given;
  if (isNameOfSite(whole)) return '';
  const site = meta.get('og:site_name') ?? '';
  const cut = /^(?<title>.{12,}?)\s[-–|»]\s(?<rest>[^-–|»]{2,60})$/u.exec(whole)?.groups;
  return cut && (cut['rest'] === site || publisherNamed(cut['rest']!) || /^Báo /u.test(cut['rest']!))
    ? cut['title']!
    : whole;
}

function articleOf(given: readonly TextBlock[], frame: Frame, facts: Facts, source: string, rawHash: string): Article {
  const blocks: Block[] = [];
  let length = 0;
  for (const { kind, text } of given) {
    if (length > 0) length++;
    blocks.push({ kind, start: length, end: length + text.length });
    length += text.length;
  }
  const text = given.map((block) => block.text).join('\n');
  const textOfKind = (kind: BlockKind) => given.find((block) => block.kind === kind)?.text;
  const language = languageOf(text);
  const title = textOfKind('title');
  const lead = textOfKind('lead');
  return {
    source,
    ...toldOf({ text, blocks, title, lead }, frame, facts),
    ...(title !== undefined && { title }),
    ...(lead !== undefined && { lead }),
    language,
    text,
    blocks: withLanguages(blocks, text, language),
    rawHash,
  };
}
