import { classes, LOWER, UPPER } from './chars.js';
import { base, isVowel, tone } from './letters.js';

const Q = 0x71;
const U = 0x75;
const Y = 0x79;
const I = 0x69;
const PRIME = 0x01000193;
const EMPTY = 0x811c9dc5 | 0;

/** What a unit is to a syllable, in one number: its letter in lower case without tone mark, then its tone, then these bits. */
const LETTER = 0xffff;
const TONE = 16;
const TONES = 7;
const IS_CAPITAL = 1 << 19;
const IS_LETTER = 1 << 20;
const units = Int32Array.from(base, (letter, unit) => {
  const kind = classes[unit]!;
  return letter | (tone[unit]! << TONE) | (kind === UPPER ? IS_CAPITAL : 0) | (kind >= LOWER ? IS_LETTER : 0);
});

/** A run of letters: where it ends, how many of them are capitals, and its `syllableHash`. */
export interface LetterRun {
  end: number;
  capitals: number;
  hash: number;
}

/** Reads the letters of `text[start, to)` up to the first unit that is none; the one at `start` must be a letter. */
export function readLetters(text: string, start: number, to: number, run: LetterRun): void {
  let hash = EMPTY;
  let before = hash;
  let tones = 0;
  let capitals = 0;
  let at = start;
  for (; at < to; at++) {
    const unit = units[text.charCodeAt(at)]!;
    if (unit < IS_LETTER) break;
    if ((unit & IS_CAPITAL) !== 0) capitals++;
    tones += (unit >>> TONE) & TONES;
    before = hash;
    hash = Math.imul(hash ^ (unit & LETTER), PRIME);
  }
  run.end = at;
  run.capitals = capitals;
  run.hash = finished(text, start, at - 1, before, tones);
}

/**
 * A 32-bit hash of one syllable that is the same for all its usual spellings: case, tone placement (`hoà`, `hòa`),
 * `y` or `i` after consonants (`quý`, `quí`, `kỹ`, `kĩ`). The tone is hashed apart from the letters, so its place does
 * not count; no string is made. Combining marks must have been composed (NFC).
 */
export function syllableHash(text: string, start: number, end: number): number {
  let hash = EMPTY;
  const last = end - 1;
  let tones = (units[text.charCodeAt(last)]! >>> TONE) & TONES;
  for (let at = start; at < last; at++) {
    const unit = units[text.charCodeAt(at)]!;
    tones += (unit >>> TONE) & TONES;
    hash = Math.imul(hash ^ (unit & LETTER), PRIME);
  }
  return finished(text, start, last, hash, tones);
}

/** The hash of the syllable from `start` to `last`, from the hash of what stands before `last` and the sum of all tones. */
function finished(text: string, start: number, last: number, hash: number, tones: number): number {
  let letter = units[text.charCodeAt(last)]! & LETTER;
  if (letter === Y && last > start) {
    const before = base[text.charCodeAt(last - 1)]!;
    const afterQu = before === U && last - 1 > start && base[text.charCodeAt(last - 2)] === Q;
    if (afterQu || !isVowel(before)) letter = I;
  }
  return mix(Math.imul(hash ^ letter, PRIME), tones);
}

/** Mixes `value` into `hash`; every bit of the result depends on every bit of both. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ (value + 0x9e3779b9), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}
