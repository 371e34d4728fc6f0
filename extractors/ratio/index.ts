import { bareYearAt, DAY_CUES, MONTH } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens } from '../lexer/tokens.js';
import type { Numeral } from '../number/index.js';
import { DIGITS, FIVE_OR_YEAR } from '../number/lexicon.js';
import type { Quantity } from '../quantity.js';
import { type Context, type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { HOUR_OR_DEGREE, IN_DIGITS, MARK_BEHIND } from '../traits.js';
import { isMark, isNounAt, plainAt } from '../words.js';

const HALF = lexeme('nửa');
const ONE = lexeme('một');
const PART = lexeme('phần');
const PART_WHOLES = new Map([...DIGITS, [lexeme('tư'), 4], [lexeme('mười'), 10]]);
const WITHIN = lexeme('trong');
const OF = lexeme('trên');
/** `thứ hạng 122 trên tổng số 128 nước` ranks. */
const RANKS = lexemes('thứ hạng tự trí');
const TOTAL = lexeme('tổng');
const NUMBER_WORD = lexeme('số');
const EVERY = lexeme('cứ');
const THEN = lexeme('thì');
const HAS = lexeme('có');
/** Behind `nửa` these name the whole that it halves. */
const HALVED = lexemes('số tổng dân diện căn ngôi quãng tài giá thời');
const MORE_OR_LESS = lexemes('quá hơn gần');
const IS = lexeme('là');
const BOUNDS = lexemes('gần hơn khoảng tới đến chừng ít nhất');
const NOT_BEFORE = lexemes('số ngõ ngách hẻm nhà phòng lô điều khoản mục thứ hạng xếp đứng');

function draft(t: Tokens, value: number, value2: number, first: number, next: number): Draft {
  return {
    kind: 'ratio',
    value,
    value2,
    first,
    next,
    parts: [partOf(t, first, next, 'fraction', `${value}/${value2}`)],
  };
}

/** The draft of a share that takes the unit behind it with it: `12/30 ha` counts no hectares. */
function measuredDraft(t: Tokens, part: Numeral, whole: Numeral, i: number, of: Quantity | undefined): Draft {
  const share = draft(t, part.value, whole.value, i, i + 3);
  if (of?.kind !== 'measure' || of.unit === 'độ' || of.value2 !== undefined || of.per !== undefined) return share;
  const { unit, unitRaw, next } = of;
  return { ...share, unit, unitRaw, next, parts: [...share.parts, partOf(t, i + 3, next, 'unit', unit ?? '')] };
}

/** `1/8,1 triệu`, `1/10 triệu ca`; `1/2 triệu` is half a million. */
const isChance = (part: Numeral, whole: Numeral): boolean => part.value === 1 && whole.value > 4 * whole.scale;

/** Devices come with either: `64/128 GB`, `8/16 MP`. */
const EITHER: ReadonlySet<string | undefined> = new Set(['MB', 'GB', 'TB', 'Mbps', 'megapixel']);

/** Of widths and calibres the smaller is no part of the larger: `đường rộng 3,5/5 m`, `5,45/7,62 mm`. */
const LENGTHS: ReadonlySet<string | undefined> = new Set(['m', 'cm', 'mm', 'nm', 'inch']);
const LONG = 50;
/** `5,4 lít/100 km`, `15,9/100.000 người`: such wholes are bases of rates. */
const isBase = (whole: number): boolean => /^10{3,6}$/u.test(String(whole));
const REACHED = lexemes('đạt được');

/** True where a pair with decimals at token `i` is a part of a whole: `18,5/30,6 ha`, `92,13/100 điểm`; `tối 3,4/6` are days. */
function isMeasuredPart({ t }: Context, i: number, of: Quantity | undefined): boolean {
  if (of === undefined || of.value2 !== undefined || of.per !== undefined || isBase(of.value)) return false;
  if (DAY_CUES.has(t.lexeme[i - 1]!) || t.lexeme[i - 1] === MONTH || bareYearAt(t, i + 2) !== undefined) return false;
  if (of.kind === 'measure') return of.value !== 100 && (!LENGTHS.has(of.unit) || of.value >= LONG);
  return of.kind === 'duration' || (of.kind === 'bare' && (isNounAt(t, of.next) || REACHED.has(t.lexeme[i - 1]!)));
}

/** How many words may lie between `cứ 10 …` and `thì có 3`. */
const EVERY_REACH = 14;

const rules: readonly Rule<'ratio'>[] = [
  {
    // "136/158 trưởng thôn", "2/3 số hộ", "7/7 đơn vị", "12/30 ha", "18,5/30,6 ha"; days ("ngày 7/7") are taken before us, "24/7" and "18/100" are names
    name: 'ratio/slash',
    starts: 'number',
    needs: MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      if (!isMark(t, i + 1, '/') || t.type[i + 2] !== NUMBER || t.glued[i + 1] !== 1 || t.glued[i + 2] !== 1)
        return undefined;
      if (isMark(t, i + 3, '/') && t.glued[i + 3] === 1) return undefined;
      if (NOT_BEFORE.has(t.lexeme[i - 1]!) || (isMark(t, i - 1, '/') && t.glued[i] === 1)) return undefined;
      const part = context.numeral(i);
      const whole = context.numeral(i + 2);
      if (!part || !whole || part.next !== i + 1) return undefined;
      if (part.value > whole.value || whole.value === 0) return undefined;
      // "xác suất 1/10 triệu": a chance
      if (whole.scale > 1) return isChance(part, whole) ? draft(t, 1, whole.value, i, whole.next) : undefined;
      const of = context.quantity(i + 2);
      if (of?.kind === 'measure' && EITHER.has(of.unit)) return undefined;
      if (!Number.isInteger(part.value) || !Number.isInteger(whole.value))
        return isMeasuredPart(context, i, of) ? measuredDraft(t, part, whole, i, of) : undefined;
      if (part.padded && part.raw !== '0' && !whole.padded && whole.value > 31) return undefined;
      if (part.value === 24 && whole.value === 24) return undefined;
      return measuredDraft(t, part, whole, i, of);
    },
  },
  {
    // "một phần tư đường kính", "hai phần ba số phiếu"
    name: 'ratio/fraction-words',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const numeral = context.numeral(i);
      if (!numeral || numeral.value > 20 || t.lexeme[numeral.next] !== PART) return undefined;
      const wholeWord = PART_WHOLES.get(t.lexeme[numeral.next + 1]!);
      if (wholeWord === undefined || wholeWord <= numeral.value) return undefined;
      return draft(t, numeral.value, wholeWord, i, numeral.next + 2);
    },
  },
  {
    // "cứ 10 người thì có 3 người"
    name: 'ratio/every',
    starts: [EVERY],
    read(context, i) {
      const { t } = context;
      const whole = context.numeral(i + 1);
      if (!whole || !Number.isInteger(whole.value)) return undefined;
      for (let at = whole.next; at < whole.next + EVERY_REACH; at++) {
        if (isMark(t, at, '.') || isMark(t, at, ';')) return undefined;
        if (t.lexeme[at] !== THEN) continue;
        let start = t.lexeme[at + 1] === HAS ? at + 2 : at + 1;
        while (BOUNDS.has(t.lexeme[start]!)) start++;
        const part = context.numeral(start);
        return part && part.value <= whole.value ? draft(t, part.value, whole.value, i, part.next) : undefined;
      }
      return undefined;
    },
  },
  {
    // "1 trong 4 trường", "3 trong số 12 hộ", "hai trong số bốn tàu", "18 trên tổng số 20 tiêu chí"; "một trong số 10 loại"
    // names one of a set and is no share
    name: 'ratio/within',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      if (t.type[i] === NUMBER && t.lexeme[i + 1] !== WITHIN && t.lexeme[i + 1] !== OF) return undefined;
      const part = context.numeral(i);
      if (!part || part.scale > 1 || RANKS.has(t.lexeme[i - 1]!)) return undefined;
      const number = t.lexeme[part.next + 1] === TOTAL ? part.next + 2 : part.next + 1;
      const isOfNumber = t.lexeme[number] === NUMBER_WORD;
      if (t.lexeme[part.next] !== WITHIN && !(t.lexeme[part.next] === OF && isOfNumber && number > part.next + 1))
        return undefined;
      if (part.style === 'words' && (!isOfNumber || part.value < 2 || t.lexeme[i] === FIVE_OR_YEAR)) return undefined;
      const at = isOfNumber ? number + 1 : part.next + 1;
      const whole = context.numeral(at);
      if (!whole || whole.value <= part.value || whole.scale > 1) return undefined;
      const isCounted = isOfNumber ? context.quantity(at)?.kind === 'bare' : isNounAt(t, whole.next);
      return isCounted ? draft(t, part.value, whole.value, i, whole.next) : undefined;
    },
  },
  {
    // "một nửa kiốt", "nửa số hộ", "nửa căn nhà", "quá nửa là rừng sản xuất"; "nửa năm", "nửa đêm" are times
    name: 'ratio/half',
    starts: [HALF],
    read({ t }: Context, i) {
      const saidOne = t.lexeme[i - 1] === ONE;
      const isMost = MORE_OR_LESS.has(t.lexeme[i - 1]!) && t.lexeme[i + 1] === IS && isNounAt(t, i + 2);
      if (!saidOne && !isMost && !HALVED.has(t.lexeme[i + 1]!)) return undefined;
      return draft(t, 1, 2, saidOne ? i - 1 : i, i + 1);
    },
  },
  {
    // "gần 1 nửa khuôn mặt"
    name: 'ratio/half-in-digits',
    starts: 'number',
    needs: IN_DIGITS | HOUR_OR_DEGREE,
    read({ t }, i) {
      return t.lexeme[i + 1] === HALF && plainAt(t, i) === 1 && !isMark(t, i - 1, '/')
        ? draft(t, 1, 2, i, i + 2)
        : undefined;
    },
  },
];

export const ratio: Extractor<'ratio'> = { kind: 'ratio', rules };
