import type { Mention } from '../../model/index.js';
import { Sieve } from '../lexicon/sieve.js';
import type { Scene, View } from '../scene.js';
import { type Word, wordBefore } from '../words.js';
import { type Bound, type Filling, fillingOf } from './role.js';
import { besideRight, compared, untilNowAt } from './time.js';

/**
 * Times that are told from the day of publication: `hôm qua`, `năm ngoái`, `5 năm tới`, `tối thứ bảy`. They are resolved only where
 * that day is known, and chosen by rules: the articles that the roles were learnt from have no day, so nothing could be
 * learnt of them.
 */
interface Deictic {
  readonly value: string;
  /** Indices of its first word, and of the one behind it. */
  readonly from: number;
  readonly to: number;
}

/** How sure a time is that such words tell, among 100 that were read of random articles. */
export const DEICTIC_CHANCE = 0.9;

/**
 * The time that words told from the day of publication give the figure, where they hold for it: the last ones left of it in its
 * sentence without another time behind them, or those right beside it. Undefined where there are none, or the time that
 * was `chosen` is nearer.
 */
export function deicticTime(scene: Scene, { figure }: Bound, chosen: Filling | null): Filling | undefined {
  const { published } = scene;
  if (published === undefined) return undefined;
  const { view, at } = figure;
  const all = deicticsOf(view, published);
  if (all.length === 0) return undefined;
  const own = chosen?.inherited === undefined ? chosen : undefined;
  const told = leftOf(view, at, all) ?? all.find(({ from, to }) => from > at && isBeside(view, at, from, to));
  if (!told) return undefined;
  const start = view.words[told.from]?.start ?? 0;
  const end = view.words[told.to - 1]?.end ?? 0;
  // A time behind it is nearer, and one inside of it says more: "ngày 1/6 năm nay"; but "năm 2016 đạt 5 tấn, năm nay 6 tấn".
  if (own?.span && (own.span.start > start || own.value.startsWith(told.value))) return undefined;
  return fillingOf({ value: told.value, span: { start, end } });
}

let lastDate = '';
let lastIsDay = false;

/** True for a day of the calendar, with its year (not `XXXX-06-14`, `2015-02-30`). Asked once for all sentences of an article. */
function isDay(date: string): boolean {
  if (date !== lastDate) {
    lastDate = date;
    lastIsDay = readsAsDay(date);
  }
  return lastIsDay;
}

function readsAsDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(date) && !Number.isNaN(Date.parse(date)) && dayAfter(date, 0) === date;
}

function leftOf(view: View, at: number, all: readonly Deictic[]): Deictic | undefined {
  for (let n = all.length - 1; n >= 0; n--) {
    const told = all[n] as Deictic;
    if (told.to > at) continue;
    if (compared(view, told.from)) continue;
    for (const word of view.times) if (word >= told.to && word < at && !compared(view, word)) return undefined;
    const before = figureLeft(view, told.from);
    // "từ 12 vụ năm ngoái lên 20 vụ": of the figure before
    if (before >= 0 && besideRight(view.words, before, told.from)) return undefined;
    return told;
  }
  return undefined;
}

function isBeside(view: View, at: number, from: number, to: number): boolean {
  return besideRight(view.words, at, from) && !compared(view, from) && !view.times.includes(to);
}

/** Index of the last figure before `word` that is no time; -1 without one. */
function figureLeft({ words, times }: View, word: number): number {
  for (let at = word - 1; at >= 0; at--) if (words[at]?.tag === 'M' && !times.includes(at)) return at;
  return -1;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What a phrase names: the calendar unit `by` units from that of publication, or the stretch of one that ends there. */
interface Reading {
  readonly unit: Unit;
  readonly by: number;
  readonly past?: true;
}

const UNITS: readonly (readonly [string, Unit])[] = [
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['quý', 'quarter'],
  ['năm', 'year'],
];
const PARTS_OF_DAY = ['sáng', 'trưa', 'chiều', 'tối', 'đêm', 'khuya'];

/** Phrases of one or two words by what they name. */
const READINGS: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ...UNITS.flatMap(([name, unit]): [string, Reading][] => [
    [`${name} ${unit === 'year' ? 'nay' : 'này'}`, { unit, by: 0 }],
    [`${name} tới`, { unit, by: 1 }],
    [`${name} qua`, { unit, by: -1, past: true }],
    [`${name} vừa qua`, { unit, by: -1, past: true }],
    [`${name} rồi`, { unit, by: -1 }],
    // "năm trước" is the one before that which is told, "năm ngoái" never
    [`${name} ${unit === 'year' ? 'ngoái' : 'trước'}`, { unit, by: -1 }],
  ]),
  ['sang năm', { unit: 'year', by: 1 }],
  ...['hôm', ...PARTS_OF_DAY].flatMap((name): [string, Reading][] => [
    [`${name} nay`, { unit: 'day', by: 0 }],
    [`${name} qua`, { unit: 'day', by: -1 }],
  ]),
  ['hôm kia', { unit: 'day', by: -2 }],
  ...['ngày', ...PARTS_OF_DAY].map((name): [string, Reading] => [`${name} mai`, { unit: 'day', by: 1 }]),
]);
/** Last words of the phrases: few words of a text are one. */
const LAST_WORDS = new Set(
  [...READINGS.keys()]
    .flatMap((phrase) => [phrase, phrase.slice(phrase.indexOf(' ') + 1)])
    .concat('đến nay', 'tới nay'),
);

