import { between, bucket, keyAt, phraseFeatures, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import { leftPhrases, type Phrase, rightPhrases, spanOf } from '../spans.js';
import { type Filling, type Push, pool, ROLE, type Situation, step } from './role.js';

const MEMORY = 2;

/** Kinds that are taken of a whole. */
export function hasBase(kind: string): boolean {
  return kind === 'percentage' || kind === 'ratio';
}

/** The whole that a percentage or ratio may be taken of; `null` where the text names none. */
export function baseCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { words } = view;
  const { candidates, add } = pool<Filling | null>(ROLE.base, situation);
  const object = bound.object?.span;

  const shape = (push: Push, side: number) => {
    push(20, side, look.kind);
    push(22, side, look.before);
    push(23, side, look.after);
    push(24, side, look.afterTag);
    push(25, side, look.beforeTag);
    push(26, side, look.verb);
    push(27, side * 2 + (look.brackets ? 1 : 0));
    push(28, side * 2 + (object && object.start > figure.mention.start ? 1 : 0), look.afterTag);
    push(29, side, hash100(figure.mention.value));
  };
  add(null, (push) => shape(push, 4));
  const phrase = (part: Phrase, side: number, order: number) => {
    const span = spanOf(view, part);
    add({ value: scene.text.slice(span.start, span.end), span }, (push) => {
      shape(push, side);
      phraseFeatures(view, part, (name, a = 0, b = 0) => push(name, a, b * 4 + side));
      push(30, side, bucket(order));
      push(31, side, object ? relation(object, span) : 0);
      push(32, side * 8 + (object ? relation(object, span) : 0), look.verb);
      push(33, side * 8 + (object ? relation(object, span) : 0), look.before);
      if (side === 1) {
        push(34, between(words, part.to, at));
        push(35, bucket(at - part.to));
        push(36, keyAt(words, part.from - 1), tagAt(words, part.to));
      } else push(37, look.before, keyAt(words, part.from));
    });
  };
  rightPhrases(words, at + 1).forEach((part, order) => {
    phrase(part, 0, order);
  });
  leftPhrases(words, at).forEach((part, order) => {
    phrase(part, 1, order);
  });
  for (let back = 1; back <= MEMORY; back++) {
    const last = before[before.length - back];
    if (!last) continue;
    const { same, gap, kinds } = step(bound, last);
    const from = [last.base, last.object] as const;
    from.forEach((filling, which) => {
      if (!filling) return;
      add({ ...filling, inherited: same ? 'list head' : 'previous sentence' }, (push) => {
        shape(push, 2 + which * 3);
        push(50, back * 2 + which, same ? 1 : 0);
        push(51, kinds * 2 + which, bucket(gap));
        push(52, look.before, which);
        push(53, look.after, which);
        push(54, look.verb, which);
        push(55, bound.object && last.object && bound.object.value === last.object.value ? 1 : 0, which);
        push(56, same ? between(words, last.figure.at + 1, at) : 999, which);
      });
    });
  }
  return candidates;
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
