import { STARTS, UNIT_TYPES } from '../lexicon/names.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import { type Word, wordBefore } from '../words.js';

/** Family names of the peoples of the mountains and of the Khmer, most of them other words too. */
const MOUNTAIN_SURNAMES = new Set(
  (
    'giàng|sùng|thào|vàng|hạng|mùa|vừ|lầu|cháng|chảo|tẩn|lù|sìn|phàn|ma|cứ|chang|hờ|xồng|già|lỳ|ly|mã|lèng|tráng|thền|cư|sín|lồ|phủng|lừu|khang|quàng|lường|cà|tòng|vì|' +
    'lèo|cầm|bạc|điêu|đèo|ksor|siu|rah|rơ|kpă|nay|hầu|sằn|chìu|voòng|tằng|bàn|chẩu|thị|kim|danh|sơn'
  ).split('|'),
);

/** Words for who leads, besides titles: `Trưởng Công an huyện`, `Phó Chánh Thanh tra tỉnh`. */
export const LEADERS: ReadonlySet<string> = new Set(
  'trưởng|phó|chánh|phó chánh|phó trưởng|quyền|nguyên|cựu|thường trực'.split('|'),
);

/** What an office is told with between who holds it and the unit: `Chủ tịch Ủy ban MTTQ quận`. */
const OFFICE_TAGS = tagSet('NHXAVU');

/** No office is longer, in words. */
const LONGEST_OFFICE = 9;

const LONGEST_NAME = 4;

const MIDDLES = new Set(['a', 'văn', 'thị']);

/** True where a person's name begins with a word: `Giàng` behind a bare `xã`, or in `Giàng A Chống`. */
function beginsName(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word?.capital || word.mention) return false;
  if ((word.starts & STARTS.surname) !== 0) return true;
  if (!MOUNTAIN_SURNAMES.has(word.key)) return false;
  return MIDDLES.has(words[at + 1]?.key ?? '') || UNIT_TYPES.has(wordBefore(words, at)?.key ?? '');
}

/** Index behind the full name of a person that begins at `from`, where somebody's office is told before it. */
export function nameBehind(words: readonly Word[], from: number): number | undefined {
  const first = words[from];
  if (first === undefined || !beginsName(words, from)) return undefined;
  let to = from + 1;
  while (to < words.length && to - from < LONGEST_NAME && words[to]?.capital) {
    // "Lê Văn Đang": a given name behind such a middle one, whatever word it is.
    if (words[to]?.tag !== 'H' && !MIDDLES.has(words[to - 1]?.key ?? '')) break;
    to++;
  }
  return to > from + 1 || first.key.includes(' ') ? to : undefined;
}

/** True where the words before a word for a unit tell an office: `Bí thư Đảng ủy` before `xã`. */
export function isOfOffice(words: readonly Word[], at: number): boolean {
  for (let n = at - 1; n >= 0 && n >= at - LONGEST_OFFICE; n--) {
    const word = words[n] as Word;
    if ((word.starts & STARTS.title) !== 0) return !KIN.has(word.key);
    if (LEADERS.has(word.key)) return true;
    if (!isOneOf(word.code, OFFICE_TAGS)) return false;
  }
  return false;
}

/** Of those who are told by a title not all hold an office: `anh`, `học sinh`, `mẹ`. */
const KIN = new Set(
  'ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|bé|thầy|vợ|chồng|con trai|con gái|mẹ|bố|cha|học sinh|sinh viên|nông dân|nạn nhân'.split(
    '|',
  ),
);
