import { DAY, DAY_CUES, type DateParts, dayAt, edtf, isDay, MONTH, monthAt, yearBehind } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens } from '../lexer/tokens.js';
import {
  type Context,
  type Draft,
  type Extractor,
  partOf,
  type ReferenceYear,
  type Resolved,
  type Rule,
} from '../rule.js';
import { DAY_LIKE, IN_DIGITS, MARK_BEHIND } from '../traits.js';
import { isDash, isMark, isNounAt, plainAt } from '../words.js';

/** Weaker ones: `từ 6/2`, `trước 30/6`, `lễ 30/4`; they do for a slash, not for a hyphen or a point. */
const WEAK_CUES = lexemes('từ đến tới hết trước sau dịp lễ trong vào qua và cuối đầu kỷ niệm là tết ra');
const TWICE_SAID = lexemes('ngày hôm');
const AND = lexeme('và');
const LUNAR = lexeme('âm');
const OFTEN = lexemes('mỗi một hằng hàng mấy');
/** `hôm nay 4.6 và ngày mai 5.6` */
const NEAR_DAYS = lexemes('nay mai qua kia');
const FEASTS = lexemes('lễ dịp tết niệm khánh');
const MILLION = lexeme('triệu');
const LIST_REACH = 6;
const NUMBER_CUES = lexemes('số thứ hạng xếp đạt có tổng khoảng được chiếm gồm');

/** EDTF of a date: the year as written, else the one told by the article. */
export function resolveDate(date: DateParts, { year, published }: ReferenceYear): Resolved {
  if (date.yearOffset !== undefined) {
    const resolved = year === undefined ? undefined : year + date.yearOffset;
    return {
      value: edtf(date, resolved),
      evidence: `"năm ${date.yearOffset === 0 ? 'nay' : 'trước'}" counted from ${year ?? 'an unknown year'}`,
    };
  }
  if (published === undefined)
    return { value: edtf(date, undefined), evidence: 'no year is written and the date of publication is unknown' };
  const publishedYear = Number(published.slice(0, 4));
  // A day of December in an article of January is of the year before; plans reach a few months ahead.
  const months = (date.month - Number(published.slice(5, 7) || 6)) as number;
  const resolved = months > 6 ? publishedYear - 1 : months < -9 ? publishedYear + 1 : publishedYear;
  return { value: edtf(date, resolved), evidence: `year ${resolved} taken from the publication on ${published}` };
}

/** A date draft from token `first`; its year is looked up at the end where none is written. */
function dateDraft(t: Tokens, first: number, date: DateParts): Draft {
  const value = edtf(date, date.year);
  return {
    kind: 'date',
    value,
    first,
    next: date.next,
    parts: [partOf(t, first, date.next, date.day === undefined ? 'month' : 'day', value)],
    resolve: date.year === undefined ? (reference) => resolveDate(date, reference) : undefined,
  };
}

/** True where the last mention was a date and only `,`, `và`, `ngày` or a dash stands between: `30/6 và 1/7`. */
function goesOnFromDate({ t, last }: Context, i: number): boolean {
  return (
    last?.kind === 'date' &&
    i - last.next <= 2 &&
    i > last.next &&
    (isMark(t, last.next, ',') || t.lexeme[last.next] === AND)
  );
}

/** `sáng nay, 2-6, tại Quốc hội`, `rạng sáng nay (11.5, giờ Việt Nam)`: the day behind the word for it. */
const isSaidAgain = (t: Tokens, i: number): boolean =>
  (isMark(t, i - 1, ',') || isMark(t, i - 1, '(')) && NEAR_DAYS.has(t.lexeme[i - 2]!) && DAY_CUES.has(t.lexeme[i - 3]!);

