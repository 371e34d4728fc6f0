import type { Entity } from '../entities/entity.js';
import { between, bucket, keyAt, kinAt, LENGTHS, tagAt } from '../features.js';
import type { Candidate } from '../ranker.js';
import { earlier, type Heading, isHead, type View } from '../scene.js';
import { chunks, type Phrase, spanOf } from '../spans.js';
import { hashOf } from '../words.js';
import { type Filling, fillingOf, pool, ROLE, type Situation, step, sureness, takenOver, wordOf } from './role.js';
import { completed, fixed, inheritance, meantBy, quoted } from './subject-actors.js';
import {
  ACTORS,
  headings,
  KIND_HASHES,
  KINDS,
  looks,
  ownerOf,
  SIDES,
  SORTS,
  SOURCES,
  SubjectFeatures,
  statics,
} from './subject-features.js';
import {
  clauseSubjects,
  coordinated,
  extended,
  firstOf,
  namedIn,
  numberOfPhrase,
  ownerIn,
  phraseLooks,
} from './subject-phrases.js';

/** How many sentences back an actor may have been named that is still spoken of. */
const SENTENCES = 3;
const MOST = 80;
/** How many of the last figures' subjects are weighed. */
const MEMORY = 3;

// What is still to come adds no more, of all but one in a thousand, and what it adds mostly: to that part of who is named before the
// sentence or in the head which few values decide; to all but what the first word shares with the figure; to that without the way to it; to all but whether its words are told.
const FAR = 1.25;
const FAR_LIKELY = -2;
const HEADED = 2;
const HEADED_LIKELY = -1;
const QUOTED = 1.5;
const HUNG = 3;
const HUNG_LIKELY = -1;

/** Numbers of who the sentences before name that nobody else names. */
const far: number[] = [];

/**
 * Whose figure it may be: who is named in and before the sentence, noun phrases, whoever the last figures spoke of. The
 * likely ones come first, so that the others can be dropped early.
 */
export function subjectCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  situation.scene.values.begin();
  const all = new SubjectCandidates(situation);
  all.namedHere();
  all.spokenOfBefore();
  const behind = all.reserveNamedBefore();
  all.phrasesHere();
  all.nobodyOrCounted();
  all.phrasesOfHead();
  all.place();
  all.namedBefore(behind);
  return all.pool.candidates;
}

/** The candidates of one figure as they are collected. */
class SubjectCandidates {
  readonly pool;
  private readonly features: SubjectFeatures;

  constructor(private readonly situation: Situation) {
    this.pool = pool<Filling | null>(ROLE.subject, situation);
    this.features = new SubjectFeatures(situation, this.pool);
  }

  /** Who is named in the sentence: before the figure, the nearest first, then behind it. */
  namedHere(): void {
    const { view, at } = this.features;
    const numbers = view.firstNamed;
    let order = 0;
    for (const { one, n } of namedIn(view).backwards) {
      if (one.to > at) continue;
      if (this.isNew(one, numbers + n)) this.actor(one, numbers + n, view, 0, order);
      order++;
    }
    order = 0;
    for (let n = 0; n < view.named.length; n++) {
      const one = view.named[n] as Entity;
      if (one.from <= at) continue;
      if (this.isNew(one, numbers + n)) this.actor(one, numbers + n, view, 0, order);
      order++;
    }
  }

  /** The subjects of the last figures. */
  spokenOfBefore(): void {
    const { pool, features } = this;
    const { scene, bound, before } = this.situation;
    const { look, figure } = bound;
    const { push, push2, push3, push4 } = pool;
    const { clause, leftHere, view } = features;
    const lastIsEmpty = before.at(-1)?.subject === null ? 1 : 0;
    for (let back = 1; back <= MEMORY; back++) {
      const prior = before.at(-back);
      if (!prior?.subject) continue;
      const { who: value, naming } = ownerOf(scene.values, prior);
      if (!scene.values.adds(naming)) continue;
      const way = step(bound, prior);
      const same = way.same ? 1 : 0;
      const sure = sureness(prior, 'subject');
      const origin = prior.subject.way ?? 0;
      features.headed(origin + 400, 0, features.shared(SORTS.earlier, 9, value, undefined, 9));
      push2(45, same, way.kinds * 4 + back, 46, way.same ? between(look, wordOf(prior), figure.at) : 999, back);
      push(47, bucket(view.index - prior.figure.view.index), Math.min(leftHere, 2) * 4 + back);
      push3(48, look.verb, look.before, 348, look.verbKin, look.beforeKin, 59, back, lastIsEmpty);
      push4(81, sure, same, 82, origin, same, 83, origin, sure, 84, origin, look.kind);
      push(140, clause.kin, same);
      if (pool.ends(0)) pool.take(takenOver(prior.subject, 'previous sentence'));
    }
  }

