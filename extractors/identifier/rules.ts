import { DAY, DAY_CUES, dayAt, MONTH, YEAR, yearAt } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { END, NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { units } from '../measure/lexicon.js';
import { isBaseAt, isPopulationAt } from '../per.js';
import type { Context, Draft, Rule } from '../rule.js';
import { GLUED, HOUR_OR_DEGREE, IN_DIGITS, JOINED_BEFORE, MARK_BEHIND, POINTED, WORD_GLUED } from '../traits.js';
import { isDash, isMark, isPhraseEnd, plainAt } from '../words.js';
import { CONTACT_CUES, COORDINATES, COUNTING_BEFORE_NUMBER_WORD, documents, idioms, NUMBER_WORD } from './lexicon.js';
import { documentNumberAt, identifierDraft, LONGEST_RUN, nameNumberEnd, namesAt, plateAt } from './shapes.js';

const ADDRESS = [lexeme('địa'), lexeme('chỉ')] as const;
const HTTP = [lexeme('http'), lexeme('https'), lexeme('www')];
const AGAINST = lexeme('điểm');

export const numberRules: readonly Rule<'identifier'>[] = [
  {
    name: 'identifier/document-number',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      const next = documentNumberAt(t, i);
      return next === undefined ? undefined : identifierDraft(t, i, next);
    },
  },
  {
    name: 'identifier/plate',
    starts: 'number',
    needs: IN_DIGITS | WORD_GLUED,
    read({ t }, i) {
      const next = plateAt(t, i);
      return next === undefined ? undefined : identifierDraft(t, i, next, 'shape of a number plate');
    },
  },
  {
    // "0234.3822487", "0912 345 678", "1900 545 415"; account numbers
    name: 'identifier/phone',
    starts: 'number',
    read({ t }, i) {
      const cued = CONTACT_CUES.has(t.lexeme[i - 1]!) || CONTACT_CUES.has(t.lexeme[i - 2]!);
      const head = t.text.charCodeAt(t.start[i]!);
      // Most numbers are none: they begin with no 0 and are neither 1900 nor 1800, nor as long as an account's.
      if (!cued && head !== 0x30 && head !== 0x31 && t.end[i]! - t.start[i]! < ACCOUNT_DIGITS) return undefined;
      const raw = sliceOf(t, i, i + 1);
      let digits = raw.replaceAll('.', '').length;
      let next = i + 1;
      const longNext = t.type[i + 1] === NUMBER && t.end[i + 1]! - t.start[i + 1]! >= 3 && t.type[i + 2] === NUMBER;
      const opensPhone =
        raw.startsWith('0') && (raw.length >= 3 || (raw.length === 2 && longNext)) && !raw.includes(',');
      // "19006769" in one piece
      if (/^1[89]00[0-9]{4}$/u.test(raw)) return identifierDraft(t, i, i + 1);
      const isHotline = raw === '1900' || raw === '1800';
      if (opensPhone || isHotline || cued) {
        while (
          t.type[next] === NUMBER &&
          t.end[next]! - t.start[next]! >= 2 &&
          t.end[next]! - t.start[next]! <= 7 &&
          digits < 12
        ) {
          digits += t.end[next]! - t.start[next]!;
          next++;
        }
      }
      const isPhone = (opensPhone && digits >= 9) || (isHotline && next > i + 1) || (cued && digits >= 7);
      return isPhone || (/^[0-9]+$/u.test(raw) && raw.length >= ACCOUNT_DIGITS)
        ? identifierDraft(t, i, next)
        : undefined;
    },
  },
  {
    // "SBD 28015017", "(04) 22222000", "Kế toán 52340301"; "20000000 đồng" is money, "15000000 người" counts
    name: 'identifier/long',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      const length = t.end[i]! - t.start[i]!;
      if (length < CODE_DIGITS || !/^[0-9]+(?<!0000)$/u.test(sliceOf(t, i, i + 1))) return undefined;
      const quantity = context.quantity(i);
      return quantity?.kind === 'bare' && quantity.next === i + 1 && !context.isNoun(i + 1)
        ? identifierDraft(t, i, i + 1, 'too long for a number that is not grouped')
        : undefined;
    },
  },
  {
    // "6 lít xăng/100 km": the base of a rate
    name: 'identifier/base',
    starts: 'number',
    needs: IN_DIGITS | JOINED_BEFORE,
    read({ t }, i) {
      return isBaseAt(t, i) ? identifierDraft(t, i, units.at(t, i + 1)!.next, 'the base of a rate') : undefined;
    },
  },
  {
    // "liên minh 8.7": a point before one digit, and neither unit nor noun behind
    name: 'identifier/version',
    starts: 'number',
    needs: POINTED,
    read(context, i) {
      if (context.numeral(i)?.style !== 'english-decimal' || isDayFrame(context, i)) return undefined;
      const quantity = context.quantity(i);
      const isVersion = quantity?.kind === 'bare' && quantity.numeral.scale === 1 && quantity.value2 === undefined;
      return isVersion && !context.isNoun(quantity.next) ? identifierDraft(context.t, i, i + 1) : undefined;
    },
  },
  {
    // "18 ca trên 100.000 dân": the base of a rate counts nobody
    name: 'identifier/denominator',
    starts: 'number',
    needs: IN_DIGITS,
    read({ t }, i) {
      if ((!BASE_CUES.has(t.lexeme[i - 1]!) && !isMark(t, i - 1, '/')) || !isPopulationAt(t, i)) return undefined;
      return identifierDraft(t, i, PEOPLE.has(t.lexeme[i + 1]!) ? i + 2 : i + 3, 'the base of a rate');
    },
  },
  {
    // "sơ đồ 4-2-3-1", "số đo ba vòng 82 - 60 - 90"
    name: 'identifier/chain',
    starts: 'number',
    needs: MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      let next = i + 1;
      let slashes = 0;
      while (next < i + LONGEST_RUN && t.type[next + 1] === NUMBER && t.end[next + 1]! - t.start[next + 1]! <= 3) {
        const isSlash = isMark(t, next, '/') && t.glued[next] === 1 && t.glued[next + 1] === 1;
        if (!isSlash && !isDash(t, next)) break;
        if (isSlash) slashes++;
        next += 2;
      }
      // "7/1/2019" is a day, "1/2/3/4" none
      const isLong = next >= i + (slashes > 0 ? 7 : 5);
      const isShort = t.end[i]! - t.start[i]! <= 2 && yearAt(t, next - 1) === undefined;
      return isLong && isShort && context.quantity(next - 1)?.kind === 'bare' ? identifierDraft(t, i, next) : undefined;
    },
  },
  {
    // "xem [2]", "tỷ lệ 1:1,02": a footnote, a proportion
    name: 'identifier/bracketed',
    starts: 'number',
    needs: MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      if (isMark(t, i - 1, '[') && isMark(t, i + 1, ']')) return identifierDraft(t, i, i + 1, 'a footnote');
      if (isMark(t, i - 1, '[') && isDash(t, i + 1) && t.type[i + 2] === NUMBER && isMark(t, i + 3, ']'))
        return identifierDraft(t, i, i + 3, 'footnotes');
      // "(Đức Huy 27')", "Ronaldo (10', 48')", "62' Đội khách ghi bàn": minutes of a match
      const isTicked = (isMark(t, i + 1, "'") || isMark(t, i + 1, '’')) && t.glued[i + 1] === 1;
      const isListed = isMark(t, i - 1, '(') || isMark(t, i - 1, ',') || isMark(t, i + 2, ')') || isMark(t, i + 2, ',');
      const opensLine = t.glued[i + 2] === 0 && t.capital[i + 2]! > 0 && context.isSentenceStart(i);
      if (isTicked && (t.capital[i - 1]! > 0 || isListed || opensLine))
        return identifierDraft(t, i, i + 1, 'a minute of a match');
      const isProportion =
        isMark(t, i + 1, ':') && t.glued[i + 1] === 1 && t.type[i + 2] === NUMBER && t.glued[i + 2] === 1;
      return isProportion ? identifierDraft(t, i, i + 3, 'a proportion') : undefined;
    },
  },
  {
    // "1 số quận" is "một số": some; "1 phần lỗi" is a part, "1 phần quà" a present
    name: 'identifier/some',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      const isOneOf = t.lexeme[i + 1] === WITHIN && t.lexeme[i + 2] === THOSE;
      if (plainAt(t, i) === 1 && isOneOf) return identifierDraft(t, i, i + 3, 'one of');
      if (plainAt(t, i) !== 1) return undefined;
      // "có 1 không 2", "ở 1 mình"
      if (t.lexeme[i + 1] === NOT && plainAt(t, i + 2) === 2) return identifierDraft(t, i, i + 3, 'a set phrase');
      if (t.lexeme[i + 1] === ALONE) return identifierDraft(t, i, i + 2, 'alone');
      // "1 vài năm", "đợi 1 lúc", "1 chút muối"
      if (LITTLE.has(t.lexeme[i + 1]!) && t.lexeme[i + 2] !== NUMBER_WORD) return identifierDraft(t, i, i + 2, 'some');
      const isPart = t.lexeme[i + 1] === PART && !PORTIONS.has(t.lexeme[i + 2]!);
      return (t.lexeme[i + 1] === NUMBER_WORD || isPart) && context.isNoun(i + 2)
        ? identifierDraft(t, i, i + 2, 'some')
        : undefined;
    },
  },
  {
    // "mỗi m2", "hàng trăm m3": the unit without a number
    name: 'identifier/unit-alone',
    starts: 'number',
    needs: GLUED,
    read({ t }, i) {
      const isUnit = t.glued[i] === 1 && t.type[i - 1] === WORD && units.at(t, i - 1)?.next === i + 1;
      return isUnit ? identifierDraft(t, i - 1, i + 1, 'a unit, no number') : undefined;
    },
  },
  {
    // "1. Người nào cố ý gây thương tích": an enumerator opens a sentence
    name: 'identifier/enumerator',
    starts: 'number',
    needs: MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      const closes =
        (isMark(t, i + 1, '.') || isMark(t, i + 1, ')') || isMark(t, i + 1, '/')) &&
        t.glued[i + 1] === 1 &&
        (t.glued[i + 2] === 0 || isMark(t, i + 1, '.'));
      if (
        !closes ||
        t.end[i]! - t.start[i]! > 2 ||
        t.type[i + 2] !== WORD ||
        t.capital[i + 2] === 0 ||
        !context.isSentenceStart(i)
      )
        return undefined;
      return identifierDraft(t, i, i + 1, 'opens a list item');
    },
  },
  {
    // "10,6 độ Vĩ Bắc", "38 độ Bắc", "07 độ 43’N"; "34 độ, Bắc Bộ" is a temperature
    name: 'identifier/coordinate',
    starts: 'number',
    needs: HOUR_OR_DEGREE,
    read({ t }, i) {
      const at = i + 2;
      if (!isMark(t, i + 1, '°') && t.lexeme[i + 1] !== DEGREE) return undefined;
      const isDirection = DIRECTIONS.has(t.lexeme[at]!) && t.capital[at] === 1 && t.capital[at + 1] === 0;
      if (COORDINATES.has(t.lexeme[at]!) || isDirection) return identifierDraft(t, i, at + 1, 'a coordinate');
      const hasMinutes = t.type[at] === NUMBER && (isMark(t, at + 1, "'") || isMark(t, at + 1, '’'));
      return hasMinutes ? identifierDraft(t, i, at + 1, 'a coordinate') : undefined;
    },
  },
  {
    // "phương châm 4 tại chỗ", "3 không", "2 trong 1"
    name: 'identifier/idiom',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      const numeral = context.numeral(i);
      if (!numeral || numeral.value > 10 || !Number.isInteger(numeral.value) || numeral.style === 'words')
        return undefined;
      const found = idioms.at(t, numeral.next);
      if (!found) return undefined;
      const quoted = isMark(t, i - 1, '"') || isMark(t, i - 1, '“') || MOTTO_CUES.has(t.lexeme[i - 1]!);
      const certain = found.value === 'tại chỗ' || found.value === 'trong 1' || (quoted && isPhraseEnd(t, found.next));
      return certain ? identifierDraft(t, i, found.next, 'a set phrase') : undefined;
    },
  },
  {
    // "đường 23-10", "khu 31-8", "thắng đậm 4-1 cho Real", "lốp 235/45": a pair that falls is no range
    name: 'identifier/pair',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      const isSlash = isMark(t, i + 1, '/');
      if (!(isDash(t, i + 1) || isSlash) || t.glued[i + 1] !== 1 || t.glued[i + 2] !== 1 || isDayFrame(context, i))
        return undefined;
      const first = plainAt(t, i);
      const second = plainAt(t, i + 2);
      if (first === undefined || second === undefined || first < second) return undefined;
      const isDay = dayAt(t, i) !== undefined;
      if (isSlash && (isDay || first === second || first === 24)) return undefined;
      const isEnd = t.type[i + 3] !== WORD && !isMark(t, i + 3, '%') && !isMark(t, i + 3, '/') && !isDash(t, i + 3);
      if (isEnd) return identifierDraft(t, i, i + 3);
      // "4-1 cho Real" is a score, "28-6 tại Hà Nội" a day
      const goesOn =
        t.glued[i] === 0 && t.type[i + 3] === WORD && t.glued[i + 3] === 0 && !context.isNoun(i + 3) && first < 1000;
      return goesOn && (!isDay || SIDES.has(t.lexeme[i + 3]!)) && context.quantity(i + 2)?.kind === 'bare'
        ? identifierDraft(t, i, i + 3)
        : undefined;
    },
  },
  {
    // "18/100 điểm", "24/24", "24/7"
    name: 'identifier/around-the-clock',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      if (!isMark(t, i + 1, '/') || plainAt(t, i) !== 24 || isMark(t, i + 3, '/')) return undefined;
      const whole = plainAt(t, i + 2);
      return whole === 24 || whole === 7 ? identifierDraft(t, i, i + 3) : undefined;
    },
  },
];
/** Longer numbers of digits alone are those of accounts. */
const ACCOUNT_DIGITS = 13;
const CODE_DIGITS = 8;
const BASE_CUES = lexemes('trên quân mỗi');
const PEOPLE = lexemes('dân');
/** `ngày 20.9`, `(6-2)`, `28, 29, 30-6`: a day is meant, whatever its shape. */
const isDayFrame = ({ t, last }: Context, i: number): boolean => {
  const goesOn = last?.kind === 'date' && (isMark(t, i - 1, ',') || t.lexeme[i - 1] === AND);
  const isToday = NEAR_DAYS.has(t.lexeme[i - 1]!) && DAY_CUES.has(t.lexeme[i - 2]!);
  return isToday || DAY_CUES.has(t.lexeme[i - 1]!) || isMark(t, i - 1, '(') || goesOn;
};
const AND = lexeme('và');
const NEAR_DAYS = lexemes('nay mai qua kia');
/** `4-1 cho Real`, `2-1 trước Chelsea` */
const SIDES = lexemes('cho trước');
const NOT = lexeme('không');
const ALONE = lexeme('mình');
const LITTLE = lexemes('vài lúc chút ít tí');
const PART = lexeme('phần');
const PORTIONS = lexemes(
  'nghìn ngàn tự ngoại quà thưởng ăn cơm bánh mì bún phở trăm thi mềm mười cháo nước rượu dầu giấm bột muối đường gạo',
);
const WITHIN = lexeme('trong');
const THOSE = lexeme('những');
const DEGREE = lexeme('độ');
const DIRECTIONS = lexemes('bắc nam đông tây');
const MOTTO_CUES = lexemes('châm hiệu trào');

