import { type Inheritance, overlaps, type Span } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { between, bucket, keyAt, kinAt, pathOf, phraseFeatures, tagAt, verbAfter } from '../features.js';
import type { Candidate } from '../ranker.js';
import type { View } from '../scene.js';
import { chunks, leftPhrases, type Phrase, spanOf } from '../spans.js';
import { hashOf } from '../words.js';
import { speaks } from './attribution.js';
import { type Filling, type Push, pool, ROLE, type Situation, step, sureness } from './role.js';

/** How many sentences back an actor may have been named that is still spoken of. */
const SENTENCES = 3;
const MOST = 80;
/** How many of the last figures' subjects are weighed. */
const MEMORY = 3;
/** So many phrases of the title and of the lead are weighed. */
const HEAD_PHRASES = 5;

/** Whose figure it may be: who is named in and before the sentence, noun phrases, whoever the last figure spoke of. */
export function subjectCandidates(situation: Situation): readonly Candidate<Filling | null>[] {
  const { scene, bound, before } = situation;
  const { figure, look } = bound;
  const { view, at } = figure;
  const { candidates, add } = pool<Filling | null>(ROLE.subject, situation);
  const last = before.at(-1);
  const near = step(bound, last ?? bound);
  const here = [...view.units, ...view.actors];
  const leftHere = here.filter(({ to }) => to <= at).length;

  const shape = (push: Push, source: number) => {
    push(1, source);
    push(2, source, look.kind);
    push(3, source, look.verb);
    push(303, source, look.verbKin);
    push(4, source, look.section);
    push(5, source, Math.min(leftHere, 3));
    push(6, source, look.before);
    push(306, source, look.beforeKin);
    push(7, source, near.same ? 1 : 0);
  };
  const values = new Set<string>();
  const place = bound.place?.value;
  const lasts = [last?.subject?.value, before.at(-2)?.subject?.value];

  const countedKin = headKin(situation);
  const clause = clauseOf(situation);

  /** What any candidate may share with the roles that are bound already. */
  const shared = (push: Push, value: string, span: Span | undefined, type: number, kin: number) => {
    const where = place === undefined ? 3 : value === place ? 2 : value.includes(place) ? 1 : 0;
    const counted = bound.object?.span;
    const object = !counted || !span ? 0 : span.start === counted.start ? 3 : overlaps(span, counted) ? 2 : 1;
    const again = value === lasts[0] ? 2 : value === lasts[1] ? 1 : 0;
    push(70, where);
    push(71, where, look.kind);
    push(72, where, type);
    push(73, again, near.same ? 1 : 0);
    push(74, again * 4 + where, near.same ? 1 : 0);
    push(75, object, type);
    push(76, where, Math.min(leftHere, 3));
    push(77, again, type);
    push(78, where, look.section);
    push(79, where, lasts[0] === undefined ? 0 : lasts[0] === place ? 1 : 2);
    push(80, type, last ? (last.subject === null ? 1 : 2) : 0);
    push(110, countedKin, type);
    push(111, countedKin, kin);
    push(112, look.verbKin, kin);
    push(113, look.unit, kin);
    push(114, type, again * 32 + where * 8 + object);
    push(115, type ^ look.kind, again * 4 + where);
    push(116, countedKin, again * 4 + where);
    push(117, kin, again * 4 + where);
    push(120, clause.state, type);
    push(121, clause.kin, type);
    push(122, clause.kin, kin);
    push(123, clause.state * 16 + again * 4 + where, type);
    push(124, kinAt(view.words, 0), type);
    push(125, keyAt(view.words, 0), type);
    push(126, clause.state, kin);
    push(127, clause.state * 8 + Math.min(leftHere, 3), type);
  };

  /** How a phrase of the sentence hangs on the figure: the way to it, and whether its verb is that of the figure. */
  const hung = (push: Push, part: Phrase, type: number) => {
    const path = pathOf(look, part, at);
    const first = part.to <= at ? verbAfter(view.words, part.to, at) : -1;
    const own = first < 0 ? 0 : first === look.verbAt ? 2 : 1;
    push(90, path);
    push(91, path, type);
    push(92, path, look.kind);
    push(93, path, look.verbKin);
    push(94, own, type);
    push(95, own, look.verbKin);
    push(96, own, first < 0 ? 0 : kinAt(view.words, first));
    push(97, path, tagAt(view.words, part.from - 1));
    push(98, path, Math.min(leftHere, 3));
    push(99, path ^ look.kind, type);
    push(100, path, countedKin);
    push(101, path, type * 4 + Math.min(leftHere, 3));
    push(102, own * 8 + Math.min(leftHere, 3), type ^ look.kind);
  };

  const entity = (one: Entity, where: View, back: number, order: number) => {
    const value = resolve(situation, one);
    if (values.has(value) || values.size > MOST) return;
    values.add(value);
    const { words } = where;
    const left = back > 0 || one.from < at;
    const head = where.section === 'title' || where.section === 'lead';
    const source = back === 0 ? (left ? 0 : 1) : head ? 2 : back === 1 ? 3 : 4;
    const kind = hashOf(one.kind) ^ (one.generic ? 77 : 0);
    const count = scene.counts.get(one.value) ?? 0;
    const inherited = inheritance(where, back, value !== one.value);
    const way = source * 8 + one.kind.length;
    add({ value, span: { start: one.start, end: one.end }, way, ...(inherited ? { inherited } : {}) }, (push) => {
      shape(push, source);
      shared(push, value, { start: one.start, end: one.end }, kind, kinAt(words, one.from));
      push(10, source, kind);
      push(11, source, bucket(order));
      push(12, kind, look.kind);
      push(13, keyAt(words, one.from - 1), source);
      push(313, kinAt(words, one.from - 1), source);
      push(14, tagAt(words, one.from - 1), kind);
      push(15, keyAt(words, one.to), source);
      push(315, kinAt(words, one.to), source);
      push(16, tagAt(words, one.to), source * 256 + tagAt(words, one.from - 1));
      push(17, keyAt(words, one.from), source);
      push(317, kinAt(words, one.from), source);
      push(18, one.from === 0 ? 1 : 0, source);
      push(19, bucket(count), kind);
      push(20, inHead(situation, one), kind);
      push(21, source, bucket(count) * 2 + inHead(situation, one));
      push(22, kind, look.verb);
      push(322, kind, look.verbKin);
      push(23, insideOther(where, one), source);
      const says = speaks(where, one) ? 1 : 0;
      push(42, says, kind);
      push(43, says, source);
      push(44, prominence(situation, one), kind);
      push(49, prominence(situation, one), source);
      if (back === 0) {
        hung(push, one, kind);
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
    const salience = bucket(scene.topics.get(keyAt(words, part.from)) ?? 0);
    const titled = headShare(situation, view, part);
    add({ value, span, way: 200 + side }, (push) => {
      shape(push, 5 + side);
      push(64, salience, side);
      push(65, titled, side);
      push(66, titled * 16 + salience, tagAt(words, part.to));
      shared(push, value, span, 5 + side, headOf(words, part));
      hung(push, part, side);
      push(30, bucket(order), side);
      push(31, keyAt(words, part.from), side);
      push(331, kinAt(words, part.from), side);
      push(32, tagAt(words, part.from), side);
      push(33, keyAt(words, part.from - 1), side);
      push(333, kinAt(words, part.from - 1), side);
      push(34, tagAt(words, part.from - 1), tagAt(words, part.to));
      push(35, keyAt(words, part.to), side);
      push(335, kinAt(words, part.to), side);
      push(36, bucket(part.to - part.from), side);
      push(37, inObject, side);
      push(38, side === 0 ? between(words, part.to, at) : 0, side);
      push(39, side === 0 ? bucket(at - part.to) : 0, look.kind);
      push(40, part.from === 0 ? 1 : 0, tagAt(words, part.to));
      push(41, keyAt(words, part.to - 1), side);
      push(341, kinAt(words, part.to - 1), side);
      if (side === 2) phraseFeatures(view, part, (name, a = 0, b = 0) => push(name + 200, a, b));
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
  for (let back = 1; back <= MEMORY; back++) {
    const earlier = before[before.length - back];
    if (!earlier?.subject || values.has(earlier.subject.value)) continue;
    values.add(earlier.subject.value);
    const way = step(bound, earlier);
    const sure = sureness(earlier, 'subject');
    const origin = earlier.subject.way ?? 0;
    add({ ...earlier.subject, inherited: 'previous sentence' }, (push) => {
      shape(push, 9);
      shared(push, earlier.subject?.value ?? '', undefined, 9, origin + 400);
      push(45, way.same ? 1 : 0, way.kinds * 4 + back);
      push(46, way.same ? between(view.words, earlier.figure.at + 1, at) : 999, back);
      push(47, bucket(view.index - earlier.figure.view.index), Math.min(leftHere, 2) * 4 + back);
      push(48, look.verb, look.before);
      push(348, look.verbKin, look.beforeKin);
      push(59, back, last?.subject === null ? 1 : 0);
      push(81, sure, way.same ? 1 : 0);
      push(82, origin, way.same ? 1 : 0);
      push(83, origin, sure);
      push(84, origin, look.kind);
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
  clauseSubjects(situation).forEach((part, order) => {
    phrase(part, order, 2);
  });
  coordinated(here, view, at).forEach((part, order) => {
    phrase(part, order, 4);
  });
  const owner = ownerIn(situation);
  if (owner) phrase(owner, 0, 3);
  const own = bound.object;
  if (own && !values.has(own.value)) {
    values.add(own.value);
    add({ ...own }, (push) => {
      shape(push, 8);
      shared(push, own.value, own.span, 8, 398);
      push(50, look.kind, look.verb);
      push(350, look.kind, look.verbKin);
      push(51, look.after);
      push(351, look.afterKin);
      push(52, look.beforeTag, look.kind);
      push(56, own.span && own.span.start < figure.mention.start ? 1 : 0, look.kind);
      push(57, own.inherited ? 1 : 0, look.kind);
    });
  }
  for (const where of scene.views) {
    if (where.section !== 'title' && where.section !== 'lead') break;
    if (where === view) continue;
    chunks(where.words, 0, where.words.length)
      .slice(0, HEAD_PHRASES)
      .forEach((part, order) => {
        const span = spanOf(where, part);
        const value = scene.text.slice(span.start, span.end);
        if (values.has(value)) return;
        values.add(value);
        const salience = bucket(scene.topics.get(keyAt(where.words, part.from)) ?? 0);
        add({ value, span, way: 210, inherited: 'article head' }, (push) => {
          push(67, salience, where.section === 'title' ? 1 : 0);
          push(68, salience, order);
          shape(push, where.section === 'title' ? 12 : 13);
          shared(push, value, span, 12, headOf(where.words, part));
          push(58, order, where.section === 'title' ? 1 : 0);
          push(60, keyAt(where.words, part.from), order);
          push(360, kinAt(where.words, part.from), order);
          push(61, tagAt(where.words, part.to), order);
          push(62, bucket(part.to - part.from));
          push(63, part.from === 0 ? 1 : 0, tagAt(where.words, part.from));
        });
      });
  }
  if (bound.place && !values.has(bound.place.value)) {
    const { entity: unit, ...filling } = bound.place;
    add(filling, (push) => {
      shape(push, 10);
      shared(push, filling.value, filling.span, 10, 397);
      push(53, hashOf(unit?.kind ?? filling.value));
    });
  }
  add(null, (push) => {
    shape(push, 11);
    shared(push, '', undefined, 11, 396);
    push(54, bound.place ? 1 : 0, last?.subject === null ? 1 : 0);
    push(55, look.unit);
  });
  return candidates;
}

/**
 * The clause of the figure: 0 it has no verb, 1 a noun stands before its verb, 2 a mark, a preposition or nothing does;
 * and the class of the word that stands there.
 */
function clauseOf({ bound }: Situation): { state: number; kin: number } {
  const { look, figure } = bound;
  const { words } = figure.view;
  if (look.verbAt < 0) return { state: 0, kin: 0 };
  let at = look.verbAt - 1;
  while (at >= 0 && 'RQV'.includes(words[at]?.tag ?? ' ')) at--;
  const word = words[at];
  if (!word) return { state: 2, kin: 0 };
  return { state: 'NXUHAPO'.includes(word.tag) ? 1 : word.tag === 'M' ? 3 : 2, kin: word.kin };
}

/** Class of the counted thing's first word behind words for amounts (`số người chết`); 0 where nothing is counted. */
function headKin({ bound }: Situation): number {
  const { object, figure } = bound;
  const { words } = figure.view;
  if (!object?.span) return object ? 395 : 0;
  const { start } = object.span;
  const from = words.findIndex((word) => word.start >= start);
  return from < 0 ? 394 : kinAt(words, from);
}

/** Class of the first word of a phrase that is no determiner. */
function headOf(words: View['words'], { from, to }: Phrase): number {
  return kinAt(words, words[from]?.tag === 'D' && to > from + 1 ? from + 1 : from);
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

/** Parties named together, left of the figure: `Phú Thọ và Hưng Yên`, `Bộ Chính trị, Ban Bí thư`. */
function coordinated(here: readonly Entity[], { words }: View, at: number): readonly Phrase[] {
  const left = here.filter(({ to }) => to <= at).sort((a, b) => a.from - b.from || b.to - a.to);
  const out: Phrase[] = [];
  let run: Phrase | undefined;
  for (const { from, to } of left) {
    if (run && from < run.to) continue;
    const link = run && from === run.to + 1 ? (words[run.to]?.key ?? '') : '';
    if (run && (link === 'và' || link === ',')) {
      run = { from: run.from, to };
      if (link === 'và') out.push(run);
    } else run = { from, to };
  }
  return out;
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

/** Phrases that a verb follows: who does it. */
function clauseSubjects({ bound }: Situation): readonly Phrase[] {
  const { view, at } = bound.figure;
  const { words } = view;
  return leftPhrases(words, at).filter(({ from, to }) => {
    const next = words[to]?.tag ?? '';
    const before = words[from - 1]?.tag ?? ',';
    if (!'VBRQM'.includes(next) || 'NXUHA'.includes(before)) return false;
    // What holds an auxiliary or a copula is a clause of its own.
    for (let i = from; i < to; i++) if ('RBSQ'.includes(words[i]?.tag ?? ' ')) return false;
    return true;
  });
}

/** Inside the object, whose it is: `thu nhập của lao động làm công hưởng lương`. */
function ownerIn({ bound }: Situation): Phrase | undefined {
  const span = bound.object?.span;
  if (!span) return undefined;
  const { words } = bound.figure.view;
  let from = -1;
  let to = -1;
  words.forEach(({ start, end, key }, n) => {
    if (start < span.start || end > span.end) return;
    if (key === 'của' && from < 0) from = n + 1;
    to = n + 1;
  });
  return from > 0 && from < to ? { from, to } : undefined;
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
  const own = scene.counts.get(value) ?? 0;
  let more = 0;
  for (const count of scene.counts.values()) if (count > own) more++;
  return Math.min(more, 5);
}
