import type { AdminUnit } from '../../model/index.js';
import { HAMLET_TYPES, SURNAMES } from '../lexicon/names.js';
import type { Word } from '../words.js';
import type { Known } from './known.js';
import type { countedAt } from './lists.js';
import { OTHER_THINGS } from './things.js';
import type { UnitNames } from './units.js';

/** What a bare name stands for; of several units of one name in a province the type is not known. */
export type Meant = { readonly type: string | undefined; readonly value?: string };

/**
 * The district that a bare name stands for: the only one of that name in the provinces that the article names
 * (`Thạch Hà 134 đối tượng, Lộc Hà 52 đối tượng`) or else in that of its paper; a city of which there is only one needs no province. `counted` tells
 * how a figure follows: then it may be a commune of a district that is named, and begin like the name of a person.
 */
export function districtNamed(
  known: Known,
  name: string,
  before: Word | undefined,
  counted: ReturnType<typeof countedAt>,
  { parents, home, districts: holders }: Pick<UnitNames, 'parents' | 'home' | 'districts'>,
): Meant | undefined {
  const { districts, any } = known;
  if (OTHER_THINGS.has(before?.key ?? '')) return undefined;
  const syllable = firstSyllable(name.toLowerCase());
  const surname = SURNAMES.has(syllable);
  if (!surname || counted) {
    const named = districts.filter(({ parent }) => parent !== undefined && parents.has(parent));
    const near = named.length > 0 ? named : districts.filter(({ parent }) => parent === home);
    const found = onlyOne(near);
    if (found) return found;
    const [first] = near;
    if (first && counted)
      return near.every(({ type }) => type === first.type) ? first : { type: undefined, value: name };
    const inside = any.filter(({ level, parent }) => level === 'commune' && holders.has(parent ?? ''));
    const commune = counted === 'listed' || (counted && !surname) ? onlyOne(inside) : undefined;
    if (commune) return commune;
  }
  const only = onlyOne(districts);
  if (only === undefined || (only.type !== 'thành phố' && !HAMLET_TYPES.has(syllable)) || any.length > MOST_NAMESAKES) {
    return undefined;
  }
  return only;
}

/** A bare name that communes bear, too, may be theirs: `Tân An`. */
const MOST_NAMESAKES = 3;

/** The latest of the versions of one unit; undefined where they are of several. */
export function onlyOne(versions: readonly AdminUnit[]): AdminUnit | undefined {
  const [first] = versions;
  if (versions.some(({ level, code }) => level !== first?.level || code !== first.code)) return undefined;
  return versions.reduce<AdminUnit | undefined>((last, one) => (last && last.from > one.from ? last : one), undefined);
}

/** The first syllable of a name. */
export function firstSyllable(key: string): string {
  const blank = key.indexOf(' ');
  return blank < 0 ? key : key.slice(0, blank);
}