const WEEKDAYS = ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'];
const WEEKDAY_OF = new Map<string, number>(
  WEEKDAYS.flatMap((name, day): [string, number][] => [
    [name, day],
    [`thứ ${day + 1}`, day],
  ]),
);
const TELLING = new Sieve([...LAST_WORDS, ...WEEKDAY_OF.keys()]);
const WEEKDAY_CUES = new Set(['hôm', ...PARTS_OF_DAY]);
/** Before these `năm tới` and `tuần qua` are of several, or of one that is told elsewhere. */
const SEVERAL = new Set('những|nhiều|các|mấy|vài|hàng|chục|trăm|nửa|ít|hai|ba|mỗi|từng|hằng'.split('|'));
const NO_PHRASE_BEFORE = new Set('đó|đời|đêm|ngày|năm|tháng|tuần|thứ|kia|nữa|lại|mặt|tay|sông|đường|cầu'.split('|'));
const REPEATED = new Set(['hằng tuần', 'hàng tuần', 'hằng', 'hàng', 'mỗi']);
const STRETCHES = new Map([
  ['ngày', 'D'],
  ['tuần', 'W'],
  ['tháng', 'M'],
  ['năm', 'Y'],
]);
const STRETCH_OF: Readonly<Record<Unit, string>> = {
  day: '1D',
  week: '1W',
  month: '1M',
  quarter: '3M',
  year: '1Y',
};

let owner: View | undefined;
let ownersDay = '';
let found: readonly Deictic[] = [];

/** Read once for all figures of a sentence. */
function deicticsOf(view: View, published: string): readonly Deictic[] {
  if (owner === view && ownersDay === published) return found;
  owner = view;
  ownersDay = published;
  found = isDay(published) ? readDeictics(view.words, published) : [];
  return found;
}

function readDeictics(words: readonly Word[], published: string): readonly Deictic[] {
  const out: Deictic[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (!TELLING.mayHold(word)) continue;
    const isLast = word.mention === undefined && LAST_WORDS.has(word.key);
    const told = isLast ? phraseAt(words, at, published) : weekdayAt(words, at, published);
    if (told) out.push(told);
  }
  return out;
}

function phraseAt(words: readonly Word[], at: number, published: string): Deictic | undefined {
  const { key } = words[at] as Word;
  const before = wordBefore(words, at);
  if (before?.mention?.kind === 'duration') return stretchAt(words, at, published);
  const alone = READINGS.get(key);
  const reading = alone ?? READINGS.get(`${before?.key} ${key}`);
  if (!reading) return sinceAt(words, at, published);
  const from = alone ? at : at - 1;
  const beside = wordBefore(words, from);
  const next = words[at + 1];
  // "hai tuần trước" is no calendar week; "các năm tới" is many years
  if (beside?.tag === 'M' || SEVERAL.has(beside?.key ?? '')) return undefined;
  // "sang năm 2017", "sang năm thứ hai"; "tuần trước đó" is counted from another day; "năm qua đời", "đêm qua đêm"
  if (next && (next.mention || NO_PHRASE_BEFORE.has(next.key))) return undefined;
  const weekday = weekdayOf(words, from);
  if (reading.unit === 'week' && !reading.past && weekday !== undefined) {
    const monday = weekStart(published, reading.by);
    return { value: dayAfter(monday, (weekday + 6) % 7), from: from - 2, to: at + 1 };
  }
  return { value: edtfOf(reading, published), from, to: at + 1 };
}

