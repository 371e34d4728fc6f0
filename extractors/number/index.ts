import type { Part } from '../../pipeline/model/index.js';
import { type Lexeme, lexeme } from '../lexer/lexicon.js';
import { BREAK, END, MARK, NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { units } from '../measure/lexicon.js';
import { currencies } from '../money/lexicon.js';
import { plainAt } from '../words.js';
import { type DigitReading, type Follower, readDigits, type Style } from './digits.js';
import { DIGITS, DOZEN, HALF, HALF_MORE, isOtherWord, SCALES, TEN, VAGUE } from './lexicon.js';
import { readWords } from './words.js';

/** A number with its multiplier words, read at one place: `2.340`, `5 nghìn`, `1 tỷ 800 triệu`, `hai mươi ba`, `nửa triệu`. */
export interface Numeral {
  readonly value: number;
  /** First token, and the token behind the last. */
  readonly first: number;
  readonly next: number;
  /** The digit string as written; absent for number words. */
  readonly raw?: string;
  readonly style: Style | 'words';
  /** Product of the multiplier words behind the number, 1 without any. */
  readonly scale: number;
  /** Written with a zero before it: `02`, `07`. */
  readonly padded: boolean;
  readonly alternative?: number | undefined;
  readonly evidence: readonly string[];
  readonly parts: readonly Part[];
}

const PERCENT = lexeme('%');
const PER_MILLE = lexeme('‰');
const PERCENT_WORDS = [lexeme('phần'), lexeme('điểm')];
const PERCENT_TAIL = [lexeme('trăm'), lexeme('phần'), lexeme('%')];

/** The multiplier at token `i`, unless the word is part of another (`5 tỷ lệ`, `4 triệu chứng`; `3 triệu` is one). */
function scaleAt(t: Tokens, i: number): number | undefined {
  const id = t.lexeme[i]!;
  if (id === 0) return undefined;
  if (isOtherWord(id, t.lexeme[i + 1]!)) return undefined;
  return id === DOZEN ? 10 : SCALES.get(id);
}

/** True where `%`, `phần trăm` or `điểm phần trăm` begins. */
export function isPercentAt(t: Tokens, i: number): boolean {
  const id = t.lexeme[i]!;
  return id === PERCENT || id === PER_MILLE || (PERCENT_WORDS.includes(id) && PERCENT_TAIL.includes(t.lexeme[i + 1]!));
}

/** What follows a digit string, looking across the second half of a range (`2,000-3,000 USD`). */
function followerAt(t: Tokens, i: number): Follower {
  let at = i;
  if (t.type[at] === MARK && t.type[at + 1] === NUMBER) at += 2;
  if (scaleAt(t, at) !== undefined) return 'scale';
  if (isPercentAt(t, at)) return 'percent';
  if (t.type[at] === WORD || t.type[at] === MARK) {
    if (currencies.at(t, at)) return 'currency';
    if (units.at(t, at)) return 'unit';
  }
  return 'other';
}

const isPhraseEnd = (t: Tokens, i: number): boolean =>
  t.type[i] === END || t.type[i] === BREAK || t.type[i] === MARK || currencies.at(t, i) !== undefined;

const part = (t: Tokens, from: number, to: number, role: string, reading: string): Part => ({
  start: t.start[from]!,
  end: t.end[to - 1]!,
  role,
  reading,
});

/** `nghìn tỷ`, `chục triệu`: nobody writes more multiplier words than this. */
const MOST_SCALES = 3;

interface Scaled {
  readonly scale: number;
  readonly next: number;
}

/** The multiplier words behind a number, multiplied: `nghìn tỷ` is 1e12. */
function scalesAt(t: Tokens, i: number): Scaled {
  let scale = 1;
  let next = i;
  for (;;) {
    const factor = scaleAt(t, next);
    if (factor === undefined || (scale > 1 && factor <= 10) || next === i + MOST_SCALES) return { scale, next };
    scale *= factor;
    next++;
  }
}

/** Rounds away what binary fractions add: `1,69 triệu` is 1 690 000, not 1 689 999.999…. */
export const exact = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)));

/** `1 tỷ 800 triệu`: a smaller scaled number right behind a scaled one adds to it. */
function addStacked(t: Tokens, numeral: Numeral): Numeral {
  if (t.type[numeral.next] !== NUMBER) return numeral;
  const raw = sliceOf(t, numeral.next, numeral.next + 1);
  const reading = readDigits(raw, 'scale');
  if (!reading || reading.style === 'english-decimal') return numeral;
  const { scale, next } = scalesAt(t, numeral.next + 1);
  if (scale === 1 || scale >= numeral.scale || reading.value * scale >= numeral.scale) return numeral;
  return addStacked(t, {
    ...numeral,
    value: exact(numeral.value + reading.value * scale),
    next,
    scale,
    parts: [
      ...numeral.parts,
      part(t, numeral.next, numeral.next + 1, 'number', String(reading.value)),
      part(t, numeral.next + 1, next, 'scale', String(scale)),
    ],
  });
}

