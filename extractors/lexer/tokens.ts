import * as chars from './chars.js';
import { type Lexeme, lexemeAt, symbols } from './lexicon.js';

/** Asked for at every unit of a text: constants of this module are known when it is compiled, those of others are not. */
const { BLANK, DIGIT, LINE_END, LETTER, CODE, CASE, kinds } = chars;

/** Token types. */
export const END = 0;
export const WORD = 1;
/** A run of digits with single `.` or `,` between digits: `2.340`, `31,8`, `1.314,2`. */
export const NUMBER = 2;
export const MARK = 3;
/** One or more line ends: no figure reaches across. */
export const BREAK = 4;

const DOT = 0x2e;
const COMMA = 0x2c;

/** No number is longer, in units; what goes on is the next token. Keeps rules that look at a number's digits linear. */
const LONGEST_NUMBER = 48;

/** Empty tokens kept before the first and behind the last, so that rules may look around without asking where the text ends. */
export const MARGIN = 8;

/**
 * A text cut into words, numbers and symbols, as columns: token `i` is `text.slice(start[i], end[i])`.
 * Real tokens are `MARGIN … count - 1`; those around them have type `END` and lexeme 0.
 * The columns are reused by the next `lex` call, so nothing may keep them.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly type: Uint8Array;
  readonly lexeme: Int32Array;
  /** 1 where no blank stands before the token. */
  readonly glued: Uint8Array;
  /** 1 where a word begins with a capital, 2 where it is longer than one letter and all of it is capitals, 3 in `iPhone`. */
  readonly capital: Uint8Array;
}

type Columns = Omit<Tokens, 'text' | 'count'>;

const columnsOf = (room: number): Columns => ({
  start: new Int32Array(room),
  end: new Int32Array(room),
  type: new Uint8Array(room),
  lexeme: new Int32Array(room),
  glued: new Uint8Array(room),
  capital: new Uint8Array(room),
});

let columns = columnsOf(0);

function reserve(size: number): Columns {
  const room = columns.start.length;
  if (size > room) columns = columnsOf(Math.max(size, room * 2, 4096));
  return columns;
}

/** Cuts `text` (NFC) into tokens in one pass; time and memory grow linearly with its length. */
export function lex(text: string): Tokens {
  const length = text.length;
  const { start, end, type, lexeme, glued, capital } = reserve(length + 2 * MARGIN + 1);
  type.fill(END, 0, MARGIN);
  lexeme.fill(0, 0, MARGIN);
  let count = MARGIN;
  let at = 0;
  let blankBefore = 1;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit]!;
    if (kind === BLANK) {
      at++;
      blankBefore = 1;
      continue;
    }
    const from = at;
    let id: Lexeme = 0;
    let caps = 0;
    let inner = kind;
    if (kind >= LETTER) {
      let low = 0;
      let high = 0;
      let capitals = 0;
      do {
        capitals += inner >> CASE;
        high = (high << 8) | (low >>> 24);
        low = (low << 8) | (inner & CODE);
        inner = ++at < length ? kinds[text.charCodeAt(at)]! : BLANK;
      } while (inner >= LETTER);
      type[count] = WORD;
      id = lexemeAt(text, from, at, low, high);
      if (kind > CODE) caps = capitals === at - from && capitals > 1 ? 2 : 1;
      else if (capitals > 0) caps = 3;
    } else if (kind === DIGIT) {
      at++;
      while (at < from + LONGEST_NUMBER) {
        const next = at < length ? text.charCodeAt(at) : 0;
        if (kinds[next] === DIGIT) at++;
        else if ((next === DOT || next === COMMA) && at + 1 < length && kinds[text.charCodeAt(at + 1)] === DIGIT)
          at += 2;
        else break;
      }
      type[count] = NUMBER;
      // "m2", "km2", "m3": the digit of a unit is part of its name
      if (at - from === 1) id = symbols[unit]!;
    } else if (kind === LINE_END) {
      at++;
      while (at < length && (kinds[text.charCodeAt(at)] === LINE_END || kinds[text.charCodeAt(at)] === BLANK)) at++;
      type[count] = BREAK;
    } else {
      at++;
      type[count] = MARK;
      id = symbols[unit]!;
    }
    start[count] = from;
    end[count] = at;
    lexeme[count] = id;
    glued[count] = 1 - blankBefore;
    capital[count] = caps;
    blankBefore = 0;
    count++;
    // most words have one blank behind them, which the loop over their letters has seen
    if (inner === BLANK) {
      at++;
      blankBefore = 1;
    }
  }
  for (let i = count; i < count + MARGIN; i++) {
    start[i] = length;
    end[i] = length;
    type[i] = END;
    lexeme[i] = 0;
    glued[i] = 0;
    capital[i] = 0;
  }
  return { text, count, start, end, type, lexeme, glued, capital };
}

/** The text of tokens `from … to - 1`, as written. */
export function sliceOf(tokens: Tokens, from: number, to: number): string {
  return tokens.text.slice(tokens.start[from], tokens.end[to - 1]);
}
