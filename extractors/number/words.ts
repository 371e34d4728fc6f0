import type { Lexeme } from '../lexer/lexicon.js';
import type { Tokens } from '../lexer/tokens.js';
import {
  AND,
  DIGITS,
  DOZEN,
  FIVE_OR_YEAR,
  HUNDRED,
  isOtherWord,
  ONES_BEHIND_TENS,
  SCALES,
  TAIL_DIGITS,
  TEN,
  TENS,
  ZERO,
} from './lexicon.js';

/** A number written in words: its value and the token behind it. */
interface WordReading {
  readonly value: number;
  readonly next: number;
  /** The smallest scale spoken (1 for `hai mươi ba`, 1e6 for `hai triệu`). */
  readonly scale: number;
}

/** Multiplier words in a row: `nghìn tỷ`. */
const MOST_SCALES = 3;

/** The multiplier at token `i`; `một tỷ lệ nhỏ` has none. */
const scaleOf = (t: Tokens, i: number): number | undefined => {
  const id = t.lexeme[i]!;
  return isOtherWord(id, t.lexeme[i + 1]!) ? undefined : SCALES.get(id);
};

const isAnd = (id: Lexeme): boolean => id === AND[0] || id === AND[1];

/** Below one hundred: `mười lăm`, `hai mươi mốt`, `hai mốt`, `ba`. `tail` allows `mốt`, `tư`, `lăm` at the beginning. */
function belowHundred(t: Tokens, i: number, tail: boolean): WordReading | undefined {
  const id = t.lexeme[i]!;
  if (id === TEN) {
    const ones = ONES_BEHIND_TENS.get(t.lexeme[i + 1]!);
    return ones === undefined || isFollowedByTens(t, i + 1) || isOtherWord(t.lexeme[i + 1]!, t.lexeme[i + 2]!)
      ? { value: 10, next: i + 1, scale: 1 }
      : { value: 10 + ones, next: i + 2, scale: 1 };
  }
  const digit = (tail ? TAIL_DIGITS : DIGITS).get(id);
  if (digit === undefined) return undefined;
  const second = t.lexeme[i + 1]!;
  if (second === TENS) {
    const ones = ONES_BEHIND_TENS.get(t.lexeme[i + 2]!);
    return ones === undefined || isFollowedByTens(t, i + 2) || isOtherWord(t.lexeme[i + 2]!, t.lexeme[i + 3]!)
      ? { value: digit * 10, next: i + 2, scale: 1 }
      : { value: digit * 10 + ones, next: i + 3, scale: 1 };
  }
  if (second === DOZEN) return { value: digit * 10, next: i + 2, scale: 10 };
  // "hai mốt", "bốn tư", "ba lăm": mươi is left out; the ones' special forms give it away
  const ones = DIGITS.has(second) || isOtherWord(second, t.lexeme[i + 2]!) ? undefined : TAIL_DIGITS.get(second);
  return ones === undefined
    ? { value: digit, next: i + 1, scale: 1 }
    : { value: digit * 10 + ones, next: i + 2, scale: 1 };
}

/** In `hai mươi năm mươi` or `mười năm trăm` the second digit word opens a number of its own. */
function isFollowedByTens(t: Tokens, i: number): boolean {
  const after = t.lexeme[i + 1]!;
  return after === TENS || after === HUNDRED;
}

const isFollowedByScale = (t: Tokens, i: number): boolean => isFollowedByTens(t, i) || SCALES.has(t.lexeme[i + 1]!);

/** Below one thousand: `năm trăm`, `một trăm linh tư`, `năm trăm tư` (540), `không trăm linh năm` inside a longer number. */
function belowThousand(t: Tokens, i: number, tail: boolean): WordReading | undefined {
  const id = t.lexeme[i]!;
  const hundreds = tail && id === ZERO ? 0 : DIGITS.get(id);
  if (hundreds === undefined || t.lexeme[i + 1] !== HUNDRED) return belowHundred(t, i, tail);
  const after = t.lexeme[i + 2]!;
  if (isAnd(after)) {
    const ones = TAIL_DIGITS.get(t.lexeme[i + 3]!);
    if (ones !== undefined) return { value: hundreds * 100 + ones, next: i + 4, scale: 1 };
  }
  const rest = belowHundred(t, i + 2, true);
  if (!rest || SCALES.get(t.lexeme[rest.next]!) === 100) return { value: hundreds * 100, next: i + 2, scale: 100 };
  // "chín trăm ba bảy" is 937: mươi is left out
  const ones = DIGITS.get(t.lexeme[rest.next]!);
  if (
    rest.next === i + 3 &&
    rest.value < 10 &&
    ones !== undefined &&
    t.lexeme[rest.next] !== FIVE_OR_YEAR &&
    !isFollowedByScale(t, rest.next)
  ) {
    return { value: hundreds * 100 + rest.value * 10 + ones, next: i + 4, scale: 1 };
  }
  // "một trăm mốt" is 110, "năm trăm tư" 540: one digit word behind the hundred counts tens
  const elliptic = rest.next === i + 3 && rest.value < 10;
  if (elliptic && DIGITS.has(after)) return { value: hundreds * 100, next: i + 2, scale: 100 };
  return {
    value: hundreds * 100 + (elliptic ? rest.value * 10 : rest.value),
    next: rest.next,
    scale: elliptic ? 10 : 1,
  };
}

/**
 * Reads a number in words at token `i`: `một nghìn không trăm linh năm` is 1005, `hai trăm triệu` 2e8.
 * Elliptic ends (`một triệu hai` = 1.2e6) count only at the end of a phrase; the caller says by `isPhraseEnd`.
 */
export function readWords(t: Tokens, i: number, isPhraseEnd: (i: number) => boolean): WordReading | undefined {
  let part = belowThousand(t, i, false);
  if (!part) return undefined;
  let value = 0;
  let scale = part.scale;
  let last = Number.POSITIVE_INFINITY;
  for (;;) {
    let multiplier = 1;
    let next: number = part.next;
    for (;;) {
      const factor = scaleOf(t, next);
      if (
        factor === undefined ||
        (factor === 100 && multiplier === 1 && part.value > 9) ||
        next === part.next + MOST_SCALES
      )
        break;
      multiplier *= factor;
      next++;
    }
    if (multiplier >= last) break;
    value += part.value * multiplier;
    scale = multiplier === 1 ? part.scale : multiplier;
    const end: number = next;
    if (multiplier === 1) return { value, next: end, scale };
    last = multiplier;
    const rest: WordReading | undefined = isAnd(t.lexeme[end]!)
      ? belowHundred(t, end + 1, true)
      : belowThousand(t, end, true);
    if (!rest) return { value, next: end, scale };
    const isDigitAlone = rest.value < 10 && rest.next === end + 1;
    const followedByScale = SCALES.has(t.lexeme[rest.next]!);
    if (isDigitAlone && !followedByScale) {
      if (t.lexeme[end] === FIVE_OR_YEAR) return { value, next: end, scale };
      // "một triệu hai" is 1 200 000; "hai nghìn năm" before a noun is no ellipsis
      return isPhraseEnd(rest.next)
        ? { value: value + rest.value * (multiplier / 10), next: rest.next, scale: multiplier / 10 }
        : { value, next: end, scale };
    }
    part = rest;
  }
  return { value, next: part.next, scale };
}
