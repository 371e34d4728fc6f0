import type { Inheritance, Mention, Span } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { keyAt, kinAt, type Look } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { Figure, Scene } from '../scene.js';
import type { Sheet } from '../sheet.js';

/** What may fill a role. `null` in its place means that the role stays empty. */
export interface Filling {
  readonly value: string;
  readonly span?: Span | undefined;
  readonly inherited?: Inheritance | undefined;
  readonly entity?: Entity | undefined;
  /** `who` of the entity that it names. */
  readonly who?: string | undefined;
  /** Number of the way in which it was first found; a later figure that takes it over looks at it. */
  readonly way?: number | undefined;
}

/**
 * A filling, `inherited` as it says or as is told. All have one shape: they are looked at all over, and V8 makes a shape of
 * its own for every copy by `...` that adds a field.
 */
export function fillingOf({ value, span, inherited: own, entity, who, way }: Filling, inherited = own): Filling {
  return { value, span, inherited, entity, who, way };
}

/** What an earlier figure has, for a later one. */
export function takenOver(filling: Filling, inherited: Inheritance): Filling {
  return fillingOf(filling, inherited);
}

/** A figure with the roles that have been bound so far; the roles are bound in one order for all figures. */
export interface Bound {
  readonly figure: Figure;
  readonly look: Look;
  object?: Filling | null;
  base?: Filling | null;
  place?: Filling | null;
  time?: Filling | null;
  subject?: Filling | null;
  predicate?: Filling | null;
  change?: string | null;
  status?: string | null;
  /** First word of the object, once it is asked for; it stays where the object gets another end. */
  head?: Head;
  /** The same of its subject: numbers among `Scene.values` of who it is and of how that is named. */
  owner?: Owner;
  /** Chance of each role that has been chosen. */
  readonly chances: { readonly [role: string]: number };
}

/** Numbers of a subject among `Scene.values`; below 0 where there is none. */
export interface Owner {
  readonly who: number;
  readonly naming: number;
}

/** The chance of an earlier choice as one of five classes. */
export function sureness({ chances }: Bound, role: keyof typeof ROLE): number {
  return Math.floor((chances[role] ?? 0) * 4.99);
}

/** Everything a role may look at: the article, the figure, and the figures before it, the last one last. */
export interface Situation {
  readonly scene: Scene;
  readonly bound: Bound;
  readonly before: readonly Bound[];
  readonly sheet: Sheet;
  /** By how much an answer of the role at hand must beat none, in log odds. */
  readonly margin: number;
}

/** Numbers of the roles: each has 512 templates of its own. */
export const ROLE = {
  object: 0,
  base: 1,
  subject: 2,
  place: 3,
  time: 4,
  change: 5,
  status: 6,
  counted: 7,
  predicate: 8,
  extent: 9,
  ownerExtent: 10,
} as const;

/** Candidates of one role as they are collected. */
export interface Pool<T>
  extends Pick<Sheet, 'push' | 'push2' | 'push3' | 'push4' | 'opens' | 'closes' | 'drops' | 'ends'> {
  readonly candidates: readonly Candidate<T>[];
  /** Takes the item of the candidate that `ends` has closed. */
  take(item: T): void;
  /** Closes a candidate and takes its item. */
  add(item: T): void;
}

/**
 * Collects candidates of one role: `push` what speaks for or against an item, then `add` it; where it takes time to make,
 * `if (ends(0)) take(…)`.
 */
export function pool<T>(role: number, { sheet, margin }: Situation): Pool<T> {
  const candidates: Candidate<T>[] = [];
  const { push, push2, push3, push4, opens, closes, begin, drops, ends, keep } = sheet;
  begin(role);
  const take = (item: T) => {
    candidates.push(keep(item));
  };
  const add = (item: T) => {
    if (ends(item === null ? margin : 0)) take(item);
  };
  return { candidates, push, push2, push3, push4, opens, closes, drops, ends, take, add };
}

/** How a figure follows the one before it: same sentence, what lies between, same kind. */
export function step({ figure }: Bound, last: Bound): { same: boolean; gap: number; kinds: number } {
  const same = figure.view === last.figure.view;
  const gap = same ? figure.at - last.figure.at : 99;
  const a: Mention = figure.mention;
  const b: Mention = last.figure.mention;
  return { same, gap, kinds: a.kind === b.kind ? (a.unit === b.unit ? 2 : 1) : 0 };
}

/** The word of a figure as a phrase. */
export function wordOf({ figure: { at } }: Bound): { readonly from: number; readonly to: number } {
  return { from: at, to: at + 1 };
}

/** First word of a phrase and its class. */
interface Head {
  readonly key: number;
  readonly kin: number;
}

const NOTHING: Head = { key: 0, kin: 0 };
const INHERITED: Head = { key: 1, kin: 395 };
const ELSEWHERE: Head = { key: 2, kin: 394 };

/** That of the counted thing; numbers of their own where nothing is counted, or nothing of the sentence. Several roles ask. */
export function headOfObject({ bound }: Situation): Head {
  bound.head ??= headOf(bound);
  return bound.head;
}

function headOf({ object, figure }: Bound): Head {
  const { words } = figure.view;
  if (!object?.span) return object ? INHERITED : NOTHING;
  const { start } = object.span;
  const from = words.findIndex((word) => word.start >= start);
  return from < 0 ? ELSEWHERE : { key: keyAt(words, from), kin: kinAt(words, from) };
}
