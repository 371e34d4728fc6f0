/** Number of weights: a power of two. */
export const WEIGHTS = 1 << 21;

/** Features of one candidate: indices into the weights. */
export type Features = number[];

/** Index of the feature that template `name` makes of `a` and `b`. */
export function feature(name: number, a = 0, b = 0): number {
  // `| 0` keeps all of it in whole numbers of 32 bits.
  let hash = Math.imul(((name | 0) + (0x9e3779b9 | 0)) | 0, 0x85ebca6b);
  hash ^= Math.imul(((a | 0) + 0x7f4a7c15) | 0, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(((b | 0) + 0x165667b1) | 0, 0x27d4eb2f);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0x297a2d39) >>> 11;
}

/** One candidate of a role, with what speaks for it. */
export interface Candidate<T> {
  readonly item: T;
  readonly features: Features;
  /** What is added to its weights, in log odds, where one is chosen: above 0 for none, which others must beat by a margin. */
  readonly odds: number;
  /** The sum of its weights, and `odds`; 0 as long as it is not weighed. */
  score: number;
}

/** The chosen candidate and the chance that the model gives it. */
export interface Choice<T> {
  readonly item: T;
  readonly chance: number;
}

/** The sum of a candidate's weights. */
export function scoreOf(features: Features, weights: Float32Array): number {
  let score = 0;
  for (let at = 0; at < features.length; at++) score += weights[features[at] as number] as number;
  return score;
}
