import type { Kind } from '../../model/index.js';
import { bucket, keyAt, kinAt, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import { hashOf, wordBefore } from '../words.js';
import { pool, ROLE, type Situation } from './role.js';

/** The answer for a number that counts something; `null` for one that names, orders or belongs to an idiom. */
export const COUNTED = 'counted';

// What is still to come of nothing counted adds no more, of all but one in a thousand, and what it adds mostly.
const REST = 3;
const REST_LIKELY = -1;

/** Kinds of figures that names hold too: `7 chỗ`, `24/7`, `động cơ 1.5L`. Money and percentages are what they say. */
export function mayCountNothing(kind: Kind): boolean {
  return kind === 'count' || kind === 'ratio' || kind === 'measure';
}

/**
 * Whether a number counts or measures anything. The rules of the figures take every number with a noun beside it for a count; names
 * (`iPhone 6 Plus`), grades (`hạng ba`), types (`xe 7 chỗ`) and words that sound like numerals (`quả chín`) look the same
 * and are told by their neighbours.
 */
export function countedCandidates(situation: Situation): readonly Candidate<string | null>[] {
  const { scene, bound } = situation;
  const { look, figure } = bound;
  const { view, at, mention } = figure;
  const { words } = view;
  const { candidates, add, drops, push, push2, push3, push4 } = pool<string | null>(ROLE.counted, situation);
  add(COUNTED);

  const { text } = scene;
  const written = text.slice(mention.start, mention.end).toLowerCase();
  // Counts, measures and ratios are told apart in all that follows.
  const kind = mention.kind === 'count' ? 0 : hashOf(mention.kind);
  const digits = /^\d/u.test(written);
  const shape = kind ^ (digits ? (written.startsWith('0') ? 3 : bucket(written.length)) : hashOf(written));
  const numeric = kind ^ (digits ? 1 : 0);
  const left = hashOf(text.charAt(mention.start - 1));
  const right = hashOf(text.charAt(mention.end));
  const before = wordBefore(words, at);
  const after = words[at + 1];
  const value = typeof mention.value === 'number' && mention.value < 32 ? mention.value : 99;
  push4(1, shape, 0, 2, value, kind, 3, keyAt(words, at - 1), numeric, 4, kinAt(words, at - 1), numeric);
  push2(5, keyAt(words, at + 1), numeric, 6, kinAt(words, at + 1), numeric);
  push3(7, tagAt(words, at - 1) ^ kind, tagAt(words, at + 1), 8, left ^ kind, right, 9, tagAt(words, at - 1), shape);
  push2(10, tagAt(words, at + 1), shape, 11, keyAt(words, at - 1), keyAt(words, at + 1));
  push2(12, kinAt(words, at - 1), kinAt(words, at + 1), 13, keyAt(words, at - 2), keyAt(words, at - 1));
  push(14, keyAt(words, at + 1), keyAt(words, at + 2));
  push(15, (before?.capital ? 1 : 0) + (after?.capital ? 2 : 0), numeric);
  push2(16, tagAt(words, at - 2), tagAt(words, at - 1) * 256 + tagAt(words, at + 1), 17, look.section, numeric);
  push3(18, at === 0 ? 1 : 0, shape, 19, hashOf(mention.rule), 0, 20, hashOf(mention.rule), tagAt(words, at - 1));
  push(21, hashOf(mention.unit ?? ''), kinAt(words, at - 1));
  push2(22, hashOf(mention.modifier ?? ''), mention.value2 === undefined ? 0 : 1, 23, value, keyAt(words, at + 1));
  push3(24, value, keyAt(words, at - 1), 25, shape, left ^ (right << 1), 26, hashOf(mention.unit ?? ''), numeric);
  push2(27, hashOf(mention.unit ?? ''), left ^ right, 28, hashOf(mention.unit ?? ''), keyAt(words, at - 1));
  if (drops(REST, REST_LIKELY)) return candidates;
  // "hai người chết, một người bị thương": beside other numbers `một` counts, alone it is an article.
  let figures = 0;
  for (const word of words) if (word.tag === 'M') figures++;
  const others = Math.min(figures, 4);
  const again = bucket(scene.topics.get(keyAt(words, at + 1)) ?? 0);
  push4(29, shape, others, 30, shape, look.verbKin, 31, shape, look.verb, 32, shape, kinAt(words, at + 2));
  push4(33, shape, keyAt(words, at + 1), 34, shape, kinAt(words, at + 1), 35, shape, again, 36, shape, look.section);
  push(37, kinAt(words, at - 2), kinAt(words, at - 1) * 512 + kinAt(words, at + 1));
  push2(38, shape, kinAt(words, at - 1), 39, look.cues, shape);
  add(null);
  return candidates;
}
