import { bareYearAt, DAY_CUES } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import type { Context, Draft, Rule } from '../rule.js';
import { GLUED, IN_DIGITS, MARK_BEHIND } from '../traits.js';
import { FUNCTION_WORDS, isDash, isMark, isPhraseEnd, plainAt } from '../words.js';
import { COMPOUND_BEFORE, HEAD_ENDS, heads, SHORT_HEADS } from './lexicon.js';
import { endsName, identifierDraft, isName, nameNumberEnd, namesAt } from './shapes.js';

/** Last syllables of what is called by a name and a number: `bệnh viện`, `công ty`, `xí nghiệp`, `nhà máy`. */
const BODIES = lexemes('viện bv ty nghiệp máy trường cục');
const NAME_REACH = 9;
const MOST_BODIES = 30;
const MOST_HEADED = 1000;
const MACH = lexeme('mach');
const PARALLEL = lexeme('tuyến');
/** Words that may open the line of an item: `Bất an 1: …`, `Xem video 2: …`. */
const LINE_REACH = 3;
const MOST_ITEMS = 50;
/** `Gồm có 3: …` counts. */
const COUNTING = lexemes('có gồm là còn được đủ thêm tổng số');
/** Criteria and footnotes in brackets are fewer: `số bàn thắng (78)` counts. */
const MOST_MARKS = 10;
const OPENING = ['“', '"', '‘'];
const CLOSING: ReadonlySet<string> = new Set(['”', '"', '’']);
const LONGEST_TITLE = 7;
const LONGEST_STREET = 5;
const QUARTERS = lexemes('phường quận huyện thị thành tp p q xã hà');
const TIMES = [lexeme('x'), lexeme('×')];
const PIXELS = lexemes('pixel pixels px');
const MOST_SIDES = 3;

/**
 * True where the words before token `i` are the name of a body: `Bệnh viện Nhi đồng 1`, `Công ty Tư vấn xây dựng điện 4.`
 * Before a capital its own must be near: `Tổng cục Thể thao đề xuất 10 Phó trưởng đoàn` counts.
 */
function endsBody(t: Tokens, i: number): boolean {
  let last = -1;
  for (let at = i - 1; at > i - NAME_REACH && t.type[at] === WORD; at--) {
    if (last >= 0 && BODIES.has(t.lexeme[at]!)) return t.capital[i + 1] === 0 || last >= i - 2;
    if (FUNCTION_WORDS.has(t.lexeme[at]!) || DAY_CUES.has(t.lexeme[at]!)) return false;
    if (last < 0 && t.capital[at]! > 0) last = at;
  }
  return false;
}

/** True where only two or three words stand between the beginning of the sentence and token `i`. */
function isNearStart(context: Context, i: number): boolean {
  const { t } = context;
  for (let at = i - 1; at >= i - LINE_REACH && t.type[at] === WORD; at--) {
    if (COUNTING.has(t.lexeme[at]!)) return false;
    if (context.isSentenceStart(at)) return at < i - 1 && t.capital[at]! > 0;
  }
  return false;
}

/** True where the quotation that ends behind the number at token `i` begins with a capital few words before it. */
function endsTitle(t: Tokens, i: number): boolean {
  let at = i - 1;
  while (at > i - LONGEST_TITLE && t.type[at] === WORD) at--;
  return at < i - 1 && t.capital[at + 1]! > 0 && OPENING.some((mark) => isMark(t, at, mark));
}

/** The token behind `1.280 x 720 [x 16]`, where no side has a unit, or undefined. */
function sidesEnd(context: Context, i: number): number | undefined {
  const { t } = context;
  let next = i + 1;
  for (let sides = 1; sides < MOST_SIDES && TIMES.includes(t.lexeme[next]!) && t.type[next + 1] === NUMBER; sides++)
    next += 2;
  if (next === i + 1) return undefined;
  const last = context.quantity(next - 1);
  if (last?.kind !== 'bare' || last.next !== next) return undefined;
  return PIXELS.has(t.lexeme[next]!) || !context.isNoun(next) ? next : undefined;
}

/** How many tokens before token `i` are a word that names by number. */
function headBefore(t: Tokens, i: number): number {
  const word = t.lexeme[i - 1]!;
  if (heads.get(word)?.has(t.lexeme[i - 2]!)) return 2;
  if (word === MACH) return 1;
  return SHORT_HEADS.has(word) && !COMPOUND_BEFORE.has(t.lexeme[i - 2]!) ? 1 : 0;
}

