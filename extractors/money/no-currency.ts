import { lexeme, lexemes } from '../lexer/lexicon.js';
import { BREAK, END, NUMBER, WORD } from '../lexer/tokens.js';
import { perAt } from '../per.js';
import { unitDraft } from '../percentage/index.js';
import type { Quantity } from '../quantity.js';
import type { Context, Rule } from '../rule.js';
import { FUNCTION_WORDS, isMark } from '../words.js';
import { currencies } from './lexicon.js';

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

const MONEY = lexeme('tiền');
const EACH = lexeme('mỗi');
/** How far back in the sentence a word may stand that says what is told of, in tokens. */
const TOPIC_REACH = 20;
/** The nearest of these before an amount says that money is told of … */
const OF_MONEY = lexemes(
  'tiền giá lương trả mất phạt thu bán mua vé lì xì tờ đồng chi tốn hết đưa cho gửi cầm lĩnh xin kiếm mượn vay đóng cướp cuỗm đòi nợ vốn lãi lỗ phí quỹ thưởng tặng bồi đền cọc hỗ trợ vàng rẻ đắt usd ngân doanh thuế thuê lợi nhuận kinh cước thù nộp chịu rút tiêu',
);
/** … and of these that people or things are counted: `số người theo dõi lên tới 56 triệu`. */
const OF_COUNTS = lexemes('số người dân đơn phiếu bệnh thuê lao cử mốc trường từ khớp');
/** … which these say even where a word of money stands further away: `khoản hỗ trợ …, lượng tài khoản lên tới 48 triệu`. */
const ONLY_OF_COUNTS = lexemes('lượt khách sim view fan lượng');

/** `dân số Trung Quốc sẽ đạt 1,42 tỷ` */
const POPULATION = [lexeme('dân'), lexeme('số')] as const;
const POPULATION_REACH = 8;

function isPopulation({ t }: Context, i: number): boolean {
  for (let at = i - 1; at > i - POPULATION_REACH && t.type[at] === WORD; at--) {
    if (OF_MONEY.has(t.lexeme[at]!)) return false;
    if (t.lexeme[at] === POPULATION[1] && t.lexeme[at - 1] === POPULATION[0]) return true;
  }
  return false;
}

/** What the sentence before an amount tells of. */
function topicBefore({ t }: Context, i: number): 'money' | 'counts' | 'only counts' | undefined {
  for (let at = i - 1; at > i - TOPIC_REACH && t.type[at] !== BREAK && t.type[at] !== END; at--) {
    if (isMark(t, at, '.') || isMark(t, at, ';')) return undefined;
    const id = t.lexeme[at]!;
    if (OF_MONEY.has(id)) return 'money';
    if (ONLY_OF_COUNTS.has(id)) return 'only counts';
    // "mỗi người 3 triệu"
    if (OF_COUNTS.has(id) && t.lexeme[at - 1] !== EACH) return 'counts';
  }
  return undefined;
}

/** The multiplier of an amount, which a range has behind its second number only: `60-80 triệu`. */
const scaleOf = ({ numeral, value }: Quantity): number =>
  numeral.value === 0 ? numeral.scale : numeral.scale * (value / numeral.value);

/** `32 triệu, Singapore khoảng 16 triệu`: a large count before says that a list of counts goes on. */
const isInCounts = ({ last }: Context, i: number): boolean =>
  (last?.kind === 'count' || last?.kind === 'measure') &&
  Number(last.value) >= 10_000 &&
  i - last.next <= CURRENCY_REACH;

/** True where what stands around an amount in thousands or millions says that it is none of money. */
function isOther(context: Context, { first, next, numeral }: Quantity): boolean {
  const { t } = context;
  const behind = t.lexeme[next]!;
  // "xác suất 1/10 triệu", "3 vạn 8 ngàn 400", "1 triệu DN", "4,7 triệu theo dõi", "650 nghìn các tổ chức", "7 nghìn từ"
  if (isMark(t, first - 1, '/') || t.type[next] === NUMBER || t.capital[next]! > 0) return true;
  if (NOT_BEHIND.has(behind) || (behind === AFTER && t.lexeme[next + 1] === FOLLOW)) return true;
  // "thị trấn Một Ngàn"
  return numeral.style === 'words' && t.capital[first]! > 0 && !context.isSentenceStart(first);
}
const NOT_BEHIND = lexemes('các những từ');
const AFTER = lexeme('theo');
const FOLLOW = lexeme('dõi');

/** True where an amount in thousands or millions is money though no currency is told. */
function isMoney(context: Context, quantity: Quantity, scale: number, isRate: boolean): boolean {
  const { t, last } = context;
  if (t.lexeme[quantity.next] === MONEY) return true;
  const topic = topicBefore(context, quantity.first);
  // "lượng tài khoản giả mạo lên tới 48 triệu", "số công việc ít hơn gần 5 triệu"
  const cued = (hasMoneyCue(context, quantity.first) && topic !== 'only counts') || last?.kind === 'money';
  if (scale >= 1e6 && (isRate || cued)) return true;
  if (isOther(context, quantity)) return false;
  return topic === 'money' || (topic === undefined && !isInCounts(context, quantity.first));
}

/** `gần 28 ngàn tỷ; cả nước`, `(72 tỷ so với 127 tỷ của cả nước)`, `thưởng 5 triệu`, `giá 400-500 nghìn`: đồng is left out. */
export const withoutCurrency: Rule<'money'> = {
  name: 'money/no-currency',
  starts: 'number',
  read(context, i) {
    const quantity = context.quantity(i);
    if (quantity?.kind !== 'bare') return undefined;
    const scale = scaleOf(quantity);
    if (scale < 1e3 || (scale < 1e6 && scale !== 1e3)) return undefined;
    const { t } = context;
    const behind = t.lexeme[quantity.next]!;
    // "nợ hơn 11 tỷ tiền thuê đất", "7,34 tỷ người"
    if (scale >= 1e9 ? COUNTED_IN_BILLIONS.has(behind) : behind !== MONEY && isNounBehind(context, quantity.next))
      return undefined;
    // "dân số Trung Quốc sẽ đạt 1,42 tỷ"
    if (scale >= 1e9 && isPopulation(context, i)) return undefined;
    const per = perAt(t, quantity.next);
    // people and things in billions have their noun; millions do without money only where nothing speaks of it
    if (scale < 1e9 && !isMoney(context, quantity, scale, per !== undefined)) return undefined;
    // "37 triệu tiền kíp Lào"
    const named = behind === MONEY ? currencies.at(t, quantity.next + 1)?.value : undefined;
    const unit = named ?? currencyBefore(context, quantity) ?? 'VND';
    return {
      ...unitDraft('money', { ...quantity, unit, per: per?.text, next: per?.next ?? quantity.next }),
      evidence: [...quantity.evidence, `the currency is left out: money is spoken of, ${unit} is meant`],
      confidence: 0.85,
    };
  },
};
