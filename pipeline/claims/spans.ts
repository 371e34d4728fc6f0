import type { Span } from '../model/index.js';
import { Sieve } from './lexicon/sieve.js';
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
/** Left of a figure what holds more verbs is hardly ever one phrase: of 44 000 such candidates 100 were chosen. */
const LEFT_VERBS = 2;

// What a word is to phrases, as bits. A noun phrase is made of nounish words; a phrase begins on content and ends in LAST.
const NOUNISH = 1;
const CONTENT = 2;
const LAST = 4;
const DETERMINER = 8;
const VERB = 16;
const OPEN = 32;
const CLOSE = 64;
const FIGURE = 128;
/** A phrase may end before it though it is nounish. */
const APART = 256;
/** No phrase reaches across these. */
const STOP = 512;
/** Nor begins left of these. */
const FULL_STOP = 1024;
const QUOTE = 2048;
/** A comma or `và`. */
const LINK = 4096;
const TIE = 8192;
const BOUND = 16384;

/** By character of the tag. */
const BITS = new Uint16Array(0x10000);
for (const [bit, tags] of [
  [NOUNISH, 'NXUHAOP'],
  [CONTENT, 'NXUHADVP'],
  [LAST, 'NXUHAOPVT)'],
  [DETERMINER, 'D'],
  [VERB, 'V'],
  [OPEN, '('],
  [CLOSE, ')'],
  [FIGURE, 'M'],
  [APART, 'PA'],
  [STOP, '.;!?:'],
  [FULL_STOP, '.!?'],
  [QUOTE, '"'],
  [LINK, ','],
] as const) {
  for (const tag of tags) BITS[tag.charCodeAt(0)] = (BITS[tag.charCodeAt(0)] as number) | bit;
}

function bitsOf({ code }: Word): number {
  return BITS[code] as number;
}

/** True for words that a noun phrase is made of. */
export function isNounish(word: Word | undefined): boolean {
  return word !== undefined && (bitsOf(word) & NOUNISH) !== 0;
}

/** Words that tie a phrase to its figure: no phrase ends in one. */
const TIES = new Set(
  'có|đạt|là|chiếm|tăng|giảm|tăng lên|giảm xuống|giảm còn|xuống|lên|xuống còn|thu|chi|đạt mức|trị giá|tương đương|dự kiến|gồm|bao gồm'.split(
    '|',
  ),
);

/** No phrase reaches across these: `tăng 9 đồng chí so với cùng kỳ`, `743 người, trong đó 612 …`. */
const BREAKS = new Set(['so với', 'so', 'trong đó', 'trong khi', 'trong khi đó']);

/** Behind these a figure tells who is meant: `hộ có từ 3 con trở lên`. */
const BOUNDS = new Set(['từ', 'trên', 'dưới', 'đủ']);

const MARKED = new Sieve([...TIES, ...BREAKS, ...BOUNDS, 'và', 'là']);

// The bits of the words of the sentence that was looked at last: its figures come one after the other.
let flagged: readonly Word[] | undefined;
let flags = new Uint16Array(256);

function flagsOf(words: readonly Word[]): Uint16Array {
  if (flagged === words) return flags;
  flagged = words;
  if (words.length > flags.length) flags = new Uint16Array(2 * words.length);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    let bits = bitsOf(word);
    if (!MARKED.mayHold(word)) {
      flags[at] = bits;
      continue;
    }
    if (TIES.has(word.key)) bits = (bits & ~LAST) | TIE;
    if (BREAKS.has(word.key)) bits |= STOP;
    if (word.key === 'và') bits |= LINK;
    else if (BOUNDS.has(word.key)) bits |= BOUND;
    // `xã có diện tích lớn là Phúc Sen 412 ha`: who it is of is no part of what is measured.
    if (word.key === 'là' && words[at + 1]?.capital) bits |= STOP;
    flags[at] = bits;
  }
  return flags;
}

/** True where a phrase may begin on a word of these bits: on a content word that does not continue a noun phrase. */
function begins(bits: number, before: number | undefined): boolean {
  if ((bits & CONTENT) === 0) return false;
  if (before === undefined) return true;
  if ((bits & DETERMINER) !== 0) return (before & DETERMINER) === 0;
  if ((before & (DETERMINER | NOUNISH)) !== NOUNISH) return true;
  return (bits & VERB) !== 0;
}

