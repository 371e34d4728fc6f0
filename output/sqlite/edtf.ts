/** First and last day (`YYYY-MM-DD`) of a time; a side that is open or unknown is absent. */
export interface Bounds {
  readonly start?: string;
  readonly end?: string;
}

const DATE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?$/u;
const LENGTH = /^P(\d{1,4})([YMWD])$/u;

const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** Months that an EDTF season, quarter, third or half code (level 2) stands for, as `[first, last]`. */
const PARTS: Readonly<Record<number, readonly [number, number]>> = {
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
};

function dayOrMonth(edtf: string): Bounds | undefined {
  const match = DATE.exec(edtf);
  if (match === null) return undefined;
  const [, digits = '', monthDigits, dayDigits] = match;
  const first = Number(digits.replaceAll('X', '0'));
  const last = Number(digits.replaceAll('X', '9'));
  if (monthDigits === undefined) return { start: iso(first, 1, 1), end: iso(last, 12, 31) };
  if (first !== last) return undefined;
  const month = Number(monthDigits);
  const [from, to] = PARTS[month] ?? [month, month];
  if (from < 1 || to > 12) return undefined;
  if (dayDigits === undefined) return { start: iso(first, from, 1), end: iso(first, to + 1, 0) };
  const day = iso(first, from, Number(dayDigits));
  return day === `${digits}-${monthDigits}-${dayDigits}` ? { start: day, end: day } : undefined;
}

/** The day `count` units before (`sign` -1) or behind (1) `day`. */
function shifted(day: string, length: RegExpExecArray, sign: 1 | -1): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const count = sign * Number(length[1]);
  if (length[2] === 'Y') return iso(year + count, month, date);
  if (length[2] === 'M') return iso(year, month + count, date);
  return iso(year, month, date + count * (length[2] === 'W' ? 7 : 1));
}

/**
 * First and last day of an EDTF value: year, month, day, decade (`201X`), quarter and half codes, intervals with open
 * ends, and intervals with a length on one side (`P10Y/2020-10-10`). Anything else, such as a month without a year
 * (`XXXX-08`), has no bounds.
 */
export function boundsOf(edtf: string): Bounds {
  const known = seen.get(edtf);
  if (known !== undefined) return known;
  const bounds = boundsRead(edtf);
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(edtf, bounds);
  return bounds;
}

/** The same few times come again and again in the articles of a year. */
const seen = new Map<string, Bounds>();
const MOST_SEEN = 4096;

function boundsRead(edtf: string): Bounds {
  const slash = edtf.indexOf('/');
  if (slash < 0) return dayOrMonth(edtf) ?? {};
  const left = edtf.slice(0, slash);
  const right = edtf.slice(slash + 1);
  const from = dayOrMonth(left);
  const to = dayOrMonth(right);
  const isOpen = (side: string) => side === '' || side === '..';
  if (from?.start !== undefined && to?.end !== undefined) return { start: from.start, end: to.end };
  if (from?.start !== undefined && isOpen(right)) return { start: from.start };
  if (to?.end !== undefined && isOpen(left)) return { end: to.end };
  const lengthLeft = LENGTH.exec(left);
  if (lengthLeft !== null && to?.end !== undefined) return { start: shifted(to.end, lengthLeft, -1), end: to.end };
  const lengthRight = LENGTH.exec(right);
  if (lengthRight !== null && from?.start !== undefined) {
    return { start: from.start, end: shifted(from.start, lengthRight, 1) };
  }
  return {};
}
