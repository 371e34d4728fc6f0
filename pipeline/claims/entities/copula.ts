import { UNIT_TYPES } from '../lexicon/names.js';
import { type Word, wordBefore } from '../words.js';

/** Code of the tag of `là`. */
const COPULA = 'B'.charCodeAt(0);

/** Between `là` and the word for a unit: `là một trong hai huyện nghèo`. */
const ONE_OF = new Set('một|trong|những|các|số|một trong|trong số|hai|ba|bốn|năm'.split('|'));
const LONGEST_ONE_OF = 5;

/** No more words stand between what a unit is and where it lies: `là huyện vùng cao, biên giới của tỉnh`. */
const LONGEST_SAYING = 12;

/** Words behind which a unit is named in which another lies. */
const OF = new Set(['của', 'thuộc']);

/** Type of the unit that the text says the name before a word is: `Phù Chẩn là một xã`; undefined where it says no such thing. */
export function typeTold(words: readonly Word[], at: number): string | undefined {
  const { code, key } = words[at] as Word;
  if (code !== COPULA || key !== 'là' || wordBefore(words, at)?.capital !== true) return undefined;
  for (let n = at + 1; n < words.length && n <= at + LONGEST_ONE_OF; n++) {
    const word = words[n] as Word;
    const type = word.capital ? undefined : UNIT_TYPES.get(word.key);
    // "thủ phủ của Tây Nguyên là huyện Chư Sê" names another.
    if (type !== undefined) return words[n + 1]?.capital ? undefined : type;
    if (word.tag !== 'M' && word.tag !== 'O' && !ONE_OF.has(word.key)) return undefined;
  }
  return undefined;
}

/** True where the words from `from` to before `to` say that the unit before them lies in the one behind them. */
export function saysWhere(words: readonly Word[], from: number, to: number): boolean {
  if (!OF.has(words[to - 1]?.key ?? '')) return false;
  if (to === from + 1) return true;
  if (to - from > LONGEST_SAYING || words[from]?.key !== 'là') return false;
  return typeTold(words, from) !== undefined;
}
