/** What a UTF-16 unit is to the text stage. */
export const OTHER = 0; // symbols, punctuation, surrogates
export const BLANK = 1;
export const LINE_END = 2;
export const DIGIT = 3;
export const LOWER = 4; // letters without case and combining marks too
export const UPPER = 5;

const UNITS = 0x10000;

/** `classes[unit]`: one of the classes above. A table, so that inner loops are one load per unit. */
export const classes = new Uint8Array(UNITS);

/** `lower[unit]`: the unit in lower case, for units whose lower case is one unit; every other unit is itself. */
export const lower = new Uint16Array(UNITS);

/** True for lower-case letters, capitals, letters without case and combining marks. */
export const isLetter = (unit: number): boolean => classes[unit]! >= LOWER;

/** True for blanks and line ends; `NaN` (behind the text) is none. */
export const isBlank = (unit: number): boolean => classes[unit] === BLANK || classes[unit] === LINE_END;

fillTables();

/** Runs of one class are found by a few scans over a string of all units: 65 536 single tests take ten times as long. */
function fillTables(): void {
  const blocks: string[] = [];
  for (let from = 0; from < UNITS; from += 0x1000) {
    blocks.push(String.fromCharCode(...Array.from({ length: 0x1000 }, (_, i) => from + i)));
  }
  const all = blocks.join('').replace(/\p{Cs}/gu, ' ');
  const mark = (pattern: RegExp, kind: number) => {
    for (const { index, 0: run } of all.matchAll(pattern)) classes.fill(kind, index, index + run.length);
  };
  mark(/[\p{L}\p{M}]+/gu, LOWER);
  mark(/[\p{Lu}\p{Lt}]+/gu, UPPER);
  mark(/\s+/gu, BLANK);
  classes.fill(OTHER, 0xd800, 0xe000);
  classes.fill(DIGIT, 0x30, 0x3a);
  for (const unit of [0x0a, 0x0d, 0x2028, 0x2029]) classes[unit] = LINE_END;
  for (let unit = 0; unit < UNITS; unit++) {
    lower[unit] = unit;
    if (classes[unit] !== UPPER) continue;
    const small = String.fromCharCode(unit).toLowerCase();
    if (small.length === 1) lower[unit] = small.charCodeAt(0);
  }
}
