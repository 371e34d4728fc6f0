import type { Entity } from '../entities/entity.js';
import { rank } from '../entities/units.js';
import { between, bucket, keyAt, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { hashOf } from '../words.js';
import { type Filling, type Push, pool, ROLE, type Situation, step } from './role.js';

/** How many sentences back a unit may have been named that still holds. */
const SENTENCES = 8;
const MOST = 24;

interface Seen {
  readonly entity: Entity;
  readonly view: View;
  /** Sentences between it and the figure. */
  readonly back: number;
}

/** Units, regions and countries that the figure may hold for; `null` where the text names none. */
export function placeCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { candidates, add } = pool<Filling | null>(ROLE.place);
  const seen = named(situation);
  const here = seen.filter(({ back }) => back === 0).length;
  const last = before.at(-1);
  const near = step(bound, last ?? bound);

  const shape = (push: Push, source: number) => {
    push(1, source);
    push(2, source, look.kind);
    push(3, source, Math.min(here, 3));
    push(4, source, look.section);
    push(5, source, Math.min(seen.length, 6));
    push(6, source, last?.place === null ? 1 : last?.place ? 2 : 0);
  };
  add(null, (push) => {
    shape(push, 9);
    push(7, look.unit);
    push(8, last && last.place === null ? 1 : 0, near.same ? 1 : 0);
    push(9, scene.head.some((entity) => entity.kind === 'unit') ? 1 : 0, here > 0 ? 1 : 0);
  });
  const values = new Set<string>();
  let order = 0;
  for (const { entity, view: where, back } of seen) {
    if (values.has(entity.value)) continue;
    values.add(entity.value);
    order++;
    const { words } = where;
    const left = back > 0 || entity.from < at;
    const count = scene.counts.get(entity.value) ?? 0;
    const head = scene.head.some(({ value }) => value === entity.value);
    const level = Math.round(rank(entity) * 2);
    const filling: Filling = {
      value: entity.value,
      span: { start: entity.start, end: entity.end },
      entity,
      ...(back === 0 ? {} : { inherited: where.section === 'body' ? 'previous sentence' : 'article head' }),
    };
    add(filling, (push) => {
      const source = back === 0 ? (left ? 0 : 1) : where.section !== 'body' ? 2 : back < 3 ? 3 : 4;
      shape(push, source);
      push(10, source, level);
      push(11, level, bucket(count));
      push(12, level, head ? 1 : 0);
      push(13, source, bucket(order));
      push(14, source * 64 + bucket(count) * 2 + (head ? 1 : 0), level);
      push(15, keyAt(words, entity.from - 1), source);
      push(16, tagAt(words, entity.from - 1), source);
      push(17, tagAt(words, entity.to), source);
      push(18, insideActor(where, entity), source);
      push(19, entity.within ? 1 : 0, contained(seen, entity) * 8 + source);
      push(20, entity.kind === 'region' ? hashOf(entity.value) : 0, source);
      push(21, entity.from === 0 ? 1 : 0, source);
      if (back === 0) {
        push(22, bucket(left ? at - entity.to : entity.from - at), left ? 1 : 0);
        push(23, left ? between(words, entity.to, at) : between(words, at + 1, entity.from), left ? 1 : 0);
        push(24, keyAt(words, entity.to), left ? 1 : 0);
      } else push(25, bucket(back), level);
      if (last) {
        const again = last.place?.value === entity.value ? 1 : 0;
        push(30, again, near.same ? 1 : 0);
        push(31, again, source);
        push(32, again * 4 + (near.same ? 1 : 0) + 2 * near.kinds, source);
        push(33, again, newer(seen, entity, last.figure.view.index, view.index) ? 1 : 0);
      }
      push(34, scene.head[0]?.value === entity.value ? 1 : 0, source);
      push(35, bucket(share(scene.counts, entity.value)), level);
      push(36, withinHead(scene.head, entity) ? 1 : 0, level);
    });
  }
  if (!values.has('Việt Nam')) {
    add({ value: 'Việt Nam', inherited: 'article head' }, (push) => {
      shape(push, 8);
      push(40, seen.some(({ entity }) => entity.kind === 'unit') ? 1 : 0, look.kind);
      push(41, look.unit);
      push(42, last?.place?.value === 'Việt Nam' ? 1 : 0, near.same ? 1 : 0);
    });
  }
  return candidates;
}

/** Units and regions of the sentence, then of those before it, nearest first, then of the article's head. */
function named({ scene, bound }: Situation): readonly Seen[] {
  const { view, at } = bound.figure;
  const out: Seen[] = [];
  const distance = ({ from }: Entity) => (from < at ? at - from : (from - at) * 2);
  for (const entity of [...view.units].sort((a, b) => distance(a) - distance(b))) {
    if (entity.kind !== 'hamlet') out.push({ entity, view, back: 0 });
    if (entity.within && entity.kind === 'hamlet') out.push({ entity: entity.within, view, back: 0 });
  }
  for (let back = 1; back <= view.index && out.length < MOST; back++) {
    const where = scene.views[view.index - back] as View;
    const head = where.section === 'title' || where.section === 'lead';
    if (back > SENTENCES && !head) continue;
    for (const entity of where.units) if (entity.kind !== 'hamlet') out.push({ entity, view: where, back });
  }
  return out;
}

/** 1 where another named unit says that it lies in this one, 2 where this one lies in another. */
function contained(seen: readonly Seen[], entity: Entity): number {
  let lies = 0;
  for (const { entity: other } of seen) {
    if (other.within?.value === entity.value) return 1;
    if (other.value === entity.value && other.within) lies = 2;
  }
  return lies;
}

function insideActor({ actors }: View, entity: Entity): number {
  for (const actor of actors) {
    if (actor.from <= entity.from && entity.to <= actor.to) return actor.kind === 'organisation' ? 1 : 2;
  }
  return 0;
}

function newer(seen: readonly Seen[], entity: Entity, from: number, to: number): boolean {
  return seen.some((other) => other.entity.value === entity.value && other.view.index > from && other.view.index <= to);
}

/** How many entities of the article are named more often. */
function share(counts: ReadonlyMap<string, number>, value: string): number {
  const own = counts.get(value) ?? 0;
  let more = 0;
  for (const count of counts.values()) if (count > own) more++;
  return more;
}

function withinHead(head: readonly Entity[], entity: Entity): boolean {
  return head.some(({ within }) => within?.value === entity.value);
}
