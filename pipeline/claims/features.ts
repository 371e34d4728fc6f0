import { CLAIM_KINDS, type Section } from '../model/index.js';
import { GROUP_CUES } from './lexicon/cues.js';
import { isOneOf, tagSet } from './lexicon/tags.js';
import type { Figure, View } from './scene.js';
import { type Sheet, type Sums, sumsFor, sumsOf } from './sheet.js';
import { inBrackets, leftPhrases, type Phrase } from './spans.js';
import { type Ways, waysTo } from './ways.js';
import { hashOf, type Word } from './words.js';

const START = hashOf('<start>');
const END = hashOf('<end>');

// Indices beyond the ends are told apart before they are asked for (`wordBefore` says why).

/** Hash of the word at `at`, also beyond the ends of the sentence. */
export function keyAt(words: readonly Word[], at: number): number {
  return at < 0 ? START : at < words.length ? (words[at] as Word).hash : END;
}

/** Class of the word at `at`, also beyond the ends of the sentence. */
export function kinAt(words: readonly Word[], at: number): number {
  return at < 0 ? 310 : at < words.length ? (words[at] as Word).kin : 311;
}

/** Code of the tag at `at`, also beyond the ends of the sentence. */
export function tagAt(words: readonly Word[], at: number): number {
  return at < 0 ? 1 : at < words.length ? (words[at] as Word).code : 2;
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
export interface Look extends Ways {
  readonly kind: number;
  /** Kind with the unit of measure where there is one. */
  readonly unit: number;
  readonly before: number;
  readonly beforeTag: number;
  readonly before2: number;
  readonly beforeKin: number;
  readonly afterKin: number;
  readonly verbKin: number;
  readonly after: number;
  readonly afterTag: number;
  /** Nearest verb or copula left of the figure, and how far. */
  readonly verb: number;
  readonly verbAt: number;
  readonly brackets: boolean;
  readonly section: number;
  /** Kind and section as small numbers. */
  readonly kindNumber: number;
  readonly sectionNumber: number;
  /** What the words left of the figure tell together of changes and plans, as bits (`GROUP_CUES`). */
  readonly cues: number;
  /** Phrases left of the figure, nearest first. */
  readonly phrases: readonly Phrase[];
}

const VERBISH = tagSet('VB');
const STOPS = tagSet('.;:!?');

/** Index of the nearest verb left of `at` in the same clause, or -1. */
function verbBefore(words: readonly Word[], at: number): number {
  for (let i = at - 1; i >= 0 && i > at - 12; i--) {
    const { code } = words[i] as Word;
    if (isOneOf(code, VERBISH)) return i;
    if (isOneOf(code, STOPS)) return -1;
  }
  return -1;
}

/** Index left of a figure's bounding words (`hơn`, `khoảng`, `gần`). */
export function beforeBounds(words: readonly Word[], at: number): number {
  let i = at - 1;
  while (i >= 0 && (words[i]?.tag === 'Q' || words[i]?.key === 'trên' || words[i]?.key === 'dưới')) i--;
  return i;
}

/** The way from a phrase `[from, to)` to the figure at `at`, as a number. */
export function pathOf(
  { paths }: Look,
  { from, to }: { readonly from: number; readonly to: number },
  at: number,
): number {
  return paths[to <= at ? to : from] ?? 0;
}

/** Index of the first verb or copula behind a phrase, before the figure at `at`; -1 where there is none. */
export function verbAfter(words: readonly Word[], to: number, at: number): number {
  for (let i = to; i < at && i < to + 12; i++) if (isOneOf((words[i] as Word).code, VERBISH)) return i;
  return -1;
}

const SECTIONS: readonly Section[] = ['title', 'lead', 'body', 'caption', 'related', 'meta'];
/** How many kinds and sections there are. */
export const KINDS = CLAIM_KINDS.length;
export const SECTION_KINDS = SECTIONS.length;

export function lookOf({ mention, view, at }: Figure): Look {
  const { words } = view;
  const before = beforeBounds(words, at);
  const verbAt = verbBefore(words, at);
  const brackets = inBrackets(words, at);
  const { paths, counts } = waysTo(words, at);
  let cues = 0;
  for (let i = 0; i < at; i++) cues |= (words[i] as Word).cues;
  return {
    kind: hashOf(mention.kind),
    unit: hashOf(`${mention.kind}|${mention.unit ?? ''}`),
    before: keyAt(words, before),
    beforeTag: tagAt(words, before),
    before2: keyAt(words, before - 1),
    beforeKin: kinAt(words, before),
    afterKin: kinAt(words, at + 1),
    verbKin: verbAt < 0 ? 0 : kinAt(words, verbAt),
    after: keyAt(words, at + 1),
    afterTag: tagAt(words, at + 1),
    verb: verbAt < 0 ? 0 : keyAt(words, verbAt),
    verbAt,
    brackets,
    paths,
    counts,
    section: hashOf(view.section),
    kindNumber: (CLAIM_KINDS as readonly string[]).indexOf(mention.kind),
    sectionNumber: SECTIONS.indexOf(view.section),
    cues: cues & GROUP_CUES,
    phrases: leftPhrases(words, at),
  };
}

/** Index of the figure before the one at `at` in the sentence, or -1. */
export function figureBefore(words: readonly Word[], at: number): number {
  for (let i = at - 1; i >= 0; i--) if (words[i]?.tag === 'M') return i;
  return -1;
}

/**
 * Counts of what lies between a phrase `[from, to)` and the figure at `at`: figures, verbs, commas and other marks, as
 * one number.
 */
export function between(
  { counts }: Look,
  { from, to }: { readonly from: number; readonly to: number },
  at: number,
): number {
  return counts[from < at ? to : from] ?? 0;
}

/** Sums of what a phrase looks like, by the word where it begins and by that behind it; of one sentence. */
export interface PhraseSums {
  readonly from: Sums;
  readonly to: Sums;
  /** By both. */
  readonly pair: Sums;
}

/** So many words of a sentence have sums of their own. */
export const WORDS = 512;
const SIDES = 4;
/** No phrase is longer than one word less. */
export const LENGTHS = 16;

export function phraseSumsOf(): PhraseSums {
  return { from: sumsOf(WORDS * SIDES), to: sumsOf(WORDS * SIDES), pair: sumsOf(WORDS * LENGTHS * SIDES) };
}

/**
 * Pushes what a phrase looks like from outside and inside: templates from `first` on, of the side (0…3) where there are
 * several.
 */
export function phraseFeatures(
  sheet: Sheet,
  sums: PhraseSums,
  view: View,
  part: Phrase,
  first: number,
  side?: number,
): void {
  phraseEnds(sheet, sums, view, part, first, side);
  phrasePair(sheet, sums, view, part, first, side);
}

/** The part of it that either end decides. */
export function phraseEnds(
  sheet: Sheet,
  sums: PhraseSums,
  view: View,
  { from, to }: Phrase,
  first: number,
  side?: number,
): void {
  const { push, push2, opens, closes } = sheet;
  const { words } = view;
  // The side is part of the second argument; without sides the argument stands alone.
  const times = side === undefined ? 1 : SIDES;
  const plus = side ?? 0;
  if (sums.pair.owner !== view || sums.pair.sheet !== sheet) {
    sumsFor(sums.from, sheet, view);
    sumsFor(sums.to, sheet, view);
    sumsFor(sums.pair, sheet, view);
  }
  if (opens(sums.from, from * SIDES + plus)) {
    push2(first, keyAt(words, from), plus, first + 1, tagAt(words, from), plus);
    push(first + 2, keyAt(words, from - 1), plus);
    push2(first + 3, tagAt(words, from - 1), tagAt(words, from) * times + plus, first + 12, kinAt(words, from), plus);
    push(first + 13, kinAt(words, from - 1), tagAt(words, from) * times + plus);
    closes(sums.from, from * SIDES + plus);
  }
  const nextTag = tagAt(words, to);
  if (opens(sums.to, to * SIDES + plus)) {
    const lastTag = tagAt(words, to - 1);
    push2(first + 4, keyAt(words, to), plus, first + 5, nextTag, lastTag * times + plus);
    push2(first + 6, keyAt(words, to - 1), plus, first + 14, kinAt(words, to), lastTag * times + plus);
    push(first + 15, kinAt(words, to - 1), nextTag * times + plus);
    closes(sums.to, to * SIDES + plus);
  }
}

/** The rest of it, behind what its ends decide. */
export function phrasePair(
  sheet: Sheet,
  sums: PhraseSums,
  { words }: View,
  { from, to }: Phrase,
  first: number,
  side?: number,
): void {
  const { push, push2, opens, closes } = sheet;
  const times = side === undefined ? 1 : SIDES;
  const plus = side ?? 0;
  const nextTag = tagAt(words, to);
  const pair = (from * LENGTHS + Math.min(to - from, LENGTHS - 1)) * SIDES + plus;
  if (!opens(sums.pair, pair)) return;
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
  const inside = Math.min(commas, 2) + 4 * Math.min(links, 3) + 16 * Math.min(figures, 2);
  push2(first + 7, bucket(to - from), plus, first + 8, bucket(to - from), nextTag * times + plus);
  push(first + 9, Math.min(verbs, 3), inside * times + plus);
  push(first + 10, tagAt(words, from - 1), nextTag * times + plus);
  push(first + 11, keyAt(words, from + 1), (to - from > 1 ? 1 : 0) * times + plus);
  push(first + 16, kinAt(words, from), kinAt(words, to - 1) * times + plus);
  closes(sums.pair, pair);
}
