import { isExtent, type RankedRole, type Value } from '../bind.js';
import type { Filling } from '../roles/role.js';
import type { GoldRow } from './gold.js';

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Texts as they are compared; the same phrases come up in every epoch. */
const seen = new Map<string, string>();

function plain(text: string): string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  const own = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[“”"'‘’.,;:()]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  seen.set(text, own);
  return own;
}

function overlap(gold: string, answer: string): number {
  const left = plain(answer).split(' ');
  const total = left.length + plain(gold).split(' ').length;
  let hit = 0;
  for (const token of plain(gold).split(' ')) {
    const at = left.indexOf(token);
    if (at < 0) continue;
    left.splice(at, 1);
    hit++;
  }
  return (2 * hit) / total;
}

function holdsWhole(gold: string, answer: string): boolean {
  const length = plain(gold).split(' ').length;
  const own = plain(answer);
  return ` ${own} `.includes(` ${plain(gold)} `) && own.split(' ').length <= Math.max(12, 2.5 * length);
}

/** What leaving the base out is worth where the gold names one but lets it be left out. */
const EMPTY_BASE = 0.3;

/** What a later alternative for the object or the subject is worth where they are ranked. */
const LATER = 0.5;

/** What a phrase that is right but cut otherwise is worth at least: half clauses are long, and hold much that is right. */
const CUT = 0.6;

/** What the day of publication is worth where the annotators first name a time that the text tells. */
const UNDATED = 0.5;

/** What a later alternative for the place is worth where they are ranked: as a rule a unit that encloses the first. */
const LARGER_PLACE = 0.4;

/**
 * How good an answer is, 0…1, by the rules of the gold's scorer; 0 is wrong. Among right phrases the closer one gains
 * more. `undefined` where the gold does not judge the role.
 */
export function gainOf<R extends RankedRole>(role: R, row: GoldRow, answer: Value<R>): number | undefined {
  if (row.only !== undefined && row.only !== role) return undefined;
  if (role === 'counted') return (answer === null) === (row.none === true) ? 1 : 0;
  if (row.none === true) return undefined;
  const gold = list(row[role]);
  if (role === 'change' || role === 'status') {
    const right = gold.length === 0 ? [null] : gold.map((one) => (one === 'actual' ? null : one));
    return right.includes(answer as string | null) ? 1 : 0;
  }
  const filling = answer as Filling | null;
  if (isExtent(role)) {
    const answers = list(row[role === 'extent' ? 'object' : 'subject']);
    return filling === null ? undefined : closeness(answers, filling, row.ranked === true);
  }
  if (role === 'predicate') return predicateGain(row, gold, filling);
  if (gold.length === 0) return role === 'time' || role === 'object' ? undefined : filling === null ? 1 : 0;
  // A whole that the gold names is worth naming, also where the gold lets it be left out.
  if (filling === null) return gold.includes(null) ? (role === 'base' && gold.length > 1 ? EMPTY_BASE : 1) : 0;
  if (role === 'time') return timeGain(gold, filling);
  const texts = gold.filter((one): one is string => typeof one === 'string');
  if (role === 'place') {
    const at = texts.findIndex((one) => plain(one) === plain(filling.value));
    return at < 0 ? 0 : at > 0 && row.ranked === true ? LARGER_PLACE : 1;
  }
  let best = 0;
  for (const one of texts) {
    const score = overlap(one, filling.value);
    if (score < 0.6 && !holdsWhole(one, filling.value)) continue;
    const own = CUT + (1 - CUT) * score * score;
    best = Math.max(best, role !== 'base' && row.ranked === true && texts.indexOf(one) > 0 ? LATER * own : own);
  }
  return best;
}

/** Most of the project's own annotations do not ask for the verb; in the gold a claim without one has none. */
function predicateGain(row: GoldRow, gold: readonly unknown[], filling: Filling | null): number | undefined {
  if (row.only === undefined && (row.ranked === true || row['object'] === undefined)) return undefined;
  const verb = gold[0] ?? null;
  if (verb === null || filling === null) return verb === null && filling === null ? 1 : 0;
  return overlap(String(verb), filling.value) >= 0.5 ? 1 : 0;
}

/** How close an object comes to the best of its answers, for where it should end. */
function closeness(gold: readonly unknown[], { value }: Filling, ranked: boolean): number {
  let best = 0;
  for (const [n, one] of gold.entries()) {
    if (typeof one !== 'string') continue;
    const score = overlap(one, value);
    best = Math.max(best, ranked && n > 0 ? LATER * score ** 4 : score ** 4);
  }
  return best;
}

function timeGain(gold: readonly unknown[], filling: Filling): number {
  if (!timeRight(gold, filling)) return 0;
  return isDay(filling) && !(gold[0] === null || gold[0] === 'pub') ? UNDATED : 1;
}

const isDay = ({ value, inherited }: Filling): boolean => inherited === 'publication date' || value === 'pub';

function timeRight(gold: readonly unknown[], filling: Filling): boolean {
  const { value } = filling;
  const isPublication = isDay(filling);
  return gold.some((one) => {
    if (one === null || one === 'pub') return isPublication;
    if (one === value) return true;
    const since = /^(.+)\/pub$/u.exec(String(one))?.[1];
    if (since === undefined) return false;
    const [from, to] = value.split('/');
    return from === since && to !== undefined;
  });
}
