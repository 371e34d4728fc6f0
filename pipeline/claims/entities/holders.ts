import type { AdminUnit } from '../../model/index.js';
import type { UnitNames } from './units.js';

/** The larger units that hold the unit, on the day of publication. */
export function holdersOf(unit: AdminUnit, names: UnitNames): readonly AdminUnit[] {
  const district = districtOf(unit, names);
  const parent = district ? district.parent : unit.parent;
  const province = parent === undefined ? undefined : names.gazetteer.unit('province', parent, dayOf(unit, names));
  return [district, province].filter((one) => one !== undefined);
}

/** The day for which what holds a unit is asked: that of publication; where it is not known, the last one of the version. */
function dayOf({ from, until }: AdminUnit, { day }: UnitNames): string {
  if (day !== undefined) return day;
  return until === undefined ? from : new Date(Date.parse(until) - A_DAY).toISOString().slice(0, 10);
}

const A_DAY = 86_400_000;

/** The district of a commune, as of that day: a commune keeps its dates when its district moves. None since July 2025. */
function districtOf(unit: AdminUnit, names: UnitNames): AdminUnit | undefined {
  if (unit.level !== 'commune' || unit.parent?.length !== 3) return undefined;
  return names.gazetteer.unit('district', unit.parent, dayOf(unit, names));
}

/** Code of the province of the unit, on the day of publication. */
export function provinceOf(unit: AdminUnit, names: UnitNames): string | undefined {
  if (unit.level === 'province') return unit.code;
  if (unit.level === 'district' || unit.parent?.length === 2) return unit.parent;
  return districtOf(unit, names)?.parent;
}
