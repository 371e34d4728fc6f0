import type { Mention } from '../model/index.js';
import type { Binding } from './bind.js';

/** The chance that figure and context are all right: the reading's own times the shares of the chosen answers. */
export function confidenceOf(mention: Mention, { chances }: Binding): number {
  let chance = mention.confidence;
  for (const share of Object.values(chances)) chance *= share;
  return Math.round(chance * 1000) / 1000;
}
