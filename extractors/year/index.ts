import { bareYearAt, YEAR, yearAt } from '../calendar/index.js';
import { isOtherNoun } from '../identifier/shapes.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { type Tokens, WORD } from '../lexer/tokens.js';
import { isPercentAt } from '../number/index.js';
import { type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { FOUR_UNITS, IN_DIGITS } from '../traits.js';
import { COUNTED, isMark, isNounAt, isPhraseEnd } from '../words.js';

/** Before a number of four digits these say that it is an amount: `hơn 2000 người`. */
const AMOUNT_CUES = lexemes('hơn trên gần khoảng ngót chừng quá dưới có số tổng được đạt thêm tới với');
const COUNT_BEHIND = lexemes(
  'người hộ con lượt tỷ triệu nghìn ngàn đồng phiếu em cây căn chiếc tấn cán học công lao đơn doanh đảng đoàn hội nhân bệnh lần',
);

const WITH = lexeme('với');
const UNTIL = lexeme('tới');
/** Contracts and plans run until later years; round numbers below are amounts. */
const NEAREST = 2005;
const THAN = lexeme('hơn');
const TIMES = lexeme('lần');
const PEOPLE = lexemes('người hộ em con nhân học');
const TURNS = lexemes('lượt này đầu thứ trước sau');

function draft(t: Tokens, first: number, next: number, year: number, confidence?: number): Draft {
  const value = String(year);
  return { kind: 'year', value, first, next, parts: [partOf(t, next - 1, next, 'year', value)], confidence };
}

/** `V.League 2017 lượt về`: behind a name, and before what is no people. */
const endsTitle = (t: Tokens, i: number, year: number): boolean =>
  year > NEAREST && t.type[i - 1] === WORD && t.capital[i - 1]! > 0 && !PEOPLE.has(t.lexeme[i + 1]!);

const rules: readonly Rule<'year'>[] = [
  {
    // "năm 2017"; "5 năm" begins with its number and never comes here
    name: 'year/word',
    starts: [YEAR],
    read({ t }, i) {
      const year = yearAt(t, i + 1);
      return year === undefined || isMark(t, i + 2, '%') ? undefined : draft(t, i, i + 2, year);
    },
  },
  {
    // "Tết Đinh Dậu 2017", "SN 1990", "tầm nhìn 2030"; "2000 người" counts
    name: 'year/bare',
    starts: 'number',
    needs: IN_DIGITS | FOUR_UNITS,
    read(context, i) {
      const { t } = context;
      const year = bareYearAt(t, i);
      if (year === undefined) return undefined;
      // "1900-1950%", "2010 đến 2093 mét vuông": the unit makes it an amount
      const quantity = context.quantity(i);
      if (quantity?.value2 !== undefined && quantity.kind !== 'bare') return undefined;
      const next = t.lexeme[i + 1]!;
      // "năm 2015 và 2016 lần lượt", "cúp 2017 lần này"
      const isTurn = next === TIMES && TURNS.has(t.lexeme[i + 2]!);
      if (
        isPercentAt(t, i + 1) ||
        (COUNT_BEHIND.has(next) && !isTurn && !isOtherNoun(t, i + 1) && !endsTitle(t, i, year)) ||
        quantity?.kind === 'money' ||
        quantity?.kind === 'measure'
      )
        return undefined;
      // "ký hợp đồng mới tới 2021,", "hướng tới 2020 và tương lai", "khởi sắc hơn 2015."
      const isTold =
        t.lexeme[i - 1] === UNTIL ? !isNounAt(t, i + 1) : t.lexeme[i - 1] === THAN && isPhraseEnd(t, i + 1);
      if (isTold && year > NEAREST) return draft(t, i, i + 1, year, 0.9);
      if (AMOUNT_CUES.has(t.lexeme[i - 1]!) && (COUNTED.has(next) || t.lexeme[i - 1] !== WITH)) return undefined;
      return draft(t, i, i + 1, year, 0.9);
    },
  },
];

export const year: Extractor<'year'> = { kind: 'year', rules };
