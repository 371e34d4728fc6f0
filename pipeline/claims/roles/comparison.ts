import { beforeBounds } from '../features.js';
import { Sieve } from '../lexicon/sieve.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Figure, Scene, View } from '../scene.js';
import { closingBracket } from '../spans.js';
import { type Word, wordBefore } from '../words.js';
import { alike, type Comparison, comparisonAt, isSamePeriod, PLANS, phraseFrom } from './baseline.js';
import { originOf } from './from-to.js';
import type { Bound } from './role.js';

/** How far behind a figure its `so với …` may stand, and how far before it that of its sentence, in words. */
const BEHIND = 18;
const BEFORE = 60;
const STOPS = tagSet('.;!?');
const ENDS = tagSet('.!?');
const OPENS = tagSet(',;:("-');
const PHRASE_STARTS = tagSet('NXHUDT');

/** Words of change and of difference. */
const CHANGES = new Set(
  'tăng|tăng lên|tăng thêm|tăng trưởng|giảm|giảm xuống|giảm bớt|giảm còn|sụt giảm|sụt|hạ|lùi|cao hơn|thấp hơn|lớn hơn|nhỏ hơn|nhiều hơn|ít hơn|đắt hơn|rẻ hơn|nhanh hơn|chậm hơn|nặng hơn|nhẹ hơn|hơn|kém|cao|thấp|vượt|chậm|nâng|thêm|gấp|bằng|chỉ bằng|chênh lệch|chênh|không đổi|tiết kiệm|bớt|cắt|cắt giảm|mất|hụt|ít|mất giá|lên|xuống|còn|chỉ còn|nới rộng|thu hẹp|rút ngắn'.split(
    '|',
  ),
);
/** Behind one of these a figure is a change, also where it is not known for one. */
const RISES = new Set('tăng|tăng thêm|giảm|giảm bớt|cao hơn|thấp hơn|nhiều hơn|ít hơn'.split('|'));
/** Between a figure and `so với` these begin another statement: `cao hơn 10% để khách mua nhiều hơn so với …`. */
const ANOTHER = new Set('để|khi|thì|mà|là|nên|rằng|khiến'.split('|'));
const CONJUNCTIONS = new Set('nếu|còn|tuy nhiên|nhưng|và|mà|trong khi|song|nhất là|khi|đặc biệt'.split('|'));
/** Behind `so` without `với`: `tăng 5% so cùng kỳ`, `so năm trước`. */
const BEHIND_SO = new Set(
  'cùng|năm|tháng|quý|tuần|năm ngoái|năm trước|tháng trước|đầu năm|cuối năm|mức|kế hoạch|dự toán'.split('|'),
);
/** `hoàn thành 60% kế hoạch năm`; of `xét tuyển 60% chỉ tiêu` the figure is a share. */
const FULFILS = new Set(
  'hoàn thành|đạt|bằng|vượt|thực hiện|tương đương|ước đạt|đạt được|giải ngân|chỉ bằng'.split('|'),
);
/** `cao gấp 3 lần`: what follows is the baseline; in `tăng gấp đôi số lượng` it is what grows. */
const SIZES = new Set(
  'cao|nhiều|lớn|đắt|rẻ|nhanh|mạnh|dài|rộng|nặng|nhẹ|dày|sâu|lâu|đông|xa|to|mỏng|khỏe|sáng|tốt|thấp|ít'.split('|'),
);
const NORMS = new Set('mức|giới hạn|quy chuẩn|tiêu chuẩn|ngưỡng|quy định|định mức'.split('|'));
const PAST = new Set('năm ngoái|năm trước|tháng trước|kỳ trước|trước đó|trước đây'.split('|'));
const OF_PAST = new Set(['kỳ', 'năm', 'tháng', 'trước']);

/**
 * What a figure is compared with: the figure that it came from (`từ 14% năm 1992 lên gần 20%`), what follows `so với`,
 * `cùng kỳ …` itself, the plan that it fulfils, or an earlier value in brackets (`(năm 2016 là 42%)`).
 */
export function comparisonOf({ text, published }: Scene, { figure, change, time }: Bound): Comparison | undefined {
  const { words } = figure.view;
  const isChange =
    change === 'increase' || change === 'decrease' || RISES.has(words[beforeBounds(words, figure.at)]?.key ?? '');
  return (
    originOf(text, figure) ??
    behind(text, figure, isChange) ??
    planOf(text, figure) ??
    timesOf(text, figure) ??
    inBrackets(text, figure, time?.value ?? published ?? '') ??
    before(text, figure, isChange)
  );
}

