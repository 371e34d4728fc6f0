import type { Span } from '../model/index.js';
import type { View } from './scene.js';
import type { Word } from './words.js';

/** A phrase as word indices `[from, to)` of a sentence. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** No role is longer, in words. */
const LONGEST = 14;
/** How far left of a figure a phrase may begin, in words. */
const REACH = 40;
/** No more phrases of one side are weighed. */
const MOST = 90;

const NOUNISH = 'NXUHAOP';
const HARD_STOPS = '.;!?:';

/** True for words that a noun phrase is made of. */
export function isNounish(word: Word | undefined): boolean {
  return word !== undefined && NOUNISH.includes(word.tag);
}

/** True where a phrase may begin at `at`: on a content word that does not continue a noun phrase. */
function begins(words: readonly Word[], at: number): boolean {
  const word = words[at] as Word;
  if (!'NXUHADVP'.includes(word.tag)) return false;
  const before = words[at - 1];
  if (before === undefined) return true;
  if (word.tag === 'D') return before.tag !== 'D';
  if (before.tag === 'D') return true;
  return !isNounish(before) || (word.tag === 'V' && before.tag !== 'V');
}

/** Words that tie a phrase to its figure: no phrase ends in one. */
const TIES = new Set(
  'có|đạt|là|chiếm|tăng|giảm|tăng lên|giảm xuống|giảm còn|xuống|lên|xuống còn|thu|chi|đạt mức|trị giá|tương đương|dự kiến|gồm|bao gồm'.split(
    '|',
  ),
);

/** No phrase reaches across these: `tăng 9 đồng chí so với cùng kỳ`, `743 người, trong đó 612 …`. */
const BREAKS = new Set(['so với', 'so', 'trong đó', 'trong khi', 'trong khi đó']);

/** True where a phrase may end before `to`. */
function ends(words: readonly Word[], to: number, stop: number): boolean {
  const last = words[to - 1] as Word;
  if (!(NOUNISH.includes(last.tag) || last.tag === 'V' || last.tag === 'T' || last.tag === ')')) return false;
  if (TIES.has(last.key)) return false;
  if (to === stop) return true;
  const next = words[to] as Word;
  return !isNounish(next) || next.tag === 'P' || next.tag === 'A';
}

/** Phrases between the start of the sentence and a word, nearest first. */
export function leftPhrases(words: readonly Word[], at: number): readonly Phrase[] {
  const out: Phrase[] = [];
  const least = Math.max(0, at - REACH);
  for (let from = at - 1; from >= least && out.length < MOST; from--) {
    const word = words[from] as Word;
    if (from < at - 1 && HARD_STOPS.includes(word.tag) && word.tag !== ':' && word.tag !== ';') break;
    if (!begins(words, from)) continue;
    for (let to = from + 1; to <= at && to - from <= LONGEST; to++) {
      const last = words[to - 1] as Word;
      if (HARD_STOPS.includes(last.tag) || BREAKS.has(last.key) || (last.tag === ')' && !opened(words, from, to)))
        break;
      if (ends(words, to, at) && isClosed(words, from, to)) out.push({ from, to });
    }
  }
  return out;
}

/** Phrases that begin at `from`, right of a figure, shortest first. */
export function rightPhrases(words: readonly Word[], from: number): readonly Phrase[] {
  const out: Phrase[] = [];
  const first = words[from];
  if (first === undefined || !'NXUHADVPO'.includes(first.tag)) return out;
  for (let to = from + 1; to <= words.length && to - from <= LONGEST; to++) {
    const last = words[to - 1] as Word;
    if (HARD_STOPS.includes(last.tag) || (last.tag === ')' && !opened(words, from, to))) break;
    if ((last.tag === 'M' && to > from + 1) || BREAKS.has(last.key)) break;
    if (ends(words, to, words.length) && isClosed(words, from, to)) out.push({ from, to });
  }
  return out;
}

/**
 * Index of the word behind a figure where its noun may begin: past a closing bracket, and past a second figure in
 * brackets (`21% (21.280) ý kiến`).
 */
export function behindFigure(words: readonly Word[], at: number): number {
  if (words[at + 1]?.tag === ')') return at + 2;
  const second = words[at + 1]?.tag === '(' && words[at + 2]?.tag === 'M' && words[at + 3]?.tag === ')';
  return second ? at + 4 : at + 1;
}

/** True where the phrase closes every bracket that it opens. */
function isClosed(words: readonly Word[], from: number, to: number): boolean {
  let open = 0;
  for (let at = from; at < to; at++) {
    const tag = words[at]?.tag;
    if (tag === '(') open++;
    else if (tag === ')') open--;
  }
  return open === 0;
}

function opened(words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (words[at]?.tag === '(') return true;
  return false;
}

/** The shortest noun phrases of a sentence: runs of nouns with their determiner. */
export function chunks(words: readonly Word[], from: number, to: number): readonly Phrase[] {
  const out: Phrase[] = [];
  for (let at = from; at < to; ) {
    const word = words[at] as Word;
    if (!(isNounish(word) || word.tag === 'D') || word.tag === 'P') {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < to && isNounish(words[end])) end++;
    if (word.tag !== 'D' || end > at + 1) out.push({ from: at, to: end });
    at = end;
  }
  return out;
}

/** The range of text that a phrase takes. */
export function spanOf({ words }: View, { from, to }: Phrase): Span {
  return { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
}

/** True where the word stands inside round brackets. */
export function inBrackets(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 25; i--) {
    const tag = words[i]?.tag;
    if (tag === ')') return false;
    if (tag === '(') return true;
  }
  return false;
}