/** True where token `i` says a day, month or year, which belongs to the number before it and makes it no name. */
const isCalendarWord = (t: Tokens, i: number): boolean =>
  t.lexeme[i] === DAY || t.lexeme[i] === MONTH || t.lexeme[i] === YEAR;

export const wordRules: readonly Rule<'identifier'>[] = [
  {
    // links and addresses: their digits are no figures
    name: 'identifier/link',
    starts: HTTP,
    read({ t }, i) {
      let next = i + 1;
      while (t.type[next] !== END && t.glued[next] === 1) next++;
      return next > i + 1 ? identifierDraft(t, i, next) : undefined;
    },
  },
  {
    // "Nghị quyết số 08-NQ/HU", "Nghị định 94", "chỉ thị số 05", "chương trình 135"; "Kế hoạch 5 năm" has a time
    name: 'identifier/document',
    starts: [NUMBER_WORD],
    read(context, i) {
      const { t } = context;
      // "tại địa chỉ số 9"; "chỉ số 9" tells how high an index is
      const isAddress = t.lexeme[i - 2] === ADDRESS[0] && t.lexeme[i - 1] === ADDRESS[1];
      if (t.type[i + 1] !== NUMBER || (COUNTING_BEFORE_NUMBER_WORD.has(t.lexeme[i - 1]!) && !isAddress))
        return undefined;
      const next = nameNumberEnd(t, i + 1);
      if (next === undefined) return undefined;
      const quantity = context.quantity(i + 1);
      const isAmount =
        quantity &&
        (quantity.numeral.scale > 1 ||
          quantity.kind === 'money' ||
          quantity.kind === 'percentage' ||
          quantity.kind === 'measure' ||
          quantity.numeral.style === 'grouped');
      return isAmount ? undefined : identifierDraft(t, i + 1, next, 'a number that names');
    },
  },
];

