import type { Span } from '../pipeline/model/index.js';

/** A day read from text: EDTF `2020-10-10`, where it stands, and whether a time of day stood beside it. */
export interface Day extends Span {
  readonly date: string;
}

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `10/10/2020`, `23.03.2015`, `11-5-2019`; `ngày 3 tháng 2 năm 2020` is its own. Day first: this is how Vietnam writes. */
const DAY_FIRST =
  /(?<![\d/.-])(?<day>\d{1,2})(?:(?<mark> ?[/.-] ?)(?<month>\d{1,2})\k<mark>| tháng (?<spelled>\d{1,2}) năm )(?<year>\d{4})(?!\d)/gu;

/** `19 Tháng 10 2018`, `9 Tháng Năm, 2022`, `Tháng Năm 21, 2022`, `7 Th1, 2019`, `7 thg 1, 2019`: how content systems in English write Vietnamese days. */
const NAMED_MONTH =
  /(?<!\p{L})(?:(?<day>\d{1,2}),? )?(?:tháng (?<month>\d{1,2}|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười|chạp)|thg? ?(?<short>\d{1,2}))(?: (?<after>\d{1,2}))?,? (?<year>\d{4})(?!\d)/giu;
const MONTHS = 'một hai ba tư năm sáu bảy tám chín mười'.split(' ');
const OTHER_MONTHS: Readonly<Record<string, number>> = {
  giêng: 1,
  bốn: 4,
  bẩy: 7,
  'mười một': 11,
  'mười hai': 12,
  chạp: 12,
};

const monthNamed = (name: string): number =>
  /^\d/u.test(name) ? Number(name) : (OTHER_MONTHS[name] ?? MONTHS.indexOf(name) + 1);

/** Most lines have no year, and so no date. */
const YEAR = /(?<!\d)(?:199|20\d|210)\d(?!\d)/u;

/** `January 7, 2019`, `7 Jan 2019`: English editions. */
const ENGLISH_MONTH =
  /(?<!\p{L})(?:(?<day>\d{1,2}) )?(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: (?<after>\d{1,2}))?,? (?<year>\d{4})(?!\d)/giu;
const ENGLISH_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** `2019-01-07 06:48`: nobody writes year, day, month. */
const YEAR_FIRST = /(?<![\d/.-])(?<year>\d{4})(?<mark>[/.-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d/.-])/gu;

/** The first full date in `text[from, to)`, day first. A number that is no day of the calendar is passed over. */
export function dayIn(text: string, from = 0, to = text.length): Day | undefined {
  const part = text.slice(from, to);
  if (!YEAR.test(part)) return undefined;
  for (const match of part.matchAll(DAY_FIRST)) {
    const { day, month, spelled, year } = match.groups!;
    const date = calendarDay(Number(year), Number(month ?? spelled), Number(day));
    if (date !== undefined) return dayAt(date, from + match.index, match[0]);
  }
  for (const match of part.matchAll(NAMED_MONTH)) {
    const { day, month, short, after, year } = match.groups!;
    if ((day === undefined) === (after === undefined)) continue;
    const date = calendarDay(Number(year), monthNamed((month ?? short!).toLowerCase()), Number(day ?? after));
    if (date !== undefined) return dayAt(date, from + match.index, match[0]);
  }
  for (const match of part.matchAll(ENGLISH_MONTH)) {
    const { day, month = '', after, year } = match.groups!;
    if ((day === undefined) === (after === undefined)) continue;
    const date = calendarDay(
      Number(year),
      ENGLISH_MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
      Number(day ?? after),
    );
    if (date !== undefined) return dayAt(date, from + match.index, match[0]);
  }
  for (const match of part.matchAll(YEAR_FIRST)) {
    const { day, month, year } = match.groups!;
    const date = calendarDay(Number(year), Number(month), Number(day));
    if (date !== undefined) return dayAt(date, from + match.index, match[0]);
  }
  return undefined;
}

const dayAt = (date: string, start: number, matched: string): Day => ({ date, start, end: start + matched.length });

