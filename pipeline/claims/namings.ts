import type { Entity } from './entities/entity.js';
import { holdersOf } from './entities/holders.js';
import type { UnitNames } from './entities/units.js';
import type { View } from './scene.js';

/** An entity and the sentence that names it. */
export interface Named {
  readonly entity: Entity;
  readonly view: View;
}

/** What an article is about, as far as units go. */
export interface Topic {
  /** The units that the article is about: named most often, the head counting more; where they are first named. */
  readonly main: readonly Named[];
  /** How often the first of `main` is named or spoken of (`huyện`). */
  readonly spoken: number;
  /** Share of the namings of units that are of the first of `main`, in fifths; 0 where no unit is named. */
  readonly dominance: number;
  /** The same with the namings of units that are said to lie in it. */
  readonly coverage: number;
  /** Whether it is spoken of often, and most of the units named lie in it. */
  readonly holdsMost: boolean;
}

/** How much more often a unit counts as named where the title or the lead names it. */
const HEAD_WEIGHT = 3;
/** How much less where it only tells where a smaller one lies: `xã Phù Chẩn, thị xã Từ Sơn`. */
const CHAINED_WEIGHT = 0.5;
/** A unit that is named or spoken of this often, and in which three of five of the units named lie, is what the article is about. */
const TOPIC_NAMINGS = 3;
const TOPIC_COVERAGE = 4;
/** So many main units are kept. */
const MAIN_UNITS = 3;

/** Who is named in an article and how often, by `who`. */
export class Namings {
  /** How often an entity is named. */
  readonly counts = new Map<string, number>();
  /** How often a unit is named for itself, not to tell where a smaller one lies. */
  readonly free = new Map<string, number>();
  /** The larger unit named right after a unit; undefined where two are named so. */
  readonly holders = new Map<string, Entity | undefined>();
  /** Those of the title and the lead. */
  readonly head: Entity[] = [];
  private readonly weight = new Map<string, number>();
  private readonly parents = new Map<string, string>();
  private readonly first = new Map<string, Named>();

  /** True where no unit was named. */
  get isEmpty(): boolean {
    return this.first.size === 0;
  }

  /** Adds what a sentence names; `inHead` where it is of the title or the lead. */
  add(view: View, inHead: boolean): void {
    for (const unit of view.units) if (unit.within) this.addHolder(unit, unit.within);
    for (const entity of view.named) {
      if (entity.generic) continue;
      increase(this.counts, entity.who, 1);
      if (inHead) this.head.push(entity);
      if (entity.kind === 'unit') this.addUnit(entity, view, inHead);
    }
  }

  private addHolder({ who }: Entity, within: Entity): void {
    within.chained = true;
    if (!this.parents.has(who)) this.parents.set(who, within.who);
    this.holders.set(who, this.holders.has(who) && this.holders.get(who)?.who !== within.who ? undefined : within);
  }

  private addUnit(entity: Entity, view: View, inHead: boolean): void {
    const { who } = entity;
    const own = entity.chained ? CHAINED_WEIGHT : 1;
    increase(this.weight, who, (inHead ? HEAD_WEIGHT : 1) * own);
    if (own === 1) increase(this.free, who, 1);
    if (!this.first.has(who)) this.first.set(who, { entity, view });
  }

  /** The units where they are first named, the most named ones first. */
  ranked(): Named[] {
    return this.sorted([...this.first.values()]);
  }

  private sorted(units: Named[]): Named[] {
    const weightOf = ({ entity }: Named) => this.weight.get(entity.who) ?? 0;
    return units.sort((a, b) => weightOf(b) - weightOf(a));
  }

  /**
   * What the article is about, of its units as `ranked`, with what words like `huyện` stand for: a local paper names its district
   * once and says `huyện` from then on. Counts these as namings, so it is asked once.
   */
  topicOf(ranked: Named[], meant: Iterable<Entity>, names: UnitNames): Topic {
    const references = new Map<string, number>();
    for (const { who } of meant) {
      increase(references, who, 1);
      if (this.weight.has(who)) increase(this.weight, who, 1);
    }
    const main = this.sorted(ranked).slice(0, MAIN_UNITS);
    const [topic] = main;
    if (!topic) return { main, spoken: 0, dominance: 0, coverage: 0, holdsMost: false };
    const { who } = topic.entity;
    const lie = (one: string) => liesIn(one, who, this.parents);
    const coverage = this.fifths(lie);
    const spoken = (this.counts.get(who) ?? 0) + (references.get(who) ?? 0);
    return {
      main,
      spoken,
      dominance: this.fifths((one) => one === who),
      coverage,
      holdsMost: spoken >= TOPIC_NAMINGS && (coverage >= TOPIC_COVERAGE || this.holds(topic.entity, lie, names)),
    };
  }

  /** The share of the namings of units for which `counts` holds: 1 for less than a fifth, 5 for four fifths and more. */
  private fifths(counts: (who: string) => boolean): number {
    return 1 + Math.min(4, Math.floor(this.share(counts) * 5));
  }

  private share(counts: (who: string) => boolean): number {
    let [all, covered] = [0, 0];
    for (const [who, one] of this.weight) {
      all += one;
      if (counts(who)) covered += one;
    }
    return covered / all;
  }

  /** True where three of five of the units named lie in the topic, as the article (`lies`) or the gazetteer says. */
  private holds(topic: Entity, lies: (who: string) => boolean, names: UnitNames): boolean {
    const { gazetteer, day } = names;
    if (topic.name === undefined) return false;
    const larger = gazetteer.named(topic.name, day).filter(({ type }) => type === topic.type);
    if (larger.length === 0) return false;
    const inside = (who: string) =>
      gazetteer
        .named(this.first.get(who)?.entity.name ?? '', day)
        .some((unit) => holdersOf(unit, names).some((holder) => larger.includes(holder)));
    return this.share((who) => lies(who) || inside(who)) * 5 >= TOPIC_COVERAGE - 1;
  }
}

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
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
