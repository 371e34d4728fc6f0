import { bareYearAt } from '../calendar/index.js';
import { NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import type { Context, Rule } from '../rule.js';
import { BESIDE_NUMBER, CAPITAL_BEHIND, IN_DIGITS, isApart, MARK_BEHIND } from '../traits.js';
import { isDash, isMark, plainAt } from '../words.js';
import { identifierDraft } from './shapes.js';

/** True where the number at token `i` stands alone: neither unit nor noun behind it. */
function isBare(context: Context, i: number): boolean {
  const quantity = context.quantity(i);
  return quantity?.kind === 'bare' && quantity.next === i + 1 && !context.isNoun(i + 1);
}

/** `19 4 Phạt góc 5 3 Việt vị`: two numbers side by side before a capital or another number. */
function isPairOfCells(context: Context, i: number): boolean {
  const { t } = context;
  return (
    isApart(t, i + 1) && (t.capital[i + 2]! > 0 || isMark(t, i + 2, '%')) && context.quantity(i + 1)?.kind !== 'money'
  );
}

/** How many tokens the name of a player may have. */
const LONGEST_NAME = 7;

const isNamePart = (t: Tokens, i: number): boolean =>
  (t.type[i] === WORD && t.capital[i]! > 0) ||
  isMark(t, i, '.') ||
  isDash(t, i) ||
  isMark(t, i, "'") ||
  isMark(t, i, '’');

/** The number that stands before (`step` −1) or behind (1) the capitals beside token `i`, or undefined. */
function numberBeyondName(t: Tokens, i: number, step: 1 | -1): number | undefined {
  let at = i + step;
  while (at !== i + step * LONGEST_NAME && isNamePart(t, at)) at += step;
  return at !== i + step && t.type[at] === NUMBER ? at : undefined;
}

/** Numbers in tables whose borders were lost, and in line-ups. */
export const tableRules: readonly Rule<'identifier'>[] = [
  {
    // "1 Thái Sơn Nam 15 12 2 1 71": cells of a table whose borders were lost
    name: 'identifier/table-cell',
    starts: 'number',
    needs: BESIDE_NUMBER,
    read(context, i) {
      const { t } = context;
      const isBehind = isApart(t, i - 1);
      const isBefore = isApart(t, i + 1);
      if (!isBehind && !isBefore) return undefined;
      const isRow = (isBehind && (isApart(t, i - 2) || isBefore)) || (isBefore && isApart(t, i + 2));
      const isPair =
        !isRow &&
        t.glued[i] === 0 &&
        t.glued[i + 1] === 0 &&
        bareYearAt(t, i) === undefined &&
        plainAt(t, i) !== undefined &&
        (isBefore ? isPairOfCells(context, i) : isPairOfCells(context, i - 1));
      return (isRow || isPair) && isBare(context, i)
        ? identifierDraft(t, i, i + 1, 'stands among bare numbers')
        : undefined;
    },
  },
  {
    // "14(7) Sút khung thành 11(6)": all, and some of them
    name: 'identifier/cell-with-part',
    starts: 'number',
    needs: IN_DIGITS | MARK_BEHIND,
    read(context, i) {
      const { t } = context;
      const isPart = isMark(t, i + 1, '(') && t.glued[i + 1] === 1 && t.type[i + 2] === NUMBER && isMark(t, i + 3, ')');
      return isPart && plainAt(t, i) !== undefined && isBare(context, i)
        ? identifierDraft(t, i, i + 4, 'a cell of a table')
        : undefined;
    },
  },
  {
    // "1 K. Navas 4 Sergio Ramos 23 Danilo": the numbers of players
    name: 'identifier/line-up',
    starts: 'number',
    needs: IN_DIGITS | CAPITAL_BEHIND,
    read(context, i) {
      const { t } = context;
      if (t.capital[i + 1] !== 1 || t.glued[i] === 1 || t.glued[i + 1] === 1 || (plainAt(t, i) ?? 100) >= 100)
        return undefined;
      const behind = numberBeyondName(t, i, 1);
      const before = numberBeyondName(t, i, -1);
      const goesOn = behind !== undefined && t.capital[behind + 1] === 1;
      const went = before !== undefined && t.capital[i - 1]! > 0;
      return (goesOn || went) && isBare(context, i) ? identifierDraft(t, i, i + 1, 'in a line-up') : undefined;
    },
  },
];
