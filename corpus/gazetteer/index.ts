import type { AdminUnit, Gazetteer } from '../../pipeline/model/index.js';
import { nameKey } from './key.js';
import { COMMUNES, DAYS, DISTRICTS, MOVES, PROVINCES, PROVINCES_NOW } from './table.gen.js';

export { nameKey } from './key.js';

/** The day on which districts were abolished and the provinces and communes of today began. */
export const REFORM = '2025-07-01';
/** The day of the oldest list that the table knows: units that stood on it are taken to have stood before. */
export const FIRST_DAY = '2004-08-31';

const TYPES: Readonly<Record<string, string>> = {
  t: 'tỉnh',
  c: 'thành phố',
  q: 'quận',
  h: 'huyện',
  s: 'thị xã',
  p: 'phường',
  n: 'thị trấn',
  x: 'xã',
  d: 'đặc khu',
};
const LEVELS = ['province', 'district', 'commune'] as const;
const RANK = { province: 0, district: 1, commune: 2 } as const;

let loaded: Gazetteer | undefined;

/** The administrative units of Vietnam since 31 August 2004. Read on the first call, the same object after. */
export function loadGazetteer(): Gazetteer {
  loaded ??= gazetteerOf([PROVINCES, DISTRICTS, COMMUNES], DAYS.split(' '));
  return loaded;
}

function gazetteerOf(tables: readonly string[], days: readonly string[]): Gazetteer {
  const units: AdminUnit[] = [];
  const byCode = new Map<string, AdminUnit[]>();
  tables.forEach((table, rank) => {
    const level = LEVELS[rank] ?? 'commune';
    let parent = '';
    for (const line of table.split('\n')) {
      if (line.startsWith('@')) parent = line.slice(1);
      else {
        const unit = unitOf(line, level, parent, days);
        units.push(unit);
        push(byCode, level + unit.code, unit);
      }
    }
  });
  // The tables are in the order of parents, so that of a unit that moved a later version may stand before an earlier one.
  for (const versions of byCode.values()) {
    if (versions.length > 1) versions.sort((a, b) => (a.from < b.from ? -1 : 1));
  }

  // Names are keyed on the first look-up: reading the table is a third of the cost.
  let byName: Map<string, AdminUnit[]> | undefined;
  const named = (name: string, day?: string): readonly AdminUnit[] => {
    byName ??= nameIndex(units);
    const all = byName.get(nameKey(name)) ?? [];
    return day === undefined ? all : all.filter((unit) => validOn(unit, day));
  };
  let keys: readonly string[] | undefined;
  const begins = (words: string): boolean => {
    byName ??= nameIndex(units);
    keys ??= [...byName.keys()].sort();
    const start = nameKey(words);
    return keys[firstFrom(keys, start)]?.startsWith(start) === true;
  };
  const unit: Gazetteer['unit'] = (level, code, day) => {
    const versions = byCode.get(level + code) ?? [];
    return day === undefined ? versions.at(-1) : versions.find((version) => validOn(version, day));
  };

  const lastBefore = (level: AdminUnit['level'], code: string | undefined, day: string) =>
    byCode.get(`${level}${code}`)?.findLast(({ from }) => from < day);
  const provincesNow = new Map(PROVINCES_NOW.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)]));
  const provinceNow = (of: AdminUnit): string | undefined => {
    if (of.from >= REFORM && of.level === 'commune') return of.parent;
    // Old units keep their code when they move: the last version before the reform tells the province they ended in.
    const last = lastBefore(of.level, of.code, REFORM);
    const holder = last?.level === 'commune' ? lastBefore('district', last.parent, last.until ?? REFORM) : last;
    const province = holder?.level === 'province' ? holder.code : holder?.parent;
    return province === undefined ? undefined : (provincesNow.get(province) ?? GONE[province]);
  };

  let moves: ReadonlyMap<string, readonly string[]> | undefined;
  const successors: Gazetteer['successors'] = (commune) => {
    if (commune.from >= REFORM) return [commune];
    moves ??= moveIndex();
    return (moves.get(commune.code) ?? []).flatMap((code) => unit('commune', code, REFORM) ?? []);
  };
  return { named, begins, unit, provinceNow, successors };
}

/** Index of the first of the sorted keys that does not come before `start`. */
function firstFrom(keys: readonly string[], start: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names that the press writes otherwise than the lists, with other vowels. */
const PRESS_NAMES: readonly (readonly [string, string])[] = [
  ['Mù Cang Chải', 'Mù Căng Chải'],
  ['Chư Pah', 'Chư Păh'],
  ['Đakrông', 'Đa Krông'],
  ['Ea Soup', 'Ea Súp'],
  ['Xi Ma Cai', 'Si Ma Cai'],
];

/** Hà Tây went into Hà Nội on 1 August 2008. */
const GONE: Readonly<Record<string, string>> = { 28: '01' };

function unitOf(line: string, level: AdminUnit['level'], parent: string, days: readonly string[]): AdminUnit {
  const blank = line.indexOf(' ');
  const bar = line.indexOf('|', blank);
  const [from = '', until = ''] = bar < 0 ? [] : line.slice(bar + 1).split('|');
  const end = bar < 0 ? REFORM : days[Number.parseInt(until, 36)];
  return {
    code: line.slice(1, blank),
    level,
    type: TYPES[line.charAt(0)] ?? '',
    name: line.slice(blank + 1, bar < 0 ? undefined : bar),
    ...(parent === '' ? {} : { parent }),
    from: (from === '' ? undefined : days[Number.parseInt(from, 36)]) ?? FIRST_DAY,
    ...(end === undefined ? {} : { until: end }),
  };
}

function nameIndex(units: readonly AdminUnit[]): Map<string, AdminUnit[]> {
  const index = new Map<string, AdminUnit[]>();
  const keys = new Map<string, string>();
  for (const unit of units) {
    const key = keys.get(unit.name) ?? nameKey(unit.name);
    keys.set(unit.name, key);
    push(index, key, unit);
  }
  for (const [name, official] of PRESS_NAMES) {
    for (const unit of index.get(nameKey(official)) ?? []) push(index, nameKey(name), unit);
  }
  for (const named of index.values()) {
    if (named.length > 1) named.sort((a, b) => RANK[a.level] - RANK[b.level] || (a.code < b.code ? -1 : 1));
  }
  return index;
}

function moveIndex(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const code = (base36: string) => String(Number.parseInt(base36, 36)).padStart(5, '0');
  for (const move of MOVES.split(' ')) {
    const [now = '', olds = ''] = move.split(':');
    for (const old of olds.split(',')) push(index, code(old.replace('-', '')), code(now));
  }
  return index;
}

/** True where the version stood on that day; a day before the first list counts as the first list's day. */
function validOn(unit: AdminUnit, day: string): boolean {
  const on = day < FIRST_DAY ? FIRST_DAY : day;
  return unit.from <= on && (unit.until === undefined || on < unit.until);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
