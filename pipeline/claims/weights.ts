import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WEIGHTS } from './ranker.js';

/** Weights are stored in steps of this size, one byte each. */
const STEP = 1 / 24;

/**
 * The weights as bytes: for each that is not nought the distance from the one before (7 bits a byte, the low ones first,
 * the top bit says that more follow) and its value in steps.
 */
export function packed(weights: Float32Array): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (let at = 0; at < weights.length; at++) {
    const value = Math.max(-127, Math.min(127, Math.round((weights[at] as number) / STEP)));
    if (value === 0) continue;
    let gap = at - last;
    last = at;
    while (gap > 127) {
      bytes.push((gap & 127) | 128);
      gap >>>= 7;
    }
    bytes.push(gap, value & 255);
  }
  return Uint8Array.from(bytes);
}

/** All weights in steps, as bytes: a quarter of the room of numbers, so that they stay near the processor. */
export type Steps = Uint8Array;

/** Weights by steps as a byte (two's complement). */
export const VALUES: Float64Array = Float64Array.from({ length: 256 }, (_, byte) =>
  Math.fround(((byte << 24) >> 24) * STEP),
);

/** The weights that `packed` has packed. */
export function unpacked(bytes: Uint8Array): Steps {
  const steps = new Uint8Array(WEIGHTS);
  let at = 0;
  for (let n = 0; n < bytes.length; n++) {
    let gap = 0;
    let shift = 0;
    while ((bytes[n] as number) > 127) {
      gap |= ((bytes[n++] as number) & 127) << shift;
      shift += 7;
    }
    gap |= (bytes[n++] as number) << shift;
    at += gap;
    steps[at] = bytes[n] as number;
  }
  return steps;
}

/**
 * Reads weights that ship in `pipeline/claims/weights`, from the sources as well as from `dist`: those of the roles, or those of what
 * is chosen last (the verb, how far objects and subjects reach). The two were learnt one after the other, so that they do not
 * share a table.
 */
export function loadWeights(name: 'roles' | 'late' = 'roles'): Steps {
  const places = [`weights/${name}.bin`, `../../../pipeline/claims/weights/${name}.bin`];
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return unpacked(readFileSync(paths.find((path) => existsSync(path)) ?? (paths[0] as string)));
}
