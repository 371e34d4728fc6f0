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

/** Features of a gap: those that always count, then those that count where the gap before is inside a word. */
export const BASE_FEATURES = 21;
export const FEATURES = 26;

/**
 * What each feature of the gap at hand sees, and what tells features apart that see the same. A loop mixes the two: of a
 * call for each feature V8 put half into the function and left half as calls, a third slower in all.
 */
const values = new Int32Array(FEATURES);
const salts = Int32Array.from(values, (_, feature) => Math.imul(feature + 1, 0x2c1b3c6d));

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
  fillEntries(columns, tables.lexicon, entryOf);
  for (let i = 1; i + 1 < count; i++) {
    if (tokens.kind[i] !== HYPHEN || !hyphenJoins(columns, tokens, i)) continue;
    gap[MARGIN + i - 1] = JOINED;
    gap[MARGIN + i] = JOINED;
  }
}

function clear({ hash, syllable, kind, gap, pair, triple, quad, bond, echo }: Columns, at: number): void {
  hash[at] = 0;
  syllable[at] = 0;
  kind[at] = OUTSIDE;
  gap[at] = CLOSED;
  pair[at] = 0;
  triple[at] = 0;
  quad[at] = 0;
  bond[at] = 0;
  echo[at] = 0;
}

/** Looks up the two, three, four syllables that begin at each token. */
function fillEntries(columns: Columns, lexicon: HashTable, entryOf: typeof lookUp): void {
  const { count, hash, syllable, gap, pair, triple, quad, bond, echo } = columns;
  for (let at = MARGIN; at < MARGIN + count; at++) {
    let two = 0;
    let three = 0;
    let four = 0;
    if (gap[at] === OPEN) {
      let key = pairKey(hash[at]!, hash[at + 1]!);
      two = entryOf(lexicon, key);
      if ((two & OPENS_LONGER) !== 0 && gap[at + 1] === OPEN) {
        key = chainKey(key, hash[at + 2]!);
        three = entryOf(lexicon, key);
        if ((three & OPENS_LONGER) !== 0 && gap[at + 2] === OPEN) four = entryOf(lexicon, chainKey(key, hash[at + 3]!));
      }
    }
    pair[at] = joinedClass(two);
    triple[at] = joinedClass(three);
    quad[at] = joinedClass(four);
    bond[at] = bondClass(two);
    echo[at] = gap[at] !== OPEN ? 0 : hash[at] === hash[at + 1] ? 4 : echoOf(syllable[at]!, syllable[at + 1]!);
  }
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

/** The sum of the weights of the gap behind token `at` that always count. `shift` is 32 less the bits of an index. */
export function gapScore(columns: Columns, at: number, weights: ArrayLike<number>, shift: number): number {
  seeGap(columns, at);
  return sumOf(0, BASE_FEATURES, weights, shift);
}

/** The sum of those that count too where the gap before is inside a word. */
export function chainScore(columns: Columns, at: number, weights: ArrayLike<number>, shift: number): number {
  seeChain(columns, at);
  return sumOf(BASE_FEATURES, FEATURES, weights, shift);
}

/** Writes the indices of all these weights to `out`. */
export function featuresOf(columns: Columns, at: number, shift: number, out: Int32Array): void {
  seeGap(columns, at);
  seeChain(columns, at);
  for (let feature = 0; feature < FEATURES; feature++) out[feature] = indexOf(feature, shift);
}

function sumOf(from: number, to: number, weights: ArrayLike<number>, shift: number): number {
  let sum = 0;
  for (let feature = from; feature < to; feature++) sum += weights[indexOf(feature, shift)]!;
  return sum;
}

function indexOf(feature: number, shift: number): number {
  const mixed = Math.imul(values[feature]! ^ salts[feature]!, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> shift;
}

function seeGap({ hash, kind, pair, triple, quad, bond, echo }: Columns, at: number): void {
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
  values[0] = kinds;
  values[1] = both;
  values[2] = both ^ Math.imul(hash[at - 1]!, 0xc2b2ae3d);
  values[3] = both ^ Math.imul(hash[at + 2]!, 0x27d4eb2f);
  values[4] = left ^ kind[at + 1]!;
  values[5] = right ^ kind[at]!;
  values[6] = opening;
  values[7] = right ^ after;
  values[8] = allKinds;
  values[9] = pairs;
  values[10] = (triple[at - 1]! << 16) | (here << 8) | triple[at]!;
  values[11] = (quad[at - 2]! << 24) | (quad[at - 1]! << 16) | (quad[at]! << 8) | here;
  values[12] = left ^ here;
  values[13] = right ^ here;
  values[14] = (here << 20) | allKinds;
  values[15] = before ^ pairs;
  values[16] = after ^ pairs;
  values[17] = (bonds << 8) | here;
  values[18] = (echo[at]! << 12) | (here << 4) | bond[at]!;
  values[19] = (pairs << 4) ^ bond[at]!;
  values[20] = left ^ bond[at]!;
}

function seeChain({ hash, kind, pair, triple, quad }: Columns, at: number): void {
  const allKinds = (((((kind[at - 1]! << 5) | kind[at]!) << 5) | kind[at + 1]!) << 5) | kind[at + 2]!;
  const left = Math.imul(hash[at]!, 0x9e3779b1);
  const before = Math.imul(hash[at - 1]!, 0x9e3779b1);
  const both = left ^ Math.imul(hash[at + 1]!, 0x85ebca77);
  const opening = before ^ Math.imul(hash[at]!, 0x85ebca77);
  const here = pair[at]!;
  const chained = (triple[at - 1]! << 16) | (pair[at - 1]! << 8) | here;
  values[21] = allKinds;
  values[22] = chained;
  values[23] = both;
  values[24] = opening;
  values[25] = (triple[at - 1]! << 16) | (quad[at - 2]! << 8) | quad[at - 1]!;
}
