import type { Span } from '../model/index.js';
import {
  CLOSING_ABBREVIATIONS,
  GRADED_WORDS,
  HOST_ENDINGS,
  LEADING_ABBREVIATIONS,
  NUMBERING_WORDS,
  SENTENCE_OPENERS,
} from './abbreviations.js';
import { BLANK, classes, DIGIT, isBlank, isLetter, LINE_END, LOWER, UPPER } from './chars.js';
import { isVowel } from './letters.js';

const STOP = 0x2e;
const ELLIPSIS = 0x2026;
const SLASH = 0x2f;
const OPEN_BRACKET = 0x28;

/** How far back a token before a full stop is read. Longer ones are no abbreviations. */
const TOKEN_REACH = 16;
/** Full stops inside brackets end no sentence, unless the bracket goes on for longer than this. */
const BRACKET_REACH = 240;

/**
 * What goes on for longer without a full stop is a list, and ends behind its next comma or semicolon; without those behind any word, once
 * it is twice as long. The longest of 755 000 sentences of news has 5 316 units. What looks at all words of a sentence for each
 * of its figures takes no longer for that.
 */
const LONGEST = 8192;

const CLOSERS = unitSet('”’»)]');
const STRAIGHT_QUOTES = unitSet('"\'');
const OPENERS = unitSet('“‘«(["\'');
const MONEY_SCALES: ReadonlySet<string> = new Set(['nghìn', 'ngàn', 'triệu', 'tỷ', 'tỉ']);
const DASHES = unitSet('-–—•*+►→▪●');

/**
 * Cuts `text[from, to)` into sentences: ranges without the blanks around them, in text order. A line end always ends
 * one, so headings and list items need no full stop. Every unit that is no blank is in exactly one sentence.
 * Time grows linearly with the text.
 */
export function sentences(text: string, from = 0, to = text.length): Span[] {
  const found: Span[] = [];
  let start = -1; // of the sentence being read; -1 between sentences
  let end = from; // behind its last unit that is no blank
  let bracketEnd = -1;
  let nextClose = -1;
  const close = () => {
    if (start >= 0) found.push({ start, end });
    start = -1;
  };
  for (let at = from; at < to; ) {
    const unit = text.charCodeAt(at);
    const kind = classes[unit]!;
    if (kind === BLANK) {
      if (start >= 0 && at - start > LONGEST && (isListMark(text.charCodeAt(at - 1)) || at - start > 2 * LONGEST))
        close();
      at++;
      continue;
    }
    if (kind >= DIGIT) {
      // letters too: most units of a text, so that a run of them is read in a loop of its own
      if (start < 0) start = at;
      do at++;
      while (at < to && classes[text.charCodeAt(at)]! >= DIGIT);
      end = at;
      continue;
    }
    if (kind === LINE_END) {
      close();
      bracketEnd = -1;
      at++;
      continue;
    }
    if (start < 0) start = at;
    end = at + 1;
    if (unit === OPEN_BRACKET && at >= bracketEnd) {
      if (nextClose < at) nextClose = closeAfter(text, at);
      if (nextClose - at <= BRACKET_REACH) bracketEnd = nextClose;
    }
    if (!isTerminator(unit)) {
      at++;
      continue;
    }
    const marksEnd = afterMarks(text, at, to);
    end = afterClosers(text, marksEnd, to);
    if (at > bracketEnd && endsSentence(text, { start, marks: at, marksEnd, end }, to)) close();
    at = end;
  }
  close();
  return found;
}

const isListMark = (unit: number): boolean => unit === 0x2c || unit === 0x3b;

/** `.`, `!`, `?`, `…`. Comparisons, not a set: this is asked of every unit of a text. */
function isTerminator(unit: number): boolean {
  return unit === STOP || unit === 0x21 || unit === 0x3f || unit === ELLIPSIS;
}

/** A run of terminators at `marks … marksEnd`, closing quotes and brackets up to `end`, in a sentence from `start`. */
interface Stop {
  readonly start: number;
  readonly marks: number;
  readonly marksEnd: number;
  readonly end: number;
}

