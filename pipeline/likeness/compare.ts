import { titleLikeness } from './titles.js';
import { DATED, joined, shinglesOf, WORD, type Wording, wordingOf } from './wording.js';

/**
 * Why an article is a duplicate: the same words; the same address; nearly the same words with the same figures; a cut
 * copy; another version with other figures.
 */
export type DuplicateReason = 'text' | 'url' | 'near' | 'part' | 'update';

/** Least likeness (Jaccard over shingles) of two articles whose figures agree. */
const NEAR = 0.8;
/** Least share of the shorter article that a cut copy has from the longer one, and its least length against it. */
const CONTAINED = 0.9;
const LEAST_PART = 0.4;
/** Least likeness of copies that an editor has worked on: no figure differs, and the headlines are alike. */
const EDITED = 0.7;
/**
 * Versions with other figures: least likeness (those below it are two papers' price reports of one day), least share of
 * places where figures agree. Least likeness of the headlines of versions.
 */
const VERSION = 0.6;
const VERSION_FIGURES = 0.5;
const VERSION_TITLE = 0.75;
/** Days that lie between two versions at most; where a day is not known, figures may differ in texts as alike as copies. */
const VERSION_DAYS = 3;
/** Portals use one address for ever new lists: least share of the shorter one with the same address. */
const SAME_ADDRESS = 0.5;

/** An article made ready to be compared. */
export interface Profile {
  /** The different ones, in ascending order: sorting them and walking along two lists takes a fourth of the time of sets. */
  readonly shingles: Uint32Array;
  readonly places: ReadonlyMap<number, Place>;
  readonly title: string | undefined;
  /** Day of publication, in days; `NaN` where it is not known. */
  readonly day: number;
}

/** What stands between the same words in a text: the figures, and whether one is of a date. */
interface Place {
  readonly figures: number[];
  isDated: boolean;
}

/** The profile of an article from its body, as `signatureOf` takes it. */
export function profileOf(body: string, title?: string | null, published?: string | null): Profile {
  const wording = wordingOf(body);
  return {
    shingles: different(shinglesOf(wording)),
    places: placesOf(wording),
    title: title ?? undefined,
    day: Date.parse(published ?? '') / 86_400_000,
  };
}

/** Sorts numbers in place and leaves each once. */
function different(numbers: Uint32Array): Uint32Array {
  numbers.sort();
  let kept = 0;
  for (let at = 0; at < numbers.length; at++) {
    if (at === 0 || numbers[at] !== numbers[at - 1]) numbers[kept++] = numbers[at]!;
  }
  return numbers.subarray(0, kept);
}

/** How many numbers stand in both of two lists that `different` has made. */
function sharedOf(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let n = 0, m = 0; n < a.length && m < b.length; ) {
    const [one, other] = [a[n]!, b[m]!];
    if (one === other) shared++;
    if (one <= other) n++;
    if (other <= one) m++;
  }
  return shared;
}

/** Every figure under the words before it and under those behind it; figures among these words count as the same. */
function placesOf({ hashes, kinds }: Wording): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  const word = (at: number) => (kinds[at] === WORD ? hashes[at]! : kinds[at] === undefined ? 2 : 1);
  for (let at = 0; at < hashes.length; at++) {
    if (kinds[at] === WORD) continue;
    const before = joined(word(at - 2), word(at - 1), word(at + 1));
    const behind = joined(word(at - 1), word(at + 1), word(at + 2)) ^ 1;
    for (const key of [before, behind]) {
      const place = places.get(key) ?? { figures: [], isDated: false };
      places.set(key, place);
      place.figures.push(hashes[at]!);
      place.isDated ||= kinds[at] === DATED;
    }
  }
  return places;
}

/** How the figures of two texts go together. */
interface Agreement {
  /** Share of the places that both have at which they have the same figure. */
  readonly share: number;
  readonly isWhole: boolean;
  /** True where a date is another one: then it is another day's report in the same words. */
  readonly isOtherDay: boolean;
}

function agreementOf(a: Profile, b: Profile): Agreement {
  let both = 0;
  let other = 0;
  let isOtherDay = false;
  for (const [key, place] of a.places) {
    const there = b.places.get(key);
    if (there === undefined) continue;
    both++;
    const isOther =
      place.figures.some((figure) => !there.figures.includes(figure)) &&
      there.figures.some((figure) => !place.figures.includes(figure));
    if (!isOther) continue;
    other++;
    isOtherDay ||= place.isDated || there.isDated;
  }
  return { share: both === 0 ? 1 : (both - other) / both, isWhole: other === 0, isOtherDay };
}

/** What comparing two articles gave. */
export interface Comparison {
  /** Jaccard likeness over shingles of three words, 0 to 1. */
  readonly likeness: number;
  /** Absent where they are two articles. */
  readonly reason?: Exclude<DuplicateReason, 'text'>;
}

/** Compares two articles of different words; the order of the two does not matter. */
export function compared(a: Profile, b: Profile, hasSameAddress: boolean): Comparison {
  const [few, many] = [a.shingles.length, b.shingles.length].sort((x, y) => x - y) as [number, number];
  const shared = sharedOf(a.shingles, b.shingles);
  const likeness = many === 0 ? 0 : shared / (few + many - shared);
  const contained = few === 0 ? 0 : shared / few;
  const isCut = contained >= CONTAINED && few >= LEAST_PART * many;
  if (hasSameAddress ? contained < SAME_ADDRESS : likeness < VERSION && !isCut) return { likeness };
  const { share, isWhole, isOtherDay } = agreementOf(a, b);
  if (isOtherDay) return { likeness };
  if (hasSameAddress && share >= VERSION_FIGURES) return { likeness, reason: isWhole ? 'url' : 'update' };
  if (isWhole) {
    if (likeness >= NEAR) return { likeness, reason: 'near' };
    if (isCut) return { likeness, reason: 'part' };
    return likeness >= EDITED && areVersions(a, b, true) ? { likeness, reason: 'near' } : { likeness };
  }
  const isVersion = likeness >= VERSION && share >= VERSION_FIGURES && areVersions(a, b, likeness >= NEAR);
  return isVersion ? { likeness, reason: 'update' } : { likeness };
}

/**
 * True where day and headline say that one of two articles in much the same words is a version of the other; a day that is
 * not known speaks for it or against it.
 */
function areVersions(a: Profile, b: Profile, isWithoutDay: boolean): boolean {
  if (a.title === undefined || b.title === undefined) return false;
  const days = Math.abs(a.day - b.day);
  if (Number.isNaN(days) ? !isWithoutDay : days > VERSION_DAYS) return false;
  return titleLikeness(a.title, b.title) >= VERSION_TITLE;
}
