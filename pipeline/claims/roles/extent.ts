import type { Span } from '../../model/index.js';
import { bucket, keyAt, kinAt, pathOf, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { behindFigure, countedPhrases, spanOf } from '../spans.js';
import type { Word } from '../words.js';
import { type Filling, fillingOf, headOfObject, pool, ROLE, type Situation } from './role.js';

/** By how much another end must be likelier than the one that is chosen with the phrase, in log odds. */
const MARGIN = 0.7;
// What is still to come of an end adds no more, of all but one in a thousand, and what it adds mostly.
const REST = 2;
const REST_LIKELY = -1;

/**
 * How far the counted thing reaches that stands right of its figure. Which phrase it is, is chosen before; many that begin on one
 * word are right then, and the longest hold half a clause: `hai người khiến ai cũng nể`, `câu hỏi khó đang chờ`. Where it ends is
 * learnt from the closest answers alone. None where the object stands elsewhere.
 */
export function extentCandidates(situation: Situation): readonly Candidate<Filling>[] {
  const { object, figure } = situation.bound;
  const { view, at, mention } = figure;
  if (!object?.span || object.inherited || object.span.start < mention.end) return NONE;
  const from = behindFigure(view.words, at);
  return view.words[from]?.start === object.span.start ? endsOf(situation, ROLE.extent, object, from) : NONE;
}

/**
 * The same for whose it is, where the sentence of the figure says so: `Bệnh viện Nhi Thanh Hóa Kíp` is two names where a collector
 * lost the full stop.
 */
export function ownerExtentCandidates(situation: Situation): readonly Candidate<Filling>[] {
  const { subject, figure } = situation.bound;
  const { words } = figure.view;
  if (!subject?.span || subject.inherited) return NONE;
  const { start } = subject.span;
  const from = words.findIndex((word) => word.start === start);
  return from < 0 ? NONE : endsOf(situation, ROLE.ownerExtent, subject, from);
}

const NONE: readonly Candidate<Filling>[] = [];

/** The ends that a filling may have which begins on the word `from`. */
function endsOf(situation: Situation, role: number, filling: Filling, from: number): readonly Candidate<Filling>[] {
  const { scene, bound } = situation;
  const { view, at, mention } = bound.figure;
  const { words } = view;
  const { candidates, drops, ends, take, push2, push3, push4 } = pool<Filling>(role, situation);
  const own = (filling.span as Span).end;
  const parts = countedPhrases(words, from, role === ROLE.extent ? mention.per : undefined);
  if (!parts.some((part) => spanOf(view, part).end === own)) return candidates;
  const head = headOfObject(situation);
  const isPair = role === ROLE.extent && mention.value === 2;
  let verbs = 0;
  let links = 0;
  let read = from;
  for (const part of parts) {
    const { to } = part;
    // They begin on one word, the shortest first.
    for (; read < to; read++) {
      const { tag } = words[read] as Word;
      if (tag === 'V' || tag === 'B' || tag === 'R') verbs++;
      else if (tag === 'E' || tag === 'S' || tag === 'C') links++;
    }
    if (isPair && halves(words, to)) continue;
    const inside = Math.min(verbs, 3) * 4 + Math.min(links, 3);
    const span = spanOf(view, part);
    // Shorter than the chosen one, as long, or longer.
    const side = span.end < own ? 0 : span.end === own ? 1 : 2;
    const last = tagAt(words, to - 1);
    const next = tagAt(words, to);
    const lastKin = kinAt(words, to - 1);
    const nextKin = kinAt(words, to);
    const length = bucket(to - from);
    push4(1, keyAt(words, to - 1), side, 2, lastKin, side, 3, keyAt(words, to), side, 4, nextKin, side);
    push4(5, last, next, 6, lastKin, nextKin, 7, keyAt(words, to - 1), next, 8, last, keyAt(words, to));
    push4(9, last * 256 + next, tagAt(words, to + 1), 11, length, side, 13, inside, next, 15, inside, side);
    const odds = side === 1 ? MARGIN : 0;
    if (drops(REST + odds, REST_LIKELY + odds)) continue;
    push4(16, side, last * 256 + next, 17, head.key, length, 19, head.kin, lastKin, 22, straddled(view, to), side);
    push2(24, keyAt(words, to - 2), keyAt(words, to - 1), 27, keyAt(words, to), keyAt(words, to + 1));
    push2(29, head.kin, next, 31, keyAt(words, to - 1), keyAt(words, to));
    if (role === ROLE.ownerExtent) {
      const firstKin = kinAt(words, from);
      push3(40, keyAt(words, from), length, 41, firstKin, lastKin, 42, firstKin, next);
      push2(43, to === bound.look.verbAt ? 1 : 0, side, 44, to < at ? pathOf(bound.look, part, at) : 0, side);
    }
    if (!ends(odds)) continue;
    take(side === 1 ? filling : fillingOf({ ...filling, value: scene.text.slice(span.start, span.end), span }));
  }
  return candidates;
}

/** True between two names that are counted together: `hai nghệ sĩ Minh Nhí và Thanh Thủy`. */
function halves(words: readonly Word[], to: number): boolean {
  return words[to]?.key === 'và' && words[to - 1]?.capital === true && words[to + 1]?.capital === true;
}

/** 1 where a name goes on behind the word `to`, 2 where it ends there. */
function straddled({ named }: View, to: number): number {
  let ends = 0;
  for (const one of named) {
    if (one.from < to && one.to > to) return 1;
    if (one.to === to) ends = 2;
  }
  return ends;
}
