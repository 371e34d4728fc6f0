import { overlaps, type Span } from '../../model/index.js';
import type { EntityKind } from '../entities/entity.js';
import {
  between,
  bucket,
  KINDS as FIGURE_KINDS,
  figureBefore,
  keyAt,
  kinAt,
  LENGTHS,
  type Look,
  pathOf,
  SECTION_KINDS,
  tagAt,
  verbAfter,
  WORDS,
} from '../features.js';
import type { Scene, View } from '../scene.js';
import { numberOf, pairSumsOf, sumsFor, sumsOf } from '../sheet.js';
import type { Phrase } from '../spans.js';
import { hashOf } from '../words.js';
import { type Bound, type Filling, headOfObject, type Owner, type Pool, ROLE, type Situation, step } from './role.js';
import { clauseOf, namedIn } from './subject-phrases.js';

export const KINDS: readonly EntityKind[] = ['unit', 'hamlet', 'region', 'person', 'organisation', 'name', 'reference'];
/** By kind: the hash of named and of generic ones. */
export const KIND_HASHES: readonly number[] = KINDS.flatMap((kind) => [hashOf(kind), hashOf(kind) ^ 77]);
/** Sides of phrases and kinds of actors, together. */
const TYPES = 28;
/** Below this the types of what is no actor. */
export const ACTORS = 14;
export const SIDES = 5;

/** By what a candidate is: a phrase of a side, an actor of a kind from a source, or one of those that follow. */
export const SORTS = { phrase: 0, actor: SIDES, earlier: 75, object: 76, heading: 77, place: 79, none: 80 } as const;
const ALL_SORTS = 81;
export const SOURCES = 5;

// Sums of the figure: by sort and all that is told of its value; by source; by where the value lies; by type; by kind of
// actor; by topic; by first word; by the end of the phrase, without and with the type.
const sorts = sumsOf(ALL_SORTS * 4 * 3 * 4 * 5);
const shapes = sumsOf(16);
const wheres = sumsOf(12);
const types = sumsOf(TYPES);
const ways = sumsOf(KINDS.length * 2 * 40);
const topics = sumsOf(8);
const heads = pairSumsOf(256);
const tips = sumsOf(WORDS * 2);
const endings = sumsOf(WORDS * 2 * TYPES);
// Of all figures: what few values decide.
const manners = sumsOf(16 * FIGURE_KINDS * SECTION_KINDS * 8);
const states = sumsOf(TYPES * 48);
const alike = sumsOf(TYPES * 48 * FIGURE_KINDS * 4);
// Of the sentence: by phrase. Of the article: by actor, by heading.
export const looks = sumsOf(WORDS * LENGTHS * SIDES);
export const statics = sumsOf(8192);
export const headings = sumsOf(64);

/** What candidates for the subject of a figure may share with the figure and with what is bound already. */
export class SubjectFeatures {
  /** The word of the figure among those of its sentence. */
  readonly at: number;
  readonly view: View;
  /** Index of the last figure before this one in the sentence. */
  readonly lastFigure: number;
  /** How many actors the sentence names before the figure. */
  readonly leftHere: number;
  readonly clause: ReturnType<typeof clauseOf>;
  private readonly look: Look;
  private readonly values: Scene['values'];
  private readonly few: number;
  private readonly sameView: number;
  /** "Hải Phòng đạt 100%, Hà Nam 95%": 1 where somebody of its own is named behind the figure before. */
  private readonly fresh: number;
  private readonly lastState: number;
  private readonly place: string | undefined;
  private readonly placeWas: number;
  private readonly lastNumber: number;
  private readonly lastNumber2: number;
  private readonly counted: Span | undefined;
  private readonly head: ReturnType<typeof headOfObject>;
  private readonly firstKin: number;
  private readonly firstKey: number;
  private readonly topic: number;

