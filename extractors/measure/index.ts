import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens } from '../lexer/tokens.js';
import { AREA_OF_VIETNAM_KM2 } from '../number/digits.js';
import { exact } from '../number/index.js';
import { unitDraft } from '../percentage/index.js';
import { type Extractor, partOf, type Rule } from '../rule.js';
import { sharedUnit } from '../shared-unit.js';
import { IN_DIGITS, WORD_GLUED } from '../traits.js';
import { plainAt } from '../words.js';
import { units } from './lexicon.js';

const METRE = lexeme('m');
const TIMES = [lexeme('x'), lexeme('×')];
/** What is so many metres, no square ones: `mỗi vòng dài 1m2`, `không ai cao quá 1m3`. */
const LENGTHS = lexemes('cao dài sâu');
/** Words that may stand between these and the figure. */
const BETWEEN = lexemes('chỉ chưa chừng dưới gần hơn khoảng quá tầm tới trên đến');
const BETWEEN_MOST = 2;

function tellsLength(t: Tokens, i: number): boolean {
  let at = i - 1;
  while (at >= i - BETWEEN_MOST && BETWEEN.has(t.lexeme[at]!)) at--;
  return LENGTHS.has(t.lexeme[at]!);
}

const rules: readonly Rule<'measure'>[] = [
  {
    // "5,9722 x 10²⁴ kg" comes from the page as "5,9722 x 1024kg": the raised exponent was lost
    name: 'measure/power-of-ten',
    starts: 'number',
    needs: IN_DIGITS,
    read(context, i) {
      const { t } = context;
      if (!TIMES.includes(t.lexeme[i + 1]!) || t.type[i + 2] !== NUMBER) return undefined;
      const mantissa = context.numeral(i);
      const power = sliceOf(t, i + 2, i + 3);
      if (mantissa === undefined || !mantissa.raw?.includes(',') || !/^10[0-9]{1,2}$/u.test(power)) return undefined;
      const quantity = context.quantity(i + 2);
      if (quantity?.kind !== 'measure' || quantity.value2 !== undefined) return undefined;
      const value = Number(`${mantissa.raw.replace(',', '.')}e${power.slice(2)}`);
      return {
        ...unitDraft('measure', { ...quantity, value: exact(value) }),
        first: i,
        parts: [
          ...mantissa.parts,
          partOf(t, i + 1, i + 3, 'scale', `10^${power.slice(2)}`),
          ...quantity.parts.slice(1),
        ],
        evidence: [`"${power}" read as 10 to the power ${power.slice(2)}`],
        confidence: 0.9,
      };
    },
  },
  {
    // "1m70", "cao 1m6": metres and the decimals behind them
    name: 'measure/metres-and-more',
    starts: 'number',
    needs: IN_DIGITS | WORD_GLUED,
    read(context, i) {
      const { t } = context;
      if (t.lexeme[i + 1] !== METRE || t.glued[i + 1] !== 1 || t.type[i + 2] !== NUMBER || t.glued[i + 2] !== 1)
        return undefined;
      const metres = plainAt(t, i);
      const rest = sliceOf(t, i + 2, i + 3);
      if (metres === undefined || !/^[0-9]{1,2}$/u.test(rest)) return undefined;
      // "5m2" is an area, "dài 1m2" is none
      if (units.at(t, i + 1)?.next === i + 3 && !tellsLength(t, i)) return undefined;
      const value = Number(`${metres}.${rest}`);
      return {
        kind: 'measure',
        value,
        unit: 'm',
        unitRaw: 'm',
        si: { value, unit: 'm' },
        first: i,
        next: i + 3,
        parts: [partOf(t, i, i + 3, 'number', `${value} m`)],
      };
    },
  },
  {
    // "300 ha", "69,45 tạ/ha", "250m2", "2-4 độ C", "20 km/h"
    name: 'measure/unit',
    starts: 'number',
    read(context, i) {
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'measure') return undefined;
      const draft = unitDraft('measure', quantity);
      if (
        quantity.unit !== 'km2' ||
        quantity.value <= AREA_OF_VIETNAM_KM2 ||
        quantity.numeral.style !== 'grouped' ||
        quantity.numeral.scale > 1
      )
        return draft;
      // "484.510 km2" for one district: both readings are kept
      return { ...draft, alternative: exact(quantity.value / 1000), confidence: 0.6 };
    },
  },
  {
    // "khu đất 5x23 mét", "1x1cm": the first side takes the unit of the second
    name: 'measure/side',
    starts: 'number',
    read(context, i) {
      const { t } = context;
      const side = context.numeral(i);
      if (!side || !TIMES.includes(t.lexeme[side.next]!) || t.type[side.next + 1] !== NUMBER) return undefined;
      let second = context.quantity(side.next + 1);
      if (second?.kind === 'bare' && TIMES.includes(t.lexeme[second.next]!)) second = context.quantity(second.next + 1);
      if (second?.kind !== 'measure' || second.unit === undefined) return undefined;
      return {
        kind: 'measure',
        value: side.value,
        unit: second.unit,
        first: i,
        next: side.next,
        parts: side.parts,
        evidence: [`unit ${second.unit} taken from the other side`],
      };
    },
  },
];

export const measure: Extractor<'measure'> = { kind: 'measure', rules: [...rules, sharedUnit('measure')] };
