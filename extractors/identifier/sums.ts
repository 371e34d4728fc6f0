import { lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens } from '../lexer/tokens.js';
import type { Rule } from '../rule.js';
import { IN_DIGITS, MARK_BEHIND } from '../traits.js';
import { isMark, plainAt } from '../words.js';
import { identifierDraft, LONGEST_RUN } from './shapes.js';

/** Drawings are made at these scales. */
const SCALES = new Set([100, 200, 500, 1000, 2000, 5000, 10000, 25000, 50000, 100000]);
const DRAWING_CUES = lexemes('hoạch đồ duyệt');
const CUE_REACH = 6;

const isPlus = (t: Tokens, i: number): boolean => isMark(t, i, '+') && t.glued[i] === 1;

/** True where a plan or map is spoken of before token `i`. */
function isOfDrawing(t: Tokens, i: number): boolean {
  for (let at = i - 1; at >= i - CUE_REACH; at--) if (DRAWING_CUES.has(t.lexeme[at]!)) return true;
  return false;
}

/** Numbers with signs that name a thing. */
export const sumRules: readonly Rule<'identifier'>[] = [
  {
    // "phân NPK (16+16+8)", "phút 90+4", "đối thoại 2+2", "thế hệ 4++", "phim gắn mác 18+"; "10+ bài hát" counts
    name: 'identifier/sum',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      if (!isPlus(t, i + 1) || plainAt(t, i) === undefined) return undefined;
      let next = i + 2;
      while (
        next < i + LONGEST_RUN &&
        t.glued[next] === 1 &&
        (isMark(t, next, '+') || (t.type[next] === NUMBER && isMark(t, next - 1, '+')))
      )
        next++;
      return next === i + 2 && context.isNoun(next) ? undefined : identifierDraft(t, i, next, 'a sum that names');
    },
  },
  {
    // "quy hoạch chi tiết tỷ lệ 1/500", "bản đồ 1/50.000": so much smaller is the drawing; "chưa bằng 1/1000 thu nhập" is a share
    name: 'identifier/scale',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      if (t.type[i + 2] !== NUMBER || !isMark(t, i + 1, '/') || plainAt(t, i) !== 1 || isMark(t, i + 3, '/'))
        return undefined;
      const whole = context.numeral(i + 2);
      return whole !== undefined && whole.next === i + 3 && SCALES.has(whole.value) && isOfDrawing(t, i)
        ? identifierDraft(t, i, i + 3, 'the scale of a drawing')
        : undefined;
    },
  },
];