  constructor(
    situation: Situation,
    private readonly pool: Pool<Filling | null>,
  ) {
    const { scene, bound, before, sheet } = situation;
    const { figure, look } = bound;
    const { values } = scene;
    const { view, at } = figure;
    for (const sums of [sorts, shapes, wheres, types, ways, topics, heads, tips, endings]) sumsFor(sums, sheet, bound);
    sumsFor(looks, sheet, view);
    for (const sums of [statics, headings]) sumsFor(sums, sheet, scene);
    for (const sums of [manners, states, alike]) sumsFor(sums, sheet, ROLE);
    const last = before.at(-1);
    const last2 = before.at(-2);
    this.at = at;
    this.view = view;
    this.look = look;
    this.values = values;
    this.leftHere = namedIn(view).left(at);
    this.few = Math.min(this.leftHere, 3);
    this.sameView = step(bound, last ?? bound).same ? 1 : 0;
    this.lastFigure = figureBefore(view.words, at);
    this.fresh = view.named.some(({ from, to }) => to <= at && from > this.lastFigure) ? 1 : 0;
    this.lastState = last ? (last.subject === null ? 1 : 2) : 0;
    this.place = bound.place?.who;
    const lastSubject = last?.subject?.who;
    this.placeWas = lastSubject === undefined ? 0 : lastSubject === this.place ? 1 : 2;
    this.lastNumber = last?.subject?.who === undefined ? -1 : ownerOf(values, last).who;
    this.lastNumber2 = last2?.subject?.who === undefined ? -1 : ownerOf(values, last2).who;
    this.counted = bound.object?.span;
    this.head = headOfObject(situation);
    this.clause = clauseOf(situation);
    this.firstKin = kinAt(view.words, 0);
    this.firstKey = keyAt(view.words, 0);
    const main = scene.main[0]?.entity.who;
    const others = main ? scene.spoken - (scene.counts.get(main) ?? 0) : 0;
    this.topic = scene.dominance * 8 + bucket(others);
  }

  /**
   * What any candidate may share with the roles that are bound already, without its words. `source` and `code` are small, of the sort
   * and the type; `value` is the number of who it is. Returns how that lies to the place and to the subjects before.
   */
  shared(sort: number, source: number, value: number, span: Span | undefined, type: number, code = type): number {
    const { pool, values, counted } = this;
    const where = values.whereOf(value, this.place);
    const object = !counted || !span ? 0 : span.start === counted.start ? 3 : overlaps(span, counted) ? 2 : 1;
    const again = value === this.lastNumber ? 2 : value === this.lastNumber2 ? 1 : 0;
    const about = values.aboutOf(value);
    const follows = again * 4 + where;
    const like = ((sort * 4 + where) * 3 + again) * 4 + object;
    if (pool.opens(sorts, like * 5 + about)) {
      this.shape(source);
      this.of(where, again, object, type, code, about);
      if (sort < SORTS.actor) pool.push(37, object > 1 ? 1 : 0, sort);
      else if (sort < SORTS.earlier) this.actor(code - ACTORS, source, where, again);
      pool.closes(sorts, like * 5 + about);
    }
    return follows;
  }

  /** What its first word shares with the figure; `follows` as `shared` tells it. */
  headed(kin: number, key: number, follows: number): void {
    const { pool, look, clause, head } = this;
    const word = numberOf(heads, key, kin * 16 + follows);
    if (!pool.opens(heads, word)) return;
    pool.push4(111, head.kin, kin, 112, look.verbKin, kin, 113, look.unit, kin, 122, clause.kin, kin);
    pool.push4(126, clause.state, kin, 117, kin, follows, 130, head.key, key, 131, look.verb, key);
    pool.push3(132, look.before, key, 133, key, follows, 134, key, look.unit);
    pool.closes(heads, word);
  }

  /** How a phrase of the sentence hangs on the figure: the way to it, and whether its verb is that of the figure. */
  hung(part: Phrase, type: number, code: number): void {
    const { pool, look, at, few } = this;
    const { words } = this.view;
    const path = pathOf(look, part, at);
    pool.push(97, path, tagAt(words, part.from - 1));
    // Left of the figure all hangs on where the phrase ends, right of it on where it begins.
    const left = part.to <= at;
    const tip = (left ? part.to : part.from) * 2 + (left ? 1 : 0);
    const key = tip * TYPES + code;
    if (!pool.opens(endings, key)) return;
    const first = left ? verbAfter(words, part.to, at) : -1;
    const own = first < 0 ? 0 : first === look.verbAt ? 2 : 1;
    if (pool.opens(tips, tip)) {
      pool.push4(90, path, 0, 92, path, look.kind, 93, path, look.verbKin, 95, own, look.verbKin);
      pool.push3(96, own, first < 0 ? 0 : kinAt(words, first), 98, path, few, 100, path, this.head.kin);
      pool.closes(tips, tip);
    }
    pool.push4(91, path, type, 94, own, type, 99, path ^ look.kind, type, 101, path, type * 4 + few);
    pool.push(102, own * 8 + few, type ^ look.kind);
    if (code < ACTORS) {
      const gap = code === 0 ? between(look, part, at) : 0;
      pool.push2(38, gap, code, 39, code === 0 ? bucket(at - part.to) : 0, look.kind);
    } else {
      const before = part.from < at;
      const gap = between(look, part, at);
      pool.push2(24, bucket(before ? at - part.to : part.from - at), before ? 1 : 0, 25, gap, before ? 1 : 0);
      pool.push(26, before ? gap : 999, type);
    }
    pool.closes(endings, key);
  }

