import type { BlockKind } from '../../pipeline/model/index.js';
import { type BodyRules, isHidden, kindOf, rowOf } from './elements.js';
import { says } from './names.js';
import { collapsed, commonHolder, INLINE, isGlued, isShort, isWithin, type PageNode, walk } from './tree.js';

/** A block as it stands on the page, in NFC, before the whole article is looked at. */
export interface PageBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** Share of the text inside links, 0 to 1. */
  readonly linked: number;
  /** All of it is bold: a heading, or a signature. */
  readonly bold: boolean;
  /** It stands below a picture, in italics, in the middle, or alone with it in an element. */
  readonly pictured: boolean;
  /** It stands at the right: a signature. */
  readonly atRight: boolean;
  /** Nothing but the source of the page stands for the kind: a paragraph may turn out to be a caption or heading. */
  readonly open: boolean;
  /** The element that its last text stands in. */
  readonly holder: PageNode;
}

/** Which part of an element is read. */
interface Range {
  /** Elements that were read already: they are passed over. */
  readonly used?: ReadonlySet<PageNode>;
  /** What stands before it is of the page, not of the article. */
  readonly after?: PageNode | undefined;
  /** Where to stop. */
  readonly before?: PageNode | undefined;
}

/** Elements without text of the article. */
const SKIPPED = new Set(
  'script style template noscript iframe object embed svg math canvas audio video select option button textarea nav head footer ins amp-ad amp-embed amp-sidebar'.split(
    ' ',
  ),
);
const PICTURES = new Set(['img', 'amp-img', 'video', 'iframe', 'amp-video', 'object', 'embed']);
const BOLD = new Set(['b', 'strong']);
const ITALIC = new Set(['i', 'em']);

const AT_RIGHT = /text-align\s{0,3}:\s{0,3}right/iu;
const CENTERED = /text-align\s{0,3}:\s{0,3}center/iu;
/** What else an element around a picture and its caption holds: a credit. */
const BESIDE_CAPTION = 60;

const isCentered = (name: string, { align, style, class: words }: Readonly<Record<string, string>>): boolean =>
  name === 'center' ||
  align === 'center' ||
  (style !== undefined && CENTERED.test(style)) ||
  (words !== undefined && says(words, 'center'));

const isAtRight = ({ align, style, class: words }: Readonly<Record<string, string>>): boolean =>
  align === 'right' || (style !== undefined && AT_RIGHT.test(style)) || (words !== undefined && says(words, 'right'));

/**
 * The blocks below a node in document order. White space is collapsed; line ends inside a sentence do not cut it.
 * Elements that hold other articles come as `related`, furniture and scripts not at all.
 */
export function bodyBlocks(root: PageNode, rules: BodyRules, range: Range = {}): PageBlock[] {
  const reader = new BlockReader(root, rules, range);
  walk(
    root,
    (node) => reader.enter(node),
    (node) => reader.leave(node),
  );
  return reader.end();
}

/** How many elements of a kind are open around the text at hand. */
interface Around {
  link: number;
  bold: number;
  italic: number;
  center: number;
  right: number;
}

const NOTHING_READ = { linked: 0, plain: 0, bold: 0, italic: 0 };
const NO_TEXT = { linked: 0, bold: false, pictured: false, atRight: false, open: false };

class BlockReader {
  private readonly root: PageNode;
  private readonly rules: BodyRules;
  private readonly range: Range;
  private readonly blocks: PageBlock[] = [];
  /** Kinds that elements around the text give it, innermost last. */
  private readonly kinds: { readonly node: PageNode; readonly kind: BlockKind }[] = [];
  private readonly around: Around = { link: 0, bold: 0, italic: 0, center: 0, right: 0 };
  /** Pieces of the block that is being read, and the lengths of what is in links, outside of them, bold and italic. */
  private pieces: string[] = [];
  private readonly lengths = { ...NOTHING_READ };
  /** The element of its last text, and whether that stands in the middle or at the right. */
  private holder: PageNode;
  private centered = false;
  private atRight = false;
  private brokenLine = false;
  /** The last picture, until a block came behind it; `late` where it stands inside a block that has begun. */
  private picture: PageNode | undefined;
  private late: PageNode | undefined;

  constructor(root: PageNode, rules: BodyRules, range: Range) {
    this.root = root;
    this.rules = rules;
    this.range = range;
    this.holder = root;
  }

