import type { Mention, Role } from '../../model/index.js';
import { beforeBounds } from '../features.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Figure, View } from '../scene.js';
import type { Word } from '../words.js';

/** The baseline of a figure: what the text says of it, and the figure that gives its value where there is one. */
export interface Comparison {
  readonly comparedTo: Role;
  readonly baseline?: Mention;
}

/** No phrase of a baseline is longer, in words. */
const LONGEST = 16;
const MARKS = tagSet(',.;:!?()"');
const VERBAL = tagSet('VRSB');
const CLAUSE = tagSet('SB');
const ADDS = tagSet('NXUDAPQ');
const LEVELS = new Set(['mức', 'con số']);
/** Bounding words that are other words elsewhere. */
const BOUNDS = new Set(['gần', 'hơn']);

/** Words that belong to a time although they are no nouns: `so với năm trước đó`, `so với phiên hôm qua`. */
const TIMES = new Set(
  'trước|trước đó|trước đây|qua|hiện nay|hiện tại|hiện hành|ban đầu|hôm qua|hôm trước|năm ngoái|năm trước|năm nay|tháng trước|tuần trước|liền trước|bình thường'.split(
    '|',
  ),
);
/** Nouns behind a time that still belong to it: `tháng 12 năm trước`. */
const OF_TIMES = new Set('năm|tháng|quý|tuần|ngày|kỳ|phiên|đầu|cuối'.split('|'));
export const PLANS: ReadonlySet<string> = new Set('kế hoạch|dự toán|chỉ tiêu|mục tiêu|định mức'.split('|'));
const PLANNED = new Set('đã|được|đề|ra|đề ra|giao|đặt|đặt ra'.split('|'));
/** Behind these another clause begins: `so với cuối năm 2016 do nguồn cung tăng`. */
const GOES_ON = new Set(
  'do|nhờ|vì|khi|sau|dẫn đến|gây|gây ra|nhưng|làm|làm cho|khiến|nên|để|trong khi|mà|song|bởi|dù|mặc dù|góp phần|thì|và là'.split(
    '|',
  ),
);
const ARROWS = new Set('lên|xuống|còn|xuống còn|lên tới|lên đến|về'.split('|'));
/** Nouns that name no baseline alone: `so với những người không hút thuốc`, `so với mức thu hiện tại`. */
const LIGHT = new Set(
  'mức|giá|khoảng|người|kỳ|tốc độ|loại|màn|số|con số|lượng|số lượng|năm|tháng|quý|ngày|tuần|lần|phiên|thời điểm|thời gian|giai đoạn|mẫu|bản|dòng|nhóm|trường hợp|việc|tỷ lệ|tỉ lệ|chi phí|điều|kết quả|đồng|đời|thế hệ|cái|chiếc|tầm|đầu|cuối|lời|máy|quốc gia|khoản|khoản tiền|tuyến|mặt bằng|các|những|một'.split(
    '|',
  ),
);

/** True for figures of one kind and unit: the earlier one of a change may leave its noun out (`từ 401 xuống còn 208 đơn vị`). */
export function alike(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && (a.kind === 'count' || a.unit === b.unit);
}

/** Index left of a figure's bounding words and of `mức`. */
export function beforeLevel(words: View['words'], at: number): number {
  let i = beforeBounds(words, at);
  for (;;) {
    const key = words[i]?.key ?? '';
    if (!LEVELS.has(key) && !BOUNDS.has(key)) return i;
    i = beforeBounds(words, i);
  }
}

/** True where the word at `to` measures what the figure does; of counts, the same noun (`2,5 giàn so với 4,7 giàn`) or none. */
export function isLevelOf({ mention, view, at }: Figure, to: number): boolean {
  const { words } = view;
  const other = words[to]?.mention;
  if (!other || !alike(other, mention)) return false;
  if (mention.kind !== 'count') return true;
  const next = words[to + 1];
  if (next === undefined || next.key === words[at + 1]?.key || isOneOf(next.code, MARKS)) return true;
  return next.key === 'như' || next.key === 'của' || next.tag === 'T';
}

