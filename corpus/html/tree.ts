import { createRequire } from 'node:module';
import { leanPage } from './lean.js';

/** The part of a parsed node that the readers use. */
export interface PageNode {
  /** `root`, `tag`, `script`, `style`, `text`, `comment`, `directive`, `cdata` */
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly parent: PageNode | null;
  readonly next: PageNode | null;
  readonly prev: PageNode | null;
  readonly children?: readonly PageNode[];
}

interface Parser {
  /** `root()` says the same, but makes an object of cheerio around it, and small pages cost little more than that. */
  load(html: string): { readonly _root: unknown };
}

let parser: Parser | undefined;

/** Parses a page without ever failing. */
export const parse = (html: string): PageNode => parseLean(leanPage(html));

/** Parses what `leanPage` gives. The parser is loaded with the first page: text files need none. */
export function parseLean(html: string): PageNode {
  parser ??= createRequire(import.meta.url)('cheerio/slim') as Parser;
  return parser.load(html)._root as PageNode;
}

/**
 * Calls `enter` on every node below `root` in document order; `false` skips what is inside, `'stop'` ends the walk.
 * `leave` is called behind every node that may hold others, also where `enter` skipped them.
 */
export function walk(
  root: PageNode,
  enter: (node: PageNode) => boolean | 'stop',
  leave?: (node: PageNode) => void,
): void {
  let node: PageNode | null | undefined = root.children?.[0];
  while (node) {
    const answer = enter(node);
    if (answer === 'stop') return;
    const inside: PageNode | undefined = answer ? node.children?.[0] : undefined;
    if (inside) {
      node = inside;
      continue;
    }
    if (node.children && leave) leave(node);
    while (node && !node.next) {
      node = node.parent;
      if (!node || node === root) return;
      if (leave) leave(node);
    }
    node = node?.next;
  }
}

/**
 * All text below a node, with a blank for every tag that is not inline, white space collapsed, in NFC.
 * Text that is longer than `limit` may come cut, but longer than it.
 */
export function textOf(root: PageNode, limit = Number.POSITIVE_INFINITY): string {
  const only = root.children?.length === 1 ? root.children[0]! : undefined;
  if (only?.type === 'text') return collapsed(only.data!).normalize('NFC');
  const pieces: string[] = [];
  let length = 0;
  walk(root, (node) => {
    if (node.type === 'text') {
      if (isGlued(pieces.at(-1), node.data!)) pieces.push(' ');
      pieces.push(node.data!);
      length += node.data!.trim().length;
      if (length > limit) return 'stop';
    } else if (node.name !== undefined && !INLINE.has(node.name)) {
      pieces.push(' ');
    }
    return node.type === 'tag';
  });
  return collapsed(pieces.join('')).normalize('NFC');
}

/** About how long the text below a node is; where it is longer than `limit`, some number over it. Makes no text. */
export function lengthOf(root: PageNode, limit: number): number {
  let length = -1;
  walk(root, (node) => {
    if (node.type !== 'text') return node.type === 'tag';
    const own = node.data!.trim().length;
    if (own > 0) length += own + 1;
    return length > limit ? 'stop' : false;
  });
  return Math.max(0, length);
}

/** True where the text below a node is no longer than `most`. */
export const isShort = (root: PageNode, most: number): boolean => lengthOf(root, most) <= most;

/** Whether all text below a node stands in links. */
export function isAllLinked(root: PageNode): boolean {
  let isLinked = true;
  walk(root, (node) => {
    if (node.type === 'text' && node.data!.trim() !== '') isLinked = false;
    return isLinked ? node.name !== 'a' : 'stop';
  });
  return isLinked;
}

/** Whether a node is `around`, or stands in it. */
export function isWithin(node: PageNode, around: PageNode): boolean {
  let at: PageNode | null = node;
  while (at && at !== around) at = at.parent;
  return at === around;
}

/** The innermost element around two nodes. */
export function commonHolder(a: PageNode, b: PageNode): PageNode | undefined {
  const around = new Set<PageNode>();
  for (let at: PageNode | null = a; at; at = at.parent) around.add(at);
  let at: PageNode | null = b;
  while (at && !around.has(at)) at = at.parent;
  return at ?? undefined;
}

/**
 * `<span>Hà Giang</span>Hơn 23h ngày …`: style sheets part them, the source does not. A small letter before a capital
 * and another small one is no word (`<b>Đ</b>ảng`, `TP<sup>HCM</sup>` are).
 */
export const isGlued = (before: string | undefined, behind: string): boolean =>
  before !== undefined && /\p{Ll}$/u.test(before.slice(-2)) && /^\p{Lu}\p{Ll}/u.test(behind.slice(0, 3));

/** Tags that part no words. */
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code em font i ins kbd label mark o:p q s small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

const WHITE_SPACE = /[ \t\n\r\f\v\u0085\u2028\u2029]+/gu;
/** Most texts have neither, and no two blanks. */
const UNTIDY = /[\t\n\r\f\v\u0085\u2028\u2029\u200b\u2060\ufeff\u00ad]| {2}/u;
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/gu;

/** White space of HTML as one blank; no-break spaces stay, except at the ends. Zero-width characters go. */
export function collapsed(text: string): string {
  if (!UNTIDY.test(text)) return text.trim();
  const plain = INVISIBLE.test(text) ? text.replace(INVISIBLE, '') : text;
  return plain.replace(WHITE_SPACE, ' ').trim();
}
