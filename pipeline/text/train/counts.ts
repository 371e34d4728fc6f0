import { type HashTable, hashTableOf } from '../hash-table.js';
import { chainKey, entryValue, INNER_NAME, OPENS_LONGER, pairKey, syllableValue } from '../lexicon-keys.js';
import { CAPITAL, WORD } from '../tokens.js';
import type { LabelledTokens } from './labelled-tokens.js';

/** The most syllables a lexicon entry has. */
const LONGEST_ENTRY = 4;

/** Two counts under every non-zero 32-bit key: how often the syllables stand together, how often they are one word. */
export class PairCounts {
  readonly keys: Int32Array;
  readonly seen: Int32Array;
  readonly words: Int32Array;
  private readonly mask: number;

  constructor(bits: number) {
    this.mask = (1 << bits) - 1;
    this.keys = new Int32Array(1 << bits);
    this.seen = new Int32Array(1 << bits);
    this.words = new Int32Array(1 << bits);
  }

  /** The slot of `key`; where it is new it is added, or -1 is returned when `add` is false. */
  slotOf(key: number, add = true): number {
    let slot = key & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    if (this.keys[slot] === 0) {
      if (!add) return -1;
      this.keys[slot] = key;
    }
    return slot;
  }
}

/** Key of every longer run that is a word somewhere → key of the run without its last syllable; the longest come first. */
export type Openings = ReadonlyMap<number, number>;

/** Counts the runs of two to four syllables of labelled sentences. Longer runs count from their first time as a word. */
export function countEntries(store: LabelledTokens): { counts: PairCounts; openings: Openings } {
  const counts = new PairCounts(23);
  const openings: [Map<number, number>, Map<number, number>] = [new Map(), new Map()];
  const { kind, hash, label, sentences } = store;
  for (let s = 0; s + 1 < sentences.length; s++) {
    const from = sentences[s]!;
    const to = sentences[s + 1]!;
    for (let i = from; i < to; i++) {
      if (kind[i] !== WORD) continue;
      let key = hash[i]!;
      let joined = i === from || label[i - 1] === 0;
      for (let n = 2; n <= LONGEST_ENTRY && i + n <= to && kind[i + n - 1] === WORD; n++) {
        const shorter = key;
        key = n === 2 ? pairKey(key, hash[i + 1]!) : chainKey(key, hash[i + n - 1]!);
        joined &&= label[i + n - 2] === 1;
        const isWord = joined && label[i + n - 1] === 0;
        const slot = counts.slotOf(key, n === 2 || isWord);
        if (slot < 0) continue;
        counts.seen[slot]!++;
        if (!isWord) continue;
        counts.words[slot]!++;
        if (n > 2) openings[n === LONGEST_ENTRY ? 0 : 1].set(key, shorter);
        if (n === LONGEST_ENTRY) openings[1].set(shorter, pairKey(hash[i]!, hash[i + 1]!));
      }
    }
  }
  return { counts, openings: new Map([...openings[0], ...openings[1]]) };
}

const SHARES = [0.05, 0.2, 0.4, 0.65, 0.85, 0.95, 0.99];
const FREQUENCIES = [4, 10, 50];
const BONDS = [0.22, 0.29, 0.36, 0.45, 0.55, 0.7];
/** The least normalised pointwise mutual information of a bond, and how often its syllables must meet. */
const LEAST_BOND = 0.15;
const LEAST_MEETINGS = 3;

const stepOf = (value: number, steps: readonly number[]) => steps.filter((step) => value >= step).length;

/** `joinedClass` of an entry that is a word `words` times of `seen`. */
function joinedClassOf(words: number, seen: number): number {
  return words === 0 ? 0 : 1 + 4 * stepOf(words / seen, SHARES) + stepOf(words, FREQUENCIES);
}

/** Counts of neighbouring small syllables in raw text. */
export interface Meetings {
  readonly pairs: PairCounts;
  /** The two syllables of every slot of `pairs`. */
  readonly one: Int32Array;
  readonly other: Int32Array;
  readonly first: Map<number, number>;
  readonly second: Map<number, number>;
  total: number;
}

/** Empty counts. */
export function meetings(): Meetings {
  const pairs = new PairCounts(22);
  const room = pairs.keys.length;
  return {
    pairs,
    one: new Int32Array(room),
    other: new Int32Array(room),
    first: new Map(),
    second: new Map(),
    total: 0,
  };
}

