import { between, bucket, keyAt, kinAt, pathOf, phraseFeatures, phraseSumsOf, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import { sumsFor, sumsOf } from '../sheet.js';
import { behindFigure, holdsFigure, isNounish, type Phrase, rightPhrases, spanOf } from '../spans.js';
import { wordBefore } from '../words.js';
import { type Bound, type Filling, fillingOf, pool, ROLE, type Situation, step, takenOver, wordOf } from './role.js';

const MEMORY = 2;
/** How many figures back the same thing may have been counted. */
const FIGURES = 200;

const OF = new Set(['trong', 'của', 'trên', 'so với', 'trong tổng số']);

/** What a share begins with: the whole follows, `tỷ lệ đảng viên hoàn thành tốt nhiệm vụ`. */
const RATES = new Set(['tỷ lệ', 'tỉ lệ', 'số', 'tổng số', 'số lượng']);

// What is still to come of a phrase adds no more, of all but one in a thousand, and what it adds mostly.
const REST = 3;
const REST_LIKELY = -1;

const shapes = sumsOf(8);
const phrases = phraseSumsOf();

/** Kinds that are taken of a whole. */
export function hasBase(kind: string): boolean {
  return kind === 'percentage' || kind === 'ratio';
}

/** The whole that a percentage or ratio may be taken of; `null` where the text names none. */
export function baseCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before, sheet } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { words } = view;
  const { candidates, add, take, drops, ends, push, push2, push3, push4, opens, closes } = pool<Filling | null>(
    ROLE.base,
    situation,
  );
  const object = bound.object?.span;
  sumsFor(shapes, sheet, bound);
  const value = hash100(figure.mention.value);

  const shape = (side: number) => {
    if (!opens(shapes, side)) return;
    push4(20, side, look.kind, 22, side, look.before, 322, side, look.beforeKin, 23, side, look.after);
    push4(323, side, look.afterKin, 24, side, look.afterTag, 25, side, look.beforeTag, 26, side, look.verb);
    push2(326, side, look.verbKin, 27, side * 2 + (look.brackets ? 1 : 0), 0);
    push2(28, side * 2 + (object && object.start > figure.mention.start ? 1 : 0), look.afterTag, 29, side, value);
    closes(shapes, side);
  };
  const implied = impliedBy(situation);
  shape(4);
  push(46, implied === undefined ? 0 : implied.rule);
  add(null);
  if (implied) {
    shape(6);
    push3(47, implied.rule, 0, 48, implied.rule, look.verb, 348, implied.rule, look.verbKin);
    add(implied.filling);
  }
  const phrase = (part: Phrase, side: 0 | 1, order: number) => {
    const span = spanOf(view, part);
    const lies = object ? relation(object, span) : 0;
    shape(side);
    const path = pathOf(look, part, at);
    push4(80, path, 0, 81, path, lies, 82, path, look.verbKin, 30, side, bucket(order));
    if (drops(REST, REST_LIKELY)) return;
    phraseFeatures(sheet, phrases, view, part, 0, side);
    push3(31, side, lies, 32, side * 8 + lies, look.verb, 332, side * 8 + lies, look.verbKin);
    push2(33, side * 8 + lies, look.before, 333, side * 8 + lies, look.beforeKin);
    const ratio = RATES.has(wordBefore(words, part.from)?.key ?? '') ? 1 : 0;
    push2(38, lies, tagAt(words, part.to), 39, lies, bucket(part.to - part.from));
    push3(40, lies * 2 + ratio, tagAt(words, part.to), 41, lies, side, 42, lies * 2 + ratio, look.kind);
    push3(43, lies, value, 44, lies, look.before, 344, lies, look.beforeKin);
    if (side === 1) {
      push2(34, between(look, part, at), 0, 35, bucket(at - part.to), 0);
      push(36, keyAt(words, part.from - 1), tagAt(words, part.to));
      push(336, kinAt(words, part.from - 1), tagAt(words, part.to));
    } else {
      push2(37, look.before, keyAt(words, part.from), 337, look.beforeKin, kinAt(words, part.from));
      push(45, keyAt(words, part.from - 1), tagAt(words, part.to));
      push(345, kinAt(words, part.from - 1), tagAt(words, part.to));
    }
    if (ends(0)) take(fillingOf({ value: scene.text.slice(span.start, span.end), span }));
  };
  // "chiếm 7,5% trong tổng kim ngạch xuất khẩu": the preposition is no part of the whole.
  const behind = behindFigure(words, at);
  const start = OF.has(words[behind]?.key ?? '') ? behind + 1 : behind;
  for (const [order, part] of rightPhrases(words, start).entries()) phrase(part, 0, order);
  // `34 chi bộ với 4.315 đảng viên, trong đó 1.876 nữ, chiếm 43,5%`: what is counted by itself is no part of a whole.
  for (const [order, part] of look.phrases.entries()) if (!holdsFigure(words, part)) phrase(part, 1, order);
  for (let back = 1; back <= MEMORY; back++) {
    const last = before[before.length - back];
    if (!last) continue;
    const { same, gap, kinds } = step(bound, last);
    for (const [which, filling] of [last.base, last.object].entries()) {
      if (!filling) continue;
      shape(2 + which * 3);
      push3(50, back * 2 + which, same ? 1 : 0, 51, kinds * 2 + which, bucket(gap), 52, look.before, which);
      push4(352, look.beforeKin, which, 53, look.after, which, 353, look.afterKin, which, 54, look.verb, which);
      push(354, look.verbKin, which);
      push(55, bound.object && last.object && bound.object.value === last.object.value ? 1 : 0, which);
      push(56, same ? between(look, wordOf(last), at) : 999, which);
      if (ends(0)) take(takenOver(filling, same ? 'list head' : 'previous sentence'));
    }
  }
  return candidates;
}

