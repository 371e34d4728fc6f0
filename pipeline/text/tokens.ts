import { HOST_ENDINGS, LEADING_ABBREVIATIONS } from './abbreviations.js';
import { chainEnd } from './chains.js';
import { classes, DIGIT, isBlank, isLetter, LOWER, UPPER } from './chars.js';
import { digitsEnd, figureEnd } from './figures.js';
import { type LetterRun, readLetters, syllableHash } from './syllable-hash.js';

/** Kinds of tokens. Only words may be joined with their neighbours. */
export const WORD = 1;
/** Figures, dates, times, pairs, ranges: `2.340`, `12,5%`, `3/2/2020`, `136/158`, `19h30`. */
export const NUMBER = 2;
/** Document numbers, abbreviations with stops, codes, hosts, e-mail: `08-NQ/HU`, `TP.`, `đ/c`, `COVID-19`. */
export const CODE = 3;
export const MARK = 4;
/** A hyphen with a letter directly on both sides: `Cu-ba`, `kinh tế-xã hội`. */
export const HYPHEN = 5;

/** How a word is written. */
export const SMALL = 0;
export const CAPITAL = 1;
export const ALL_CAPITALS = 2;

/** Tokens of one sentence as columns; a call of `tokenise` overwrites them. */
export interface Tokens {
  count: number;
  start: Int32Array;
  end: Int32Array;
  kind: Uint8Array;
  /** One of `SMALL`, `CAPITAL`, `ALL_CAPITALS`. */
  shape: Uint8Array;
  /** `syllableHash` of words; of marks a hash of their first unit; of other tokens one constant a kind. */
  hash: Int32Array;
}

/** Columns with room for `size` tokens. */
export function tokenColumns(size: number): Tokens {
  return {
    count: 0,
    start: new Int32Array(size),
    end: new Int32Array(size),
    kind: new Uint8Array(size),
    shape: new Uint8Array(size),
    hash: new Int32Array(size),
  };
}

const STOP = 0x2e;
const SLASH = 0x2f;
const MINUS = 0x2d;
const AMPERSAND = 0x26;
const AT = 0x40;
const COLON = 0x3a;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;
const ELLIPSIS = 0x2026;

/** Hosts and whole addresses are read as far as this: longer ones are cut, so that a text without a blank takes linear time. */
const HOST_REACH = 96;
const ADDRESS_REACH = 512;

/**
 * Cuts `text[from, to)`, one sentence in NFC without a line end, into tokens: every unit that is no blank is in exactly
 * one. Figures, dates, document numbers, abbreviations and addresses are one token each. Linear in the length.
 */
export function tokenise(text: string, from: number, to: number, tokens: Tokens): void {
  reserve(tokens, to - from);
  tokens.count = 0;
  let at = from;
  while (at < to) {
    const kind = classes[text.charCodeAt(at)]!;
    if (kind >= LOWER) at = addLetters(text, at, to, tokens);
    else if (kind === DIGIT) at = addDigits(text, at, to, tokens);
    else if (isBlank(text.charCodeAt(at))) at++;
    else at = addMarks(text, at, to, tokens);
  }
}

function reserve(tokens: Tokens, size: number): void {
  if (tokens.start.length >= size) return;
  Object.assign(tokens, tokenColumns(Math.max(size, 2 * tokens.start.length)));
}

function add(tokens: Tokens, start: number, end: number, kind: number, shape: number, hash: number): number {
  const at = tokens.count++;
  tokens.start[at] = start;
  tokens.end[at] = end;
  tokens.kind[at] = kind;
  tokens.shape[at] = shape;
  tokens.hash[at] = hash;
  return end;
}

function addDigits(text: string, at: number, to: number, tokens: Tokens): number {
  const { end, isCode } = figureEnd(text, at, to);
  const kind = isCode ? CODE : NUMBER;
  return add(tokens, at, end, kind, SMALL, kind);
}

function addLetters(text: string, at: number, to: number, tokens: Tokens): number {
  readLetters(text, at, to, run);
  const { end, capitals } = run;
  const next = end < to ? text.charCodeAt(end) : 0;
  if (next !== 0 && !isBlank(next) && next !== 0x2c) {
    const codeEnd = codeEndAt(text, at, end, to, capitals);
    if (codeEnd > end) return add(tokens, at, codeEnd, CODE, capitals > 1 ? ALL_CAPITALS : SMALL, CODE);
    const wordEnd = apostropheEnd(text, end, to);
    if (wordEnd > end) return add(tokens, at, wordEnd, WORD, CAPITAL, syllableHash(text, at, wordEnd));
    addWord(text, at, tokens);
    if (next === MINUS && end + 1 < to && isLetter(text.charCodeAt(end + 1))) {
      return add(tokens, end, end + 1, HYPHEN, SMALL, HYPHEN);
    }
    return end;
  }
  addWord(text, at, tokens);
  return end;
}