/** What a document or chapter title says before its number. */
export function documentAt(context: Context, i: number): Draft | undefined {
  const { t } = context;
  const found = documents.at(t, i);
  if (!found || t.type[found.next] !== NUMBER) return undefined;
  // "Kế hoạch 5 năm" says how long, "Nghị định 159 ngày 12/11/2013" which
  const dated =
    (t.lexeme[found.next + 1] === DAY && dayAt(t, found.next + 2) !== undefined) ||
    (t.lexeme[found.next + 1] === YEAR && yearAt(t, found.next + 2) !== undefined);
  if (isCalendarWord(t, found.next + 1) && !dated) return undefined;
  const next = nameNumberEnd(t, found.next);
  if (next === undefined) return undefined;
  if (
    (!dated && !DECREES.has(t.lexeme[found.next - 1]!) && !namesAt(context, found.next, ISSUED.has(t.lexeme[next]!))) ||
    (plainAt(t, found.next) ?? 0) >= 1900
  )
    return undefined;
  // "điểm 3 môn", "luật 5 chương" count; a document's number ends the phrase or is followed by who issued it
  const behind = t.lexeme[next]!;
  const endsName = isPhraseEnd(t, next) || ISSUED.has(behind) || t.capital[next]! > 0 || next > found.next + 1;
  const isDecree = DECREES.has(t.lexeme[found.next - 1]!) && !COUNT_OF_DECREES.has(behind);
  return (endsName || isDecree) && behind !== AGAINST
    ? identifierDraft(t, found.next, next, 'the number of a document')
    : undefined;
}
/** `định` of `nghị định`, `tư` of `thông tư`, and their abbreviations: these are never verbs. */
const DECREES = lexemes('định tư nđ qđ quyết thị');
const COUNT_OF_DECREES = lexemes('điều chương khoản triệu tỷ tỉ');
const ISSUED = lexemes('của về ngày và nay được đã do năm có ban khóa quy là với cũng này cho từ tại trên đến');