/** The words `[from, to)` as a baseline; without words that no phrase ends in. */
export function comparisonAt(
  text: string,
  words: View['words'],
  from: number,
  to: number,
  baseline: Mention | undefined,
): Comparison | undefined {
  let end = to;
  while (end > from && isLoose(words[end - 1] as Word) && words[end - 2]?.key !== 'bên') end--;
  if (end === from) return undefined;
  const span = { start: (words[from] as Word).start, end: (words[end - 1] as Word).end };
  return { comparedTo: { value: text.slice(span.start, span.end), span }, ...(baseline ? { baseline } : {}) };
}

/** A phrase and the index behind it. */
export interface Phrased {
  readonly to: number;
  readonly baseline: Mention | undefined;
}

/**
 * How far the phrase of a baseline goes that begins at `from`: to the next mark, or, where it names something already
 * (a time, a name), to the next verb. Undefined where it is cut off before it says anything: `so với mức …`.
 */
export function phraseFrom(figure: Figure, from: number, stop = Number.POSITIVE_INFINITY): Phrased | undefined {
  const { words } = figure.view;
  const limit = Math.min(stop, words.length, from + LONGEST);
  let baseline: Mention | undefined;
  let named = PLANS.has(words[from]?.key ?? '');
  // The phrase goes on with a verb and is over soon.
  let goesOn = false;
  let to = from;
  for (; to < limit; to++) {
    const { code, tag, key, capital } = words[to] as Word;
    const previous = words[to - 1] as Word;
    if (isOneOf(code, MARKS) || (tag === '-' && words[to + 1]?.capital !== true && !isGlued(words, to))) {
      // "so với các năm 2015, 2016"
      if (tag === ',' && previous.tag === 'T' && words[to + 1]?.tag === 'T') continue;
      break;
    }
    if (tag === 'M') {
      if (baseline || !givesLevel(figure, from, to)) break;
      baseline = (words[to] as Word).mention;
      named = true;
      continue;
    }
    if (to > from) {
      if (GOES_ON.has(key) || (ARROWS.has(key) && words[beyondBounds(words, to + 1)]?.tag === 'M')) break;
      const isRest = key === 'còn' && words[to + 1]?.key === 'lại';
      if (isOneOf(code, CLAUSE) && !TIMES.has(key) && !isRest) break;
      if (tag === 'C' && named && words[to + 1]?.tag !== 'T' && !isSamePeriod(words, to)) break;
      // "Báo cáo môi trường kinh doanh năm 2016"
      const isDated = words[to + 1]?.tag === 'T';
      const isVerb =
        isOneOf(code, VERBAL) && !capital && !TIMES.has(key) && !isRest && !isDated && !isPlanned(words, from, to);
      if (isVerb && !goesOn) {
        if (named || !(isLight(words, from) || endsSoon(words, to))) break;
        goesOn = !isLight(words, from);
      }
      // "so với năm 2010 tỷ lệ hút thuốc …"
      if (previous.tag === 'T' && isOneOf(code, ADDS) && !TIMES.has(key) && !OF_TIMES.has(key)) break;
    }
    if (tag === 'T' || tag === 'H' || TIMES.has(key) || isSamePeriod(words, to)) named = true;
  }
  if (to === from || to === stop) return undefined;
  // "nhẹ gấp đôi ống ⟨12-24mm⟩"
  if (!named && words[to]?.tag === 'M') return undefined;
  const level = baseline ?? levelBehind(figure, to);
  const isCut = to === limit || !(isEnd(words, to) || level);
  if (!named && isLight(words, from) && (isCut || to === headOf(words, from) + 1)) return undefined;
  return { to, baseline: level };
}