function endsSentence(text: string, stop: Stop, to: number): boolean {
  const { marks, marksEnd, end } = stop;
  let next = end;
  while (next < to && classes[text.charCodeAt(next)] === BLANK) next++;
  if (next >= to || classes[text.charCodeAt(next)] === LINE_END) return true;
  const blank = next > end;
  const single = marksEnd === marks + 1 && text.charCodeAt(marks) === STOP;
  const trailsOff = text.charCodeAt(marksEnd - 1) === ELLIPSIS || (!single && text.charCodeAt(marksEnd - 1) === STOP);
  const word = firstWordAt(text, next, to, blank);
  if (word < 0) return false;
  const kind = classes[text.charCodeAt(word)]!;
  if (kind === LOWER) {
    if (isCamel(text, word)) return blank;
    // The treebank's "… đến lớp 5. \"bộ GD - ĐT …\"" begins with a small letter.
    if (word > next && blank && !trailsOff && !DASHES.has(text.charCodeAt(next))) return true;
    // "… còn nhớ. ông nói" is a slip of the key; "tr. đồng" and "chứng từ… cũng" go on.
    return single && blank && end === marksEnd && endsPlainWord(text, marks, stop.start);
  }
  if (kind === UPPER && !blank && !startsWord(text, word)) return false;
  if (kind === DIGIT && !blank && single) return false;
  if (!single || end > marksEnd) return blank || !trailsOff || kind === UPPER;
  return stopEnds(text, stop, word, kind, blank);
}

/** A single full stop with a capital or a digit behind it. */
function stopEnds(text: string, { start, marks }: Stop, word: number, kind: number, blank: boolean): boolean {
  const before = text.charCodeAt(marks - 1);
  if (marks <= start || isBlank(before)) return marks > start;
  const tokenStart = tokenBefore(text, marks, start);
  const token = text.slice(tokenStart, marks).toLowerCase();
  const nextWord = wordAt(text, word);
  if (isNumbering(text, tokenStart, marks, start)) return false;
  if (!blank && (HOST_ENDINGS.has(nextWord) || isAddress(text, marks, start))) return false;
  if (CLOSING_ABBREVIATIONS.has(token)) return kind === UPPER;
  const opens = blank && kind === UPPER && SENTENCE_OPENERS.has(nextWord);
  const runStart = letterRunBefore(text, marks, start);
  if (LEADING_ABBREVIATIONS.has(token) || LEADING_ABBREVIATIONS.has(text.slice(runStart, marks).toLowerCase())) {
    // "… các huyện, TX, TP. Các đơn vị …" against "TP. Hội An"
    return opens && classes[text.charCodeAt(word + nextWord.length + 1)] === LOWER;
  }
  if (runStart === marks) return true; // "Năm 2016.", "(… 86%).", "19h30."
  const afterDigit = classes[text.charCodeAt(runStart - 1)] === DIGIT;
  if (marks - runStart === 1 && !afterDigit) {
    // "của chị T. Ông Nam", "đồng ý. Theo", "5,2 m. Vượt", "giải A. Giải B", against "Q. 3", "M. Obama", "Th.S. Nam"
    return opens || (blank && letterEnds(text, runStart, start));
  }
  if (blank) return true;
  // "thị.Trong" lacks a blank; "UBND.TP" and "TP.HCM" do not.
  return classes[before] === LOWER || afterDigit;
}

/** Whether a single letter before a stop is a word (`ý`), a unit (`5 m`, `km/h`, `nghìn đ`) or a grade (`giải A`). */
function letterEnds(text: string, at: number, start: number): boolean {
  const small = classes[text.charCodeAt(at)] === LOWER;
  const before = text.charCodeAt(at - 1);
  if (small && (isVowel(text.charCodeAt(at)) || before === SLASH)) return at > start;
  if (!isBlank(before) || at - 1 <= start) return false;
  if (classes[text.charCodeAt(at - 2)] === DIGIT) return small;
  const word = text.slice(letterRunBefore(text, at - 1, start), at - 1).toLowerCase();
  return small ? MONEY_SCALES.has(word) : GRADED_WORDS.has(word);
}

