import { beforeBounds, between, bucket, keyAt, kinAt, pathOf, phraseFeatures, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { behindFigure, leftPhrases, type Phrase, rightPhrases, spanOf } from '../spans.js';
import { hashOf } from '../words.js';
import { type Filling, type Push, pool, ROLE, type Situation, step } from './role.js';

/** How many figures back the counted thing may have been named. */
const MEMORY = 3;
const SCALES = new Set('trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|chục|đồng|usd|euro|phần trăm'.split('|'));

/** What may be counted or measured: phrases right and left of the figure, and what the figures before it counted. */
export function objectCandidates(situation: Situation): readonly Candidate<Filling>[] {
  const { scene, bound, before } = situation;
  const { figure, look } = bound;
  const { view, at, mention } = figure;
  const { words } = view;
  const { candidates, add } = pool<Filling>(ROLE.object, situation);

  const shape = (push: Push, side: number) => {
    push(20, side, look.kind);
    push(21, side, look.unit);
    push(22, side, look.before);
    push(322, side, look.beforeKin);
    push(23, side, look.after);
    push(323, side, look.afterKin);
    push(24, side * 256 + look.afterTag, look.kind);
    push(25, side * 256 + look.beforeTag, look.kind);
    push(26, side * 2 + (look.brackets ? 1 : 0), look.kind);
    push(27, side * 256 + look.beforeTag, look.afterTag);
    push(28, side, look.before ^ look.kind);
  };
  const phrase = (part: Phrase, side: number, order: number) => {
    const span = spanOf(view, part);
    add({ value: scene.text.slice(span.start, span.end), span }, (push) => {
      shape(push, side);
      phraseFeatures(view, part, (name, a = 0, b = 0) => push(name, a, b * 4 + side));
      const path = pathOf(look, part, at);
      push(80, path);
      push(81, path, look.kind);
      push(82, path, tagAt(words, part.from - 1));
      push(83, path, look.verbKin);
      push(84, path, look.afterTag);
      push(30, side, bucket(order));
      push(31, hashOf(`${side}${look.kind}`), keyAt(words, part.from));
      push(331, hashOf(`${side}${look.kind}`), kinAt(words, part.from));
      if (side === 1) {
        push(32, between(words, part.to, at), look.kind);
        push(33, bucket(at - part.to), look.kind);
        push(34, part.from === 0 ? 1 : 0, tagAt(words, part.from - 1));
        push(35, keyAt(words, part.to), look.kind);
        push(335, kinAt(words, part.to), look.kind);
        if (at - part.to === 1) push(36, keyAt(words, part.to));
        if (at - part.to === 1) push(336, kinAt(words, part.to));
        if (at - part.to === 2) push(37, keyAt(words, part.to), keyAt(words, part.to + 1));
        if (at - part.to === 2) push(337, kinAt(words, part.to), kinAt(words, part.to + 1));
        push(38, look.before, bucket(at - part.to));
        push(338, look.beforeKin, bucket(at - part.to));
        push(39, entityAt(view, part));
      } else {
        push(40, tagAt(words, part.to), look.kind);
        push(41, bucket(part.to - part.from), look.kind);
        push(45, coordinated(words, part.to), tagAt(words, part.to - 1));
        push(46, coordinated(words, part.to), bucket(part.to - part.from));
        push(47, figuresAfter(words, part.to), tagAt(words, part.to));
      }
    });
  };
  const right = unitStart(situation);
  if (right !== undefined) {
    // "52 suất", "5 nghìn lượt cán bộ": the counted noun is part of the figure.
    for (const part of [undefined, ...rightPhrases(words, at + 1)]) {
      const end = part ? spanOf(view, part).end : mention.end;
      const span = { start: right, end };
      add({ value: scene.text.slice(right, end), span }, (push) => {
        shape(push, 3);
        push(42, part ? bucket(part.to - part.from) : 9);
        push(43, part ? tagAt(words, part.to) : tagAt(words, at + 1), part ? tagAt(words, part.to - 1) : 0);
        push(44, part ? keyAt(words, part.from) : 1);
        push(344, part ? kinAt(words, part.from) : 1);
      });
    }
  }
  const behind = behindFigure(words, at);
  const rights = namesWhole(situation) ? [] : rightPhrases(words, behind);
  rights.forEach((part, order) => {
    phrase(part, 0, order);
  });
  leftPhrases(words, at).forEach((part, order) => {
    phrase(part, 1, order);
  });
  const seen = new Set<string>();
  for (let back = 1; back <= MEMORY; back++) {
    const last = before[before.length - back];
    if (!last?.object || seen.has(last.object.value)) continue;
    seen.add(last.object.value);
    const { same, gap, kinds } = step(bound, last);
    add({ ...last.object, inherited: same ? 'list head' : 'previous sentence' }, (push) => {
      shape(push, 2);
      push(50, back, same ? 1 : 0);
      push(51, kinds, same ? 1 : 0);
      push(52, bucket(gap), kinds);
      push(53, look.before, kinds);
      push(353, look.beforeKin, kinds);
      push(54, look.after, kinds);
      push(354, look.afterKin, kinds);
      push(55, look.afterTag, look.beforeTag);
      push(56, same ? between(words, last.figure.at + 1, at) : 999, kinds);
      push(57, last.look.kind, look.kind);
      push(58, rights.length > 0 ? 1 : 0, look.kind);
      push(59, look.verb, kinds);
      push(359, look.verbKin, kinds);
    });
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

/** 1 where a noun joined by a comma, 2 where one joined by `và` follows: `xã, thị trấn`. */
function coordinated(words: View['words'], to: number): number {
  const mark = words[to]?.key;
  const next = words[to + 1];
  if (!next || !'NX'.includes(next.tag)) return 0;
  return mark === ',' ? ('VRBMSD'.includes(words[to + 2]?.tag ?? '.') ? 3 : 1) : mark === 'và' ? 2 : 0;
}

/** 1 where the next word but one is a figure: `9 huyện với 102 xã`. */
function figuresAfter(words: View['words'], to: number): number {
  return words[to]?.tag === 'M' ? 1 : words[to + 1]?.tag === 'M' ? 2 : words[to + 2]?.tag === 'M' ? 3 : 0;
}

/** Where the noun inside a count begins (`5 nghìn lượt`), in the text. */
function unitStart({ scene, bound }: Situation): number | undefined {
  const { mention } = bound.figure;
  if (mention.kind !== 'count' && mention.kind !== 'ratio') return undefined;
  const own = scene.text.slice(mention.start, mention.end).split('/', 1)[0] ?? '';
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
