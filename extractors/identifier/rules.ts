import { bareYearAt, DAY, DAY_CUES, MONTH, YEAR, yearAt } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { END, MARK, NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { units } from '../measure/lexicon.js';
import { isPopulationAt } from '../per.js';
import { type Context, type Draft, partOf, type Rule } from '../rule.js';
import { ALWAYS_COUNTED, COUNTED, isDash, isMark, isPhraseEnd, plainAt } from '../words.js';
import {
  CONTACT_CUES,
  COORDINATES,
  COUNTING_BEFORE_NUMBER_WORD,
  documents,
  idioms,
  NUMBER_WORD,
  SCORE_CUES,
} from './lexicon.js';

/** An identifier over tokens `first … next - 1`; its value is the text as written. */
export function identifierDraft(t: Tokens, first: number, next: number, evidence?: string): Draft {
  const value = sliceOf(t, first, next);
  return {
    kind: 'identifier',
    value,
    first,
    next,
    parts: [partOf(t, first, next, 'name', value)],
    ...(evidence ? { evidence: [evidence] } : {}),
  };
}

/** The token behind the run of tokens that is written without blanks from token `i` on; punctuation at its end is left out. */
function gluedEnd(t: Tokens, i: number): number {
  let next = i + 1;
  while (
    t.glued[next] === 1 &&
    (t.type[next] === WORD || t.type[next] === NUMBER || (t.type[next] === MARK && joins(t, next)))
  )
    next++;
  while (t.type[next - 1] === MARK) next--;
  return next;
}
const joins = (t: Tokens, i: number): boolean =>
  (isMark(t, i, '/') ||
    isDash(t, i) ||
    isMark(t, i, '.') ||
    isMark(t, i, '+') ||
    isMark(t, i, '@') ||
    isMark(t, i, ':') ||
    isMark(t, i, '_')) &&
  t.glued[i + 1] === 1;

/** True where `xã`, `quận`, … with a name of its own begins at token `i`: "thôn 1 xã Ia Tơi". */
export const isAdminName = (t: Tokens, i: number): boolean =>
  ADMIN.has(t.lexeme[i]!) && t.capital[i] === 0 && t.type[i + 1] === WORD && t.capital[i + 1]! > 0;

/**
 * True where the number at `i` is the number of a thing and counts nothing: no unit, no scale, and no counted noun
 * behind it. After a word that hardly ever counts (`strict`) only the commonest nouns speak against a name.
 */
export function namesAt(context: Context, i: number, strict: boolean): boolean {
  const { t } = context;
  const quantity = context.quantity(i);
  if (!quantity) return t.type[i] === NUMBER;
  if (quantity.kind !== 'bare' || quantity.numeral.scale > 1 || quantity.numeral.style === 'words') return false;
  const behind = quantity.next;
  const nouns = strict ? ALWAYS_COUNTED : COUNTED;
  return t.capital[behind]! > 0 || !nouns.has(t.lexeme[behind]!) || isAdminName(t, behind);
}
const ADMIN = lexemes('xã huyện tỉnh quận phường thị thành thôn ấp bản');

/** A document number with letters: `08-NQ/HU`, `122/2016/NĐ-CP`, `3227/NHNN-TD`, `1719/QĐ-TTg`. */
export function documentNumberAt(t: Tokens, i: number): number | undefined {
  let at = i;
  while (
    t.type[at] === NUMBER &&
    (isMark(t, at + 1, '/') || isDash(t, at + 1)) &&
    t.type[at + 2] === NUMBER &&
    t.glued[at + 2] === 1
  )
    at += 2;
  if (
    t.type[at] !== NUMBER ||
    !(isMark(t, at + 1, '/') || isDash(t, at + 1)) ||
    t.glued[at + 1] !== 1 ||
    t.glued[at + 2] !== 1
  )
    return undefined;
  if (t.type[at + 2] !== WORD || t.capital[at + 2] === 0) return undefined;
  const letters = t.end[at + 2]! - t.start[at + 2]!;
  if (letters < 2 || (t.capital[at + 2] !== 2 && letters > 4)) return undefined;
  const end = gluedEnd(t, at + 2);
  // "250 triệu/USD" has a word before its slash; "5/USD" alone is no document either
  return t.capital[at + 2] === 2 || end > at + 3 ? end : undefined;
}

/** A plate: `99A-148.77`, `29T-8507`, `34B3 – 32587`, `82B - 002.45`. */
export function plateAt(t: Tokens, i: number): number | undefined {
  if (t.end[i]! - t.start[i]! !== 2 || t.type[i + 1] !== WORD || t.glued[i + 1] !== 1 || t.capital[i + 1] === 0)
    return undefined;
  if (t.end[i + 1]! - t.start[i + 1]! > 2) return undefined;
  let at = i + 2;
  if (t.type[at] === NUMBER && t.glued[at] === 1 && t.end[at]! - t.start[at]! === 1) at++;
  if (isDash(t, at)) at++;
  const digits = t.end[at]! - t.start[at]!;
  return t.type[at] === NUMBER && digits >= 4 && digits <= 6 ? at + 1 : undefined;
}

const HTTP = [lexeme('http'), lexeme('https'), lexeme('www')];
const AGAINST = lexeme('điểm');

export const numberRules: readonly Rule<'identifier'>[] = [
  {
    name: 'identifier/document-number',
    starts: 'number',
    read({ t }, i) {
      const next = documentNumberAt(t, i);
      return next === undefined ? undefined : identifierDraft(t, i, next);
    },
  },
  {
    name: 'identifier/plate',
    starts: 'number',
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
      const raw = sliceOf(t, i, i + 1);
      const cued = CONTACT_CUES.has(t.lexeme[i - 1]!) || CONTACT_CUES.has(t.lexeme[i - 2]!);
      let digits = raw.replaceAll('.', '').length;
      let next = i + 1;
      const opensPhone = raw.startsWith('0') && raw.length >= 3 && !raw.includes(',');
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
      return isPhone || (/^[0-9]+$/u.test(raw) && raw.length >= 13) ? identifierDraft(t, i, next) : undefined;
    },
  },
  {
    // "liên minh 8.7": a point before one digit, and neither unit nor noun behind
    name: 'identifier/version',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const quantity = context.quantity(i);
      const isVersion =
        quantity?.kind === 'bare' && quantity.numeral.style === 'english-decimal' && quantity.numeral.scale === 1;
      if (isDayFrame(t, i)) return undefined;
      return isVersion && quantity.value2 === undefined && !context.isNoun(quantity.next)
        ? identifierDraft(t, i, i + 1)
        : undefined;
    },
  },
  {
    // "tàu Hoàng Quân QN 8555", "tàu BĐ 96966TS": a code of capitals and digits apart
    name: 'identifier/code',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const letters = t.end[i - 1]! - t.start[i - 1]!;
      const isCode =
        t.type[i - 1] === WORD &&
        t.capital[i - 1] === 2 &&
        letters <= 3 &&
        plainAt(t, i) !== undefined &&
        t.end[i]! - t.start[i]! >= 4;
      if (!isCode && !(t.capital[i - 1] === 2 && letters <= 3 && /^[0-9]{5}$/u.test(sliceOf(t, i, i + 1))))
        return undefined;
      if (bareYearAt(t, i) !== undefined || !namesAt(context, i, false)) return undefined;
      return identifierDraft(t, i - 1, gluedEnd(t, i), 'capitals and digits');
    },
  },
  {
    // "Nhà máy Nhiệt điện Duyên Hải 3", "đường Trung Yên 11": a proper name ends in a number
    name: 'identifier/name-in-number',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      if ((plainAt(t, i) ?? 1000) >= 1000 || t.capital[i - 1] === 0 || t.type[i - 1] !== WORD) return undefined;
      let head = i - 1;
      while (head > i - 6 && t.type[head] === WORD && t.capital[head]! > 0) head--;
      if (!NAME_HEADS.has(t.lexeme[head]!) || !namesAt(context, i, true) || context.isNoun(i + 1)) return undefined;
      return identifierDraft(t, i, i + 1, `a name that begins with "${sliceOf(t, head, head + 1)}" ends in a number`);
    },
  },
  {
    // "18 ca trên 100.000 dân": the base of a rate counts nobody
    name: 'identifier/denominator',
    starts: 'number',
    read({ t }, i) {
      if ((!BASE_CUES.has(t.lexeme[i - 1]!) && !isMark(t, i - 1, '/')) || !isPopulationAt(t, i)) return undefined;
      return identifierDraft(t, i, PEOPLE.has(t.lexeme[i + 1]!) ? i + 2 : i + 3, 'the base of a rate');
    },
  },
  {
    // "mỗi m2", "hàng trăm m3": the unit without a number
    name: 'identifier/unit-alone',
    starts: 'number',
    read({ t }, i) {
      const isUnit = t.glued[i] === 1 && t.type[i - 1] === WORD && units.at(t, i - 1)?.next === i + 1;
      return isUnit ? identifierDraft(t, i - 1, i + 1, 'a unit, no number') : undefined;
    },
  },
  {
    // "COVID-19", "U23", "VTV6", "QL1A", "E5RON92": letters run into the digits
    name: 'identifier/name-with-digits',
    starts: 'number',
    read({ t, last }, i) {
      if (t.glued[i] !== 1 || (last && last.next > i - 1)) return undefined;
      if (t.type[i - 1] === WORD && t.capital[i - 1]! > 0)
        return identifierDraft(t, i - 1, gluedEnd(t, i), 'letters run into the digits');
      const dashed =
        (isDash(t, i - 1) || isMark(t, i - 1, '+')) &&
        t.glued[i - 1] === 1 &&
        t.type[i - 2] === WORD &&
        t.capital[i - 2]! > 0 &&
        bareYearAt(t, i) === undefined;
      return dashed ? identifierDraft(t, i - 2, gluedEnd(t, i), 'joined to a name by a hyphen') : undefined;
    },
  },
  {
    // "8A", "50EC", "24/1A Xô Viết Nghệ Tĩnh", "4G": capitals right behind the digits that are no unit
    name: 'identifier/digits-with-letters',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      let at = i;
      if (isMark(t, i + 1, '/') && t.type[i + 2] === NUMBER && t.glued[i + 2] === 1) at = i + 2;
      if (t.type[at + 1] !== WORD || t.glued[at + 1] !== 1) return undefined;
      // "226b", "30a": one small letter that is no unit
      const isLetter =
        t.end[at + 1]! - t.start[at + 1]! === 1 && LETTERS.has(t.lexeme[at + 1]!) && t.glued[at + 2] === 0;
      if (t.capital[at + 1] === 0 && !isLetter) return undefined;
      const quantity = context.quantity(at);
      if (quantity && quantity.kind !== 'bare') return undefined;
      return identifierDraft(t, i, gluedEnd(t, at + 1));
    },
  },
  {
    // "1. Người nào cố ý gây thương tích": an enumerator opens a sentence
    name: 'identifier/enumerator',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const closes =
        (isMark(t, i + 1, '.') || isMark(t, i + 1, ')') || isMark(t, i + 1, '/')) &&
        t.glued[i + 1] === 1 &&
        t.glued[i + 2] === 0;
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
    // "tỷ số 1-1", "thắng 3-0"
    name: 'identifier/score',
    starts: 'number',
    read({ t }, i) {
      const isShape =
        (isDash(t, i + 1) || isMark(t, i + 1, '/')) &&
        t.type[i + 2] === NUMBER &&
        t.end[i]! - t.start[i]! <= 2 &&
        t.end[i + 2]! - t.start[i + 2]! <= 2;
      const cued = SCORE_CUES.has(t.lexeme[i - 1]!) || (SCORE_CUES.has(t.lexeme[i - 2]!) && t.type[i - 1] === WORD);
      if (!isShape || !cued || (t.lexeme[i - 1] === NUMBER_WORD && !RATES.has(t.lexeme[i - 2]!))) return undefined;
      return identifierDraft(t, i, i + 3, 'a score');
    },
  },
  {
    // "10,6 độ Vĩ Bắc"
    name: 'identifier/coordinate',
    starts: 'number',
    read({ t }, i) {
      const at = isMark(t, i + 1, '°') || t.lexeme[i + 1] === DEGREE ? i + 2 : i + 1;
      return at === i + 2 && COORDINATES.has(t.lexeme[at]!) ? identifierDraft(t, i, at + 1, 'a coordinate') : undefined;
    },
  },
  {
    // "phương châm 4 tại chỗ", "3 không", "2 trong 1"
    name: 'identifier/idiom',
    starts: 'number',
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
    // "viết thư UPU 46 năm 2017": the edition of a named event
    name: 'identifier/edition',
    starts: 'number',
    read({ t }, i) {
      if (
        t.capital[i - 1] === 0 ||
        t.lexeme[i + 1] !== YEAR ||
        yearAt(t, i + 2) === undefined ||
        plainAt(t, i) === undefined
      )
        return undefined;
      return isDash(t, i + 3) ? undefined : identifierDraft(t, i, i + 1, 'behind a name and before a year');
    },
  },
  {
    // "đường 23-10", "khu 31-8": a pair that falls is no range
    name: 'identifier/pair',
    starts: 'number',
    read({ t }, i) {
      if (!isDash(t, i + 1) || t.glued[i + 1] !== 1 || t.glued[i + 2] !== 1 || isDayFrame(t, i)) return undefined;
      const first = plainAt(t, i);
      const second = plainAt(t, i + 2);
      const ends = t.type[i + 3] !== WORD && !isMark(t, i + 3, '%') && !isMark(t, i + 3, '/') && !isDash(t, i + 3);
      return first !== undefined && second !== undefined && first >= second && ends
        ? identifierDraft(t, i, i + 3)
        : undefined;
    },
  },
  {
    // "18/100 điểm", "24/24", "24/7"
    name: 'identifier/around-the-clock',
    starts: 'number',
    read({ t }, i) {
      if (!isMark(t, i + 1, '/') || plainAt(t, i) !== 24 || isMark(t, i + 3, '/')) return undefined;
      const whole = plainAt(t, i + 2);
      return whole === 24 || whole === 7 ? identifierDraft(t, i, i + 3) : undefined;
    },
  },
];
const NAME_HEADS = lexemes(
  'đường phố thôn xóm bản ấp buôn làng máy điện trường cầu cảng xã phường khu hồ đảo trạm mỏ tàu tòa tháp dự',
);
const BASE_CUES = lexemes('trên quân mỗi');
const PEOPLE = lexemes('dân');
const LETTERS = lexemes('a b c d e đ');
/** `ngày 20.9`, `(6-2)`, `28, 29, 30-6`: a day is meant, whatever its shape. */
const isDayFrame = (t: Tokens, i: number): boolean =>
  DAY_CUES.has(t.lexeme[i - 1]!) || isMark(t, i - 1, '(') || isMark(t, i - 1, ',') || t.lexeme[i - 1] === AND;
