import { type Candidate, type Features, feature } from './ranker.js';
import { type Steps, VALUES } from './weights.js';

export type Push = (name: number, a?: number, b?: number) => void;

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
 * written again where its sum is known. Such parts do not nest.
 */
export interface Sheet {
  readonly push: Push;
  readonly opens: (sums: Sums, key: number) => boolean;
  readonly closes: (sums: Sums, key: number) => void;
  /** Turns to another role, in which any answer must beat none by `margin`. */
  readonly begin: (role: number, margin: number) => void;
  /** Closes a candidate, `none` for the empty answer; true where its item is wanted, for `keep`. */
  readonly ends: (none: boolean) => boolean;
  /** The candidate that was closed last, with its item. */
  readonly keep: <T>(item: T) => Candidate<T>;
}

/** A sheet that only the best candidate stays on. */
export interface ScoringSheet extends Sheet {
  /** The chance of the best candidate of the role: its share of the soft-max. */
  readonly chance: () => number;
}

const NONE: Features = [];
const TOP = 2;
const MARGIN = 3;

/** Features are summed as they come; of the candidates those are kept that are the best so far. */
export function scoringSheet(steps: Steps): ScoringSheet {
  let first = 0;
  let scores = new Float64Array(256);
  let count = 0;
  // Typed, since a captured number that is no integer would be a new object at every step.
  const sum = new Float64Array(4);
  return {
    push(name, a = 0, b = 0) {
      sum[0] = (sum[0] as number) + (VALUES[steps[feature(first + name, a, b)] as number] as number);
    },
    opens({ values, rounds, round }, key) {
      if (key < rounds.length && rounds[key] === round) {
        sum[0] = (sum[0] as number) + (values[key] as number);
        return false;
      }
      sum[1] = sum[0] as number;
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
      sum[0] = own + (sum[1] as number);
    },
    begin(role, margin) {
      first = role * 512;
      count = 0;
      sum[0] = 0;
      sum[TOP] = Number.NEGATIVE_INFINITY;
      sum[MARGIN] = margin;
    },
    ends(none) {
      const score = none ? (sum[0] as number) + (sum[MARGIN] as number) : (sum[0] as number);
      sum[0] = 0;
      if (count === scores.length) {
        const more = new Float64Array(2 * count);
        more.set(scores);
        scores = more;
      }
      scores[count++] = score;
      if (score <= (sum[TOP] as number)) return false;
      sum[TOP] = score;
      return true;
    },
    keep: (item) => ({ item, features: NONE }),
    chance() {
      let total = 0;
      for (let n = 0; n < count; n++) total += Math.exp((scores[n] as number) - (sum[TOP] as number));
      return 1 / total;
    },
  };
}

/** Features are kept, for the ranker to learn from. */
export function keepingSheet(): Sheet {
  let first = 0;
  let features: Features = [];
  let closed: Features = [];
  return {
    push(name, a, b) {
      features.push(feature(first + name, a, b));
    },
    opens: () => true,
    closes: () => {},
    begin(role) {
      first = role * 512;
      features = [];
    },
    ends() {
      closed = features;
      features = [];
      return true;
    },
    keep: (item) => ({ item, features: closed }),
  };
}
