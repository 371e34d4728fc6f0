import { type Inheritance, overlaps, type Span } from '../../model/index.js';
import type { Entity, EntityKind } from '../entities/entity.js';
import {
  between,
  bucket,
  keyAt,
  kinAt,
  pathOf,
  phraseFeatures,
  phraseSumsOf,
  tagAt,
  verbAfter,
  WORDS,
} from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { type Sheet, sumsFor, sumsOf } from '../sheet.js';
import { chunks, type Phrase, spanOf } from '../spans.js';
import { hashOf } from '../words.js';
import { speaks } from './attribution.js';
import { type Filling, pool, ROLE, type Situation, step, sureness, wordOf } from './role.js';
import { clauseOf, clauseSubjects, coordinated, extended, firstOf, headOfObject, ownerIn } from './subject-phrases.js';

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

// Sums of the figure: by source, by type, by class of the first word, by kind of actor, by end of the phrase.
const shapes = sumsOf(16);
const wheres = sumsOf(12);
const types = sumsOf(TYPES);
const alike = sumsOf(TYPES * 48);
const kins = sumsOf(1024);
const ways = sumsOf(KINDS.length * 2 * 40);
const topics = sumsOf(8);
const tips = sumsOf(WORDS * 2);
const endings = sumsOf(WORDS * 2 * TYPES);
// Of the sentence: by where a phrase begins and where it ends. Of the article: by actor.
const starts = sumsOf(WORDS * SIDES);
const stops = sumsOf(WORDS * SIDES);
const phrases = phraseSumsOf();
const statics = sumsOf(8192);
const headings = sumsOf(64);

