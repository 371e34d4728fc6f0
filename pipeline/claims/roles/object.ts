import {
  beforeBounds,
  between,
  bucket,
  keyAt,
  kinAt,
  pathOf,
  phraseEnds,
  phrasePair,
  phraseSumsOf,
  tagAt,
  WORDS,
} from '../features.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { sumsFor, sumsOf } from '../sheet.js';
import { behindFigure, countedPhrases, type Phrase, rightPhrases, spanOf } from '../spans.js';
import { hashOf, wordBefore } from '../words.js';
import { type Filling, fillingOf, pool, ROLE, type Situation, step, takenOver, wordOf } from './role.js';

/** How many figures back the counted thing may have been named. */
const MEMORY = 3;
const SCALES = new Set('trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục|đồng|usd|euro|phần trăm'.split('|'));

const NOUNS = tagSet('NXUHADPO');
const COMMON = tagSet('NX');
const CLAUSAL = tagSet('VRBMSD');

// What is still to come adds no more, of all but one in a thousand, and what it adds mostly: to that a phrase stands left of the
// figure, which holds for all of them; to where it begins and where it ends.
const LEFT = 4;
const LEFT_LIKELY = 0;
const PAIRED = 2;
const PAIRED_LIKELY = -1;

const shapes = sumsOf(4);
const starts = sumsOf(WORDS * 2);
const stops = sumsOf(WORDS * 2);
const phrases = phraseSumsOf();

/** What may be counted or measured: phrases right and left of the figure, and what the figures before it counted. */
export function objectCandidates(situation: Situation): readonly Candidate<Filling>[] {
  const { scene, bound, before, sheet } = situation;
  const { figure, look } = bound;
  const { view, at, mention } = figure;
  const { words } = view;
  const { candidates, add, take, drops, ends, push, push2, push3, push4, opens, closes } = pool<Filling>(
    ROLE.object,
    situation,
  );
  for (const sums of [shapes, starts, stops]) sumsFor(sums, sheet, bound);

  const shape = (side: number) => {
    if (!opens(shapes, side)) return;
    push4(20, side, look.kind, 21, side, look.unit, 22, side, look.before, 322, side, look.beforeKin);
    push3(23, side, look.after, 323, side, look.afterKin, 24, side * 256 + look.afterTag, look.kind);
    push2(25, side * 256 + look.beforeTag, look.kind, 26, side * 2 + (look.brackets ? 1 : 0), look.kind);
    push2(27, side * 256 + look.beforeTag, look.afterTag, 28, side, look.before ^ look.kind);
    closes(shapes, side);
  };
  const sideKinds = [hashOf(`0${look.kind}`), hashOf(`1${look.kind}`)] as const;
  /** What depends on where the phrase begins. */
  const start = ({ from }: Phrase, side: 0 | 1) => {
    if (!opens(starts, from * 2 + side)) return;
    push2(31, sideKinds[side], keyAt(words, from), 331, sideKinds[side], kinAt(words, from));
    if (side === 1) push(34, from === 0 ? 1 : 0, tagAt(words, from - 1));
    closes(starts, from * 2 + side);
  };
  /** What depends on where the phrase ends. */
  const stop = (part: Phrase, side: 0 | 1) => {
    const { to } = part;
    if (!opens(stops, to * 2 + side)) return;
    const path = pathOf(look, part, at);
    push4(80, path, 0, 81, path, look.kind, 83, path, look.verbKin, 84, path, look.afterTag);
    if (side === 1) {
      push3(32, between(look, part, at), look.kind, 33, bucket(at - to), look.kind, 35, keyAt(words, to), look.kind);
      push(335, kinAt(words, to), look.kind);
      if (at - to === 1) push(36, keyAt(words, to));
      if (at - to === 1) push(336, kinAt(words, to));
      if (at - to === 2) push(37, keyAt(words, to), keyAt(words, to + 1));
      if (at - to === 2) push(337, kinAt(words, to), kinAt(words, to + 1));
      push2(38, look.before, bucket(at - to), 338, look.beforeKin, bucket(at - to));
    } else {
      push2(40, tagAt(words, to), look.kind, 45, coordinated(words, to), tagAt(words, to - 1));
      push(47, figuresAfter(words, to), tagAt(words, to));
    }
    closes(stops, to * 2 + side);
  };
  const phrase = (part: Phrase, side: 0 | 1, order: number) => {
    start(part, side);
    stop(part, side);
    phraseEnds(sheet, phrases, view, part, 0, side);
    if (drops(PAIRED, PAIRED_LIKELY)) return;
    phrasePair(sheet, phrases, view, part, 0, side);
    push2(82, pathOf(look, part, at), tagAt(words, part.from - 1), 30, side, bucket(order));
    if (side === 1) push(39, entityAt(view, part));
    else {
      push2(41, bucket(part.to - part.from), look.kind, 46, coordinated(words, part.to), bucket(part.to - part.from));
    }
    if (!ends(0)) return;
    const span = spanOf(view, part);
    take(fillingOf({ value: scene.text.slice(span.start, span.end), span }));
  };
  const right = unitStart(situation);
  if (right !== undefined) {
    // "52 suất", "5 nghìn lượt cán bộ": the counted noun is part of the figure.
    for (const part of [undefined, ...rightPhrases(words, at + 1)]) {
      shape(3);
      push(42, part ? bucket(part.to - part.from) : 9);
      push(43, part ? tagAt(words, part.to) : tagAt(words, at + 1), part ? tagAt(words, part.to - 1) : 0);
      push2(44, part ? keyAt(words, part.from) : 1, 0, 344, part ? kinAt(words, part.from) : 1, 0);
      const end = part ? spanOf(view, part).end : mention.end;
      add(fillingOf({ value: scene.text.slice(right, end), span: { start: right, end } }));
    }
  }
  const behind = behindFigure(words, at);
  const all = isAllOfThem(situation);
  const rights = all || namesWhole(situation) ? [] : countedPhrases(words, behind, mention.per);
  for (const [order, part] of rights.entries()) {
    shape(0);
    phrase(part, 0, order);
  }
  for (const [order, part] of look.phrases.entries()) {
    shape(1);
    if (order === 0 && drops(LEFT, LEFT_LIKELY)) break;
    phrase(part, 1, order);
  }
  const seen = new Set<string>();
  for (let back = 1; back <= MEMORY; back++) {
    const last = before.at(-back);
    if (!last?.object || seen.has(last.object.value)) continue;
    // Of `hai lựa chọn … cả hai` the second counts what the first does, but not of `3 bộ phim … cả hai`.
    if (all && last.figure.mention.value !== mention.value) continue;
    seen.add(last.object.value);
    const { same, gap, kinds } = step(bound, last);
    shape(2);
    push4(50, back, same ? 1 : 0, 51, kinds, same ? 1 : 0, 52, bucket(gap), kinds, 53, look.before, kinds);
    push3(353, look.beforeKin, kinds, 54, look.after, kinds, 354, look.afterKin, kinds);
    push2(55, look.afterTag, look.beforeTag, 56, same ? between(look, wordOf(last), at) : 999, kinds);
    push3(57, last.look.kind, look.kind, 58, rights.length > 0 ? 1 : 0, look.kind, 59, look.verb, kinds);
    push(359, look.verbKin, kinds);
    if (ends(0)) take(takenOver(last.object, same ? 'list head' : 'previous sentence'));
  }
  return candidates;
}

