import type { Scene } from '../scene.js';
import { wordBefore } from '../words.js';
import { type Bound, type Filling, fillingOf } from './role.js';

/**
 * A distance by what it is from, with the verb that says so: `cách tỉnh lộ 15` of `trên bờ ruộng cách tỉnh lộ 15 khoảng 100 m`,
 * where the object is the landmark alone. The object itself for all else.
 */
export function distanceFrom({ text }: Scene, { figure, predicate }: Bound, object: Filling): Filling {
  const { span, inherited } = object;
  const { words } = figure.view;
  if (!span || inherited || figure.mention.si?.unit !== 'm' || !predicate?.span) return object;
  const from = wordBefore(
    words,
    words.findIndex(({ start }) => start === span.start),
  );
  if (from?.key !== 'cách' || from.start !== predicate.span.start) return object;
  const { start } = from;
  return fillingOf({ ...object, value: text.slice(start, span.end), span: { start, end: span.end } });
}
