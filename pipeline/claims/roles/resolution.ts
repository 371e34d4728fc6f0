import type { AdminUnit, Gazetteer, PlaceRole } from '../../model/index.js';
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
  const units = [...new Map(versions.map((unit) => [unit.level + unit.code, unit])).values()];
  const level = units[0]?.level;
  const same = units.filter((unit) => unit.level === level);
  const within = entity.within ?? scene.holders.get(entity.who);
  if (within !== undefined) {
    if (isAbroad(within)) return undefined;
    const holders = gazetteer.named(within.name ?? '', day);
    const inside = same.filter((unit) => larger(unit, scene.names).some((one) => holders.includes(one)));
    if (inside.length === 1) return inside[0];
    // `thị xã Long Thành, Hậu Giang`: the only one of that name lies elsewhere, so another is meant, or the text errs.
    if (inside.length > 1 || holders.length > 0) return undefined;
  }
  if (same.length <= 1) return same[0];
  const beside = same.filter((unit) => larger(unit, scene.names).some((one) => isNamed(scene, one)));
  return beside.length === 1 ? beside[0] : undefined;
}

/** The larger units that hold the unit, on the day of publication. */
function larger(unit: AdminUnit, { gazetteer, day }: UnitNames): readonly AdminUnit[] {
  const district = districtOf(unit, gazetteer, day);
  const parent = district ? district.parent : unit.parent;
  const province = parent === undefined ? undefined : gazetteer.unit('province', parent, day);
  return [district, province].filter((one) => one !== undefined);
}

/** True where the article names the larger unit, or is of its paper. */
function isNamed({ names, counts, document }: Scene, { level, code, type, name }: AdminUnit): boolean {
  if (counts.has(nameKey(`${type} ${name}`))) return true;
  return level === 'province' && (code === document.article.publisherProvince || names.provinces.has(code));
}

/** The district of a commune, undefined since July 2025: the one of the day, since communes keep their dates when it moves. */
function districtOf(
  { level, parent }: AdminUnit,
  gazetteer: Gazetteer,
  day: string | undefined,
): AdminUnit | undefined {
  return level === 'commune' && parent?.length === 3 ? gazetteer.unit('district', parent, day) : undefined;
}

function provinceOf(unit: AdminUnit, { gazetteer, day }: UnitNames): string | undefined {
  if (unit.level === 'province') return unit.code;
  if (unit.level === 'district' || unit.parent?.length === 2) return unit.parent;
  return districtOf(unit, gazetteer, day)?.parent;
}