/** Pushes the phrases that begin at `from` and end at `stop` or before it, with so many verbs at most, shortest first. */
function phrasesFrom(
  bits: Uint16Array,
  from: number,
  stop: number,
  breaks: number,
  mostVerbs: number,
  out: Phrase[],
): void {
  let open = 0;
  let opened = false;
  let quoted = false;
  let figured = false;
  let told = false;
  let verbs = 0;
  for (let to = from + 1; to <= stop && to - from <= LONGEST; to++) {
    const last = bits[to - 1] as number;
    if ((last & STOP) !== 0 || ((last & breaks) !== 0 && to > from + 1)) return;
    if ((last & VERB) !== 0 && ++verbs > mostVerbs) return;
    // `diện tích 3.215 ha, năng suất 58,6 tạ/ha`: what is measured by one figure is no part of what the next one measures.
    if ((last & FIGURE) !== 0) {
      // `cả nước có 303 trường`: that says something of its own.
      if (told && ((bits[to - 2] as number) & BOUND) === 0) return;
      figured = true;
    } else if (figured && (last & LINK) !== 0) return;
    if ((last & TIE) !== 0) told = true;
    if ((last & OPEN) !== 0) {
      open++;
      opened = true;
    } else if ((last & CLOSE) !== 0) {
      if (!opened) return;
      open--;
    }
    if ((last & QUOTE) !== 0) quoted = !quoted;
    // What a phrase opens it closes: `người đàn ông nói “băng đảng đang rất khó khăn”`.
    if ((last & LAST) === 0 || open !== 0 || quoted) continue;
    if (to === stop || ((bits[to] as number) & (NOUNISH | APART)) !== NOUNISH) out.push({ from, to });
  }
}

/** Phrases between the start of the sentence and a word, nearest first. */
export function leftPhrases(words: readonly Word[], at: number): readonly Phrase[] {
  const out: Phrase[] = [];
  const bits = flagsOf(words);
  const least = Math.max(0, at - REACH);
  for (let from = at - 1; from >= least && out.length < MOST; from--) {
    const own = bits[from] as number;
    if (from < at - 1 && (own & FULL_STOP) !== 0) break;
    if (begins(own, from > 0 ? bits[from - 1] : undefined)) phrasesFrom(bits, from, at, 0, LEFT_VERBS, out);
  }
  return out;
}

/** Phrases that begin at `from`, right of a figure, shortest first. */
export function rightPhrases(words: readonly Word[], from: number): readonly Phrase[] {
  const out: Phrase[] = [];
  const first = words[from];
  if (first === undefined || (bitsOf(first) & (CONTENT | NOUNISH)) === 0) return out;
  phrasesFrom(flagsOf(words), from, words.length, FIGURE, LONGEST, out);
  return out;
}

/** How many words behind a figure the slash of its rate may stand. */
const SLASH_REACH = 6;

/**
 * The same for the figure before `from` whose rate is `per`: what is counted ends at its slash, `9 tiêu chí/xã`. Of
 * `70 quốc gia/vùng lãnh thổ` none is told.
 */
export function countedPhrases(words: readonly Word[], from: number, per: string | undefined): readonly Phrase[] {
  const out = rightPhrases(words, from);
  if (per === undefined) return out;
  for (let at = from + 1; at < from + SLASH_REACH; at++) {
    if (words[at]?.tag !== '/') continue;
    const behind = words[at + 1]?.key ?? ' ';
    const told = per.toLowerCase();
    return told.startsWith(behind) || behind.startsWith(told) ? out.filter(({ to }) => to <= at) : out;
  }
  return out;
}

/** True where a figure stands in a phrase. */
export function holdsFigure(words: readonly Word[], { from, to }: Phrase): boolean {
  for (let at = from; at < to; at++) if ((words[at] as Word).tag === 'M') return true;
  return false;
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

/** The shortest noun phrases of a sentence: runs of nouns with their determiner; the first `most` of them. */
export function chunks(words: readonly Word[], from: number, to: number, most = Infinity): readonly Phrase[] {
  const out: Phrase[] = [];
  for (let at = from; at < to && out.length < most; ) {
    const { tag } = words[at] as Word;
    if (tag === 'P' || !(tag === 'D' || isNounish(words[at]))) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < to && isNounish(words[end])) end++;
    if (tag !== 'D' || end > at + 1) out.push({ from: at, to: end });
    at = end;
  }
  return out;
}

/** The range of text that a phrase takes. */
export function spanOf({ words }: View, { from, to }: Phrase): Span {
  return { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
}

/** So many words before or behind a word its brackets are looked for. */
const BRACKETS = 24;

/** Index of the round bracket that stands open before the word at `at`. */
export function openBracket(words: readonly Word[], at: number): number | undefined {
  for (let i = at - 1; i >= 0 && i >= at - BRACKETS; i--) {
    const tag = words[i]?.tag;
    if (tag === ')') return undefined;
    if (tag === '(') return i;
  }
  return undefined;
}

/** Index of the first round bracket that closes behind the word at `at`, `most` words behind it at the most. */
export function closingBracket(words: readonly Word[], at: number, most = BRACKETS): number | undefined {
  for (let i = at + 1; i < words.length && i <= at + most; i++) if (words[i]?.tag === ')') return i;
  return undefined;
}

/** True where the word stands inside round brackets. */
export function inBrackets(words: readonly Word[], at: number): boolean {
  return openBracket(words, at) !== undefined;
}
