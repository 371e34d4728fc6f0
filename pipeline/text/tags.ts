import type { HashTable } from './hash-table.js';
import { loadModel } from './model-file.js';
import { sentences } from './sentences.js';
import {
  fillTagColumns,
  TAG_BITS,
  TAG_FEATURES,
  TAG_MARGIN,
  TAGS,
  type Tag,
  type TagColumns,
  tagColumns,
  tagFeatures,
} from './tag-features.js';
import { addWords, type Word, type WordOptions } from './words.js';

/** A word with its part of speech. */
export interface TaggedWord extends Word {
  readonly tag: Tag;
}

interface Tagger {
  readonly lexicon: HashTable;
  readonly weights: Int8Array;
  readonly shift: number;
}

let loaded: Tagger | undefined;

function tagger(): Tagger {
  if (loaded === undefined) {
    const { tables, weights, weightBits } = loadModel('tags');
    loaded = { lexicon: tables[0]!, weights, shift: 32 - weightBits + TAG_BITS };
  }
  return loaded;
}

const columns = tagColumns(512);
const rows = new Int32Array(TAG_FEATURES);
/** The sum of each tag; places behind the last one are not looked at. */
const scores = new Float64Array(1 << TAG_BITS);

/**
 * Cuts a text (NFC) into words as `words` does and gives each its part of speech. Tags are chosen from left to right by
 * a linear model; its accuracy is in docs/text.md. Time grows linearly with the text.
 */
export function tagged(text: string, options: WordOptions = {}): TaggedWord[] {
  const { lexicon, weights, shift } = tagger();
  const all: TaggedWord[] = [];
  for (const { start, end } of sentences(text)) {
    const found: Word[] = [];
    addWords(text, start, end, options.lexicon, found);
    fillTagColumns(text, found, 0, found.length, lexicon, columns);
    let tag = 0;
    let tagBefore = 0;
    for (let i = 0; i < found.length; i++) {
      const best = bestTag(columns, TAG_MARGIN + i, tag, tagBefore, weights, shift, rows);
      const { start, end } = found[i]!;
      all.push({ start, end, tag: TAGS[best]! });
      tagBefore = tag;
      tag = best + 1;
    }
  }
  return all;
}

/** The number of the tag with the highest sum of weights; `out` gets the rows that were summed. */
export function bestTag(
  from: TagColumns,
  at: number,
  tag: number,
  tagBefore: number,
  weights: ArrayLike<number>,
  shift: number,
  out: Int32Array,
): number {
  tagFeatures(from, at, tag, tagBefore, shift, out);
  // Three tags at a time, so that their sums stay in the processor: all side by side, each is read and written for every row.
  for (let t = 0; t < TAGS.length; t += 3) {
    let one = 0;
    let two = 0;
    let three = 0;
    for (let k = 0; k < TAG_FEATURES; k++) {
      const first = (out[k]! << TAG_BITS) + t;
      one += weights[first]!;
      two += weights[first + 1]!;
      three += weights[first + 2]!;
    }
    scores[t] = one;
    scores[t + 1] = two;
    scores[t + 2] = three;
  }
  let best = 0;
  for (let t = 1; t < TAGS.length; t++) if (scores[t]! > scores[best]!) best = t;
  return best;
}
