import type { Kind } from '../../pipeline/model/index.js';
import { type LexemeSet, lexeme, lexemes } from '../lexer/lexicon.js';
import { MARK, NUMBER, sliceOf, type Tokens, WORD } from '../lexer/tokens.js';
import { type Context, type Draft, partOf } from '../rule.js';
import { ALWAYS_COUNTED, COUNTED, isDash, isMark, isNounAt, isPhraseEnd } from '../words.js';

/** No name or code is longer, in tokens: keeps the reading linear on long runs without blanks. */
export const LONGEST_RUN = 40;
const LONGEST_DOCUMENT = 8;

/** An identifier over tokens `first … next - 1`; its value is the text as written. */
export function identifierDraft(t: Tokens, first: number, next: number, evidence?: string): Draft {
  const value = sliceOf(t, first, next);
  return {
    kind: 'identifier',
    value,
    first,
    next,
    parts: [partOf(t, first, next, 'name', value)],
    evidence: evidence === undefined ? undefined : [evidence],
  };
}

/** The token behind the run of tokens that is written without blanks from token `i` on; punctuation at its end is left out. */
export function gluedEnd(t: Tokens, i: number): number {
  let next = i + 1;
  while (
    next < i + LONGEST_RUN &&
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
const isAdminName = (t: Tokens, i: number): boolean =>
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
  return t.capital[behind]! > 0 || !nouns.has(t.lexeme[behind]!) || isAdminName(t, behind) || isOtherNoun(t, behind);
}
/** A name ends its phrase: behind it stands punctuation, a capital, another name, or a word that opens no noun phrase. */
export function endsName(context: Context, next: number): boolean {
  const { t } = context;
  return isPhraseEnd(t, next) || t.capital[next]! > 0 || !context.isNoun(next) || isAdminName(t, next);
}

const NAMES: ReadonlySet<Kind> = new Set(['identifier', 'ordinal', 'date', 'year', 'period', 'time']);
/** True for what counts nothing, so that no word behind it is counted by it. */
export const isName = (draft: Draft): boolean => NAMES.has(draft.kind);

/** `SEA Games 29 đối với …`, `APEC 2017 công bố …`: words of two syllables that begin like what is counted. */
const OTHER_NOUNS: ReadonlyMap<number, LexemeSet> = new Map([
  [lexeme('đối'), lexemes('với')],
  [lexeme('thành'), lexemes('công lập')],
  [lexeme('công'), lexemes('suất bố nhận khai')],
  [lexeme('phụ'), lexemes('trách')],
  [lexeme('dự'), lexemes('kiến thảo đoán báo')],
  [lexeme('giải'), lexemes('ngân quyết phóng thích thể')],
  [lexeme('thanh'), lexemes('toán tra')],
  [lexeme('tiến'), lexemes('hành')],
  [lexeme('điều'), lexemes('trị tra tiết động khiển hành chỉnh')],
  [lexeme('huy'), lexemes('động')],
  [lexeme('đề'), lexemes('xuất cập')],
  [lexeme('bằng'), lexemes('cách việc')],
  [lexeme('đồng'), lexemes('thời ý loạt')],
  [lexeme('lần'), lexemes('lượt')],
]);
/** True where a word that is never counted begins at token `i` like one that is: `đối với`, `thành công`. */
export const isOtherNoun = (t: Tokens, i: number): boolean =>
  OTHER_NOUNS.get(t.lexeme[i]!)?.has(t.lexeme[i + 1]!) === true || (t.lexeme[i] === PASSIVE && !isNounAt(t, i));
const PASSIVE = lexeme('bị');
const ADMIN = lexemes('xã huyện tỉnh quận phường thị thành thôn ấp bản');

/** A document number with letters: `08-NQ/HU`, `122/2016/NĐ-CP`, `3227/NHNN-TD`, `1719/QĐ-TTg`. */
export function documentNumberAt(t: Tokens, i: number): number | undefined {
  let at = i;
  while (
    at < i + LONGEST_DOCUMENT &&
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

/** The rest of a name's number from token `i` on: `1522`, `10+400`, `1A`, `23-10`, `8,5`. */
export function nameNumberEnd(t: Tokens, i: number): number | undefined {
  return t.type[i] === NUMBER ? gluedEnd(t, i) : undefined;
}
