import { isHidden } from './body.js';
import { type PageNode, walk } from './tree.js';

/** Elements that frame a page. */
const FRAME = new Set('nav header footer aside script style noscript template select button svg iframe'.split(' '));
const FRAME_WORDS =
  /(?:^|[\s_-])(?:menu|nav|navbar|header|footer|sidebar|comments?|related|relate|tin-?khac|lien-?quan|breadcrumbs?|share|social|popup|modal|banner|ads|quang-?cao|copyright|widget|login|search)(?:$|[\s_-])/iu;
/** Shorter runs of text are labels, links and buttons. */
const PARAGRAPH = 60;
/** Tags whose text belongs to the element around them. */
const WITHIN = new Set('p a span b strong em i u font br small sub sup'.split(' '));

/** The element with the most running text, and how much that is. */
export interface Densest {
  readonly node: PageNode;
  /** Length of the paragraphs in it, without the text of links. */
  readonly length: number;
}

/** As `densestOf`; where class names (`has-sidebar`) hide all text, without regard to them. */
export function densest(root: PageNode, enough: number): Densest | undefined {
  const found = densestOf(root, true);
  return found !== undefined && found.length >= enough ? found : densestOf(root, false);
}

/**
 * Finds where the article stands on a page of unknown make: the element whose paragraphs hold the most text outside
 * links. A paragraph counts fully for the element around it and by half for the one around that.
 */
function densestOf(root: PageNode, byName: boolean): Densest | undefined {
  const scores = new Map<PageNode, number>();
  const lengths = new Map<PageNode, number>();
  walk(root, (node) => {
    if (node.type === 'text') {
      const { length } = node.data!.trim();
      const holder = length > 0 ? holderOf(node) : undefined;
      if (holder) lengths.set(holder, (lengths.get(holder) ?? 0) + length);
      return false;
    }
    if (node.type !== 'tag' || FRAME.has(node.name!) || isHidden(node.attribs!)) return false;
    const { class: words = '', id = '' } = node.attribs!;
    if (!byName) return true;
    return node.name === 'body' || (words === '' && id === '') || !FRAME_WORDS.test(`${words} ${id}`);
  });
  for (const [paragraph, length] of lengths) {
    if (length < PARAGRAPH) continue;
    const around = paragraph.name === 'p' ? paragraph.parent : paragraph;
    if (around) scores.set(around, (scores.get(around) ?? 0) + length);
    const outer = around?.parent;
    if (outer) scores.set(outer, (scores.get(outer) ?? 0) + length / 2);
  }
  let best: Densest | undefined;
  for (const [node, length] of scores) if (best === undefined || length > best.length) best = { node, length };
  return best;
}

/** The paragraph, cell or box that a text belongs to; `undefined` inside links. */
function holderOf(text: PageNode): PageNode | undefined {
  let node = text.parent;
  while (node && node.name !== 'p' && WITHIN.has(node.name ?? '')) {
    if (node.name === 'a') return undefined;
    node = node.parent;
  }
  return node ?? undefined;
}
