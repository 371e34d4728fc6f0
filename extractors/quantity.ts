import type { Part, SiValue } from '../pipeline/model/index.js';
import { DAY, MONTH, YEAR, yearAt } from './calendar/index.js';
import { timeUnits } from './duration/lexicon.js';
import { lexeme, lexemes } from './lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens, WORD } from './lexer/tokens.js';
import { GLUED_ONLY, type Unit, units, WRITTEN } from './measure/lexicon.js';
import {
  CAPITALS_OF,
  COINS,
  currencies,
  DONG,
  HOMOGRAPHS,
  NOT_MONEY_BEFORE,
  PREFIX_SIGNS,
  UNSURE_AFTER_ONE,
} from './money/lexicon.js';
import { exact, isPercentAt, type Numeral, scaledLike } from './number/index.js';
import { DIGITS, ONE, SCALES } from './number/lexicon.js';
import { perAt } from './per.js';
import { type Context, partOf } from './rule.js';
import { isDash, isMark, isNounAt, isSyllableAt, plainAt } from './words.js';

/** What the unit behind a number makes of it; `bare` has none. */
export type Measured = 'percentage' | 'money' | 'measure' | 'duration' | 'bare';

/** A number, or a range of two, with its unit and denominator: `200 tỷ đồng`, `60%-80%`, `3-4 tấn/ha`, `15.000`. */
export interface Quantity {
  readonly kind: Measured;
  readonly value: number;
  readonly value2: number | undefined;
  readonly unit: string | undefined;
  readonly unitRaw: string | undefined;
  readonly si: SiValue | undefined;
  readonly per: string | undefined;
  readonly numeral: Numeral;
  readonly alternative: number | undefined;
  readonly first: number;
  readonly next: number;
  readonly parts: readonly Part[];
  readonly evidence: readonly string[];
}

interface UnitFound {
  readonly kind: Measured;
  readonly unit: string;
  readonly next: number;
  readonly si?: Unit['si'] | undefined;
}

const REGION = lexeme('bộ');
const PERCENT = lexeme('%');
const POINT = lexeme('điểm');
const BASIS = [lexeme('cơ'), lexeme('bản')];
const PER_MILLE = lexeme('‰');
const TEMPERATURE_CUES = lexemes('nhiệt nóng nắng lạnh rét sốt mát ấm oi nơi');
const NOT_TEMPERATURE_BEHIND = lexemes('vĩ kinh bắc nam đông tây mặn dốc cồn nghiêng ẩm cao sâu');
const LATITUDE = lexemes('vĩ kinh');

/** `%`, `phần trăm`, `điểm %`, `điểm phần trăm`, `‰`, `điểm cơ bản`. */
function percentUnitAt(t: Tokens, i: number): UnitFound | undefined {
  if (t.lexeme[i] === PER_MILLE) return { kind: 'percentage', unit: '‰', next: i + 1 };
  if (t.lexeme[i] === POINT && t.lexeme[i + 1] === BASIS[0] && t.lexeme[i + 2] === BASIS[1]) {
    return { kind: 'percentage', unit: 'điểm cơ bản', next: i + 3 };
  }
  if (!isPercentAt(t, i)) return undefined;
  if (t.lexeme[i] === PERCENT) {
    // "47,1% %" is written now and then
    return { kind: 'percentage', unit: '%', next: t.lexeme[i + 1] === PERCENT ? i + 2 : i + 1 };
  }
  if (t.lexeme[i] !== POINT) return { kind: 'percentage', unit: '%', next: i + 2 };
  return { kind: 'percentage', unit: 'điểm %', next: t.lexeme[i + 1] === PERCENT ? i + 2 : i + 3 };
}

