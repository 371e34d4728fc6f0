import type { Inheritance } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { between, bucket, keyAt, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { chunks, type Phrase, spanOf } from '../spans.js';
import { hashOf } from '../words.js';
import { type Filling, type Push, pool, ROLE, type Situation, step } from './role.js';

/** How many sentences back an actor may have been named that is still spoken of. */
const SENTENCES = 3;
const MOST = 60;

/** Whose figure it may be: who is named in and before the sentence, noun phrases, whoever the last figure spoke of. */
export function subjectCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { candidates, add } = pool<Filling | null>(ROLE.subject);
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  const here = [...view.units, ...view.actors];
  const leftHere = here.filter(({ to }) => to <= at).length;

  const shape = (push: Push, source: number) => {
    push(1, source);
    push(2, source, look.kind);
    push(3, source, look.verb);
    push(4, source, look.section);
    push(5, source, Math.min(leftHere, 3));
    push(6, source, look.before);
    push(7, source, near.same ? 1 : 0);
  };
  const values = new Set<string>();

  const entity = (one: Entity, where: View, back: number, order: number) => {
    const value = resolve(situation, one, where);
    if (values.has(value) || values.size > MOST) return;
    values.add(value);
    const { words } = where;
    const left = back > 0 || one.from < at;
    const head = where.section === 'title' || where.section === 'lead';
    const source = back === 0 ? (left ? 0 : 1) : head ? 2 : back === 1 ? 3 : 4;
    const kind = hashOf(one.kind) ^ (one.generic ? 77 : 0);
    const count = scene.counts.get(one.value) ?? 0;
    const inherited = inheritance(where, back, value !== one.value);
    add({ value, span: { start: one.start, end: one.end }, ...(inherited ? { inherited } : {}) }, (push) => {
      shape(push, source);
      push(10, source, kind);
      push(11, source, bucket(order));
      push(12, kind, look.kind);
      push(13, keyAt(words, one.from - 1), source);
      push(14, tagAt(words, one.from - 1), kind);
      push(15, keyAt(words, one.to), source);
      push(16, tagAt(words, one.to), source * 256 + tagAt(words, one.from - 1));
      push(17, keyAt(words, one.from), source);
      push(18, one.from === 0 ? 1 : 0, source);
      push(19, bucket(count), kind);
      push(20, inHead(situation, one), kind);
      push(21, source, bucket(count) * 2 + inHead(situation, one));
      push(22, kind, look.verb);
      push(23, insideOther(where, one), source);
      if (back === 0) {
        push(24, bucket(left ? at - one.to : one.from - at), left ? 1 : 0);
        push(25, left ? between(words, one.to, at) : between(words, at + 1, one.from), left ? 1 : 0);
        push(26, left ? between(words, one.to, at) : 999, kind);
      }
      if (bound.place) push(27, bound.place.value === value ? 1 : value.includes(bound.place.value) ? 2 : 0, kind);
      const again = last?.subject?.value === value ? 1 : 0;
      push(28, again, near.same ? 1 : 0);
      push(29, again, source);
    });
  };

  const phrase = (part: Phrase, order: number, side: number) => {
    const span = spanOf(view, part);
    const value = scene.text.slice(span.start, span.end);
    if (values.has(value)) return;
    values.add(value);
    const { words } = view;
    const object = bound.object?.span;
    const inObject = object && span.start < object.end && object.start < span.end ? 1 : 0;
    add({ value, span }, (push) => {
      shape(push, 5 + side);
      push(30, bucket(order), side);
      push(31, keyAt(words, part.from), side);
      push(32, tagAt(words, part.from), side);
      push(33, keyAt(words, part.from - 1), side);
      push(34, tagAt(words, part.from - 1), tagAt(words, part.to));
      push(35, keyAt(words, part.to), side);
      push(36, bucket(part.to - part.from), side);
      push(37, inObject, side);
      push(38, side === 0 ? between(words, part.to, at) : 0, side);
      push(39, side === 0 ? bucket(at - part.to) : 0, look.kind);
      push(40, part.from === 0 ? 1 : 0, tagAt(words, part.to));
      push(41, keyAt(words, part.to - 1), side);
    });
  };

  here
    .filter(({ to }) => to <= at)
    .sort((a, b) => b.from - a.from)
    .forEach((one, order) => {
      entity(one, view, 0, order);
    });
  here
    .filter(({ from }) => from > at)
    .forEach((one, order) => {
      entity(one, view, 0, order);
    });
  if (last?.subject && !values.has(last.subject.value)) {
    values.add(last.subject.value);
    add({ ...last.subject, inherited: 'previous sentence' }, (push) => {
      shape(push, 9);
      push(45, near.same ? 1 : 0, near.kinds);
      push(46, near.same ? between(view.words, last.figure.at + 1, at) : 999);
      push(47, bucket(view.index - last.figure.view.index), Math.min(leftHere, 2));
      push(48, look.verb, look.before);
    });
  }
  for (let back = 1; back <= view.index; back++) {
    const where = scene.views[view.index - back] as View;
    const head = where.section === 'title' || where.section === 'lead';
    if (back > SENTENCES && !head) continue;
    [...where.units, ...where.actors].forEach((one, order) => {
      entity(one, where, back, order);
    });
  }
  const parts = chunks(view.words, Math.max(0, at - 30), at);
  [...parts].reverse().forEach((part, order) => {
    phrase(part, order, 0);
  });
  extended(parts, view).forEach((part, order) => {
    phrase(part, order, 1);
  });
  const own = ownPhrase(situation);
  if (own && !values.has(own.value)) {
    add(own, (push) => {
      shape(push, 8);
      push(50, look.kind, look.verb);
      push(51, look.after);
      push(52, look.beforeTag, look.kind);
    });
  }
  if (bound.place && !values.has(bound.place.value)) {
    const { entity: unit, ...filling } = bound.place;
    add(filling, (push) => {
      shape(push, 10);
      push(53, hashOf(unit?.kind ?? filling.value));
    });
  }
  add(null, (push) => {
    shape(push, 11);
    push(54, bound.place ? 1 : 0, last?.subject === null ? 1 : 0);
    push(55, look.unit);
  });
  return candidates;
}

