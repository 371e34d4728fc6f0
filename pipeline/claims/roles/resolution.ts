import type { AdminUnit, PlaceRole } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { nameKey } from '../entities/identity.js';
import { isAbroad } from '../entities/regions.js';
import type { UnitNames } from '../entities/units.js';
import type { Scene } from '../scene.js';
import type { Filling } from './role.js';

/** The place with the codes that the gazetteer can decide; none where two units answer to the name. */
export function placeRoleOf(scene: Scene, { value, span, inherited, entity }: Filling): PlaceRole {
  const role = { value, ...(span ? { span } : {}), ...(inherited ? { inherited } : {}) };
  if (entity?.kind !== 'unit' || entity.name === undefined) return role;
  const unit = unitOf(scene, entity);
  if (!unit) return role;
  const provinceCode = provinceOf(unit, scene.names);
  const provinceCodeNow = scene.names.gazetteer.provinceNow(unit);
  return {
    ...role,
    code: unit.code,
    ...(provinceCode === undefined ? {} : { provinceCode }),
    ...(provinceCodeNow === undefined ? {} : { provinceCodeNow }),
  };
}

/** The one unit of that name and type, as of publication, inside the larger units that the article names. */
function unitOf(scene: Scene, entity: Entity): AdminUnit | undefined {
  const { gazetteer, day } = scene.names;
  const versions = gazetteer.named(entity.name ?? '', day).filter(({ type }) => type === entity.type);
  const within = entity.within ?? scene.holders.get(entity.who);
  if (within !== undefined) {
    if (isAbroad(within)) return undefined;
    const holders = gazetteer.named(within.name ?? '', day);
    const inside = versions.filter((unit) => larger(unit, scene.names).some((one) => holders.includes(one)));
    if (inside.length > 0) return only(inside);
    // `thị xã Long Thành, Hậu Giang`: the only one of that name lies elsewhere, so another is meant, or the text errs.
    if (holders.length > 0) return undefined;
  }
  const beside = versions.filter((unit) => larger(unit, scene.names).some((one) => isNamed(scene, one)));
  return only(beside.length > 0 ? beside : versions);
}

/** The latest of the versions of one unit; undefined where they are of several. */
function only(versions: readonly AdminUnit[]): AdminUnit | undefined {
  const [first] = versions;
  if (versions.some(({ level, code }) => level !== first?.level || code !== first.code)) return undefined;
  return versions.reduce<AdminUnit | undefined>((last, one) => (last && last.from > one.from ? last : one), undefined);
}

/** The larger units that hold the unit, on the day of publication. */
function larger(unit: AdminUnit, names: UnitNames): readonly AdminUnit[] {
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

/** True where the article names the larger unit, or is of its paper. */
function isNamed({ names, counts, document }: Scene, { level, code, type, name }: AdminUnit): boolean {
  if (counts.has(nameKey(`${type} ${name}`))) return true;
  if (level !== 'province') return false;
  // Codes that are told without a day may be those of another province of the name.
  return code === document.article.publisherProvince || (names.day !== undefined && names.provinces.has(code));
}

/** The district of a commune, as of that day: a commune keeps its dates when its district moves. None since July 2025. */
function districtOf(unit: AdminUnit, names: UnitNames): AdminUnit | undefined {
  if (unit.level !== 'commune' || unit.parent?.length !== 3) return undefined;
  return names.gazetteer.unit('district', unit.parent, dayOf(unit, names));
}

function provinceOf(unit: AdminUnit, names: UnitNames): string | undefined {
  if (unit.level === 'province') return unit.code;
  if (unit.level === 'district' || unit.parent?.length === 2) return unit.parent;
  return districtOf(unit, names)?.parent;
}
