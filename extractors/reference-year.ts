import type { Draft, ReferenceYear } from './rule.js';

/** How much a mention of each kind says about the year an article speaks of. */
const WEIGHTS: Partial<Record<Draft['kind'], number>> = { date: 3, period: 3, year: 1 };

/**
 * The year that undated months and half-years of an article belong to: that of publication, else the year that its dated
 * mentions name most often (the later one of two). Dates of documents (`Nghị quyết số 06 ngày 04/11/2011`) do not count,
 * nor do spans of several years.
 */
export function referenceYearOf(drafts: readonly Draft[], published: string | undefined): ReferenceYear {
  if (published !== undefined) return { year: Number(published.slice(0, 4)), published };
  const scores = new Map<number, number>();
  drafts.forEach((draft, n) => {
    const weight = WEIGHTS[draft.kind];
    if (weight === undefined || typeof draft.value !== 'string' || draft.resolve) return;
    const ends = draft.value.split('/').map((end) => Number(end.slice(0, 4)));
    const [from, to = from] = ends;
    if (from === undefined || from !== to || !Number.isInteger(from)) return;
    const before = drafts[n - 1];
    if (before?.kind === 'identifier' && draft.first - before.next <= 2) return;
    scores.set(from, (scores.get(from) ?? 0) + weight);
  });
  let best: number | undefined;
  for (const [year, score] of scores) {
    const top = best === undefined ? 0 : scores.get(best)!;
    if (score > top || (score === top && best !== undefined && year > best)) best = year;
  }
  return best === undefined ? {} : { year: best };
}
