import type { Word } from './words.js';

/**
 * What lies between the words of a sentence and a figure in it, as numbers. At index `i` left of the figure they are of
 * the words from `i` up to it, at index `j` right of it of those behind it and before `j`.
 */
export interface Ways {
  /** The classes of the words, runs as one: the same number means the same way (`tăng`, `, tăng N ,`). What a parser would give. */
  readonly paths: Int32Array;
  /** How many figures, verbs, commas and other marks there are. */
  readonly counts: Int32Array;
}

/** Beyond so many steps paths are told apart by length alone. */
const STEPS = 6;
const FAR = 7919;

/** By character of the tag: what a path notes of it. Nothing of words that make no difference, one thing of nouns. */
const NOTED = table((code) => code, { RQ: 0, NXUAOPD: 'N'.charCodeAt(0) });
/** By character of the tag: which of the counts grows, 4 for none. */
const GROWS = table(() => 4, { M: 0, VB: 1, ',': 2, ';:.(': 3 });

function table(plain: (code: number) => number, special: Readonly<Record<string, number>>): Int32Array {
  const out = Int32Array.from({ length: 0x10000 }, (_, code) => plain(code));
  for (const [tags, value] of Object.entries(special)) for (const tag of tags) out[tag.charCodeAt(0)] = value;
  return out;
}

// The arrays of all figures in turn: only the roles of the figure at hand look at them.
let paths = new Int32Array(1024);
let counts = new Int32Array(1024);
const grown = new Int32Array(5);

/** The ways to the figure at `at`. They hold until the next call. */
export function waysTo(words: readonly Word[], at: number): Ways {
  if (words.length >= paths.length) {
    paths = new Int32Array(2 * words.length);
    counts = new Int32Array(2 * words.length);
  }
  let path = 17;
  let steps = 0;
  let last = 0;
  grown.fill(0);
  paths[at] = path;
  counts[at] = 0;
  for (let i = at - 1; i >= 0; i--) {
    const { code } = words[i] as Word;
    const step = NOTED[code] as number;
    if (step !== 0 && step !== last) {
      path = ++steps > STEPS ? FAR + Math.min(steps, STEPS + 6) : Math.imul(path, 31) + step;
      last = step;
    }
    paths[i] = path;
    counts[i] = count(code);
  }
  path = 19;
  steps = 0;
  last = 0;
  grown.fill(0);
  paths[at + 1] = path;
  counts[at + 1] = 0;
  for (let j = at + 1; j < words.length; j++) {
    const { code } = words[j] as Word;
    const step = NOTED[code] as number;
    if (step !== 0 && step !== last) {
      path = ++steps > STEPS ? FAR + Math.min(steps, STEPS + 6) : Math.imul(path, 31) + step;
      last = step;
    }
    paths[j + 1] = path;
    counts[j + 1] = count(code);
  }
  return { paths, counts };
}

/** The counts as one number, after a word with this tag. */
function count(code: number): number {
  const kind = GROWS[code] as number;
  grown[kind] = (grown[kind] as number) + 1;
  const figures = Math.min(grown[0] as number, 3);
  const verbs = Math.min(grown[1] as number, 2);
  const commas = Math.min(grown[2] as number, 2);
  const marks = Math.min(grown[3] as number, 1);
  return figures + 4 * verbs + 12 * commas + 36 * marks;
}
