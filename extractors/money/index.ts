import { phrases } from '../lexer/phrases.js';
import type { Tokens } from '../lexer/tokens.js';
import { exact } from '../number/index.js';
import { perAt } from '../per.js';
import { unitDraft } from '../percentage/index.js';
import type { Quantity } from '../quantity.js';
import { type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { sharedUnit } from '../shared-unit.js';
import { withoutCurrency } from './no-currency.js';

const CENTS = phrases(['cent', 'cents', 'xu mỹ'].map((form) => [form, true] as const));

/** `giá dầu tăng 21 cent`, `giảm 5 xu Mỹ/thùng`: hundredths of a dollar. */
function centsOf(t: Tokens, quantity: Quantity): Draft | undefined {
  const cents = CENTS.at(t, quantity.next);
  if (!cents || quantity.numeral.scale > 1) return undefined;
  const per = perAt(t, cents.next);
  const { value, value2 } = quantity;
  return unitDraft('money', {
    ...quantity,
    value: exact(value / 100),
    value2: value2 === undefined ? undefined : exact(value2 / 100),
    unit: 'USD',
    per: per?.text,
    next: per?.next ?? cents.next,
    parts: [...quantity.parts, partOf(t, quantity.next, cents.next, 'unit', '0.01 USD')],
  });
}

const rules: readonly Rule<'money'>[] = [
  {
    // "200 tỷ đồng", "25.000 đồng - 28.000 đồng/kg", "50 triệu đồng/người/năm", "65USD/tấn"
    name: 'money/currency',
    starts: 'number',
    read(context, i) {
      const quantity = context.quantity(i);
      if (quantity?.kind === 'bare') return centsOf(context.t, quantity);
      return quantity?.kind === 'money' ? unitDraft('money', quantity) : undefined;
    },
  },
  withoutCurrency,
];

export const money: Extractor<'money'> = { kind: 'money', rules: [...rules, sharedUnit('money')] };