/** True where the phrase goes on with a verb but is over soon: `các môn thi trước,`, `chức vụ hiện đang giữ.` */
function endsSoon(words: View['words'], from: number): boolean {
  for (let at = from; at < from + 5; at++) {
    const word = words[at];
    if (word === undefined || isOneOf(word.code, MARKS)) return true;
    if (word.tag === 'M' || GOES_ON.has(word.key) || ARROWS.has(word.key)) return false;
  }
  return false;
}

/** True for the hyphen of `V-League`. */
function isGlued(words: View['words'], at: number): boolean {
  return words[at - 1]?.end === words[at]?.start && words[at]?.end === words[at + 1]?.start;
}

/** True where `cùng kỳ` begins. */
export function isSamePeriod(words: View['words'], at: number): boolean {
  return words[at]?.key === 'cùng' && words[at + 1]?.key === 'kỳ';
}

/** `so với chỉ tiêu được giao là 75,8%`, `so với tháng Hai (17,8 tỷ euro)`: the value right behind a phrase that ends at `to`. */
function levelBehind({ mention, view }: Figure, to: number): Mention | undefined {
  const { words } = view;
  const isBracket = words[to]?.tag === '(';
  if (!isBracket && words[to]?.key !== 'là') return undefined;
  const at = beyondBounds(words, to + 1);
  const level = words[at]?.mention;
  if (!level || words[at]?.tag !== 'M') return undefined;
  const isShare = mention.kind === 'percentage' || mention.kind === 'multiple';
  if (!alike(level, mention) && !(isShare && (level.kind === 'money' || level.kind === 'measure'))) return undefined;
  if (isBracket && words[at + 1]?.tag !== ')' && words[at + 2]?.tag !== ')') return undefined;
  return level;
}

/** `kế hoạch đã đề ra`, `chỉ tiêu được giao`: a plan's verb belongs to it. */
function isPlanned(words: View['words'], from: number, to: number): boolean {
  return PLANS.has(words[from]?.key ?? '') && to < from + 5 && PLANNED.has(words[to]?.key ?? '');
}

/** True for a mark behind a phrase, or the end of the sentence. */
function isEnd(words: View['words'], to: number): boolean {
  return to >= words.length || isOneOf(words[to]?.code, MARKS);
}

/** Index of the first word that is no determiner: `những người`, `các năm`. */
function headOf(words: View['words'], from: number): number {
  let at = from;
  while (words[at + 1] !== undefined && words[at]?.tag === 'D') at++;
  return at;
}

function isLight(words: View['words'], from: number): boolean {
  return LIGHT.has(words[headOf(words, from)]?.key ?? '');
}

/** Index of the first word behind bounding words: `hơn`, `gần`, `mức`. */
function beyondBounds(words: View['words'], from: number): number {
  let at = from;
  while (at < from + 3 && (words[at]?.tag === 'Q' || BOUNDS.has(words[at]?.key ?? '') || words[at]?.key === 'dưới'))
    at++;
  return at;
}

/** `so với mức 5,2% của năm trước`, `giảm 16,5% so với con số 51.385 của năm ngoái`, `so với mức bán 30 xe/tháng`. */
function givesLevel(figure: Figure, from: number, to: number): boolean {
  const { words } = figure.view;
  if (isLevelOf(figure, to)) return true;
  // "gấp đôi so với mức trung bình 21% của thế giới"
  const { kind } = figure.mention;
  if (LEVELS.has(words[from]?.key ?? '') && kind === 'multiple' && words[to]?.mention?.kind !== 'count') return true;
  return LEVELS.has(words[from]?.key ?? '') && beforeLevel(words, to) < from;
}

/** True for words that no phrase ends in: `năm ngoái và`. */
function isLoose({ tag, key }: Word): boolean {
  // "điều hòa thường"
  return 'CESDR,-'.includes(tag) && !TIMES.has(key) && key !== 'thường';
}
