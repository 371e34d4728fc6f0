import {
  BASE_FEATURES,
  CLOSED,
  type Columns,
  chainFeatures,
  FEATURES,
  gapFeatures,
  JOINED,
  MARGIN,
} from './gap-features.js';

/** Scratch space of a decoder; grows with the longest sentence seen. */
export interface Decoder {
  /** Weight indices of gap `i` at `features[i * FEATURES …]`; set for open gaps. */
  features: Int32Array;
  /** `joins[i]` is 1 where the gap behind token `i` is inside a word. */
  joins: Uint8Array;
  /** Best label of the gap before, for each label of this gap: bit 0 for "closed", bit 1 for "inside a word". */
  back: Uint8Array;
}

const IMPOSSIBLE = -1e9;

/** A decoder with room for `size` tokens. */
export function decoderOf(size: number): Decoder {
  return {
    features: new Int32Array(size * FEATURES),
    joins: new Uint8Array(size),
    back: new Uint8Array(size),
  };
}

/** Finds the labelling of the gaps with the highest sum of weights (Viterbi over two labels). */
export function decode(columns: Columns, weights: ArrayLike<number>, shift: number, decoder: Decoder): void {
  const { count, gap } = columns;
  if (decoder.joins.length < count) Object.assign(decoder, decoderOf(count * 2));
  const { features, joins, back } = decoder;
  let apart = 0;
  let together = IMPOSSIBLE;
  for (let i = 0; i < count; i++) {
    const best = Math.max(together, apart);
    const bestLabel = together > apart ? 1 : 0;
    const state = gap[MARGIN + i]!;
    if (state === CLOSED) {
      back[i] = bestLabel;
      apart = best;
      together = IMPOSSIBLE;
    } else if (state === JOINED) {
      back[i] = bestLabel << 1;
      apart = IMPOSSIBLE;
      together = best;
    } else {
      const from = i * FEATURES;
      gapFeatures(columns, MARGIN + i, shift, features, from);
      let score = 0;
      for (let k = from; k < from + BASE_FEATURES; k++) score += weights[features[k]!]!;
      let chain = 0;
      if (together > IMPOSSIBLE / 2) {
        chainFeatures(columns, MARGIN + i, shift, features, from);
        for (let k = from + BASE_FEATURES; k < from + FEATURES; k++) chain += weights[features[k]!]!;
      }
      const afterJoin = together + chain > apart ? 1 : 0;
      back[i] = bestLabel | (afterJoin << 1);
      together = (afterJoin === 1 ? together + chain : apart) + score;
      apart = best;
    }
  }
  let label = 0;
  for (let i = count - 1; i >= 0; i--) {
    joins[i] = label;
    label = (back[i]! >>> label) & 1;
  }
}
