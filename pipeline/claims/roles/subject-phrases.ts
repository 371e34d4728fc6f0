import type { Entity } from '../entities/entity.js';
import { bucket, keyAt, kinAt, LENGTHS, phraseFeatures, phraseSumsOf, tagAt, WORDS } from '../features.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import { ofLast } from '../memo.js';
import type { Scene, View } from '../scene.js';
import { sumsFor, sumsOf } from '../sheet.js';
import { type Phrase, spanOf } from '../spans.js';
import { wordBefore } from '../words.js';
import type { Situation } from './role.js';

/** Who is named in a sentence, with their numbers in it. */
interface Here {
  /** By where they begin, the last ones first. */
  readonly backwards: readonly { readonly one: Entity; readonly n: number }[];
  /** By where they begin, the longest ones first. */
  readonly forwards: readonly Entity[];
  /** How many end before the word `at`. */
  left(at: number): number;
}

/** Sorted once for all figures of a sentence. */
export const namedIn = ofLast(
  ({ named }: View): Here => ({
    backwards: named.map((one, n) => ({ one, n })).sort((a, b) => b.one.from - a.one.from),
    forwards: [...named].sort((a, b) => a.from - b.from || b.to - a.to),
    left(at) {
      let count = 0;
      for (const { to } of named) if (to <= at) count++;
      return count;
    },
  }),
);

// The numbers of the phrases of the sentence at hand, by where they begin and how long they are.
const numbers = new Int32Array(WORDS * LENGTHS);
const rounds = new Int32Array(WORDS * LENGTHS);
let round = 0;
let numbered: View | undefined;

/** The number of a phrase of the sentence among `Scene.values`. */
export function numberOfPhrase({ keys, values }: Scene, view: View, part: Phrase): number {
  if (numbered !== view) {
    numbered = view;
    round++;
  }
  const length = part.to - part.from;
  const key = part.from * LENGTHS + length;
  const keeps = length < LENGTHS && key < rounds.length;
  if (keeps && rounds[key] === round) return numbers[key] as number;
  const { start, end } = spanOf(view, part);
  const number = values.numberOf(keys.slice(start, end));
  if (keeps) {
    numbers[key] = number;
    rounds[key] = round;
  }
  return number;
}

/** Parties named together, left of the figure: `Phú Thọ và Hưng Yên`, `Bộ Chính trị, Ban Bí thư`. */
export function coordinated(forwards: readonly Entity[], { words }: View, at: number): readonly Phrase[] {
  const out: Phrase[] = [];
  let run: Phrase | undefined;
  for (const { from, to } of forwards) {
    if (to > at || (run && from < run.to)) continue;
    const link = run && from === run.to + 1 ? (words[run.to]?.key ?? '') : '';
    if (run && (link === 'và' || link === ',')) {
      run = { from: run.from, to };
      if (link === 'và') out.push(run);
    } else run = { from, to };
  }
  return out;
}

/** Noun phrases with the prepositional phrase that follows: `các trường công lập của thành phố`. */
export function extended(parts: readonly Phrase[], { words }: View): readonly Phrase[] {
  const out: Phrase[] = [];
  parts.forEach((part, n) => {
    const next = parts[n + 1];
    if (next && next.from - part.to === 1 && words[part.to]?.tag === 'E') out.push({ from: part.from, to: next.to });
  });
  return out;
}

const PREDICATES = tagSet('VBRQM');
const GOES_ON = tagSet('NXUHA');
const CLAUSAL = tagSet('RBSQ');
const VERB_GROUP = tagSet('RQV');
const NOUNS = tagSet('NXUHAPO');

/** Phrases that a verb follows: who does it. */
export function clauseSubjects({ bound }: Situation): readonly Phrase[] {
  const { words } = bound.figure.view;
  return bound.look.phrases.filter(({ from, to }) => {
    if (!isOneOf(words[to]?.code, PREDICATES) || isOneOf(wordBefore(words, from)?.code, GOES_ON)) return false;
    // What holds an auxiliary or a copula is a clause of its own.
    for (let i = from; i < to; i++) if (isOneOf(words[i]?.code, CLAUSAL)) return false;
    return true;
  });
}

