import type { Mention } from '../model/index.js';
import type { Bound } from './roles/role.js';

/**
 * Intercept and slope of the log odds, fitted to claims of articles that the weights had not seen: the shares of the
 * soft-max alone are too sure of themselves (docs/claims.md shows the curve). Printed by
 * `node pipeline/claims/train/main.js --apart`.
 */
const CALIBRATION = { intercept: 1.09, slope: 0.86 };

/** The product of the shares of the chosen answers. */
export function productOf(chances: Bound['chances']): number {
  let product = 1;
  for (const role in chances) product *= chances[role] as number;
  return product;
}

/** The chance that figure and context are all right. */
export function confidenceOf(mention: Mention, { chances }: Bound): number {
  const product = Math.min(Math.max(productOf(chances), 1e-6), 1 - 1e-6);
  const odds = CALIBRATION.intercept + CALIBRATION.slope * Math.log(product / (1 - product));
  return Math.round((1000 * mention.confidence) / (1 + Math.exp(-odds))) / 1000;
}