const rules: readonly Rule<'date'>[] = [
  {
    // "ngày 7/1/2019", "ngày 30-6", "ngày 20.9", "ngày 25 tháng 6 năm 2019"
    name: 'date/day-word',
    starts: [DAY],
    read({ t }, i) {
      const date = dayAt(t, i + 1);
      return date && dateDraft(t, i, date);
    },
  },
  {
    // "tháng 6/2013", "tháng 5 năm 2015", "tháng Một", "tháng 7"; not "7 tháng/2017", whose number comes first
    name: 'date/month',
    starts: [MONTH],
    read({ t }, i) {
      const month = monthAt(t, i + 1);
      if (!month) return undefined;
      // "tháng 4 âm lịch": no month of the calendar
      if (t.lexeme[month.next] === LUNAR) return undefined;
      // "mỗi tháng hai lần" says how often
      if (t.type[i + 1] !== NUMBER && OFTEN.has(t.lexeme[i - 1]!)) return undefined;
      // "tháng 10 và 11" is one month and a bare number; "tháng 4,5 triệu" is money per month
      if (month.year === undefined && t.type[i + 1] === NUMBER && t.lexeme[month.next] === MILLION) return undefined;
      return dateDraft(t, i, month);
    },
  },
  {
    // "7/1/2019", "10-9-2018", "3.10.2017", "2019-05-17", "25 tháng 6 năm 2019": a year makes the shape certain
    name: 'date/with-year',
    starts: 'number',
    needs: DAY_LIKE,
    read({ t }, i) {
      const date = dayAt(t, i);
      return date?.year === undefined ? undefined : dateDraft(t, i, date);
    },
  },
  {
    // "(8/2016)", "từ 3/2017": a month and its year
    name: 'date/month-and-year',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      const month = plainAt(t, i);
      if (month === undefined || month < 1 || month > 12 || t.end[i]! - t.start[i]! > 2) return undefined;
      const { year, next } =
        isMark(t, i + 1, '/') && t.glued[i + 1] === 1 ? yearBehind(t, i + 1) : { year: undefined, next: i };
      if (year === undefined || year < 1900 || (isMark(t, next, '/') && t.glued[next] === 1)) return undefined;
      return isNounAt(t, next) ? undefined : dateDraft(t, i, { month, year, next });
    },
  },
  {
    // "chiều 9/6", "tối 16-6", "hôm 20.9"
    name: 'date/cued',
    starts: 'number',
    needs: DAY_LIKE,
    read({ t }, i) {
      if (
        !DAY_CUES.has(t.lexeme[i - 1]!) &&
        !(NEAR_DAYS.has(t.lexeme[i - 1]!) && DAY_CUES.has(t.lexeme[i - 2]!)) &&
        !isSaidAgain(t, i) &&
        !(TWICE_SAID.has(t.lexeme[i - 2]!) && t.type[i - 1] !== NUMBER && isMark(t, i - 1, '('))
      )
        return undefined;
      const date = dayAt(t, i);
      return date && dateDraft(t, i, date);
    },
  },
  {
    // "nghỉ lễ 30-4 và 1-5", "trước 5-9": a feast or limit makes the hyphen a date's where day and month can be told
    name: 'date/feast',
    starts: 'number',
    needs: DAY_LIKE | MARK_BEHIND,
    read({ t, last }, i) {
      if (!isDash(t, i + 1) || t.glued[i + 1] !== 1) return undefined;
      const goesOn = last?.kind === 'date' && t.lexeme[i - 1] === AND && last.next === i - 1;
      if (!FEASTS.has(t.lexeme[i - 1]!) && !goesOn) return undefined;
      const date = dayAt(t, i);
      return date && !isNounAt(t, date.next) ? dateDraft(t, i, date) : undefined;
    },
  },
  {
    // "(6-2)", "(13-5)": nothing else stands in the brackets
    name: 'date/bracketed',
    starts: 'number',
    needs: DAY_LIKE,
    read({ t }, i) {
      if (!isMark(t, i - 1, '(')) return undefined;
      const date = dayAt(t, i);
      return date && isMark(t, date.next, ')') ? dateDraft(t, i, date) : undefined;
    },
  },
  {
    // "trong 3 ngày 28, 29, 30-6", "2 đêm 18 và 19/10", "2 ngày mùng 10 và đêm 11/7": the month stands with the last day
    name: 'date/list',
    starts: 'number',
    needs: IN_DIGITS,
    read({ t, last }, i) {
      const cued =
        DAY_CUES.has(t.lexeme[i - 1]!) || (last?.kind === 'date' && last.next === i - 1 && isMark(t, i - 1, ','));
      const day = plainAt(t, i);
      if (!cued || day === undefined || day < 1 || day > 31) return undefined;
      let at = i + 1;
      for (let steps = 0; steps < LIST_REACH && (isMark(t, at, ',') || t.lexeme[at] === AND); steps++) {
        at++;
        while (DAY_CUES.has(t.lexeme[at]!)) at++;
        const full = dayAt(t, at);
        if (full)
          return full.day !== undefined && isDay(day, full.month)
            ? dateDraft(t, i, { ...full, day, next: i + 1 })
            : undefined;
        if (t.type[at] !== NUMBER) return undefined;
        at++;
      }
      return undefined;
    },
  },
  {
    // "(6/2)", "từ 6/2", "30/6 và 1/7", "nghỉ lễ 30/4": a slash date without its word, where no counted noun follows
    name: 'date/slash',
    starts: 'number',
    needs: DAY_LIKE,
    read(context, i) {
      const { t } = context;
      const byMonthWord = t.lexeme[i + 1] === MONTH && t.type[i + 2] === NUMBER;
      if (!isMark(t, i + 1, '/') && !byMonthWord && !goesOnFromDate(context, i)) return undefined;
      const date = dayAt(t, i);
      if (!date) return undefined;
      if (byMonthWord || goesOnFromDate(context, i)) return dateDraft(t, i, date);
      const inBrackets = isMark(t, i - 1, '(') && isMark(t, date.next, ')');
      if (inBrackets || (WEAK_CUES.has(t.lexeme[i - 1]!) && !isNounAt(t, date.next))) return dateDraft(t, i, date);
      const day = plainAt(t, i);
      // "16/2 tổ chức đại hội": no share has more parts than its whole
      const isShare = day !== undefined && day <= date.month;
      if (!isShare && isMark(t, i + 1, '/') && !NUMBER_CUES.has(t.lexeme[i - 1]!)) return dateDraft(t, i, date);
      const isFractionLike = day !== undefined && day < date.month && day <= 3 && date.month <= 5;
      if (isNounAt(t, date.next) || isFractionLike || NUMBER_CUES.has(t.lexeme[i - 1]!)) return undefined;
      return { ...dateDraft(t, i, date), evidence: ['read as a day: no counted noun follows'], confidence: 0.8 };
    },
  },
];

export const date: Extractor<'date'> = { kind: 'date', rules };
