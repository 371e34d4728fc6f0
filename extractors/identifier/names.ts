import { bareYearAt, dayAt, MONTH, monthAt, YEAR, yearAt } from '../calendar/index.js';
import { type LexemeSet, lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { DIGITS } from '../number/lexicon.js';
import type { Rule } from '../rule.js';
import { CAPITAL_BEFORE, DAY_LIKE, GLUED, IN_DIGITS, LETTERS_BEHIND } from '../traits.js';
import { isDash, isMark, isSyllableAt, plainAt } from '../words.js';
import { gluedEnd, identifierDraft, isOtherNoun, namesAt } from './shapes.js';

const NAME_HEADS = lexemes(
  'đường phố thôn xóm bản ấp buôn làng máy điện trường cầu cảng xã phường khu hồ đảo trạm mỏ tàu tòa tháp dự hình kênh sóng sân giải cúp',
);
/** What is counted right behind a foreign name: `Manchester United 14 trận`, `Camry 4 chỗ`. */
const COUNTED_BEHIND_NAMES = lexemes(
  'trận điểm lần bàn danh hiệu chỗ phiếu người vụ chiếc vé suất đối em hộ con xe tỷ triệu nghìn vòng giải sao ngày năm tháng tuổi',
);
const AT = lexemes('tại ở chỉ nhà trú ngụ');
/** All capitals of up to five letters are an abbreviation that lists count by (`TP.HCM 15, …`); a word behind makes `FTSE 100 tăng` a name. */
const isShort = (t: Tokens, i: number): boolean => t.end[i]! - t.start[i]! <= 5;
const HOUR = lexeme('h');
const BY = lexeme('x');
/** `3container`, `15cent` lost their blank. */
const NO_NAMES = lexemes('container cent cents');

/** Words for places that are called by a day, and what must or may not stand before them: `công viên 29/3`, `quãng đường 1/4 dặm`. */
const PLACES = lexemes('đường phố lộ viên trường non');
const CALLED_BY_DAY: ReadonlyMap<number, { readonly behind?: LexemeSet; readonly notBehind?: LexemeSet }> = new Map([
  [lexeme('đường'), { notBehind: lexemes('quãng lên xuống ra đoạn') }],
  [lexeme('phố'), { notBehind: lexemes('thành xuống ra') }],
  [lexeme('lộ'), { behind: lexemes('đại') }],
  [lexeme('viên'), { behind: lexemes('công') }],
  [lexeme('trường'), { behind: lexemes('quảng') }],
  [lexeme('non'), { behind: lexemes('mầm') }],
]);

function isCalledByDay(t: Tokens, i: number): boolean {
  const place = CALLED_BY_DAY.get(t.lexeme[i - 1]!);
  if (place === undefined) return false;
  const before = t.lexeme[i - 2]!;
  return place.behind?.has(before) !== false && place.notBehind?.has(before) !== true;
}

/** So many alleys in alleys lead to a house: `345/69/2 Khương Trung`. */
const MOST_ALLEYS = 3;
const REVOLUTION = lexeme('mạng');

/** Proper names that hold or end in a number. */
export const properNameRules: readonly Rule<'identifier'>[] = [
  {
    // "8A", "50EC", "24/1A Xô Viết Nghệ Tĩnh", "4G": capitals right behind the digits that are no unit
    name: 'identifier/digits-with-letters',
    starts: 'number',
    needs: LETTERS_BEHIND,
    read(context, i) {
      const { t } = context;
      // "E5RON92" begins before its digits
      if (t.glued[i] === 1 && t.type[i - 1] === WORD && t.capital[i - 1]! > 0) return undefined;
      // "4x4", "8x8": no unit behind the second
      const isSize = t.lexeme[i + 1] === BY && t.glued[i + 1] === 1 && t.type[i + 2] === NUMBER && t.glued[i + 2] === 1;
      if (isSize && context.quantity(i + 2)?.kind === 'bare' && !context.isNoun(i + 3))
        return identifierDraft(t, i, i + 3);
      let at = i;
      if (isMark(t, i + 1, '/') && t.type[i + 2] === NUMBER && t.glued[i + 2] === 1) at = i + 2;
      if (t.type[at + 1] !== WORD || t.glued[at + 1] !== 1) return undefined;
      // "226b", "30a", "thế hệ 9x", "vàng 24k", "iPhone 7s": one small letter that is no unit; "8x 12m" is a size
      const isLetter =
        t.end[at + 1]! - t.start[at + 1]! === 1 &&
        t.lexeme[at + 1] !== HOUR &&
        t.glued[at + 2] === 0 &&
        !(t.lexeme[at + 1] === BY && t.type[at + 2] === NUMBER);
      // "9gag", "4minute": no word of Vietnamese, so no blank was lost
      const isForeign =
        t.end[at + 1]! - t.start[at + 1]! > 2 && !NO_NAMES.has(t.lexeme[at + 1]!) && !isSyllableAt(t, at + 1);
      if (t.capital[at + 1] === 0 && !isLetter && !isForeign) return undefined;
      const quantity = context.quantity(at);
      if (quantity && quantity.kind !== 'bare') return undefined;
      return identifierDraft(t, i, gluedEnd(t, at + 1));
    },
  },
  {
    // "tàu Hoàng Quân QN 8555", "tàu BĐ 96966TS": a code of capitals and digits apart
    name: 'identifier/code',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEFORE,
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
    needs: IN_DIGITS | CAPITAL_BEFORE,
    read(context, i) {
      const { t } = context;
      if ((plainAt(t, i) ?? 1000) >= 1000 || t.glued[i] === 1 || t.capital[i - 1] === 0 || t.type[i - 1] !== WORD)
        return undefined;
      // “Hướng Dương Hồng 09”
      if (isMark(t, i + 1, '"') || isMark(t, i + 1, '”')) return identifierDraft(t, i, i + 1, 'ends a quoted name');
      let head = i - 1;
      while (head > i - 6 && t.type[head] === WORD && t.capital[head]! > 0) head--;
      if (!NAME_HEADS.has(t.lexeme[head]!) || !namesAt(context, i, true) || context.isNoun(i + 1)) return undefined;
      return identifierDraft(t, i, i + 1, `a name that begins with "${sliceOf(t, head, head + 1)}" ends in a number`);
    },
  },
  {
    // "SEA Games 29", "iOS 11", "Mazda 3": a foreign name ends in a number
    name: 'identifier/foreign-name',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEFORE,
    read(context, i) {
      const { t } = context;
      if (
        t.glued[i] === 1 ||
        t.type[i - 1] !== WORD ||
        t.capital[i - 1] === 0 ||
        isSyllableAt(t, i - 1) ||
        (t.capital[i - 1] === 2 && isShort(t, i - 1) && t.type[i + 1] !== WORD)
      )
        return undefined;
      if (
        plainAt(t, i) === undefined ||
        bareYearAt(t, i) !== undefined ||
        !namesAt(context, i, true) ||
        (COUNTED_BEHIND_NAMES.has(t.lexeme[i + 1]!) && !isOtherNoun(t, i + 1))
      )
        return undefined;
      // "Mega 6/45", "Pilot Sport 3 (235/45)"; "Chelsea 19/08/2017" has a day
      const isSplit = isMark(t, i + 1, '/') && t.glued[i + 1] === 1 && plainAt(t, i + 2) !== undefined;
      if (isSplit && (isMark(t, i + 3, '/') || context.quantity(i + 2)?.kind !== 'bare')) return undefined;
      return identifierDraft(t, i, isSplit ? i + 3 : i + 1, 'behind a foreign name');
    },
  },
  {
    // "ở Sài Gòn 5, Quảng Xương 1": a place or firm with its number, unless a list of counts goes on ("Kỳ Anh 5, Lộc Hà 3")
    name: 'identifier/name-and-number',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEFORE,
    read(context, i) {
      const { t } = context;
      if (t.glued[i] === 1 || t.capital[i - 1] !== 1 || t.capital[i - 2] !== 1) return undefined;
      if (context.isSentenceStart(i - 1) || (plainAt(t, i) ?? 100) >= 100 || t.end[i]! - t.start[i]! > 2)
        return undefined;
      const ends = isMark(t, i + 1, ',') || isMark(t, i + 1, '.') || isMark(t, i + 1, ')') || isMark(t, i + 1, '(');
      if (!ends || context.last?.kind === 'count') return undefined;
      for (let at = i + 2; at < i + 8; at++) {
        if (t.type[at] === NUMBER) return undefined;
        if (t.capital[at] === 0) break;
      }
      return identifierDraft(t, i, i + 1, 'ends a name');
    },
  },
  {
    // "đường 3/2", "phố 19/12", "Quảng trường 2 Tháng 4": a place that is called by a day; with its year it is a day
    name: 'identifier/called-by-day',
    starts: 'number',
    needs: DAY_LIKE,
    read({ t }, i) {
      if (!PLACES.has(t.lexeme[i - 1]!) || !isCalledByDay(t, i)) return undefined;
      const day = dayAt(t, i);
      return day === undefined || day.year !== undefined || isMark(t, day.next, '/')
        ? undefined
        : identifierDraft(t, i, day.next, 'a place that is called by a day');
    },
  },
  {
    // "đường Ba Tháng Hai", "Cách mạng Tháng Tám": a day in words with capitals, an event; with its year it is a month
    name: 'identifier/called-by-month',
    starts: [MONTH],
    read({ t }, i) {
      const isDay = t.capital[i] === 1 && t.capital[i - 1] === 1 && DIGITS.has(t.lexeme[i - 1]!);
      if (!isDay && t.lexeme[i - 1] !== REVOLUTION) return undefined;
      const month = monthAt(t, i + 1);
      return month === undefined || month.year !== undefined || month.yearOffset !== undefined
        ? undefined
        : identifierDraft(t, isDay ? i - 1 : i, month.next, 'called by a month');
    },
  },
  {
    // "Q.2", "P.10": abbreviated ward and district
    name: 'identifier/abbreviated-unit',
    starts: 'number',
    needs: IN_DIGITS | GLUED,
    read({ t }, i) {
      const isUnit =
        isMark(t, i - 1, '.') &&
        t.glued[i] === 1 &&
        t.glued[i - 1] === 1 &&
        t.capital[i - 2] === 1 &&
        t.end[i - 2]! - t.start[i - 2]! === 1;
      return isUnit && plainAt(t, i) !== undefined
        ? identifierDraft(t, i, i + 1, 'behind an abbreviated unit')
        : undefined;
    },
  },
  {
    // "tại 25 Vũ Ngọc Phan", "tòa nhà A, 72/24 Phan Đăng Lưu": a house number before the name of its street
    name: 'identifier/house',
    starts: 'number',
    needs: IN_DIGITS,
    read({ t }, i) {
      const isDashed = isDash(t, i - 1) && t.glued[i] === 0;
      const opens =
        isDashed || isMark(t, i - 1, ',') || isMark(t, i - 1, ';') || isMark(t, i - 1, ':') || isMark(t, i - 1, '(');
      if (!(AT.has(t.lexeme[i - 1]!) || opens) || (plainAt(t, i) ?? 1000) >= 1000) return undefined;
      let next = i + 1;
      while (next < i + 1 + 2 * MOST_ALLEYS && isMark(t, next, '/') && t.type[next + 1] === NUMBER) next += 2;
      // "21-23 Nguyễn Biểu"
      if (next === i + 1 && isDash(t, next) && t.glued[next] === 1 && plainAt(t, next + 1) !== undefined) next += 2;
      // ", 27/7 Thanh Xuân" may be a day, ", 2/3 Thái Lan" a share
      const isShare = next === i + 3 && (plainAt(t, i + 2) ?? 0) <= 10;
      if (isShare || (next > i + 1 && dayAt(t, i) !== undefined)) return undefined;
      return t.capital[next] === 1 && t.capital[next + 1] === 1 && isSyllableAt(t, next) && isSyllableAt(t, next + 1)
        ? identifierDraft(t, i, next, 'before the name of a street')
        : undefined;
    },
  },
  {
    // "COVID-19", "U23", "VTV6", "QL1A", "E5RON92": letters run into the digits
    name: 'identifier/name-with-digits',
    starts: 'number',
    needs: GLUED,
    read({ t, last }, i) {
      if (t.glued[i] !== 1 || (last && last.next > i - 1)) return undefined;
      // "BMW i3"; "có12 người" lost a blank, "5x15" is a size
      const isSmallName = t.end[i - 1]! - t.start[i - 1]! === 1 ? t.lexeme[i - 1] !== BY : !isSyllableAt(t, i - 1);
      if (t.type[i - 1] === WORD && (t.capital[i - 1]! > 0 || isSmallName))
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
    // "viết thư UPU 46 năm 2017": the edition of a named event
    name: 'identifier/edition',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEFORE,
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
];
