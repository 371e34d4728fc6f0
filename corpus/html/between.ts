import { datelineIn } from '../dates.js';
import { bylineOf } from '../text/bylines.js';
import { isCaption } from '../text/captions.js';
import { isFurniture, isSectionName, opensTeasers } from '../text/furniture.js';
import { endsSentence } from '../text/lines.js';
import { bodyBlocks, type PageBlock } from './body.js';
import type { BodyRules } from './elements.js';
import { commonHolder, type PageNode } from './tree.js';

/** What stands between the title and the body of an article, where it is of the article. */
export interface Between {
  /** Sentences in a row: the first of them is the lead where the page marks none. */
  readonly prose: readonly string[];
  /** Rows of a table of figures. */
  readonly rows: readonly string[];
  /** Texts below pictures. */
  readonly captions: readonly string[];
  /** A name beside the dateline. */
  readonly author?: string;
}

const PROSE_MIN = 40;
const PROSE_MAX = 1200;
const LONG = 60;
const WORDS = 12;
const CAPTION_MIN = 15;
/** Below this share of linked text a block is text of the article. */
const LINKED = 0.4;

/** Reads the blocks from the end of the title to the beginning of the body. */
export function betweenOf(title: PageNode, body: PageNode, rules: BodyRules, used: ReadonlySet<PageNode>): Between {
  const around = commonHolder(title, body);
  if (around === undefined || around === title || around === body) return { prose: [], rows: [], captions: [] };
  const prose: string[] = [];
  const captions: string[] = [];
  const blocks = bodyBlocks(around, rules, { used, after: title, before: body });
  for (const { kind, text, linked, pictured } of blocks) {
    if (kind === 'related' || kind === 'table-row' || linked > LINKED || isFurniture(text) || opensTeasers(text))
      continue;
    const isLine = datelineIn(text) !== undefined || bylineOf(text) !== undefined;
    if (
      kind === 'caption' ||
      isCaption(text) ||
      (pictured &&
        !isLine &&
        (prose.length > 0 ? text.length < PROSE_MAX / 3 : text.length < PROSE_MIN && linked === 0))
    ) {
      if (text.length >= CAPTION_MIN) captions.push(text);
    } else if (text.length >= PROSE_MIN && text.length <= PROSE_MAX && (endsSentence(text) || isLong(text, linked))) {
      prose.push(text);
    }
  }
  const author = authorBeside(blocks);
  return { prose, rows: tableIn(blocks), captions, ...(author !== undefined && { author }) };
}

/** The cells of a row are joined by this. */
const CELL = ' | ';
/** Fewer rows place a day beside a button. */
const ROWS_LEAST = 3;

/** The rows of the first table that has as many cells in each row, and figures in all but the first. */
function tableIn(blocks: readonly PageBlock[]): readonly string[] {
  const first = blocks.findIndex(({ kind }) => kind === 'table-row');
  if (first < 0) return [];
  const behind = blocks.findIndex(({ kind }, n) => n > first && kind !== 'table-row');
  const rows = blocks.slice(first, behind < 0 ? blocks.length : behind).map(({ text }) => text);
  const cells = rows[0]!.split(CELL).length;
  const isTable = rows.slice(1).every((row) => row.split(CELL).length === cells && /\d/u.test(row));
  return isTable && rows.length >= ROWS_LEAST ? rows : [];
}

/** Leads do not always end in a full stop; labels and notices are shorter, or hold links. */
const isLong = (text: string, linked: number): boolean =>
  linked === 0 && text.length >= LONG && text.split(' ').length >= WORDS;

/** `Hữu Phước` in front of or behind `09/02/2024 | 06:10`. */
function authorBeside(blocks: readonly PageBlock[]): string | undefined {
  const at = blocks.findIndex(({ text }) => datelineIn(text)?.day !== undefined);
  if (at < 0) return undefined;
  for (const block of [blocks[at - 1], blocks[at + 1]]) {
    if (block === undefined || isFurniture(block.text) || isSectionName(block.text)) continue;
    const author = bylineOf(block.text)?.author;
    if (author?.includes(' ')) return author;
  }
  return undefined;
}
