/**
 * What the tables of the segmenter's model hold.
 *
 * Syllables: key `syllableHash`, value `syllableValue`. A syllable that is not in the table is foreign or a slip.
 *
 * Lexicon: key `pairKey` of two syllables or `chainKey` of more; value `entryValue`.
 */

/** How often a capitalised syllable opens a name (`Nguyễn`): 1 … 3; `INNER_NAME` where it mostly stands inside one. */
export const INNER_NAME = 4;

/** Packs what is known of a Vietnamese syllable: its onset and rhyme (ids from 1) and its part in names (0 … 4). */
export function syllableValue(onset: number, rhyme: number, name: number): number {
  return (name << 13) | (onset << 8) | rhyme;
}

export const nameRole = (syllable: number): number => syllable >>> 13;
export const onsetOf = (syllable: number): number => (syllable >>> 8) & 31;
export const rhymeOf = (syllable: number): number => syllable & 255;

/**
 * Packs an entry: `joined` is 0 where the silver text never has it as a word, else 1 + 4 · (how large a part of its
 * occurrences are one word, 0 … 7) + (how frequent it is, 0 … 3); `bond` (0 … 15) is how strongly the two syllables
 * cling together in raw text.
 */
export function entryValue(joined: number, bond: number): number {
  return (bond << 8) | joined;
}

/** Bit of an entry whose syllables also open a longer entry: where it is missing, none need be looked up. */
export const OPENS_LONGER = 0x8000;

export const joinedClass = (entry: number): number => entry & 255;
export const bondClass = (entry: number): number => (entry >>> 8) & 15;

/** The least `joined` class of entries that are one word in at least two of five places. */
export const MOSTLY_JOINED = 1 + 4 * 3;

/** Key of two syllables in the lexicon. Never 0. */
export function pairKey(first: number, second: number): number {
  return chainKey(Math.imul(first, 0x2c1b3c6d) ^ 0x297a2d39, second);
}

/** Key of an entry with one syllable more than the entry with `key`. Never 0. */
export function chainKey(key: number, next: number): number {
  let mixed = Math.imul(key ^ (key >>> 15), 0x85ebca6b) ^ Math.imul(next, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed === 0 ? 1 : mixed;
}
