import { lexemes } from '../lexer/lexicon.js';
import { phrases } from '../lexer/phrases.js';
import { BREAK, WORD } from '../lexer/tokens.js';
import { exact } from '../number/index.js';
import { perAt } from '../per.js';
import { unitDraft } from '../percentage/index.js';
import type { Quantity } from '../quantity.js';
import { type Context, type Extractor, partOf, type Rule } from '../rule.js';
import { sharedUnit } from '../shared-unit.js';
import { FUNCTION_WORDS, isMark } from '../words.js';

/** Within a few words before `5 tỷ` or `3 triệu` these say that money is meant. */
const MONEY_CUES = lexemes(
  'thường đền cọc mừng thuê cước vé khoản hồng lì công giải học chia hoa nhuận tài nhà tiền giá vốn thu chi phạt lương nợ vay trị kinh phí thuế doanh lợi lỗ lãi bán mua thưởng trả nộp tài ngân quỹ thiệt đồng usd đầu bồi gói tốn hỗ trợ',
);
/** `7,34 tỷ người`, `5 tỷ cây`: what is counted stands right behind. */
const isNounBehind = ({ t }: Context, i: number): boolean =>
  t.type[i] === WORD && t.capital[i] === 0 && !FUNCTION_WORDS.has(t.lexeme[i]!);

/** What the press counts in billions besides money. */
const COUNTED_IN_BILLIONS = lexemes(
  'chuyến phép kết điện vi gói màu phân thiệp cốc người dân hộ em tổ đảng lao công trường lần đơn doanh chi thành hội khách đại biểu phụ vụ xe nhà căn gia sinh cơ mô dự học cán xã thôn cổ cp lượt con trái quả điếu vé năm kwh watt pound feet hệ cây sản tấn tin sao tế thiết tài lít thùng kg mét ha m viên hộp lon chai bản cuộc giờ đơn khách trang ngôi hạt chiếc',
);

const hasMoneyCue = ({ t }: Context, i: number): boolean => {
  for (let at = i - 1; at >= i - 12; at--) if (MONEY_CUES.has(t.lexeme[at]!)) return true;
  return false;
};

/** How far back an amount with its currency may stand, in tokens, and how many times larger or smaller it may be. */
const CURRENCY_REACH = 24;
const ALIKE = 10;

/** `trị giá 26 triệu bảng, thấp hơn 6 triệu`: an amount of like size in the same sentence tells the currency. */
function currencyBefore({ t, last }: Context, { first, value }: Quantity): string | undefined {
  if (last?.kind !== 'money' || typeof last.value !== 'number' || first - last.next > CURRENCY_REACH) return undefined;
  if (last.value < 1e6 || last.value > value * ALIKE || value > last.value * ALIKE) return undefined;
  for (let at = last.next; at < first; at++) if (t.type[at] === BREAK || isMark(t, at, '.')) return undefined;
  return last.unit;
}

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
  {
    // "gần 28 ngàn tỷ; cả nước", "(72 tỷ so với 127 tỷ của cả nước)", "thưởng 5 triệu": đồng is left out
    name: 'money/no-currency',
    starts: 'number',
    read(context, i) {
      const quantity = context.quantity(i);
      if (quantity?.kind !== 'bare' || quantity.numeral.scale < 1e6) return undefined;
      const { t } = context;
      const isBillions = quantity.numeral.scale >= 1e9;
      // "nợ hơn 11 tỷ tiền thuê đất", "7,34 tỷ người"
      if (isBillions ? COUNTED_IN_BILLIONS.has(context.t.lexeme[quantity.next]!) : isNounBehind(context, quantity.next))
        return undefined;
      const per = perAt(t, quantity.next);
      // people and things in billions have their noun; millions do without money only where nothing speaks of it
      if (
        quantity.numeral.scale < 1e9 &&
        !per &&
        !hasMoneyCue(context, quantity.first) &&
        context.last?.kind !== 'money'
      )
        return undefined;
      const unit = currencyBefore(context, quantity) ?? 'VND';
      return {
        ...unitDraft('money', { ...quantity, unit, per: per?.text, next: per?.next ?? quantity.next }),
        evidence: [...quantity.evidence, `the currency is left out: money is spoken of, ${unit} is meant`],
        confidence: 0.85,
      };
    },
  },
];

export const money: Extractor<'money'> = { kind: 'money', rules: [...rules, sharedUnit('money')] };
