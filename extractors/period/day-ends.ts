import { DAY, type DateParts, dayAt, isDay } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens } from '../lexer/tokens.js';
import { isDash, isMark, plainAt } from '../words.js';

const PARTS_OF_DAY = lexemes('rạng sáng trưa chiều tối đêm khuya');
const SOFTENED = lexemes('khoảng hồi lúc hết');
const UP_TO = lexemes('đến tới');
const HOUR = lexeme('giờ');
const HOUR_LETTERS = lexemes('h g');
const MINUTE = lexeme('phút');
const LAST_HOUR = 24;
const LAST_DAY = 31;

/** The token behind the clock time at token `i`: `18 giờ`, `13h30`, `6:00`; `i` where there is none. */
function behindClock(t: Tokens, i: number): number {
  if (t.type[i] !== NUMBER || (plainAt(t, i) ?? LAST_HOUR + 1) > LAST_HOUR) return i;
  const isLetter = HOUR_LETTERS.has(t.lexeme[i + 1]!) && t.glued[i + 1] === 1;
  const isColon = isMark(t, i + 1, ':') && t.type[i + 2] === NUMBER && t.glued[i + 2] === 1;
  if (isColon) return i + 3;
  if (!isLetter && t.lexeme[i + 1] !== HOUR) return i;
  const hasMinutes = t.type[i + 2] === NUMBER && (t.glued[i + 2] === 1 || t.lexeme[i + 3] === MINUTE);
  const next = hasMinutes ? i + 3 : i + 2;
  return t.lexeme[next] === MINUTE ? next + 1 : next;
}

interface End {
  readonly day: number;
  /** Without a month for a day that stands alone. */
  readonly date: DateParts | undefined;
  readonly next: number;
  /** An hour or a part of the day is said. */
  readonly isPart: boolean;
}

/** One end of a span of time that begins or ends within a day: `18 giờ ngày 13/8`, `đêm 26`, `hết ngày 19/6`. */
function endAt(t: Tokens, i: number): End | undefined {
  let at = i;
  while (at < i + 2 && SOFTENED.has(t.lexeme[at]!)) at++;
  const start = at;
  at = behindClock(t, at);
  const behind = at;
  while (at < behind + 2 && PARTS_OF_DAY.has(t.lexeme[at]!)) at++;
  const isPart = at > start;
  const isNamed = at > behind || t.lexeme[at] === DAY;
  if (t.lexeme[at] === DAY) at++;
  const date = dayAt(t, at);
  if (date?.day !== undefined) return { day: date.day, date, next: date.next, isPart };
  const day = isNamed ? plainAt(t, at) : undefined;
  return day === undefined || day < 1 || day > LAST_DAY ? undefined : { day, date: undefined, next: at + 1, isPart };
}

const isEarlier = (a: DateParts, b: DateParts): boolean =>
  a.month < b.month || (a.month === b.month && (a.day ?? 0) < (b.day ?? 0));

/** Both ends of a span of time at token `i` of which at least one is an hour or a part of a day. */
export function dayEndsAt(t: Tokens, i: number): { from: DateParts; to: DateParts } | undefined {
  const from = endAt(t, i);
  if (from === undefined || !(UP_TO.has(t.lexeme[from.next]!) || isDash(t, from.next))) return undefined;
  const end = endAt(t, from.next + 1);
  const to = end?.date;
  if (to === undefined || !(from.isPart || end?.isPart)) return undefined;
  // "đêm 26 đến 29/10": the month stands with the last day
  const first = from.date ?? { day: from.day, month: to.month, year: to.year, next: from.next };
  if (!isDay(from.day, first.month)) return undefined;
  if (first.year !== undefined && to.year === undefined)
    return first.year > 0 && isEarlier(first, to) ? { from: first, to: { ...to, year: first.year } } : undefined;
  if (isEarlier(first, to)) return { from: first, to };
  // "từ đêm 30/12 đến sáng 2/1/2018"
  return to.year !== undefined && from.date !== undefined && first.month > to.month
    ? { from: { ...first, year: first.year ?? to.year - 1 }, to }
    : undefined;
}
