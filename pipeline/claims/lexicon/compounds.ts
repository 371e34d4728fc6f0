import { wordTable } from './index.js';

/** The known words of several syllables as a tree: from node to node a syllable each. */
export interface Compounds {
  /** Numbers (1…) of the syllables that they are made of. */
  readonly syllables: ReadonlyMap<string, number>;
  /** By first syllable the node of the words that begin with it. */
  readonly roots: ReadonlyMap<string, number>;
  /** By node the word that ends there. */
  readonly words: readonly (string | undefined)[];
  /** Open addressing: by node and next syllable, as one number that is not 0, the next node. */
  readonly edges: Int32Array;
  readonly nexts: Int32Array;
}

let compounds: Compounds | undefined;

/** The compounds of the table of words. Made once. */
export function compoundsOf(): Compounds {
  if (compounds) return compounds;
  const syllables = new Map<string, number>();
  const roots = new Map<string, number>();
  const words: (string | undefined)[] = [undefined];
  const found: { edge: number; next: number }[] = [];
  const all = [...wordTable().tags.keys()].filter((word) => word.includes(' ')).map((word) => word.split(' '));
  for (const syllable of all.flat()) if (!syllables.has(syllable)) syllables.set(syllable, syllables.size + 1);
  const known = new Map<number, number>();
  for (const word of all) {
    let node = 0;
    for (const [n, syllable] of word.entries()) {
      const edge = edgeOf(node, syllables.get(syllable) as number);
      let next = n === 0 ? roots.get(syllable) : known.get(edge);
      if (next === undefined) {
        next = words.push(undefined) - 1;
        if (n === 0) roots.set(syllable, next);
        else {
          known.set(edge, next);
          found.push({ edge, next });
        }
      }
      node = next;
    }
    words[node] = word.join(' ');
  }
  const edges = new Int32Array(SLOTS);
  const nexts = new Int32Array(SLOTS);
  for (const { edge, next } of found) {
    let slot = slotOf(edge);
    while (edges[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    edges[slot] = edge;
    nexts[slot] = next;
  }
  compounds = { syllables, roots, words, edges, nexts };
  return compounds;
}

const SLOTS = 1 << 15;
/** More than there are syllables. */
const SYLLABLES = 1 << 13;

function edgeOf(node: number, syllable: number): number {
  return node * SYLLABLES + syllable;
}

function slotOf(edge: number): number {
  return Math.imul(edge, 0x9e3779b1) >>> 17;
}

/** The node behind the syllable of that number; 0 where no known word goes on so. */
export function nodeBehind({ edges, nexts }: Compounds, node: number, syllable: number): number {
  const edge = edgeOf(node, syllable);
  for (let slot = slotOf(edge); ; slot = (slot + 1) & (SLOTS - 1)) {
    const other = edges[slot] as number;
    if (other === edge) return nexts[slot] as number;
    if (other === 0) return 0;
  }
}