const MOST_GROUPS = 5;

const NO_EVIDENCE: readonly string[] = [];

/** `3 000`: a group of zeros behind a blank belongs to the number before it. */
function groupsEnd(t: Tokens, i: number): number {
  let next = i + 1;
  if (t.end[i]! - t.start[i]! > 3) return next;
  while (
    next < i + MOST_GROUPS &&
    t.type[next] === NUMBER &&
    t.start[next] === t.end[next - 1]! + 1 &&
    sliceOf(t, next, next + 1) === '000'
  )
    next++;
  return next;
}

/** A number without separators needs no look at what follows; four digits at most are most of them. */
function readPlain(t: Tokens, i: number): DigitReading | undefined {
  const value = plainAt(t, i);
  const hasLeadingZero = t.end[i]! - t.start[i]! > 3 && t.text.charAt(t.start[i]!) === '0';
  return value === undefined || hasLeadingZero ? undefined : { value, style: 'plain' };
}

function digitsAt(t: Tokens, i: number): Numeral | undefined {
  const behind = groupsEnd(t, i);
  const isOne = behind === i + 1;
  const raw = isOne ? sliceOf(t, i, behind) : sliceOf(t, i, behind).replaceAll(' ', '.');
  const reading = (isOne ? readPlain(t, i) : undefined) ?? readDigits(raw, followerAt(t, behind));
  if (!reading) return undefined;
  const { scale, next } = scalesAt(t, behind);
  const parts = [part(t, i, behind, 'number', String(reading.value))];
  if (scale > 1) parts.push(part(t, behind, next, 'scale', String(scale)));
  const half = scale > 1 && t.lexeme[next] === HALF_MORE;
  if (half) parts.push(part(t, next, next + 1, 'half', `+ ${scale / 2}`));
  const numeral: Numeral = {
    value: exact((reading.value + (half ? 0.5 : 0)) * scale),
    first: i,
    next: half ? next + 1 : next,
    raw,
    style: reading.style,
    scale,
    padded: raw.length > 1 && raw.startsWith('0') && reading.style === 'plain',
    alternative: reading.alternative === undefined ? undefined : exact(reading.alternative * scale),
    evidence: reading.evidence === undefined ? NO_EVIDENCE : [reading.evidence],
    parts,
  };
  return scale > 1 && !half ? addStacked(t, numeral) : numeral;
}

function wordsAt(t: Tokens, i: number): Numeral | undefined {
  // "vài ba người", "dăm bảy hộ": no value
  if (VAGUE.has(t.lexeme[i - 1]!)) return undefined;
  // "nửa triệu" is half of the scale; "nửa năm" is left to durations
  if (t.lexeme[i] === HALF) {
    const { scale, next } = scalesAt(t, i + 1);
    if (scale < 1000) return undefined;
    const parts = [part(t, i, i + 1, 'number', '0.5'), part(t, i + 1, next, 'scale', String(scale))];
    return { value: scale / 2, first: i, next, style: 'words', scale, padded: false, evidence: [], parts };
  }
  const reading = readWords(t, i, (at) => isPhraseEnd(t, at));
  if (!reading) return undefined;
  const half = t.lexeme[reading.next] === HALF_MORE && reading.scale >= 1000;
  const value = reading.value + (half ? reading.scale / 2 : 0);
  const next = half ? reading.next + 1 : reading.next;
  return {
    value: exact(value),
    first: i,
    next,
    style: 'words',
    scale: reading.scale,
    padded: false,
    evidence: [],
    parts: [part(t, i, next, 'number', String(value))],
  };
}

/** True where a number may begin in words. */
export const opensWords = (id: Lexeme): boolean => DIGITS.has(id) || id === TEN || id === HALF;

/** Reads the number at token `i`, in digits or in words. Undefined where none begins or the digits are no number. */
export function numeralAt(t: Tokens, i: number): Numeral | undefined {
  if (t.type[i] === NUMBER) return digitsAt(t, i);
  return t.type[i] === WORD && opensWords(t.lexeme[i]!) ? wordsAt(t, i) : undefined;
}

/** The numeral with the multiplier words of another: the first of `3,3 - 3,5 triệu` counts millions too. */
export function scaledLike(numeral: Numeral, other: Numeral): Numeral {
  // "hai trăm đến ba trăm ngàn": hundreds in words take the thousands of the second too
  const hundreds = numeral.style === 'words' && numeral.scale <= 100 && other.scale >= 1000;
  if ((numeral.scale > 1 && !hundreds) || other.scale === 1) return numeral;
  return { ...numeral, value: exact(numeral.value * other.scale), scale: other.scale };
}