/** Inside the object, whose it is: `thu nhập của lao động làm công hưởng lương`. */
export function ownerIn({ bound }: Situation): Phrase | undefined {
  const span = bound.object?.span;
  if (!span) return undefined;
  const { words } = bound.figure.view;
  let from = -1;
  let to = -1;
  words.forEach(({ start, end, key }, n) => {
    if (start < span.start || end > span.end) return;
    if (key === 'của' && from < 0) from = n + 1;
    to = n + 1;
  });
  return from > 0 && from < to ? { from, to } : undefined;
}

/**
 * The clause of the figure: 0 it has no verb, 1 a noun stands before its verb, 2 a mark, a preposition or nothing does;
 * and the class of the word that stands there.
 */
export function clauseOf({ bound }: Situation): { state: number; kin: number } {
  const { look, figure } = bound;
  const { words } = figure.view;
  if (look.verbAt < 0) return { state: 0, kin: 0 };
  let at = look.verbAt - 1;
  while (at >= 0 && isOneOf(words[at]?.code, VERB_GROUP)) at--;
  const word = wordBefore(words, at + 1);
  if (!word) return { state: 2, kin: 0 };
  return { state: isOneOf(word.code, NOUNS) ? 1 : word.tag === 'M' ? 3 : 2, kin: word.kin };
}

/** Index of the first word of a phrase that is no determiner. */
export function firstOf(words: View['words'], { from, to }: Phrase): number {
  return words[from]?.tag === 'D' && to > from + 1 ? from + 1 : from;
}

const SIDES = 5;

// Of the sentence: by where a phrase begins and where it ends.
const starts = sumsOf(WORDS * SIDES);
const stops = sumsOf(WORDS * SIDES);
const phrases = phraseSumsOf();

/** What a phrase of the sentence looks like whatever the figure. */
export function phraseLooks({ scene, bound, sheet }: Situation, part: Phrase, side: number): void {
  const { push, push2, push3, opens, closes } = sheet;
  const { view } = bound.figure;
  const { words } = view;
  sumsFor(starts, sheet, view);
  sumsFor(stops, sheet, view);
  const { from, to } = part;
  const salience = bucket(scene.topics.get(keyAt(words, from)) ?? 0);
  const titled = headShare(scene, view, part);
  if (opens(starts, from * SIDES + side)) {
    push3(64, salience, side, 31, keyAt(words, from), side, 331, kinAt(words, from), side);
    push3(32, tagAt(words, from), side, 33, keyAt(words, from - 1), side, 333, kinAt(words, from - 1), side);
    closes(starts, from * SIDES + side);
  }
  if (opens(stops, to * SIDES + side)) {
    push3(35, keyAt(words, to), side, 335, kinAt(words, to), side, 41, keyAt(words, to - 1), side);
    push(341, kinAt(words, to - 1), side);
    closes(stops, to * SIDES + side);
  }
  push3(65, titled, side, 66, titled * 16 + salience, tagAt(words, to), 34, tagAt(words, from - 1), tagAt(words, to));
  push2(36, bucket(to - from), side, 40, from === 0 ? 1 : 0, tagAt(words, to));
  if (side === 2) phraseFeatures(sheet, phrases, view, part, 200);
}

/** How much of a phrase the title or the lead names: 0 nothing, 1 something, 2 its first word, 3 all. */
function headShare({ headWords }: Scene, { words }: View, { from, to }: Phrase): number {
  let named = 0;
  for (let at = from; at < to; at++) if (headWords.has(keyAt(words, at))) named++;
  if (named === 0) return 0;
  return named === to - from ? 3 : headWords.has(keyAt(words, from)) ? 2 : 1;
}
