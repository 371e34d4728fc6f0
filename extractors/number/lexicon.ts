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

/** `tỷ lệ`, `tỉ số`, `tỷ giá`, …: here `tỷ` is no scale. */
export const NO_SCALE_BEFORE = new Set(['lệ', 'số', 'giá', 'phú', 'trọng', 'suất', 'lượng'].map(lexeme));
export const BILLION = [lexeme('tỷ'), lexeme('tỉ')] as const;

/** `hàng trăm`, `vài chục`, `mấy nghìn`: an order of magnitude, no value. */
export const VAGUE = new Set(['hàng', 'vài', 'mấy', 'dăm', 'đôi'].map(lexeme));
