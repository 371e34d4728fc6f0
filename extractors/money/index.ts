import { phrases } from '../lexer/phrases.js';
import { exact } from '../number/index.js';
import { perAt } from '../per.js';
import { unitDraft } from '../percentage/index.js';
import { type Extractor, partOf, type Rule } from '../rule.js';
import { sharedUnit } from '../shared-unit.js';
import { withoutCurrency } from './no-currency.js';

const CENTS = phrases(['cent', 'cents', 'xu mỹ'].map((form) => [form, true] as const));

const rules: readonly Rule<'money'>[] = [
  {
    // "200 tỷ đồng", "25.000 đồng - 28.000 đồng/kg", "50 triệu đồng/người/năm", "65USD/tấn"
    name: 'money/currency',
    starts: 'number',
    read(context, i) {
      const quantity = context.quantity(i);
      return quantity?.kind === 'money' ? unitDraft('money', quantity) : undefined;
    },
  },
  {
    // "giá dầu tăng 21 cent", "giảm 5 xu Mỹ/thùng": hundredths of a dollar
    name: 'money/cents',
    starts: 'number',
    read(context, i) {
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'bare' || quantity.numeral.scale > 1) return undefined;
      const cents = CENTS.at(context.t, quantity.next);
      if (!cents) return undefined;
      const per = perAt(context.t, cents.next);
      const { value, value2 } = quantity;
      return unitDraft('money', {
        ...quantity,
        value: exact(value / 100),
        value2: value2 === undefined ? undefined : exact(value2 / 100),
        unit: 'USD',
        per: per?.text,
        next: per?.next ?? cents.next,
        parts: [...quantity.parts, partOf(context.t, quantity.next, cents.next, 'unit', '0.01 USD')],
      });
    },
  },
  withoutCurrency,
];

export const money: Extractor<'money'> = { kind: 'money', rules: [...rules, sharedUnit('money')] };