const OPENINGS = new Sieve(['so', 'so với', 'cùng']);

/** Index where the phrase of a baseline begins if a word opens one; `cùng kỳ` does so itself. */
function opening(words: View['words'], i: number): number | undefined {
  const word = words[i] as Word;
  if (!OPENINGS.mayHold(word)) return undefined;
  const { key } = word;
  if (key === 'so với') return i + 1;
  if (isSamePeriod(words, i)) return wordBefore(words, i)?.key === 'trong' ? undefined : i;
  const next = words[i + 1];
  return key === 'so' && next !== undefined && (next.tag === 'T' || BEHIND_SO.has(next.key)) ? i + 1 : undefined;
}

/** `tăng 6,5% so với cùng kỳ năm trước` */
function behind(text: string, figure: Figure, isChange: boolean): Comparison | undefined {
  const { view, at } = figure;
  const { words } = view;
  let commas = 0;
  let crossed = 0;
  for (let i = at + 1; i < words.length && i <= at + BEHIND; i++) {
    const { code, tag } = words[i] as Word;
    if (isOneOf(code, STOPS)) return undefined;
    const from = opening(words, i);
    if (from !== undefined) {
      const phrase = from === i && !isOwnPeriod(figure, i, isChange) ? undefined : phraseFrom(figure, from);
      if (!phrase || !belongs(figure, i, { isChange, commas, crossed, hasLevel: phrase.baseline !== undefined })) {
        return undefined;
      }
      return comparisonAt(text, words, from, phrase.to, phrase.baseline);
    }
    if (tag === ',') commas++;
    else if (tag === '(') {
      // "tăng 4,34 điểm (+5,42%) so với …"; "(so với cùng kỳ)" is the baseline itself
      const close = closingBracket(words, i);
      if (close === undefined) return undefined;
      if (words[i + 1]?.key !== 'so với') i = close;
    } else if (tag === 'M') {
      if (!isChange || !crosses(figure, i, commas)) return undefined;
      crossed++;
    }
  }
  return undefined;
}

/** True for `bằng 89,7% cùng kỳ`, `thấp hơn cùng kỳ`; the figure of `con số 28,2 tỷ euro của cùng kỳ` is the baseline itself. */
function isOwnPeriod({ mention, view, at }: Figure, i: number, isChange: boolean): boolean {
  const previous = wordBefore(view.words, i)?.key ?? '';
  if (previous === 'với' || CHANGES.has(previous)) return true;
  if (mention.kind === 'multiple') return previous !== 'của';
  return i === at + 1 && (isChange || mention.kind === 'percentage');
}

/** True where `so với` at `i`, behind the figure, is said of it. */
function belongs(
  { mention, view, at }: Figure,
  i: number,
  { isChange, commas, crossed, hasLevel }: { isChange: boolean; commas: number; crossed: number; hasLevel: boolean },
): boolean {
  const { words } = view;
  // "với độ cao 500 m so với mực nước biển" compares nothing
  if (/^(?:mực|mực nước|mực nước biển|mặt đất|mặt đường|mặt nước|mặt biển)$/u.test(words[i + 1]?.key ?? ''))
    return false;
  for (let n = at + 1; n < i; n++) if (ANOTHER.has(words[n]?.key ?? '')) return false;
  if (isChange && wordBefore(words, i)?.tag === ',' && commas === 1) return true;
  if (isChange) return commas === 0 || crossed > 0 || hasLevel || isDifference(words, i, at);
  if (crossed > 0) return false;
  // "41,7 tỷ euro, so với mức 47,3 tỷ euro của cùng kỳ", "giảm đáng kể so với mức …"
  if (hasLevel && wordBefore(words, i)?.tag === ',') return true;
  if (isSaidOf(words, at, i, commas)) return true;
  if (commas > 0 || i - at > 5) return false;
  if (mention.kind === 'percentage' || mention.kind === 'multiple' || mention.kind === 'ratio' || hasLevel) return true;
  return isDifference(words, at, at - 7);
}

