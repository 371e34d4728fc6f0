import type { Document, Gazetteer, Mention, Section, Span } from '../model/index.js';
import { isClaimKind, sectionOf } from '../model/index.js';
import { actorsIn } from './entities/actors.js';
import type { Entity } from './entities/entity.js';
import { holdersOf } from './entities/holders.js';
import { Identities } from './entities/identity.js';
import { isAbroad } from './entities/regions.js';
import { learnNames, type UnitNames, unitNames, unitsIn } from './entities/units.js';
import { chunks, type Phrase, spanOf } from './spans.js';
import { Tally } from './tally.js';
import { Values } from './values.js';
import { folded, type Word, wordBefore, wordsIn } from './words.js';

/** One sentence as the roles see it. */
export interface View extends Span {
  /** Index into `Document.sentences`. */
  readonly index: number;
  readonly section: Section;
  readonly words: readonly Word[];
  /** Indices of the words that are times. */
  readonly times: readonly number[];
  readonly units: readonly Entity[];
  readonly actors: readonly Entity[];
  /** Units and actors, and how many of them the sentences before name. */
  readonly named: readonly Entity[];
  readonly firstNamed: number;
}

/** A mention that is to become a claim, and where its word stands. */
export interface Figure {
  readonly mention: Mention;
  readonly view: View;
  /** Index of the mention's word in `view.words`. */
  readonly at: number;
}

/** An entity and the sentence that names it. */
export interface Named {
  readonly entity: Entity;
  readonly view: View;
}

/** A noun phrase of the title or the lead. */
export interface Heading {
  readonly view: View;
  readonly part: Phrase;
  /** Its place among the phrases of its sentence. */
  readonly order: number;
  readonly span: Span;
  /** The number of its text, as in `Scene.keys`, among `Scene.values`. */
  readonly number: number;
}

/** No more sentences are of title and lead, or a lead of a thousand would be looked through for every figure. */
const HEADS = 24;

/** So many phrases of each sentence of the title and of the lead are weighed. */
const HEAD_PHRASES = 3;

/** How much more often a unit counts as named where the title or the lead names it. */
const HEAD_WEIGHT = 3;
/** How much less where it only tells where a smaller one lies: `xã Phù Chẩn, thị xã Từ Sơn`. */
const CHAINED_WEIGHT = 0.5;
/** A unit that is named or spoken of this often, and in which three of five of the units named lie, is what the article is about. */
const TOPIC_NAMINGS = 3;
const TOPIC_COVERAGE = 4;
const NONE: readonly Mention[] = [];
/** So many main units are kept. */
const MAIN_UNITS = 3;

/** What the roles know of one article. */
export interface Scene {
  readonly document: Document;
  readonly text: string;
  /** The text as `folded` makes it: as long as the text. */
  readonly keys: string;
  readonly views: readonly View[];
  readonly figures: readonly Figure[];
  readonly names: UnitNames;
  /** How often an entity is named in the article, by `who`. */
  readonly counts: ReadonlyMap<string, number>;
  /** How often a unit is named for itself, not to tell where a smaller one lies. */
  readonly free: ReadonlyMap<string, number>;
  /** How many entities are named more often, by `who`. */
  readonly more: Pick<ReadonlyMap<string, number>, 'get'>;
  readonly head: readonly Entity[];
  /** Their `who`. */
  readonly headWho: ReadonlySet<string>;
  /** Numbers of the sentences of the title and the lead, the first ones. */
  readonly headViews: readonly number[];
  /** The units that the article is about: named most often, the head counting more; where they are first named. */
  readonly main: readonly Named[];
  /** How often the first of `main` is named or spoken of (`huyện`). */
  readonly spoken: number;
  /** Share of the namings of units that are of the first of `main`, in fifths; 0 where no unit is named. */
  readonly dominance: number;
  /** The same with the namings of units that are said to lie in it. */
  readonly coverage: number;
  /** Whether it is about the first of `main`, or the unit that its title begins with. */
  readonly isAboutUnit: boolean;
  /** Whether the title names a unit and then a colon: `Nghệ An: Trên 21.245 tỷ đồng đầu tư hạ tầng`. */
  readonly titled: boolean;
  /** Whether it names no unit and no other country than Việt Nam, nor speaks of a unit (`huyện`). */
  readonly isNational: boolean;
  /** The larger unit named right after a unit, by the unit's `who`; undefined where two are named so. */
  readonly holders: ReadonlyMap<string, Entity | undefined>;
  /** The unit that a word for its type stands for (`huyện`, `UBND xã`). */
  readonly meant: ReadonlyMap<Entity, Entity>;
  readonly published: string | undefined;
  /** How often each content word stands in the article, by hash; those of the title and the lead. */
  readonly topics: Pick<Tally, 'get'>;
  readonly headWords: ReadonlySet<number>;
  /** The first phrases of the sentences that the article begins with, of its title and lead. */
  readonly headings: readonly Heading[];
  /** What may be the subject of a figure. */
  readonly values: Values;
  /** How often each time is told, by its value, and the one told most. */
  readonly times: ReadonlyMap<string, number>;
  readonly mostTold: number;
}