/** The first letter or digit of what follows a stop, past opening quotes, brackets and dashes; -1 where none may begin a sentence. */
function firstWordAt(text: string, next: number, to: number, blank: boolean): number {
  let at = next;
  let unit = text.charCodeAt(at);
  if (DASHES.has(unit)) {
    if (!blank) return -1;
    at++;
    while (at < to && classes[text.charCodeAt(at)] === BLANK) at++;
    unit = text.charCodeAt(at);
  }
  while (at < to && OPENERS.has(unit)) unit = text.charCodeAt(++at);
  if (at >= to || (!isLetter(unit) && classes[unit] !== DIGIT)) return -1;
  return at;
}

function afterMarks(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && isTerminator(text.charCodeAt(end))) end++;
  // "… trên lúa./." closes agency reports.
  if (text.charCodeAt(end) === SLASH && text.charCodeAt(end + 1) === STOP && end + 1 < to) end += 2;
  return end;
}

function afterClosers(text: string, at: number, to: number): number {
  let end = at;
  for (; end < to; end++) {
    const unit = text.charCodeAt(end);
    if (CLOSERS.has(unit)) continue;
    const next = text.charCodeAt(end + 1);
    if (STRAIGHT_QUOTES.has(unit) && !(end + 1 < to && (isLetter(next) || classes[next] === DIGIT))) continue;
    break;
  }
  return end;
}

function closeAfter(text: string, at: number): number {
  const close = text.indexOf(')', at);
  return close < 0 ? Number.POSITIVE_INFINITY : close;
}

/** Where the token before a stop begins: letters, digits, `.`, `/`, `-` without a blank, at most `TOKEN_REACH` units. */
function tokenBefore(text: string, marks: number, start: number): number {
  let at = marks;
  const floor = Math.max(start, marks - TOKEN_REACH);
  while (at > floor) {
    const unit = text.charCodeAt(at - 1);
    if (!isLetter(unit) && classes[unit] !== DIGIT && unit !== STOP && unit !== SLASH && unit !== 0x2d) break;
    at--;
  }
  return at;
}

function letterRunBefore(text: string, marks: number, start: number): number {
  let at = marks;
  const floor = Math.max(start, marks - TOKEN_REACH);
  while (at > floor && isLetter(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `1.`, `II.`, `a.`, `Điều 15.` at the start of a sentence number what follows. */
function isNumbering(text: string, tokenStart: number, marks: number, start: number): boolean {
  const lead = text.slice(Math.max(start, marks - TOKEN_REACH), marks);
  if (marks - start > TOKEN_REACH) return false;
  if (tokenStart === start) return /^(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđA-ZĐ])$/u.test(lead);
  const blank = lead.lastIndexOf(' ');
  return (
    blank > 0 && /^\d{1,3}$/u.test(lead.slice(blank + 1)) && NUMBERING_WORDS.has(lead.slice(0, blank).toLowerCase())
  );
}

/** Part of a URL or an e-mail address: a slash, an `@` or `www` in the same token. */
function isAddress(text: string, marks: number, start: number): boolean {
  const floor = Math.max(start, marks - 64);
  let at = marks;
  while (at > floor && !isBlank(text.charCodeAt(at - 1))) at--;
  return /[@/]|www/u.test(text.slice(at, marks));
}

/** A word of at least two small letters with a vowel that is no abbreviation. */
function endsPlainWord(text: string, marks: number, start: number): boolean {
  const runStart = letterRunBefore(text, marks, start);
  const run = text.slice(runStart, marks);
  if (marks - runStart < 2 || classes[text.charCodeAt(marks - 1)] !== LOWER) return false;
  const token = text.slice(tokenBefore(text, marks, start), marks).toLowerCase();
  if (token !== run.toLowerCase() || LEADING_ABBREVIATIONS.has(token) || CLOSING_ABBREVIATIONS.has(token)) return false;
  return /[aeiouy]/u.test(run.toLowerCase().normalize('NFD'));
}

/** `iPhone`, `eBank`: a small letter with a capital behind it. */
function isCamel(text: string, at: number): boolean {
  return classes[text.charCodeAt(at + 1)] === UPPER;
}

/** A capital with a small letter behind it. */
function startsWord(text: string, at: number): boolean {
  return classes[text.charCodeAt(at + 1)] === LOWER;
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (end < at + TOKEN_REACH && isLetter(text.charCodeAt(end))) end++;
  return text.slice(at, end).toLowerCase();
}

function unitSet(units: string): ReadonlySet<number> {
  return new Set(Array.from(units, (char) => char.charCodeAt(0)));
}
