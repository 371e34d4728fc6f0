import { lookOf } from './features.js';
import { marginOf } from './margins.js';
import type { Candidate, Choice } from './ranker.js';
import { baseCandidates, hasBase } from './roles/base.js';
import { type Cell, cellOf } from './roles/cell.js';
import { changeCandidates, statusCandidates } from './roles/class.js';
import { countedCandidates, mayCountNothing } from './roles/counted.js';
import { DEICTIC_CHANCE, deicticTime } from './roles/deixis.js';
import { distanceFrom } from './roles/distance.js';
import { extentCandidates, ownerExtentCandidates } from './roles/extent.js';
import { isListed, LISTED_CHANCE } from './roles/label-list.js';
import { objectCandidates } from './roles/object.js';
import { partiesOf } from './roles/parties.js';
import { placeCandidates } from './roles/place.js';
import { predicateCandidates } from './roles/predicate.js';
import { restOf } from './roles/rest.js';
import { type Bound, type Filling, fillingOf, type ROLE, type Situation, takenOver } from './roles/role.js';
import { shortForms } from './roles/short-forms.js';
import { subjectCandidates } from './roles/subject.js';
import { timeCandidates } from './roles/time.js';
import type { Scene } from './scene.js';
import { keepingSheet, type Sheet } from './sheet.js';

export type RankedRole = keyof typeof ROLE;

/** Roles that are chosen last, by weights of their own: the others were learnt without them. */
export function isLate(role: RankedRole): role is 'predicate' | 'extent' | 'ownerExtent' {
  return role === 'predicate' || isExtent(role);
}

/** Roles that say how far others reach. */
export function isExtent(role: RankedRole): role is 'extent' | 'ownerExtent' {
  return role === 'extent' || role === 'ownerExtent';
}

/** What a ranked role holds: text with its span, or one of a few words. */
export type Value<R extends RankedRole> = R extends 'change' | 'status' | 'counted' ? string | null : Filling | null;

/** Picks one of a role's candidates for the figure at hand. */
export type Choose = <R extends RankedRole>(
  role: R,
  candidates: readonly Candidate<Value<R>>[],
  bound: Bound,
) => Choice<Value<R>> | undefined;

/** What the steps that bind one figure look at and write to. */
interface Turn {
  readonly scene: Scene;
  readonly bound: Bound;
  /** Those of the figures before, the last one last. */
  readonly before: readonly Bound[];
  readonly chances: Record<string, number>;
  /** Where the figure stands in a table, which tells better than the ranker does. */
  readonly cell: Cell | undefined;
  readonly choose: Choose;
  readonly sheet: Sheet;
  readonly late: Sheet;
}

/**
 * Binds the roles of every figure of an article that is a claim, in text order. A role may look at the roles bound before it and at
 * those of the figures before; `choose` decides between its candidates (the ranker, or the trainer that watches it), whose
 * features go to the sheets: those of what is chosen last to one of their own.
 */
export function bind(
  scene: Scene,
  choose: Choose,
  sheet: Sheet = keepingSheet(),
  late: Sheet = keepingSheet(),
): readonly Bound[] {
  const out: Bound[] = [];
  const ends = new Map<number, Filling>();
  for (const figure of scene.figures) {
    const chances: Record<string, number> = {};
    const bound: Bound = { figure, look: lookOf(figure), chances };
    const turn: Turn = { scene, bound, before: out, chances, cell: cellOf(scene, figure), choose, sheet, late };
    // A number that counts nothing is no claim, and no later figure takes anything over from it.
    if (!counts(turn)) continue;
    bindRoles(turn);
    bindExtents(turn, ends);
    out.push(bound);
  }
  const inFull = shortForms(scene);
  for (const bound of out) {
    const subject = ended(bound.subject, ends) ?? partiesOf(scene, bound);
    bound.subject = subject && inFull(subject);
  }
  return out;
}

/**
 * The roles in the order in which they were learnt. What a cell of a table says goes before the ranker's choice, and the few
 * rules that overrule this one each have a function: `told`, `fuller`, `leavesToRest`.
 */