  /** Notes in `far` who the sentences before name that nobody else names yet: phrases that say the same are left to them. */
  reserveNamedBefore(): readonly View[] {
    const behind = earlier(this.situation.scene, this.features.view, SENTENCES);
    far.length = 0;
    for (const { named, firstNamed } of behind) {
      for (let n = 0; n < named.length; n++) {
        if (this.isNew(named[n] as Entity, firstNamed + n)) far.push(firstNamed + n);
      }
    }
    return behind;
  }

  /** Noun phrases of the sentence: before the figure, the nearest first, then those that may be subjects of its verbs. */
  phrasesHere(): void {
    const { situation } = this;
    const { view, at } = this.features;
    const parts = chunks(view.words, Math.max(0, at - 30), at);
    for (let n = parts.length - 1; n >= 0; n--) this.phrase(parts[n] as Phrase, parts.length - 1 - n, 0);
    for (const [n, part] of extended(parts, view).entries()) this.phrase(part, n, 1);
    for (const [n, part] of clauseSubjects(situation).entries()) this.phrase(part, n, 2);
    for (const [n, part] of coordinated(namedIn(view).forwards, view, at).entries()) this.phrase(part, n, 4);
    const owner = ownerIn(situation);
    if (owner) this.phrase(owner, 0, 3);
  }

  /** None at all; and what is counted itself. */
  nobodyOrCounted(): void {
    const { pool, features } = this;
    const { scene, bound, before } = this.situation;
    const { look, figure, object: own } = bound;
    const { values } = scene;
    const ownWho =
      own?.span && !own.inherited ? scene.keys.slice(own.span.start, own.span.end) : own?.value.toLowerCase();
    const ownNumber = ownWho === undefined ? -1 : values.numberOf(ownWho);
    const ownIsNew = own && values.adds(ownNumber);
    const follows = features.shared(SORTS.none, 11, values.none, undefined, 11);
    features.headed(396, 0, follows);
    pool.push2(54, bound.place ? 1 : 0, before.at(-1)?.subject === null ? 1 : 0, 55, look.unit, 0);
    pool.add(null);
    const owned = ownIsNew ? features.shared(SORTS.object, 8, ownNumber, own.span, 8) : 0;
    if (!ownIsNew || pool.drops(FAR, FAR_LIKELY)) return;
    features.headed(398, 0, owned);
    pool.push4(50, look.kind, look.verb, 350, look.kind, look.verbKin, 51, look.after, 0, 351, look.afterKin, 0);
    const isLeft = own.span && own.span.start < figure.mention.start;
    pool.push3(52, look.beforeTag, look.kind, 56, isLeft ? 1 : 0, look.kind, 57, own.inherited ? 1 : 0, look.kind);
    const { value, span, inherited, entity, way } = own;
    pool.add(fillingOf({ value, span, inherited, entity, who: ownWho, way }));
  }

  /** Noun phrases of title and lead. */
  phrasesOfHead(): void {
    const { pool, features } = this;
    const { scene } = this.situation;
    const { values } = scene;
    for (let n = 0; n < scene.headings.length; n++) {
      const { part, order, span, number, view: where } = scene.headings[n] as Heading;
      if (where === features.view || !values.adds(number)) continue;
      const title = where.section === 'title' ? 1 : 0;
      const first = firstOf(where.words, part);
      const source = title === 1 ? 12 : 13;
      const follows = features.shared(SORTS.heading + title, source, number, span, 12);
      if (pool.drops(FAR, FAR_LIKELY)) continue;
      if (pool.opens(headings, n)) {
        const key = keyAt(where.words, part.from);
        const salience = bucket(scene.topics.get(key) ?? 0);
        pool.push4(67, salience, title, 68, salience, order, 58, order, title, 60, key, order);
        pool.push2(360, kinAt(where.words, part.from), order, 61, tagAt(where.words, part.to), order);
        const length = bucket(part.to - part.from);
        pool.push2(62, length, 0, 63, part.from === 0 ? 1 : 0, tagAt(where.words, part.from));
        pool.closes(headings, n);
      }
      if (pool.drops(HEADED, HEADED_LIKELY)) continue;
      features.headed(kinAt(where.words, first), keyAt(where.words, first), follows);
      if (!pool.ends(0)) continue;
      const value = scene.text.slice(span.start, span.end);
      const who = values.texts[number] as string;
      pool.take(fillingOf({ value, span, inherited: 'article head', who, way: 210 }));
    }
  }

