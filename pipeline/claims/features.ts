import type { Figure, View } from './scene.js';
import { inBrackets, type Phrase } from './spans.js';
import { hashOf, type Word } from './words.js';

const START = hashOf('<start>');
const END = hashOf('<end>');

/** Hash of the word at `at`, also beyond the ends of the sentence. */
export function keyAt(words: readonly Word[], at: number): number {
  return words[at]?.hash ?? (at < 0 ? START : END);
}

/** Code of the tag at `at`, also beyond the ends of the sentence. */
export function tagAt(words: readonly Word[], at: number): number {
  return words[at]?.tag.charCodeAt(0) ?? (at < 0 ? 1 : 2);
}

/** 0, 1, 2, 3, then coarser: distances and counts as a few classes. */
export function bucket(n: number): number {
  if (n < 4) return n;
  if (n < 6) return 4;
  if (n < 9) return 5;
  if (n < 14) return 6;
  return n < 25 ? 7 : 8;
}

/** What a figure looks like, read once for all its roles. */
export interface Look {
  readonly kind: number;
  /** Kind with the unit of measure where there is one. */
  readonly unit: number;
  readonly before: number;
  readonly beforeTag: number;
  readonly before2: number;
  readonly after: number;
  readonly afterTag: number;
  /** Nearest verb or copula left of the figure, and how far. */
  readonly verb: number;
  readonly verbAt: number;
  readonly brackets: boolean;
  readonly section: number;
}

const VERBISH = 'VB';

/** Index of the nearest verb left of `at` in the same clause, or -1. */
export function verbBefore(words: readonly Word[], at: number): number {
  for (let i = at - 1; i >= 0 && i > at - 12; i--) {
    const { tag } = words[i] as Word;
    if (VERBISH.includes(tag)) return i;
    if ('.;:!?'.includes(tag)) return -1;
  }
  return -1;
}

/** Index left of a figure's bounding words (`hơn`, `khoảng`, `gần`). */
export function beforeBounds(words: readonly Word[], at: number): number {
  let i = at - 1;
  while (i >= 0 && (words[i]?.tag === 'Q' || words[i]?.key === 'trên' || words[i]?.key === 'dưới')) i--;
  return i;
}

export function lookOf({ mention, view, at }: Figure): Look {
  const { words } = view;
  const before = beforeBounds(words, at);
  const verbAt = verbBefore(words, at);
  const brackets = inBrackets(words, at);
  return {
    kind: hashOf(mention.kind),
    unit: hashOf(`${mention.kind}|${mention.unit ?? ''}`),
    before: keyAt(words, before),
    beforeTag: tagAt(words, before),
    before2: keyAt(words, before - 1),
    after: keyAt(words, at + 1),
    afterTag: tagAt(words, at + 1),
    verb: verbAt < 0 ? 0 : keyAt(words, verbAt),
    verbAt,
    brackets,
    section: hashOf(view.section),
  };
}

/** Counts of what lies between two words: figures, verbs, commas and other marks, as one number. */
export function between(words: readonly Word[], from: number, to: number): number {
  let figures = 0;
  let verbs = 0;
  let commas = 0;
  let marks = 0;
  for (let at = from; at < to; at++) {
    const { tag } = words[at] as Word;
    if (tag === 'M') figures++;
    else if (tag === 'V' || tag === 'B') verbs++;
    else if (tag === ',') commas++;
    else if (';:.('.includes(tag)) marks++;
  }
  return Math.min(figures, 3) + 4 * Math.min(verbs, 2) + 12 * Math.min(commas, 2) + 36 * Math.min(marks, 1);
}

/** Pushes what a phrase looks like from outside and inside; `push` takes template, a, b. */
export function phraseFeatures(
  { words }: View,
  { from, to }: Phrase,
  push: (name: number, a?: number, b?: number) => void,
): void {
  const first = keyAt(words, from);
  const before = keyAt(words, from - 1);
  const beforeTag = tagAt(words, from - 1);
  const next = keyAt(words, to);
  const nextTag = tagAt(words, to);
  const lastTag = tagAt(words, to - 1);
  let verbs = 0;
  let commas = 0;
  let links = 0;
  let figures = 0;
  for (let at = from; at < to; at++) {
    const { tag } = words[at] as Word;
    if (tag === 'V' || tag === 'B' || tag === 'R') verbs++;
    else if (tag === ',') commas++;
    else if (tag === 'E' || tag === 'S') links++;
    else if (tag === 'M') figures++;
  }
  push(0, first);
  push(1, tagAt(words, from));
  push(2, before);
  push(3, beforeTag, tagAt(words, from));
  push(4, next);
  push(5, nextTag, lastTag);
  push(6, keyAt(words, to - 1));
  push(7, bucket(to - from));
  push(8, bucket(to - from), nextTag);
  push(9, Math.min(verbs, 3), Math.min(commas, 2) + 4 * Math.min(links, 3) + 16 * Math.min(figures, 2));
  push(10, beforeTag, nextTag);
  push(11, keyAt(words, from + 1), to - from > 1 ? 1 : 0);
}