/** True where a change told in words is the figure's: `1,12 tỷ đồng, giảm đáng kể so với …`. */
function isSaidOf(words: View['words'], at: number, i: number, commas: number): boolean {
  if (!isDifference(words, i, at) || commas > 2) return false;
  let clause = at + 1;
  for (let n = at + 1; n < i; n++) {
    if (words[n]?.tag === ',') clause = n + 1;
    else if (words[n]?.tag === 'S') return false;
  }
  if (commas === 0) return i - at < 9;
  while (words[clause]?.tag === 'R' && clause < i) clause++;
  return CHANGES.has(words[clause]?.key ?? '');
}

/** True where one of the words just before `i`, behind `after`, tells a change or a difference. */
function isDifference(words: View['words'], i: number, after: number): boolean {
  for (let n = i - 1; n > after && n > i - 6; n--) {
    const word = words[n];
    if (word === undefined || isOneOf(word.code, STOPS) || word.tag === ',') return false;
    if (CHANGES.has(word.key)) return true;
  }
  return false;
}

/** True where a change beside this one shares its baseline: `tăng 1,63% và 1,12%`, `tăng 10 đồng ở cả 2 chiều`. */
function crosses({ mention, view, at }: Figure, i: number, commas: number): boolean {
  const { words } = view;
  const other = words[i]?.mention;
  if (!other) return false;
  if (commas === 0 && other.kind === 'count' && mention.kind !== 'count') return true;
  if (other.kind !== mention.kind && other.kind !== 'percentage') return false;
  let before = beforeBounds(words, i);
  if (CHANGES.has(words[before]?.key ?? '')) before = beforeBounds(words, before);
  else if (words[before]?.tag === ',') return before <= at + 4;
  const key = words[before]?.key;
  return key === 'và' || key === 'hoặc';
}

/** `hoàn thành 60% kế hoạch năm 2017`, `vượt 2,4 lần kế hoạch` */
function planOf(text: string, figure: Figure): Comparison | undefined {
  const { mention, view, at } = figure;
  const { words } = view;
  if (mention.kind !== 'percentage' && mention.kind !== 'multiple') return undefined;
  const from = words[at + 1]?.key === 'của' || words[at + 1]?.key === 'mức' ? at + 2 : at + 1;
  if (!PLANS.has(words[from]?.key ?? '')) return undefined;
  const verb = beforeBounds(words, at);
  if (!FULFILS.has(words[verb]?.key ?? '') && !FULFILS.has(wordBefore(words, verb)?.key ?? '')) return undefined;
  const phrase = phraseFrom(figure, from);
  return phrase && comparisonAt(text, words, from, phrase.to, phrase.baseline);
}

/** `cao gấp 3 lần chi phí xây dựng đường Kim Liên`, `đắt gấp đôi giá thế giới` */
function timesOf(text: string, figure: Figure): Comparison | undefined {
  const { mention, view, at } = figure;
  const { words } = view;
  if (mention.kind !== 'multiple') return undefined;
  const next = words[at + 1];
  if (next === undefined || !(isOneOf(next.code, PHRASE_STARTS) || next.key === 'mức')) return undefined;
  let size = at - 1;
  if (!words[at]?.key.startsWith('gấp')) {
    size = beforeBounds(words, at);
    if (words[size]?.key === 'hơn') size--;
    if (words[size]?.key === 'gấp') size--;
    else if (words[size]?.key !== 'vượt') return undefined;
  }
  while (words[size]?.key === 'hơn' || words[size]?.tag === 'Q') size--;
  // "vượt 1,3 lần giới hạn cho phép"
  const exceeds = words[beforeBounds(words, at)]?.key === 'vượt' && NORMS.has(next.key);
  if (!exceeds && !SIZES.has(words[size]?.key ?? '')) return undefined;
  const phrase = phraseFrom(figure, at + 1);
  return phrase && comparisonAt(text, words, at + 1, phrase.to, phrase.baseline);
}

