import type { Span } from '../../model/index.js';

/** What an entity is: a unit of the gazetteer, a part of a commune, a region or country, or who a text speaks of. */
export type EntityKind = 'unit' | 'hamlet' | 'region' | 'person' | 'organisation' | 'name' | 'reference';

/** Something named in a sentence. `from`/`to` are word indices, half-open; `value` is its full name. */
export interface Entity extends Span {
  readonly kind: EntityKind;
  readonly from: number;
  readonly to: number;
  readonly value: string;
  /** Of units and references to them: the type in full (`huyện`). */
  readonly type: string | undefined;
  /** Of units and people: the name alone, as written. */
  readonly name: string | undefined;
  /** Of units: the larger unit named right after it (`xã Ea Kao, TP Buôn Ma Thuột`). */
  readonly within: Entity | undefined;
  /** The same for all namings of one person, organisation or unit of an article, once the scene has told them. */
  who: string;
  /** Of units: only tells where the smaller one named right before it lies; once the scene has told it. */
  chained: boolean;
  /** No name of its own (`công ty`, `huyện`): means something named before. */
  readonly generic: boolean;
}

/** What is known of an entity, in any combination. */
type Known = Pick<Entity, 'kind' | 'from' | 'to' | 'start' | 'end' | 'value'> & Partial<Entity>;

/** An entity. All have one shape, since each is looked at some hundred times a figure. */
export function entityOf({ kind, from, to, start, end, value, type, name, within, generic = false }: Known): Entity {
  return { kind, from, to, start, end, value, type, name, within, who: value, chained: false, generic };
}
