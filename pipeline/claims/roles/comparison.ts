import type { Mention, Role } from '../../model/index.js';
import type { Binding } from '../bind.js';
import { beforeBounds } from '../features.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Figure, Scene, View } from '../scene.js';
import type { Word } from '../words.js';

/** The baseline of a figure: what the text says of it, and the figure that gives its value where there is one. */
export interface Comparison {
  readonly comparedTo: Role;
  readonly baseline?: Mention;
}

const REACH = 14;
const STOPS = tagSet('.;!?');

/** Words before the later figure of a change: `từ 47,66% xuống còn 44,61%`. */
const TO = new Set('lên|lên đến|lên tới|xuống|xuống còn|còn|chỉ còn|thành|tới|tăng lên|giảm còn|về'.split('|'));
const LEVELS = new Set(['mức', 'con số']);
/** Bounding words that are other words elsewhere. */
const BOUNDS = new Set(['gần', 'hơn']);

/**
 * What a figure is compared with: the figure that it came from (`từ 14% năm 1992 lên gần 20%`), what follows `so với`,
 * or `cùng kỳ …` itself.
 */
export function comparisonOf(scene: Scene, { figure }: Binding): Comparison | undefined {
  const { text } = scene;
  const { view, at } = figure;
  const { words } = view;
  const origin = originOf(figure);
  if (origin) {
    const span = { start: (words[origin.from] as Word).start, end: (words[origin.to - 1] as Word).end };
    return { comparedTo: { value: text.slice(span.start, span.end), span }, baseline: origin.mention };
  }
  for (let i = at + 1; i < words.length && i <= at + REACH; i++) {
    const word = words[i] as Word;
    if (isOneOf(word.code, STOPS) || (word.tag === 'M' && i > at + 1)) break;
    if (word.key === 'so với') return phrase(text, figure, i + 1);
    if (word.key === 'cùng kỳ') return phrase(text, figure, i);
  }
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const word = words[i] as Word;
    if (isOneOf(word.code, STOPS) || word.tag === 'M') break;
    if (word.key === 'so với') return phrase(text, figure, i + 1, at);
  }
  return undefined;
}

interface Origin {
  readonly mention: Mention;
  /** The words that name it, with its time: `14% năm 1992`. */
  readonly from: number;
  readonly to: number;
}

/** The earlier figure of a change of which `figure` is the later one. */
function originOf({ mention, view, at }: Figure): Origin | undefined {
  const { words } = view;
  const arrow = beforeLevel(words, at);
  if (!TO.has(words[arrow]?.key ?? '')) return undefined;
  // Between the two stand the counted noun, the time and brackets: "từ trên 100 triệu đồng (năm 2015) lên …".
  let i = arrow - 1;
  for (; i >= 0 && i >= arrow - REACH; i--) {
    const { tag } = words[i] as Word;
    if (tag === 'M' || '.;:!?,VB'.includes(tag)) break;
  }
  const earlier = words[i];
  if (!earlier?.mention || !alike(earlier.mention, mention)) return undefined;
  const before = beforeLevel(words, i);
  return words[before]?.key === 'từ' ? { mention: earlier.mention, from: before + 1, to: arrow } : undefined;
}

/** Index left of a figure's bounding words and of `mức`. */
function beforeLevel(words: View['words'], at: number): number {
  let i = beforeBounds(words, at);
  for (;;) {
    const key = words[i]?.key ?? '';
    if (!LEVELS.has(key) && !BOUNDS.has(key)) return i;
    i = beforeBounds(words, i);
  }
}

/** True for figures of one kind and unit: the earlier one of a change may leave its noun out (`từ 401 xuống còn 208 đơn vị`). */
function alike(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && (a.kind === 'count' || a.unit === b.unit);
}

/** Words that belong to a time although they are no nouns: `so với năm trước đó`, `so với phiên hôm qua`. */
const TIMES = new Set(['trước', 'trước đó', 'trước đây', 'qua', 'hiện nay', 'hiện tại']);

/** The words from `from` to the next mark, verb or figure; a figure of the same kind is the baseline's value. */
function phrase(text: string, figure: Figure, from: number, stop = Infinity): Comparison | undefined {
  const { words } = figure.view;
  let to = from;
  let baseline: Mention | undefined;
  for (; to < Math.min(stop, words.length, from + REACH); to++) {
    const word = words[to] as Word;
    if (',.;:!?()'.includes(word.tag) || (to > from && 'VRSB'.includes(word.tag) && !TIMES.has(word.key))) break;
    if (word.tag !== 'M') continue;
    // "so với mức 5,2% của năm trước", "giảm 16,5% so với con số 51.385 của năm ngoái"
    if (baseline || !(LEVELS.has(words[from]?.key ?? '') || isLevelOf(figure, to))) break;
    baseline = word.mention;
  }
  while (to > from + 1 && isLoose(words[to - 1] as Word)) to--;
  // "tăng so với con số 23 cuộc": the figure is the baseline itself.
  if (to === from || to === stop) return undefined;
  const span = { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
  return { comparedTo: { value: text.slice(span.start, span.end), span }, ...(baseline ? { baseline } : {}) };
}

/** True where the word at `to` measures what the figure does; of counts, the same noun (`2,5 giàn so với 4,7 giàn`) or none. */
function isLevelOf({ mention, view, at }: Figure, to: number): boolean {
  const { words } = view;
  const other = words[to]?.mention;
  if (!other || !alike(other, mention)) return false;
  if (mention.kind !== 'count') return true;
  const next = words[to + 1];
  return next === undefined || next.key === words[at + 1]?.key || ',.;:!?()'.includes(next.tag);
}

/** True for words that no phrase ends in: `năm ngoái và`. */
function isLoose({ tag, key }: Word): boolean {
  return 'CE'.includes(tag) && !TIMES.has(key);
}
