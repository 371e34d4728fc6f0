import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER } from '../lexer/tokens.js';
import { FIVE_OR_YEAR, ONE } from '../number/lexicon.js';
import { type Context, type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { sharedUnit } from '../shared-unit.js';
import { IN_DIGITS, MARK_BEHIND } from '../traits.js';
import { isMark, plainAt } from '../words.js';
import { timeUnits } from './lexicon.js';

const EACH = lexeme('mỗi');
const HALF = lexeme('nửa');
const HALF_MORE = lexeme('rưỡi');
const AND_A_HALF = new Set(['năm', 'tháng', 'ngày', 'giờ', 'tuần']);
/** `vào một ngày`, `một ngày nào đó`, `một năm thành công`: a day or year told of, no length of time. */
const SOME_DAY_BEFORE = lexemes('vào mỗi');
const SOME_DAY_BEHIND = lexemes('nào đó kia đẹp không nọ thành đầy nhiều khó bội đặc mới kinh tồi bình nhìn buồn vui');

function isLength(context: Context, first: number, next: number): boolean {
  const { t } = context;
  // "Thủ Dầu Một tuần tra"
  if (t.capital[first]! > 0 && !context.isSentenceStart(first)) return false;
  // "Một ngày, không biết là vô tình hay cố ý"
  if (context.isSentenceStart(first) && isMark(t, next, ',')) return false;
  return !SOME_DAY_BEFORE.has(t.lexeme[first - 1]!) && !SOME_DAY_BEHIND.has(t.lexeme[next]!);
}

const AGE = lexeme('tuổi');
const AGE_CUES = lexemes('từ khoảng dưới trên không quá ngoài chừng xấp xỉ gần đã mới ngót');
const MOST_AGE_CUES = 3;
const BEYOND = lexeme('ngoài');
/** `vốn nước ngoài 87.499`, `ra ngoài 20` */
const NOT_BEYOND = lexemes('nước bên ra phía khu vùng');
/** Ages are told by tens: `ngoài 40`. */
const YOUNGEST = 20;
const OLD = 90;
/** Nobody is older, in years. */
const OLDEST = 122;
const PRIME_CUES = lexemes('trong khoảng gần hơn sau suốt chừng mất');

const rules: readonly Rule<'duration'>[] = [
  {
    // "10 năm", "02 năm", "13-15 tuổi", "hai năm đến bảy năm", "một tháng rưỡi"
    name: 'duration/number',
    starts: 'number',
    read(context, i): Draft | undefined {
      const { t } = context;
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'duration' || quantity.unit === undefined) return undefined;
      const { numeral, unit } = quantity;
      if (
        numeral.style === 'words' &&
        t.lexeme[i] === ONE &&
        numeral.next === i + 1 &&
        !isLength(context, i, quantity.next)
      )
        return undefined;
      // "7% một năm", "4 triệu tấn một năm": the rate's denominator
      if (t.lexeme[i] === ONE && numeral.next === i + 1 && context.last?.next === i && context.last.kind !== 'duration')
        return undefined;
      // "mỗi năm năm" repeats the word
      if (t.lexeme[i] === FIVE_OR_YEAR && numeral.next === i + 1 && t.lexeme[i - 1] === EACH) return undefined;
      const half = AND_A_HALF.has(unit) && t.lexeme[quantity.next] === HALF_MORE;
      const next = half ? quantity.next + 1 : quantity.next;
      const value2 = quantity.value2;
      return {
        kind: 'duration',
        value: half && value2 === undefined ? quantity.value + 0.5 : quantity.value,
        value2: half && value2 !== undefined ? value2 + 0.5 : value2,
        unit,
        unitRaw: quantity.unitRaw,
        per: quantity.per,
        first: quantity.first,
        next,
        parts: half ? [...quantity.parts, partOf(t, next - 1, next, 'half', '+ 0.5')] : quantity.parts,
        evidence: quantity.evidence,
      };
    },
  },
  {
    // "độ tuổi từ 18 đến 60", "tuổi không quá 35", "lứa tuổi dưới 20", "tuổi từ 16 trở lên": tuổi stands before the ages
    name: 'duration/ages',
    starts: [AGE],
    read(context, i) {
      const { t } = context;
      let at = i + 1;
      while (at < i + 1 + MOST_AGE_CUES && AGE_CUES.has(t.lexeme[at]!)) at++;
      if (at === i + 1 || t.type[at] !== NUMBER) return undefined;
      const quantity = context.quantity(at);
      if (quantity?.kind !== 'bare' || (quantity.value2 ?? quantity.value) > OLDEST) return undefined;
      if (quantity.value2 === undefined && (context.isNoun(quantity.next) || !Number.isInteger(quantity.value)))
        return undefined;
      const { value, value2, first, next, parts, evidence } = quantity;
      return { kind: 'duration', value, value2, unit: 'tuổi', first, next, parts, evidence };
    },
  },
  {
    // "đã ngoài 40", "mới ngoài ba mươi": an age; "ngoài 40 hộ nói trên" counts
    name: 'duration/beyond',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      if (t.lexeme[i - 1] !== BEYOND) return undefined;
      const quantity = NOT_BEYOND.has(t.lexeme[i - 2]!) ? undefined : context.quantity(i);
      if (quantity?.kind !== 'bare' || quantity.value2 !== undefined || quantity.numeral.scale > 1) return undefined;
      if (quantity.value % 10 !== 0 || quantity.value < YOUNGEST || quantity.value > OLD) return undefined;
      const { value, first, next, parts, evidence } = quantity;
      if (context.isNoun(next) || t.capital[next]! > 0 || t.type[next] === NUMBER) return undefined;
      return { kind: 'duration', value, unit: 'tuổi', first, next, parts, evidence };
    },
  },
  {
    // "nói trong gần 30’": minutes; "Walcott 84’" is the minute of a goal and left to names
    name: 'duration/prime',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      const value = plainAt(t, i);
      if (value === undefined || !(isMark(t, i + 1, '’') || isMark(t, i + 1, "'")) || t.glued[i + 1] !== 1)
        return undefined;
      if (!PRIME_CUES.has(t.lexeme[i - 1]!)) return undefined;
      return {
        kind: 'duration',
        value,
        unit: 'phút',
        first: i,
        next: i + 2,
        parts: [partOf(t, i, i + 2, 'number', `${value} phút`)],
      };
    },
  },
  {
    // "nửa năm", "nửa tháng"; "nửa đầu năm" is a period and taken before
    name: 'duration/half',
    starts: [HALF],
    read({ t }, i) {
      const unit = timeUnits.at(t, i + 1);
      // "nửa đêm" is midnight
      if (!unit || unit.value === 'đêm') return undefined;
      return {
        kind: 'duration',
        value: 0.5,
        unit: unit.value,
        first: i,
        next: unit.next,
        parts: [partOf(t, i, i + 1, 'number', '0.5'), partOf(t, i + 1, unit.next, 'unit', unit.value)],
      };
    },
  },
];

export const duration: Extractor<'duration'> = { kind: 'duration', rules: [...rules, sharedUnit('duration')] };