  /** What a source shares with the figure. */
  private shape(source: number): void {
    const { pool, look, few, sameView } = this;
    if (!pool.opens(shapes, source)) return;
    const manner =
      ((source * FIGURE_KINDS + look.kindNumber) * SECTION_KINDS + look.sectionNumber) * 8 + few * 2 + sameView;
    if (pool.opens(manners, manner)) {
      pool.push4(1, source, 0, 2, source, look.kind, 4, source, look.section, 5, source, few);
      pool.push(7, source, sameView);
      pool.closes(manners, manner);
    }
    pool.push4(3, source, look.verb, 303, source, look.verbKin, 6, source, look.before, 306, source, look.beforeKin);
    pool.closes(shapes, source);
  }

  /** The part of `shared` that words do not decide. */
  private of(where: number, again: number, object: number, type: number, code: number, about: number): void {
    const { pool, look, clause, few, sameView, fresh, topic } = this;
    const countedKin = this.head.kin;
    const follows = again * 4 + where;
    if (pool.opens(wheres, follows)) {
      pool.push4(70, where, 0, 71, where, look.kind, 73, again, sameView, 74, follows, sameView);
      pool.push4(76, where, few, 78, where, look.section, 79, where, this.placeWas, 116, countedKin, follows);
      pool.push(141, fresh, follows);
      pool.closes(wheres, follows);
    }
    if (pool.opens(types, code)) {
      const state = (code * 3 + this.lastState) * 16 + clause.state * 4 + few;
      if (pool.opens(states, state)) {
        pool.push3(80, type, this.lastState, 120, clause.state, type, 127, clause.state * 8 + few, type);
        pool.closes(states, state);
      }
      pool.push4(110, countedKin, type, 121, clause.kin, type, 124, this.firstKin, type, 125, this.firstKey, type);
      pool.push(143, fresh * 2 + sameView, type);
      pool.closes(types, code);
    }
    const like = (((code * 12 + follows) * 4 + object) * FIGURE_KINDS + look.kindNumber) * 4 + clause.state;
    if (pool.opens(alike, like)) {
      pool.push4(72, where, type, 75, object, type, 77, again, type, 114, type, again * 32 + where * 8 + object);
      pool.push2(115, type ^ look.kind, follows, 123, clause.state * 16 + follows, type);
      pool.closes(alike, like);
    }
    // A local paper's figures are its unit's, though the sentence names nobody: `đạt 100%`.
    if (!pool.opens(topics, about)) return;
    const told = about * 64 + topic;
    pool.push3(135, about, topic, 136, told, few, 137, told, clause.state);
    pool.push(138, told, look.kind);
    pool.closes(topics, about);
  }

  /** What an actor of a kind shares with the figure. */
  private actor(code: number, source: number, where: number, before: number): void {
    const { pool, look, clause, sameView } = this;
    const kind = KIND_HASHES[code] as number;
    const again = before === 2 ? 1 : 0;
    const inPlace = where === 2 ? 1 : where === 1 ? 2 : where;
    const way = ((code * SOURCES + source) * 2 + again) * 4 + inPlace;
    if (!pool.opens(ways, way)) return;
    pool.push3(12, kind, look.kind, 22, kind, look.verb, 322, kind, look.verbKin);
    if (inPlace < 3) pool.push(27, inPlace, kind);
    pool.push3(28, again, sameView, 29, again, source, 139, clause.kin, source * 64 + code * 2 + again);
    pool.closes(ways, way);
  }
}

/** Asked of a figure whose subject is bound for good, by those behind it. */
export function ownerOf(values: Scene['values'], bound: Bound): Owner {
  bound.owner ??= numbersOf(values, bound.subject);
  return bound.owner;
}

function numbersOf(values: Scene['values'], subject: Filling | null | undefined): Owner {
  if (!subject) return { who: -1, naming: -1 };
  const naming = values.numberOf(subject.value.toLowerCase());
  return { who: subject.who === undefined ? naming : values.numberOf(subject.who), naming };
}