/** `huyện` is the district named last; `Công an huyện` keeps its words. */
function resolve({ scene }: Situation, one: Entity, where: View): string {
  if (one.kind !== 'reference' || one.type === undefined) return one.value;
  for (let index = where.index; index >= 0; index--) {
    const view = scene.views[index] as View;
    for (let n = view.units.length - 1; n >= 0; n--) {
      const unit = view.units[n] as Entity;
      if (unit.type === one.type && (index < where.index || unit.from < one.from)) return unit.value;
    }
  }
  return one.value;
}

function inheritance(where: View, back: number, resolved: boolean): Inheritance | undefined {
  if (back > 0) return where.section === 'body' ? 'previous sentence' : 'article head';
  return resolved ? 'previous sentence' : undefined;
}

function inHead({ scene }: Situation, one: Entity): number {
  return scene.head.some(({ value }) => value === one.value) ? 1 : 0;
}

function insideOther({ actors }: View, one: Entity): number {
  return actors.some((actor) => actor !== one && actor.from <= one.from && one.to <= actor.to) ? 1 : 0;
}

/** Noun phrases with the prepositional phrase that follows: `các trường công lập của thành phố`. */
function extended(parts: readonly Phrase[], { words }: View): readonly Phrase[] {
  const out: Phrase[] = [];
  parts.forEach((part, n) => {
    const next = parts[n + 1];
    if (next && next.from - part.to === 1 && words[part.to]?.tag === 'E') out.push({ from: part.from, to: next.to });
  });
  return out;
}

/** The counted thing as who the figure is about: `ba thanh niên bị thương`. */
function ownPhrase({ bound }: Situation): Filling | undefined {
  const { object } = bound;
  return object ? { ...object } : undefined;
}
