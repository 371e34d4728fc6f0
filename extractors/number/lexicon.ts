import { type Lexeme, lexeme } from '../lexer/lexicon.js';

const table = (entries: Record<string, number>): ReadonlyMap<Lexeme, number> =>
  new Map(Object.entries(entries).map(([word, value]) => [lexeme(word), value]));

/** Words for 1–9 that may open a number (`không` alone is "not"). */
export const DIGITS = table({ một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 });

/** Words for 1–9 behind tens, hundreds or a scale: `hai mươi mốt`, `bốn mươi tư`, `mười lăm`. */
export const TAIL_DIGITS = table({
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
});

/** Ones behind mười and mươi: five is lăm there, so `hai mươi năm` is twenty years. */
export const ONES_BEHIND_TENS: ReadonlyMap<Lexeme, number> = new Map(
  [...TAIL_DIGITS].filter(([id]) => id !== lexeme('năm')),
);

/** Multiplier words behind digits or number words. */
export const SCALES = table({ trăm: 1e2, nghìn: 1e3, ngàn: 1e3, ngìn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 });

export const TEN = lexeme('mười');
export const TENS = lexeme('mươi');
export const DOZEN = lexeme('chục');
export const HUNDRED = lexeme('trăm');
export const ZERO = lexeme('không');
export const AND = [lexeme('linh'), lexeme('lẻ')] as const;
export const HALF_MORE = lexeme('rưỡi');
export const HALF = lexeme('nửa');
export const ONE = lexeme('một');
export const FIVE_OR_YEAR = lexeme('năm');

const wordsOf = (first: string, seconds: string): readonly (readonly [Lexeme, ReadonlySet<Lexeme>])[] =>
  first.split('|').map((one) => [lexeme(one), new Set(seconds.split('|').map(lexeme))] as const);

/** Words of two syllables that begin like a number: `tỷ lệ`, `triệu chứng`, `tư thế`, `vạn chài`. */
const OTHER_WORDS: ReadonlyMap<Lexeme, ReadonlySet<Lexeme>> = new Map([
  ...wordsOf('tỷ|tỉ', 'lệ|số|giá|phú|trọng|suất|lượng|mỉ|thí'),
  ...wordsOf('triệu', 'chứng|phú|tập|hồi'),
  ...wordsOf('vạn', 'chài|vật|tượng|niên'),
  ...wordsOf('tư', 'thế|duy|lệnh|tưởng|liệu|nhân|vấn|cách|bản|pháp|sản|thục|gia|chất|tình|thông|lợi|thương|dinh'),
]);

/** True where the words `first` and `second` are one word that is no number. */
export function isOtherWord(first: Lexeme, second: Lexeme): boolean {
  return OTHER_WORDS.get(first)?.has(second) === true;
}

/** `hàng trăm`, `vài chục`, `mấy nghìn`: an order of magnitude, no value. */
export const VAGUE = new Set(['hàng', 'vài', 'mấy', 'dăm', 'đôi'].map(lexeme));
