import { bucket, keyAt, kinAt, pathOf, tagAt } from '../features.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Candidate } from '../ranker.js';
import { hashOf, type Word } from '../words.js';
import { type Filling, fillingOf, pool, ROLE, type Situation, step, takenOver } from './role.js';

/** How far left and right of the figure its verb may stand, in words. */
const LEFT = 16;
const RIGHT = 8;
/** Tags of verbs and of words that may be verbs: `khiến` and `còn` link, `lên tới` bounds. */
const VERBAL = tagSet('VBXAUSQ');
const HARD_STOPS = tagSet('.!?');
const RIGHT_STOPS = tagSet('.!?M');

/** The verb that ties subject and figure: a word left or right of it, or the verb of the figure before (`gồm 9 …; 5 …`). */
export function predicateCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before } = situation;
  const { figure, look, object, subject } = bound;
  const { view, at } = figure;
  const { words } = view;
  const { candidates, ends, take, push, push2, push3, push4 } = pool<Filling | null>(ROLE.predicate, situation);
  const owner = subject?.span?.end ?? -1;
  let nearer = 0;
  const word = (i: number, side: number) => {
    const { start, end, hash, kin } = words[i] as Word;
    const inObject = object?.span && start >= object.span.start && end <= object.span.end ? 1 : 0;
    const behind = owner < 0 ? 2 : start >= owner ? 1 : 0;
    const place = side + 2 * inObject + 4 * behind + 12 * Math.min(nearer, 4);
    push4(1, hash, side, 2, kin, side, 3, place, 0, 4, place, tagAt(words, i));
    push2(6, tagAt(words, i - 1), tagAt(words, i + 1) * 2 + side, 7, keyAt(words, i - 1), side);
    push3(8, keyAt(words, i + 1), side, 9, kinAt(words, i - 1), side, 10, kinAt(words, i + 1), side);
    push3(11, pathOf(look, { from: i, to: i + 1 }, at), side, 13, kin, place, 15, i === look.verbAt ? 1 : 0, look.kind);
    nearer++;
    const { text } = scene;
    if (ends(0)) take(fillingOf({ value: text.slice(start, end), span: { start, end } }));
  };
  for (let i = at - 1; i >= 0 && i >= at - LEFT; i--) {
    const { code } = words[i] as Word;
    if (isOneOf(code, HARD_STOPS)) break;
    if (isOneOf(code, VERBAL)) word(i, 0);
  }
  nearer = 0;
  for (let i = at + 1; i < words.length && i <= at + RIGHT; i++) {
    const { code } = words[i] as Word;
    if (isOneOf(code, RIGHT_STOPS)) break;
    if (isOneOf(code, VERBAL)) word(i, 1);
  }
  const last = before.at(-1);
  if (last?.predicate && last.figure.view === view) {
    const { kinds, gap } = step(bound, last);
    push3(20, hashOf(last.predicate.value), kinds, 21, keyAt(words, at - 1), kinds, 22, bucket(gap), kinds);
    push(23, pathOf(look, { from: last.figure.at, to: last.figure.at + 1 }, at), kinds);
    push(24, last.predicate.inherited ? 1 : 0, kinds);
    if (ends(0)) take(takenOver(last.predicate, 'list head'));
  }
  return candidates;
}
