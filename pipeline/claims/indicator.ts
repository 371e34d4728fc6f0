import { wordTable } from './lexicon/index.js';
import { folded } from './words.js';

const COUNTING = /^(?:tổng số lượng|tổng số|số lượng|số|tổng|các|những|lượt)\s+(?=\p{L})/u;

/** Indicators by object: the figures of a list, and of many articles, count the same. Emptied when it grows. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/**
 * The counted thing as a key that is the same in different articles: lower case, modern tone placement, `tỷ` for `tỉ`,
 * without counting words and without what follows its first preposition.
 */
export function indicatorOf(object: string): string {
  const before = known.get(object);
  if (before !== undefined) return before;
  const indicator = keyOf(object);
  if (known.size > MOST_KNOWN) known.clear();
  // A part of a text would hold on to the whole text.
  known.set(Buffer.from(object, 'utf16le').toString('utf16le'), indicator);
  return indicator;
}

function keyOf(object: string): string {
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
