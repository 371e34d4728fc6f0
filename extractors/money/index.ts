import { lexemes } from '../lexer/lexicon.js';
import { WORD } from '../lexer/tokens.js';
import { perAt } from '../per.js';
import { unitDraft } from '../percentage/index.js';
import type { Context, Extractor, Rule } from '../rule.js';
import { FUNCTION_WORDS } from '../words.js';

/** Within a few words before `5 tỷ` or `3 triệu` these say that money is meant. */
const MONEY_CUES = lexemes(
  'thường đền cọc mừng thuê cước vé khoản hồng lì công giải học chia hoa nhuận tài nhà tiền giá vốn thu chi phạt lương nợ vay trị kinh phí thuế doanh lợi lỗ lãi bán mua thưởng trả nộp tài ngân quỹ thiệt đồng usd đầu bồi gói tốn hỗ trợ',
);
/** `7,34 tỷ người`, `5 tỷ cây`: what is counted stands right behind. */
const isNounBehind = ({ t }: Context, i: number): boolean =>
  t.type[i] === WORD && t.capital[i] === 0 && !FUNCTION_WORDS.has(t.lexeme[i]!);

/** What the press counts in billions besides money. */
const COUNTED_IN_BILLIONS = lexemes(
  'người dân hộ em tổ đảng lao công trường lần đơn doanh chi thành hội khách đại biểu phụ vụ xe nhà căn gia sinh cơ mô dự học cán xã thôn cổ cp lượt con trái quả điếu vé năm kwh watt pound feet hệ cây sản tấn tin sao tế thiết tài lít thùng kg mét ha m viên hộp lon chai bản cuộc giờ đơn khách trang ngôi hạt chiếc',
);

const hasMoneyCue = ({ t }: Context, i: number): boolean => {
  for (let at = i - 1; at >= i - 12; at--) if (MONEY_CUES.has(t.lexeme[at]!)) return true;
  return false;
};

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
      return {
        ...unitDraft('money', { ...quantity, unit: 'VND', per: per?.text, next: per?.next ?? quantity.next }),
        evidence: [...quantity.evidence, 'đồng is left out: money is spoken of'],
        confidence: 0.85,
      };
    },
  },
];

export const money: Extractor<'money'> = { kind: 'money', rules };
