import { bucket, keyAt, kinAt, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { behindFigure, rightPhrases, spanOf } from '../spans.js';
import type { Word } from '../words.js';
import { type Filling, fillingOf, headOfObject, pool, ROLE, type Situation } from './role.js';

/** By how much another end must be likelier than the one that is chosen with the phrase, in log odds. */
const MARGIN = 0.7;

/**
 * How far the counted thing reaches that stands right of its figure. Which phrase it is, is chosen before; many that begin on one
 * word are right then, and the longest hold half a clause: `hai người khiến ai cũng nể`, `câu hỏi khó đang chờ`. Where it ends is
 * learnt from the closest answers alone. None where the object stands elsewhere.
 */
export function extentCandidates(situation: Situation): readonly Candidate<Filling>[] {
  const { scene, bound } = situation;
  const { figure, object } = bound;
  const { view, at, mention } = figure;
  const { words } = view;
  const { candidates, ends, take, push2, push4 } = pool<Filling>(ROLE.extent, situation);
  const { span, inherited } = object ?? {};
  if (!span || inherited || span.start < mention.end) return candidates;
  const parts = rightPhrases(words, behindFigure(words, at));
  const first = parts[0];
  if (first === undefined || words[first.from]?.start !== span.start) return candidates;
  const head = headOfObject(situation);
  let verbs = 0;
  let links = 0;
  let read = first.from;
  for (const part of parts) {
    const { from, to } = part;
    // They begin on one word, the shortest first.
    for (; read < to; read++) {
      const { tag } = words[read] as Word;
      if (tag === 'V' || tag === 'B' || tag === 'R') verbs++;
      else if (tag === 'E' || tag === 'S' || tag === 'C') links++;
    }
    const inside = Math.min(verbs, 3) * 4 + Math.min(links, 3);
    const own = spanOf(view, part);
    // Shorter than the chosen one, as long, or longer.
    const side = own.end < span.end ? 0 : own.end === span.end ? 1 : 2;
    const last = tagAt(words, to - 1);
    const next = tagAt(words, to);
    const lastKin = kinAt(words, to - 1);
    const nextKin = kinAt(words, to);
    const length = bucket(to - from);
    push4(1, keyAt(words, to - 1), side, 2, lastKin, side, 3, keyAt(words, to), side, 4, nextKin, side);
    push4(5, last, next, 6, lastKin, nextKin, 7, keyAt(words, to - 1), next, 8, last, keyAt(words, to));
    push4(9, last * 256 + next, tagAt(words, to + 1), 11, length, side, 13, inside, next, 15, inside, side);
    push4(16, side, last * 256 + next, 17, head.key, length, 19, head.kin, lastKin, 22, straddled(view, to), side);
    push2(24, keyAt(words, to - 2), keyAt(words, to - 1), 27, keyAt(words, to), keyAt(words, to + 1));
    push2(29, head.kin, next, 31, keyAt(words, to - 1), keyAt(words, to));
    if (!ends(side === 1 ? MARGIN : 0)) continue;
    take(side === 1 && object ? object : fillingOf({ value: scene.text.slice(own.start, own.end), span: own }));
  }
  return candidates;
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
