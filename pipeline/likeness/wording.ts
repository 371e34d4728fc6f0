import { classes, DIGIT, isLetter } from '../text/chars.js';
import { base, isVowel, tone } from '../text/letters.js';

/** What one word of a wording is. */
export const WORD = 0;
/** A number in digits or words. */
export const FIGURE = 1;
/** A number of a day, year, hour, round, issue: what tells one day's bulletin from the next one's. */
export const DATED = 2;

/** A text as texts are compared: only its words count, however they are spelt, cased, grouped and set. */
export interface Wording {
  /** A hash of each word, in the order of the text; of a figure one of its digits (`1.200` is `1200`). */
  readonly hashes: Uint32Array;
  /** `WORD`, `FIGURE` or `DATED` for each word. */
  readonly kinds: Uint8Array;
}

const POINT = 0x2e;
const COMMA = 0x2c;
const SLASH = 0x2f;
const COLON = 0x3a;
const I = 0x69;
const Q = 0x71;
const Y = 0x79;

/** FNV-1a over UTF-16 units. */
const START = 0x811c9dc5;
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** The last step of MurmurHash3: every bit of the input moves every bit of the output. */
export function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Of each letter its base, its tone mark from `TONE` on, and `LETTER`; 0 for what is none: one table to look into, not three. */
const letters = new Uint32Array(classes.length);
const TONE = 16;
const LETTER = 1 << 24;
for (let unit = 0; unit < letters.length; unit++) {
  if (isLetter(unit)) letters[unit] = base[unit]! | (tone[unit]! << TONE) | LETTER;
}

/** Where the word ends that was hashed last. */
let wordEnd = 0;

/**
 * A hash of the word that begins at `start`: of its letters without case, then its tone mark, wherever it stands (`hoà` is
 * `hòa`), and with one `i` for `kỹ` and `kĩ`. No string is made and no unit looked at twice: this runs over every text.
 */
function wordHash(text: string, start: number): number {
  let hash = START;
  let mark = 0;
  let before = 0;
  let at = start;
  let found = letters[text.charCodeAt(at)]!;
  let letter = found & 0xffff;
  while (true) {
    const toned = (found >>> TONE) & 7;
    if (toned !== 0) mark = toned;
    if (++at === text.length) break;
    found = letters[text.charCodeAt(at)]!;
    if (found === 0) break;
    hash = step(hash, letter);
    before = letter;
    letter = found & 0xffff;
  }
  if (letter === Y && at > start + 1) {
    const isAfterQu = at === start + 3 && base[text.charCodeAt(start)] === Q;
    if (isAfterQu || !isVowel(before)) letter = I;
  }
  wordEnd = at;
  return mixed(step(step(hash, letter), mark));
}

const hashOf = (word: string): number => wordHash(word, 0);

/** Numbers in words are the same as in digits: one paper writes "8 người", another "tám người". `năm` is the year's word too. */
const NUMERALS: ReadonlyMap<number, number> = new Map(
  ['một', 'hai', 'ba', 'bốn', 'sáu', 'bảy', 'tám', 'chín', 'mười'].map((word, n) => [
    hashOf(word),
    digitsHash(String(n < 4 ? n + 1 : n + 2)),
  ]),
);
/** 1 where a numeral has these low bits: a `Map` is asked for one word in fifty. */
const MAYBE_NUMERAL = new Uint8Array(1 << 10);
for (const word of NUMERALS.keys()) MAYBE_NUMERAL[word & 1023] = 1;
/** "ngày 12", "tháng 6", "kỳ 7", "vòng 21", "lúc 7 giờ", "thứ hai". */
const LEADS: ReadonlySet<number> = new Set(
  ['ngày', 'tháng', 'năm', 'quý', 'tuần', 'kỳ', 'khóa', 'lúc', 'thứ', 'vòng', 'trận', 'số'].map(hashOf),
);
/** "7 giờ", "10h30". */
const HOUR = hashOf('giờ');
const SHORT_HOUR = hashOf('h');

function digitsHash(digits: string): number {
  let hash = START;
  for (let at = 0; at < digits.length; at++) hash = step(hash, digits.charCodeAt(at));
  return mixed(hash);
}

/** True where the word before word `n` says that a number behind it is of a day or an issue. */
const isLed = (hashes: Uint32Array, n: number): boolean => n > 0 && LEADS.has(hashes[n - 1]!);

/** Room for the words of one text, used afresh for each that is not longer; what is made for each has to be collected. */
const ROOM = 1 << 16;
const roomForHashes = new Uint32Array(ROOM);
const roomForKinds = new Uint8Array(ROOM);

/** The words of a text in NFC. Time is linear. */
export function wordingOf(text: string): Wording {
  const { length } = text;
  const hashes = length <= ROOM ? roomForHashes : new Uint32Array(length);
  const kinds = length <= ROOM ? roomForKinds : new Uint8Array(length);
  let n = 0;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const start = at;
    if (classes[unit] === DIGIT) {
      let hash = START;
      for (; at < length; at++) {
        const next = text.charCodeAt(at);
        if (classes[next] === DIGIT) hash = step(hash, next);
        else if ((next !== POINT && next !== COMMA) || !isDigitAt(text, at + 1)) break;
      }
      const isYear = at - start === 4 && (text.startsWith('19', start) || text.startsWith('20', start));
      kinds[n] = isYear || isSet(text, start, at) || isLed(hashes, n) ? DATED : FIGURE;
      hashes[n++] = mixed(hash);
    } else if (isLetter(unit)) {
      const word = wordHash(text, start);
      at = wordEnd;
      const isHour = (word === HOUR || word === SHORT_HOUR) && n > 0 && kinds[n - 1] !== WORD;
      if (isHour) kinds[n - 1] = DATED;
      const numeral = MAYBE_NUMERAL[word & 1023] === 1 ? NUMERALS.get(word) : undefined;
      kinds[n] = numeral === undefined ? WORD : isLed(hashes, n) ? DATED : FIGURE;
      hashes[n++] = numeral ?? (isHour ? HOUR : word);
    } else at++;
  }
  return { hashes: hashes.slice(0, n), kinds: kinds.slice(0, n) };
}

const isDigitAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && classes[text.charCodeAt(at)] === DIGIT;

/** True for a number that is set as dates and hours are: `12/10`, `7:30`. */
function isSet(text: string, start: number, end: number): boolean {
  return (isMarkAt(text, start - 1) && isDigitAt(text, start - 2)) || (isMarkAt(text, end) && isDigitAt(text, end + 1));
}

function isMarkAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return unit === SLASH || unit === COLON;
}

/** A hash of every three words in a row, as often as they stand there. */
export function shinglesOf({ hashes }: Wording): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, hashes.length - 2));
  for (let at = 0; at < shingles.length; at++) shingles[at] = joined(hashes[at]!, hashes[at + 1]!, hashes[at + 2]!);
  return shingles;
}

/** One hash of three, in their order. */
export function joined(a: number, b: number, c: number): number {
  return mixed(Math.imul(Math.imul(a, 31) + b, 0x9e3779b1) + c);
}