function calendarDay(year: number, month: number, day: number): string | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return undefined;
  if (month === 2 && day === 29 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A mark before the day of publication, and one before that of a later change. */
const PUBLISHED = /(?<!\p{L})(?:đăng|xuất bản|phát hành|published|posted)(?!\p{L})/giu;
const CHANGED = /cập nhật|chỉnh sửa|sửa đổi|updated|modified/iu;
/** `Đăng lúc 08:00 ngày 05/05/2021`: letters and figures from the mark to the day, at most. */
const TO_DAY = 30;

/** True where a line gives the day of a later change, and no other. */
export const isOfChange = (line: string): boolean => CHANGED.test(line) && line.search(PUBLISHED) < 0;

/** The day of publication in a line that may also give that of a change: `Cập nhật: 10/05/2021 - Đăng lúc: 05/05/2021`. */
export function publishedDayIn(text: string, from = 0, to = text.length): Day | undefined {
  const first = dayIn(text, from, to);
  const part = text.slice(from, to);
  if (first === undefined || !CHANGED.test(part)) return first;
  for (const mark of part.matchAll(PUBLISHED)) {
    const behind = from + mark.index + mark[0].length;
    const day = dayIn(text, behind, to);
    if (day !== undefined && day.start - behind <= TO_DAY && !CHANGED.test(text.slice(behind, day.start))) return day;
  }
  return first;
}

/** `20210506T085211+0700` */
const BASIC =
  /^\s?(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T(?<hours>\d{2}):?(?<minutes>\d{2})(?::?\d{2})?(?<zone>Z|[+-]\d{2}:?\d{2})?)?\s?$/iu;
/** `Thu, 06 May 2021 08:52:00 +0700` */
const OF_MAIL =
  /^\s?(?:[a-z]{3,9}, )?(?<day>\d{1,2}) (?<month>[a-z]{3})[a-z]{0,6} (?<year>\d{4})(?: (?<hours>\d{1,2}):(?<minutes>\d{2})(?::\d{2})? ?(?<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2})?)?\s?$/iu;

/**
 * The day of a time that was written for machines in any usual way: ISO 8601 (`dayOfIso`), also without its marks, that of
 * mails and feeds, and day first where it cannot be the American order: of `5/6/2021` nobody can tell.
 */
export function dayOfMachine(value: string): string | undefined {
  const iso = dayOfIso(value);
  if (iso !== undefined || value === '') return iso;
  const parts = (BASIC.exec(value) ?? OF_MAIL.exec(value))?.groups;
  if (parts === undefined) {
    const day = dayIn(value);
    return day !== undefined && Number(day.date.slice(8)) > 12 ? day.date : undefined;
  }
  const { year, month = '', day = '', hours, minutes, zone } = parts;
  const number = /^\d/u.test(month) ? month : String(ENGLISH_MONTHS.indexOf(month.toLowerCase()) + 1);
  const time =
    hours === undefined ? '' : `T${hours.padStart(2, '0')}:${minutes}${zone?.replace(/GMT|UTC/iu, 'Z') ?? ''}`;
  return dayOfIso(`${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}${time}`);
}

const ISO =
  /^\s*(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ]\s?(?<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(?<zone>Z|[+-]\d{2}:?\d{2})?)?/iu;
/** Vietnam has kept one time zone, without summer time. */
const HANOI_MINUTES = 7 * 60;

/**
 * The day in Vietnam of a machine-written time: `2026-03-07T00:01:00` (no zone: local time), `2026-03-07T08:52:11.000
 * +07:00` (blank before the zone), `2019-05-16T17:30:00Z` (the 17th in Hà Nội). `undefined` for anything else.
 */
export function dayOfIso(value: string): string | undefined {
  const parts = ISO.exec(value)?.groups;
  if (parts === undefined) return undefined;
  const { year, month, day, time, zone } = parts;
  const date = calendarDay(Number(year), Number(month), Number(day));
  if (date === undefined || time === undefined || zone === undefined) return date;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const utc = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes - zoneMinutes(zone) + HANOI_MINUTES) * 60_000;
  return new Date(utc).toISOString().slice(0, 10);
}

