import { type Word, wordBefore } from '../words.js';

/** No bare name of a place is longer, in words. */
const LONGEST = 4;

/** Nouns that take the name of a district for something else: `đường Hoàng Hoa Thám`, `chợ Đồng Xuân`. */
export const OTHER_THINGS = new Set(
  'đường|phố|chợ|cầu|trường|sông|núi|hồ|đèo|đảo|quần đảo|hãng|báo|tên|ga|bến|cảng|chùa|đền'.split('|'),
);

/** What is named by the places that it joins: `cao tốc Hà Nội - Lào Cai`, `tuyến Nghệ An - Gia Lai`. */
const ROADS = new Set(
  'xa lộ|cao tốc|đường cao tốc|đường sắt|đường|phố|quốc lộ|đại lộ|tuyến|tuyến đường|đường bay'.split('|'),
);

/** Before the name of a place that a team bears: `CLB TP.HCM`. */
const TEAMS = new Set('clb|câu lạc bộ|đội|đội bóng|cđv'.split('|'));

/** True for a name right behind a word for a team. */
export function namesTeam(before: Word | undefined): boolean {
  return before !== undefined && TEAMS.has(before.key);
}

/** What follows a unit's name where it is that of a ward, an estate or a club: `Thanh Xuân Bắc`, `Quảng Nam FC`. */
export const ENDINGS = new Set('bắc|nam|đông|tây|trung|thượng|hạ|fc'.split('|'));

const HOUSES = new Set('số|nhà|số nhà|sở|trụ sở|cửa hàng|địa chỉ|tại|ở|ngõ|hẻm'.split('|'));

/** True for a bare name, also the second of two, behind a road or a team; and for that of a person whom a city is named after. */
export function namesThing(words: readonly Word[], at: number): boolean {
  const before = wordBefore(words, at);
  if (words[at]?.key === 'hồ' && words[at + 1]?.key === 'chí' && words[at + 2]?.key === 'minh') {
    return before?.tag === 'N' || before?.tag === 'V' || before?.tag === 'X' || before?.tag === 'A';
  }
  if (before === undefined) return false;
  if (before.key !== '-') return ROADS.has(before.key) || namesTeam(before);
  let back = at - 1;
  while (back > at - 1 - LONGEST && wordBefore(words, back)?.capital) back--;
  return back < at - 1 && ROADS.has(wordBefore(words, back)?.key ?? '');
}

/** Behind the number of a house stands a street: `số 408 Điện Biên Phủ`, `tại 15 Hai Bà Trưng`. */
export function isStreet(words: readonly Word[], at: number): boolean {
  const before = wordBefore(words, at);
  if (before === undefined || (before.tag !== 'O' && before.tag !== 'M' && !/^\d/u.test(before.key))) return false;
  return before.key.startsWith('số') || HOUSES.has(wordBefore(words, at - 1)?.key ?? '');
}
