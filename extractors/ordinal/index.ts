import { MONTH, TET, YEAR } from '../calendar/index.js';
import { timeUnits } from '../duration/lexicon.js';
import { isOtherNoun } from '../identifier/shapes.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { type Context, type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { DAY_LIKE, IN_DIGITS, JOINED_BEFORE, MARK_BEHIND } from '../traits.js';
import { ALWAYS_COUNTED, COUNTED, isDash, isMark, isNounAt, plainAt, romanAt } from '../words.js';

const RANK = lexeme('thứ');
const RANK_WORDS = new Map(
  Object.entries({
    nhất: 1,
    nhì: 2,
    hai: 2,
    ba: 3,
    tư: 4,
    bốn: 4,
    năm: 5,
    sáu: 6,
    bảy: 7,
    tám: 8,
    chín: 9,
    mười: 10,
  }).map(([word, rank]) => [lexeme(word), rank]),
);
/** Names of grades, sessions and steps: the number behind them ranks. */
const GRADES = [
  'khóa',
  'khoá',
  'lớp',
  'cấp',
  'hạng',
  'bậc',
  'vòng',
  'tầng',
  'đợt',
  'loại',
  'kỷ',
  'kỉ',
  'tuần',
  'độ',
  'mức',
  'mùng',
  'mồng',
  'giải',
].map(lexeme);
/** A range behind these ranks at both ends: `cấp 6-7`, `tầng 2 - 5`, `thế kỷ 13-14`. */
const RANGED = lexemes('cấp tầng tuần lớp độ kỷ kỉ hạng bậc khóa khoá giải');
const NO_GRADE_BEFORE_COUNT = lexemes('cấp loại mức tuần đợt vòng giải tầng độ bậc lớp');
const WOUNDED = lexeme('binh');
const LUNAR = new Map([
  [lexeme('giêng'), 1],
  [lexeme('chạp'), 12],
]);
const NEW_YEAR_DAYS = [lexeme('mùng'), lexeme('mồng')];
const UP_TO = lexemes('đến tới');
const ENTIRE = lexeme('hết');
const STAR = lexeme('sao');
const RANKED_BY = lexemes('thứ hạng tự trí');
const WITHIN = lexemes('trong trên');
const TOTAL = lexeme('tổng');
const NUMBER_WORD = lexeme('số');
const AND = lexeme('và');
const POSITION = [lexeme('vị'), lexeme('trí')] as const;
const RANKING = ['đứng', 'xếp', 'hạng'].map(lexeme);

function draft(t: Tokens, value: number | string, first: number, next: number): Draft {
  return { kind: 'ordinal', value, first, next, parts: [partOf(t, first, next, 'rank', String(value))] };
}

/** `12/63` behind a word of rank: the place and the field. */
function placeAt(t: Tokens, i: number): number {
  return isMark(t, i + 1, '/') && t.glued[i + 1] === 1 && t.type[i + 2] === NUMBER ? i + 3 : i + 1;
}

/** `cung cấp 10 loại`, `tạm cấp 3 tỷ`: here the second syllable is a verb. */
const VERB_BEFORE_LEVEL = lexemes('cung trợ tạm được đã sẽ bao phân nâng chu đẳng đang việc đề tuyên sơ hãy cứu vừa');
const LEVEL = lexeme('cấp');
const CLASS = lexeme('lớp');
const SCHOOL = lexeme('trường');
/** Schools have twelve forms. */
const LAST_FORM = 12;
const TIMES = lexeme('lần');
const SEASON = lexeme('vụ');
const SERIES = lexeme('mùa');
const TET_CUES = lexemes('đêm tối sáng chiều trưa tức hôm từ đến là ngày trước');
const STUDENTS = lexeme('viên');
/** No course of studies is longer, in years. */
const LAST_YEAR = 7;

