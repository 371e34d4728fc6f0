import { lexeme, lexemes } from '../lexer/lexicon.js';
import type { Tokens } from '../lexer/tokens.js';
import { type Context, type Extractor, partOf, type Rule } from '../rule.js';
import { guessAt } from '../shared-unit.js';

const TIMES = lexeme('lần');
const FOLD = lexeme('gấp');
/** Right before `N lần` (bounds left out) these make it a factor; elsewhere `2 lần` counts occasions. */
const FACTOR_CUES = lexemes(
  'gấp tăng giảm cao vượt bằng lớn nhỏ kém thấp nhiều ít nhanh đông đắt rẻ mạnh dài rộng nặng là',
);
const BOUNDS = lexemes('gần hơn khoảng trên ngót xấp xỉ chừng cỡ những quá từ tới đến');
/** What may stand between the cue and the number: `tăng lên 3 lần`, `giảm đi 10 lần`; `4 lần giảm, 3 lần giữ` has a comma. */
const BETWEEN = lexemes(
  'lên đi hơn tới đến xuống thêm ra cả được thành gần khoảng trên vọt mạnh giá ít nhiều từ quá mức những chừng cỡ ngót xỉ',
);
const LEAST = lexeme('nhất');
const AGAIN = lexeme('nữa');
const EQUAL = lexeme('bằng');
const FACE = lexeme('mặt');
const BEHIND = lexemes('so');
const WHOLE = new Map([
  [lexeme('đôi'), 2],
  [lexeme('ba'), 3],
  [lexeme('bốn'), 4],
  [lexeme('năm'), 5],
  [lexeme('rưỡi'), 1.5],
  [lexeme('mười'), 10],
]);

function cueBefore({ t }: Context, i: number): number | undefined {
  // "cao hơn ít nhất 10 lần"
  let at = t.lexeme[i - 1] === LEAST ? i - 3 : i - 1;
  // the first bound may itself be the cue: "cao hơn 2 lần"
  for (let steps = 0; steps < 3 && BOUNDS.has(t.lexeme[at]!) && !FACTOR_CUES.has(t.lexeme[at - 1]!); steps++) {
    if (FACTOR_CUES.has(t.lexeme[at]!) || t.lexeme[at - 1] === RISES) break;
    at--;
  }
  // "chênh lệch lên tới gần 600 lần"
  if (UP_TO.has(t.lexeme[at]!) && t.lexeme[at - 1] === RISES) return at;
  // "giải phóng mặt bằng 2 lần"
  if (t.lexeme[at] === EQUAL && t.lexeme[at - 1] === FACE) return undefined;
  if (FACTOR_CUES.has(t.lexeme[at]!)) return at;
  // "kém Malaysia 21 lần"
  const mayStandBetween = BETWEEN.has(t.lexeme[at]!) || t.capital[at]! > 0;
  return mayStandBetween && FACTOR_CUES.has(t.lexeme[at - 1]!) ? at : undefined;
}

/** `ít nhất 3 lần` counts occasions, `cao hơn ít nhất 10 lần` compares. */
const isOccasions = (t: Tokens, i: number): boolean => t.lexeme[i - 1] === LEAST && !RISING.has(t.lexeme[i - 3]!);
const RISING = lexemes('hơn tăng thêm gấp cao giảm');
/** `bằng 1 lần lương tối thiểu` */
const EQUALS = lexemes('bằng gấp');

const IS = lexeme('là');
const RISES = lexeme('lên');
const UP_TO = lexemes('tới đến');

const rules: readonly Rule<'multiple'>[] = [
  {
    // "gấp 2,5 lần", "tăng 3 lần", "cao hơn gần 2 lần", "gấp 3-5 lần"
    name: 'multiple/times',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      // "gấp 3, 4 lần": a guess
      const quantity = guessAt(context, i) ?? context.quantity(i);
      if (quantity?.kind !== 'bare' || t.lexeme[quantity.next] !== TIMES) return undefined;
      // "ít nhất 3 lần", "nhiều hơn một lần", "tăng lãi 2 lần nữa" count occasions
      const compared = BEHIND.has(t.lexeme[quantity.next + 1]!);
      if (
        !compared &&
        (isOccasions(t, i) ||
          (quantity.value === 1 && !EQUALS.has(t.lexeme[i - 1]!)) ||
          t.lexeme[quantity.next + 1] === AGAIN)
      )
        return undefined;
      const cue = cueBefore(context, i);
      if (cue === undefined && !compared) return undefined;
      if (cue !== undefined && t.lexeme[cue] === IS && !compared && Number.isInteger(quantity.value)) return undefined;
      return {
        kind: 'multiple',
        value: quantity.value,
        value2: quantity.value2,
        first: i,
        next: quantity.next + 1,
        parts: [...quantity.parts, partOf(t, quantity.next, quantity.next + 1, 'unit', 'times')],
        evidence: quantity.evidence,
      };
    },
  },
  {
    // "gấp đôi", "gấp rưỡi", "gấp ba"; "gấp năm lần" is read by the number
    name: 'multiple/fold',
    starts: [FOLD],
    read(context, i) {
      const { t } = context;
      // "gấp bốn mươi lần" is read by its number
      const numeral = context.numeral(i + 1);
      if (numeral && (numeral.next > i + 2 || t.lexeme[numeral.next] === TIMES)) return undefined;
      const value = WHOLE.get(t.lexeme[i + 1]!);
      if (value === undefined) return undefined;
      return { kind: 'multiple', value, first: i, next: i + 2, parts: [partOf(t, i, i + 2, 'number', String(value))] };
    },
  },
];

export const multiple: Extractor<'multiple'> = { kind: 'multiple', rules };
