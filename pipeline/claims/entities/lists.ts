import { UNIT_TYPES } from '../lexicon/names.js';
import { type Word, wordBefore } from '../words.js';

/** Words for many that stand before a list: `các xã Kim Sơn, Kim Phượng`. */
const MANY = new Set('các|những|nhiều|một số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười'.split('|'));

/** True where a word before the one for a unit says that several are named. */
export function namesMany(words: readonly Word[], at: number): boolean {
  const before = wordBefore(words, at);
  if (before === undefined) return false;
  return MANY.has(before.key) || ((before.tag === 'M' || before.tag === 'O') && /^\d{1,2}$/u.test(before.key));
}

/** No more words stand in brackets behind a name of a list. */
const LONGEST_NOTE = 8;

/** True where the name that begins at `at` is the next of a list of which the last one ends before `to`. */
export function goesOnAt(words: readonly Word[], to: number, at: number): boolean {
  let n = to;
  if (words[n]?.key === '(') {
    while (n < at && n - to < LONGEST_NOTE && words[n]?.key !== ')') n++;
    n++;
  }
  const comma = words[n]?.key === ',' || words[n]?.key === ';';
  if (comma) n++;
  const and = words[n]?.key === 'và';
  return (comma || and) && at === (and ? n + 1 : n);
}

/** What a count of units is told with. */
const TELLS = new Set('có|đạt|tăng|giảm|còn|trồng|thu|là|với'.split('|'));

/** How a figure follows a name: in brackets or behind a colon (`Mai Sơn (94 vụ)`), or else (`Cao Lãnh 365 ha`). */
export function countedAt(words: readonly Word[], to: number): 'listed' | 'told' | undefined {
  const mark = words[to]?.key;
  if (mark === '(' || mark === ':') {
    if (!isCount(words, to + 1)) return undefined;
    if (mark === ':') return 'listed';
    for (let n = to + 2; n < words.length && n < to + LONGEST_NOTE; n++) if (words[n]?.key === ')') return 'listed';
    return undefined;
  }
  if (isCount(words, to)) return 'told';
  if (!TELLS.has(mark ?? '')) return undefined;
  return isCount(words, words[to + 1]?.tag === 'Q' ? to + 2 : to + 1) ? 'told' : undefined;
}

/** A figure that is no age, year or minute: `(94 vụ)`, `(742)`, not `(26 tuổi)`, `(2007)`, `(48’)`. */
function isCount(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.mention === undefined || word.tag === 'T') return false;
  const next = words[at + 1]?.key ?? '';
  if (word.key.includes('tuổi') || next === 'tuổi' || next === "'" || next === '"') return false;
  if (word.tag === 'M') return true;
  return /^\d{1,3}(?:\.\d{3})*$/u.test(word.key) && next === ')';
}

/** Types of units that are named in lists without the word for each. */
export const LISTED_TYPES: ReadonlySet<string> = new Set(
  [...UNIT_TYPES.values()].filter((type) => type !== 'tỉnh' && type !== 'thành phố'),
);