/** Counts one meeting of two syllables. */
export function countMeeting(counts: Meetings, one: number, other: number): void {
  const slot = counts.pairs.slotOf(pairKey(one, other));
  counts.total++;
  counts.pairs.seen[slot]!++;
  counts.one[slot] = one;
  counts.other[slot] = other;
  counts.first.set(one, (counts.first.get(one) ?? 0) + 1);
  counts.second.set(other, (counts.second.get(other) ?? 0) + 1);
}

/** `bondClass` by key of all pairs that cling together: normalised pointwise mutual information in steps. */
export function bondsOf({ pairs, one, other, first, second, total }: Meetings): Map<number, number> {
  const bonds = new Map<number, number>();
  for (let slot = 0; slot < pairs.keys.length; slot++) {
    const seen = pairs.seen[slot]!;
    if (seen < LEAST_MEETINGS) continue;
    const apart = first.get(one[slot]!)! * second.get(other[slot]!)!;
    const normalised = Math.log((seen * total) / apart) / -Math.log(seen / total);
    if (normalised < LEAST_BOND) continue;
    bonds.set(pairs.keys[slot]!, 1 + 2 * stepOf(normalised, BONDS) + (seen >= 20 ? 1 : 0));
  }
  return bonds;
}

/** The lexicon table: every run that the silver text has as a word, and every pair with a bond. */
export function lexiconOf(counts: PairCounts, openings: Openings, bonds: ReadonlyMap<number, number>): HashTable {
  const entries = new Map<number, number>();
  for (let slot = 0; slot < counts.keys.length; slot++) {
    if (counts.words[slot] === 0) continue;
    const key = counts.keys[slot]!;
    entries.set(key, entryValue(joinedClassOf(counts.words[slot]!, counts.seen[slot]!), bonds.get(key) ?? 0));
  }
  for (const [key, bond] of bonds) if (!entries.has(key)) entries.set(key, entryValue(0, bond));
  for (const [key, shorter] of openings) {
    // From the longest entries down: "sở kế hoạch đầu tư" is found only through its first three and two syllables.
    if (entries.has(key)) entries.set(shorter, (entries.get(shorter) ?? 0) | OPENS_LONGER);
  }
  return hashTableOf([...entries.keys()], [...entries.values()]);
}

/** Spellings and counts of syllables by hash. */
export type Spellings = Map<number, { count: number; readonly spelling: string }>;

const SYLLABLE = /^(ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx]?)([aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?)$/u;
const LEAST_SYLLABLES = 3;

/** The table of Vietnamese syllables with onset, rhyme and part in names. */
export function syllableTable(spellings: Spellings, store: LabelledTokens): HashTable {
  const { opening, inner } = countNames(store);
  const onsets = new Map<string, number>();
  const rhymes = new Map<string, number>();
  const idIn = (ids: Map<string, number>, part: string) => {
    if (!ids.has(part)) ids.set(part, ids.size + 1);
    return ids.get(part)!;
  };
  const keys: number[] = [];
  const values: number[] = [];
  for (const [hash, { count, spelling }] of spellings) {
    const [whole, onset = '', rhyme = ''] = SYLLABLE.exec(toneless(spelling)) ?? [];
    if (count < LEAST_SYLLABLES || whole === undefined) continue;
    const role = nameRoleOf(opening.get(hash) ?? 0, inner.get(hash) ?? 0);
    keys.push(hash);
    values.push(syllableValue(idIn(onsets, onset), idIn(rhymes, rhyme), role));
  }
  return hashTableOf(keys, values);
}

function toneless(spelling: string): string {
  return spelling
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
    .normalize('NFC');
}

function nameRoleOf(opening: number, inner: number): number {
  if (opening >= 10 && opening > 0.5 * inner) return 1 + stepOf(opening, [60, 300]);
  return inner >= 100 ? INNER_NAME : 0;
}

/** How often capitalised syllables open a name of two or more, and how often they stand further inside. */
function countNames({ sentences, shape, label, hash }: LabelledTokens) {
  const opening = new Map<number, number>();
  const inner = new Map<number, number>();
  for (let s = 0; s + 1 < sentences.length; s++) {
    const from = sentences[s]!;
    for (let i = from + 1; i < sentences[s + 1]!; i++) {
      if (label[i - 1] === 1) continue;
      let last = i;
      let capitals = shape[i] === CAPITAL;
      while (label[last] === 1) {
        last++;
        capitals &&= shape[last] === CAPITAL;
      }
      if (last === i || !capitals) continue;
      opening.set(hash[i]!, (opening.get(hash[i]!) ?? 0) + 1);
      for (let k = i + 1; k <= last; k++) inner.set(hash[k]!, (inner.get(hash[k]!) ?? 0) + 1);
      i = last;
    }
  }
  return { opening, inner };
}
