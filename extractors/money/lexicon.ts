import { lexeme } from '../lexer/lexicon.js';
import { phrases } from '../lexer/phrases.js';

const entries: (readonly [code: string, forms: string])[] = [
  ['VND', 'đồng|đồng việt nam|đ|vnd|vnđ|việt nam đồng|đ̀ông|tiền việt nam'],
  ['USD', 'usd|đô la mỹ|đô la|đô-la mỹ|đô-la|đôla mỹ|đôla|đô mỹ|đô|$|us$|mỹ kim|dollar|dollars|đô la hoa kỳ'],
  ['EUR', 'eur|euro|€|ơ-rô'],
  ['GBP', 'gbp|bảng anh|£|bảng'],
  ['JPY', 'jpy|yen|yên nhật|yen nhật|yên|¥'],
  ['CNY', 'cny|ndt|nhân dân tệ|tệ|rmb|cnh'],
  ['KRW', 'krw|won|won hàn quốc'],
  ['THB', 'thb|baht|bạt'],
  ['LAK', 'lak|kíp|kip'],
  ['KHR', 'khr|riel|riên'],
  ['RUB', 'rub|rúp|rúp nga|rouble|ruble'],
  ['INR', 'inr|rupee|rupi|rs'],
  ['IDR', 'idr|rupiah'],
  ['MYR', 'myr|ringgit|rm'],
  ['PHP', 'peso'],
  ['CHF', 'chf|franc thụy sĩ|franc'],
  ['AUD', 'aud|đô la úc|đô la australia|đô-la úc|đô úc'],
  ['CAD', 'cad|đô la canada'],
  ['SGD', 'sgd|đô la singapore|đô sing'],
  ['HKD', 'hkd|đô la hồng kông|đô la hong kong'],
  ['NZD', 'nzd|đô la new zealand'],
  ['MMK', 'kyat|kyats'],
  ['TWD', 'twd|đài tệ|đô la đài loan'],
];

/** Every currency by the ways to write it: its ISO 4217 code. */
export const currencies = phrases(
  entries.flatMap(([code, forms]) => forms.split('|').map((form) => [form, code] as const)),
);

/** Currency signs that stand before the number. */
export const PREFIX_SIGNS: ReadonlyMap<number, string> = new Map([
  [lexeme('$'), 'USD'],
  [lexeme('€'), 'EUR'],
  [lexeme('£'), 'GBP'],
  [lexeme('¥'), 'JPY'],
]);

/** Currency words that are names in other letters: `5.775 RM`, `58.099 Rs`, but `Sonic 125 RS`. 1 is a first capital, 2 all of them. */
export const CAPITALS_OF: ReadonlyMap<number, number> = new Map([
  [lexeme('rm'), 2],
  [lexeme('rs'), 1],
]);

/** Behind `đồng` these make another word: đồng chí, đồng bào, đồng ruộng, … */
export const NOT_MONEY_BEFORE = new Set(
  'chí bào hồ đội nghiệp phạm bọn bằng ruộng thời hương loạt minh ý thuận hành tử diễn đẳng khởi cỏ lúa thau bạc đen nát xu ngũ cấp sự tính phục tộc môn niên quan nghĩa tác sáng thừa phân chủ giám vô thủ hạng thống ca trưởng'
    .split(' ')
    .map(lexeme),
);
export const DONG = lexeme('đồng');

/** Behind `một đồng` these make it a coin or a currency, no amount: `một đồng tiền ảo`, `một đồng euro mạnh`. */
export const COINS = new Set('tiền euro usd bảng yên rúp won nội ngoại'.split(' ').map(lexeme));

const behind = (words: string) => new Set(words.split(' ').map(lexeme));

/** Currency words that are other words before these: `1 bảng đấu`, `2 đô thị`, `3 kíp trực`. */
export const HOMOGRAPHS: ReadonlyMap<number, ReadonlySet<number>> = new Map([
  [lexeme('bảng'), behind('đấu xếp điện tin lương hiệu thi số giá biểu kê danh chữ')],
  [lexeme('đô'), behind('thị vật hộ đốc lực')],
  [lexeme('kíp'), behind('trực thợ lái mổ nổ cấp thi vận phẫu bác chiến')],
  [lexeme('yên'), behind('xe tâm bình ổn ngựa')],
  [lexeme('tệ'), behind('nạn hại')],
]);

/** Behind `một` these are hardly ever money. */
export const UNSURE_AFTER_ONE = behind('bảng đô kíp yên tệ cân công độ');
