import { type HashTable, lookUp } from './hash-table.js';
import {
  bondClass,
  chainKey,
  joinedClass,
  MOSTLY_JOINED,
  nameRole,
  OPENS_LONGER,
  onsetOf,
  pairKey,
  rhymeOf,
} from './lexicon-keys.js';
import { ALL_CAPITALS, CAPITAL, CODE, HYPHEN, NUMBER, SMALL, type Tokens, WORD } from './tokens.js';

/** Empty tokens kept before and behind a sentence, so that features look around without asking where it ends. */
export const MARGIN = 3;

/** What may become of the gap behind a token. */
export const CLOSED = 0;
export const OPEN = 1;
/** Inside a word whatever the model says: around the hyphens of `Mát-xcơ-va`. */
export const JOINED = 2;

/** What the segmenter sees of one sentence, as columns with `MARGIN` empty tokens on both sides. */
export interface Columns {
  /** Number of tokens without the margins. */
  count: number;
  hash: Int32Array;
  /** Value of the syllable in the model's table; 0 where unknown. */
  syllable: Uint16Array;
  /** Kind, shape and part in names of the token, below 32. */
  kind: Uint8Array;
  gap: Uint8Array;
  /** Joined classes of the two, three, four syllables that begin here; 0 where they are no entry. */
  pair: Uint8Array;
  triple: Uint8Array;
  quad: Uint8Array;
  bond: Uint8Array;
  /** Whether the two syllables here echo each other: 1 onset, 2 rhyme, 3 both, 4 the same syllable, 5 unknown. */
  echo: Uint8Array;
}

const OUTSIDE = 0;
const SMALL_WORD = 1;
const CAPITAL_WORD = 2;
const CAPITALS_WORD = 3;
const FOREIGN_SMALL = 4;
const FOREIGN_CAPITAL = 5;
const FIGURE = 6;
const CODE_TOKEN = 7;
const MARK_TOKEN = 8;
const INITIAL = 9;
/** Capitalised syllables that are known from names get this and their part in them. */
const NAME = 9;

/** Feature slots of a gap: those that always count, then those that count where the gap before is inside a word. */
export const BASE_FEATURES = 21;
export const CHAIN_FEATURES = 5;
export const FEATURES = BASE_FEATURES + CHAIN_FEATURES;

/** Columns with room for `size` tokens and the margins. */
export function columnsOf(size: number): Columns {
  const room = size + 2 * MARGIN;
  return {
    count: 0,
    hash: new Int32Array(room),
    syllable: new Uint16Array(room),
    kind: new Uint8Array(room),
    gap: new Uint8Array(room),
    pair: new Uint8Array(room),
    triple: new Uint8Array(room),
    quad: new Uint8Array(room),
    bond: new Uint8Array(room),
    echo: new Uint8Array(room),
  };
}

/** The tables of a model that features are made from. */
export interface Tables {
  readonly syllables: HashTable;
  readonly lexicon: HashTable;
}

/**
 * Fills `columns` from the tokens of a sentence. The trainer passes `entryOf` to hide entries from the model now and
 * then, so that it learns to do without.
 */
export function fillColumns(tokens: Tokens, tables: Tables, columns: Columns, entryOf = lookUp): void {
  const { count } = tokens;
  if (columns.hash.length < count + 2 * MARGIN) Object.assign(columns, columnsOf(count * 2));
  columns.count = count;
  for (let i = 0; i < MARGIN; i++) {
    clear(columns, i);
    clear(columns, MARGIN + count + i);
  }
  const { hash, syllable, kind, gap } = columns;
  for (let i = 0; i < count; i++) {
    const at = MARGIN + i;
    const isWord = tokens.kind[i] === WORD;
    hash[at] = tokens.hash[i]!;
    syllable[at] = isWord ? lookUp(tables.syllables, tokens.hash[i]!) : 0;
    kind[at] = classOf(tokens, i, syllable[at]!);
    gap[at] = isWord && i + 1 < count && tokens.kind[i + 1] === WORD ? OPEN : CLOSED;
  }
  for (let at = MARGIN; at < MARGIN + count; at++) fillEntries(columns, at, tables.lexicon, entryOf);
  for (let i = 1; i + 1 < count; i++) {
    if (tokens.kind[i] !== HYPHEN || !hyphenJoins(columns, tokens, i)) continue;
    gap[MARGIN + i - 1] = JOINED;
    gap[MARGIN + i] = JOINED;
  }
}

