/** Weights in training with what is needed to average them over all steps. */
export interface Perceptron {
  readonly weights: Float32Array;
  readonly sums: Float64Array;
  step: number;
}

/** A perceptron that starts from `weights`, or from nought. */
export function perceptronOf(size: number, weights?: Float32Array): Perceptron {
  return { weights: weights?.slice() ?? new Float32Array(size), sums: new Float64Array(size), step: 0 };
}

/** Adds `by` to the weights at `indices[from, to)`. */
export function addTo(model: Perceptron, indices: Int32Array, from: number, to: number, by: number): void {
  const { weights, sums, step } = model;
  for (let k = from; k < to; k++) {
    const index = indices[k]!;
    weights[index]! += by;
    sums[index]! += by * step;
  }
}

/** The mean of the weights after every step: far steadier than the last ones. */
export function averaged({ weights, sums, step }: Perceptron): Float32Array {
  return weights.map((weight, i) => weight - sums[i]! / Math.max(step, 1));
}

/** Adds `share` of `more` to `sum` in place. */
export function addShare(sum: Float32Array, more: Float32Array, share: number): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += more[i]! * share;
}

/**
 * Weights as small integers. The largest weights are cut at 127 steps: of the tried steps the finest that keeps all
 * but one in ten thousand of the weights uncut.
 */
export function quantised(weights: Float32Array): Int8Array {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round((weight * 127) / largest))));
}

/** Numbers from 0 (included) to 1 that are the same in every run (xorshift). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The numbers below `count` in random order. */
export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
