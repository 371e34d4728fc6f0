import type { Entity } from '../entities/entity.js';
import { earlier, type View } from '../scene.js';
import type { Situation } from './role.js';

/** How many sentences back a unit may have been named that still holds. */
const SENTENCES = 8;
const MOST = 24;

/** A unit or region that the article names. */
export interface Seen {
  readonly entity: Entity;
  readonly view: View;
  /** The words that name it: the entity's own, or those that stand for it (`huyện`). */
  readonly by: Entity;
  /** The number of that among those of the article. */
  readonly number: number;
  /** Sentences between it and the figure. */
  readonly back: number;
}

/** Units and regions of the sentence, then of those before it, nearest first, then of the article's head. */
export function named({ scene, bound }: Situation): readonly Seen[] {
  const { view, at } = bound.figure;
  const out: Seen[] = [];
  const distance = ({ from }: Entity) => (from < at ? at - from : (from - at) * 2);
  const own: Seen[] = view.units.map((entity, n) => seenOf(entity, entity, n, view, 0));
  for (const [n, actor] of view.actors.entries()) {
    const entity = scene.meant.get(actor);
    if (entity) own.push(seenOf(entity, actor, view.units.length + n, view, 0));
  }
  own.sort((a, b) => distance(a.by) - distance(b.by));
  const add = (one: Seen) => {
    const { entity } = one;
    if (entity.kind !== 'hamlet') out.push(one);
    else if (entity.within) out.push({ ...one, entity: entity.within });
  };
  own.forEach(add);
  for (const where of earlier(scene, view, SENTENCES)) {
    if (out.length >= MOST) break;
    const back = view.index - where.index;
    for (const [n, entity] of where.units.entries()) add(seenOf(entity, entity, n, where, back));
    if (back > 1) continue;
    for (const [n, actor] of where.actors.entries()) {
      const entity = scene.meant.get(actor);
      if (entity) add(seenOf(entity, actor, where.units.length + n, where, back));
    }
  }
  for (const { entity, view: where } of scene.main) {
    const back = where.index > view.index ? -1 : Math.max(1, view.index - where.index);
    add(seenOf(entity, entity, where.units.indexOf(entity), where, back));
  }
  return out;
}

/** `n`: the number of who names it in its sentence. */
function seenOf(entity: Entity, by: Entity, n: number, view: View, back: number): Seen {
  return { entity, by, number: view.firstNamed + n, view, back };
}

/** 1 where another named unit says that it lies in this one, 2 where this one lies in another. */
export function contained(seen: readonly Seen[], entity: Entity): number {
  let lies = 0;
  for (const { entity: other } of seen) {
    if (other.within?.who === entity.who) return 1;
    if (other.who === entity.who && other.within) lies = 2;
  }
  return lies;
}

/** True where it is named again after one sentence and up to another, by their numbers. */
export function newer(seen: readonly Seen[], entity: Entity, from: number, to: number): boolean {
  return seen.some((other) => other.entity.who === entity.who && other.view.index > from && other.view.index <= to);
}