const AND = lexeme('và');
const DEGREE = lexeme('độ');
const RATES = lexemes('tỷ tỉ');
const MOTTO_CUES = lexemes('châm hiệu trào');

/** True where token `i` says a day, month or year, which belongs to the number before it and makes it no name. */
const isCalendarWord = (t: Tokens, i: number): boolean =>
  t.lexeme[i] === DAY || t.lexeme[i] === MONTH || t.lexeme[i] === YEAR;

/** The rest of a name's number from token `i` on: `1522`, `10+400`, `1A`, `23-10`, `8,5`. */
export function nameNumberEnd(t: Tokens, i: number): number | undefined {
  return t.type[i] === NUMBER ? gluedEnd(t, i) : undefined;
}

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
      if (t.type[i + 1] !== NUMBER || COUNTING_BEFORE_NUMBER_WORD.has(t.lexeme[i - 1]!)) return undefined;
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
  if (!found || t.type[found.next] !== NUMBER || isCalendarWord(t, found.next + 1)) return undefined;
  const next = nameNumberEnd(t, found.next);
  if (next === undefined) return undefined;
  if (!namesAt(context, found.next, ISSUED.has(t.lexeme[next]!)) || (plainAt(t, found.next) ?? 0) >= 1900)
    return undefined;
  // "điểm 3 môn", "luật 5 chương" count; a document's number ends the phrase or is followed by who issued it
  const behind = t.lexeme[next]!;
  const endsName = isPhraseEnd(t, next) || ISSUED.has(behind) || t.capital[next]! > 0 || next > found.next + 1;
  return endsName && behind !== AGAINST ? identifierDraft(t, found.next, next, 'the number of a document') : undefined;
}
const ISSUED = lexemes('của về ngày và nay được đã do năm có ban khóa quy là với cũng này cho từ tại trên đến');