function moneyUnitAt(t: Tokens, i: number): UnitFound | undefined {
  const found = currencies.at(t, i);
  if (!found) return undefined;
  const capitals = CAPITALS_OF.get(t.lexeme[i]!);
  if (capitals !== undefined && t.capital[i] !== capitals) return undefined;
  const isBareDong = t.lexeme[i] === DONG && found.next === i + 1;
  // "2 đồng chí", but "3.714 tỷ đồng bằng 40,8% dự toán"
  if (isBareDong && NOT_MONEY_BEFORE.has(t.lexeme[i + 1]!) && !SCALES.has(t.lexeme[i - 1]!)) return undefined;
  // "bốn đồng Vua phá lưới" share a title; "một đồng USD mạnh", "một đồng tiền ảo": the currency itself
  const before = t.lexeme[i - 1]!;
  if (isBareDong && DIGITS.has(before) && (t.capital[i + 1]! > 0 || (before === ONE && COINS.has(t.lexeme[i + 1]!))))
    return undefined;
  // "6 đồng tiền chủ chốt": currencies
  if (isBareDong && t.lexeme[i + 1] === MONEY && (DIGITS.has(before) || t.end[i - 1]! - t.start[i - 1]! === 1))
    return undefined;
  if (found.next === i + 1 && HOMOGRAPHS.get(t.lexeme[i]!)?.has(t.lexeme[i + 1]!)) return undefined;
  return { kind: 'money', unit: found.value, next: found.next };
}

/** `39 độ` is a temperature where warmth is spoken of; `10,6 độ Vĩ Bắc` never. */
function isTemperature(t: Tokens, i: number): boolean {
  if (NOT_TEMPERATURE_BEHIND.has(t.lexeme[i + 1]!)) return false;
  for (let at = i - 1; at > i - 18; at--) if (TEMPERATURE_CUES.has(t.lexeme[at]!)) return true;
  return false;
}

const TORQUE_CUES = lexemes('xoắn moment momen');
const TORQUE_REACH = 8;

function isTorque(t: Tokens, i: number): boolean {
  for (let at = i - 1; at > i - TORQUE_REACH; at--) if (TORQUE_CUES.has(t.lexeme[at]!)) return true;
  return false;
}

const LAND = lexemes('ruộng đất vườn rộng tích trồng canh lúa trại mảnh sào thuê cấy nuôi đồng ao bắc nam anh');
const LAND_REACH = 8;

/** True where words of land stand before token `i` or right behind `next`: `diện tích 3 mẫu`, `25 mẫu, tám sào`. */
function isLand(t: Tokens, i: number, next: number): boolean {
  for (let at = i - 1; at > i - LAND_REACH; at--) if (LAND.has(t.lexeme[at]!)) return true;
  for (let at = next; at < next + 3; at++) if (LAND.has(t.lexeme[at]!)) return true;
  return false;
}

const MONEY = lexeme('tiền');
const METRE = lexeme('m');
const TON = lexeme('tấn');
const ATTACK = lexeme('công');

/** One capital that is the initial or the beginning of a name: `vòng 15 V-League`, `16 M. Kovačić`, `tên lửa 3M-54`. */
function isInitial(t: Tokens, i: number, next: number): boolean {
  if (next > i + 1 || t.capital[i] !== 1 || t.end[i]! - t.start[i]! > 1) return false;
  if (t.lexeme[i] === METRE) return true;
  if (t.type[next] === NUMBER) return t.glued[next] === 1;
  if (t.glued[next] !== 1 || !(isMark(t, next, '.') || isDash(t, next))) return false;
  // "hệ thống điện 24V. Mẫu cơ sở": a sentence ends
  return t.capital[next + 1]! > 0 && (t.glued[next + 1] === 1 || t.glued[i] === 0);
}