/**
 * The whole that the wording implies: 1 that of the ratio just before (`7/7 đơn vị, đạt 100%`), 2 that of the same
 * counted thing before (`100% trưởng thôn là đảng viên (năm 2016 là 42%)`), 3 who a rate is about, where a verb says
 * what they do (`tỷ lệ học sinh tốt nghiệp`), 4 who the share right of the figure is about (`100% trưởng thôn là …`).
 */
function impliedBy({ scene, bound, before }: Situation): { filling: Filling; rule: number } | undefined {
  const { view, at } = bound.figure;
  const { words } = view;
  const last = before.at(-1);
  if (last && last.figure.view === view && last.figure.mention.kind === 'ratio' && at - last.figure.at < 9) {
    const whole = last.base ?? last.object;
    if (whole) return { filling: takenOver(whole, 'list head'), rule: 1 };
  }
  const { object } = bound;
  if (!object) return undefined;
  const whole = wholeOf(object.value, before);
  if (whole) return { filling: takenOver(whole, 'list head'), rule: 2 };
  const { span } = object;
  if (!span || object.inherited) return undefined;
  let from = words.findIndex(({ start }) => start >= span.start);
  if (from < 0) return undefined;
  const right = from > at;
  const rate = RATES.has(words[from]?.key ?? '');
  if (rate) from++;
  else if (!right) return undefined;
  let to = from;
  while (to < words.length && isNounish(words[to]) && (words[to] as { end: number }).end <= span.end) to++;
  const next = words[to]?.tag ?? '';
  if (to === from || !(right || 'VRB'.includes(next))) return undefined;
  const who = spanOf(view, { from, to });
  return { filling: fillingOf({ value: scene.text.slice(who.start, who.end), span: who }), rule: rate ? 3 : 4 };
}

/** The whole of the last figure before that has one and counts the same thing. */
function wholeOf(object: string, before: Situation['before']): Filling | undefined {
  const least = Math.max(0, before.length - FIGURES);
  for (let n = before.length - 1; n >= least; n--) {
    const { base, object: counted } = before[n] as Bound;
    if (base && counted?.value === object) return base;
  }
  return undefined;
}

function hash100(value: number | string): number {
  return Number(value) === 100 ? 1 : Number(value) > 100 ? 2 : 0;
}

/** How a phrase lies to the object: 1 the same, 2 inside it, 3 at its start, 4 around it, 5 apart. */
function relation(object: { start: number; end: number }, span: { start: number; end: number }): number {
  if (object.start === span.start) return object.end === span.end ? 1 : object.end > span.end ? 3 : 4;
  if (span.start > object.start && span.end <= object.end) return 2;
  return span.start < object.end && object.start < span.end ? 4 : 5;
}
