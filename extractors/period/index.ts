import {
  bareYearAt,
  DAY,
  type DateParts,
  dayAt,
  edtf,
  isDay,
  MONTH,
  monthAt,
  QUARTERS,
  twoDigits,
  YEAR,
  yearAt,
  yearBehind,
} from '../calendar/index.js';
import { resolveDate } from '../date/index.js';
import { type Lexeme, lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens } from '../lexer/tokens.js';
import { units } from '../measure/lexicon.js';
import { currencies } from '../money/lexicon.js';
import { isPercentAt } from '../number/index.js';
import { SCALES } from '../number/lexicon.js';
import { type Draft, type Extractor, partOf, type ReferenceYear, type Rule } from '../rule.js';
import { FOUR_UNITS, IN_DIGITS } from '../traits.js';
import { isDash, isMark, isNounAt, plainAt, romanAt } from '../words.js';
import { dayEndsAt } from './day-ends.js';

const UP_TO = [lexeme('đến'), lexeme('tới')];
const ENDS = [lexeme('hết'), lexeme('cuối'), lexeme('đầu'), lexeme('khoảng')];
const FIRST = lexeme('đầu');
const FINAL = [lexeme('cuối'), lexeme('còn')];
/** `còn lại` */
const REMAINING = lexeme('lại');
const HALF = lexeme('nửa');
const AND = lexeme('và');
const OF = lexeme('của');
const isQuarterWord = (id: Lexeme): boolean => id === QUARTERS[0] || id === QUARTERS[1];
const DECADES = [lexeme('thập'), lexeme('những')];
const DECADE_WORDS = lexemes('niên kỷ kỉ');

/** The token behind the dash or word that joins the ends of a span of time; `đến hết`, `đến cuối` too. */
function connectorAt(t: Tokens, i: number): number | undefined {
  if (isDash(t, i)) return i + 1;
  if (!UP_TO.includes(t.lexeme[i]!)) return undefined;
  return ENDS.includes(t.lexeme[i + 1]!) ? i + 2 : i + 1;
}

const fixed = (t: Tokens, first: number, next: number, value: string): Draft => ({
  kind: 'period',
  value,
  first,
  next,
  parts: [partOf(t, first, next, 'interval', value)],
});

/** Months `from … to` of a year that is written, or told by the article. */
function months(
  t: Tokens,
  first: number,
  next: number,
  from: number,
  to: number,
  year: number | undefined,
  offset = 0,
): Draft {
  const span = (y: number | undefined) => {
    const head = y === undefined ? 'XXXX' : String(y);
    return `${head}-${twoDigits(from)}/${head}-${twoDigits(to)}`;
  };
  if (year !== undefined) return fixed(t, first, next, span(year));
  const resolve = ({ year: reference, published }: ReferenceYear) => ({
    value: span(reference === undefined ? undefined : reference + offset),
    evidence:
      reference === undefined
        ? 'no year is written, and none is known'
        : `year ${reference + offset} taken from ${published ? 'the date of publication' : 'the other dates of the article'}`,
  });
  return { ...fixed(t, first, next, span(undefined)), resolve };
}

/** An interval of two days or months, with the year of the second where the first has none. */
function between(t: Tokens, first: number, from: DateParts, to: DateParts): Draft {
  const year = to.year ?? from.year;
  if (year !== undefined) {
    return fixed(t, first, to.next, `${edtf(from, from.year ?? year)}/${edtf(to, to.year ?? year)}`);
  }
  const draft = fixed(t, first, to.next, `${edtf(from, undefined)}/${edtf(to, undefined)}`);
  return {
    ...draft,
    resolve: (reference) => {
      const end = resolveDate(to, reference);
      return { value: `${resolveDate(from, reference).value}/${end.value}`, evidence: end.evidence };
    },
  };
}

