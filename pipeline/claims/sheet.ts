import { reachOf } from './agreement.js';
import { type Candidate, type Features, feature } from './ranker.js';
import { type Steps, VALUES } from './weights.js';

export type Push = (name: number, a?: number, b?: number) => void;

type Push2 = (n1: number, a1: number, b1: number, n2: number, a2: number, b2: number) => void;
type Push3 = (...features: [...Parameters<Push2>, n3: number, a3: number, b3: number]) => void;
type Push4 = (...features: [...Parameters<Push3>, n4: number, a4: number, b4: number]) => void;

/** Sums of features that several candidates have in common, by a number below the size. */
export interface Sums {
  readonly values: Float64Array;
  readonly rounds: Int32Array;
  round: number;
  sheet: Sheet | undefined;
  owner: object | undefined;
}

export function sumsOf(size: number): Sums {
  return { values: new Float64Array(size), rounds: new Int32Array(size), round: 0, sheet: undefined, owner: undefined };
}

/** Sums by two numbers of any size. */
interface PairSums extends Sums {
  readonly firsts: Int32Array;
  readonly seconds: Int32Array;
}

/** `size` is a power of two. */
export function pairSumsOf(size: number): PairSums {
  return { ...sumsOf(size), firsts: new Int32Array(size), seconds: new Int32Array(size) };
}

/** The number under which a pair has its sum; where there is no room, one beyond the size. */
export function numberOf({ firsts, seconds, rounds, round }: PairSums, first: number, second: number): number {
  const size = firsts.length;
  let slot = first ^ (first >>> 15) ^ Math.imul(second, 0x9e3779b1 | 0);
  for (let tries = 0; tries < 8; tries++, slot++) {
    slot &= size - 1;
    if (rounds[slot] !== round) {
      firsts[slot] = first;
      seconds[slot] = second;
      return slot;
    }
    if (firsts[slot] === first && seconds[slot] === second) return slot;
  }
  return size;
}

/** Empties the sums unless they are of the owner (a figure, a sentence, an article) already. */
export function sumsFor(sums: Sums, sheet: Sheet, owner: object): void {
  if (sums.owner === owner && sums.sheet === sheet) return;
  sums.owner = owner;
  sums.sheet = sheet;
  sums.round++;
}

/**
 * Where the features of a candidate are written, one candidate after the other. `push` writes one; what several
 * candidates have in common is written as `if (opens(sums, key)) { push(…); …; closes(sums, key); }`, which is not
 * written again where its sum is known. Such parts may nest.
 */
export interface Sheet {
  readonly push: Push;
  /** Several at once, each as name, `a` and `b`: a call for each would take as long again as the features. */
  readonly push2: Push2;
  readonly push3: Push3;
  readonly push4: Push4;
  readonly opens: (sums: Sums, key: number) => boolean;
  readonly closes: (sums: Sums, key: number) => void;
  /**
   * Turns to the role of a number; wanted are the items of those that are less than `reachOf(role)` below the best so far.
   */
  readonly begin: (role: number) => void;
  /**
   * Drops the candidate at hand where it falls short of those that are wanted even if what is still to be written adds
   * `most` to its weights, and counts it as if that added what is `likely`; true where it is dropped. A sheet to learn from keeps all.
   */
  readonly drops: (most: number, likely: number) => boolean;
  /** Closes a candidate, with what is added to its weights (`Candidate.odds`); true where its item is wanted, for `keep`. */
  readonly ends: (odds: number) => boolean;
  /** The candidate that was closed last, with its item. */
  readonly keep: <T>(item: T) => Candidate<T>;
}

/** A sheet that only the best candidates stay on. */
export interface ScoringSheet extends Sheet {
  /** The score of the best candidate of the role. */
  readonly top: () => number;
  /** The sum of `exp(score - top)` over all of its candidates. */
  readonly total: () => number;
}

const NONE: Features = [];
const TOP = 1;
const WITHIN = 2;
const LAST = 3;
/** From here on the sums of the parts that are open, outermost first. */
const OUTER = 4;
/** No parts nest deeper. */
const DEPTH = 5;

// A constant of this file, so that it is one to V8 too: what is imported is looked up each time.
const values = VALUES;

function weight(steps: Steps, name: number, a: number, b: number): number {
  return values[steps[feature(name, a, b)] as number] as number;
}

