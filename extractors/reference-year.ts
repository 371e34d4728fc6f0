import { type Lexeme, lexemes } from './lexer/lexicon.js';
import type { Tokens } from './lexer/tokens.js';
import type { Draft, ReferenceYear } from './rule.js';

/** Plans and targets name later years too, but seldom. */
const SHARE_OF_TOP = 1 / 3;

/** How much a mention says about the year an article speaks of; 0 where nothing. */
function weightOf(draft: Draft, wordBefore: Lexeme): number {
  if (typeof draft.value !== 'string' || draft.resolve || BIRTHS.has(wordBefore)) return 0;
  if (draft.kind === 'period') return 3;
  // the first and last day of a year are deadlines and balance days
  if (draft.kind === 'date') return draft.value.endsWith('-01-01') || draft.value.endsWith('-12-31') ? 1 : 3;
  // "đến năm 2020", "vào năm 2019": plans
  return draft.kind === 'year' && !PLAN_CUES.has(wordBefore) ? 1 : 0;
}
/** `sinh năm 1995`, `SN 1995` */
const BIRTHS = lexemes('sinh sn');
const PLAN_CUES = lexemes('đến vào trước tới nhìn');

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** What begins otherwise (`10/06/2017`) is no day in EDTF and says nothing. */
const DAY = /^\d{4}(?:-\d{2}){0,2}(?!\d)/u;

/**
 * The year that undated months and half-years of an article belong to: that of publication, else the latest year that
 * its dated mentions name at least a third as often as the one named most. Dates of documents (`Nghị quyết số 06 ngày
 * 04/11/2011`) do not count, nor do spans of several years.
 */
export function referenceYearOf(t: Tokens, drafts: readonly Draft[], published: string | undefined): ReferenceYear {
  if (published !== undefined && DAY.test(published)) return { year: Number(published.slice(0, 4)), published };
  const scores = new Map<number, number>();
  drafts.forEach((draft, n) => {
    const weight = weightOf(draft, t.lexeme[draft.first - 1]!);
    if (weight === 0) return;
    const [from, to = from] = String(draft.value).split('/', 2).map(yearOf);
    if (from === undefined || from !== to || !Number.isInteger(from)) return;
    const before = drafts[n - 1];
    if (before?.kind === 'identifier' && draft.first - before.next <= 2) return;
    scores.set(from, (scores.get(from) ?? 0) + weight);
  });
  let best: number | undefined;
  const top = Math.max(0, ...scores.values());
  for (const [year, score] of scores)
    if (score >= top * SHARE_OF_TOP && (best === undefined || year > best)) best = year;
  return best === undefined ? {} : { year: best };
}