function measureUnitAt(t: Tokens, i: number): UnitFound | undefined {
  const found = units.at(t, i);
  if (!found) return undefined;
  const raw = sliceOf(t, i, found.next);
  const written = raw.toLowerCase();
  if (WRITTEN.get(written)?.includes(raw) === false || isInitial(t, i, found.next)) return undefined;
  // "bộ ba tấn công": an attack
  if (t.lexeme[i] === TON && t.lexeme[i + 1] === ATTACK) return undefined;
  // "chip 14 nm": small letters are nanometres, but not where a torque is told
  if (raw === 'nm' && !isTorque(t, i)) return { kind: 'measure', unit: 'nm', next: found.next };
  // "4G", "5G": networks; "BMW 750Li"
  if ((written === 'g' || written === 'li') && t.capital[i]! > 0) return undefined;
  // "xuất bản năm 1938 Ký ức đau thương": a sentence begins
  if (
    GLUED_ONLY.has(written) &&
    t.glued[i] === 0 &&
    (t.capital[i] === 0 || (t.capital[i] === 1 && isSyllableAt(t, i) && t.end[i]! - t.start[i]! > 1))
  )
    return undefined;
  // "3 mẫu xét nghiệm", "hai mẫu SUV": samples and models; "2 mẫu Bắc Bộ" is an area
  if (written === 'mẫu' && (isNounAt(t, found.next) || (t.capital[i + 1]! > 0 && t.lexeme[i + 2] !== REGION)))
    return undefined;
  // "lấy 30 mẫu ở gà": samples, unless land is spoken of
  if (written === 'mẫu' && !isLand(t, i, found.next)) return undefined;
  if (written === 'độ' && !isTemperature(t, i)) {
    return LATITUDE.has(t.lexeme[i + 1]!) ? undefined : { kind: 'measure', unit: 'độ', next: found.next };
  }
  return { kind: 'measure', unit: found.value.symbol, next: found.next, si: found.value.si };
}

/**
 * A capital that is no unit: part of a name (`ngã ba Đồng Lộc`, `hồ Bảy Mẫu`, `tổ 8 Đồng Mai`) or the first word of a
 * sentence (`cúp Anh 2016/17 Ngày 11/2`). `374 triệu Đồng`, `168 Đô La Mỹ` and `1.980 Yên Nhật` are money.
 */
function isCapitalOfName(t: Tokens, { next: i, scale, style, first }: Numeral): boolean {
  if (t.capital[i] !== 1 || scale > 1 || (currencies.at(t, i)?.next ?? 0) > i + 1) return false;
  if (style === 'words') return isSyllableAt(t, i) || t.end[i]! - t.start[i]! === 1;
  if (t.type[i + 1] === NUMBER)
    return t.lexeme[i] === DAY || (t.lexeme[i] === MONTH && plainAt(t, first) === undefined);
  return t.capital[i + 1] === 1 && isSyllableAt(t, i) && plainAt(t, first) !== undefined;
}

function unitAt(t: Tokens, i: number): UnitFound | undefined {
  if (t.lexeme[i] === 0 && t.type[i] !== WORD) return undefined;
  const percent = percentUnitAt(t, i);
  if (percent) return percent;
  const money = moneyUnitAt(t, i);
  if (money) return money;
  const time = timeUnits.at(t, i);
  // "4-5 tiếng nổ", "2 tiếng Việt"; "độ trễ 150ms", but "2 MS" and "5 Ms."
  if (time && t.lexeme[i] === MILLI && t.capital[i]! > 0) return undefined;
  if (time && t.lexeme[i] === SOUND && time.next === i + 1 && (SOUNDS.has(t.lexeme[i + 1]!) || t.capital[i + 1]! > 0))
    return undefined;
  // "200 ngày công", "300 giờ bay" count work, not time
  // "thư UPU 46 năm 2017": the year goes with its own number; "5 năm 2016-2020" is a length of time
  const isYear = time && t.lexeme[i] === YEAR && yearAt(t, i + 1) !== undefined;
  if (isYear && !isDash(t, i + 2) && !isListOfYears(t, i + 1)) return undefined;
  if (time && WORK.has(t.lexeme[time.next]!) && time.next === i + 1 && !WORKING.has(t.lexeme[time.next + 1]!))
    return undefined;
  if (time) return { kind: 'duration', unit: time.value, next: time.next };
  return measureUnitAt(t, i);
}

