import type { Article, BlockKind } from '../../pipeline/model/index.js';
import { mended } from '../encodings/index.js';
import { blocksOf, rolesOf } from '../text/blocks.js';
import { readText } from '../text/index.js';
import { linesOf } from '../text/lines.js';

/** One block of a document, without line ends, in NFC. */
export interface DocumentBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Kinds that a document states; those of its other blocks are told from their text, as in a text file. */
const STATED: ReadonlySet<BlockKind> = new Set(['heading', 'list-item', 'table-row', 'caption', 'inset', 'meta']);

/** The article of a document whose blocks are known, one a line with an empty line between; it has some text. */
export function articleOfBlocks(given: readonly DocumentBlock[], source: string, rawHash: string): Article {
  const written = given.map((block) => block.text).join('\n\n');
  // Fonts of the time before Unicode (`.VnTime`) are still in use: the letters are those of another encoding.
  const text = mended(written)?.text ?? written;
  const article = readText({ text, marked: false, encoding: 'utf-8' }, source, rawHash);
  const roles = rolesOf(linesOf(text));
  const named = given.findIndex(({ kind }) => kind === 'title');
  const first = named >= 0 ? named : roles.title < 0 && given[0]?.kind === 'heading' ? 0 : roles.title;
  const kinds = roles.kinds.map((kind, n) => {
    if (n === first) return 'title';
    const stated = given[n]?.kind ?? kind;
    if (kind === 'title') return 'heading';
    return STATED.has(stated) && kind !== 'meta' && kind !== 'related' ? stated : kind;
  });
  const line = roles.lines[first];
  const title = line?.text;
  return { ...article, ...(title !== undefined && { title }), blocks: blocksOf(text, { ...roles, kinds }) };
}
