import type { Mention } from '../../model/index.js';
import { between, bucket, figureBefore, keyAt, kinAt, pathOf, tagAt } from '../features.js';
import { PLAN_CUES } from '../lexicon/cues.js';
import { Sieve } from '../lexicon/sieve.js';
import { ofLast } from '../memo.js';
import type { Candidate } from '../ranker.js';
import { earlier, type Scene, type View } from '../scene.js';
import { sumsFor, sumsOf } from '../sheet.js';
import { closingBracket, inBrackets, openBracket } from '../spans.js';
import { hashOf, wordBefore } from '../words.js';
import { type Filling, fillingOf, pool, ROLE, type Situation, step, takenOver } from './role.js';

/** How many sentences back a time may have been named that still holds. */
const SENTENCES = 4;
// What is still to come of a time adds no more, of all but one in a thousand, and what it adds mostly.
const REST = 2.5;
const REST_LIKELY = -1.15;

const shapes = sumsOf(16);
const SINCE = new Set('từ|kể từ|tính từ|từ sau'.split('|'));

/** When the figure may hold: times of its sentence and of those around it, those that lead the article, and the day of publication. */
export function timeCandidates(situation: Situation): readonly Candidate<Filling>[] {
  const { scene, bound, before, sheet } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { candidates, add, take, drops, ends, push, push2, push3, push4, opens, closes } = pool<Filling>(
    ROLE.time,
    situation,
  );
  sumsFor(shapes, sheet, bound);
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  const times = timesNear(situation);
  const here = times.filter(({ back }) => back === 0).length;
  const published = scene.published ?? 'pub';
  const told = scene.times;
  const wasPub = last?.time ? (last.time.inherited === 'publication date' ? 1 : 2) : 0;

  const nearest = times[0];
  const backs = nearest ? bucket(nearest.back) : 9;
  const precisions = nearest ? hashOf(nearest.mention.kind) : 0;
  const changes = bound.change ? 1 : 0;
  const { mostTold } = scene;

  const plans = look.cues & PLAN_CUES;

  const shape = (source: number) => {
    if (!opens(shapes, source)) return;
    push4(1, source, 0, 2, source, look.kind, 3, source, Math.min(here, 3), 4, source, look.section);
    push3(5, source, wasPub * 2 + (near.same ? 1 : 0), 6, source, look.verb, 306, source, look.verbKin);
    push(7, source, plans);
    closes(shapes, source);
  };
  const elsewhere = timesElsewhere(situation);
  const behind = Math.min(3, elsewhere.length) + (elsewhere[0] && elsewhere[0].back < 0 ? 4 : 0);
  const { now, sameDay } = dayOf(view);
  // "Năm 2014 đạt 16/19 tiêu chí và năm 2015 cán đích với 19/19": a time of its own, behind the figure before.
  const last2 = figureBefore(view.words, at);
  const fresh = times.some(({ back, word }) => back === 0 && word < at && word > last2) ? 1 : 0;
  shape(9);
  push3(8, times.length > 0 ? 1 : 0, here > 0 ? 1 : 0, 9, now, 0, 38, Math.min(told.size, 5), 0);
  push2(39, bucket(used(before, published)), Math.min(told.size, 5), 50, backs, precisions);
  push3(51, backs, wasPub * 2 + (near.same ? 1 : 0), 52, precisions, look.kind, 53, precisions, changes * 4 + wasPub);
  push4(54, backs, Math.min(told.size, 5), 55, look.section, backs, 56, look.verbKin, here > 0 ? 1 : 0, 57, now, backs);
  push(70, fresh, wasPub * 2 + (near.same ? 1 : 0));
  push2(73, backs, behind, 74, behind, look.section);
  // What is said without a time.
  if (ends(situation.margin)) take(fillingOf({ value: published, inherited: 'publication date' }));
  const values = new Set<string>();
  let order = 0;

  for (const { mention, word, view: where, back, way } of elsewhere.length === 0 ? times : [...times, ...elsewhere]) {
    const { words } = where;
    if (compared(where, word) || ofOthers(where, word, back === 0 ? at : -1)) continue;
    const value = edtf(mention, wordBefore(words, word)?.key ?? '', words, word, published);
    if (value === undefined || values.has(value)) continue;
    values.add(value);
    order++;
    const left = back === 0 ? word < at : back > 0;
    const source = sourceOf(where, back, left, way);
    const kind = hashOf(mention.kind);
    shape(source);
    push3(10, source, kind, 11, source, bucket(order), 12, keyAt(words, word - 1), source);
    push3(312, kinAt(words, word - 1), source, 13, tagAt(words, word - 1), source, 14, tagAt(words, word + 1), source);
    push2(15, keyAt(words, word + 1), source, 315, kinAt(words, word + 1), source);
    push2(16, keyAt(words, word - 2), keyAt(words, word - 1), 316, kinAt(words, word - 2), kinAt(words, word - 1));
    push(17, word === 0 || (word === 1 && words[0]?.tag === 'E') ? 1 : 0, source);
    push2(18, inBrackets(words, word) ? 1 : 0, (look.brackets ? 1 : 0) + 2 * source, 19, precision(value), source);
    if (back === 0) {
      const part = { from: word, to: word + 1 };
      const path = pathOf(look, part, at);
      push4(80, path, 0, 81, path, kind, 82, path, Math.min(here, 4), 83, path, keyAt(words, word - 1));
      push2(20, bucket(left ? at - word : word - at), left ? 1 : 0, 21, between(look, part, at), left ? 1 : 0);
      // "năm 2020 đạt 30%, năm 2030 khoảng 50%"; "từ 3,3% năm 2007 xuống 2,5% năm 2014".
      const side = left ? (word > last2 ? 1 : 2) : besideRight(view.words, at, word) ? 3 : 4;
      push4(22, side, kind, 25, side, look.before, 325, side, look.beforeKin, 26, side, Math.min(here, 4));
      push2(27, side, look.afterTag, 28, side, wasPub * 2 + (near.same ? 1 : 0));
      push2(29, side * 32 + between(look, part, at), 0, 23, left ? 1 : 0, order);
    } else push2(24, bucket(back), kind, 75, bucket(back), scene.views.length < 8 ? 1 : 0);
    if (drops(REST, REST_LIKELY)) continue;
    push2(58, bucket(back), wasPub * 2 + (near.same ? 1 : 0), 59, changes, precision(value));
    push(60, precision(value), bucket(back));
    const share = (told.get(String(mention.value)) ?? 0) === mostTold ? 1 : 0;
    push2(61, share, bucket(back), 62, share * 8 + Math.min(told.size, 5), precision(value));
    push3(63, share, wasPub * 8 + Math.min(here, 4), 64, look.verbKin, source, 65, precision(value), look.kind);
    push2(66, order, bucket(back), 67, scene.views[0] === where || scene.views[1] === where ? 1 : 0, wasPub);
    push2(35, sameDay, source, 36, bucket(told.get(String(mention.value)) ?? 0), source);
    push(37, bucket(used(before, value)), source);
    const again = last?.time?.value === value ? 1 : 0;
    push4(30, again, near.same ? 1 : 0, 31, again, source, 32, again, wasPub, 33, keyAt(words, word - 1), kind);
    push(71, fresh, again * 16 + source * 2 + (back === 0 && left && word > last2 ? 1 : 0));
    push(72, sameDay * 32 + source * 4 + again * 2 + (precision(value) === 10 ? 1 : 0), order);
    push2(333, kinAt(words, word - 1), kind, 34, quoteOrAge(wordBefore(words, word)?.key ?? ''), kind);
    if (!ends(0)) continue;
    const span = { start: mention.start, end: mention.end };
    const inherited = back === 0 ? undefined : where.section === 'body' ? 'frame' : 'article head';
    take(fillingOf({ value, span, inherited }));
  }
  if (last?.time && last.time.inherited !== 'publication date' && !values.has(last.time.value)) {
    shape(7);
    push2(40, near.same ? 1 : 0, near.kinds, 41, bucket(view.index - last.figure.view.index), 0);
    push(42, fresh, near.same ? 1 : 0);
    add(takenOver(last.time, 'frame'));
  }
  return candidates;
}

