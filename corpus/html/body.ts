import type { BlockKind } from '../../pipeline/model/index.js';
import type { Layout } from '../layouts/index.js';
import { type Matcher, matcherOf } from './selector.js';
import { collapsed, INLINE, type PageNode, textOf, walk } from './tree.js';

/** A block as it stands on the page, in NFC, before the whole article is looked at. */
export interface PageBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** Share of the text inside links, 0 to 1. */
  readonly linked: number;
  /** All of it is bold: a heading, or a signature. */
  readonly bold: boolean;
  /** Nothing but the source of the page stands for the kind: a paragraph may turn out to be a caption or heading. */
  readonly open: boolean;
}

/** Selectors of a layout, compiled. */
export interface BodyRules {
  readonly drop?: Matcher | undefined;
  readonly related?: Matcher | undefined;
  readonly caption?: Matcher | undefined;
  readonly inset?: Matcher | undefined;
}

const compiled = (selectors: string | undefined): Matcher | undefined =>
  selectors === undefined ? undefined : matcherOf(selectors);

export const bodyRulesOf = ({ drop, related, caption, inset }: Layout): BodyRules => ({
  drop: compiled(drop),
  related: compiled(related),
  caption: compiled(caption),
  inset: compiled(inset),
});

/** Elements without text of the article. */
const SKIPPED = new Set(
  'script style template noscript iframe object embed svg math canvas audio video select option button textarea nav head'.split(
    ' ',
  ),
);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BOLD = new Set(['b', 'strong']);

const HIDDEN = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/iu;
/** Parts that pages of all makers put into the body without being of the article. */
const FOREIGN =
  /(?:^|[\s_-])(?:related|relate|relation|lien-?quan|tin-?khac|tin-?lien-?quan|readmore|read-more|xem-?them|suggest)(?:$|[\s_-])/iu;
const NOISE =
  /(?:^|[\s_-])(?:share|social|socials|tags?|comment|comments|rating|vote|advert|ads|adsbygoogle|banner|breadcrumbs?|print|toolbar|fb-like|zalo-share-button)(?:$|[\s_-])/iu;
const CAPTION = /(?:^|[\s_-])(?:caption|wp-caption-text|image-?caption|chu-?thich|chuthich)(?:$|[\s_-])/iu;

export const isHidden = (attribs: Readonly<Record<string, string>>): boolean =>
  attribs['hidden'] !== undefined ||
  attribs['aria-hidden'] === 'true' ||
  (attribs['style'] !== undefined && HIDDEN.test(attribs['style']));

/**
 * The blocks below a node in document order. White space is collapsed; line ends inside a sentence do not cut it.
 * Elements that hold other articles come as `related`, furniture and scripts not at all.
 *
 * @param used elements that were read already: they are passed over
 * @param title where it stands inside, what stands before it is of the page, not of the article
 */
