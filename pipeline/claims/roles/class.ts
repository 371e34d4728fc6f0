import { keyAt, kinAt, tagAt } from '../features.js';
import { CUE_GROUPS, FORECAST_CUE, PLAN_CUES } from '../lexicon/cues.js';
import { ofLast } from '../memo.js';
import type { Candidate } from '../ranker.js';
import type { Scene } from '../scene.js';
import { hashOf, type Word, wordBefore } from '../words.js';
import { headOfObject, pool, ROLE, type Situation, step } from './role.js';

export const CHANGES = [null, 'increase', 'decrease'] as const;
const STATUSES = [null, 'target', 'forecast', 'estimate'] as const;
const HASHES = new Map<string | null, number>([...CHANGES, ...STATUSES].map((name) => [name, hashOf(name ?? '')]));

/** Whether the figure is a change rather than a level. */
export function changeCandidates(situation: Situation): readonly Candidate<string | null>[] {
  return classes(situation, ROLE.change, CHANGES, (bound) => bound.change);
}

/** Whether the figure is a target, a forecast or an estimate. */
export function statusCandidates(situation: Situation): readonly Candidate<string | null>[] {
  const { scene, bound } = situation;
  const { words } = bound.figure.view;
  const { at } = bound.figure;
  let opening = 0;
  for (let i = 0; i < OPENING && i < at; i++) opening |= (words[i] as Word).cues;
  const { head, year } = contextOf(scene);
  const when = comesAfter(year, bound.time?.value);
  const stated = bound.time?.inherited === undefined ? 1 : 0;
  const plans = bound.look.cues & PLAN_CUES;
  const thing = headOfObject(situation);
  const margin = plans === 0 ? 0 : strives(words, at) ? STRIVING : expects(words, at) ? EXPECTED : 0;
  const own = margin < 0 ? { ...situation, margin } : situation;
  return classes(own, ROLE.status, STATUSES, (bound) => bound.status, [
    plans,
    opening & PLAN_CUES,
    head,
    when * 2 + stated,
    when * 128 + plans,
    (head & FORECAST_CUE ? 1 : 0) * 128 + plans,
    thing.kin,
    thing.kin * 8 + when,
    thing.key,
  ]);
}

/**
 * By how much a fact must be likelier than a plan behind `phấn đấu`, in log odds (below 0): of 150 such figures of articles kept apart 137
 * are targets, of which a third was taken for facts. (-3 gives as many right ones of 26 of the gold and of unread articles.)
 */
const STRIVING = -4;
/** The same behind what will be done. */
const EXPECTED = -3;
/** `xã đã phấn đấu giảm còn 4%` tells what came of it. */
const STRIVE = hashOf('phấn đấu');
const DONE: ReadonlySet<string> = new Set(['đã', 'từng']);

/** True where `phấn đấu` stands before the word `at` in its sentence: `phấn đấu đạt 100 tỷ đồng, vượt 6% dự toán`. */
function strives(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    if ((words[i] as Word).hash === STRIVE) return !DONE.has(wordBefore(words, i)?.key ?? '');
  }
  return false;
}

/**
 * True right behind what will be done: `sẽ di dời 1.150 hộ`, `dự kiến mở mới 1.400 cửa hàng`. What the law will do to someone is a
 * fact (`sẽ bị phạt 3 triệu đồng`), and what rises has been where it comes from (`sẽ tăng từ 5% lên 30%`).
 */
function expects(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - EXPECTING; i--) {
    const { key, tag } = words[i] as Word;
    if (key === 'sẽ' || key === 'dự kiến') return true;
    if (key === 'bị' || key === 'của' || key === 'từ' || '.,;:M('.includes(tag)) return false;
  }
  return false;
}

/** Words between `sẽ` and the figure, and itself. */
const EXPECTING = 4;

/** So many words of a sentence may say that all of it is a plan: `Dự báo, trong quý II …`, `Phấn đấu đến năm 2020 …`. */
const OPENING = 3;

/** What the article says of all its figures. */
interface Context {
  /** The cues of title and lead that tell plans from facts, as bits. */
  readonly head: number;
  /** Its year: of publication, else the one that it names most often. */
  readonly year: number | undefined;
}

const contextOf = ofLast((scene: Scene): Context => {
  let head = 0;
  for (const { section, words } of scene.views) {
    if (section !== 'title' && section !== 'lead') break;
    for (const { cues } of words) head |= cues;
  }
  return { head: head & PLAN_CUES, year: yearOf(scene.published) ?? mostNamed(scene.times) };
});

function mostNamed(times: Scene['times']): number | undefined {
  let year: number | undefined;
  let most = 0;
  for (const [time, count] of times) {
    const named = count > most ? yearOf(time) : undefined;
    if (named === undefined) continue;
    year = named;
    most = count;
  }
  return year;
}