/** Whose figure it may be: who is named in and before the sentence, noun phrases, whoever the last figure spoke of. */
export function subjectCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before, sheet } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { candidates, add, take, ends, push, opens, closes } = pool<Filling | null>(ROLE.subject, situation);
  for (const sums of [shapes, wheres, types, alike, kins, ways, topics, tips, endings]) sumsFor(sums, sheet, bound);
  for (const sums of [starts, stops]) sumsFor(sums, sheet, view);
  for (const sums of [statics, headings]) sumsFor(sums, sheet, scene);
  const { words } = view;
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  const here = view.named;
  const leftHere = here.filter(({ to }) => to <= at).length;
  const few = Math.min(leftHere, 3);
  const sameView = near.same ? 1 : 0;

  const shape = (source: number) => {
    if (!opens(shapes, source)) return;
    push(1, source);
    push(2, source, look.kind);
    push(3, source, look.verb);
    push(303, source, look.verbKin);
    push(4, source, look.section);
    push(5, source, few);
    push(6, source, look.before);
    push(306, source, look.beforeKin);
    push(7, source, sameView);
    closes(shapes, source);
  };
  const values = new Set<string>();
  const place = bound.place?.value;
  const lastSubject = last?.subject?.value;
  const lastSubject2 = before.at(-2)?.subject?.value;
  const placeWas = lastSubject === undefined ? 0 : lastSubject === place ? 1 : 2;
  const counted = bound.object?.span;

  const head = headOfObject(situation);
  const countedKin = head.kin;
  const clause = clauseOf(situation);
  const firstKin = kinAt(words, 0);
  const firstKey = keyAt(words, 0);
  const main = scene.main[0]?.entity.value;
  const topic = scene.dominance * 8 + bucket(main ? scene.spoken - (scene.counts.get(main) ?? 0) : 0);
  const topicOf = (value: string) =>
    main === undefined ? 0 : value === '' ? 4 : value === main ? 1 : value.includes(main) ? 2 : 3;
  const againOf = (value: string) => (value === lastSubject ? 2 : value === lastSubject2 ? 1 : 0);
  const whereOf = (value: string) => (place === undefined ? 3 : value === place ? 2 : value.includes(place) ? 1 : 0);

  /**
   * What any candidate may share with the roles that are bound already. `code` is small, of the type; `kin` and `key` are
   * of its first word.
   */
  const shared = (value: string, span: Span | undefined, type: number, kin: number, code = type, key = 0) => {
    const where = whereOf(value);
    const object = !counted || !span ? 0 : span.start === counted.start ? 3 : overlaps(span, counted) ? 2 : 1;
    const again = againOf(value);
    if (opens(wheres, again * 4 + where)) {
      push(70, where);
      push(71, where, look.kind);
      push(73, again, sameView);
      push(74, again * 4 + where, sameView);
      push(76, where, few);
      push(78, where, look.section);
      push(79, where, placeWas);
      push(116, countedKin, again * 4 + where);
      closes(wheres, again * 4 + where);
    }
    if (opens(types, code)) {
      push(80, type, last ? (last.subject === null ? 1 : 2) : 0);
      push(110, countedKin, type);
      push(120, clause.state, type);
      push(121, clause.kin, type);
      push(124, firstKin, type);
      push(125, firstKey, type);
      push(127, clause.state * 8 + few, type);
      closes(types, code);
    }
    const like = ((code * 4 + where) * 3 + again) * 4 + object;
    if (opens(alike, like)) {
      push(72, where, type);
      push(75, object, type);
      push(77, again, type);
      push(114, type, again * 32 + where * 8 + object);
      push(115, type ^ look.kind, again * 4 + where);
      push(123, clause.state * 16 + again * 4 + where, type);
      closes(alike, like);
    }
    if (opens(kins, kin)) {
      push(111, countedKin, kin);
      push(112, look.verbKin, kin);
      push(113, look.unit, kin);
      push(122, clause.kin, kin);
      push(126, clause.state, kin);
      closes(kins, kin);
    }
    push(117, kin, again * 4 + where);
    push(130, head.key, key);
    push(131, look.verb, key);
    push(132, look.before, key);
    push(133, key, again * 4 + where);
    push(134, key, look.unit);
    // A local paper's figures are its unit's, though the sentence names nobody: `đạt 100%`.
    const about = topicOf(value);
    if (!opens(topics, about)) return;
    push(135, about, topic);
    push(136, about * 64 + topic, few);
    push(137, about * 64 + topic, clause.state);
    push(138, about * 64 + topic, look.kind);
    closes(topics, about);
  };

  /** How a phrase of the sentence hangs on the figure: the way to it, and whether its verb is that of the figure. */
  const hung = (part: Phrase, type: number, code = type) => {
    const path = pathOf(look, part, at);
    // Left of the figure all hangs on where the phrase ends, right of it on where it begins.
    const left = part.to <= at;
    const bound = left ? part.to : part.from;
    const first = left ? verbAfter(words, part.to, at) : -1;
    const own = first < 0 ? 0 : first === look.verbAt ? 2 : 1;
    if (opens(tips, bound * 2 + (left ? 1 : 0))) {
      push(90, path);
      push(92, path, look.kind);
      push(93, path, look.verbKin);
      push(95, own, look.verbKin);
      push(96, own, first < 0 ? 0 : kinAt(words, first));
      push(98, path, few);
      push(100, path, countedKin);
      closes(tips, bound * 2 + (left ? 1 : 0));
    }
    const key = (bound * 2 + (left ? 1 : 0)) * TYPES + code;
    if (opens(endings, key)) {
      push(91, path, type);
      push(94, own, type);
      push(99, path ^ look.kind, type);
      push(101, path, type * 4 + few);
      push(102, own * 8 + few, type ^ look.kind);
      closes(endings, key);
    }
    push(97, path, tagAt(words, part.from - 1));
  };

  const entity = (one: Entity, number: number, where: View, back: number, order: number) => {
    const value = resolve(situation, one);
    if (values.has(value) || values.size > MOST) return;
    values.add(value);
    const left = back > 0 || one.from < at;
    const head = where.section === 'title' || where.section === 'lead';
    const source = back === 0 ? (left ? 0 : 1) : head ? 2 : back === 1 ? 3 : 4;
    const code = KINDS.indexOf(one.kind) * 2 + (one.generic ? 1 : 0);
    const kind = KIND_HASHES[code] as number;
    shape(source);
    shared(value, one, kind, kinAt(where.words, one.from), ACTORS + code, keyAt(where.words, one.from));
    if (opens(statics, number * 5 + source)) {
      fixed(sheet, situation, where, one, source, kind);
      closes(statics, number * 5 + source);
    }
    push(11, source, bucket(order));
    const again = value === lastSubject ? 1 : 0;
    const inPlace = place === undefined ? 3 : value === place ? 1 : value.includes(place) ? 2 : 0;
    const way = ((code * 5 + source) * 2 + again) * 4 + inPlace;
    if (opens(ways, way)) {
      push(12, kind, look.kind);
      push(22, kind, look.verb);
      push(322, kind, look.verbKin);
      if (inPlace < 3) push(27, inPlace, kind);
      push(28, again, sameView);
      push(29, again, source);
      closes(ways, way);
    }
    if (back === 0) {
      hung(one, kind, ACTORS + code);
      const gap = between(look, one, at);
      push(24, bucket(left ? at - one.to : one.from - at), left ? 1 : 0);
      push(25, gap, left ? 1 : 0);
      push(26, left ? gap : 999, kind);
    }
    if (!ends(false)) return;
    const inherited = inheritance(where, back, value !== one.value);
    take({
      value,
      span: { start: one.start, end: one.end },
      way: source * 8 + one.kind.length,
      ...(inherited ? { inherited } : {}),
    });
  };

  const phrase = (part: Phrase, order: number, side: number) => {
    const span = spanOf(view, part);
    const value = scene.text.slice(span.start, span.end);
    if (values.has(value)) return;
    values.add(value);
    const { from, to } = part;
    const inObject = counted && span.start < counted.end && counted.start < span.end ? 1 : 0;
    const salience = bucket(scene.topics.get(keyAt(words, from)) ?? 0);
    const titled = headShare(situation, view, part);
    shape(5 + side);
    const first = firstOf(words, part);
    shared(value, span, 5 + side, kinAt(words, first), 5 + side, keyAt(words, first));
    hung(part, side);
    if (opens(starts, from * SIDES + side)) {
      push(64, salience, side);
      push(31, keyAt(words, from), side);
      push(331, kinAt(words, from), side);
      push(32, tagAt(words, from), side);
      push(33, keyAt(words, from - 1), side);
      push(333, kinAt(words, from - 1), side);
      closes(starts, from * SIDES + side);
    }
    if (opens(stops, to * SIDES + side)) {
      push(35, keyAt(words, to), side);
      push(335, kinAt(words, to), side);
      push(41, keyAt(words, to - 1), side);
      push(341, kinAt(words, to - 1), side);
      closes(stops, to * SIDES + side);
    }
    push(65, titled, side);
    push(66, titled * 16 + salience, tagAt(words, to));
    push(30, bucket(order), side);
    push(34, tagAt(words, from - 1), tagAt(words, to));
    push(36, bucket(to - from), side);
    push(37, inObject, side);
    push(38, side === 0 ? between(look, part, at) : 0, side);
    push(39, side === 0 ? bucket(at - to) : 0, look.kind);
    push(40, from === 0 ? 1 : 0, tagAt(words, to));
    if (side === 2) phraseFeatures(sheet, phrases, view, part, 200);
    if (ends(false)) take({ value, span, way: 200 + side });
  };

  const numbers = view.firstNamed;
  let order = 0;
  const leftOnes = here.map((one, n) => ({ one, n })).filter(({ one }) => one.to <= at);
  leftOnes.sort((a, b) => b.one.from - a.one.from);
  for (const { one, n } of leftOnes) entity(one, numbers + n, view, 0, order++);
  order = 0;
  for (const [n, one] of here.entries()) if (one.from > at) entity(one, numbers + n, view, 0, order++);
  for (let back = 1; back <= MEMORY; back++) {
    const earlier = before[before.length - back];
    if (!earlier?.subject || values.has(earlier.subject.value)) continue;
    values.add(earlier.subject.value);
    const way = step(bound, earlier);
    const sure = sureness(earlier, 'subject');
    const origin = earlier.subject.way ?? 0;
    shape(9);
    shared(earlier.subject.value, undefined, 9, origin + 400);
    push(45, way.same ? 1 : 0, way.kinds * 4 + back);
    push(46, way.same ? between(look, wordOf(earlier), at) : 999, back);
    push(47, bucket(view.index - earlier.figure.view.index), Math.min(leftHere, 2) * 4 + back);
    push(48, look.verb, look.before);
    push(348, look.verbKin, look.beforeKin);
    push(59, back, last?.subject === null ? 1 : 0);
    push(81, sure, way.same ? 1 : 0);
    push(82, origin, way.same ? 1 : 0);
    push(83, origin, sure);
    push(84, origin, look.kind);
    if (ends(false)) take({ ...earlier.subject, inherited: 'previous sentence' });
  }
  for (let back = 1; back <= view.index; back++) {
    const where = scene.views[view.index - back] as View;
    const head = where.section === 'title' || where.section === 'lead';
    if (back > SENTENCES && !head) continue;
    for (const [n, one] of where.named.entries()) entity(one, where.firstNamed + n, where, back, n);
  }
  const parts = chunks(words, Math.max(0, at - 30), at);
  for (let n = parts.length - 1; n >= 0; n--) phrase(parts[n] as Phrase, parts.length - 1 - n, 0);
  for (const [n, part] of extended(parts, view).entries()) phrase(part, n, 1);
  for (const [n, part] of clauseSubjects(situation).entries()) phrase(part, n, 2);
  for (const [n, part] of coordinated(here, view, at).entries()) phrase(part, n, 4);
  const owner = ownerIn(situation);
  if (owner) phrase(owner, 0, 3);
  const own = bound.object;
  if (own && !values.has(own.value)) {
    values.add(own.value);
    shape(8);
    shared(own.value, own.span, 8, 398);
    push(50, look.kind, look.verb);
    push(350, look.kind, look.verbKin);
    push(51, look.after);
    push(351, look.afterKin);
    push(52, look.beforeTag, look.kind);
    push(56, own.span && own.span.start < figure.mention.start ? 1 : 0, look.kind);
    push(57, own.inherited ? 1 : 0, look.kind);
    add(own);
  }
  for (const [n, { part, order, span, value, view: where }] of scene.headings.entries()) {
    if (where === view || values.has(value)) continue;
    values.add(value);
    const title = where.section === 'title' ? 1 : 0;
    shape(title === 1 ? 12 : 13);
    const first = firstOf(where.words, part);
    shared(value, span, 12, kinAt(where.words, first), 12, keyAt(where.words, first));
    if (opens(headings, n)) {
      const salience = bucket(scene.topics.get(keyAt(where.words, part.from)) ?? 0);
      push(67, salience, title);
      push(68, salience, order);
      push(58, order, title);
      push(60, keyAt(where.words, part.from), order);
      push(360, kinAt(where.words, part.from), order);
      push(61, tagAt(where.words, part.to), order);
      push(62, bucket(part.to - part.from));
      push(63, part.from === 0 ? 1 : 0, tagAt(where.words, part.from));
      closes(headings, n);
    }
    if (ends(false)) take({ value, span, way: 210, inherited: 'article head' });
  }
  if (bound.place && !values.has(bound.place.value)) {
    const { entity: unit, ...filling } = bound.place;
    shape(10);
    shared(filling.value, filling.span, 10, 397);
    push(53, hashOf(unit?.kind ?? filling.value));
    add(filling);
  }
  shape(11);
  shared('', undefined, 11, 396);
  push(54, bound.place ? 1 : 0, last?.subject === null ? 1 : 0);
  push(55, look.unit);
  add(null);
  return candidates;
}