const SAME_DAY = new Set(
  'cùng ngày|hôm đó|thời gian trên|thời điểm đó|cùng thời điểm|lúc này|thời điểm này'.split('|'),
);

/** For how many of the figures before the time was chosen. */
function used(before: readonly Situation['before'][number][], value: string): number {
  let count = 0;
  for (let n = before.length - 1; n >= 0 && n >= before.length - 12; n--) if (before[n]?.time?.value === value) count++;
  return count;
}

/** True where nothing but the counted noun and a bracket stands between the figure and the time right of it. */
export function besideRight(words: View['words'], at: number, word: number): boolean {
  if (word - at > 7) return false;
  for (let i = at + 1; i < word; i++) if ('M,;.VB'.includes(words[i]?.tag ?? '.')) return false;
  return true;
}

interface Near {
  readonly mention: Mention;
  readonly word: number;
  readonly view: View;
  /** How many sentences back; less than 0 behind the figure's. */
  readonly back: number;
  readonly way: Way;
}

/** Told near the figure; the first day, the first time, or the time told most of the article. */
type Way = 'near' | 'first day' | 'first' | 'most';

/** Where a time stands, as a small number. */
function sourceOf({ section }: View, back: number, left: boolean, way: Way): number {
  if (way !== 'near') return way === 'first day' ? 10 : way === 'first' ? 11 : 12;
  if (back < 0) return 5;
  if (back === 0) return left ? 0 : 1;
  if (section !== 'body') return 2;
  return back === 1 ? 3 : 4;
}

