import { MONTH, TET } from './calendar/index.js';
import { type Lexeme, lexeme, lexemes } from './lexer/lexicon.js';
import { MARK, NUMBER, type Tokens, WORD } from './lexer/tokens.js';
import { isMark } from './words.js';

// What can be seen of a number at a glance, as bits. Most rules at numbers can read nothing where one of these is missing:
// they name it and are not tried there.

/** It is written in digits. */
export const IN_DIGITS = 1;
/** A symbol stands behind its first token. */
export const MARK_BEHIND = 2;
/** A word stands behind its first token without a blank: `21h30`. */
export const WORD_GLUED = 4;
/** No blank stands before it. */
export const GLUED = 8;
/** The word before it has a capital. */
export const CAPITAL_BEFORE = 16;
/** Its first token has four units, as a year has. */
export const FOUR_UNITS = 32;
/** Something stands in it or behind it that a day has: a point, a symbol, the words `tháng` and `Tết`. */
export const DAY_LIKE = 64;
/** Another number may share its unit: behind it stand a comma or slash and a number, or `và`, `hoặc`, `lên`, … */
export const LIST_BEHIND = 128;

/** Letters stand behind it without a blank, or behind the number that a slash joins to it: `8A`, `24/1A`. */
export const LETTERS_BEHIND = 256;
/** The word behind its first token has a capital. */
export const CAPITAL_BEHIND = 512;
/** A number with a blank before it stands before it or behind its first token. */
export const BESIDE_NUMBER = 1024;
/** An hour, a half or degrees stand behind its first token: `giờ`, `rưỡi`, `nửa`, `độ`, `°`. */
export const HOUR_OR_DEGREE = 2048;
/** A comma, a slash or `và` stands before it. */
export const JOINED_BEFORE = 4096;
/** A point stands in it. */
export const POINTED = 8192;

/** How many sets of traits there may be. */
export const TRAIT_SETS = 16384;

/** The traits of the number at token `i`, together. */
export function traitsAt(t: Tokens, i: number): number {
  const behind = t.type[i + 1];
  let traits = 0;
  if (behind === MARK) traits |= MARK_BEHIND;
  else if (behind === WORD && t.glued[i + 1] === 1) traits |= WORD_GLUED;
  if (t.glued[i] === 1) traits |= GLUED;
  if (t.capital[i - 1]! > 0) traits |= CAPITAL_BEFORE;
  if (t.capital[i + 1]! > 0) traits |= CAPITAL_BEHIND;
  if (hasLettersBehind(t, i)) traits |= LETTERS_BEHIND;
  if (isApart(t, i - 1) || isApart(t, i + 1)) traits |= BESIDE_NUMBER;
  if (HOURS_AND_DEGREES.has(t.lexeme[i + 1]!) || isMark(t, i + 1, '°')) traits |= HOUR_OR_DEGREE;
  if (isMark(t, i - 1, ',') || isMark(t, i - 1, '/') || t.lexeme[i - 1] === AND) traits |= JOINED_BEFORE;
  if (t.type[i] !== NUMBER) return traits;
  traits |= IN_DIGITS;
  if (t.end[i]! - t.start[i]! === 4) traits |= FOUR_UNITS;
  if (
    behind === MARK
      ? t.type[i + 2] === NUMBER && (isMark(t, i + 1, ',') || isMark(t, i + 1, '/'))
      : JOINS.has(t.lexeme[i + 1]!)
  )
    traits |= LIST_BEHIND;
  const isPointed = hasPoint(t, i);
  if (isPointed) traits |= POINTED;
  if (isPointed || behind === MARK || isDayWord(t.lexeme[i + 1]!)) traits |= DAY_LIKE;
  return traits;
}

/** Between two figures of which only the second has its unit: `từ 18 lên 43%`, `16 và 17 inch`. */
export const JOINS = lexemes('và hoặc hay lên xuống còn');

const AND = lexeme('và');
const HOURS_AND_DEGREES = lexemes('giờ rưỡi nửa độ');

function hasLettersBehind(t: Tokens, i: number): boolean {
  const at = isMark(t, i + 1, '/') && t.type[i + 2] === NUMBER && t.glued[i + 2] === 1 ? i + 3 : i + 1;
  return t.type[at] === WORD && t.glued[at] === 1;
}

/** A number with a blank before it. */
export const isApart = (t: Tokens, i: number): boolean => t.type[i] === NUMBER && t.glued[i] === 0;

const isDayWord = (id: Lexeme): boolean => id === MONTH || id === TET;

const POINT = 0x2e;

function hasPoint(t: Tokens, i: number): boolean {
  for (let at = t.start[i]! + 1; at < t.end[i]!; at++) if (t.text.charCodeAt(at) === POINT) return true;
  return false;
}