function clear(columns: Columns, at: number): void {
  columns.hash[at] = 0;
  columns.syllable[at] = 0;
  columns.kind[at] = OUTSIDE;
  columns.gap[at] = CLOSED;
  clearEntries(columns, at);
}

function clearEntries({ pair, triple, quad, bond, echo }: Columns, at: number): void {
  pair[at] = 0;
  triple[at] = 0;
  quad[at] = 0;
  bond[at] = 0;
  echo[at] = 0;
}

function fillEntries(columns: Columns, at: number, lexicon: HashTable, entryOf: typeof lookUp): void {
  const { hash, gap, syllable } = columns;
  clearEntries(columns, at);
  if (gap[at] !== OPEN) return;
  const two = pairKey(hash[at]!, hash[at + 1]!);
  const entry = entryOf(lexicon, two);
  columns.pair[at] = joinedClass(entry);
  columns.bond[at] = bondClass(entry);
  columns.echo[at] = hash[at] === hash[at + 1] ? 4 : echoOf(syllable[at]!, syllable[at + 1]!);
  if (gap[at + 1] !== OPEN || (entry & OPENS_LONGER) === 0) return;
  const three = chainKey(two, hash[at + 2]!);
  const longer = entryOf(lexicon, three);
  columns.triple[at] = joinedClass(longer);
  if (gap[at + 2] === OPEN && (longer & OPENS_LONGER) !== 0)
    columns.quad[at] = joinedClass(entryOf(lexicon, chainKey(three, hash[at + 3]!)));
}

function echoOf(one: number, other: number): number {
  if (one === 0 || other === 0) return 5;
  return (onsetOf(one) === onsetOf(other) ? 1 : 0) + (rhymeOf(one) === rhymeOf(other) ? 2 : 0);
}

function classOf({ kind, shape, start, end }: Tokens, i: number, syllable: number): number {
  switch (kind[i]) {
    case WORD:
      if (shape[i] === ALL_CAPITALS) return CAPITALS_WORD;
      if (shape[i] === SMALL) return syllable === 0 ? FOREIGN_SMALL : SMALL_WORD;
      if (end[i]! - start[i]! === 1) return INITIAL;
      if (syllable === 0) return FOREIGN_CAPITAL;
      return nameRole(syllable) === 0 ? CAPITAL_WORD : NAME + nameRole(syllable);
    case NUMBER:
      return FIGURE;
    case CODE:
      return CODE_TOKEN;
    default:
      return MARK_TOKEN;
  }
}

/**
 * Whether the syllables around a hyphen are one word: `Cu-ba`, `xi-lanh`, `Jong-un` are, `kinh tế-xã hội` and
 * `Bà Rịa-Vũng Tàu` are two, because a syllable beside the hyphen makes a word with its other neighbour.
 */
function hyphenJoins({ syllable, pair }: Columns, { shape }: Tokens, i: number): boolean {
  const left = MARGIN + i - 1;
  const right = MARGIN + i + 1;
  if (syllable[left] === 0 || syllable[right] === 0) return true;
  if (shape[i - 1] === CAPITAL && shape[i + 1] === CAPITAL) return false;
  return pair[left - 1]! < MOSTLY_JOINED && pair[right]! < MOSTLY_JOINED;
}

/**
 * Writes the weight indices of the gap behind token `at` that always count to `out[to …]`. `shift` is 32 less the bits of
 * an index.
 */