function timesNear({ scene, bound }: Situation): readonly Near[] {
  const { view, at } = bound.figure;
  const out: Near[] = [];
  for (const word of view.times) out.push(nearOf(view, word, 0));
  if (out.length > 1) out.sort((a, b) => away(a.word, at) - away(b.word, at));
  for (const where of earlier(scene, view, SENTENCES)) {
    const { times, section, index } = where;
    if (section === 'meta') continue;
    for (let n = times.length - 1; n >= 0; n--) out.push(nearOf(where, times[n] as number, view.index - index));
  }
  return out;
}

/** Sentences behind that of the figure whose times may hold for it: `Vụ tai nạn khiến 2 người chết. Khoảng 20h ngày 7/5, …`. */
const BEHIND = 2;

/** Times of the sentences behind, and those that the article tells first and most often, where they are not near. */
function timesElsewhere({ scene, bound }: Situation): readonly Near[] {
  const { view } = bound.figure;
  const { index } = view;
  const out: Near[] = [];
  for (let n = index + 1; n <= index + BEHIND && n < scene.views.length; n++) {
    const where = scene.views[n] as View;
    if (where.section === 'meta') continue;
    for (const word of where.times) out.push(nearOf(where, word, index - n));
  }
  for (const { way, view: where, word } of leading(scene)) {
    const back = index - where.index;
    if (back <= SENTENCES && back >= -BEHIND) continue;
    out.push(nearOf(where, word, back, way));
  }
  return out;
}

interface Leading {
  readonly way: Way;
  readonly view: View;
  readonly word: number;
}

/** The first day, the first time and the first naming of the time that the article tells most. */
const leading = ofLast((scene: Scene): readonly Leading[] => {
  const found = new Map<Way, Leading>();
  for (const view of scene.views) {
    if (view.section === 'meta' || view.section === 'related' || view.section === 'caption') continue;
    for (const word of view.times) {
      const mention = view.words[word]?.mention as Mention;
      if (mention.kind !== 'date' && mention.kind !== 'year' && mention.kind !== 'period') continue;
      const value = String(mention.value);
      const ways: Way[] = ['first'];
      if (mention.kind === 'date' && precision(value) === 10) ways.push('first day');
      if (scene.mostTold > 1 && scene.times.get(value) === scene.mostTold) ways.push('most');
      for (const way of ways) if (!found.has(way)) found.set(way, { way, view, word });
    }
  }
  return (['first day', 'most', 'first'] as const).flatMap((way) => found.get(way) ?? []);
});

function nearOf(view: View, word: number, back: number, way: Way = 'near'): Near {
  return { mention: view.words[word]?.mention as Mention, word, view, back, way };
}

function away(word: number, at: number): number {
  return word < at ? at - word : (word - at) * 2;
}

/** The time as EDTF: `từ năm 2008 đến nay` is open, `10 năm qua` ends with publication. */
function edtf(
  { kind, value, unit }: Mention,
  before: string,
  words: View['words'],
  word: number,
  published: string,
): string | undefined {
  const after = words[word + 1]?.key ?? '';
  if (kind === 'duration') {
    const years = /^(?:năm|tháng)/u.exec(unit ?? '')?.[0];
    if (!years || !(after === 'qua' || after.startsWith('gần đây') || after === 'vừa qua')) return undefined;
    return `P${value}${years === 'năm' ? 'Y' : 'M'}/${published}`;
  }
  const text = String(value);
  const now = published === 'pub' ? '..' : published;
  if (SINCE.has(before) && !text.includes('/')) return `${text}/${now}`;
  const start = startOf(text, kind, words, word);
  return start === undefined ? text : `${start}/${now}`;
}

