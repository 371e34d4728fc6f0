import { SCALES } from '../number/lexicon.js';
import type { Quantity } from '../quantity.js';
import type { Draft, Extractor, Rule } from '../rule.js';
import { sharedUnit } from '../shared-unit.js';

/** The draft of a quantity that its unit decides: percentages, money, measures. */
export function unitDraft(kind: 'percentage' | 'money' | 'measure', quantity: Quantity): Draft {
  return {
    kind,
    value: quantity.value,
    value2: quantity.value2,
    unit: quantity.unit,
    unitRaw: quantity.unitRaw,
    si: quantity.si,
    per: quantity.per,
    alternative: quantity.alternative,
    first: quantity.first,
    next: quantity.next,
    parts: quantity.parts,
    evidence: quantity.evidence,
    confidence: quantity.alternative === undefined ? undefined : 0.8,
  };
}

const rules: readonly Rule<'percentage'>[] = [
  {
    // "31,8%", "16-17%", "từ 90% đến 98%", "12 điểm phần trăm", "5%/năm", "(-0,77%)"
    name: 'percentage/unit',
    starts: 'number',
    read(context, i) {
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'percentage') return undefined;
      const draft = unitDraft('percentage', quantity);
      // "28,6% triệu đồng/người/năm" is a slip of the pen: kept, and not trusted
      const isSlip = SCALES.has(context.t.lexeme[quantity.next]!);
      return isSlip
        ? { ...draft, evidence: [...quantity.evidence, 'a multiplier word follows the per cent sign'], confidence: 0.3 }
        : draft;
    },
  },
];

export const percentage: Extractor<'percentage'> = {
  kind: 'percentage',
  rules: [...rules, sharedUnit('percentage')],
};