/** `1493859600`, `1493859600000`: seconds or thousandths of them since 1970. */
const COUNTED = /^\s?(?<seconds>\d{9,10})(?:\d{3})?(?:\.\d{1,9})?\s?$/u;

/** The day in Vietnam of a time as programs count it; `undefined` for anything else. */
export function dayOfCount(value: string): string | undefined {
  const seconds = COUNTED.exec(value)?.groups?.['seconds'];
  if (seconds === undefined) return undefined;
  const day = new Date((Number(seconds) + HANOI_MINUTES * 60) * 1000).toISOString();
  return calendarDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(/\D/gu, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** `/2020/11/09/…`, `/2020-11-09/…`; `…-20260307080612345.htm`: the number of an article of VCCorp is its time. */
const IN_ADDRESS =
  /\/(?<year>20\d{2})[/-](?<month>\d{1,2})[/-](?<day>\d{1,2})\/|[-/](?<id>20\d{6})(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,5}\.(?:htm|html|chn)(?:$|[?#])/u;

/** The day in the address of an article. */
export function dayOfAddress(address: string): string | undefined {
  const { year, month, day, id } = IN_ADDRESS.exec(address)?.groups ?? {};
  if (id !== undefined) return calendarDay(Number(id.slice(0, 4)), Number(id.slice(4, 6)), Number(id.slice(6)));
  return year === undefined ? undefined : calendarDay(Number(year), Number(month), Number(day));
}

/** What stands around the date in a dateline and says nothing else. */
const DATELINE_WORDS = [
  /[[(]?\s?GMT\s?[+-]?\s?\d{1,2}(?::\d{2})?\s?[\])]?/giu,
  /\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2})?(?:\s?(?:phút|AM|PM|SA|CH)(?!\p{L}))?/giu,
  /(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\snhật|CN)(?!\p{L})/giu,
  /(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\p{L})/giu,
  /(?:ngày\s(?:đăng|xuất\sbản|cập\snhật|tạo|đăng\stin|phát\shành)|cập\snhật(?:\s(?:lúc|ngày|lần\scuối))?)(?!\p{L})/giu,
  /(?:đăng\s(?:lúc|ngày|tải)|xuất\sbản|thời\sgian(?:\sđăng)?|lúc|ngày|published|(?:last )?updated|posted(?: on)?)(?!\p{L})/giu,
] as const;
const NOTHING_LEFT = /^[\s\p{P}\p{S}]*$/u;
/** Longer lines hold sentences. */
const DATELINE_MAX = 120;

/** What a line with nothing but a date says. */
export interface Dateline {
  readonly day?: Day;
  /** A time of day stands in it, as in clocks of page headers. */
  readonly clock: boolean;
  /** What is left beside the date: a name, or nothing. */
  readonly rest: string;
}

/**
 * Reads a line that gives the time of publication: `Thứ Bảy, 10/10/2020, 06:48 [GMT+7]`, `21:26, Thứ Tư, 18/01/2017
 * (GMT+7)`, `Cập nhật: 7/3/2026`, and the placeholder `dd/mm/yyyy`, which is a dateline without a day.
 * `undefined` where other words than a short name stand in it.
 */
export function datelineIn(text: string, from = 0, to = text.length): Dateline | undefined {
  if (to - from > DATELINE_MAX || to - from < 6) return undefined;
  const line = text.slice(from, to);
  if (/^dd[/.-]mm[/.-]yyyy$/iu.test(line)) return { clock: false, rest: '' };
  const day = dayIn(text, from, to);
  if (day === undefined) return undefined;
  const others = `${text.slice(from, day.start)} ${text.slice(day.end, to)}`;
  const rest = DATELINE_WORDS.reduce((left, words) => left.replace(words, ' '), others);
  const clock = /\d\s?(?::|h|giờ)\s?\d/iu.test(others);
  return { day, clock, rest: NOTHING_LEFT.test(rest) ? '' : rest.replace(/\s{1,}/gu, ' ').trim() };
}
