import { classes, DIGIT, isBlank, isLetter, UPPER } from './chars.js';
import { type HashTable, lookUp } from './hash-table.js';
import { chainKey } from './lexicon-keys.js';
import { mix, syllableHash } from './syllable-hash.js';
import { isTreebankBracket } from './tokens.js';

/** Universal parts of speech, as the treebank has them. A tag's number is its place here. */
export const TAGS = [
  ...['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'NUM', 'PRON', 'DET', 'ADP', 'AUX', 'CCONJ', 'SCONJ', 'PART', 'INTJ'],
  ...['PUNCT', 'SYM', 'X'],
] as const;

/** A universal part of speech. */
export type Tag = (typeof TAGS)[number];

/** Weights of one feature lie side by side, one a tag. */
export const TAG_BITS = 5;
export const TAG_FEATURES = 23;

/** What the tagger sees of the words of a sentence, as columns with two empty words on both sides. */
export interface TagColumns {
  count: number;
  word: Int32Array;
  first: Int32Array;
  last: Int32Array;
  /** Shape and number of syllables. */
  shape: Uint8Array;
  /** What the tag lexicon says of the word; 0 where nothing. */
  usual: Uint16Array;
}

export const TAG_MARGIN = 2;

const BRACKET = syllableHash('(', 0, 1);

/** Columns with room for `size` words and the margins. */
export function tagColumns(size: number): TagColumns {
  const room = size + 2 * TAG_MARGIN;
  return {
    count: 0,
    word: new Int32Array(room),
    first: new Int32Array(room),
    last: new Int32Array(room),
    shape: new Uint8Array(room),
    usual: new Uint16Array(room),
  };
}

/** Fills `columns` from words `[from, to)` of the list, which are the words of one sentence. */
export function fillTagColumns(
  text: string,
  words: readonly { readonly start: number; readonly end: number }[],
  from: number,
  to: number,
  lexicon: HashTable,
  columns: TagColumns,
): void {
  const count = to - from;
  if (columns.word.length < count + 2 * TAG_MARGIN) Object.assign(columns, tagColumns(count * 2));
  columns.count = count;
  for (let i = 0; i < TAG_MARGIN; i++) {
    clear(columns, i);
    clear(columns, TAG_MARGIN + count + i);
  }
  for (let i = 0; i < count; i++) fillWord(text, words[from + i]!, TAG_MARGIN + i, lexicon, columns);
}

function clear({ word, first, last, shape, usual }: TagColumns, at: number): void {
  word[at] = 0;
  first[at] = 0;
  last[at] = 0;
  shape[at] = 0;
  usual[at] = 0;
}

function fillWord(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  at: number,
  lexicon: HashTable,
  columns: TagColumns,
): void {
  let key = 0;
  let syllables = 0;
  let capitals = 0;
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !isBlank(text.charCodeAt(to))) to++;
    const hash = syllableHash(text, from, to);
    key = syllables === 0 ? hash : chainKey(key, hash);
    if (syllables === 0) columns.first[at] = hash;
    columns.last[at] = hash;
    if (classes[text.charCodeAt(from)] === UPPER) capitals++;
    syllables++;
    from = to;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
  }
  if (isTreebankBracket(text, start, end)) key = BRACKET;
  const unit = key === BRACKET ? 0x28 : text.charCodeAt(start);
  const kind = classes[unit] === DIGIT ? 1 : !isLetter(unit) ? 2 : capitals === 0 ? 3 : capitals < syllables ? 4 : 5;
  const loud = kind === 5 && end - start > 1 && classes[text.charCodeAt(start + 1)] === UPPER ? 6 : kind;
  const isFigure = kind === 1;
  columns.word[at] = isFigure ? 1 : key;
  columns.shape[at] = (loud << 2) | Math.min(syllables, 3);
  columns.usual[at] = isFigure ? 0 : lookUp(lexicon, key);
}

/**
 * Writes the rows of weights for word `at` to `out`: row `r` holds its weights at `r << TAG_BITS`. `tag` and `tagBefore`
 * are the tags, counted from 1, of the word before and of the one before that. `shift` is 32 less the bits of a row.
 */
export function tagFeatures(
  { word, first, last, shape, usual }: TagColumns,
  at: number,
  tag: number,
  tagBefore: number,
  shift: number,
  out: Int32Array,
): void {
  const here = word[at]!;
  const before = word[at - 1]!;
  const after = word[at + 1]!;
  const form = shape[at]!;
  const known = usual[at]!;
  const nextKnown = usual[at + 1]!;
  out[0] = row(here, 1, shift);
  out[1] = row(before, 2, shift);
  out[2] = row(after, 3, shift);
  out[3] = row(first[at]!, 4, shift);
  out[4] = row(last[at]!, 5, shift);
  out[5] = row((at === TAG_MARGIN ? 256 : 0) | form, 6, shift);
  out[6] = row(tag, 7, shift);
  out[7] = row((tag << 8) | tagBefore, 8, shift);
  out[8] = row(mix(here, tag), 9, shift);
  out[9] = row(mix(here, before), 10, shift);
  out[10] = row(mix(here, after), 11, shift);
  out[11] = row(known, 12, shift);
  out[12] = row((known << 5) | tag, 13, shift);
  out[13] = row((known << 16) | nextKnown, 14, shift);
  out[14] = row((form << 8) | shape[at + 1]!, 15, shift);
  out[15] = row(mix(after, tag), 16, shift);
  out[16] = row((nextKnown << 5) | tag, 17, shift);
  out[17] = row(word[at + 2]!, 18, shift);
  out[18] = row((form << 8) | known, 19, shift);
  out[19] = row(mix(first[at]!, last[at]!), 20, shift);
  out[20] = row((usual[at - 1]! << 16) | known, 21, shift);
  out[21] = row(mix(last[at - 1]!, known), 22, shift);
  out[22] = row(mix(first[at + 1]!, known), 23, shift);
}

function row(value: number, template: number, shift: number): number {
  return mix(value, Math.imul(template, 0x2c1b3c6d)) >>> shift;
}
