import type { Entity } from '../entities/entity.js';
import { nameKey } from '../entities/identity.js';
import { rank } from '../entities/units.js';
import { between, bucket, figureBefore, keyAt, kinAt, pathOf, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import { earlier, type View } from '../scene.js';
import { sumsFor, sumsOf } from '../sheet.js';
import { hashOf } from '../words.js';
import { type Filling, fillingOf, headOfObject, pool, ROLE, type Situation, step } from './role.js';

/** How many sentences back a unit may have been named that still holds. */
const SENTENCES = 8;
const MOST = 24;
/** An article that names so many provinces or more is about none of them. */
const MOST_PROVINCES = 5;

/** What holds where nothing else is named. */
const COUNTRY = 'Việt Nam';
const COUNTRY_WHO = nameKey(COUNTRY);

/**
 * Where a place must beat none by a margin, one of a sentence before must beat it by so much more of that: of the gold's places that
 * have only just passed it the sentence's own are right in three of four, those of sentences before in every other.
 */
const FURTHER = 0.5;
/** In an article about one unit the country, where the sentence does not name it, must be likelier than another place by this. */
const COUNTRY_FURTHER = 1;
/** In an article that names no unit and no other country it may be so much less likely. */
const COUNTRY_NEARER = 2;

// What is still to come of a place adds no more, of all but one in a thousand, and what it adds mostly.
const REST = 2.5;
const REST_LIKELY = -1;

const shapes = sumsOf(16);
/** Of the article: by who names it and how far behind. */
const statics = sumsOf(1 << 14);
const DISTANCES = 11;

interface Seen {
  readonly entity: Entity;
  readonly view: View;
  /** The words that name it: the entity's own, or those that stand for it (`huyện`). */
  readonly by: Entity;
  /** The number of that among those of the article. */
  readonly number: number;
  /** Sentences between it and the figure. */
  readonly back: number;
}

/** Units, regions and countries that the figure may hold for; `null` where the text names none. */
export function placeCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before, sheet } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const taken = -FURTHER * Math.max(0, situation.margin);
  const country = scene.isAboutUnit ? -COUNTRY_FURTHER : scene.isNational ? COUNTRY_NEARER : 0;
  const { candidates, add, take, drops, ends, push, push2, push3, push4, opens, closes } = pool<Filling | null>(
    ROLE.place,
    situation,
  );
  sumsFor(shapes, sheet, bound);
  sumsFor(statics, sheet, scene);
  const seen = named(situation);
  const here = seen.filter(({ back }) => back === 0).length;
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  // "Hải Phòng đạt 100%, Hà Nam 95%": a unit of its own, behind the figure before.
  const last2 = figureBefore(view.words, at);
  const fresh = seen.some(({ back, by }) => back === 0 && by.to <= at && by.from > last2) ? 1 : 0;

  // "Cả 63 tỉnh, thành phố", "Bộ Y tế": what is counted and who is spoken of tell whether all of the country is meant.
  const thing = headOfObject(situation);
  const actor = nearestActor(view, at);
  const provinces = Math.min(scene.names.provinces.size, MOST_PROVINCES);
  const { coverage } = scene;

  const shape = (source: number) => {
    if (!opens(shapes, source)) return;
    push4(1, source, 0, 2, source, look.kind, 3, source, Math.min(here, 3), 4, source, look.section);
    push2(5, source, Math.min(seen.length, 6), 6, source, last?.place === null ? 1 : last?.place ? 2 : 0);
    closes(shapes, source);
  };
  const first = scene.main[0]?.entity;
  const mainLevel = first ? Math.round(rank(first) * 2) : -1;
  const namings = scene.spoken;
  // `huyện`, `toàn tỉnh`: a local paper's way to speak of its unit.
  const references = bucket(first ? namings - (scene.counts.get(first.who) ?? 0) : 0);
  shape(9);
  push3(7, look.unit, 0, 60, fresh, Math.min(here, 2), 63, coverage, scene.dominance);
  push2(
    64,
    coverage * 8 + bucket(namings),
    Math.min(here, 2),
    8,
    last && last.place === null ? 1 : 0,
    near.same ? 1 : 0,
  );
  push2(43, scene.dominance, Math.min(here, 2), 44, scene.dominance, mainLevel);
  push(45, scene.dominance * 8 + bucket(namings), last?.place === null ? 1 : last ? 2 : 0);
  push2(46, bucket(namings), mainLevel, 52, references, Math.min(here, 2));
  push2(53, references * 8 + scene.dominance, mainLevel, 94, look.verbKin, Math.min(here, 2));
  push(95, kinAt(view.words, 0), Math.min(here, 2));
  push(96, bound.object ? kinAt(view.words, at + 1) : 0, Math.min(here, 2));
  push4(100, thing.kin, 0, 101, thing.key, 0, 102, thing.kin, coverage, 103, look.unit, coverage);
  push4(120, actor.key, 0, 121, actor.kin, 0, 122, provinces, scene.dominance, 123, provinces, Math.min(here, 2));
  push2(124, thing.kin, provinces, 125, actor.kin, coverage);
  push(9, scene.head.some((entity) => entity.kind === 'unit') ? 1 : 0, here > 0 ? 1 : 0);
  add(null);
  const values = new Set<string>();
  let order = 0;

  for (const { entity, view: where, back, by, number } of seen) {
    const { who } = entity;
    if (values.has(who)) continue;
    values.add(who);
    order++;
    const { words } = where;
    const left = back > 0 || by.from < at;
    const count = scene.counts.get(who) ?? 0;
    const head = scene.headWho.has(who);
    const again = last?.place?.who === who ? 1 : 0;
    const level = Math.round(rank(entity) * 2);
    const source = sourceOf(back, left, by !== entity, where);
    const prominence = prominenceOf(scene, who);
    shape(source);
    const key = number * DISTANCES + (back < 0 ? 9 : back === 0 && !left ? 10 : bucket(back));
    if (opens(statics, key)) {
      const free = bucket(scene.free.get(who) ?? 0);
      push3(10, source, level, 11, level, bucket(count), 12, level, head ? 1 : 0);
      push2(14, source * 64 + bucket(count) * 2 + (head ? 1 : 0), level, 15, keyAt(words, by.from - 1), source);
      push2(315, kinAt(words, by.from - 1), source, 16, tagAt(words, by.from - 1), source);
      push2(17, tagAt(words, by.to), source, 18, insideActor(where, by), source);
      push2(89, bucket(back < 0 ? 30 : back), level * 8 + bucket(count), 91, kinAt(words, by.from - 1), level);
      push3(
        92,
        kinAt(words, 0),
        source,
        34,
        scene.head[0]?.who === who ? 1 : 0,
        source,
        21,
        by.from === 0 ? 1 : 0,
        source,
      );
      push(20, entity.kind === 'region' ? hashOf(entity.value) : 0, source);
      if (back !== 0) push(25, back < 0 ? 9 : bucket(back), level);
      push(35, bucket(scene.more.get(who) ?? scene.counts.size), level);
      push(36, withinHead(scene.head, entity) ? 1 : 0, level);
      push3(37, prominence, level, 38, prominence, source, 47, prominence, scene.dominance);
      push(49, prominence * 8 + scene.dominance, back === 0 ? 1 : 0);
      push2(54, prominence, references * 8 + scene.dominance, 55, prominence * 16 + references, level);
      push2(129, provinces, prominence * 8 + scene.dominance, 130, provinces, level * 16 + source);
      push2(66, coverage * 8 + scene.dominance, prominence, 56, free, level * 16 + bucket(count));
      push2(57, free, prominence * 8 + scene.dominance, 59, kinAt(words, by.from - 2), source);
      push(58, keyAt(words, by.from - 2), keyAt(words, by.from - 1));
      closes(statics, key);
    }
    push2(13, source, bucket(order), 93, prominence * 16 + bucket(order), level);
    push4(104, thing.kin, level, 106, thing.key, level, 107, thing.kin, prominence, 108, look.unit, level);
    push4(105, thing.kin, source, 127, actor.kin, source, 126, actor.key, level, 128, actor.kin, prominence);
    const own = back === 0 && by === entity;
    const inherited = own ? undefined : where.section === 'body' ? 'previous sentence' : 'article head';
    const further = inherited === 'previous sentence' ? taken : 0;
    const odds = inherited && who === COUNTRY_WHO ? further + country : further;
    if (drops(REST + odds, REST_LIKELY + odds)) continue;
    const holds = contained(seen, entity);
    push(19, entity.within ? 1 : 0, holds * 8 + source);
    push2(84, holds, level * 16 + bucket(count), 85, holds, source * 2 + again);
    push3(86, look.verbKin, source, 87, level, look.kind, 88, level * 8 + Math.min(here, 3), source);
    push(90, holds * 32 + level * 4 + (head ? 1 : 0), Math.min(back, 4));
    if (back === 0) {
      const path = pathOf(look, by, at);
      push4(80, path, 0, 81, path, tagAt(words, by.from - 1), 82, path, Math.min(here, 3), 83, path, level);
      push2(22, bucket(left ? at - by.to : by.from - at), left ? 1 : 0, 23, between(look, by, at), left ? 1 : 0);
      push2(24, keyAt(words, by.to), left ? 1 : 0, 324, kinAt(words, by.to), left ? 1 : 0);
      // "Thái Bình (98,46%), Ninh Bình (97,09%)": named right before the figure, after the figure before it.
      const beside = left && by.to > last2 ? 1 + Math.min(at - by.to, 4) : 0;
      push2(26, beside, look.brackets ? 1 : 0, 27, beside, tagAt(words, by.to));
      push(28, left ? (by.to > last2 ? 1 : 2) : 0, Math.min(here, 3));
      push(29, left && between(look, by, at) === 0 ? 1 : 0, level);
    }
    if (last) {
      push2(30, again, near.same ? 1 : 0, 31, again, source);
      push(32, again * 4 + (near.same ? 1 : 0) + 2 * near.kinds, source);
      push(62, fresh, again * 8 + (near.same ? 4 : 0) + (back === 0 ? 2 : 0));
      push(33, again, newer(seen, entity, last.figure.view.index, view.index) ? 1 : 0);
    }
    push2(48, prominence * 8 + bucket(namings), Math.min(here, 2), 39, prominence, Math.min(here, 2));
    push(109, look.verbKin, level);
    push(61, fresh, source * 2 + (back === 0 && by.to <= at && by.from > last2 ? 1 : 0));
    push(65, coverage, prominence * 4 + Math.min(here, 2));
    if (!ends(odds)) continue;
    take(
      fillingOf({
        value: entity.value,
        span: { start: by.start, end: by.end },
        inherited,
        entity,
        who,
      }),
    );
  }
  if (!values.has(COUNTRY_WHO)) {
    shape(8);
    push2(50, scene.dominance, Math.min(here, 2), 51, scene.dominance, mainLevel);
    push2(40, seen.some(({ entity }) => entity.kind === 'unit') ? 1 : 0, look.kind, 41, look.unit, 0);
    push4(110, thing.kin, 0, 111, thing.key, 0, 112, look.verbKin, 0, 113, kinAt(view.words, 0), 0);
    push3(114, thing.kin, coverage, 115, coverage, references, 116, look.unit, coverage);
    push4(117, look.section, coverage, 131, actor.key, 0, 132, actor.kin, 0, 133, provinces, scene.dominance);
    push(134, thing.kin, provinces);
    push(42, last?.place?.who === COUNTRY_WHO ? 1 : 0, near.same ? 1 : 0);
    if (ends(country)) take(fillingOf({ value: COUNTRY, inherited: 'article head', who: COUNTRY_WHO }));
  }
  return candidates;
}