/** `[năm] 2015 - 2020`, `năm 2002 đến năm 2013`, `2016-17`, `mùa giải 2016/17`. */
function yearsAt(t: Tokens, i: number, first: number): Draft | undefined {
  const from = bareYearAt(t, i);
  if (from === undefined) return undefined;
  const behind = connectorAt(t, i + 1);
  if (behind === undefined && !isMark(t, i + 1, '/')) return undefined;
  const at = behind ?? i + 2;
  const end = t.lexeme[at] === YEAR ? at + 1 : at;
  const to = bareYearAt(t, end);
  const isPair = behind === undefined;
  const isShort = plainAt(t, end) === (from + 1) % 100 && t.end[end]! - t.start[end]! === 2 && t.glued[end] === 1;
  // "1942/1947 thôn" is a share; "2010 đến 2093 mét vuông" an amount
  if (isPair && !isShort && (to !== from + 1 || isNounAt(t, end + 1))) return undefined;
  if (isPercentAt(t, end + 1) || units.at(t, end + 1) || currencies.at(t, end + 1)) return undefined;
  if (to !== undefined && to > from && to - from < 100) return fixed(t, first, end + 1, `${from}/${to}`);
  return isShort && !isMark(t, end + 1, '/') ? fixed(t, first, end + 1, `${from}/${from + 1}`) : undefined;
}

/** The first year of the decade that token `i` names: `80`, `1990`, `1700`. */
function decadeAt(t: Tokens, i: number): number | undefined {
  const written = plainAt(t, i);
  if (written === undefined || written % 10 !== 0) return undefined;
  if (written >= 10 && written < 100) return 1900 + written;
  return written >= 1000 && written < 2100 ? written : undefined;
}

/** `(1875-1961)`: the years of somebody's life. */
function lifeAt(t: Tokens, i: number): Draft | undefined {
  if (!isMark(t, i - 1, '(') || !isDash(t, i + 1) || !isMark(t, i + 3, ')')) return undefined;
  const from = yearAt(t, i);
  const to = yearAt(t, i + 2);
  return from !== undefined && to !== undefined && to > from && to - from < 120 && to <= 2100
    ? fixed(t, i, i + 3, `${from}/${to}`)
    : undefined;
}

/** A day with no month of its own that ends in another day: `3-6/7`, `21 – 23/6/2017`, `ngày 14 đến 16-2`. */
function daysOfMonthAt(t: Tokens, i: number, first: number): Draft | undefined {
  const day = plainAt(t, i);
  if (day === undefined || day < 1 || day > 31 || t.end[i]! - t.start[i]! > 2) return undefined;
  const at = connectorAt(t, i + 1);
  if (at === undefined) return undefined;
  const start = t.lexeme[at] === DAY ? at + 1 : at;
  const to = dayAt(t, start);
  const isPointed = to?.next === start + 1 && to.year !== undefined;
  const isDashed = first < i && UP_TO.includes(t.lexeme[i + 1]!) && isDash(t, start + 1) && t.glued[start + 1] === 1;
  // "từ 20 - 21.6": neither unit nor noun behind
  const isFrom =
    to?.next === start + 1 && t.lexeme[i - 1] === FROM && !isNounAt(t, start + 1) && !isMark(t, start + 1, '%');
  if (!isMark(t, start + 1, '/') && t.lexeme[start + 1] !== MONTH && !isPointed && !isDashed && !isFrom)
    return undefined;
  if (isFrom && (units.at(t, start + 1) || currencies.at(t, start + 1) || SCALES.has(t.lexeme[start + 1]!)))
    return undefined;
  if (!to?.day || to.day <= day || !isDay(day, to.month)) return undefined;
  return between(t, first, { day, month: to.month, year: to.year, next: i + 1 }, to);
}

/** Two full days: `4/6 – 8/6/2017`, `1/1/2017 đến 20/10/2017`. */
function daysAt(t: Tokens, i: number, first: number): Draft | undefined {
  const from = dayAt(t, i);
  if (!from) return daysOfMonthAt(t, i, first);
  const at = connectorAt(t, from.next);
  if (at === undefined) return daysOfMonthAt(t, i, first);
  const start = t.lexeme[at] === DAY ? at + 1 : at;
  const to = dayAt(t, start);
  return to?.day ? between(t, first, from, to) : undefined;
}

const FROM = lexeme('từ');
/** What may stand behind `từ` before a day that is told to the hour. */
const OPENS_END = lexemes('ngày rạng sáng trưa chiều tối đêm khuya khoảng hồi lúc');