/** `từ đầu năm đến nay`: from its first day to that of publication. */
function sinceAt(words: readonly Word[], at: number, published: string): Deictic | undefined {
  const now = untilNowAt(words, at) === 1 ? at : at - 1;
  if (now < 1 || (now < at && untilNowAt(words, now) !== 2)) return undefined;
  const unit = words[now - 1]?.key;
  const isApart = unit === 'năm' || unit === 'tháng';
  const from = isApart ? now - 2 : now - 1;
  const begins = isApart ? `${wordBefore(words, now - 1)?.key} ${unit}` : unit;
  const length = begins === 'đầu năm' ? 'YYYY'.length : begins === 'đầu tháng' ? 'YYYY-MM'.length : 0;
  if (length === 0) return undefined;
  // "cao nhất từ đầu năm đến nay" says of how many days, not when
  if (wordBefore(words, from - 1)?.key === 'nhất') return undefined;
  const first = length === 4 ? `${published.slice(0, length)}-01` : published.slice(0, length);
  return { value: `${first}/${published}`, from, to: at + 1 };
}

/** `3 tuần qua` and `5 năm tới` as EDTF; stretches of years and months that are past are times for the ranker already. */
function stretchAt(words: readonly Word[], at: number, published: string): Deictic | undefined {
  const { key } = words[at] as Word;
  const { value, unit } = (words[at - 1] as Word).mention as Mention;
  const letter = STRETCHES.get(unit ?? '');
  if (!letter || typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  const length = `P${value}${letter}`;
  if (key === 'tới') return { value: `${published}/${length}`, from: at - 1, to: at + 1 };
  if ((key !== 'qua' && key !== 'vừa qua') || letter === 'Y' || letter === 'M') return undefined;
  // "mức cao nhất trong 5 tuần qua" says of how many weeks, not when
  if (words[at - 2]?.key === 'trong' && words[at - 3]?.key === 'nhất') return undefined;
  return { value: `${length}/${published}`, from: at - 1, to: at + 1 };
}

/** `hôm thứ hai`, `tối chủ nhật`: the last one up to the day of publication, or the next one (`thứ hai tới`). */
function weekdayAt(words: readonly Word[], at: number, published: string): Deictic | undefined {
  const weekday = WEEKDAY_OF.get(words[at]?.key ?? '');
  if (weekday === undefined || !WEEKDAY_CUES.has(wordBefore(words, at)?.key ?? '')) return undefined;
  const next = words[at + 1];
  // "tối thứ bảy hằng tuần"; "tối thứ bảy tuần trước" is read at its end; "hôm thứ hai (5/6)" tells the day
  if (next && (REPEATED.has(next.key) || next.key === 'tuần' || next.mention)) return undefined;
  const ahead = next?.key === 'tới';
  const today = new Date(published).getUTCDay();
  const days = ahead ? 7 - ((today - weekday + 7) % 7) : -((today - weekday + 7) % 7);
  return { value: dayAfter(published, days), from: at - 1, to: at + (ahead ? 2 : 1) };
}

/** The weekday right before `from` with a word that says it is one: of `tối thứ bảy tuần trước`. */
function weekdayOf(words: readonly Word[], from: number): number | undefined {
  const weekday = from >= 2 ? WEEKDAY_OF.get(words[from - 1]?.key ?? '') : undefined;
  return weekday !== undefined && WEEKDAY_CUES.has(words[from - 2]?.key ?? '') ? weekday : undefined;
}

function edtfOf({ unit, by, past }: Reading, published: string): string {
  if (past) return `P${STRETCH_OF[unit]}/${published}`;
  if (unit === 'day') return dayAfter(published, by);
  if (unit === 'week') {
    const monday = weekStart(published, by);
    return `${monday}/${dayAfter(monday, 6)}`;
  }
  const [year = 0, month = 0] = published.split('-').map(Number);
  if (unit === 'year') return String(year + by);
  if (unit === 'month') return monthAfter(year, month, by);
  const first = Math.floor((month - 1) / 3) * 3 + 1;
  return `${monthAfter(year, first, by * 3)}/${monthAfter(year, first, by * 3 + 2)}`;
}

function dayAfter(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function monthAfter(year: number, month: number, months: number): string {
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Monday of the week that lies `weeks` after that of `day`. */
function weekStart(day: string, weeks: number): string {
  return dayAfter(day, weeks * 7 - ((new Date(day).getUTCDay() + 6) % 7));
}
