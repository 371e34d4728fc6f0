import { othersAt } from '../entities/others.js';
import { UNIT_TYPES } from '../lexicon/names.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { Scene } from '../scene.js';
import { spanOf } from '../spans.js';
import { type Word, wordBefore } from '../words.js';
import { type Bound, type Filling, fillingOf } from './role.js';

// `huyện Mai Sơn có 20 vụ, các huyện còn lại có 30 vụ`: the second figure is not that of the unit named last.

/** Between the units and their figure: `có`, `chỉ đạt hơn`. */
const TELLING = tagSet('VRQBE');
const LONGEST_TELLING = 4;
const MANY = tagSet('DMO');

/** The units that are left of those spoken of, where they are told right before the figure, and their type. */
export function restOf(
  scene: Scene,
  { figure }: Bound,
): { readonly units: Filling; readonly type: string | undefined } | undefined {
  const { view, at } = figure;
  const { words } = view;
  for (let n = at - 1; n > 1 && n >= at - LONGEST_TELLING; n--) {
    const length = othersAt(words, n) === 1 ? 1 : othersAt(words, n - 1) === 2 ? 2 : 0;
    if (length > 0) {
      const others = n + 1 - length;
      const type = wordBefore(words, others);
      const many = wordBefore(words, others - 1);
      if (!type || type.capital || !UNIT_TYPES.has(type.key) || !many || !isOneOf(many.code, MANY)) return undefined;
      const span = spanOf(view, { from: others - 2, to: n + 1 });
      const units = fillingOf({ value: scene.text.slice(span.start, span.end), span });
      return { units, type: UNIT_TYPES.get(type.key) };
    }
    if (!isOneOf((words[n] as Word).code, TELLING)) return undefined;
  }
  return undefined;
}