/** Verbs of a share: what follows its percentage is the whole, `chiếm 7% dân số toàn huyện`, `đạt 105% chỉ tiêu`. */
const SHARES = new Set(['chiếm', 'chiếm tỷ lệ', 'bằng', 'đạt', 'tương đương', 'hoàn thành', 'vượt']);

/** True where the phrase right of a percentage is the whole that it is taken of, and the object stands elsewhere. */
function namesWhole({ bound }: Situation): boolean {
  const { mention, view, at } = bound.figure;
  if (mention.kind !== 'percentage') return false;
  const before = beforeBounds(view.words, at);
  return before > 0 && SHARES.has(view.words[before]?.key ?? '');
}

/** True where the figure stands for people or things named before: `cả 3 khai nhận`, `cả hai đều bị thương`, `giữa cả hai.` */
function isAllOfThem({ bound }: Situation): boolean {
  const { view, at } = bound.figure;
  return wordBefore(view.words, at)?.key === 'cả' && !isOneOf(view.words[at + 1]?.code, NOUNS);
}

/** 1 where a noun joined by a comma, 2 where one joined by `và` follows: `xã, thị trấn`. */
function coordinated(words: View['words'], to: number): number {
  const mark = words[to]?.key;
  const next = words[to + 1];
  if (!next || !isOneOf(next.code, COMMON)) return 0;
  return mark === ',' ? (isOneOf(words[to + 2]?.code, CLAUSAL) ? 3 : 1) : mark === 'và' ? 2 : 0;
}

/** 1 where the next word but one is a figure: `9 huyện với 102 xã`. */
function figuresAfter(words: View['words'], to: number): number {
  return words[to]?.tag === 'M' ? 1 : words[to + 1]?.tag === 'M' ? 2 : words[to + 2]?.tag === 'M' ? 3 : 0;
}

/** Where the noun inside a count begins (`5 nghìn lượt`), in the text. */
function unitStart({ scene, bound }: Situation): number | undefined {
  const { mention } = bound.figure;
  if (mention.kind !== 'count' && mention.kind !== 'ratio') return undefined;
  const { text } = scene;
  let stop = mention.start;
  while (stop < mention.end && text.charCodeAt(stop) !== 0x2f) stop++;
  // Most counts end in a digit.
  const last = text.charCodeAt(stop - 1);
  if (last >= 0x30 && last <= 0x39) return undefined;
  const own = text.slice(mention.start, stop);
  let begin = own.length;
  while (begin > 0 && /[\p{L} ]/u.test(own.charAt(begin - 1))) begin--;
  const words = own.slice(begin).trimStart();
  if (words === '') return undefined;
  const end = mention.start + own.length;
  let start = end - words.length;
  for (const syllable of words.split(' ')) {
    if (!SCALES.has(syllable.toLowerCase())) break;
    start += syllable.length + 1;
  }
  return start < end && start > mention.start ? start : undefined;
}

/** Kind of the unit or actor that the phrase is or begins with, as a number. */
export function entityAt({ units, actors }: View, { from, to }: Phrase): number {
  for (const entity of units) if (entity.from === from) return entity.to === to ? 1 : 2;
  for (const entity of actors) if (entity.from === from) return entity.kind.length * 2 + (entity.to === to ? 1 : 0);
  return 0;
}