/** Reads an article's sentences: words, units and actors. Linear in its length. */
export function sceneOf(document: Document, mentions: readonly Mention[], gazetteer: Gazetteer): Scene {
  const { text, article, blocks, sentences } = document;
  const keys = folded(text);
  const published = article.published?.date;
  const names = unitNames(gazetteer, published, article.publisherProvince);
  const cut: { span: Span; words: readonly Word[]; section: Section }[] = [];
  let next = 0;
  let length = 0;
  for (const sentence of sentences) {
    while (next < mentions.length && (mentions[next] as Mention).start < sentence.start) next++;
    const from = next;
    while (next < mentions.length && (mentions[next] as Mention).start < sentence.end) next++;
    const inside = from === next ? NONE : mentions.slice(from, next);
    const words = wordsIn(text, keys, sentence, inside, gazetteer);
    length += words.length;
    cut.push({ span: sentence, words, section: sectionOf(blocks[sentence.block]?.kind ?? 'paragraph') });
  }
  // Names given in full anywhere in the article tell what its bare names mean, so units are read twice over the head.
  for (const { words } of cut) learnNames(words, text, names);
  const counts = new Map<string, number>();
  const free = new Map<string, number>();
  const weight = new Map<string, number>();
  const parents = new Map<string, string>();
  const holders = new Map<string, Entity | undefined>();
  const first = new Map<string, Named>();
  const head: Entity[] = [];
  const heads: number[] = [];
  let mostTold = 0;
  const figures: Figure[] = [];
  const times = new Map<string, number>();
  const topics = new Tally(length);
  const headWords = new Set<number>();
  const identities = new Identities();
  let firstNamed = 0;
  const views = cut.map(({ span, words, section }, index): View => {
    const units = unitsIn(words, text, names);
    const actors = actorsIn(words, text, units);
    const named = actors.length === 0 ? units : [...units, ...actors];
    const { start, end } = span;
    const own: number[] = [];
    const view = { start, end, index, section, words, times: own, units, actors, named, firstNamed };
    firstNamed += named.length;
    const inHead = heads.length < HEADS && isHead(view);
    if (inHead) heads.push(index);
    for (const [n, entity] of named.entries()) {
      const before = wordBefore(words, entity.from)?.tag === '(' ? named[n - 1] : undefined;
      entity.who = identities.of(entity, text, keys, before?.to === entity.from - 1 ? before : undefined);
    }
    for (const { who, within } of units) {
      if (!within) continue;
      within.chained = true;
      if (!parents.has(who)) parents.set(who, within.who);
      holders.set(who, holders.has(who) && holders.get(who)?.who !== within.who ? undefined : within);
    }
    for (const entity of named) {
      if (entity.generic) continue;
      const { who } = entity;
      counts.set(who, (counts.get(who) ?? 0) + 1);
      if (inHead) head.push(entity);
      if (entity.kind !== 'unit') continue;
      const own = entity.chained ? CHAINED_WEIGHT : 1;
      weight.set(who, (weight.get(who) ?? 0) + (inHead ? HEAD_WEIGHT : 1) * own);
      if (own === 1) free.set(who, (free.get(who) ?? 0) + 1);
      if (!first.has(who)) first.set(who, { entity, view });
    }
    for (let at = 0; at < words.length; at++) {
      const { tag, hash, mention } = words[at] as Word;
      if (tag === 'N' || tag === 'X' || tag === 'H' || tag === 'V') {
        topics.add(hash);
        if (inHead) headWords.add(hash);
      }
      if (mention === undefined) continue;
      if (isClaimKind(mention.kind)) figures.push({ mention, view, at });
      if (tag !== 'T') continue;
      own.push(at);
      const value = String(mention.value);
      const count = (times.get(value) ?? 0) + 1;
      if (count > mostTold) mostTold = count;
      times.set(value, count);
    }
    return view;
  });
  const byWeight = (a: Named, b: Named) => (weight.get(b.entity.who) ?? 0) - (weight.get(a.entity.who) ?? 0);
  const ranked = [...first.values()].sort(byWeight);
  const meant = meanings(views, ranked);
  // A local paper names its district once and says `huyện` from then on.
  const references = new Map<string, number>();
  for (const { who } of meant.values()) {
    references.set(who, (references.get(who) ?? 0) + 1);
    if (weight.has(who)) weight.set(who, (weight.get(who) ?? 0) + 1);
  }
  const main = ranked.sort(byWeight).slice(0, MAIN_UNITS);
  let namings = 0;
  const topic = main[0]?.entity.who ?? '';
  let covered = 0;
  for (const [who, one] of weight) {
    namings += one;
    if (liesIn(who, topic, parents)) covered += one;
  }
  const spoken = (counts.get(topic) ?? 0) + (references.get(topic) ?? 0);
  const dominance = main[0] ? 1 + Math.min(4, Math.floor(((weight.get(topic) ?? 0) / namings) * 5)) : 0;
  const coverage = main[0] ? 1 + Math.min(4, Math.floor((covered / namings) * 5)) : 0;
  const titled = isTitled(views[0]);
  const values = new Values(main[0]?.entity.who, firstNamed);
  return {
    document,
    text,
    keys,
    views,
    figures,
    names,
    counts,
    free,
    more: moreNamed(counts),
    head,
    headWho: new Set(head.map(({ who }) => who)),
    headViews: heads,
    main,
    dominance,
    coverage,
    isAboutUnit:
      titled ||
      (spoken >= TOPIC_NAMINGS && (coverage >= TOPIC_COVERAGE || holdsMost(first, weight, topic, parents, names))),
    titled,
    isNational: first.size === 0 && !views.some(isOfOnePlace),
    spoken,
    holders,
    meant,
    published,
    times,
    topics,
    mostTold,
    headWords,
    headings: headingsOf(views, keys, values),
    values,
  };
}

