import type { Kind } from '../pipeline/model/index.js';
import { bareYearAt, dayAt } from './calendar/index.js';
import { lexeme, lexemes } from './lexer/lexicon.js';
import { NUMBER, type Tokens, WORD } from './lexer/tokens.js';
import { exact } from './number/index.js';
import type { Measured, Quantity } from './quantity.js';
import type { Context, Draft, Rule } from './rule.js';
import { IN_DIGITS, JOINS, LIST_BEHIND } from './traits.js';
import { isMark, isNounAt, isSyllableAt, plainAt } from './words.js';

/** What may stand before the second: `xuống còn 28 điểm`, `lên hơn 121.000`, `và tối đa 4.000 đồng`. */
const BOUNDS = lexemes('còn hơn gần khoảng tới đến trên dưới mức tối đa');
const MOST_BOUNDS = 2;
const AND = lexeme('và');
/** `8, 10, 12 và 14 triệu đồng`: lists that share a unit are no longer. */
const LONGEST_LIST = 5;
/** Figures that share a unit are of like size. */
const ALIKE = 20;
/** Behind hours and months these make a clock time or a lunar day of them: `3 hoặc 4 giờ sáng`, `12 và 14 tháng Giêng`. */
const TIMES_OF_DAY = lexemes('sáng trưa chiều tối đêm khuya ngày');
const LUNAR = lexemes('giêng chạp âm');
/** `lần lượt 30, 40 triệu`, `mệnh giá 100, 200 nghìn`: a list, no guess. */
const LISTS = lexemes('lượt giá');
const IS = lexeme('là');
/** `hơn 1, 3 triệu đồng` is 1,3 with a slip of the pen. */
const BOUNDS_OF_ONE = lexemes('hơn gần trên dưới quá');

/** True where a comma with a blank behind it stands at token `i`, as between the members of a list. */
const isListComma = (t: Tokens, i: number): boolean => isMark(t, i, ',') && t.glued[i] === 1 && t.glued[i + 1] === 0;

/** Two measurements of one thing, or a part of a whole: `110/70 mmHg`, `66/60 km/h`, `5.865/6.500 tỷ đồng`; `5,4/100 km` is none. */
const ALIKE_IN_PAIR = 3;

const isLike = (a: number, b: number, times: number): boolean => a > 0 && b > 0 && a <= b * times && b <= a * times;

/** True where the figure behind is a time of day or a day rather than a length of time. */
function isTime(t: Tokens, { first, unit, next }: Quantity): boolean {
  if (dayAt(t, first) !== undefined) return true;
  if (unit === 'giờ') return TIMES_OF_DAY.has(t.lexeme[next]!);
  return unit === 'tháng' && (LUNAR.has(t.lexeme[next]!) || t.type[next] === NUMBER);
}

const isList = (t: Tokens, i: number): boolean => LISTS.has(t.lexeme[t.lexeme[i - 1] === IS ? i - 2 : i - 1]!);

/** The figure with a unit that those from `first` on share, or undefined. */
function unitBehind(context: Context, first: Quantity): Quantity | undefined {
  const { t } = context;
  let at = first.next;
  if (JOINS.has(t.lexeme[at]!)) {
    const start = at + 1;
    at = start;
    while (at < start + MOST_BOUNDS && BOUNDS.has(t.lexeme[at]!)) at++;
    return t.type[at] === NUMBER ? context.quantity(at) : undefined;
  }
  if (isMark(t, at, '/')) return t.glued[at] === 1 && t.glued[at + 1] === 1 ? context.quantity(at + 1) : undefined;
  // "chỉ 10, 12, 14 triệu đồng": with one comma alone nobody knows what goes on
  for (let members = 1; members < LONGEST_LIST; members++) {
    const isLast = members > 1 && t.lexeme[at] === AND;
    if (!(isLast || isListComma(t, at)) || t.type[at + 1] !== NUMBER) return undefined;
    const next = context.quantity(at + 1);
    if (next === undefined || next.kind !== 'bare' || next.numeral.scale > 1)
      return members > 1 || isList(t, first.first) ? next : undefined;
    if (isLast) return undefined;
    at = next.next;
  }
  return undefined;
}

