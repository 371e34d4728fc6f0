import { lookOf } from './features.js';
import type { Candidate, Choice } from './ranker.js';
import { baseCandidates, hasBase } from './roles/base.js';
import { cellOf } from './roles/cell.js';
import { changeCandidates, statusCandidates } from './roles/class.js';
import { countedCandidates, mayCountNothing } from './roles/counted.js';
import { DEICTIC_CHANCE, deicticTime } from './roles/deixis.js';
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
import type { Figure, Scene } from './scene.js';
import { keepingSheet, type Sheet } from './sheet.js';

export type RankedRole = keyof typeof ROLE;

/**
 * The subject of the figure before in the sentence where it is the same one told in full: what `Đảng bộ huyện Bình Liêu`
 * has, a figure later `huyện Bình Liêu` has.
 */
function fuller(subject: Filling | null, last: Bound | undefined, { view }: Figure): Filling | null {
  const before = last?.figure.view === view ? last.subject : undefined;
  if (!subject || !before || before.value === subject.value) return subject;
  return before.value.endsWith(` ${subject.value}`) ? takenOver(before, 'list head') : subject;
}

/**
 * By how much an answer must beat none, in log odds. Set on the gold and on annotated articles that were kept apart, with weights
 * learnt without both: lower margins give more subjects, half of them wrong. A base may be a little less likely than none. A time must
 * beat the day of publication: a wrong day is worse than none. So is a row of a number that counts nothing.
 * A verb may be less likely than none: of ten claims that have none in the gold three are left without, and of a hundred that have one one.
 */
function marginOf(role: RankedRole, scene: Scene): number {
  if (role === 'subject') return 2.3;
  if (role === 'base') return -0.4;
  if (role === 'time') return 0.7;
  if (role === 'counted') return 0.5;
  if (role === 'predicate') return -1;
  return role === 'place' ? marginOfPlace(scene) : 0;
}

/**
 * An article about one unit says so once, and its figures hold for it, as do those of one whose title begins with a unit and
 * a colon. A unit that neither title nor lead names may only be where a conference was held: of 2 500 such places a quarter is wrong.
 */
function marginOfPlace({ isAboutUnit, titled, main, headWho }: Scene): number {
  if (titled) return -1;
  if (!isAboutUnit) return 1.5;
  return headWho.has(main[0]?.entity.who ?? '') ? -1 : 0;
}

/** Roles that are chosen last, by weights of their own: the others were learnt without them. */
export function isLate(role: RankedRole): role is 'predicate' | 'extent' | 'ownerExtent' {
  return role === 'predicate' || isExtent(role);
}

/** Roles that say how far others reach. */
export function isExtent(role: RankedRole): role is 'extent' | 'ownerExtent' {
  return role === 'extent' || role === 'ownerExtent';
}

/** A subject with the end that was chosen where it was first named. */
function ended(subject: Filling | null | undefined, ends: ReadonlyMap<number, Filling>): Filling | null {
  const told = subject?.span && ends.get(subject.span.start);
  if (!subject || !told) return subject ?? null;
  return fillingOf({ ...subject, value: told.value, span: told.span });
}

/** What a ranked role holds: text with its span, or one of a few words. */
export type Value<R extends RankedRole> = R extends 'change' | 'status' | 'counted' ? string | null : Filling | null;

/** Picks one of a role's candidates for the figure at hand. */
export type Choose = <R extends RankedRole>(
  role: R,
  candidates: readonly Candidate<Value<R>>[],
  bound: Bound,
) => Choice<Value<R>> | undefined;

/** One figure with its roles and the chance of each. */
export type Binding = Bound;

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
): readonly Binding[] {
  const out: Binding[] = [];
  const ends = new Map<number, Filling>();
  for (const figure of scene.figures) {
    const chances: Record<string, number> = {};
    const bound: Binding = { figure, look: lookOf(figure), chances };
    const pick = <R extends RankedRole>(
      role: R,
      candidatesOf: (situation: Situation) => readonly Candidate<Value<R>>[],
    ): Value<R> => {
      const margin = marginOf(role, scene);
      const own = isLate(role) ? late : sheet;
      const choice = choose(role, candidatesOf({ scene, bound, before: out, sheet: own, margin }), bound);
      if (choice === undefined) return null as Value<R>;
      // The verb is no part of what the row says, and any extent of the object is right.
      if (!isLate(role)) chances[role] = choice.chance;
      return choice.item;
    };
    const cell = cellOf(scene, figure);
    // A number that counts nothing is no claim, and no later figure takes anything over from it.
    if (cell?.counter) continue;
    const asks = cell === undefined && mayCountNothing(figure.mention.kind);
    if (asks && pick('counted', countedCandidates) === null) {
      if (!isListed(figure)) continue;
      chances['counted'] = LISTED_CHANCE;
    }
    bound.change = pick('change', changeCandidates);
    bound.object = cell?.object ?? pick('object', objectCandidates);
    bound.base = hasBase(figure.mention.kind) ? pick('base', baseCandidates) : null;
    bound.time = cell?.time ?? pick('time', timeCandidates);
    const deictic = cell?.time ? undefined : deicticTime(scene, bound, bound.time);
    if (deictic) {
      bound.time = deictic;
      chances['time'] = DEICTIC_CHANCE;
    }
    bound.status = pick('status', statusCandidates);
    bound.place = cell?.place ?? pick('place', placeCandidates);
    bound.subject = cell?.subject ?? fuller(pick('subject', subjectCandidates), out.at(-1), figure);
    const rest = cell ? undefined : restOf(scene, bound);
    if (rest) {
      bound.subject = rest.units;
      if (bound.place?.entity?.type === rest.type) bound.place = null;
    }
    bound.predicate = pick('predicate', predicateCandidates);
    // The last ones, since the others were learnt with objects as they are chosen.
    if (cell?.object === undefined) bound.object = pick('extent', extentCandidates) ?? bound.object;
    const told = cell?.subject ? null : pick('ownerExtent', ownerExtentCandidates);
    if (told?.span && told !== bound.subject) ends.set(told.span.start, told);
    out.push(bound);
  }
  for (const bound of out) bound.subject = ended(bound.subject, ends);
  for (const bound of out) bound.subject ??= partiesOf(scene, bound);
  const inFull = shortForms(scene);
  for (const bound of out) if (bound.subject) bound.subject = inFull(bound.subject);
  return out;
}
