import type { RankedRole } from './bind.js';
import type { Scene } from './scene.js';

/**
 * By how much an answer must beat none, in log odds. Set on the gold and on annotated articles that were kept apart, with weights
 * learnt without both: lower margins give more subjects, half of them wrong. A base may be a little less likely than none. A time must
 * beat the day of publication: a wrong day is worse than none. So is a row of a number that counts nothing.
 * A verb may be less likely than none: of ten claims that have none in the gold three are left without, and of a hundred that have one one.
 */
export function marginOf(role: RankedRole, scene: Scene): number {
  if (role === 'subject') return 1.8;
  if (role === 'base') return -0.4;
  if (role === 'time') return 0.7;
  if (role === 'counted') return 0.25;
  if (role === 'predicate') return -1;
  return role === 'place' ? marginOfPlace(scene) : 0;
}

/**
 * An article about one unit says so once, and its figures hold for it, as do those of one whose title begins with a unit and
 * a colon. A unit that neither title nor lead names may only be where a conference was held: of 2 500 such places a quarter is wrong.
 */
function marginOfPlace({ isAboutUnit, titled, main, headWho }: Scene): number {
  if (titled) return -1;
  if (!isAboutUnit) return 1.2;
  return headWho.has(main[0]?.entity.who ?? '') ? -1 : 0;
}
