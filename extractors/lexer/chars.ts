/** What a UTF-16 unit is to the lexer. */
export const BLANK = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const SYMBOL = 3;
export const LINE_END = 4;

/** `classes[unit]`: one of the five classes above. A table, so that the lexer's inner loop is one load per unit. */
export const classes = new Uint8Array(65536);

/** `lower[unit]`: the unit in lower case, for units whose lower case is one unit. */
export const lower = new Uint16Array(65536);

/** Zero-width blanks and joiners, the byte order mark, the soft hyphen: pages are full of them. */
const INVISIBLE = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad]);

for (let unit = 0; unit < 65536; unit++) {
  const char = String.fromCharCode(unit);
  lower[unit] = unit;
  if (unit >= 0xd800 && unit <= 0xdfff) classes[unit] = SYMBOL;
  else if (unit >= 0x30 && unit <= 0x39) classes[unit] = DIGIT;
  else if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) classes[unit] = LINE_END;
  else if (/\s/u.test(char) || INVISIBLE.has(unit)) classes[unit] = BLANK;
  else if (/\p{L}|\p{M}/u.test(char)) {
    classes[unit] = LETTER;
    const small = char.toLowerCase();
    if (small.length === 1) lower[unit] = small.charCodeAt(0);
  } else classes[unit] = SYMBOL;
}

/** True for a unit that is an upper-case letter. */
export const isUpper = (unit: number): boolean => lower[unit] !== unit;