/** `100% trưởng thôn là đảng viên (năm 2016 là 42%)`, `tăng 5,2% (cùng kỳ 2016 tăng 4,2%)`; `now` is when the figure holds. */
function inBrackets(text: string, { mention, view, at }: Figure, now: string): Comparison | undefined {
  const { words } = view;
  let open = at + 1;
  while (open < at + 8 && words[open] !== undefined && words[open]?.tag !== '(') {
    const { code, tag } = words[open] as Word;
    if (isOneOf(code, STOPS) || tag === 'M' || tag === ',') return undefined;
    open++;
  }
  const first = words[open + 1];
  if (words[open]?.tag !== '(' || first === undefined) return undefined;
  const isPast =
    PAST.has(first.key) ||
    isSamePeriod(words, open + 1) ||
    (first.tag === 'T' && isBefore(String(first.mention?.value ?? ''), now));
  if (!isPast) return undefined;
  let to = open + 2;
  while (words[to]?.tag === 'T' || PAST.has(words[to]?.key ?? '') || OF_PAST.has(words[to]?.key ?? '')) to++;
  let level = to;
  while (level < to + 4 && words[level] !== undefined && 'VRBQ'.includes((words[level] as Word).tag)) level++;
  const baseline = words[level]?.mention;
  if (!baseline || words[level]?.tag !== 'M' || !alike(baseline, mention)) return undefined;
  return comparisonAt(text, words, open + 1, to, baseline);
}

/** True where a year or a month (EDTF) lies before the time that a figure holds for. */
function isBefore(time: string, now: string): boolean {
  return /^\d{4}/u.test(time) && /^\d{4}/u.test(now) && time.slice(0, 7) < now.slice(0, Math.min(7, time.length));
}

/** `So với tháng 12/2016, CPI chỉ tăng 0,2%`: said before the figure, for all changes of the sentence. */
function before(text: string, figure: Figure, isChange: boolean): Comparison | undefined {
  const { view, at } = figure;
  const { words } = view;
  if (!isChange && !isDifference(words, at, at - 4)) return undefined;
  let semicolons = 0;
  let figures = 0;
  for (let i = at - 1; i >= 0 && i >= at - BEFORE; i--) {
    const { code, tag, key } = words[i] as Word;
    if (isOneOf(code, ENDS)) return undefined;
    if (tag === ';') semicolons++;
    else if (tag === 'M') figures++;
    else if (isSamePeriod(words, i) && wordBefore(words, i)?.key !== 'so với' && wordBefore(words, i)?.key !== 'so')
      return undefined;
    if (key !== 'so với' && key !== 'so') continue;
    const from = opening(words, i);
    const phrase = from === undefined ? undefined : phraseFrom(figure, from, at);
    if (from === undefined || !phrase) return undefined;
    const first = i === 0 || (i === 1 && words[0]?.tag !== 'M') || (i === 2 && words[1]?.tag === ',');
    // "điểm chuẩn tăng so với năm 2016 khoảng 0,5 điểm"
    const isSaid = CHANGES.has(wordBefore(words, i)?.key ?? '') && figures === 0 && beforeBounds(words, at) < phrase.to;
    const isFrame = words[phrase.to]?.tag === ',' && opensClause(words, i) && (semicolons === 0 || first);
    if (!isSaid && !isFrame && !(figures === 0 && isFree(words, i) && runsOn(words, phrase.to, at))) return undefined;
    return comparisonAt(text, words, from, phrase.to, phrase.baseline);
  }
  return undefined;
}

/** True where a clause begins at `i`: `…, so với tháng trước, …`. */
function opensClause(words: View['words'], i: number): boolean {
  const previous = wordBefore(words, i);
  return previous === undefined || isOneOf(previous.code, OPENS) ? isFree(words, i) : CONJUNCTIONS.has(previous.key);
}

/** True where what stands before `i` is not what is compared: `giảm so với`, `tăng 6,85% so với`. */
function isFree(words: View['words'], i: number): boolean {
  for (let n = i - 1; n >= 0 && n > i - 4; n--) {
    const { tag, key } = words[n] as Word;
    if (tag === 'M' || CHANGES.has(key)) return false;
    if (tag === ',' || tag === ';') break;
  }
  return true;
}

/** `so với cùng kỳ năm trước tăng 4,15%`: the change follows at once. */
function runsOn(words: View['words'], from: number, at: number): boolean {
  if (at - from > 9) return false;
  let changes = false;
  for (let i = from; i < at; i++) {
    const { tag, key } = words[i] as Word;
    if (tag === ',' || tag === ';' || tag === '(' || tag === 'M') return false;
    if (CHANGES.has(key)) changes = true;
  }
  return changes;
}
