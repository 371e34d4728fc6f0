import type { Database } from 'better-sqlite3';
import { BAND_BYTES, BANDS, estimateAt, SIGNATURE_BYTES } from '../../../pipeline/likeness/index.js';
import { inOrder, type OrderOf } from './order.js';

/**
 * Of articles that meet in one band each is compared with this many at most, those with the most alike signatures: a
 * daily bulletin in ten thousand issues costs ten thousand times as much as one, not a hundred million times.
 */
const NEIGHBOURS = 4;
/** Estimated likeness below which a pair is not read: a cut copy of half the length has 0.5, and estimates err by 0.06. */
const LEAST_ESTIMATE = 0.3;

/** Two articles to be compared, the lower number first. */
export interface Meeting {
  readonly a: number;
  readonly b: number;
  readonly hasSameAddress: boolean;
}

/** Articles that may be duplicates of each other. */
export interface Meetings {
  /** Articles with the same words, in stable order. Only the first of each group meets others by its words. */
  readonly texts: readonly (readonly number[])[];
  readonly pairs: readonly Meeting[];
}

/** Which articles meet: by the hash of their words, by address, by a band of their signatures. */
export function meetingsIn(db: Database, orderOf: OrderOf): Meetings {
  const texts = groupsBy(db, 'text_key').map((group) => inOrder(group, orderOf));
  const repeated = new Set(texts.flatMap((group) => group.slice(1)));
  const addresses = new Map<number, number>();
  const met = new Map<number, Set<number>>();
  const meet = (one: number, other: number) => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const partners = met.get(a);
    if (partners === undefined) met.set(a, new Set([b]));
    else partners.add(b);
  };
  groupsBy(db, 'url_key').forEach((group, n) => {
    for (const article of group) addresses.set(article, n);
    meetNeighbours(
      inOrder(
        group.filter((article) => !repeated.has(article)),
        orderOf,
      ),
      meet,
    );
  });
  meetInBands(db, repeated, orderOf, meet);
  const pairs = [...met].flatMap(([a, partners]) =>
    [...partners].map((b) => ({ a, b, hasSameAddress: addresses.has(a) && addresses.get(a) === addresses.get(b) })),
  );
  return { texts, pairs: pairs.sort((x, y) => x.a - y.a || x.b - y.b) };
}

/** The numbers of articles that have one key, for keys that several have. */
function groupsBy(db: Database, column: 'text_key' | 'url_key'): number[][] {
  const rows = db.prepare<[], { readonly key: Buffer; readonly article_id: number }>(
    `SELECT ${column} AS key, article_id FROM article_signature WHERE ${column} IN (
       SELECT ${column} FROM article_signature WHERE ${column} IS NOT NULL GROUP BY ${column} HAVING count(*) > 1
     ) ORDER BY ${column}, article_id`,
  );
  const groups = new Map<string, number[]>();
  for (const { key, article_id } of rows.iterate()) {
    const name = key.toString('latin1');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [article_id]);
    else group.push(article_id);
  }
  return [...groups.values()];
}

type Meet = (one: number, other: number) => void;

function meetNeighbours(sorted: readonly number[], meet: Meet): void {
  for (let at = 0; at < sorted.length; at++) {
    for (let to = at + 1; to < sorted.length && to <= at + NEIGHBOURS; to++) meet(sorted[at]!, sorted[to]!);
  }
}

/** All signatures in one piece of memory: 128 bytes an article. */
function meetInBands(db: Database, repeated: ReadonlySet<number>, orderOf: OrderOf, meet: Meet): void {
  const count = db.prepare<[], number>('SELECT count(bands) FROM article_signature').pluck().get()!;
  const all = new Uint8Array(count * SIGNATURE_BYTES);
  const ids: number[] = [];
  const rows = db.prepare<[], { readonly article_id: number; readonly bands: Buffer }>(
    'SELECT article_id, bands FROM article_signature WHERE bands IS NOT NULL',
  );
  for (const { article_id, bands } of rows.iterate()) {
    if (repeated.has(article_id)) continue;
    all.set(bands, ids.length * SIGNATURE_BYTES);
    ids.push(article_id);
  }
  const view = new DataView(all.buffer);
  /** The signature from one band on, round its end, then the stable order: neighbours are as alike as can be. */
  const byBandsFrom = (band: number) => (x: number, y: number) => {
    for (let n = 1; n < BANDS; n++) {
      const at = ((band + n) % BANDS) * BAND_BYTES;
      for (let byte = at; byte < at + BAND_BYTES; byte++) {
        const less = all[x * SIGNATURE_BYTES + byte]! - all[y * SIGNATURE_BYTES + byte]!;
        if (less !== 0) return less;
      }
    }
    return orderOf(ids[x]!) < orderOf(ids[y]!) ? -1 : 1;
  };
  const meetAlike: Meet = (x, y) => {
    if (estimateAt(all, x * SIGNATURE_BYTES, y * SIGNATURE_BYTES) >= LEAST_ESTIMATE) meet(ids[x]!, ids[y]!);
  };
  const before = new Int32Array(ids.length);
  for (let band = 0; band < BANDS; band++) {
    const last = new Map<number, number>();
    const shared = new Set<number>();
    for (let n = 0; n < ids.length; n++) {
      const at = n * SIGNATURE_BYTES + band * BAND_BYTES;
      // 53 of the 64 bits: more than enough to tell bands apart, and a number that is exact.
      const key = view.getUint32(at) * 2 ** 21 + (view.getUint32(at + 4) >>> 11);
      const other = last.get(key);
      before[n] = other ?? -1;
      if (other !== undefined) shared.add(key);
      last.set(key, n);
    }
    for (const key of shared) {
      const members: number[] = [];
      for (let n = last.get(key)!; n >= 0; n = before[n]!) members.push(n);
      if (members.length > NEIGHBOURS + 1) members.sort(byBandsFrom(band));
      meetNeighbours(members, meetAlike);
    }
  }
}
