/** Characters that take two columns: CJK, Hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that take none: combining marks (a Vietnamese letter in NFD), joiners, variation selectors. */
const ZERO = /[\p{M}\u200b-\u200f\u2060]/u;
const PLAIN = /^[\u0020-\u007e\u00a0-\u02ff\u1e00-\u1eff]*$/u;

function charWidth(char: string): number {
  return ZERO.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
}

/** Columns that a line of text takes in a terminal. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** Text on one line for a terminal: line ends and tabs become blanks, control characters (which could steer it) go. */
export function printable(text: string): string {
  return text.replace(/[\r\n\t]+/gu, ' ').replace(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** The text cut to `width` columns, with `…` where something is missing. */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let taken = 0;
  for (const char of text) {
    taken += charWidth(char);
    if (taken > width - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** The text filled with blanks to `width` columns, before it (`end`) or behind it. */
export function padded(text: string, width: number, align: 'start' | 'end' = 'start'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'end' ? blanks + text : text + blanks;
}

/** The text in lines of at most `width` columns, broken at blanks where there are any. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}