/** What speaks for an actor whatever the figure. */
function fixed({ push }: Sheet, situation: Situation, where: View, one: Entity, source: number, kind: number): void {
  const { words } = where;
  const count = bucket(situation.scene.counts.get(one.value) ?? 0);
  const inTitle = inHead(situation, one);
  const says = speaks(where, one) ? 1 : 0;
  const more = prominence(situation, one);
  push(10, source, kind);
  push(13, keyAt(words, one.from - 1), source);
  push(313, kinAt(words, one.from - 1), source);
  push(14, tagAt(words, one.from - 1), kind);
  push(15, keyAt(words, one.to), source);
  push(315, kinAt(words, one.to), source);
  push(16, tagAt(words, one.to), source * 256 + tagAt(words, one.from - 1));
  push(17, keyAt(words, one.from), source);
  push(317, kinAt(words, one.from), source);
  push(18, one.from === 0 ? 1 : 0, source);
  push(19, count, kind);
  push(20, inTitle, kind);
  push(21, source, count * 2 + inTitle);
  push(23, insideOther(where, one), source);
  push(42, says, kind);
  push(43, says, source);
  push(44, more, kind);
  push(49, more, source);
}

/** `huyện` is the district named last; `UBND xã` is completed with its name. */
function resolve({ scene }: Situation, one: Entity): string {
  const unit = scene.meant.get(one);
  if (!unit) return one.value;
  return one.kind === 'reference' ? unit.value : `${one.value} ${unit.name ?? ''}`.trim();
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

/** How much of a phrase the title or the lead names: 0 nothing, 1 something, 2 its first word, 3 all. */
function headShare({ scene }: Situation, { words }: View, { from, to }: Phrase): number {
  let named = 0;
  for (let at = from; at < to; at++) if (scene.headWords.has(keyAt(words, at))) named++;
  if (named === 0) return 0;
  return named === to - from ? 3 : scene.headWords.has(keyAt(words, from)) ? 2 : 1;
}

/** How many of the article's actors and units are named more often. */
function prominence({ scene }: Situation, { value }: Entity): number {
  return Math.min(scene.more.get(value) ?? scene.counts.size, 5);
}