function bindRoles(turn: Turn): void {
  const { bound, cell } = turn;
  bound.change = picked(turn, 'change', changeCandidates);
  bound.object = cell?.object ?? picked(turn, 'object', objectCandidates);
  bound.base = hasBase(bound.figure.mention.kind) ? picked(turn, 'base', baseCandidates) : null;
  bound.time = cell?.time ?? told(picked(turn, 'time', timeCandidates), turn);
  bound.status = picked(turn, 'status', statusCandidates);
  bound.place = cell?.place ?? picked(turn, 'place', placeCandidates);
  bound.subject = cell?.subject ?? fuller(picked(turn, 'subject', subjectCandidates), turn);
  if (!cell) leavesToRest(turn);
  bound.predicate = picked(turn, 'predicate', predicateCandidates);
}

/**
 * Where object and subject end, and where a distance begins. Last, since the roles were learnt with objects as they are chosen. The end of a subject is noted
 * by where it is named, for all figures that have it.
 */
function bindExtents(turn: Turn, ends: Map<number, Filling>): void {
  const { bound, cell } = turn;
  const object = cell?.object ? null : picked(turn, 'extent', extentCandidates);
  if (object) bound.object = object;
  if (bound.object && !cell?.object) bound.object = distanceFrom(turn.scene, bound, bound.object);
  const owner = cell?.subject ? null : picked(turn, 'ownerExtent', ownerExtentCandidates);
  if (owner?.span && owner !== bound.subject) ends.set(owner.span.start, owner);
}

/** Asks a role for its candidates and has one chosen. */
function picked<R extends RankedRole>(
  { scene, bound, before, chances, choose, sheet, late }: Turn,
  role: R,
  candidatesOf: (situation: Situation) => readonly Candidate<Value<R>>[],
): Value<R> {
  const margin = marginOf(role, scene);
  const own = isLate(role) ? late : sheet;
  const choice = choose(role, candidatesOf({ scene, bound, before, sheet: own, margin }), bound);
  if (choice === undefined) return null as Value<R>;
  // The verb is no part of what the row says, and any extent of the object is right.
  if (!isLate(role)) chances[role] = choice.chance;
  return choice.item;
}

/** False for a number that counts nothing: a row's own, or one that the ranker takes for none and no list of labels for one. */
function counts(turn: Turn): boolean {
  const { cell, bound, chances } = turn;
  const { figure } = bound;
  if (cell) return !cell.counter;
  if (!mayCountNothing(figure.mention.kind) || picked(turn, 'counted', countedCandidates) !== null) return true;
  if (!isListed(figure)) return false;
  chances['counted'] = LISTED_CHANCE;
  return true;
}

/** The time that words like `hôm qua` tell, where they hold for the figure; else the one chosen. */
function told(time: Filling | null, { scene, bound, chances }: Turn): Filling | null {
  const deictic = deicticTime(scene, bound, time);
  if (!deictic) return time;
  chances['time'] = DEICTIC_CHANCE;
  return deictic;
}

/**
 * The subject of the figure before in the sentence where it is the same one told in full: what `Đảng bộ huyện Bình Liêu`
 * has, a figure later `huyện Bình Liêu` has.
 */
function fuller(subject: Filling | null, { bound, before }: Turn): Filling | null {
  const last = before.at(-1);
  const owner = last?.figure.view === bound.figure.view ? last.subject : undefined;
  if (!subject || !owner || owner.value === subject.value) return subject;
  return owner.value.endsWith(` ${subject.value}`) ? takenOver(owner, 'list head') : subject;
}

/** `Mai Sơn có 20 vụ, các huyện còn lại 30`: the second figure is neither that of the district named last, nor of its place. */
function leavesToRest({ scene, bound }: Turn): void {
  const rest = restOf(scene, bound);
  if (!rest) return;
  bound.subject = rest.units;
  if (bound.place?.entity?.type === rest.type) bound.place = null;
}

/** A subject with the end that was chosen where it is named. */
function ended(subject: Filling | null | undefined, ends: ReadonlyMap<number, Filling>): Filling | null {
  const end = subject?.span && ends.get(subject.span.start);
  if (!subject || !end) return subject ?? null;
  return fillingOf({ ...subject, value: end.value, span: end.span });
}
