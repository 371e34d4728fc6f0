import type { Scene } from '../scene.js';
import { type Bound, type Filling, fillingOf } from './role.js';

/**
 * A distance by what it is from, with the verb that says so: `cách tỉnh lộ 15` of `trên bờ ruộng cách tỉnh lộ 15 khoảng 100 m`,
 * where the object is the landmark alone or all of that. The object itself for all else.
 */
export function distanceFrom({ text }: Scene, { figure, predicate }: Bound, object: Filling): Filling {
  const { span, inherited } = object;
  const { words } = figure.view;
  if (!span || inherited || figure.mention.si?.unit !== 'm' || !predicate?.span) return object;
  const { start } = predicate.span;
  const from = words.findIndex((word) => word.start === start);
  if (words[from]?.key !== 'cách' || predicate.span.end >= span.end) return object;
  // Right before the landmark, or in a phrase that runs on: `bờ ruộng cách tỉnh lộ 15`.
  if (start < span.start && words[from + 1]?.start !== span.start) return object;
  return fillingOf({ ...object, value: text.slice(start, span.end), span: { start, end: span.end } });
}
