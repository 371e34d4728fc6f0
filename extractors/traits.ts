import { MONTH, TET } from './calendar/index.js';
import { type Lexeme, lexemes } from './lexer/lexicon.js';
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

/** How many sets of traits there are. */
export const TRAIT_SETS = 256;

/** The traits of the number at token `i`, together. */
export function traitsAt(t: Tokens, i: number): number {
  const behind = t.type[i + 1];
  let traits = 0;
  if (behind === MARK) traits |= MARK_BEHIND;
  else if (behind === WORD && t.glued[i + 1] === 1) traits |= WORD_GLUED;
  if (t.glued[i] === 1) traits |= GLUED;
  if (t.capital[i - 1]! > 0) traits |= CAPITAL_BEFORE;
  if (t.type[i] !== NUMBER) return traits;
  traits |= IN_DIGITS;
  if (t.end[i]! - t.start[i]! === 4) traits |= FOUR_UNITS;
  if (
    behind === MARK
      ? t.type[i + 2] === NUMBER && (isMark(t, i + 1, ',') || isMark(t, i + 1, '/'))
      : JOINS.has(t.lexeme[i + 1]!)
  )
    traits |= LIST_BEHIND;
  if (behind === MARK || isDayWord(t.lexeme[i + 1]!) || hasPoint(t, i)) traits |= DAY_LIKE;
  return traits;
}

/** Between two figures of which only the second has its unit: `từ 18 lên 43%`, `16 và 17 inch`. */
export const JOINS = lexemes('và hoặc hay lên xuống còn');

const isDayWord = (id: Lexeme): boolean => id === MONTH || id === TET;

const POINT = 0x2e;

function hasPoint(t: Tokens, i: number): boolean {
  for (let at = t.start[i]! + 1; at < t.end[i]!; at++) if (t.text.charCodeAt(at) === POINT) return true;
  return false;
}
