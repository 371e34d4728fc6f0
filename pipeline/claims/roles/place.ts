import type { Entity } from '../entities/entity.js';
import { nameKey } from '../entities/identity.js';
import { rank } from '../entities/units.js';
import { between, bucket, figureBefore, keyAt, kinAt, pathOf, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { sumsFor, sumsOf } from '../sheet.js';
import { hashOf } from '../words.js';
import { contained, named, newer, type Seen } from './place-names.js';
import { type Bound, type Filling, fillingOf, headOfObject, pool, ROLE, type Situation, step } from './role.js';

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
const REST_LIKELY = -0.65;

const shapes = sumsOf(16);
/** Of the article: by who names it and how far behind. */
const statics = sumsOf(1 << 14);
const DISTANCES = 11;

/** Units, regions and countries that the figure may hold for; `null` where the text names none. */
export function placeCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const all = new PlaceCandidates(situation);
  all.none();
  const values = new Set<string>();
  for (const seen of all.seen) {
    const { who } = seen.entity;
    if (values.has(who) || onlyLocates(seen)) continue;
    values.add(who);
    all.unit(seen, values.size);
  }
  if (!values.has(COUNTRY_WHO)) all.country();
  return all.pool.candidates;
}

/** What is the same of a unit for all figures that look back to one naming of it. */
interface Traits {
  readonly source: number;
  readonly level: number;
  /** How often it is named. */
  readonly count: number;
  readonly head: boolean;
  readonly prominence: number;
}

/** The candidates of one figure as they are collected. */
class PlaceCandidates {
  readonly pool;
  readonly seen: readonly Seen[];
  /** How many the sentence names, up to 3 and to 2. */
  private readonly here3: number;
  private readonly here2: number;
  private readonly last: Bound | undefined;
  private readonly near: ReturnType<typeof step>;
  /** Index of the last figure before this one in the sentence. */
  private readonly lastFigure: number;
  /** "Hải Phòng đạt 100%, Hà Nam 95%": 1 where a unit of its own stands behind the figure before. */
  private readonly fresh: number;
  // "Cả 63 tỉnh, thành phố", "Bộ Y tế": what is counted and who is spoken of tell whether all of the country is meant.
  private readonly thing: ReturnType<typeof headOfObject>;
  private readonly actor: ReturnType<typeof nearestActor>;
  private readonly provinces: number;
  private readonly mainLevel: number;
  /** `huyện`, `toàn tỉnh`: a local paper's way to speak of its unit. */
  private readonly references: number;
  /** What is added where the country is not named in the sentence. */
  private readonly countryOdds: number;

  constructor(private readonly situation: Situation) {
    const { scene, bound, before, sheet } = situation;
    const { view, at } = bound.figure;
    this.pool = pool<Filling | null>(ROLE.place, situation);
    sumsFor(shapes, sheet, bound);
    sumsFor(statics, sheet, scene);
    this.countryOdds = scene.isAboutUnit ? -COUNTRY_FURTHER : scene.isNational ? COUNTRY_NEARER : 0;
    this.seen = named(situation);
    const here = this.seen.filter(({ back }) => back === 0).length;
    this.here3 = Math.min(here, 3);
    this.here2 = Math.min(here, 2);
    this.last = before.at(-1);
    this.near = step(bound, this.last ?? bound);
    this.lastFigure = figureBefore(view.words, at);
    this.fresh = this.seen.some(({ back, by }) => back === 0 && by.to <= at && by.from > this.lastFigure) ? 1 : 0;
    this.thing = headOfObject(situation);
    this.actor = nearestActor(view, at);
    this.provinces = Math.min(scene.names.provinces.size, MOST_PROVINCES);
    const main = scene.main[0]?.entity;
    this.mainLevel = main ? Math.round(rank(main) * 2) : -1;
    this.references = bucket(main ? scene.spoken - (scene.counts.get(main.who) ?? 0) : 0);
  }

  none(): void {
    const { thing, actor, last, near, fresh, here2, provinces, mainLevel, references } = this;
    const { scene, bound } = this.situation;
    const { figure, look } = bound;
    const { view, at } = figure;
    const { push, push2, push3, push4, add } = this.pool;
    const { coverage, dominance } = scene;
    const spoken = bucket(scene.spoken);
    const lastIsEmpty = last?.place === null ? 1 : 0;
    this.shape(9);
    push3(7, look.unit, 0, 60, fresh, here2, 63, coverage, dominance);
    push2(64, coverage * 8 + spoken, here2, 8, lastIsEmpty, near.same ? 1 : 0);
    push2(43, dominance, here2, 44, dominance, mainLevel);
    push(45, dominance * 8 + spoken, last?.place === null ? 1 : last ? 2 : 0);
    push2(46, spoken, mainLevel, 52, references, here2);
    push2(53, references * 8 + dominance, mainLevel, 94, look.verbKin, here2);
    push(95, kinAt(view.words, 0), here2);
    push(96, bound.object ? kinAt(view.words, at + 1) : 0, here2);
    push4(100, thing.kin, 0, 101, thing.key, 0, 102, thing.kin, coverage, 103, look.unit, coverage);
    push4(120, actor.key, 0, 121, actor.kin, 0, 122, provinces, dominance, 123, provinces, here2);
    push2(124, thing.kin, provinces, 125, actor.kin, coverage);
    push(9, scene.head.some((entity) => entity.kind === 'unit') ? 1 : 0, here2 > 0 ? 1 : 0);
    add(null);
  }

