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
  /** Turns to another role. */
  readonly begin: (role: number) => void;
  /** The candidate of all that was written since the last one. */
  readonly candidate: <T>(item: T) => Candidate<T>;
}

/** In the place of weights, where candidates come scored. */
export const SCORED = new Float32Array(0);

const NONE: Features = [];

/** Features are summed as they come and not kept. */
export function scoringSheet(steps: Steps): Sheet {
  let first = 0;
  // Typed, since a captured number that is no integer would be a new object at every step.
  const sum = new Float64Array(2);
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
    begin(role) {
      first = role * 512;
      sum[0] = 0;
    },
    candidate(item) {
      const score = sum[0] as number;
      sum[0] = 0;
      return { item, features: NONE, score };
    },
  };
}

/** Features are kept, for the ranker to learn from. */
export function keepingSheet(): Sheet {
  let first = 0;
  let features: Features = [];
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
    candidate(item) {
      const own = features;
      features = [];
      return { item, features: own };
    },
  };
}