/** The reading of the bare figure at token `i` by the unit of one behind it, where that is a `kind`. */
export function sharedAt(context: Context, i: number, kind: Measured): Draft | undefined {
  const { t } = context;
  if (t.type[i] !== NUMBER) return undefined;
  const first = context.quantity(i);
  if (first?.kind !== 'bare' || first.next !== i + 1 || bareYearAt(t, i) !== undefined) return undefined;
  // "iPhone 7 và 12% …", "Rec 709 và 97,7% …": the first ends a name
  if (t.type[i - 1] === WORD && (t.capital[i - 1]! > 0 || !isSyllableAt(t, i - 1)) && !context.isSentenceStart(i - 1))
    return undefined;
  const second = unitBehind(context, first);
  if (second?.kind !== kind) return undefined;
  const { scale } = second.numeral;
  // "45 và 49 triệu khách" counts, "2 và 3 triệu" alone may be anything
  if (kind === 'bare' && (scale === 1 || !isNounAt(t, second.next))) return undefined;
  // the unit may have lent its scale to a range only: "2 và 3-4 triệu đồng"
  if (second.value !== second.numeral.value || isTime(t, second)) return undefined;
  const value = exact(first.value * scale);
  // a sensor of "1/2,3 inch" is no pair
  const isPair = isMark(t, first.next, '/');
  if (isPair && value === 1) return undefined;
  if (
    (isPair && kind !== 'measure' && kind !== 'money') ||
    !isLike(value, second.value, isPair ? ALIKE_IN_PAIR : ALIKE)
  )
    return undefined;
  return {
    kind: kind === 'bare' ? 'count' : kind,
    value,
    unit: second.unit,
    per: second.per,
    first: i,
    next: first.next,
    parts: first.parts,
    evidence: [...first.evidence, 'the unit is that of the figure behind it'],
    confidence: 0.9,
  };
}

const areRound = (a: number, b: number): boolean => a % 5 === 0 && b % 5 === 0 && b <= a * 2;

/** `2, 3 ngày`, `5, 7 bước`, `50, 60 lần`. Shares and amounts must be round: `34, 35 triệu` may be 34,35. */
function isGuess(a: number, b: number, kind: Measured): boolean {
  if (b <= a) return false;
  if (kind === 'money' || kind === 'percentage') return areRound(a, b);
  return areRound(a, b) || b - a <= (kind === 'measure' ? 1 : 2);
}

/**
 * The quantity at token `i` where it is a guess between two numbers, said with a comma: `1, 2 cuộc`, `12, 13 tuổi`.
 * What follows must be counted or measured, and no list may go on.
 */
export function guessAt(context: Context, i: number): Quantity | undefined {
  const { t } = context;
  if (!isListComma(t, i + 1)) return undefined;
  const low = plainAt(t, i);
  if (low === undefined || isMark(t, i - 1, ',') || t.lexeme[i - 1] === AND) return undefined;
  if (BOUNDS_OF_ONE.has(t.lexeme[i - 1]!) || isList(t, i)) return undefined;
  const second = context.quantity(i + 2);
  const high = plainAt(t, i + 2);
  if (second === undefined || high === undefined || second.value2 !== undefined) return undefined;
  if (!isGuess(low, high, second.kind) || isTime(t, second) || bareYearAt(t, i) !== undefined) return undefined;
  // "9, 10h tối" is a time of day
  if (second.kind === 'bare' && (!isNounAt(t, second.next) || t.glued[second.next] === 1)) return undefined;
  const first = context.numeral(i);
  if (first?.next !== i + 1) return undefined;
  const { si } = second;
  const value = exact(low * second.numeral.scale);
  return {
    ...second,
    value,
    value2: second.value,
    si: si && { ...si, value: exact((value * si.value) / second.value), value2: si.value },
    numeral: first,
    alternative: undefined,
    first: i,
    parts: [...first.parts, ...second.parts],
    evidence: [...second.evidence, `between ${low} and ${high}`],
  };
}

/** The draft of a guess, whose second number has the unit. */
function guessOf(context: Context, i: number, kind: Measured & Kind): Draft | undefined {
  const guess = guessAt(context, i);
  if (guess?.kind !== kind) return undefined;
  const { value, value2, unit, unitRaw, si, per, first, next, parts, evidence } = guess;
  return { kind, value, value2, unit, unitRaw, si, per, first, next, parts, evidence, confidence: 0.9 };
}

/** The rule of one kind for numbers that take their unit from the next. */
export function sharedUnit<K extends Measured & Kind>(kind: K): Rule<K> {
  return {
    // "2, 3 ngày", "80, 90%": a guess; "từ 18 lên 43%", "mệnh giá 5.000 và 10.000 đồng", "10, 12, 14 triệu đồng"
    name: `${kind}/shared-unit`,
    starts: 'number',
    needs: IN_DIGITS | LIST_BEHIND,
    read: (context, i) => guessOf(context, i, kind) ?? sharedAt(context, i, kind),
  };
}