/** The letters at hand. */
const run: LetterRun = { end: 0, capitals: 0, hash: 0 };

function addWord(text: string, at: number, tokens: Tokens): void {
  const { end, capitals, hash } = run;
  if (capitals === 4 && isTreebankBracket(text, at, end)) {
    add(tokens, at, end, MARK, SMALL, text.charCodeAt(at) === 0x4c ? 0x28 : 0x29);
    return;
  }
  const initial = capitals > 0 && classes[text.charCodeAt(at)] === UPPER;
  const shape = capitals > 1 && capitals === end - at ? ALL_CAPITALS : initial ? CAPITAL : SMALL;
  add(tokens, at, end, WORD, shape, hash);
}

/** `LBKT` and `RBKT` stand for brackets in texts of the Vietnamese treebank. */
export function isTreebankBracket(text: string, start: number, end: number): boolean {
  return end - start === 4 && (text.startsWith('LBKT', start) || text.startsWith('RBKT', start));
}

/**
 * The end of the code that begins with the letters `[at, end)`, or `end` where they are a plain word. `next` is the
 * first unit behind them: a digit (`U23`), stop (`TP.`, `v.v.`), slash (`đ/c`), hyphen (`COVID-19`), `&` or `@`.
 */
function codeEndAt(text: string, at: number, end: number, to: number, capitals: number): number {
  const next = text.charCodeAt(end);
  if (classes[next] === DIGIT) return alphanumericEnd(text, end, to);
  if (next === STOP) return stoppedEnd(text, at, end, to, capitals);
  if (next === SLASH) return slashedEnd(text, at, end, to, capitals);
  if (next === MINUS || next === AMPERSAND) {
    if (capitals !== end - at) return end;
    return end - at <= 2 ? shortChainEnd(text, end, to) : plainChainEnd(text, end, to);
  }
  if (next === AT || next === COLON) return addressEnd(text, at, end, to);
  return end;
}

/** `U23`, `MH370`, `E5RON92`, `m2`, `F16-A`: letters and digits without a mark, then further groups behind hyphens. */
function alphanumericEnd(text: string, end: number, to: number): number {
  let at = end;
  while (at < to && (classes[text.charCodeAt(at)] === DIGIT || isLetter(text.charCodeAt(at)))) at++;
  if (text.charCodeAt(at) === AT) return addressEnd(text, end, at, to);
  return plainChainEnd(text, at, to);
}

/** Further groups of capitals or digits behind `-`, `/`, `&`: `GD-ĐT`, `LĐ-TB&XH`, `QĐ-TTg`. */
const plainChainEnd = (text: string, end: number, to: number): number => chainEnd(text, end, to, () => false);

/** The same after short groups, with names behind hyphens: `VN-Index`. */
const shortChainEnd = (text: string, end: number, to: number): number =>
  chainEnd(text, end, to, (link) => link === MINUS);

/** `đ/c`, `a/c`, `km/h`, `m/s`; `NQ/TW`, `A/H5N1`. */
function slashedEnd(text: string, at: number, end: number, to: number, capitals: number): number {
  if (end - at <= 2 && capitals < 2 && isLetter(text.charCodeAt(end + 1)) && !isLetter(text.charCodeAt(end + 2))) {
    if (end + 1 < to && classes[text.charCodeAt(end + 2)] !== DIGIT) return end + 2;
  }
  return capitals === end - at ? plainChainEnd(text, end, to) : end;
}

