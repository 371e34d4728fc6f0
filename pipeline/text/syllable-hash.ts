import { base, isVowel, tone } from './letters.js';

const Q = 0x71;
const U = 0x75;
const Y = 0x79;
const I = 0x69;
const PRIME = 0x01000193;

/**
 * A 32-bit hash of one syllable that is the same for all its usual spellings: case, tone placement (`hoà`, `hòa`),
 * `y` or `i` after consonants (`quý`, `quí`, `kỹ`, `kĩ`). The tone is hashed apart from the letters, so its place does
 * not count; no string is made. Combining marks must have been composed (NFC).
 */
export function syllableHash(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let tones = 0;
  const last = end - 1;
  for (let at = start; at < last; at++) {
    const unit = text.charCodeAt(at);
    tones += tone[unit]!;
    hash = Math.imul(hash ^ base[unit]!, PRIME);
  }
  const unit = text.charCodeAt(last);
  let letter = base[unit]!;
  tones += tone[unit]!;
  if (letter === Y && last > start) {
    const before = base[text.charCodeAt(last - 1)]!;
    const afterQu = before === U && last - 1 > start && base[text.charCodeAt(last - 2)] === Q;
    if (afterQu || !isVowel(before)) letter = I;
  }
  hash = Math.imul(hash ^ letter, PRIME);
  return mix(hash, tones);
}

/** Mixes `value` into `hash`; every bit of the result depends on every bit of both. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ (value + 0x9e3779b9), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}
