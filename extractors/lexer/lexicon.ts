import { CODE, encode, kinds, LETTER } from './chars.js';

/** The number of a word or symbol that some rule knows. 0 means: no rule knows it. */
export type Lexeme = number;

const ids = new Map<string, Lexeme>();

/** `symbols[unit]`: the lexeme of a symbol or of a number of one digit. */
export const symbols = new Int32Array(0x10000);

/** So many letter codes fit into the two integers that words are looked up by. */
const LONGEST_KEY = 8;

/**
 * A hash table of the words of up to `LONGEST_KEY` letters: `slots[s]` is the word whose last four letter codes are
 * `lows[s]` and whose codes before them are `highs[s]`, or 0. No other word has the same two, so letters need not be compared.
 */
const SLOTS = 0x2000;
const slots = new Int32Array(SLOTS);
const lows = new Int32Array(SLOTS);
const highs = new Int32Array(SLOTS);

/** No lexeme is greater. */
export const MOST_LEXEMES = SLOTS / 2;

/** The slot of a word, or the empty one where it would be. */
function slotOf(low: number, high: number): number {
  const hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  let slot = (hash >>> 15) & (SLOTS - 1);
  while (slots[slot] !== 0 && (lows[slot] !== low || highs[slot] !== high)) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** The lexeme of one word or one symbol, in lower case and NFC. Called while rules are defined, not while text is read. */
export function lexeme(form: string): Lexeme {
  const known = ids.get(form);
  if (known !== undefined) return known;
  const id = ids.size + 1;
  if (id > MOST_LEXEMES) throw new Error('The rules have more words than the lexicon has room for.');
  ids.set(form, id);
  if (form.length === 1) symbols[form.charCodeAt(0)] = id;
  if (form.length > LONGEST_KEY) return id;
  let low = 0;
  let high = 0;
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    encode(unit);
    const kind = kinds[unit]!;
    // no text has such a word: symbols are tokens of their own, and capitals are read as small letters
    if (kind < LETTER || kind > CODE) return id;
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | kind;
  }
  const slot = slotOf(low, high);
  slots[slot] = id;
  lows[slot] = low;
  highs[slot] = high;
  return id;
}

/**
 * The lexeme of the word `text.slice(start, end)` in any case, given the codes of its last four letters and of the four
 * before them, a byte each.
 */
export function lexemeAt(text: string, start: number, end: number, low: number, high: number): Lexeme {
  if (end - start <= LONGEST_KEY) return slots[slotOf(low, high)]!;
  return ids.get(text.slice(start, end).toLowerCase()) ?? 0;
}

/** A set of lexemes with constant-time membership. */
export interface LexemeSet {
  has(id: Lexeme): boolean;
}

/** The set of the words given, separated by blanks in one string for readability. */
export function lexemes(words: string): LexemeSet {
  const members = new Set(words.split(/\s+/u).filter(Boolean).map(lexeme));
  const top = Math.max(0, ...members) + 1;
  const flags = new Uint8Array(top);
  for (const id of members) flags[id] = 1;
  return { has: (id) => id < top && flags[id] === 1 };
}