/** The sentences before one that may still tell of its figures: the last `most` of them and those of title and lead, nearest first. */
export function earlier({ views, headViews }: Scene, { index }: View, most: number): readonly View[] {
  const out: View[] = [];
  const least = Math.max(0, index - most);
  for (let n = index - 1; n >= least; n--) out.push(views[n] as View);
  for (let n = headViews.length - 1; n >= 0; n--) {
    const head = headViews[n] as number;
    if (head < least) out.push(views[head] as View);
  }
  return out;
}

/** True for a title that begins with a unit and a colon. A word may stand before it: `Y tế TP HCM: …`. */
function isTitled(title: View | undefined): boolean {
  if (title?.section !== 'title') return false;
  const unit = title.units.find(({ from }) => from <= 1);
  return unit !== undefined && title.words[unit.to]?.tag === ':';
}

/** True for a sentence of the title or of the lead. */
export function isHead({ section }: View): boolean {
  return section === 'title' || section === 'lead';
}

/** By how often something is named, how many values are named more often. */
function moreNamed(counts: ReadonlyMap<string, number>): Scene['more'] {
  const above: number[] = [];
  for (const count of counts.values()) for (let n = 0; n < count; n++) above[n] = (above[n] ?? 0) + 1;
  return {
    get(value) {
      const count = counts.get(value);
      return count === undefined ? undefined : (above[count] ?? 0);
    },
  };
}