/** `màn hình 7-inch`, `động cơ 309-kW` */
function dashedUnitAt(t: Tokens, i: number): UnitFound | undefined {
  if (!isDash(t, i) || t.glued[i] !== 1 || t.glued[i + 1] !== 1) return undefined;
  const found = measureUnitAt(t, i + 1);
  return found !== undefined && t.end[i + 1]! - t.start[i + 1]! > 1 && DASHED.has(t.lexeme[i + 1]!) ? found : undefined;
}
const DASHED = lexemes('inch inches kw mm cm km kg');

/** `trong 2 năm 2007 và 2008` */
const isListOfYears = (t: Tokens, i: number): boolean =>
  (isMark(t, i + 1, ',') || t.lexeme[i + 1] === AND) && yearAt(t, i + 2) !== undefined;
const AND = lexeme('và');
/** Fewer than twenty of these are boards, tables and shifts rather than money. */
const FEW_OF = lexemes('bảng kíp');

/** `22 vàng, 15 bạc, 19 đồng`, `2 HCV và 1 đồng`: bronze medals behind those of gold or silver. */
function isBronze(t: Tokens, { next, first, scale }: Numeral): boolean {
  if (t.lexeme[next] !== DONG || scale > 1) return false;
  let at = first - 1;
  while (at > first - 3 && (t.lexeme[at] === AND || isDash(t, at) || isMark(t, at, ',') || isMark(t, at, ';'))) at--;
  if (MEDALS.has(t.lexeme[at]!)) return t.type[at - 1] === NUMBER;
  return METALS.has(t.lexeme[at]!) && (t.type[at - 1] === NUMBER || MEDAL_WORDS.has(t.lexeme[at - 1]!));
}
const METALS = lexemes('vàng bạc');
const MEDALS = lexemes('hcv hcb');
/** `huy chương`, `HC` */
const MEDAL_WORDS = lexemes('chương hc');

const MILLI = lexeme('ms');
const SOUND = lexeme('tiếng');
const SOUNDS = lexemes('nổ súng kêu động cười hô hét khóc anh nói sét chuông trống');
const WORK = lexemes('công bay giường');
const WORKING = lexemes('tác bố tố khai chứng');

const UP_TO = [lexeme('đến'), lexeme('tới')];
const FROM = lexeme('từ');
/** `từ 3 đến dưới 30 triệu đồng`: the end itself may carry a bound. */
const NEXT_TO_END = lexemes('dưới gần hơn trên khoảng');

/** The token behind the word or dash that joins two ends of a range at token `i`, or undefined. */
function connectorAt(t: Tokens, i: number): number | undefined {
  if (isDash(t, i)) return i + 1;
  if (UP_TO.includes(t.lexeme[i]!)) return NEXT_TO_END.has(t.lexeme[i + 1]!) ? i + 2 : i + 1;
  return isMark(t, i, '~') ? i + 1 : undefined;
}

/** The second end of a range: a number behind a connector, larger than the first and with a unit that goes with it. */
function rangeEnd(context: Context, first: Numeral, sign: number, unit: UnitFound | undefined, at: number) {
  const { t } = context;
  const start = connectorAt(t, at);
  if (start === undefined) return undefined;
  const numeral = context.numeral(start);
  if (!numeral) return undefined;
  const second = unitAt(t, numeral.next);
  if (unit && second && (unit.kind !== second.kind || unit.unit !== second.unit)) return undefined;
  // "100% - 15 dự án": the second number is of another kind
  if (unit && !second && unit.kind !== 'duration') return undefined;
  const scaled = unit ? first : scaledLike(first, numeral);
  const low = scaled.value < numeral.value ? scaled : first;
  if (!(sign * low.value < numeral.value)) return undefined;
  const ratio = low.value > 0 ? numeral.value / low.value : 1;
  // spaced dashes between bare numbers that are far apart are dashes of the sentence
  if (isDash(t, at) && t.glued[at] === 0 && !second && ratio > 20) return undefined;
  if (UP_TO.includes(t.lexeme[at]!) && !second && !unit && t.lexeme[first.first - 1] !== FROM && ratio > 10)
    return undefined;
  return { low, high: numeral, unit: second ?? unit, next: second?.next ?? numeral.next };
}