/** `vào vòng 16 đội`: the round is called by who is left in it. */
const LEFT = new Set([16, 32, 64]);
const ROUND = lexeme('vòng');
const FLOOR = lexeme('tầng');
const NO_FLOOR = lexemes('mỗi một hạ các từng nhà cao');
const ROOMS = lexemes('phòng người hộ chỗ cửa căn');
const TEAM = lexeme('đội');

/** A counted noun behind the number takes it from the grade word: "đợt 3" ranks, "cấp 3 triệu" and "lớp 20 em" count. */
function isCount(context: Context, grade: number, i: number): boolean {
  const { t } = context;
  const quantity = context.quantity(i);
  if (!quantity || !NO_GRADE_BEFORE_COUNT.has(t.lexeme[grade]!)) return false;
  // "học sinh lớp 9 trường Lê Lợi"
  const isForm = t.lexeme[grade] === CLASS && quantity.kind === 'bare' && quantity.value <= LAST_FORM;
  if (isForm && t.lexeme[quantity.next] === SCHOOL) return false;
  // "từ tầng 7 bệnh viện"; "mỗi tầng 4 phòng", "hạ tầng 2 khu" count
  const isFloor = t.lexeme[grade] === FLOOR && quantity.kind === 'bare' && !NO_FLOOR.has(t.lexeme[grade - 1]!);
  if (isFloor && !ROOMS.has(t.lexeme[quantity.next]!)) return false;
  if (t.lexeme[grade] === ROUND && LEFT.has(quantity.value) && t.lexeme[quantity.next] === TEAM) return false;
  return (
    quantity.kind !== 'bare' ||
    quantity.numeral.scale > 1 ||
    !Number.isInteger(quantity.value) ||
    (t.capital[quantity.next] === 0 &&
      (t.lexeme[grade] === CLASS ? ALWAYS_COUNTED : COUNTED).has(t.lexeme[quantity.next]!))
  );
}