/** How many months a report of part of a year tells of. */
const FEWEST_REPORTED = 2;
const MOST_REPORTED = 11;
/** `vòng 3 tháng`, `kỳ hạn 6 tháng`, `trẻ 8 tháng`: lengths of time and ages. */
const NOT_REPORTED = lexemes(
  'vòng quãng dài đủ cứ trẻ bé con cháu em tuổi lại thêm mất tù án giam hạn gửi vay thời gian đây chừng thiểu tròn suốt lương hành thai kéo tầm đồng kiệm phiếu nghỉ học phép dụng lẻ ngót cách suất chờ',
);
const REPORTS = lexemes('ước đạt là tăng giảm đã');
/** Between `9 tháng` and its figure. */
const LEADS_TO_FIGURE = lexemes(
  'ước đạt là tăng giảm đã tính thực hiện chỉ được hơn gần trên khoảng tới lên xuống còn',
);
const FIGURE_REACH = 5;

/** `kim ngạch 9 tháng ước đạt 2 tỷ USD`: the months of the year behind what is reported of them, and the figure. */
function isReported(t: Tokens, i: number, at: number, count: number): boolean {
  if (count < FEWEST_REPORTED || count > MOST_REPORTED || t.type[i] !== NUMBER || !REPORTS.has(t.lexeme[at]!))
    return false;
  if (!isNounAt(t, i - 1) || NOT_REPORTED.has(t.lexeme[i - 1]!)) return false;
  let next = at;
  while (next < at + FIGURE_REACH && LEADS_TO_FIGURE.has(t.lexeme[next]!)) next++;
  return t.type[next] === NUMBER;
}

