import { DAY, MONTH, YEAR } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens } from '../lexer/tokens.js';
import { perAt } from '../per.js';
import type { Quantity } from '../quantity.js';
import { type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { guessAt, sharedAt } from '../shared-unit.js';
import { IN_DIGITS, LIST_BEHIND } from '../traits.js';
import { isMark, isNounAt, plainAt } from '../words.js';
import { wordsCount } from './words.js';

/** Event counters: part of the mention, as `5 nghìn lượt`. */
const EVENT_UNITS = lexemes('lượt suất vụ ca lần chuyến đợt cuộc');
/** Behind `ca`, `vụ` and `cuộc` these make another noun: `hai ca khúc`, `3 vụ trưởng`. */
const NOUN_ENDS = lexemes('khúc sĩ nô từ kịch dao cao nương trưởng phó sống đời');
const TURNS = lexeme('lượt');
const AND = lexeme('và');
/** `6 triệu hành khách/năm`, `9 tiêu chí/xã`: up to this many words of the noun before its slash. */
const NOUN_REACH = 3;

/** Rates of machines and bodies are told in these: `4.000 vòng/phút`, `30 khung hình/giây`. */
const SHORT_TIMES = lexemes('phút giây giờ p s h');

/**
 * True where the figure with its rate is read as a whole: `100 lần/phút`, `40 xe/24 giờ`, `1.200 người/km2`. Of `9 tiêu chí/xã` the
 * noun is what is counted.
 */
function isWholeRate(t: Tokens, first: number, slash: number, next: number): boolean {
  if ((slash === first + 1 && EVENT_UNITS.has(t.lexeme[first]!)) || SHORT_TIMES.has(t.lexeme[slash + 1]!)) return true;
  for (let at = slash + 1; at < next; at++) if (t.type[at] === NUMBER) return true;
  return false;
}

function withNoun(t: Tokens, quantity: Quantity): Pick<Draft, 'next' | 'unit' | 'unitRaw' | 'per'> {
  const { next } = quantity;
  let end = next;
  while (end < next + NOUN_REACH && isNounAt(t, end)) end++;
  const per = end > next ? perAt(t, end) : undefined;
  if (per) {
    const unit = sliceOf(t, next, end);
    // "1.900 lượt khách/ngày"
    const own = t.lexeme[next] === TURNS ? next + 1 : next;
    return { next: isWholeRate(t, next, end, per.next) ? per.next : own, unit, unitRaw: unit, per: per.text };
  }
  if (!EVENT_UNITS.has(t.lexeme[next]!) || t.capital[next]! > 0 || NOUN_ENDS.has(t.lexeme[next + 1]!)) return { next };
  const unit = sliceOf(t, next, next + 1);
  return { next: t.lexeme[next] === TURNS ? next + 1 : next, unit: unit.toLowerCase(), unitRaw: unit };
}

const DAYS = 31;
const MONTHS = 12;
const DAYS_REACH = 6;
const INTO = lexeme('vào');
const EXAMS = lexemes('thi sinh chuẩn tuyển');

/** `riêng ngày 26, ngày 27.`, `vào ba ngày 14, 15 và 16 tháng Giêng`: a day of a month that is not told. */
function isDayOfMonth(t: Tokens, i: number): boolean {
  let at = i;
  while (at > i - DAYS_REACH && t.type[at - 2] === NUMBER && (isMark(t, at - 1, ',') || t.lexeme[at - 1] === AND))
    at -= 2;
  // "các tháng 6, 7 và 8"
  if (t.lexeme[at - 1] === MONTH && at < i) return (plainAt(t, i) ?? MONTHS + 1) <= MONTHS;
  return (t.lexeme[at - 1] === DAY || PARTS_OF_DAY.has(t.lexeme[at - 1]!)) && t.type[at] === NUMBER;
}
/** `đêm 26, rạng sáng 27-6` */
const PARTS_OF_DAY = lexemes('đêm tối chiều trưa sáng');
/** `ngày 25 hằng tháng`, `đêm 24 rạng ngày 25` */
const DAY_GOES_ON = lexemes('rạng hàng hằng tết âm');

const rules: readonly Rule<'count'>[] = [
  {
    // "45 và 49 triệu khách": the first counts millions too
    name: 'count/shared-scale',
    starts: 'number',
    needs: IN_DIGITS | LIST_BEHIND,
    read: (context, i) => sharedAt(context, i, 'bare'),
  },
  {
    // "25 tổ chức cơ sở đảng", "5 - 7 chi bộ", "Năm người bị thương", "thu về hơn 15.000"
    name: 'count/number',
    starts: 'number',
    read(context, i): Draft | undefined {
      const { t } = context;
      const guess = guessAt(context, i);
      const quantity = guess?.kind === 'bare' ? guess : context.quantity(i);
      if (quantity?.kind !== 'bare') return undefined;
      if (quantity.numeral.style === 'words' && !wordsCount(context, quantity)) return undefined;
      const noun = withNoun(t, quantity);
      const isBareEnd =
        noun.unit === undefined && (!isNounAt(t, quantity.next) || DAY_GOES_ON.has(t.lexeme[quantity.next]!));
      if (isBareEnd && quantity.value <= DAYS && quantity.value2 === undefined && isDayOfMonth(t, i)) return undefined;
      // "khoảng năm 350 trước Công nguyên", "cuối năm 2"; "5 năm 2 tháng" never comes here
      if (isBareEnd && t.lexeme[i - 1] === YEAR && t.type[i - 2] !== NUMBER && plainAt(t, i) !== undefined)
        return undefined;
      // "đề thi vào 10": the form
      if (isBareEnd && t.lexeme[i - 1] === INTO && EXAMS.has(t.lexeme[i - 2]!)) return undefined;
      const english = quantity.numeral.style === 'english-decimal';
      return {
        kind: 'count',
        value: quantity.value,
        value2: quantity.value2,
        alternative: quantity.alternative,
        unit: noun.unit,
        unitRaw: noun.unitRaw,
        per: noun.per,
        first: quantity.first,
        next: noun.next,
        parts:
          noun.next > quantity.next
            ? [...quantity.parts, partOf(t, quantity.next, noun.next, 'unit', noun.unit ?? '')]
            : quantity.parts,
        evidence: quantity.evidence,
        confidence: english ? 0.5 : isBareEnd ? 0.8 : quantity.alternative === undefined ? 0.97 : 0.8,
      };
    },
  },
];

export const count: Extractor<'count'> = { kind: 'count', rules };