  /** The place of the figure. */
  place(): void {
    const { pool, features } = this;
    const { scene, bound } = this.situation;
    if (!bound.place) return;
    const { value, span, inherited, entity: unit, who } = bound.place;
    const number = scene.values.numberOf(who ?? value);
    if (scene.values.has(number)) return;
    features.headed(397, 0, features.shared(SORTS.place, 10, number, span, 10));
    pool.push(53, hashOf(unit?.kind ?? value));
    pool.add(fillingOf({ value, span, inherited, who }));
  }

  /** Who `far` holds. */
  namedBefore(behind: readonly View[]): void {
    let next = 0;
    for (const where of behind) {
      const { named, firstNamed } = where;
      const back = this.features.view.index - where.index;
      for (let n = 0; n < named.length; n++) {
        if (far[next] !== firstNamed + n) continue;
        next++;
        this.actor(named[n] as Entity, firstNamed + n, where, back, n);
      }
    }
  }

  private isNew(one: Entity, number: number): boolean {
    const { scene } = this.situation;
    const { values } = scene;
    if (values.size > MOST) return false;
    meantBy(scene, one, number);
    return values.adds(values.namings[number] as number);
  }

  /** A person, body, unit or reference that a sentence `back` before the figure's names as its `order`-th. */
  private actor(one: Entity, number: number, where: View, back: number, order: number): void {
    const { pool, features, situation } = this;
    const { scene, sheet } = situation;
    const { at } = features;
    const { from } = one;
    const value = scene.values.ofActors[number] as number;
    const source = back === 0 ? (from < at ? 0 : 1) : isHead(where) ? 2 : back === 1 ? 3 : 4;
    const code = KINDS.indexOf(one.kind) * 2 + (one.generic ? 1 : 0);
    const kind = KIND_HASHES[code] as number;
    const sort = SORTS.actor + code * SOURCES + source;
    const follows = features.shared(sort, source, value, one, kind, ACTORS + code);
    pool.push(11, source, bucket(order));
    if (back > 0 && pool.drops(FAR, FAR_LIKELY)) return;
    if (pool.opens(statics, number * SOURCES + source)) {
      fixed(sheet, situation, where, one, source, kind);
      pool.closes(statics, number * SOURCES + source);
    }
    if (back === 0) {
      features.hung(one, kind, ACTORS + code);
      pool.push(142, from < at && from > features.lastFigure ? 1 : 0, kind);
    }
    if (pool.drops(HEADED, HEADED_LIKELY)) return;
    features.headed(kinAt(where.words, from), keyAt(where.words, from), follows);
    if (pool.drops(QUOTED, 0)) return;
    quoted(sheet, where, one, source, kind);
    if (!pool.ends(0)) return;
    const unit = scene.meant.get(one);
    pool.take(
      fillingOf({
        value: unit ? completed(one, unit) : one.value,
        span: { start: one.start, end: one.end },
        inherited: inheritance(where, back, unit !== undefined),
        who: scene.values.texts[value] as string,
        way: source * 8 + one.kind.length,
      }),
    );
  }

  private phrase(part: Phrase, order: number, side: number): void {
    const { pool, features, situation } = this;
    const { scene } = situation;
    const { view } = features;
    const value = numberOfPhrase(scene, view, part);
    if (!scene.values.adds(value)) return;
    const span = spanOf(view, part);
    const { from, to } = part;
    const first = firstOf(view.words, part);
    const follows = features.shared(SORTS.phrase + side, 5 + side, value, span, 5 + side);
    const length = to - from;
    const key = length < LENGTHS ? (from * LENGTHS + length) * SIDES + side : looks.rounds.length;
    if (pool.opens(looks, key)) {
      phraseLooks(situation, part, side);
      pool.closes(looks, key);
    }
    pool.push(30, bucket(order), side);
    if (pool.drops(HUNG, HUNG_LIKELY)) return;
    features.hung(part, side, side);
    if (pool.drops(HEADED, HEADED_LIKELY)) return;
    features.headed(kinAt(view.words, first), keyAt(view.words, first), follows);
    if (!pool.ends(0)) return;
    const who = scene.values.texts[value] as string;
    pool.take(fillingOf({ value: scene.text.slice(span.start, span.end), span, who, way: 200 + side }));
  }
}
