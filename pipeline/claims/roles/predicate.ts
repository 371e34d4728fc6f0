import { between, bucket, keyAt, kinAt, pathOf, tagAt } from '../features.js';
import { Sieve } from '../lexicon/sieve.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { hashOf, type Word } from '../words.js';
import { type Filling, fillingOf, pool, ROLE, type Situation, step, takenOver } from './role.js';

/** How far left of the figure, and right of it and of what it counts, its verb may stand, in words. */
const LEFT = 16;
const RIGHT = 8;
/** Tags of verbs and of words that may be verbs: `khiến` and `còn` link, `lên tới` bounds. */
const VERBAL = tagSet('VBXAUSQ');
/** Words of other tags that do what a verb does: `cách nơi ở khoảng 150 m`, `chỉ được 43 em`, `thuộc 27 nhóm`. */
const TYING: ReadonlySet<string> = new Set(['bằng', 'cách', 'cần', 'được', 'phải', 'thông qua', 'thuộc', 'với']);
const HAS = hashOf('có');
const FINITE = tagSet('VB');
const CLAUSE_STOPS = tagSet('.!?,;:');
const HARD_STOPS = tagSet('.!?');
const RIGHT_STOPS = tagSet('.!?M');

// What is still to come of a word adds no more, of all but one in a thousand, and what it adds mostly.
const WEIGHED = 2;
const WEIGHED_LIKELY = 0;

const MAY_TIE = new Sieve(TYING);
const mayTie = (word: Word): boolean => isOneOf(word.code, VERBAL) || (MAY_TIE.mayHold(word) && TYING.has(word.key));

/** 1 where no other verb stands before a word in its clause, 0 where one does, 2 where the clause begins far away or with the sentence. */
function leadsClause(words: View['words'], at: number): number {
  for (let i = at - 1; i >= 0 && i > at - 12; i--) {
    const { code } = words[i] as Word;
    if (isOneOf(code, CLAUSE_STOPS)) return 1;
    if (isOneOf(code, FINITE)) return 0;
  }
  return 2;
}

/** The verb that ties subject and figure: a word left or right of it, or the verb of the figure before (`gồm 9 …; 5 …`). */
export function predicateCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before } = situation;
  const { figure, look, object, subject } = bound;
  const { view, at } = figure;
  const { words } = view;
  const { candidates, add, drops, ends, take, push, push2, push3, push4 } = pool<Filling | null>(
    ROLE.predicate,
    situation,
  );
  const owner = subject?.span?.end ?? -1;
  const change = hashOf(bound.change ?? '');
  const prior = keyAt(words, at - 1);
  // `có 3 nạn nhân tử vong`: what happened to them stands behind.
  const has = prior === HAS || look.before === HAS ? 2 : 0;
  const brackets = look.brackets ? 1 : 0;
  const word = (i: number, side: number, nearer: number) => {
    const { start, end, hash, kin } = words[i] as Word;
    const phrase = { from: i, to: i + 1 };
    const inObject = object?.span && start >= object.span.start && end <= object.span.end ? 1 : 0;
    const behind = owner < 0 ? 2 : start >= owner ? 1 : 0;
    const place = side + 2 * inObject + 4 * behind + 12 * Math.min(nearer, 4);
    const distance = bucket(Math.abs(i - at)) * 2 + side;
    push4(1, hash, side, 2, kin, side, 3, place, 0, 4, place, tagAt(words, i));
    push4(30, hash, look.kind, 31, hash, distance, 32, place, has + side, 33, hash, has + side);
    push4(34, between(look, phrase, at), side, 35, hash, prior, 36, hash, change, 37, kin, look.unit);
    push4(38, distance, look.kind, 39, hash, place, 40, hash, brackets, 41, kin, look.after);
    if (drops(WEIGHED, WEIGHED_LIKELY)) return;
    push2(6, tagAt(words, i - 1), tagAt(words, i + 1) * 2 + side, 7, keyAt(words, i - 1), side);
    push3(8, keyAt(words, i + 1), side, 9, kinAt(words, i - 1), side, 10, kinAt(words, i + 1), side);
    push3(11, pathOf(look, phrase, at), side, 13, kin, place, 15, i === look.verbAt ? 1 : 0, look.kind);
    push2(42, leadsClause(words, i), side + 2 * behind, 43, place, look.kind);
    const { text } = scene;
    if (ends(0)) take(fillingOf({ value: text.slice(start, end), span: { start, end } }));
  };
  const ties: number[] = [];
  for (let i = at - 1; i >= 0 && i >= at - LEFT; i--) {
    if (isOneOf((words[i] as Word).code, HARD_STOPS)) break;
    if (mayTie(words[i] as Word)) ties.push(i);
  }
  const lefts = ties.length;
  const counted = object?.span?.end ?? -1;
  for (let i = at + 1, left = RIGHT; i < words.length && left > 0; i++) {
    if (isOneOf((words[i] as Word).code, RIGHT_STOPS)) break;
    if (mayTie(words[i] as Word)) ties.push(i);
    if ((words[i] as Word).start >= counted) left--;
  }
  const last = before.at(-1);
  const taken = last?.predicate && last.figure.view === view ? last.predicate : undefined;

  push4(50, 0, 0, 51, look.kind, brackets, 52, prior, look.section, 53, look.after, 0);
  push2(54, look.verb, look.kind, 55, look.before, look.afterTag);
  push2(56, ties.length + (taken ? 1 : 0), brackets, 57, look.unit, look.section);
  push(58, tagAt(words, at - 1), tagAt(words, at + 1));
  push2(59, kinAt(words, at - 1), kinAt(words, at + 1), 60, has, at === 0 ? 1 : 0);
  add(null);
  for (let n = 0; n < ties.length; n++) word(ties[n] as number, n < lefts ? 0 : 1, n < lefts ? n : n - lefts);
  if (last && taken) {
    const { kinds, gap } = step(bound, last);
    push3(20, hashOf(taken.value), kinds, 21, prior, kinds, 22, bucket(gap), kinds);
    push(23, pathOf(look, { from: last.figure.at, to: last.figure.at + 1 }, at), kinds);
    push(24, taken.inherited ? 1 : 0, kinds);
    if (ends(0)) take(takenOver(taken, 'list head'));
  }
  return candidates;
}