  /** What `walk` asks of a node. */
  enter(node: PageNode): boolean | 'stop' {
    if (node.type === 'text') {
      this.addText(node);
      return false;
    }
    const { name, attribs } = node;
    if (node === this.range.before) return 'stop';
    if (name === undefined || attribs === undefined) return false;
    if (PICTURES.has(name)) {
      if (this.pieces.length > 0) this.late = node;
      else this.picture = node;
    }
    if (SKIPPED.has(name)) return false;
    if (name === 'br') {
      this.brokenLine = this.pieces.length > 0;
      return false;
    }
    this.pass(name, attribs, 1);
    if (node === this.range.after) this.blocks.length = 0;
    if (this.range.used?.has(node) || isHidden(attribs) || this.rules.drop?.(node)) return false;
    const kind = kindOf(node, attribs, this.rules);
    if (kind === undefined) return true;
    if (kind === 'noise') return false;
    if (kind === 'table-row') {
      const text = rowOf(node);
      if (text !== '') this.blocks.push({ ...NO_TEXT, kind, text, holder: node });
      return false;
    }
    const outer = this.kinds.at(-1)?.kind;
    if (outer !== 'related' && !(outer === 'inset' && kind === 'heading')) {
      this.flush();
      this.kinds.push({ node, kind });
    }
    return true;
  }

  leave(node: PageNode): void {
    const { name, attribs } = node;
    if (name === undefined || attribs === undefined || SKIPPED.has(name) || name === 'br') return;
    this.pass(name, attribs, -1);
    if (this.kinds.at(-1)?.node === node) {
      this.flush();
      this.kinds.pop();
    }
  }

  end(): PageBlock[] {
    this.flush();
    return this.blocks;
  }

  /** Notes that an element begins (1) or ends (-1); one that is not inline ends the block. */
  private pass(name: string, attribs: Readonly<Record<string, string>>, by: 1 | -1): void {
    const { around } = this;
    if (name === 'a') around.link += by;
    else if (BOLD.has(name)) around.bold += by;
    else if (ITALIC.has(name)) around.italic += by;
    else if (!INLINE.has(name)) this.flush();
    if (isCentered(name, attribs)) around.center += by;
    if (isAtRight(attribs)) around.right += by;
  }

  private addText(node: PageNode): void {
    const data = node.data!;
    const { length } = data.trim();
    if (length === 0) {
      if (this.pieces.length > 0) this.pieces.push(' ');
      return;
    }
    if (this.brokenLine) {
      // "… của xã<br>đạt 86%": a line end inside a sentence; before a capital it ends a paragraph.
      if (/^\s{0,20}[\p{Ll},;]/u.test(data) && this.pieces.length > 0) this.pieces.push(' ');
      else this.flush();
      this.brokenLine = false;
    }
    const { around, lengths, pieces } = this;
    if (isGlued(pieces.at(-1), data)) pieces.push(' ');
    pieces.push(data);
    this.holder = node.parent ?? this.root;
    this.centered = around.center > 0;
    this.atRight = around.right > 0;
    if (around.link > 0) lengths.linked += length;
    else lengths.plain += length;
    if (around.bold > 0) lengths.bold += length;
    if (around.italic > 0) lengths.italic += length;
  }

  /** Ends the block that is being read. */
  private flush(): void {
    this.brokenLine = false;
    if (this.pieces.length === 0) return;
    const text = collapsed(this.pieces.join('')).normalize('NFC');
    this.pieces = [];
    if (/[\p{L}\p{N}]/u.test(text)) {
      this.blocks.push(this.blockOf(text));
      this.picture = this.late;
      this.late = undefined;
    }
    Object.assign(this.lengths, NOTHING_READ);
  }

  private blockOf(text: string): PageBlock {
    const { atRight, centered, holder, picture, root } = this;
    const { linked, plain, bold, italic } = this.lengths;
    const length = linked + plain;
    const kind = this.kinds.at(-1)?.kind;
    const pictured =
      picture !== undefined && (italic >= length || centered || isAloneWith(picture, holder, text.length, root));
    return {
      kind: kind ?? 'paragraph',
      text,
      linked: linked / length,
      bold: bold >= length,
      pictured,
      atRight,
      open: kind === undefined || kind === 'inset' || kind === 'list-item',
      holder,
    };
  }
}

/** `<div><img><div>Gặt lúa ở xã Quang Thiện</div></div>`, also in a table: nothing else stands in what holds both. */
function isAloneWith(picture: PageNode, holder: PageNode, length: number, body: PageNode): boolean {
  const around = commonHolder(picture, holder);
  return around !== undefined && around !== body && isWithin(around, body) && isShort(around, length + BESIDE_CAPTION);
}
