import type { Scores } from './trainer.js';

/** Intercept and slope of the log odds that fit the claims best (maximum likelihood, Newton's steps). */
export function fitted(sureness: Scores['sureness']): { readonly intercept: number; readonly slope: number } {
  const points = sureness.map(({ product, right }) => {
    const p = Math.min(Math.max(product, 1e-6), 1 - 1e-6);
    return { x: Math.log(p / (1 - p)), y: right ? 1 : 0 };
  });
  let intercept = 0;
  let slope = 0;
  for (let round = 0; round < 25; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    for (const { x, y } of points) {
      const p = 1 / (1 + Math.exp(-(intercept + slope * x)));
      const w = p * (1 - p);
      g0 += y - p;
      g1 += (y - p) * x;
      h00 += w;
      h01 += w * x;
      h11 += w * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    intercept += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { intercept, slope };
}

/** Claims by tenths of confidence: how many, how sure on average, how many right. */
export function reliability(
  sureness: Scores['sureness'],
  { intercept, slope }: { readonly intercept: number; readonly slope: number },
): readonly { readonly from: number; readonly claims: number; readonly mean: number; readonly right: number }[] {
  const bins = Array.from({ length: 10 }, (_, n) => ({ from: n / 10, claims: 0, mean: 0, right: 0 }));
  for (const { product, right } of sureness) {
    const p = Math.min(Math.max(product, 1e-6), 1 - 1e-6);
    const chance = 1 / (1 + Math.exp(-(intercept + slope * Math.log(p / (1 - p)))));
    const bin = bins[Math.min(9, Math.floor(chance * 10))];
    if (!bin) continue;
    bin.claims++;
    bin.mean += chance;
    if (right) bin.right++;
  }
  return bins.map((bin) => ({ ...bin, mean: bin.mean / (bin.claims || 1), right: bin.right / (bin.claims || 1) }));
}