/** `phương án 2,`, `máy bay thế hệ 5`, `xí nghiệp 27`, `chặng 14.`; `hai game 3 điểm` counts */
function readHeaded(context: Context, i: number): Draft | undefined {
  const { t, last } = context;
  const length = headBefore(t, i);
  if (length === 0 || t.glued[i] === 1) return undefined;
  const head = i - length;
  if (t.type[head - 1] === NUMBER && !(last !== undefined && last.next === head && isName(last))) return undefined;
  const isFraction = t.lexeme[i - 1] === MACH || t.lexeme[i - 1] === PARALLEL;
  if (!isFraction && (plainAt(t, i) ?? MOST_HEADED) >= MOST_HEADED) return undefined;
  if (bareYearAt(t, i) !== undefined || nameNumberEnd(t, i) !== i + 1) return undefined;
  // "Ban Chỉ đạo 389 quốc gia", "Bệnh viện Quân đội 108 thăm khám": a capital inside a sentence says that it is a name
  const isSure = isFraction || (t.capital[head] === 1 && !context.isSentenceStart(head));
  return namesAt(context, i, isSure) && (isSure || endsName(context, i + 1))
    ? identifierDraft(t, i, i + 1, 'behind a word that names')
    : undefined;
}

/** `Bệnh viện Nhi đồng 1 TP.HCM`, `Công ty cổ phần Tư vấn xây dựng điện 4.` */
function readBody(context: Context, i: number): Draft | undefined {
  const { t } = context;
  const value = plainAt(t, i);
  if (value === undefined || value > MOST_BODIES || t.glued[i] === 1) return undefined;
  if (!endsBody(t, i) || isMark(t, i + 1, '/') || isMark(t, i + 1, '%') || isDash(t, i + 1)) return undefined;
  if (!isPhraseEnd(t, i + 1) && t.capital[i + 1] === 0 && context.isNoun(i + 1)) return undefined;
  const quantity = context.quantity(i);
  return quantity?.kind === 'bare' && quantity.next === i + 1
    ? identifierDraft(t, i, i + 1, 'ends the name of a body')
    : undefined;
}

/** `điểm bán hàng 253 Kim Mã, quận Ba Đình`: a street with its quarter behind it */
function readStreet(context: Context, i: number): Draft | undefined {
  const { t } = context;
  if (t.capital[i + 2] !== 1 || plainAt(t, i) === undefined) return undefined;
  let next = i + 1;
  while (next < i + 1 + LONGEST_STREET && t.type[next] === WORD && t.capital[next] === 1) next++;
  return isMark(t, next, ',') && QUARTERS.has(t.lexeme[next + 1]!)
    ? identifierDraft(t, i, i + 1, 'before the name of a street')
    : undefined;
}

/** `độ phân giải 1.280 x 720 pixel`, `2560 x 1440,`; `khu đất 5x23 mét` is measured */
function readSides(context: Context, i: number): Draft | undefined {
  const next = sidesEnd(context, i);
  return next === undefined ? undefined : identifierDraft(context.t, i, next, 'sides without a unit');
}

/** Numbers that are told for names by what stands around them. */
export const headRules: readonly Rule<'identifier'>[] = [
  {
    // told by the words around: one rule, as each rule that is tried at every number costs time
    name: 'identifier/among-words',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      // "mười×11"
      if (t.type[i] !== NUMBER) return undefined;
      const isShort = t.end[i]! - t.start[i]! <= 2;
      const named =
        (HEAD_ENDS.has(t.lexeme[i - 1]!) ? readHeaded(context, i) : undefined) ??
        (isShort && t.type[i - 1] === WORD ? readBody(context, i) : undefined);
      if (named !== undefined) return named;
      if (t.capital[i + 1] === 1) return readStreet(context, i);
      return TIMES.includes(t.lexeme[i + 1]!) ? readSides(context, i) : undefined;
    },
  },
  {
    // "Bất an 1: Vì sao …", "Xem video 2: …"; "Gồm có 3: …" counts
    name: 'identifier/item-word',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      if (!isMark(t, i + 1, ':') || t.glued[i + 2] === 1 || (plainAt(t, i) ?? MOST_ITEMS + 1) > MOST_ITEMS)
        return undefined;
      return t.capital[i + 2]! > 0 && isNearStart(context, i)
        ? identifierDraft(t, i, i + 1, 'heads an item')
        : undefined;
    },
  },
  {
    // "mỗi đội (2), hiệu số (3)", "7-6(4)": a mark, a tie-break; "Hà Nội (12)" counts by place
    name: 'identifier/in-brackets',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND | GLUED,
    read({ t, last }, i) {
      // "( 1)"
      if (t.glued[i] !== 1) return undefined;
      if (!isMark(t, i + 1, ')') || !isMark(t, i - 1, '(') || (plainAt(t, i) ?? MOST_MARKS + 1) > MOST_MARKS)
        return undefined;
      const isTieBreak = t.glued[i - 1] === 1 && last?.kind === 'identifier' && last.next === i - 1;
      return isTieBreak || (t.type[i - 2] === WORD && t.capital[i - 2] === 0 && t.glued[i - 1] === 0)
        ? identifierDraft(t, i, i + 1, 'alone in brackets')
        : undefined;
    },
  },
  {
    // "phim “Em chưa 18”", "hát “Đêm tình nhân 2”": a title in quotes
    name: 'identifier/title',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read({ t }, i) {
      return CLOSING.has(t.text.charAt(t.start[i + 1]!)) && plainAt(t, i) !== undefined && endsTitle(t, i)
        ? identifierDraft(t, i, i + 1, 'ends a quoted title')
        : undefined;
    },
  },
];