  /** What is named, as the `order`-th of the candidates. */
  unit(one: Seen, order: number): void {
    const { thing, actor, last, near, fresh, here2, here3 } = this;
    const { scene, bound, margin } = this.situation;
    const { figure, look } = bound;
    const { view, at } = figure;
    const { push, push2, push3, push4, drops, ends, take } = this.pool;
    const { entity, view: where, back, by } = one;
    const { who } = entity;
    const left = back > 0 || by.from < at;
    const traits: Traits = {
      source: sourceOf(back, left, by !== entity, where),
      level: Math.round(rank(entity) * 2),
      count: scene.counts.get(who) ?? 0,
      head: scene.headWho.has(who),
      prominence: prominenceOf(scene, who),
    };
    const { source, level, count, head, prominence } = traits;
    const again = last?.place?.who === who ? 1 : 0;
    this.shape(source);
    this.fixed(one, traits, left);
    push2(13, source, bucket(order), 93, prominence * 16 + bucket(order), level);
    push4(104, thing.kin, level, 106, thing.key, level, 107, thing.kin, prominence, 108, look.unit, level);
    push4(105, thing.kin, source, 127, actor.kin, source, 126, actor.key, level, 128, actor.kin, prominence);
    const own = back === 0 && by === entity;
    const inherited = own ? undefined : where.section === 'body' ? 'previous sentence' : 'article head';
    const further = inherited === 'previous sentence' ? -FURTHER * Math.max(0, margin) : 0;
    const odds = inherited && who === COUNTRY_WHO ? further + this.countryOdds : further;
    if (drops(REST + odds, REST_LIKELY + odds)) return;
    const holds = contained(this.seen, entity);
    push(19, entity.within ? 1 : 0, holds * 8 + source);
    push2(84, holds, level * 16 + bucket(count), 85, holds, source * 2 + again);
    push3(86, look.verbKin, source, 87, level, look.kind, 88, level * 8 + here3, source);
    push(90, holds * 32 + level * 4 + (head ? 1 : 0), Math.min(back, 4));
    if (back === 0) this.hung(by, left, level);
    if (last) {
      const isNewer = newer(this.seen, entity, last.figure.view.index, view.index) ? 1 : 0;
      push2(30, again, near.same ? 1 : 0, 31, again, source);
      push(32, again * 4 + (near.same ? 1 : 0) + 2 * near.kinds, source);
      push2(62, fresh, again * 8 + (near.same ? 4 : 0) + (back === 0 ? 2 : 0), 33, again, isNewer);
    }
    push2(48, prominence * 8 + bucket(scene.spoken), here2, 39, prominence, here2);
    push(109, look.verbKin, level);
    push(61, fresh, source * 2 + (back === 0 && by.to <= at && by.from > this.lastFigure ? 1 : 0));
    push(65, scene.coverage, prominence * 4 + here2);
    if (ends(odds))
      take(fillingOf({ value: entity.value, span: { start: by.start, end: by.end }, inherited, entity, who }));
  }

  /** The country, where nobody names it. */
  country(): void {
    const { thing, actor, last, near, here2, provinces, references } = this;
    const { scene, bound } = this.situation;
    const { figure, look } = bound;
    const { push2, push3, push4, ends, take } = this.pool;
    const { coverage, dominance } = scene;
    this.shape(8);
    push2(50, dominance, here2, 51, dominance, this.mainLevel);
    push2(40, this.seen.some(({ entity }) => entity.kind === 'unit') ? 1 : 0, look.kind, 41, look.unit, 0);
    push4(110, thing.kin, 0, 111, thing.key, 0, 112, look.verbKin, 0, 113, kinAt(figure.view.words, 0), 0);
    push3(114, thing.kin, coverage, 115, coverage, references, 116, look.unit, coverage);
    push4(117, look.section, coverage, 131, actor.key, 0, 132, actor.kin, 0, 133, provinces, dominance);
    push2(134, thing.kin, provinces, 42, last?.place?.who === COUNTRY_WHO ? 1 : 0, near.same ? 1 : 0);
    if (ends(this.countryOdds)) take(fillingOf({ value: COUNTRY, inherited: 'article head', who: COUNTRY_WHO }));
  }