/** Features are summed as they come; of the candidates those are kept that are the best so far. */
export function scoringSheet(steps: Steps): ScoringSheet {
  let first = 0;
  let scores = new Float64Array(256);
  let count = 0;
  // Typed, since a captured number that is no integer would be a new object at every step.
  const sum = new Float64Array(OUTER + DEPTH);
  let depth = 0;
  const note = (score: number) => {
    if (count === scores.length) {
      const more = new Float64Array(2 * count);
      more.set(scores);
      scores = more;
    }
    scores[count++] = score;
  };
  return {
    push(name, a = 0, b = 0) {
      sum[0] = (sum[0] as number) + weight(steps, first + name, a, b);
    },
    push2(n1, a1, b1, n2, a2, b2) {
      const two = weight(steps, first + n1, a1, b1) + weight(steps, first + n2, a2, b2);
      sum[0] = (sum[0] as number) + two;
    },
    push3(n1, a1, b1, n2, a2, b2, n3, a3, b3) {
      const two = weight(steps, first + n1, a1, b1) + weight(steps, first + n2, a2, b2);
      sum[0] = (sum[0] as number) + two + weight(steps, first + n3, a3, b3);
    },
    push4(n1, a1, b1, n2, a2, b2, n3, a3, b3, n4, a4, b4) {
      const two = weight(steps, first + n1, a1, b1) + weight(steps, first + n2, a2, b2);
      const more = weight(steps, first + n3, a3, b3) + weight(steps, first + n4, a4, b4);
      sum[0] = (sum[0] as number) + (two + more);
    },
    opens({ values, rounds, round }, key) {
      if (key < rounds.length && rounds[key] === round) {
        sum[0] = (sum[0] as number) + (values[key] as number);
        return false;
      }
      sum[OUTER + depth++] = sum[0] as number;
      sum[0] = 0;
      return true;
    },
    closes({ values, rounds, round }, key) {
      const own = sum[0] as number;
      // Beyond the size nothing is kept.
      if (key < rounds.length) {
        values[key] = own;
        rounds[key] = round;
      }
      sum[0] = own + (sum[OUTER + --depth] as number);
    },
    begin(role) {
      first = role * 512;
      count = 0;
      depth = 0;
      sum[0] = 0;
      sum[TOP] = Number.NEGATIVE_INFINITY;
      sum[WITHIN] = reachOf(role);
    },
    drops(most, likely) {
      if ((sum[0] as number) + most > (sum[TOP] as number) - (sum[WITHIN] as number)) return false;
      note((sum[0] as number) + likely);
      sum[0] = 0;
      return true;
    },
    ends(odds) {
      const score = (sum[0] as number) + odds;
      sum[0] = 0;
      note(score);
      sum[LAST] = score;
      if (score <= (sum[TOP] as number)) return score > (sum[TOP] as number) - (sum[WITHIN] as number);
      sum[TOP] = score;
      return true;
    },
    keep: (item) => ({ item, features: NONE, odds: 0, score: sum[LAST] as number }),
    top: () => sum[TOP] as number,
    total() {
      let total = 0;
      for (let n = 0; n < count; n++) total += Math.exp((scores[n] as number) - (sum[TOP] as number));
      return total;
    },
  };
}

/** Features are kept, for the ranker to learn from. */
export function keepingSheet(): Sheet {
  let first = 0;
  let features: Features = [];
  let closed: Features = [];
  let added = 0;
  return {
    push(name, a, b) {
      features.push(feature(first + name, a, b));
    },
    push2(n1, a1, b1, n2, a2, b2) {
      features.push(feature(first + n1, a1, b1), feature(first + n2, a2, b2));
    },
    push3(n1, a1, b1, n2, a2, b2, n3, a3, b3) {
      features.push(feature(first + n1, a1, b1), feature(first + n2, a2, b2), feature(first + n3, a3, b3));
    },
    push4(n1, a1, b1, n2, a2, b2, n3, a3, b3, n4, a4, b4) {
      features.push(feature(first + n1, a1, b1), feature(first + n2, a2, b2));
      features.push(feature(first + n3, a3, b3), feature(first + n4, a4, b4));
    },
    opens: () => true,
    closes: () => {},
    begin(role) {
      first = role * 512;
      features = [];
    },
    drops: () => false,
    ends(odds) {
      closed = features;
      added = odds;
      features = [];
      return true;
    },
    keep: (item) => ({ item, features: closed, odds: added, score: 0 }),
  };
}
