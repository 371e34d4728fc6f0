import { CLOSED, type Columns, chainScore, gapScore, JOINED, MARGIN } from './gap-features.js';

/** Scratch space of a decoder; grows with the longest sentence seen. */
export interface Decoder {
  /** `joins[i]` is 1 where the gap behind token `i` is inside a word. */
  joins: Uint8Array;
  /** Best label of the gap before, for each label of this gap: bit 0 for "closed", bit 1 for "inside a word". */
  back: Uint8Array;
}

const IMPOSSIBLE = -1e9;

/** A decoder with room for `size` tokens. */
export function decoderOf(size: number): Decoder {
  return { joins: new Uint8Array(size), back: new Uint8Array(size) };
}

/** Finds the labelling of the gaps with the highest sum of weights (Viterbi over two labels). */
export function decode(columns: Columns, weights: ArrayLike<number>, shift: number, decoder: Decoder): void {
  const { count, gap } = columns;
  if (decoder.joins.length < count) Object.assign(decoder, decoderOf(count * 2));
  const { joins, back } = decoder;
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
      const score = gapScore(columns, MARGIN + i, weights, shift);
      const chain = together > IMPOSSIBLE / 2 ? chainScore(columns, MARGIN + i, weights, shift) : 0;
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