/** Whether a time lies after the year of the article (2), in it (1) or before it (0); 3 where either is not known. */
function comesAfter(own: number | undefined, value: string | undefined): number {
  const year = yearOf(value);
  if (year === undefined || own === undefined) return 3;
  return year > own ? 2 : year === own ? 1 : 0;
}

// Figures that follow each other mostly have one time.
let lastTime: string | undefined;
let lastYear: number | undefined;

/** The year in which a time ends. */
function yearOf(value: string | undefined): number | undefined {
  if (value === lastTime) return lastYear;
  const years = value?.match(/\d{4}/gu);
  lastTime = value;
  lastYear = years ? Number(years[years.length - 1]) : undefined;
  return lastYear;
}

/** Signs of a role of its own have this template and the following. */
const SIGNS = 20;
// What is still to come adds no more, of all but one in a thousand: to signs; to cues as well. And what it adds mostly.
const SIGNED = 3;
const CUED = 2;
const LIKELY = -4;

function classes(
  situation: Situation,
  role: number,
  names: readonly (string | null)[],
  own: (bound: Situation['bound']) => string | null | undefined,
  signs: readonly number[] = [],
): readonly Candidate<string | null>[] {
  const { bound, before } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { words } = view;
  const { candidates, add, drops, push, push2, push3, push4 } = pool<string | null>(role, situation);
  const near = cuesNear(situation);
  const last = before.at(-1);
  const follows = step(bound, last ?? bound);
  const lasts = hashOf((last && own(last)) ?? '');
  for (const name of names) {
    const c = HASHES.get(name) as number;
    for (let n = 0; n < signs.length; n++) push(SIGNS + n, c, signs[n]);
    if (signs.length > 0 && drops(SIGNED, LIKELY)) continue;
    for (const cue of near) push(12, c, cue);
    if (drops(CUED, LIKELY)) continue;
    push4(1, c, 0, 2, c, look.kind, 3, c, look.before, 303, c, look.beforeKin);
    push4(4, c, look.before2, 5, c ^ look.before, look.before2, 305, c ^ look.beforeKin, look.before2, 6, c, look.verb);
    push4(306, c, look.verbKin, 7, c ^ look.verb, look.unit, 307, c ^ look.verbKin, look.unit, 8, c, look.after);
    push3(308, c, look.afterKin, 9, c, keyAt(words, at + 2), 309, c, kinAt(words, at + 2));
    push3(10, c ^ look.before, look.kind, 310, c ^ look.beforeKin, look.kind, 11, c ^ tagAt(words, at - 1), look.kind);
    push(13, c ^ look.section, look.kind);
    if (last) {
      push2(14, c ^ lasts, follows.same ? 1 : 0, 15, c ^ lasts, follows.kinds * 2 + (follows.same ? 1 : 0));
      push2(16, c ^ lasts, look.before, 316, c ^ lasts, look.beforeKin);
    }
    push3(17, c, keyAt(words, at - 1), 317, c, kinAt(words, at - 1), 18, c ^ keyAt(words, look.verbAt - 1), look.verb);
    push(318, c ^ kinAt(words, look.verbAt - 1), look.verbKin);
    add(name);
  }
  return candidates;
}

/** Words right of the figure that are looked at. */
const RIGHT = 7;

let cuesOwner: Situation['bound'] | undefined;
let cues: readonly number[] = [];

/** Cue groups left and right in the sentence, with how near they stand; the same for change and status. */
function cuesNear({ bound }: Situation): readonly number[] {
  if (cuesOwner === bound) return cues;
  cuesOwner = bound;
  const { words } = bound.figure.view;
  const { at } = bound.figure;
  const found = new Array<number>(CUE_GROUPS).fill(0);
  let open = (1 << CUE_GROUPS) - 1;
  let clear = 1;
  for (let i = at - 1; i >= 0 && open !== 0; i--) {
    const { cues: own, tag } = words[i] as Word;
    const gap = at - i;
    for (let n = 0, fresh = own & open; fresh !== 0; n++, fresh >>>= 1) {
      if ((fresh & 1) === 0) continue;
      found[n] = 1 + (gap < 3 ? gap : gap < 7 ? 3 : gap < 9 ? 4 : 5) * 2 + clear;
      open &= ~(1 << n);
    }
    if (tag === 'M' || tag === ',' || tag === ';') clear = 0;
  }
  let right = 0;
  for (let i = at + 1; i <= at + RIGHT && i < words.length; i++) right |= (words[i] as Word).cues;
  const out: number[] = [];
  for (let n = 0; n < CUE_GROUPS; n++) {
    const left = found[n] as number;
    out.push(n * 100 + (left === 0 ? 6 * 2 + 1 : left - 1));
    if (((right >>> n) & 1) === 1) out.push(n * 100 + 50);
  }
  cues = out;
  return out;
}
