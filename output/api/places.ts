import type { Database } from 'better-sqlite3';
import { FIRST_DAY, loadGazetteer, nameKey } from '../../corpus/gazetteer/index.js';
import { titleLikeness } from '../../pipeline/likeness/titles.js';
import { SolieuError } from '../../pipeline/model/index.js';
import { bareKey } from '../../pipeline/text/index.js';
import type { FactFilter } from '../sqlite/index.js';

/** `Nghệ Ann` has 0.9 with `Nghệ An`, `Ngệ An` 0.7; words that have nothing to do with a name reach 0.4. */
const LIKE_FROM = 0.5;
const NAMES_TOLD = 5;

/** The kinds of units, as they stand before a name; without marks. */
const TYPE = /^(?:tinh|thanh pho|tp\.?|quan|huyen|thi xa|phuong|thi tran|xa|dac khu) /u;
const PROVINCE_TYPE = /^(?:tinh|thanh pho|tp\.?) ?/u;

/** `  Nghệ  An` and `nghe an` are the same name, and so are `Bà Rịa - Vũng Tàu` and `Bà Rịa–Vũng Tàu`. */
const key = (name: string): string =>
  bareKey(name.normalize('NFC'))
    .trim()
    .replace(/[\s\-–]+/gu, ' ');

/**
 * A filter whose place and province are those that the database means: written without tone marks (`nghe an`), in other
 * letters, with or without the kind of unit (`tỉnh Nghệ An`, `Ba Bể`), or by the code of the province.
 *
 * @throws SolieuError `filter/invalid` where no unit is called so, or several are
 */
export function withPlaces(db: Database, filter: FactFilter): FactFilter {
  if (typeof filter !== 'object' || filter === null) return filter; // told where its condition is made
  const { place, province } = filter;
  return {
    ...filter,
    ...(typeof place === 'string' && { place: placeIn(db, place) }),
    ...(typeof province === 'string' && { province: provinceOf(province) }),
  };
}

/** The name of a province as `facts` has it, of today or of a province that is no more. */
export function provinceOf(given: string): string {
  const gazetteer = loadGazetteer();
  const written = given.normalize('NFC').trim();
  const codes = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
  // A code may have had another name: 82 was Tiền Giang before it was Đồng Tháp.
  const names = [undefined, FIRST_DAY].flatMap((day) =>
    codes.flatMap((code) => gazetteer.unit('province', code, day)?.name ?? []),
  );
  if (names.includes(written)) return written;
  const bare = key(written).replace(PROVINCE_TYPE, '');
  // `Đắc Lắc`, `tỉnh Bắc Cạn`.
  const spelling = nameKey(written.replace(/^(?:tỉnh|thành phố) /iu, ''));
  const found =
    gazetteer.unit('province', written)?.name ??
    names.find((name) => key(name) === bare) ??
    nicknamed(bare) ??
    names.find((name) => nameKey(name) === spelling);
  if (found !== undefined) return found;
  throw unknown('province', written, nearest(written, names));
}

/** `TP.HCM`, `Sài Gòn`. */
const nicknamed = (bare: string): string | undefined =>
  ['hcm', 'sai gon'].includes(bare) ? provinceOf('Hồ Chí Minh') : undefined;

/** The full name of a place as `facts` has it; a code stays as it is. */
export function placeIn(db: Database, given: string): string {
  const written = given.normalize('NFC').trim();
  const isThere = db.prepare<[string], unknown>('SELECT 1 FROM claim WHERE place = ? LIMIT 1');
  if (/^\d+$/u.test(written) || isThere.get(written) !== undefined) return written;
  const names = db.prepare<[], string>('SELECT DISTINCT place FROM claim WHERE place IS NOT NULL').pluck().all();
  const bare = key(written);
  const like = [
    names.filter((name) => key(name) === bare),
    names.filter((name) => key(name).replace(TYPE, '') === bare),
  ].find((found) => found.length > 0);
  if (like === undefined) {
    // A unit that no fact tells of is no slip.
    const gazetteer = loadGazetteer();
    const name = written.replace(/^\p{Ll}+\s(?:\p{Ll}+\s)?/u, '');
    if ([written, name].some((one) => gazetteer.named(one).length > 0)) return written;
    throw unknown('place', written, nearest(written, names));
  }
  // `Phú Tân` with its marks is not `Phú Tấn`.
  const same = like.filter((name) => name.endsWith(written));
  const [one, ...more] = same.length === 1 ? same : like;
  if (more.length === 0) return one!;
  throw new SolieuError(
    'filter/invalid',
    `Several places are called "${written}": write ${like.slice(0, NAMES_TOLD).join(', ')}${like.length > NAMES_TOLD ? ', …' : ''}.`,
  );
}

function nearest(written: string, names: readonly string[]): string | undefined {
  const bare = key(written).replace(TYPE, '');
  let best: { readonly name: string; readonly likeness: number } | undefined;
  for (const name of names) {
    const likeness = titleLikeness(bare, key(name).replace(TYPE, ''));
    if (likeness >= LIKE_FROM && likeness > (best?.likeness ?? 0)) best = { name, likeness };
  }
  return best?.name;
}

function unknown(what: 'place' | 'province', written: string, near: string | undefined): SolieuError {
  const hint = near === undefined ? `"SELECT DISTINCT ${what} FROM facts" lists them` : `did you mean "${near}"?`;
  return new SolieuError(
    'filter/invalid',
    `No ${what} is called "${written}": ${hint}${near === undefined ? '.' : ''}`,
  );
}