function inSi([factor, unit]: NonNullable<Unit['si']>, value: number, value2: number | undefined): SiValue {
  return value2 === undefined
    ? { value: exact(value * factor), unit }
    : { value: exact(value * factor), value2: exact(value2 * factor), unit };
}

/** Units that may be negative: shares, money, temperatures. */
const isSigned = (unit: UnitFound | undefined): boolean =>
  unit?.kind === 'percentage' || unit?.kind === 'money' || unit?.unit === '°C';

/** The sign right before a number: `-0,77%`, `âm 25.451 tỷ đồng`, `trừ 5 độ`. A dash glued to a word before it is no sign. */
function signBefore(t: Tokens, i: number): number {
  const before = i - 1;
  if (t.lexeme[before] === MINUS) return before;
  if (!isDash(t, before) || t.glued[i] === 0) return i;
  const opens = t.glued[before] === 0 || isMark(t, before - 1, '(');
  return opens && t.type[before - 1] !== 2 ? before : i;
}
const MINUS = lexeme('âm');

/** Reads the quantity whose number begins at token `i`; `$` may stand before it. */
export function quantityAt(context: Context, i: number): Quantity | undefined {
  const { t } = context;
  const numeral = context.numeral(i);
  if (!numeral) return undefined;
  const prefix = PREFIX_SIGNS.get(t.lexeme[i - 1]!);
  // "một đô thị", "một kíp trực": behind một these are other words
  const isOneOf = t.lexeme[i] === ONE && numeral.next === i + 1 && UNSURE_AFTER_ONE.has(t.lexeme[numeral.next]!);
  const isFew = numeral.value < 20 && numeral.scale === 1 && FEW_OF.has(t.lexeme[numeral.next]!);
  const isOther =
    ((isOneOf && isNounAt(t, numeral.next + 1)) || isFew || isBronze(t, numeral)) &&
    (currencies.at(t, numeral.next)?.next ?? 0) <= numeral.next + 1;
  const found =
    (isOther || isCapitalOfName(t, numeral) ? undefined : (unitAt(t, numeral.next) ?? dashedUnitAt(t, numeral.next))) ??
    (prefix ? { kind: 'money' as const, unit: prefix, next: numeral.next } : undefined);
  const signStart = signBefore(t, i);
  const unsigned = rangeEnd(context, numeral, 1, found, found?.next ?? numeral.next);
  const range =
    unsigned ?? (signStart < i ? rangeEnd(context, numeral, -1, found, found?.next ?? numeral.next) : undefined);
  const unit = range?.unit ?? found;
  const next = range?.next ?? unit?.next ?? numeral.next;
  const signed = isSigned(unit) ? signStart : i;
  const unitStart = range ? range.high.next : numeral.next;
  const hasUnit = unit !== undefined && unit.next > unitStart;
  const per = unit ? perAt(t, next) : undefined;
  const low = range?.low ?? numeral;
  const parts = [...low.parts];
  if (signed < i) parts.unshift(partOf(t, signed, i, 'sign', '−'));
  if (range) parts.push(...range.high.parts);
  if (hasUnit) parts.push(partOf(t, unitStart, unit.next, 'unit', unit.unit));
  if (per) parts.push(partOf(t, next + 1, per.next, 'per', per.text));
  const value = signed < i ? -low.value : low.value;
  return {
    kind: unit?.kind ?? 'bare',
    value: exact(value),
    value2: range?.high.value,
    unit: unit?.unit,
    unitRaw: hasUnit ? sliceOf(t, unitStart, unit.next) : undefined,
    si: unit?.si ? inSi(unit.si, value, range?.high.value) : undefined,
    per: per?.text,
    numeral,
    alternative: numeral.alternative,
    first: signed,
    next: per?.next ?? next,
    parts,
    evidence: range ? [...numeral.evidence, ...range.high.evidence] : numeral.evidence,
  };
}