const rules: readonly Rule<'ordinal'>[] = [
  {
    // "thứ 4", "lần thứ XIII", "thứ nhất", "thứ 12/63", "Thứ Bảy"
    name: 'ordinal/rank',
    starts: [RANK],
    read({ t }, i) {
      const value =
        t.type[i + 1] === NUMBER ? plainAt(t, i + 1) : (romanAt(t, i + 1) ?? RANK_WORDS.get(t.lexeme[i + 1]!));
      if (value === undefined) return undefined;
      // "thứ 4-5 chung cuộc"
      const to = isDash(t, i + 2) && t.glued[i + 2] === 1 ? plainAt(t, i + 3) : undefined;
      return to !== undefined && to > value && to <= 100
        ? { ...draft(t, value, i, i + 4), value2: to }
        : draft(t, value, i, placeAt(t, i + 1));
    },
  },
  {
    // "mùng 2 - 10 Tết", "mùng 2 đến hết mùng 5": days of the lunar new year
    name: 'ordinal/new-year-days',
    starts: NEW_YEAR_DAYS,
    read(context, i) {
      const { t } = context;
      const from = plainAt(t, i + 1);
      let at = isDash(t, i + 2) || UP_TO.has(t.lexeme[i + 2]!) ? i + 3 : i;
      while (at > i && (t.lexeme[at] === ENTIRE || NEW_YEAR_DAYS.includes(t.lexeme[at]!))) at++;
      const to = at > i ? plainAt(t, at) : undefined;
      if (from === undefined || to === undefined || to <= from || to > 30 || isMark(t, at + 1, '/')) return undefined;
      return { ...draft(t, from, i, at + 1), value2: to };
    },
  },
  {
    // "khóa XII", "lớp 4", "cấp 9", "cấp 6-7", "hạng III", "thế kỷ 21", "mùng 6 Tết"
    name: 'ordinal/grade',
    starts: GRADES,
    read(context, i) {
      const { t } = context;
      const at = i + 1;
      if (t.type[at] === NUMBER) {
        const value = plainAt(t, at);
        if (value === undefined || value > 100 || isCount(context, i, at)) return undefined;
        if (t.lexeme[i] === LEVEL && VERB_BEFORE_LEVEL.has(t.lexeme[i - 1]!)) return undefined;
        // "gió cấp 6-7, giật cấp 8-9"
        const range = isDash(t, at + 1) && RANGED.has(t.lexeme[i]!) ? context.quantity(at) : undefined;
        // "tuần 13-17/2" is a span of days
        if (range?.kind === 'bare' && (range.value2 ?? 101) <= 100 && !isMark(t, range.next, '/'))
          return { ...draft(t, value, i, range.next), value2: range.value2 };
        return draft(t, value, i, placeAt(t, at));
      }
      const roman = romanAt(t, at);
      return roman === undefined ? undefined : draft(t, roman, i, at + 1);
    },
  },
  {
    // "đứng ở vị trí 41", "(vị trí 1580 trên thế giới)"; "ở vị trí 2 đội bóng" counts
    name: 'ordinal/position',
    starts: [POSITION[1]],
    read(context, i) {
      const { t } = context;
      const value = t.lexeme[i - 1] === POSITION[0] ? plainAt(t, i + 1) : undefined;
      if (value === undefined || t.type[i - 2] === NUMBER || context.quantity(i + 1)?.kind !== 'bare') return undefined;
      // "vị trí 3D" is a code
      if (context.isNoun(i + 2) || isDash(t, i + 2) || (t.type[i + 2] === WORD && t.glued[i + 2] === 1))
        return undefined;
      return draft(t, value, i - 1, placeAt(t, i + 1));
    },
  },
  {
    // "Barca (xếp 11)"
    name: 'ordinal/placed',
    starts: [RANKING[1]!],
    read({ t }, i) {
      const value = plainAt(t, i + 1);
      return value !== undefined && value <= 200 && (isMark(t, i + 2, ')') || isMark(t, i + 2, ','))
        ? draft(t, value, i, i + 2)
        : undefined;
    },
  },
  {
    // "tạm cấp lần 2 gồm", "lúa vụ 3", "Giọng hát Việt mùa 4": an occasion in a row; "lần 2 xe" would count
    name: 'ordinal/occasion',
    starts: [TIMES, SEASON, SERIES],
    read(context, i) {
      const { t } = context;
      const value = plainAt(t, i + 1);
      if (
        t.type[i - 1] === NUMBER ||
        value === undefined ||
        value > 50 ||
        !context.quantity(i + 1) ||
        context.quantity(i + 1)?.kind !== 'bare'
      )
        return undefined;
      const noun = t.lexeme[i + 2]!;
      // "xét nghiệm lần 2 đối với tài xế", "phiên tòa lần 3 xét xử"; "một lần 3 căn hộ" counts
      const isTimes = t.lexeme[i] === TIMES && (!COUNTED.has(noun) || isOtherNoun(t, i + 2));
      const counts = t.lexeme[i] === SERIES ? ALWAYS_COUNTED.has(noun) : context.isNoun(i + 2) && !isTimes;
      // "dịch vụ 4G"
      const isCode = t.type[i + 2] === WORD && t.glued[i + 2] === 1;
      // "phục vụ 40 - 50 bệnh nhân"; "quán quân mùa 3 - Thanh Duy" ranks
      const isRange = isDash(t, i + 2) && (t.glued[i + 2] === 1 || t.type[i + 3] === NUMBER);
      return counts || isCode || isMark(t, i + 2, '/') || isRange ? undefined : draft(t, value, i, i + 2);
    },
  },
  {
    // "14 tháng Giêng": a day of the lunar calendar
    name: 'ordinal/lunar-day',
    starts: 'number',
    needs: DAY_LIKE,
    read({ t }, i) {
      const day = plainAt(t, i);
      const isLunar = t.lexeme[i + 1] === MONTH && LUNAR.has(t.lexeme[i + 2]!);
      return isLunar && day !== undefined && day <= 30 ? draft(t, day, i, i + 3) : undefined;
    },
  },
  {
    // "đêm 30 Tết", "tức 29 Tết": the last days of the lunar year; "7 ngày Tết" is a length of time
    name: 'ordinal/days-before-new-year',
    starts: 'number',
    needs: DAY_LIKE,
    read({ t }, i) {
      if (t.lexeme[i + 1] !== TET || t.capital[i + 1] !== 1 || !TET_CUES.has(t.lexeme[i - 1]!)) return undefined;
      const day = plainAt(t, i);
      return day !== undefined && day <= 30 ? draft(t, day, i, i + 2) : undefined;
    },
  },
  {
    // "sinh viên năm 3": the third year of studies
    name: 'ordinal/year-of-studies',
    starts: [YEAR],
    read({ t }, i) {
      const value = t.lexeme[i - 1] === STUDENTS ? plainAt(t, i + 1) : undefined;
      return value === undefined || value > LAST_YEAR ? undefined : draft(t, value, i, i + 2);
    },
  },
  {
    // "tháng Giêng", "tháng Chạp": months of the lunar calendar fall on no fixed day
    name: 'ordinal/lunar-month',
    starts: [MONTH],
    read({ t }, i) {
      const month = LUNAR.get(t.lexeme[i + 1]!);
      return month === undefined ? undefined : draft(t, month, i, i + 2);
    },
  },
  {
    // "xếp 16/57 quốc gia", "thương binh 2/4"
    name: 'ordinal/place-of-field',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      if (!RANKING.includes(t.lexeme[i - 1]!) && t.lexeme[i - 1] !== WOUNDED) return undefined;
      const next = placeAt(t, i);
      const value = plainAt(t, i);
      return value === undefined || next === i + 1
        ? undefined
        : draft(t, next === i + 3 ? sliceOf(t, i, next) : value, i, next);
    },
  },
  {
    // "xếp thứ 1.250 trong số 2.000 công ty", "thứ hạng 122 trên tổng số 128 nước"
    name: 'ordinal/of-number',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      if (!RANKED_BY.has(t.lexeme[i - 1]!) || !WITHIN.has(t.lexeme[i + 1]!)) return undefined;
      const number = t.lexeme[i + 2] === TOTAL ? i + 3 : i + 2;
      const rank = context.numeral(i);
      const whole = t.lexeme[number] === NUMBER_WORD ? context.numeral(number + 1) : undefined;
      return rank !== undefined && whole !== undefined && rank.value < whole.value
        ? draft(t, rank.value, i, whole.next)
        : undefined;
    },
  },
  {
    // "OCOP 3 sao", "khách sạn 1-2 sao"
    name: 'ordinal/stars',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'bare' || t.lexeme[quantity.next] !== STAR || quantity.value > 7) return undefined;
      return { ...draft(t, quantity.value, i, quantity.next + 1), value2: quantity.value2, unit: 'sao' };
    },
  },
  {
    // "cấp 9, 10, giật cấp 12", "khóa XII, XIII": a list goes on
    name: 'ordinal/list',
    starts: 'number',
    needs: IN_DIGITS | JOINED_BEFORE,
    read({ t, last }, i) {
      if (last?.kind !== 'ordinal' || last.next !== i - 1) return undefined;
      // "kỳ quay thứ 76, 83 và 85 vừa được trao"
      const isLast = t.lexeme[i - 1] === AND;
      if (!isLast && !isMark(t, i - 1, ',')) return undefined;
      const value = plainAt(t, i);
      if (value === undefined || value > 100 || isMark(t, i + 1, '%')) return undefined;
      if (t.type[i + 1] === WORD && (t.capital[i + 1]! > 0 || isNounAt(t, i + 1) || t.glued[i + 1] === 1))
        return undefined;
      if (timeUnits.at(t, i + 1) || (t.type[i + 1] === WORD && !isLast && t.lexeme[i + 1] !== AND)) return undefined;
      return draft(t, value, i, i + 1);
    },
  },
];

export const ordinal: Extractor<'ordinal'> = { kind: 'ordinal', rules };
