import { DAY_CUES } from '../calendar/index.js';
import { lexemes } from '../lexer/lexicon.js';
import { MARK, NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import type { Context, Rule } from '../rule.js';
import { MARK_BEHIND } from '../traits.js';
import { COUNTED, isDash, isMark, plainAt } from '../words.js';
import { NUMBER_WORD, SCORE_CUES } from './lexicon.js';
import { identifierDraft, isOtherNoun } from './shapes.js';

const RATES = lexemes('tỷ tỉ');
/** Words of a match near before a score: `rút ngắn cách biệt xuống còn 1-3`, `thất bại nặng nề 1-4 trước Real`. */
const MATCH_CUES = lexemes('thua thắng hòa hoà bại ngắn gỡ biệt thúc dội luân đền dẫn pen');
const MATCH_REACH = 9;
/** Behind a score the match goes on: `thua 0-1 chung cuộc`. */
const MATCH_BEHIND = lexemes('chung nghiêng nhì');

/** `6-4, 6-7 (5-7), 9-7`: only commas and brackets stand between two sets. */
function followsScore(t: Tokens, next: number, i: number): boolean {
  if (i - next > 2 || !isDash(t, next - 2)) return i === next;
  for (let at = next; at < i; at++) if (!isMark(t, at, ',') && !isMark(t, at, '(') && !isMark(t, at, ')')) return false;
  return true;
}

/** True where a match is told of before token `i`, in the same clause. */
function isOfMatch(t: Tokens, i: number): boolean {
  for (let at = i - 1; at > i - MATCH_REACH; at--) {
    if (MATCH_CUES.has(t.lexeme[at]!)) return true;
    if (t.type[at] === MARK && !isMark(t, at, '(') && !isMark(t, at, '"')) return false;
  }
  return false;
}

/** The shape of a score by its place: what stands before and behind a pair of small numbers with a dash. */
function isScore(context: Context, i: number): boolean {
  const { t, last } = context;
  // "6-3 6-4": sets of one match; "Viettel – Đồng Tháp: 3-0 FLC": the next side follows
  if (last?.kind === 'identifier' && last.next - last.first === 3 && followsScore(t, last.next, i)) return true;
  if (!isDash(t, i + 1) || t.glued[i + 1] !== 1 || t.glued[i + 2] !== 1) return false;
  // "Phú Yên 35-38oC" has a unit
  if (t.capital[i + 3]! > 0 && t.glued[i + 3] === 0 && (t.capital[i - 1]! > 0 || isMark(t, i - 1, ':'))) return true;
  const isSmall = t.end[i]! - t.start[i]! === 1 && t.end[i + 2]! - t.start[i + 2]! === 1;
  // "6-7 (6-8), 6-3": a set and its tie-break
  if (isSmall && isMark(t, i + 3, '(') && isDash(t, i + 5) && isMark(t, i + 7, ')')) return true;
  if (isMark(t, i + 3, ',') && isDash(t, i + 5) && t.end[i + 4]! - t.start[i + 4]! === 1) return true;
  if (isMark(t, i + 3, '%') || isMark(t, i + 3, '/')) return false;
  const isNoun = context.isNoun(i + 3) && !MATCH_BEHIND.has(t.lexeme[i + 3]!);
  if (isNoun) return false;
  if (plainAt(t, i) === 0 || plainAt(t, i + 2) === 0) return true;
  if (!isSmall || context.quantity(i)?.kind !== 'bare') return false;
  return (t.capital[i - 1]! > 0 && !context.isSentenceStart(i - 1)) || isOfMatch(t, i);
}

export const scoreRules: readonly Rule<'identifier'>[] = [
  {
    // "tỷ số 1-1", "thắng 3-0", "thất bại nặng nề 1-4 trước Real Madrid"
    name: 'identifier/score',
    starts: 'number',
    needs: MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      const isShape =
        t.type[i + 2] === NUMBER &&
        t.end[i]! - t.start[i]! <= 2 &&
        t.end[i + 2]! - t.start[i + 2]! <= 2 &&
        (isDash(t, i + 1) || isMark(t, i + 1, '/'));
      if (!isShape) return undefined;
      // "thua liền 3-4 trận", "thua 6/7 trận gần nhất"; "thắng 2-1 trận bán kết" falls
      const isCounted = context.isNoun(i + 3) && COUNTED.has(t.lexeme[i + 3]!) && !isOtherNoun(t, i + 3);
      if (isCounted && (isMark(t, i + 1, '/') || (plainAt(t, i) ?? 0) < (plainAt(t, i + 2) ?? 0))) return undefined;
      if (isScore(context, i)) return identifierDraft(t, i, i + 3, 'a score');
      const isCued =
        (SCORE_CUES.has(t.lexeme[i - 1]!) && t.capital[i - 1] === 0) ||
        (SCORE_CUES.has(t.lexeme[i - 2]!) && t.type[i - 1] === WORD && !DAY_CUES.has(t.lexeme[i - 1]!));
      if (!isCued || (t.lexeme[i - 1] === NUMBER_WORD && !RATES.has(t.lexeme[i - 2]!))) return undefined;
      return identifierDraft(t, i, i + 3, 'a score');
    },
  },
];
