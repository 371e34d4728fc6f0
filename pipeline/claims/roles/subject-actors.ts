import type { Inheritance } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { bucket, keyAt, kinAt, tagAt } from '../features.js';
import type { Scene, View } from '../scene.js';
import type { Sheet } from '../sheet.js';
import { speaks } from './attribution.js';
import type { Situation } from './role.js';

/** What speaks for an actor whatever the figure. */
export function fixed(
  { push2, push3, push4 }: Sheet,
  situation: Situation,
  where: View,
  one: Entity,
  source: number,
  kind: number,
): void {
  const { words } = where;
  const count = bucket(situation.scene.counts.get(one.who) ?? 0);
  const inTitle = inHead(situation, one);
  const more = prominence(situation, one);
  push3(10, source, kind, 13, keyAt(words, one.from - 1), source, 313, kinAt(words, one.from - 1), source);
  push3(14, tagAt(words, one.from - 1), kind, 15, keyAt(words, one.to), source, 315, kinAt(words, one.to), source);
  push2(16, tagAt(words, one.to), source * 256 + tagAt(words, one.from - 1), 17, keyAt(words, one.from), source);
  push4(317, kinAt(words, one.from), source, 18, one.from === 0 ? 1 : 0, source, 19, count, kind, 20, inTitle, kind);
  push2(21, source, count * 2 + inTitle, 23, insideOther(where, one), source);
  push4(44, more, kind, 49, more, source, 145, one.chained ? 1 : 0, kind, 146, one.chained ? 1 : 0, source);
}

/** Whether the sentence reports what the actor says: to be asked last, as reports take time to read. */
export function quoted({ push2 }: Sheet, where: View, one: Entity, source: number, kind: number): void {
  const says = speaks(where, one) ? 1 : 0;
  push2(42, says, kind, 43, says, source);
}

/**
 * The number of who an actor is: `huyện` is the district named last; `UBND xã` is completed with its name. The full and
 * the short name of one are two answers: the number of the naming is kept too.
 */
export function meantBy({ values, meant, keys }: Scene, one: Entity, number: number): number {
  const before = values.ofActors[number] as number;
  if (before >= 0) return before;
  const unit = meant.get(one);
  const who = unit ? (one.kind === 'reference' ? unit.who : `${one.who} ${unit.name ?? ''}`) : one.who;
  const value = values.numberOf(who);
  values.ofActors[number] = value;
  const isWhole = unit !== undefined || one.kind === 'unit' || one.kind === 'region';
  values.namings[number] = isWhole ? value : values.numberOf(keys.slice(one.start, one.end));
  return value;
}

/** What an actor without a name of its own is called with that of the unit. */
export function completed(one: Entity, unit: Entity): string {
  return one.kind === 'reference' ? unit.value : `${one.value} ${unit.name ?? ''}`.trim();
}

export function inheritance(where: View, back: number, resolved: boolean): Inheritance | undefined {
  if (back > 0) return where.section === 'body' ? 'previous sentence' : 'article head';
  return resolved ? 'previous sentence' : undefined;
}

function inHead({ scene }: Situation, one: Entity): number {
  return scene.headWho.has(one.who) ? 1 : 0;
}

function insideOther({ actors }: View, one: Entity): number {
  return actors.some((actor) => actor !== one && actor.from <= one.from && one.to <= actor.to) ? 1 : 0;
}

/** How many of the article's actors and units are named more often. */
function prominence({ scene }: Situation, { who }: Entity): number {
  return Math.min(scene.more.get(who) ?? scene.counts.size, 5);
}
