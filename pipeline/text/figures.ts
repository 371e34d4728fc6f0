import { chainEnd } from './chains.js';
import { classes, DIGIT, isLetter, UPPER } from './chars.js';

const STOP = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const MINUS = 0x2d;
const EN_DASH = 0x2013;
const PERCENT = 0x25;
const PER_MILLE = 0x2030;

/** Units that the press writes directly behind a figure: `500MW` is a figure and a unit, `1A` and `4K` are names. */
const GLUED_UNITS: ReadonlySet<string> = new Set(['MW', 'KW', 'KV', 'GB', 'MB', 'TB', 'HA', 'HP', 'CV', 'M', 'Đ', 'T']);

/** Where a figure ends, and whether letters belong to it (`08-NQ/HU`, `1A`). */
interface FigureEnd {
  readonly end: number;
  readonly isCode: boolean;
}

/**
 * The end of the figure that begins with the digit at `at`: digits with single marks between digits (`2.340`, `12,5`,
 * `3/2/2020`, `5-7`, `16:30`), a percent sign, hours (`19h30`), or a document number (`08-NQ/HU`, `114/2006/NĐ-CP`).
 */
export function figureEnd(text: string, at: number, to: number): FigureEnd {
  let end = digitsEnd(text, at, to);
  for (; end < to; end = digitsEnd(text, end + 1, to)) {
    const unit = text.charCodeAt(end);
    const links =
      unit === STOP || unit === COMMA || unit === COLON || unit === SLASH || unit === MINUS || unit === EN_DASH;
    if (unit === PERCENT || unit === PER_MILLE) continue;
    if (!links || end + 1 >= to || classes[text.charCodeAt(end + 1)] !== DIGIT) break;
  }
  const unit = end < to ? text.charCodeAt(end) : 0;
  if (unit === MINUS || unit === SLASH) {
    const codeEnd = documentNumberEnd(text, end, to);
    return { end: codeEnd, isCode: codeEnd > end };
  }
  if (!isLetter(unit)) return { end, isCode: false };
  return lettersBehind(text, end, to);
}

/** Index behind the digits from `from` on. */
export function digitsEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && classes[text.charCodeAt(at)] === DIGIT) at++;
  return at;
}

/** Groups of capitals (`NQ`, `QĐ`), a capital with one or two small letters (`TTg`) or digits behind `-`, `/`, `&`. */
const documentNumberEnd = (text: string, from: number, to: number): number =>
  chainEnd(text, from, to, (_link, smalls) => smalls <= 2);

/** `19h30`, `16h`, `9x` and `1A`, `19C-113.48` belong together; `72ha`, `70.000đ`, `5USD` are a figure and its unit. */
function lettersBehind(text: string, end: number, to: number): FigureEnd {
  let run = end;
  while (run < to && isLetter(text.charCodeAt(run))) run++;
  const letters = text.slice(end, Math.min(run, end + 4));
  if (letters === 'h' || letters === 'g') {
    const minutes = digitsEnd(text, run, to);
    return { end: minutes, isCode: false };
  }
  if (letters === 'x' || letters === 'X') return { end: run, isCode: true };
  const capitals = letters.length <= 2 && letters === letters.toUpperCase() && classes[text.charCodeAt(end)] === UPPER;
  if (!capitals || GLUED_UNITS.has(letters)) return { end, isCode: false };
  let codeEnd = run;
  for (; codeEnd < to; codeEnd++) {
    const unit = text.charCodeAt(codeEnd);
    if (classes[unit] === DIGIT || classes[unit] === UPPER) continue;
    const links = unit === MINUS || unit === STOP;
    if (!links || codeEnd + 1 >= to || classes[text.charCodeAt(codeEnd + 1)] !== DIGIT) break;
  }
  return { end: codeEnd, isCode: true };
}