/** Years, quarters and halves are certain by shape; days only where `từ`, `ngày` or a dash with months says so. */
const rules: readonly Rule<'period'>[] = [
  {
    // "giai đoạn 2015 - 2020", "năm học 2016-2017", "vụ đông xuân 2015-2016", bare "2011-2015"
    name: 'period/years',
    starts: 'number',
    needs: IN_DIGITS | FOUR_UNITS,
    read: ({ t }, i) => yearsAt(t, i, i) ?? lifeAt(t, i),
  },
  {
    // "năm 2002 đến năm 2013", "năm 2015 - 2020"
    name: 'period/year-words',
    starts: [YEAR],
    read: ({ t }, i) => yearsAt(t, i + 1, i),
  },
  {
    // "ngày 4/6 – 8/6/2017", "ngày 3-6/7"
    name: 'period/day-words',
    starts: [DAY],
    read: ({ t }, i) => daysAt(t, i + 1, i),
  },
  {
    // "từ 18 giờ ngày 13/8 đến 18 giờ ngày 14/8", "từ đêm 26 đến 29/10"
    name: 'period/parts-of-days',
    starts: [FROM],
    read({ t }, i) {
      if (t.type[i + 1] !== NUMBER && !OPENS_END.has(t.lexeme[i + 1]!)) return undefined;
      const ends = dayEndsAt(t, i + 1);
      return ends && between(t, i + 1, ends.from, ends.to);
    },
  },
  {
    // "từ 21 – 23/6/2017", "(1-20/7)", "từ 6-11/7", "1/1/2017 đến 20/10/2017"
    name: 'period/days',
    starts: 'number',
    needs: IN_DIGITS,
    read({ t }, i) {
      const day = dayAt(t, i);
      if (day?.year === undefined && t.lexeme[i - 1] !== FROM && !isMark(t, i - 1, '(') && !isMark(t, i + 1, '/')) {
        // without a cue only the dash between days and the month behind it are trusted
        return isDash(t, i + 1) ? daysOfMonthAt(t, i, i) : undefined;
      }
      return daysAt(t, i, i);
    },
  },
  {
    // "tháng 1/2017- 4/2017", "tháng 4 đến tháng 6/2017", "tháng 7-8"
    name: 'period/months',
    starts: [MONTH],
    read({ t }, i) {
      const from = monthAt(t, i + 1) ?? undefined;
      if (from) {
        const at = connectorAt(t, from.next);
        if (at === undefined) return undefined;
        const named = t.lexeme[at] === MONTH;
        const to = monthAt(t, named ? at + 1 : at);
        if (!to || (!named && to.year === undefined && t.glued[at] === 0)) return undefined;
        return between(
          t,
          i,
          from,
          to.year === undefined && to.yearOffset !== undefined && from.year !== undefined
            ? { ...to, year: from.year }
            : to,
        );
      }
      return undefined;
    },
  },
  {
    // "quý I/2017", "quý 2 năm 2016", "quý III", "quý I và II"
    name: 'period/quarter',
    starts: QUARTERS,
    read({ t }, i) {
      const quarterAt = (at: number) => {
        const n =
          romanAt(t, at) ?? (t.type[at] === NUMBER && t.end[at]! - t.start[at]! === 1 ? plainAt(t, at) : undefined);
        return n !== undefined && n >= 1 && n <= 4 ? n : undefined;
      };
      const quarter = quarterAt(i + 1);
      if (quarter === undefined) return undefined;
      const joined = t.lexeme[i + 2] === AND || isDash(t, i + 2) ? quarterAt(i + 3) : undefined;
      const last = joined !== undefined && joined > quarter ? joined : quarter;
      const { year, yearOffset, next } = yearBehind(t, last === quarter ? i + 2 : i + 4);
      return months(t, i, next, quarter * 3 - 2, last * 3, year, yearOffset);
    },
  },
  {
    // "6 tháng đầu năm 2017", "kim ngạch 9 tháng ước đạt 2 tỷ USD", "9 tháng năm 2017", "7 tháng/2017", "6 tháng cuối năm", "hai quý đầu năm"
    name: 'period/months-of-year',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const numeral = context.numeral(i);
      if (!numeral) return undefined;
      const isQuarter = isQuarterWord(t.lexeme[numeral.next]!);
      if (t.lexeme[numeral.next] !== MONTH && !isQuarter) return undefined;
      if (!Number.isInteger(numeral.value) || numeral.value < 1) return undefined;
      const count = numeral.value * (isQuarter ? 3 : 1);
      if (count > 12) return undefined;
      const at = numeral.next + 1;
      if (isMark(t, at, '/')) {
        const year = yearAt(t, at + 1);
        return year === undefined ? undefined : months(t, i, at + 2, 1, count, year);
      }
      const isFirst = t.lexeme[at] === FIRST;
      const isLast = FINAL.includes(t.lexeme[at]!);
      let yearWord = isFirst || isLast ? at + 1 : at;
      if (isLast && t.lexeme[yearWord] === REMAINING) yearWord++;
      if (t.lexeme[yearWord] === OF) yearWord++;
      const { year, yearOffset, next } = yearBehind(t, yearWord);
      const from = isLast ? 13 - count : 1;
      if (year !== undefined || yearOffset !== undefined) {
        return isFirst || isLast || year !== undefined
          ? months(t, i, next, from, from + count - 1, year, yearOffset)
          : undefined;
      }
      // "5 tháng đầu 2017"
      const bare = isFirst ? bareYearAt(t, yearWord) : undefined;
      if (bare !== undefined) return months(t, i, yearWord + 1, from, from + count - 1, bare);
      if (!(isFirst || isLast)) {
        return isReported(t, i, at, count) ? months(t, i, at, from, from + count - 1, undefined) : undefined;
      }
      if (t.lexeme[yearWord] !== YEAR) return undefined;
      return months(t, i, yearWord + 1, from, from + count - 1, undefined);
    },
  },
  {
    // "nửa đầu năm 2014", "nửa cuối năm"; "nửa cuối tháng 5" is read as its month
    name: 'period/half-year',
    starts: [HALF],
    read({ t }, i) {
      const isLast = FINAL.includes(t.lexeme[i + 1]!);
      if (t.lexeme[i + 1] !== FIRST && !isLast) return undefined;
      const { year, yearOffset, next } = yearBehind(t, i + 2);
      const behind = next > i + 2 ? next : t.lexeme[i + 2] === YEAR ? i + 3 : undefined;
      return behind === undefined ? undefined : months(t, i, behind, isLast ? 7 : 1, isLast ? 12 : 6, year, yearOffset);
    },
  },
  {
    // "thập niên 1990", "những năm 1990", "những năm 80"
    name: 'period/decade',
    starts: DECADES,
    read({ t }, i) {
      const named = DECADE_WORDS.has(t.lexeme[i + 1]!) || t.lexeme[i + 1] === YEAR;
      if (!named || t.type[i + 2] !== NUMBER) return undefined;
      const start = decadeAt(t, i + 2);
      if (start === undefined) return undefined;
      // "thập niên 80 - 90"
      const isRange = isDash(t, i + 3) && t.type[i + 4] === NUMBER;
      if (!isRange) return fixed(t, i, i + 3, `${start}/${start + 9}`);
      const end = decadeAt(t, i + 4);
      return end !== undefined && end > start && end < start + 100
        ? fixed(t, i, i + 5, `${start}/${end + 9}`)
        : undefined;
    },
  },
];

export const period: Extractor<'period'> = { kind: 'period', rules };
