import { createRequire } from 'node:module';
import { spellingKey } from '../text/index.js';

type Distance = typeof import('natural/lib/natural/distance/index.js');

let distance: Distance | undefined;

/** Figures of a headline change from one version to the next: `Số người chết tăng lên 7`. */
const masked = (title: string): string => spellingKey(title).replace(/\d+/gu, '#');

/**
 * How alike two headlines are apart from their figures, 0 to 1: Dice's coefficient over pairs of letters, which bears
 * words that move. The library is loaded with the first pair.
 */
export function titleLikeness(a: string, b: string): number {
  distance ??= createRequire(import.meta.url)('natural/lib/natural/distance') as Distance;
  return distance.DiceCoefficient(masked(a), masked(b));
}