  /** What a source shares with the figure. */
  private shape(source: number): void {
    const { pool, last, here3, seen } = this;
    const { look } = this.situation.bound;
    if (!pool.opens(shapes, source)) return;
    pool.push4(1, source, 0, 2, source, look.kind, 3, source, here3, 4, source, look.section);
    pool.push2(5, source, Math.min(seen.length, 6), 6, source, last?.place === null ? 1 : last?.place ? 2 : 0);
    pool.closes(shapes, source);
  }

  /** What speaks for a naming whatever the figure is, from so many sentences behind. */
  private fixed({ entity, view: where, back, by, number }: Seen, traits: Traits, left: boolean): void {
    const { pool, references, provinces } = this;
    const { scene } = this.situation;
    const { push, push2, push3 } = pool;
    const { source, level, count, head, prominence } = traits;
    const { words } = where;
    const { who } = entity;
    const { coverage, dominance } = scene;
    const key = number * DISTANCES + (back < 0 ? 9 : back === 0 && !left ? 10 : bucket(back));
    if (!pool.opens(statics, key)) return;
    const free = bucket(scene.free.get(who) ?? 0);
    const before = kinAt(words, by.from - 1);
    push3(10, source, level, 11, level, bucket(count), 12, level, head ? 1 : 0);
    push2(14, source * 64 + bucket(count) * 2 + (head ? 1 : 0), level, 15, keyAt(words, by.from - 1), source);
    push2(315, before, source, 16, tagAt(words, by.from - 1), source);
    push2(17, tagAt(words, by.to), source, 18, insideActor(where, by), source);
    push2(89, bucket(back < 0 ? 30 : back), level * 8 + bucket(count), 91, before, level);
    push2(92, kinAt(words, 0), source, 34, scene.head[0]?.who === who ? 1 : 0, source);
    push2(21, by.from === 0 ? 1 : 0, source, 20, entity.kind === 'region' ? hashOf(entity.value) : 0, source);
    if (back !== 0) push(25, back < 0 ? 9 : bucket(back), level);
    push(35, bucket(scene.more.get(who) ?? scene.counts.size), level);
    push(36, withinHead(scene.head, entity) ? 1 : 0, level);
    push3(37, prominence, level, 38, prominence, source, 47, prominence, dominance);
    push(49, prominence * 8 + dominance, back === 0 ? 1 : 0);
    push2(54, prominence, references * 8 + dominance, 55, prominence * 16 + references, level);
    push2(129, provinces, prominence * 8 + dominance, 130, provinces, level * 16 + source);
    push2(66, coverage * 8 + dominance, prominence, 56, free, level * 16 + bucket(count));
    push2(57, free, prominence * 8 + dominance, 59, kinAt(words, by.from - 2), source);
    push(58, keyAt(words, by.from - 2), keyAt(words, by.from - 1));
    pool.closes(statics, key);
  }

  /** How a naming of the sentence hangs on the figure. */
  private hung(by: Entity, left: boolean, level: number): void {
    const { here3, lastFigure } = this;
    const { figure, look } = this.situation.bound;
    const { view, at } = figure;
    const { words } = view;
    const { push, push2, push4 } = this.pool;
    const path = pathOf(look, by, at);
    const gap = between(look, by, at);
    const side = left ? 1 : 0;
    push4(80, path, 0, 81, path, tagAt(words, by.from - 1), 82, path, here3, 83, path, level);
    push2(22, bucket(left ? at - by.to : by.from - at), side, 23, gap, side);
    push2(24, keyAt(words, by.to), side, 324, kinAt(words, by.to), side);
    // "Thái Bình (98,46%), Ninh Bình (97,09%)": named right before the figure, after the figure before it.
    const beside = left && by.to > lastFigure ? 1 + Math.min(at - by.to, 4) : 0;
    push2(26, beside, look.brackets ? 1 : 0, 27, beside, tagAt(words, by.to));
    push(28, left ? (by.to > lastFigure ? 1 : 2) : 0, here3);
    push(29, left && gap === 0 ? 1 : 0, level);
  }
}

/**
 * True for a unit of the sentence that only tells where a smaller one lies: `tỉnh Nghệ An` of `huyện Đô Lương, tỉnh Nghệ An`. That
 * of a hamlet or street stays, as those are no places themselves: `đường Phan Huy Ích (quận Gò Vấp)`.
 */
function onlyLocates({ entity, by, view, back }: Seen): boolean {
  if (back !== 0 || by !== entity || !entity.chained) return false;
  return view.units.some(({ kind, within }) => kind !== 'hamlet' && within?.start === entity.start);
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

function insideActor({ actors }: View, entity: Entity): number {
  for (const actor of actors) {
    if (actor.from <= entity.from && entity.to <= actor.to) return actor.kind === 'organisation' ? 1 : 2;
  }
  return 0;
}

function withinHead(head: readonly Entity[], entity: Entity): boolean {
  return head.some(({ within }) => within?.who === entity.who);
}