/** Its first word and the class of that: of the actor named nearest left of the figure, else of the first one of the sentence. */
function nearestActor({ actors, words }: View, at: number): { readonly key: number; readonly kin: number } {
  let nearest: Entity | undefined;
  for (const actor of actors) if (nearest === undefined || actor.to <= at) nearest = actor;
  return nearest ? { key: keyAt(words, nearest.from), kin: kinAt(words, nearest.from) } : { key: 0, kin: 0 };
}

/** Which of the article's main units it is, from 0; -1 where it is none. */
function prominenceOf({ main }: Situation['scene'], who: string): number {
  return main.findIndex((one) => one.entity.who === who);
}

function sourceOf(back: number, left: boolean, meant: boolean, { section }: View): number {
  if (back < 0) return 6;
  if (back === 0) return meant ? 5 : left ? 0 : 1;
  if (section !== 'body') return 2;
  return meant ? 7 : back < 3 ? 3 : 4;
}

/** Units and regions of the sentence, then of those before it, nearest first, then of the article's head. */
function named({ scene, bound }: Situation): readonly Seen[] {
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
function contained(seen: readonly Seen[], entity: Entity): number {
  let lies = 0;
  for (const { entity: other } of seen) {
    if (other.within?.who === entity.who) return 1;
    if (other.who === entity.who && other.within) lies = 2;
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
  return seen.some((other) => other.entity.who === entity.who && other.view.index > from && other.view.index <= to);
}

function withinHead(head: readonly Entity[], entity: Entity): boolean {
  return head.some(({ within }) => within?.who === entity.who);
}