/** How many words may name a span of years: `từ đầu nhiệm kỳ 2015-2020`. */
const NAMES_OF_SPAN = 2;
/** What of a year or span may be told before it. */
const PARTS = new Set(['đầu', 'giữa', 'cuối']);

/** Where the time begins that lasts until now: `từ đầu năm 2017 đến nay`, `từ đầu nhiệm kỳ 2015-2020 đến nay`. */
function startOf(text: string, kind: Mention['kind'], words: View['words'], word: number): string | undefined {
  if (untilNowAt(words, word + 1) === 0) return undefined;
  let at = word - 1;
  if (kind === 'period')
    while (at >= word - NAMES_OF_SPAN && words[at]?.tag === 'N' && !PARTS.has(words[at]?.key ?? '')) at--;
  const part = words[at]?.key ?? '';
  if (PARTS.has(part)) at--;
  // "cao nhất kể từ đầu năm 2017 đến nay" says of how long, not when
  if (!SINCE.has(words[at]?.key ?? '') || words[at - 1]?.key === 'nhất') return undefined;
  const start = text.split('/', 1)[0] ?? text;
  return part === 'đầu' && kind === 'year' ? `${start}-01` : start;
}

/** How many words from `at` on say `đến nay`: one, or two where they were cut apart; 0 where they say anything else. */
export function untilNowAt(words: View['words'], at: number): 0 | 1 | 2 {
  const key = words[at]?.key;
  if (key === 'đến nay' || key === 'tới nay') return 1;
  return (key === 'đến' || key === 'tới') && words[at + 1]?.key === 'nay' ? 2 : 0;
}

/** 4 for a year, 7 for a month, 10 for a day; intervals add 20. */
function precision(value: string): number {
  const slash = value.indexOf('/');
  return slash < 0 ? value.length : 20 + slash;
}

/** True where the time belongs to a baseline: `so với cùng kỳ năm 2016`. */
export function compared({ words }: View, word: number): number {
  for (let at = word - 1; at >= 0 && at >= word - 5; at--) {
    const { key, tag } = words[at] as View['words'][number];
    if (key === 'so với' || key === 'so' || key === 'cùng kỳ' || key === 'hơn' || key === 'bằng') return 1;
    if (tag === ',' || tag === 'M') return 0;
  }
  return 0;
}

/**
 * True where the time stands in brackets with a figure of its own, and the figure at `at` (-1 where it is in another
 * sentence) does not: `100% trưởng thôn là đảng viên (năm 2016 là 42%); 60% …`.
 */
function ofOthers({ words }: View, word: number, at: number): boolean {
  const open = openBracket(words, word);
  if (open === undefined) return false;
  const close = closingBracket(words, word, words.length) ?? words.length;
  if (at > open && at < close) return false;
  // What follows a time or a dash is the rest of a time: `(từ ngày 26 -1 đến ngày 1-2)`.
  for (let i = open + 1; i < close; i++)
    if (words[i]?.tag === 'M' && !'T-'.includes(wordBefore(words, i)?.tag ?? '')) return true;
  return false;
}

function quoteOrAge(before: string): number {
  return before === 'sinh' || before === 'sn' || before === '(' ? 1 : 0;
}

/** Whether a sentence has words that stand for the day of the report, and for that of what it tells, as 0 or 1. */
interface Day {
  readonly now: number;
  readonly sameDay: number;
}

const NOW = new Set(['hiện', 'hiện nay', 'đến nay', 'hiện tại']);
const TOLD_DAY = new Sieve([...NOW, ...SAME_DAY]);

const dayOf = ofLast(({ words }: View): Day => {
  let now = 0;
  let sameDay = 0;
  for (const word of words) {
    if (!TOLD_DAY.mayHold(word)) continue;
    if (NOW.has(word.key)) now = 1;
    else if (SAME_DAY.has(word.key)) sameDay = 1;
  }
  return { now, sameDay };
});