/** True where a unit is the larger one or, as the article says, lies in it. */
function liesIn(who: string, larger: string, parents: ReadonlyMap<string, string>): boolean {
  let at: string | undefined = who;
  for (let steps = 0; at !== undefined && steps < 4; steps++) {
    if (at === larger) return true;
    at = parents.get(at);
  }
  return false;
}

/** True for a sentence that names another country, or speaks of a unit that the article does not name. */
function isOfOnePlace({ units, actors }: View): boolean {
  return units.some(isAbroad) || actors.some(({ generic, type }) => generic && type !== undefined);
}

/** True where three of five of the units named lie in the topic, as the article or the gazetteer says. */
function holdsMost(
  first: ReadonlyMap<string, Named>,
  weight: ReadonlyMap<string, number>,
  topic: string,
  parents: ReadonlyMap<string, string>,
  names: UnitNames,
): boolean {
  const { gazetteer, day } = names;
  const main = first.get(topic)?.entity;
  const larger =
    main?.name === undefined ? [] : gazetteer.named(main.name, day).filter(({ type }) => type === main.type);
  if (larger.length === 0) return false;
  let namings = 0;
  let covered = 0;
  for (const [who, one] of weight) {
    namings += one;
    const name = first.get(who)?.entity.name ?? '';
    if (
      liesIn(who, topic, parents) ||
      gazetteer.named(name, day).some((unit) => holdersOf(unit, names).some((holder) => larger.includes(holder)))
    )
      covered += one;
  }
  return covered * 5 >= namings * (TOPIC_COVERAGE - 1);
}

function headingsOf(views: readonly View[], keys: string, values: Values): readonly Heading[] {
  const out: Heading[] = [];
  for (const view of views.slice(0, HEADS)) {
    if (!isHead(view)) break;
    for (const [order, part] of chunks(view.words, 0, view.words.length, HEAD_PHRASES).entries()) {
      const span = spanOf(view, part);
      out.push({ view, part, order, span, number: values.numberOf(keys.slice(span.start, span.end)) });
    }
  }
  return out;
}

/** For every word that stands for a unit of its type: the last such unit before it, else the most named one. */
function meanings(views: readonly View[], ranked: readonly Named[]): ReadonlyMap<Entity, Entity> {
  const meant = new Map<Entity, Entity>();
  const last = new Map<string, Entity>();
  for (const { units, actors } of views) {
    let next = 0;
    for (const actor of actors) {
      if (!actor.generic || actor.type === undefined) continue;
      next = pass(units, next, actor.from, last);
      const unit = last.get(actor.type) ?? ranked.find(({ entity }) => entity.type === actor.type)?.entity;
      if (unit) meant.set(actor, unit);
    }
    pass(units, next, Number.POSITIVE_INFINITY, last);
  }
  return meant;
}

/** Notes the units from number `first` on that begin before the word `from` as the last of their types; the next number. */
function pass(units: readonly Entity[], first: number, from: number, last: Map<string, Entity>): number {
  let next = first;
  for (; next < units.length && (units[next] as Entity).from < from; next++) {
    const unit = units[next] as Entity;
    if (unit.type !== undefined) last.set(unit.type, unit);
  }
  return next;
}
