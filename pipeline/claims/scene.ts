import type { Document, Gazetteer, Mention, Section, Span } from '../model/index.js';
import { isClaimKind, sectionOf } from '../model/index.js';
import { actorsIn } from './entities/actors.js';
import type { Entity } from './entities/entity.js';
import { Identities } from './entities/identity.js';
import { isAbroad } from './entities/regions.js';
import { learnNames, type UnitNames, unitNames, unitsIn } from './entities/units.js';
import { type Named, Namings, type Topic } from './namings.js';
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

const NONE: readonly Mention[] = [];

/** What the roles know of one article. */
export interface Scene extends Omit<Topic, 'holdsMost'> {
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

/** A sentence with its words. */
interface Cut {
  readonly span: Span;
  readonly words: readonly Word[];
  readonly section: Section;
}

/** Reads an article's sentences: words, units and actors. Linear in its length. */
export function sceneOf(document: Document, mentions: readonly Mention[], gazetteer: Gazetteer): Scene {
  const { text, article } = document;
  const keys = folded(text);
  const published = article.published?.date;
  const names = unitNames(gazetteer, published, article.publisherProvince);
  const cut = cutsOf(document, mentions, keys, gazetteer);
  // Names given in full anywhere in the article tell what its bare names mean, so units are read twice over the head.
  for (const { words } of cut) learnNames(words, text, names);
  const namings = new Namings();
  const contents = new Contents(cut.reduce((length, { words }) => length + words.length, 0));
  const identities = new Identities();
  const headViews: number[] = [];
  let firstNamed = 0;
  const views = cut.map(({ span, words, section }, index): View => {
    const units = unitsIn(words, text, names);
    const actors = actorsIn(words, text, units);
    const named = actors.length === 0 ? units : [...units, ...actors];
    const { start, end } = span;
    const times: number[] = [];
    const view = { start, end, index, section, words, times, units, actors, named, firstNamed };
    firstNamed += named.length;
    const inHead = headViews.length < HEADS && isHead(view);
    if (inHead) headViews.push(index);
    for (const [n, entity] of named.entries()) {
      const before = wordBefore(words, entity.from)?.tag === '(' ? named[n - 1] : undefined;
      entity.who = identities.of(entity, text, keys, before?.to === entity.from - 1 ? before : undefined);
    }
    namings.add(view, inHead);
    contents.add(view, times, inHead);
    return view;
  });
  const ranked = namings.ranked();
  const meant = meanings(views, ranked);
  const { main, spoken, dominance, coverage, holdsMost } = namings.topicOf(ranked, meant.values(), names);
  const titled = isTitled(views[0]);
  const values = new Values(main[0]?.entity.who, firstNamed);
  const { counts, free, holders, head } = namings;
  const { figures, times, mostTold, topics, headWords } = contents;
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
    headViews,
    main,
    spoken,
    dominance,
    coverage,
    isAboutUnit: titled || holdsMost,
    titled,
    isNational: namings.isEmpty && !views.some(isOfOnePlace),
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

/** The words of every sentence, mentions being one word each. */
function cutsOf(document: Document, mentions: readonly Mention[], keys: string, gazetteer: Gazetteer): readonly Cut[] {
  const { text, blocks, sentences } = document;
  let next = 0;
  return sentences.map((sentence) => {
    while (next < mentions.length && (mentions[next] as Mention).start < sentence.start) next++;
    const from = next;
    while (next < mentions.length && (mentions[next] as Mention).start < sentence.end) next++;
    const inside = from === next ? NONE : mentions.slice(from, next);
    const words = wordsIn(text, keys, sentence, inside, gazetteer);
    return { span: sentence, words, section: sectionOf(blocks[sentence.block]?.kind ?? 'paragraph') };
  });
}

/** What an article's words say: the figures that become claims, how often each time and each content word stands in it. */
class Contents {
  readonly figures: Figure[] = [];
  readonly times = new Map<string, number>();
  readonly topics: Tally;
  readonly headWords = new Set<number>();
  mostTold = 0;

  /** For an article of so many words. */
  constructor(length: number) {
    this.topics = new Tally(length);
  }

  /** Adds the words of a sentence, and the indices of those that are times to `own`. */
  add(view: View, own: number[], inHead: boolean): void {
    const { words } = view;
    for (let at = 0; at < words.length; at++) {
      const { tag, hash, mention } = words[at] as Word;
      if (tag === 'N' || tag === 'X' || tag === 'H' || tag === 'V') {
        this.topics.add(hash);
        if (inHead) this.headWords.add(hash);
      }
      if (mention === undefined) continue;
      if (isClaimKind(mention.kind)) this.figures.push({ mention, view, at });
      if (tag !== 'T') continue;
      own.push(at);
      this.addTime(String(mention.value));
    }
  }

  private addTime(value: string): void {
    const count = (this.times.get(value) ?? 0) + 1;
    this.mostTold = Math.max(this.mostTold, count);
    this.times.set(value, count);
  }
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

/** True for a sentence that names another country, or speaks of a unit that the article does not name. */
function isOfOnePlace({ units, actors }: View): boolean {
  return units.some(isAbroad) || actors.some(({ generic, type }) => generic && type !== undefined);
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