export function gapFeatures(columns: Columns, at: number, shift: number, out: Int32Array, to: number): void {
  const { hash, kind, pair, triple, quad, bond, echo } = columns;
  const before = Math.imul(hash[at - 1]!, 0x9e3779b1);
  const left = Math.imul(hash[at]!, 0x9e3779b1);
  const right = Math.imul(hash[at + 1]!, 0x9e3779b1);
  const after = Math.imul(hash[at + 2]!, 0x85ebca77);
  const here = pair[at]!;
  const kinds = (kind[at]! << 5) | kind[at + 1]!;
  const allKinds = (((kind[at - 1]! << 10) | kinds) << 5) | kind[at + 2]!;
  const pairs = (pair[at - 1]! << 16) | (here << 8) | pair[at + 1]!;
  const bonds = (bond[at - 1]! << 8) | (bond[at]! << 4) | bond[at + 1]!;
  const both = left ^ Math.imul(hash[at + 1]!, 0x85ebca77);
  const opening = before ^ Math.imul(hash[at]!, 0x85ebca77);
  out[to] = slot(kinds, 1, shift);
  out[to + 1] = slot(both, 2, shift);
  out[to + 2] = slot(both ^ Math.imul(hash[at - 1]!, 0xc2b2ae3d), 3, shift);
  out[to + 3] = slot(both ^ Math.imul(hash[at + 2]!, 0x27d4eb2f), 4, shift);
  out[to + 4] = slot(left ^ kind[at + 1]!, 5, shift);
  out[to + 5] = slot(right ^ kind[at]!, 6, shift);
  out[to + 6] = slot(opening, 7, shift);
  out[to + 7] = slot(right ^ after, 8, shift);
  out[to + 8] = slot(allKinds, 9, shift);
  out[to + 9] = slot(pairs, 10, shift);
  out[to + 10] = slot((triple[at - 1]! << 16) | (here << 8) | triple[at]!, 11, shift);
  out[to + 11] = slot((quad[at - 2]! << 24) | (quad[at - 1]! << 16) | (quad[at]! << 8) | here, 12, shift);
  out[to + 12] = slot(left ^ here, 13, shift);
  out[to + 13] = slot(right ^ here, 14, shift);
  out[to + 14] = slot((here << 20) | allKinds, 15, shift);
  out[to + 15] = slot(before ^ pairs, 16, shift);
  out[to + 16] = slot(after ^ pairs, 17, shift);
  out[to + 17] = slot((bonds << 8) | here, 18, shift);
  out[to + 18] = slot((echo[at]! << 12) | (here << 4) | bond[at]!, 19, shift);
  out[to + 19] = slot((pairs << 4) ^ bond[at]!, 20, shift);
  out[to + 20] = slot(left ^ bond[at]!, 21, shift);
}

/** Writes the `CHAIN_FEATURES` of the gap behind token `at` behind its base features. */
export function chainFeatures(columns: Columns, at: number, shift: number, out: Int32Array, to: number): void {
  const { hash, kind, pair, triple, quad } = columns;
  const allKinds = (((((kind[at - 1]! << 5) | kind[at]!) << 5) | kind[at + 1]!) << 5) | kind[at + 2]!;
  const left = Math.imul(hash[at]!, 0x9e3779b1);
  const before = Math.imul(hash[at - 1]!, 0x9e3779b1);
  const both = left ^ Math.imul(hash[at + 1]!, 0x85ebca77);
  const opening = before ^ Math.imul(hash[at]!, 0x85ebca77);
  const here = pair[at]!;
  const chain = to + BASE_FEATURES;
  const chained = (triple[at - 1]! << 16) | (pair[at - 1]! << 8) | here;
  out[chain] = slot(allKinds, 22, shift);
  out[chain + 1] = slot(chained, 23, shift);
  out[chain + 2] = slot(both, 24, shift);
  out[chain + 3] = slot(opening, 25, shift);
  out[chain + 4] = slot((triple[at - 1]! << 16) | (quad[at - 2]! << 8) | quad[at - 1]!, 26, shift);
}

function slot(value: number, template: number, shift: number): number {
  let mixed = Math.imul(value ^ Math.imul(template, 0x2c1b3c6d), 0x9e3779b1);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0x85ebca6b) >>> shift;
}
