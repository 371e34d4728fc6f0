import { type Lexeme, lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import { isDash, isMark, plainAt } from '../words.js';

export const DAY = lexeme('ngày');
export const MONTH = lexeme('tháng');
export const YEAR = lexeme('năm');
export const TET = lexeme('tết');
/** Words right before digits that make `6/2` or `30-6` a day: `sáng 28/6`, `hôm 20.9`. */
export const DAY_CUES = lexemes('ngày sáng trưa chiều tối đêm khuya hôm mùng mồng rạng');
export const QUARTERS: readonly Lexeme[] = [lexeme('quý'), lexeme('quí')];
const WEEK = lexeme('tuần');
const THIS = lexeme('nay');
const LAST = [lexeme('ngoái'), lexeme('trước')];

/** A year as the press writes it: four digits, 1000 to 2199; bare numbers count as years from 1900 only. */
export function yearAt(t: Tokens, i: number): number | undefined {
  if (t.type[i] !== NUMBER || t.end[i]! - t.start[i]! !== 4) return undefined;
  const year = plainAt(t, i);
  return year !== undefined && year >= 1000 && year < 2200 ? year : undefined;
}

/** A bare year, which must be of the present age. */
export function bareYearAt(t: Tokens, i: number): number | undefined {
  const year = yearAt(t, i);
  return year !== undefined && year >= 1900 && year <= 2100 ? year : undefined;
}

/** A year, where one is written, and the token behind it. */
interface YearFound {
  readonly year?: number | undefined;
  /** `năm nay`, `năm ngoái`: years from the reference year. */
  readonly yearOffset?: number | undefined;
  readonly next: number;
}

/** A calendar date read from tokens; fields not written are undefined. */
export interface DateParts extends YearFound {
  readonly day?: number | undefined;
  readonly month: number;
}

const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the calendar; February has 29. */
export const isDay = (day: number, month: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= MONTH_LENGTHS[month - 1]!;

/** True where token `i` joins the pieces of a date written in digits, with no blank on either side. */
const isDateMark = (t: Tokens, i: number): boolean =>
  t.glued[i] === 1 && t.glued[i + 1] === 1 && (isMark(t, i, '/') || isDash(t, i) || isMark(t, i, '.'));

/** A year behind a month or day: `/2017`, `-2017`, `.2017`, `năm 2017`, `của năm 2017`, `năm nay`. */
export function yearBehind(t: Tokens, i: number): YearFound {
  if (isDateMark(t, i) || (isMark(t, i, '/') && t.type[i + 1] === NUMBER)) {
    const year = yearAt(t, i + 1);
    if (year !== undefined) return { year, next: i + 2 };
  }
  const at = t.lexeme[i] === OF ? i + 1 : i;
  if (t.lexeme[at] === YEAR) {
    const year = yearAt(t, at + 1);
    if (year !== undefined) return { year, next: at + 2 };
    if (t.lexeme[at + 1] === THIS) return { yearOffset: 0, next: at + 2 };
    if (LAST.includes(t.lexeme[at + 1]!)) return { yearOffset: -1, next: at + 2 };
  }
  return { next: i };
}
const OF = lexeme('của');

/** `20.9`, `20.9.2017` or `5.2015`: the lexer keeps digits with points as one token. Empty for other digits. */
function pointed(t: Tokens, i: number): readonly number[] {
  const from = t.start[i]!;
  const to = t.end[i]!;
  if (to - from < 3 || to - from > 10) return NO_PIECES;
  // no day or month has three digits: neither "250" nor "1.003 ha" need be split
  const point = from + (t.text.charCodeAt(from + 1) === POINT ? 1 : 2);
  if (t.text.charCodeAt(point) !== POINT) return NO_PIECES;
  const pieces = t.text.slice(from, to).split('.');
  return pieces[1]!.length === 3 ? NO_PIECES : pieces.map(Number);
}
const NO_PIECES: readonly number[] = [];
const POINT = 0x2e;

/**
 * A day of a month at token `i`: `7/1/2019`, `10-9-2018`, `20.9`, `30/6`, `25 tháng 6 năm 2019`.
 * Day before month, always. Which of these shapes may be trusted without a cue is the caller's to decide.
 */
export function dayAt(t: Tokens, i: number): DateParts | undefined {
  if (t.type[i] !== NUMBER) return undefined;
  const pieces = pointed(t, i);
  if (pieces.length > 0) {
    const [day = 0, month = 0, year, more] = pieces;
    if (!isDay(day, month) || more !== undefined) return undefined;
    if (year !== undefined) return year > 1000 && year < 2200 ? { day, month, year, next: i + 1 } : undefined;
    const behind = isDateMark(t, i + 1) ? yearAt(t, i + 2) : undefined;
    return behind === undefined ? { day, month, next: i + 1 } : { day, month, year: behind, next: i + 3 };
  }
  const first = plainAt(t, i);
  if (first === undefined) return undefined;
  if (t.lexeme[i + 1] === MONTH) {
    const named = monthAt(t, i + 2);
    // "1 tháng 12 ngày" is a length of time
    if (named && (t.lexeme[named.next] === DAY || t.lexeme[named.next] === WEEK)) return undefined;
    return named && isDay(first, named.month) && t.end[i]! - t.start[i]! <= 2 ? { ...named, day: first } : undefined;
  }
  if (t.end[i]! - t.start[i]! === 4) return isoDayAt(t, i, first);
  if (!isDateMark(t, i + 1)) return undefined;
  const second = plainAt(t, i + 2);
  if (second === undefined) {
    // "30-6.2017": the month and the year share a token
    const [month = 0, year = 0] = pointed(t, i + 2);
    return isDay(first, month) && year > 1000 ? { day: first, month, year, next: i + 3 } : undefined;
  }
  if (!isDay(first, second) || t.end[i + 2]! - t.start[i + 2]! > 2) return undefined;
  if (isDateMark(t, i + 3) && t.type[i + 4] === NUMBER) {
    const behind = yearAt(t, i + 4);
    if (behind !== undefined) return { day: first, month: second, year: behind, next: i + 5 };
    const short = plainAt(t, i + 4);
    // "15/7-21/7/2017" goes on to another day
    const isOneShape = isMark(t, i + 1, t.text.charAt(t.start[i + 3]!));
    if (short !== undefined && t.end[i + 4]! - t.start[i + 4]! === 2 && isOneShape)
      return { day: first, month: second, year: 2000 + short, next: i + 5 };
    // "26/6-1/7" goes on to another day
    if (!isDash(t, i + 3) || !isDateMark(t, i + 5)) return undefined;
  }
  const { year, yearOffset, next } = yearBehind(t, i + 3);
  return { day: first, month: second, year, yearOffset, next };
}

/** `2019-05-17`, as machines print dates. */
function isoDayAt(t: Tokens, i: number, year: number): DateParts | undefined {
  if (year < 1900 || !isDash(t, i + 1) || !isDash(t, i + 3) || t.glued[i + 1] !== 1) return undefined;
  const month = plainAt(t, i + 2);
  const day = plainAt(t, i + 4);
  if (month === undefined || day === undefined || !isDay(day, month)) return undefined;
  return { day, month, year, next: i + 5 };
}

const MONTH_WORDS: ReadonlyMap<Lexeme, number> = new Map(
  Object.entries({
    một: 1,
    hai: 2,
    ba: 3,
    tư: 4,
    năm: 5,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
    mười: 10,
  }).map(([word, month]) => [lexeme(word), month]),
);
const TEN = lexeme('mười');

/** The month that begins at token `i`, behind the word `tháng`: `6/2013`, `5 năm 2015`, `5.2015`, `Một năm nay`, `7`. */
export function monthAt(t: Tokens, i: number): DateParts | undefined {
  let month: number | undefined;
  let next = i + 1;
  if (t.type[i] === NUMBER) {
    const pieces = pointed(t, i);
    if (pieces.length > 0) {
      const [first = 0, second = 0, more] = pieces;
      return more === undefined && first >= 1 && first <= 12 && second > 1000 && second < 2200
        ? { month: first, year: second, next }
        : undefined;
    }
    month = plainAt(t, i);
    if (t.end[i]! - t.start[i]! > 2) return undefined;
  } else if (t.type[i] === WORD) {
    month = MONTH_WORDS.get(t.lexeme[i]!);
    // "tháng năm 2013" is May 2013, but "các tháng năm 2013" is not met with; "tháng tư" in lower case is rare but clear
    if (t.lexeme[i] === TEN) {
      const ones = MONTH_WORDS.get(t.lexeme[i + 1]!);
      if (ones === 1 || ones === 2) {
        month = 10 + ones;
        next = i + 2;
      }
    }
    if (month === 5 && t.capital[i] === 0) {
      const year = yearAt(t, i + 1);
      return year === undefined ? undefined : { month, year, next: i + 2 };
    }
  }
  if (month === undefined || month < 1 || month > 12) return undefined;
  const behind = yearBehind(t, next);
  return { month, year: behind.year, yearOffset: behind.yearOffset, next: behind.next };
}

/** A month, day, hour or minute as EDTF has it. */
export const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** EDTF of a date whose year is known or not (`XXXX-06-28`). */
export function edtf(date: DateParts, year: number | undefined): string {
  const head = year === undefined ? 'XXXX' : String(year).padStart(4, '0');
  return date.day === undefined
    ? `${head}-${twoDigits(date.month)}`
    : `${head}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}
