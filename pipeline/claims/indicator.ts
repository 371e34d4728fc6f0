import { wordTable } from './lexicon/index.js';
import { folded } from './words.js';

const COUNTING = /^(?:tổng số lượng|tổng số|số lượng|số|tổng|các|những|lượt)\s+(?=\p{L})/u;

/**
 * The counted thing as a key that is the same in different articles: lower case, modern tone placement, `tỷ` for `tỉ`,
 * without counting words and without what follows its first preposition.
 */
export function indicatorOf(object: string): string {
  const key = folded(object.normalize('NFC'))
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<!\p{L})tỉ lệ(?!\p{L})/gu, 'tỷ lệ')
    .replace(COUNTING, '');
  const { tags } = wordTable();
  const syllables = key.split(' ');
  const cut = syllables.findIndex((syllable, n) => n > 0 && tags.get(syllable) === 'E');
  return syllables.slice(0, cut < 0 ? undefined : cut).join(' ');
}
