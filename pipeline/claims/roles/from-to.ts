import type { Mention } from '../../model/index.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Figure } from '../scene.js';
import { type Word, wordBefore } from '../words.js';
import { alike, beforeLevel, type Comparison, comparisonAt, isLevelOf, phraseFrom } from './baseline.js';

const REACH = 14;
const STOPS = tagSet('.:;!?,VBM');
const ENDS = tagSet('.:;!?M');

/** Words before the later figure of a change: `từ 47,66% xuống còn 44,61%`. */
const TO = new Set(
  'lên|lên đến|lên tới|xuống|xuống còn|còn|chỉ còn|thành|tới|tăng lên|giảm còn|giảm xuống|về'.split('|'),
);
const UP = new Set('lên|lên đến|lên tới|tăng lên|nâng|tăng'.split('|'));
const DOWN = new Set('xuống|xuống còn|giảm còn|giảm xuống|chỉ còn|giảm|hạ|rút'.split('|'));
/** `bản 2.5 Q từ 6,3 inch nâng lên 7 inch`, `đã lên mức` */
const BEFORE_TO = new Set('nâng|tăng|giảm|hạ|đã|sẽ|được|rút'.split('|'));

/** The figure that this one came from: `từ 14% năm 1992 lên gần 20%`, `lên 30 triệu từ mức 23 triệu`, `5 thay vì 7 như năm ngoái`. */
export function originOf(text: string, figure: Figure): Comparison | undefined {
  const { words } = figure.view;
  const arrow = beforeLevel(words, figure.at);
  if (TO.has(words[arrow]?.key ?? '')) {
    const found = originBefore(text, figure, arrow) ?? originBehind(text, figure, 'từ');
    if (found) return found;
  }
  return originBehind(text, figure, 'thay vì');
}

/** `từ trên 100 triệu đồng (năm 2015) lên gần 200 triệu đồng`: the figure is the later one. */
function originBefore(text: string, { mention, view, at }: Figure, arrow: number): Comparison | undefined {
  const { words } = view;
  let to = arrow;
  // "xuống chỉ còn", "đã nâng lên"; "từ 10 nghìn đồng/tháng, lên 14 nghìn đồng/tháng"
  while (
    to > arrow - 3 &&
    (TO.has(wordBefore(words, to)?.key ?? '') || BEFORE_TO.has(wordBefore(words, to)?.key ?? ''))
  )
    to--;
  if (wordBefore(words, to)?.tag === ',') to--;
  let i = to - 1;
  while (i >= 0 && i >= at - REACH && !isOneOf((words[i] as Word).code, STOPS)) i--;
  const origin = words[i]?.mention;
  if (!origin || words[i]?.tag !== 'M' || !alike(origin, mention)) return undefined;
  const before = beforeLevel(words, i);
  if (words[before]?.key !== 'từ' || !goesTheWay(origin, mention, words[to]?.key === ',' ? to + 1 : to, arrow, words))
    return undefined;
  return comparisonAt(text, words, before + 1, to, origin);
}

/** True where the figures do what the words between them say: `giảm từ 30 - 40 triệu đồng, xuống còn 910 triệu đồng` does not. */
function goesTheWay(from: Mention, to: Mention, first: number, last: number, words: Figure['view']['words']): boolean {
  if (typeof from.value !== 'number' || typeof to.value !== 'number') return true;
  for (let i = first; i <= last; i++) {
    const key = words[i]?.key ?? '';
    if (UP.has(key)) return to.value >= from.value;
    if (DOWN.has(key)) return to.value <= from.value;
  }
  return true;
}

/** The earlier figure where it is told behind: `tăng lên 30,6 tỷ euro |từ| mức 23,6 tỷ euro`, `5 đại diện |thay vì| 7 như năm ngoái`. */
function originBehind(text: string, figure: Figure, link: 'từ' | 'thay vì'): Comparison | undefined {
  const from = linkBehind(figure, link);
  return from === undefined ? undefined : levelFrom(text, figure, from);
}

/** Index behind the word `link` that follows the figure and what it counts. */
function linkBehind({ view, at }: Figure, link: string): number | undefined {
  const { words } = view;
  for (let i = at + 1; i < words.length && i < at + 7; i++) {
    const { key, code, tag } = words[i] as Word;
    if (key === link) return i + 1;
    if (isOneOf(code, ENDS) || tag === 'V') return undefined;
  }
  return undefined;
}

/** The figure like this one that begins the phrase at `from`: `23,6 tỷ euro trong quý I`, `mức dự báo trước đó là 55 USD`. */
function levelFrom(text: string, figure: Figure, from: number): Comparison | undefined {
  const { words } = figure.view;
  const isLevel = words[from]?.key === 'mức' || words[from]?.key === 'con số';
  let i = from;
  while (i < from + (isLevel ? 7 : 3) && words[i] !== undefined && !isOneOf((words[i] as Word).code, ENDS)) i++;
  const origin: Mention | undefined = words[i]?.mention;
  if (!origin || words[i]?.tag !== 'M' || !isLevelOf(figure, i)) return undefined;
  if (!isLevel && beforeLevel(words, i) >= from) return undefined;
  const rest = phraseFrom(figure, i);
  return comparisonAt(text, words, from, rest?.to ?? i + 1, origin);
}
