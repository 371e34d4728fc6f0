import type { BlockKind } from '../../pipeline/model/index.js';
import { bylineOf } from '../text/bylines.js';
import { isCaption } from '../text/captions.js';
import { isFurniture, opensTeasers } from '../text/furniture.js';
import { endsSentence } from '../text/lines.js';
import type { PageBlock } from './body.js';
import type { Facts } from './facts.js';

interface TextBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

const HEADING_LENGTH = 140;
const LEAD_LENGTH = 700;
/** From this share of linked text a block is a link to another article, not text with a link in it. */
const LINKED = 0.8;
/** Running text of this length that is no link shows that the article goes on behind a list of teasers. */
const GOES_ON = 140;
/** Text without a blank for so long is no text: some papers ship bodies as code that a script unpacks. */
const CODED = /[^\s]{200}/u;

/**
 * Settles what the blocks of a body are where the page does not say it: captions by their credit, headings by bold
 * type, links to other articles, signatures at the end, and, given the facts of a page without a marked lead, the lead.
 */
export function settled(blocks: readonly PageBlock[], facts: Facts | undefined): TextBlock[] {
  const result: TextBlock[] = [];
  let teasers = false;
  for (const block of blocks) {
    const { text } = block;
    if (isFurniture(text) || CODED.test(text)) continue;
    if (opensTeasers(text)) {
      teasers = true;
      continue;
    }
    if (teasers && block.kind === 'paragraph' && block.linked < 0.5 && text.length >= GOES_ON) teasers = false;
    result.push({ kind: teasers ? 'related' : kindOf(block), text });
  }
  markFoot(result);
  if (facts) markLead(result, blocks, facts);
  return result;
}

function kindOf({ kind, text, linked, bold, open }: PageBlock): BlockKind {
  if (kind === 'heading') return isCaption(text) ? 'caption' : text.length > LEAD_LENGTH ? 'paragraph' : 'heading';
  if (!open) return kind;
  if (linked >= LINKED && text.length >= 20) return 'related';
  if (isCaption(text)) return 'caption';
  const short = text.length <= HEADING_LENGTH && !endsSentence(text);
  return kind === 'paragraph' && bold && short && bylineOf(text) === undefined ? 'heading' : kind;
}

/** Signatures behind the last paragraph: `Đức Long`, `Theo TTXVN`. */
function markFoot(blocks: TextBlock[]): void {
  for (let n = blocks.length - 1; n > 0; n--) {
    const { kind, text } = blocks[n]!;
    if (kind === 'related') continue;
    if ((kind !== 'paragraph' && kind !== 'heading') || bylineOf(text) === undefined) return;
    blocks[n] = { kind: 'byline', text };
  }
}

/** The first paragraph, where it is bold or is what the page describes itself with. */
function markLead(result: TextBlock[], blocks: readonly PageBlock[], { meta }: Facts): void {
  const n = result.findIndex(({ kind }) => kind !== 'caption' && kind !== 'related');
  const first = result[n];
  if (first === undefined || first.text.length < 40 || first.text.length > LEAD_LENGTH) return;
  if (!result.slice(n + 1).some(({ kind }) => kind === 'paragraph')) return;
  const source = blocks.find(({ text }) => text === first.text);
  const described = [meta.get('description'), meta.get('og:description')].some(
    (description) => description !== undefined && description.length >= 40 && sameStart(description, first.text),
  );
  const marked = /^\(\s?[\p{L}\d&.+ ]{2,25}\s?\)\s?[-–—]/u.test(first.text);
  if (first.kind === 'paragraph' && (source?.bold || described || marked)) result[n] = { ...first, kind: 'lead' };
  else if (first.kind === 'heading' && first.text.length > HEADING_LENGTH) result[n] = { ...first, kind: 'lead' };
}

/** Papers cut the lead for their description, and leave out the mark before it. */
function sameStart(description: string, text: string): boolean {
  const key = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return key(text).includes(key(description).slice(0, 40));
}