export function bodyBlocks(
  root: PageNode,
  rules: BodyRules,
  used: ReadonlySet<PageNode> = new Set(),
  title?: PageNode,
): PageBlock[] {
  const blocks: PageBlock[] = [];
  /** Kinds that elements around the text give it, innermost last. */
  const kinds: { readonly node: PageNode; readonly kind: BlockKind }[] = [];
  let pieces: string[] = [];
  let linked = 0;
  let plain = 0;
  let inLink = 0;
  let inBold = 0;
  let boldLength = 0;
  let brokenLine = false;

  const flush = () => {
    brokenLine = false;
    if (pieces.length === 0) return;
    const text = collapsed(pieces.join('')).normalize('NFC');
    pieces = [];
    const length = linked + plain;
    if (/[\p{L}\p{N}]/u.test(text)) {
      const kind = kinds.at(-1)?.kind;
      blocks.push({
        kind: kind ?? 'paragraph',
        text,
        linked: linked / length,
        bold: boldLength >= length,
        open: kind === undefined || kind === 'inset' || kind === 'list-item',
      });
    }
    linked = plain = boldLength = 0;
  };

  const addText = (data: string) => {
    const { length } = data.trim();
    if (length === 0) {
      if (pieces.length > 0) pieces.push(' ');
      return;
    }
    if (brokenLine) {
      // "… của xã<br>đạt 86%": a line end inside a sentence; before a capital it ends a paragraph.
      if (/^\s{0,20}[\p{Ll},;]/u.test(data) && pieces.length > 0) pieces.push(' ');
      else flush();
      brokenLine = false;
    }
    pieces.push(data);
    if (inLink > 0) linked += length;
    else plain += length;
    if (inBold > 0) boldLength += length;
  };

  const enter = (node: PageNode): boolean => {
    if (node.type === 'text') {
      addText(node.data!);
      return false;
    }
    const { name, attribs } = node;
    if (name === undefined || attribs === undefined || SKIPPED.has(name)) return false;
    if (name === 'br') {
      brokenLine = pieces.length > 0;
      return false;
    }
    if (name === 'a') inLink++;
    else if (BOLD.has(name)) inBold++;
    else if (!INLINE.has(name)) flush();
    if (node === title) blocks.length = 0;
    if (used.has(node) || isHidden(attribs) || rules.drop?.(node)) return false;
    const kind = kindOf(node, attribs, rules);
    if (kind === undefined) return true;
    if (kind === 'noise') return false;
    if (kind === 'table-row') {
      const text = rowOf(node);
      if (text !== '') blocks.push({ kind, text, linked: 0, bold: false, open: false });
      return false;
    }
    if (kinds.at(-1)?.kind !== 'related') {
      flush();
      kinds.push({ node, kind });
    }
    return true;
  };

  const leave = (node: PageNode) => {
    const { name } = node;
    if (name === 'a') inLink--;
    else if (name !== undefined && BOLD.has(name)) inBold--;
    else if (name !== undefined && !INLINE.has(name) && name !== 'br' && !SKIPPED.has(name)) flush();
    if (kinds.at(-1)?.node === node) {
      flush();
      kinds.pop();
    }
  };

  walk(root, enter, leave);
  flush();
  return blocks;
}

function kindOf(
  node: PageNode,
  attribs: Readonly<Record<string, string>>,
  rules: BodyRules,
): BlockKind | 'noise' | undefined {
  const { name } = node;
  if (rules.related?.(node)) return 'related';
  if (rules.inset?.(node)) return 'inset';
  if (name === 'figcaption' || rules.caption?.(node)) return 'caption';
  if (name === 'tr') return isDataRow(node) ? 'table-row' : undefined;
  if (HEADINGS.has(name!)) return 'heading';
  if (name === 'li') return 'list-item';
  if (name === 'aside' || name === 'blockquote') return 'inset';
  const words = attribs['class'];
  if (words === undefined || words === '') return undefined;
  if (CAPTION.test(words)) return 'caption';
  if (FOREIGN.test(words)) return 'related';
  return NOISE.test(words) ? 'noise' : undefined;
}

/** A row of figures, not of a table that only places pictures and captions: two cells with text, no table or picture in it. */
function isDataRow(row: PageNode): boolean {
  let cells = 0;
  for (const cell of row.children ?? []) {
    if (cell.name !== 'td' && cell.name !== 'th') continue;
    let holds = false;
    walk(cell, (node) => {
      holds = node.name === 'table' || node.name === 'img' || node.name === 'figure';
      return holds ? 'stop' : true;
    });
    if (holds) return false;
    if (/[\p{L}\p{N}]/u.test(textOf(cell, 100))) cells++;
  }
  return cells >= 2;
}

/** `Xã Suối Bùn | 1.250 | 86%` */
function rowOf(row: PageNode): string {
  const cells = (row.children ?? []).filter(({ name }) => name === 'td' || name === 'th').map(textOf);
  return cells.filter((cell) => cell !== '').join(' | ');
}
