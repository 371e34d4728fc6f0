import { lexeme, lexemes } from '../lexer/lexicon.js';
import { type Context, type Extractor, partOf, type Rule } from '../rule.js';
import { guessAt } from '../shared-unit.js';

const TIMES = lexeme('lần');
const FOLD = lexeme('gấp');
/** Right before `N lần` (bounds left out) these make it a factor; elsewhere `2 lần` counts occasions. */
const FACTOR_CUES = lexemes(
  'gấp tăng giảm cao vượt bằng lớn nhỏ kém thấp nhiều ít nhanh đông đắt rẻ mạnh dài rộng nặng là',
);
const BOUNDS = lexemes('gần hơn khoảng trên ngót xấp xỉ chừng cỡ những quá từ tới đến');
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
  let at = i - 1;
  // the first bound may itself be the cue: "cao hơn 2 lần"
  for (let steps = 0; steps < 3 && BOUNDS.has(t.lexeme[at]!) && !FACTOR_CUES.has(t.lexeme[at - 1]!); steps++) {
    if (FACTOR_CUES.has(t.lexeme[at]!) || t.lexeme[at - 1] === RISES) break;
    at--;
  }
  // "chênh lệch lên tới gần 600 lần"
  if (UP_TO.has(t.lexeme[at]!) && t.lexeme[at - 1] === RISES) return at;
  return FACTOR_CUES.has(t.lexeme[at]!) || FACTOR_CUES.has(t.lexeme[at - 1]!) ? at : undefined;
}

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
      const compared = BEHIND.has(t.lexeme[quantity.next + 1]!);
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
