import { overlaps, type Span } from '../../model/index.js';
import type { Entity, EntityKind } from '../entities/entity.js';
import {
  between,
  bucket,
  KINDS as FIGURE_KINDS,
  figureBefore,
  keyAt,
  kinAt,
  LENGTHS,
  pathOf,
  SECTION_KINDS,
  tagAt,
  verbAfter,
  WORDS,
} from '../features.js';
import type { Candidate } from '../ranker.js';
import { earlier, type Heading, isHead, type Scene, type View } from '../scene.js';
import { numberOf, pairSumsOf, sumsFor, sumsOf } from '../sheet.js';
import { chunks, type Phrase, spanOf } from '../spans.js';
import { hashOf } from '../words.js';
import {
  type Bound,
  type Filling,
  fillingOf,
  headOfObject,
  type Owner,
  pool,
  ROLE,
  type Situation,
  step,
  sureness,
  takenOver,
  wordOf,
} from './role.js';
import { completed, fixed, inheritance, meantBy, quoted } from './subject-actors.js';
import {
  clauseOf,
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

const KINDS: readonly EntityKind[] = ['unit', 'hamlet', 'region', 'person', 'organisation', 'name', 'reference'];
/** By kind: the hash of named and of generic ones. */
const KIND_HASHES = KINDS.flatMap((kind) => [hashOf(kind), hashOf(kind) ^ 77]);
/** Sides of phrases and kinds of actors, together. */
const TYPES = 28;
/** Below this the types of what is no actor. */
const ACTORS = 14;
const SIDES = 5;

/** By what a candidate is: a phrase of a side, an actor of a kind from a source, or one of those that follow. */
const SORTS = { phrase: 0, actor: SIDES, earlier: 75, object: 76, heading: 77, place: 79, none: 80 } as const;
const ALL_SORTS = 81;
const SOURCES = 5;

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
const looks = sumsOf(WORDS * LENGTHS * SIDES);
const statics = sumsOf(8192);
const headings = sumsOf(64);

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

/** Whose figure it may be: who is named in and before the sentence, noun phrases, whoever the last figure spoke of. */
export function subjectCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before, sheet } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { values } = scene;
  const { candidates, add, take, drops, ends, push, push2, push3, push4, opens, closes } = pool<Filling | null>(
    ROLE.subject,
    situation,
  );
  for (const sums of [sorts, shapes, wheres, types, ways, topics, heads, tips, endings]) sumsFor(sums, sheet, bound);
  sumsFor(looks, sheet, view);
  for (const sums of [statics, headings]) sumsFor(sums, sheet, scene);
  for (const sums of [manners, states, alike]) sumsFor(sums, sheet, ROLE);
  const { words } = view;
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  const here = namedIn(view);
  const leftHere = here.left(at);
  const few = Math.min(leftHere, 3);
  const sameView = near.same ? 1 : 0;
  // "Hải Phòng đạt 100%, Hà Nam 95%": somebody of its own, behind the figure before.
  const last2 = figureBefore(words, at);
  const fresh = view.named.some(({ from, to }) => to <= at && from > last2) ? 1 : 0;
  const lastState = last ? (last.subject === null ? 1 : 2) : 0;

  const shape = (source: number) => {
    if (!opens(shapes, source)) return;
    const manner =
      ((source * FIGURE_KINDS + look.kindNumber) * SECTION_KINDS + look.sectionNumber) * 8 + few * 2 + sameView;
    if (opens(manners, manner)) {
      push4(1, source, 0, 2, source, look.kind, 4, source, look.section, 5, source, few);
      push(7, source, sameView);
      closes(manners, manner);
    }
    push4(3, source, look.verb, 303, source, look.verbKin, 6, source, look.before, 306, source, look.beforeKin);
    closes(shapes, source);
  };
  values.begin();
  const place = bound.place?.who;
  const lastSubject = last?.subject?.who;
  const prior2 = before.at(-2);
  const lastNumber = last?.subject?.who === undefined ? -1 : ownerOf(values, last).who;
  const lastNumber2 = prior2?.subject?.who === undefined ? -1 : ownerOf(values, prior2).who;
  const placeWas = lastSubject === undefined ? 0 : lastSubject === place ? 1 : 2;
  const counted = bound.object?.span;

  const head = headOfObject(situation);
  const countedKin = head.kin;
  const clause = clauseOf(situation);
  const firstKin = kinAt(words, 0);
  const firstKey = keyAt(words, 0);
  const main = scene.main[0]?.entity.who;
  const topic = scene.dominance * 8 + bucket(main ? scene.spoken - (scene.counts.get(main) ?? 0) : 0);

  /**
   * What any candidate may share with the roles that are bound already, without its words. `source` and `code` are small, of the sort
   * and the type; `value` is the number of who it is. Returns how that lies to the place and to the subjects before.
   */
  const shared = (sort: number, source: number, value: number, span: Span | undefined, type: number, code = type) => {
    const where = values.whereOf(value, place);
    const object = !counted || !span ? 0 : span.start === counted.start ? 3 : overlaps(span, counted) ? 2 : 1;
    const again = value === lastNumber ? 2 : value === lastNumber2 ? 1 : 0;
    const about = values.aboutOf(value);
    const follows = again * 4 + where;
    const like = ((sort * 4 + where) * 3 + again) * 4 + object;
    if (opens(sorts, like * 5 + about)) {
      shape(source);
      of(where, again, object, type, code, about);
      if (sort < SORTS.actor) push(37, object > 1 ? 1 : 0, sort);
      else if (sort < SORTS.earlier) actor(code - ACTORS, source, where, again);
      closes(sorts, like * 5 + about);
    }
    return follows;
  };

  /** What its first word shares with the figure; `follows` as `shared` tells it. */
  const headed = (kin: number, key: number, follows: number) => {
    const word = numberOf(heads, key, kin * 16 + follows);
    if (!opens(heads, word)) return;
    push4(111, countedKin, kin, 112, look.verbKin, kin, 113, look.unit, kin, 122, clause.kin, kin);
    push4(126, clause.state, kin, 117, kin, follows, 130, head.key, key, 131, look.verb, key);
    push3(132, look.before, key, 133, key, follows, 134, key, look.unit);
    closes(heads, word);
  };

  /** The part of it that words do not decide. */
  const of = (where: number, again: number, object: number, type: number, code: number, about: number) => {
    const follows = again * 4 + where;
    if (opens(wheres, follows)) {
      push4(70, where, 0, 71, where, look.kind, 73, again, sameView, 74, follows, sameView);
      push4(76, where, few, 78, where, look.section, 79, where, placeWas, 116, countedKin, follows);
      push(141, fresh, follows);
      closes(wheres, follows);
    }
    if (opens(types, code)) {
      const state = (code * 3 + lastState) * 16 + clause.state * 4 + few;
      if (opens(states, state)) {
        push3(80, type, lastState, 120, clause.state, type, 127, clause.state * 8 + few, type);
        closes(states, state);
      }
      push4(110, countedKin, type, 121, clause.kin, type, 124, firstKin, type, 125, firstKey, type);
      push(143, fresh * 2 + sameView, type);
      closes(types, code);
    }
    const like = (((code * 12 + follows) * 4 + object) * FIGURE_KINDS + look.kindNumber) * 4 + clause.state;
    if (opens(alike, like)) {
      push4(72, where, type, 75, object, type, 77, again, type, 114, type, again * 32 + where * 8 + object);
      push2(115, type ^ look.kind, follows, 123, clause.state * 16 + follows, type);
      closes(alike, like);
    }
    // A local paper's figures are its unit's, though the sentence names nobody: `đạt 100%`.
    if (!opens(topics, about)) return;
    push3(135, about, topic, 136, about * 64 + topic, few, 137, about * 64 + topic, clause.state);
    push(138, about * 64 + topic, look.kind);
    closes(topics, about);
  };

  /** What an actor of a kind shares with the figure. */
  const actor = (code: number, source: number, where: number, before: number) => {
    const kind = KIND_HASHES[code] as number;
    const again = before === 2 ? 1 : 0;
    const inPlace = where === 2 ? 1 : where === 1 ? 2 : where;
    const way = ((code * SOURCES + source) * 2 + again) * 4 + inPlace;
    if (!opens(ways, way)) return;
    push3(12, kind, look.kind, 22, kind, look.verb, 322, kind, look.verbKin);
    if (inPlace < 3) push(27, inPlace, kind);
    push3(28, again, sameView, 29, again, source, 139, clause.kin, source * 64 + code * 2 + again);
    closes(ways, way);
  };

  /** How a phrase of the sentence hangs on the figure: the way to it, and whether its verb is that of the figure. */
  const hung = (part: Phrase, type: number, code: number) => {
    const path = pathOf(look, part, at);
    push(97, path, tagAt(words, part.from - 1));
    // Left of the figure all hangs on where the phrase ends, right of it on where it begins.
    const left = part.to <= at;
    const tip = (left ? part.to : part.from) * 2 + (left ? 1 : 0);
    const key = tip * TYPES + code;
    if (!opens(endings, key)) return;
    const first = left ? verbAfter(words, part.to, at) : -1;
    const own = first < 0 ? 0 : first === look.verbAt ? 2 : 1;
    if (opens(tips, tip)) {
      push4(90, path, 0, 92, path, look.kind, 93, path, look.verbKin, 95, own, look.verbKin);
      push3(96, own, first < 0 ? 0 : kinAt(words, first), 98, path, few, 100, path, countedKin);
      closes(tips, tip);
    }
    push4(91, path, type, 94, own, type, 99, path ^ look.kind, type, 101, path, type * 4 + few);
    push(102, own * 8 + few, type ^ look.kind);
    if (code < ACTORS) {
      push2(38, code === 0 ? between(look, part, at) : 0, code, 39, code === 0 ? bucket(at - part.to) : 0, look.kind);
    } else {
      const before = part.from < at;
      const gap = between(look, part, at);
      push2(24, bucket(before ? at - part.to : part.from - at), before ? 1 : 0, 25, gap, before ? 1 : 0);
      push(26, before ? gap : 999, type);
    }
    closes(endings, key);
  };

  const isNew = (one: Entity, number: number) => {
    if (values.size > MOST) return false;
    meantBy(scene, one, number);
    return values.adds(values.namings[number] as number);
  };

  const entity = (one: Entity, number: number, where: View, back: number, order: number) => {
    const value = values.ofActors[number] as number;
    const source = back === 0 ? (one.from < at ? 0 : 1) : isHead(where) ? 2 : back === 1 ? 3 : 4;
    const code = KINDS.indexOf(one.kind) * 2 + (one.generic ? 1 : 0);
    const kind = KIND_HASHES[code] as number;
    const { from } = one;
    const sort = SORTS.actor + code * SOURCES + source;
    const follows = shared(sort, source, value, one, kind, ACTORS + code);
    push(11, source, bucket(order));
    if (back > 0 && drops(FAR, FAR_LIKELY)) return;
    if (opens(statics, number * SOURCES + source)) {
      fixed(sheet, situation, where, one, source, kind);
      closes(statics, number * SOURCES + source);
    }
    if (back === 0) {
      hung(one, kind, ACTORS + code);
      push(142, one.from < at && from > last2 ? 1 : 0, kind);
    }
    if (drops(HEADED, HEADED_LIKELY)) return;
    headed(kinAt(where.words, from), keyAt(where.words, from), follows);
    if (drops(QUOTED, 0)) return;
    quoted(sheet, where, one, source, kind);
    if (!ends(0)) return;
    const unit = scene.meant.get(one);
    take(
      fillingOf({
        value: unit ? completed(one, unit) : one.value,
        span: { start: one.start, end: one.end },
        inherited: inheritance(where, back, unit !== undefined),
        who: values.texts[value] as string,
        way: source * 8 + one.kind.length,
      }),
    );
  };

  const phrase = (part: Phrase, order: number, side: number) => {
    const value = numberOfPhrase(scene, view, part);
    if (!values.adds(value)) return;
    const span = spanOf(view, part);
    const { from, to } = part;
    const first = firstOf(words, part);
    const follows = shared(SORTS.phrase + side, 5 + side, value, span, 5 + side);
    const length = to - from;
    const key = length < LENGTHS ? (from * LENGTHS + length) * SIDES + side : looks.rounds.length;
    if (opens(looks, key)) {
      phraseLooks(situation, part, side);
      closes(looks, key);
    }
    push(30, bucket(order), side);
    if (drops(HUNG, HUNG_LIKELY)) return;
    hung(part, side, side);
    if (drops(HEADED, HEADED_LIKELY)) return;
    headed(kinAt(words, first), keyAt(words, first), follows);
    if (!ends(0)) return;
    const who = values.texts[value] as string;
    take(fillingOf({ value: scene.text.slice(span.start, span.end), span, who, way: 200 + side }));
  };

  const numbers = view.firstNamed;
  let order = 0;
  for (const { one, n } of here.backwards) {
    if (one.to <= at && isNew(one, numbers + n)) entity(one, numbers + n, view, 0, order);
    if (one.to <= at) order++;
  }
  order = 0;
  for (let n = 0; n < view.named.length; n++) {
    const one = view.named[n] as Entity;
    if (one.from <= at) continue;
    if (isNew(one, numbers + n)) entity(one, numbers + n, view, 0, order);
    order++;
  }
  for (let back = 1; back <= MEMORY; back++) {
    const prior = before.at(-back);
    if (!prior?.subject) continue;
    const { who: value, naming } = ownerOf(values, prior);
    if (!values.adds(naming)) continue;
    const way = step(bound, prior);
    const sure = sureness(prior, 'subject');
    const origin = prior.subject.way ?? 0;
    headed(origin + 400, 0, shared(SORTS.earlier, 9, value, undefined, 9));
    push2(45, way.same ? 1 : 0, way.kinds * 4 + back, 46, way.same ? between(look, wordOf(prior), at) : 999, back);
    push(47, bucket(view.index - prior.figure.view.index), Math.min(leftHere, 2) * 4 + back);
    push3(48, look.verb, look.before, 348, look.verbKin, look.beforeKin, 59, back, last?.subject === null ? 1 : 0);
    push4(81, sure, way.same ? 1 : 0, 82, origin, way.same ? 1 : 0, 83, origin, sure, 84, origin, look.kind);
    push(140, clause.kin, way.same ? 1 : 0);
    if (ends(0)) take(takenOver(prior.subject, 'previous sentence'));
  }
  const behind = earlier(scene, view, SENTENCES);
  far.length = 0;
  for (const { named, firstNamed } of behind) {
    for (let n = 0; n < named.length; n++) if (isNew(named[n] as Entity, firstNamed + n)) far.push(firstNamed + n);
  }
  const parts = chunks(words, Math.max(0, at - 30), at);
  for (let n = parts.length - 1; n >= 0; n--) phrase(parts[n] as Phrase, parts.length - 1 - n, 0);
  for (const [n, part] of extended(parts, view).entries()) phrase(part, n, 1);
  for (const [n, part] of clauseSubjects(situation).entries()) phrase(part, n, 2);
  for (const [n, part] of coordinated(here.forwards, view, at).entries()) phrase(part, n, 4);
  const owner = ownerIn(situation);
  if (owner) phrase(owner, 0, 3);
  const own = bound.object;
  const ownWho =
    own?.span && !own.inherited ? scene.keys.slice(own.span.start, own.span.end) : own?.value.toLowerCase();
  const ownNumber = ownWho === undefined ? -1 : values.numberOf(ownWho);
  const ownIsNew = own && values.adds(ownNumber);
  const follows = shared(SORTS.none, 11, values.none, undefined, 11);
  headed(396, 0, follows);
  push2(54, bound.place ? 1 : 0, last?.subject === null ? 1 : 0, 55, look.unit, 0);
  add(null);
  const owned = ownIsNew ? shared(SORTS.object, 8, ownNumber, own.span, 8) : 0;
  if (ownIsNew && !drops(FAR, FAR_LIKELY)) {
    headed(398, 0, owned);
    push4(50, look.kind, look.verb, 350, look.kind, look.verbKin, 51, look.after, 0, 351, look.afterKin, 0);
    push2(52, look.beforeTag, look.kind, 56, own.span && own.span.start < figure.mention.start ? 1 : 0, look.kind);
    push(57, own.inherited ? 1 : 0, look.kind);
    const { value, span, inherited, entity, way } = own;
    add(fillingOf({ value, span, inherited, entity, who: ownWho, way }));
  }
  for (let n = 0; n < scene.headings.length; n++) {
    const { part, order, span, number, view: where } = scene.headings[n] as Heading;
    if (where === view || !values.adds(number)) continue;
    const title = where.section === 'title' ? 1 : 0;
    const first = firstOf(where.words, part);
    const source = title === 1 ? 12 : 13;
    const follows = shared(SORTS.heading + title, source, number, span, 12);
    if (drops(FAR, FAR_LIKELY)) continue;
    if (opens(headings, n)) {
      const salience = bucket(scene.topics.get(keyAt(where.words, part.from)) ?? 0);
      push4(67, salience, title, 68, salience, order, 58, order, title, 60, keyAt(where.words, part.from), order);
      push2(360, kinAt(where.words, part.from), order, 61, tagAt(where.words, part.to), order);
      push2(62, bucket(part.to - part.from), 0, 63, part.from === 0 ? 1 : 0, tagAt(where.words, part.from));
      closes(headings, n);
    }
    if (drops(HEADED, HEADED_LIKELY)) continue;
    headed(kinAt(where.words, first), keyAt(where.words, first), follows);
    if (!ends(0)) continue;
    const value = scene.text.slice(span.start, span.end);
    const who = values.texts[number] as string;
    take(fillingOf({ value, span, inherited: 'article head', who, way: 210 }));
  }
  const placeNumber = bound.place ? values.numberOf(bound.place.who ?? bound.place.value) : -1;
  if (bound.place && !values.has(placeNumber)) {
    const { value, span, inherited, entity: unit, who } = bound.place;
    headed(397, 0, shared(SORTS.place, 10, placeNumber, span, 10));
    push(53, hashOf(unit?.kind ?? value));
    add(fillingOf({ value, span, inherited, who }));
  }
  let next = 0;
  for (const where of behind) {
    const { named, firstNamed } = where;
    for (let n = 0; n < named.length; n++) {
      if (far[next] !== firstNamed + n) continue;
      next++;
      entity(named[n] as Entity, firstNamed + n, where, view.index - where.index, n);
    }
  }
  return candidates;
}

/** Asked of a figure whose subject is bound for good, by those behind it. */
function ownerOf(values: Scene['values'], bound: Bound): Owner {
  bound.owner ??= numbersOf(values, bound.subject);
  return bound.owner;
}

function numbersOf(values: Scene['values'], subject: Filling | null | undefined): Owner {
  if (!subject) return { who: -1, naming: -1 };
  const naming = values.numberOf(subject.value.toLowerCase());
  return { who: subject.who === undefined ? naming : values.numberOf(subject.who), naming };
}
