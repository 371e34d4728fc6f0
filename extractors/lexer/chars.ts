import * as text from '../../pipeline/text/chars.js';

/** What a UTF-16 unit is to the lexer. `LETTER` and every kind above is a letter's. */
export const BLANK = 0;
export const DIGIT = 1;
const SYMBOL = 2;
export const LINE_END = 3;
export const LETTER = 4;
/** Of letters that no word of the lexicon has. */
const OTHER_LETTER = 0xff;

/** The part of a letter's kind that is its code, 4 … 255, the same for the capital. */
export const CODE = 0xff;
/** `kind >> CASE` is 1 for a capital, else 0. */
export const CASE = 8;

/** `kinds[unit]`: one of the kinds above. A table, so that the lexer's inner loop is one load per unit. */
export const kinds = new Uint16Array(0x10000);

/** Zero-width blanks and joiners, the soft hyphen: pages are full of them. */
const INVISIBLE = [0x200b, 0x200c, 0x200d, 0x2060, 0xad];

/** The capitals of small letters. */
const capitals = new Map<number, number[]>();

for (let unit = 0; unit < kinds.length; unit++) {
  const kind = text.classes[unit]!;
  if (kind === text.OTHER) kinds[unit] = SYMBOL;
  else if (kind === text.BLANK) kinds[unit] = BLANK;
  else if (kind === text.LINE_END) kinds[unit] = LINE_END;
  else if (kind === text.DIGIT) kinds[unit] = DIGIT;
  else kinds[unit] = OTHER_LETTER;
  const small = text.lower[unit]!;
  if (small === unit) continue;
  kinds[unit] = OTHER_LETTER | (1 << CASE);
  const known = capitals.get(small);
  if (known) known.push(unit);
  else capitals.set(small, [unit]);
}
for (const unit of INVISIBLE) kinds[unit] = BLANK;

let nextCode = LETTER;

/** Gives a small letter of the lexicon, and its capital, a code of their own. Called while rules are defined. */
export function encode(small: number): void {
  if (kinds[small] !== OTHER_LETTER) return;
  if (nextCode === OTHER_LETTER) throw new Error('The words of the rules have too many different letters.');
  kinds[small] = nextCode;
  for (const capital of capitals.get(small) ?? []) kinds[capital] = nextCode | (1 << CASE);
  nextCode++;
}