/** `TP.`, `PGS.TS`, `Th.S`, `T.Ư`, `v.v.`, `TP.HCM`, `H.`; hosts such as `Zing.vn`. */
function stoppedEnd(text: string, at: number, end: number, to: number, capitals: number): number {
  const address = addressEnd(text, at, end, to);
  if (address > end) return address;
  let stop = end;
  let allCapitals = capitals === end - at;
  let length = end - at;
  while (stop + 1 < to && isLetter(text.charCodeAt(stop + 1))) {
    let group = stop + 1;
    let groupCapitals = 0;
    for (; group < to && isLetter(text.charCodeAt(group)); group++) {
      if (classes[text.charCodeAt(group)] === UPPER) groupCapitals++;
    }
    const groupLength = group - stop - 1;
    const bothCapitals = allCapitals && groupCapitals === groupLength;
    const initials = length === 1 && groupLength === 1;
    const degree = groupLength === 1 && groupCapitals === 1 && LEADING_ABBREVIATIONS.has(lowerSlice(text, at, group));
    if (!bothCapitals && !initials && !degree) break;
    allCapitals = bothCapitals;
    length = groupLength;
    stop = group;
    if (text.charCodeAt(stop) !== STOP) return stop;
  }
  // The stop of a sentence stays a token of its own.
  if (text.charCodeAt(stop) !== STOP) return stop;
  if (stop + 1 >= to) return stop > end && length === 1 && !allCapitals ? stop + 1 : stop;
  const following = text.charCodeAt(stop + 1);
  if (following === STOP || following === ELLIPSIS) return stop;
  const abbreviation = LEADING_ABBREVIATIONS.has(lowerSlice(text, Math.max(at, stop - length), stop));
  if (length === 1 || abbreviation) {
    // "Q.1", "P.12"
    if (stop === end && classes[following] === DIGIT) return digitsEnd(text, stop + 1, to);
    return stop + 1;
  }
  return stop;
}

/** `R'Lấp`, `H'Hen`, `King’s`: letters, an apostrophe, letters. */
function apostropheEnd(text: string, end: number, to: number): number {
  const unit = text.charCodeAt(end);
  if (unit !== APOSTROPHE && unit !== RIGHT_QUOTE) return end;
  let at = end + 1;
  while (at < to && isLetter(text.charCodeAt(at))) at++;
  return at > end + 1 ? at : end;
}

/** The end of a URL, host or e-mail address that begins at `at`; `end` where there is none. */
function addressEnd(text: string, at: number, end: number, to: number): number {
  let stop = end;
  let mailAt = -1;
  let hostEnding = false;
  const reach = Math.min(to, at + HOST_REACH);
  const slashes = text.charCodeAt(end) === COLON;
  if (slashes && (text.charCodeAt(end + 1) !== SLASH || text.charCodeAt(end + 2) !== SLASH)) return end;
  let groupStart = at;
  for (; stop < reach; stop++) {
    const unit = text.charCodeAt(stop);
    if (isLetter(unit) || classes[unit] === DIGIT || unit === MINUS || unit === 0x5f || unit === 0x2b) continue;
    hostEnding ||= groupStart > at && HOST_ENDINGS.has(lowerSlice(text, groupStart, stop));
    if (unit === AT && mailAt < 0) mailAt = stop;
    else if (unit !== STOP) break;
    groupStart = stop + 1;
  }
  hostEnding ||= groupStart > at && HOST_ENDINGS.has(lowerSlice(text, groupStart, stop));
  const host = hostEnding || (groupStart > at && lowerSlice(text, at, end) === 'www');
  if (!slashes && !host && !(mailAt > at && groupStart > mailAt + 1)) return end;
  if (slashes || text.charCodeAt(stop) === SLASH || text.charCodeAt(stop) === COLON) {
    const pathReach = Math.min(to, at + ADDRESS_REACH);
    while (stop < pathReach && !isBlank(text.charCodeAt(stop)) && !QUOTES.has(text.charCodeAt(stop))) stop++;
  }
  while (stop > end && TRAILING.has(text.charCodeAt(stop - 1))) stop--;
  return stop;
}

const QUOTES: ReadonlySet<number> = new Set(Array.from('"“”<>«»', (char) => char.charCodeAt(0)));
const TRAILING: ReadonlySet<number> = new Set(Array.from(".,:;!?)]}'’…/-", (char) => char.charCodeAt(0)));

/** One mark; of stops, hyphens and the like the whole run (`...`, `--`, `./.`). */
function addMarks(text: string, at: number, to: number, tokens: Tokens): number {
  const unit = text.charCodeAt(at);
  let end = at + 1;
  if (unit === STOP && text.charCodeAt(end) === SLASH && text.charCodeAt(end + 1) === STOP && end + 1 < to) end += 2;
  else if (RUNS.has(unit)) while (end < to && text.charCodeAt(end) === unit) end++;
  else if (unit >= 0xd800 && unit < 0xdc00 && end < to && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end++;
  return add(tokens, at, end, MARK, SMALL, unit);
}

const RUNS: ReadonlySet<number> = new Set(Array.from('.-_=*!?~#', (char) => char.charCodeAt(0)));

function lowerSlice(text: string, start: number, end: number): string {
  return end - start > 16 ? '' : text.slice(start, end).toLowerCase();
}
