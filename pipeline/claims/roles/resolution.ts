import type { AdminUnit, Gazetteer, PlaceRole } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { nameKey } from '../entities/identity.js';
import type { Scene } from '../scene.js';
import type { Filling } from './role.js';

/** The place with the codes that the gazetteer can decide; none where two units answer to the name. */
export function placeRoleOf(scene: Scene, { value, span, inherited, entity }: Filling): PlaceRole {
  const role = { value, ...(span ? { span } : {}), ...(inherited ? { inherited } : {}) };
  if (entity?.kind !== 'unit' || entity.name === undefined) return role;
  const { gazetteer } = scene.names;
  const unit = unitOf(scene, entity);
  if (!unit) return role;
  const provinceCode = provinceOf(unit, gazetteer);
  const provinceCodeNow = gazetteer.provinceNow(unit);
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
  if (same.length <= 1) return same[0];
  const inside = same.filter((unit) => namedAround(scene, entity, parents(unit, gazetteer)));
  return inside.length === 1 ? inside[0] : undefined;
}

/** Names of the larger units that hold the unit. */
function parents(unit: AdminUnit, gazetteer: Gazetteer): readonly AdminUnit[] {
  const out: AdminUnit[] = [];
  let { parent } = unit;
  if (unit.level === 'commune' && parent !== undefined) {
    const district =
      parent.length === 3
        ? (gazetteer.unit('district', parent, unit.from) ?? gazetteer.unit('district', parent))
        : undefined;
    if (district) out.push(district);
    parent = district ? district.parent : parent;
  }
  const province = parent === undefined ? undefined : gazetteer.unit('province', parent);
  if (province) out.push(province);
  return out;
}

function namedAround(scene: Scene, entity: Entity, larger: readonly AdminUnit[]): boolean {
  const { within } = entity;
  if (within) return larger.some((unit) => within.name?.toLowerCase() === unit.name.toLowerCase());
  const { publisherProvince } = scene.document.article;
  return larger.some(
    (unit) =>
      (unit.level === 'province' && unit.code === publisherProvince) ||
      scene.counts.has(nameKey(`${unit.type} ${unit.name}`)),
  );
}

function provinceOf(unit: AdminUnit, gazetteer: Gazetteer): string | undefined {
  if (unit.level === 'province') return unit.code;
  if (unit.parent === undefined || unit.parent.length === 2) return unit.parent;
  return (gazetteer.unit('district', unit.parent, unit.from) ?? gazetteer.unit('district', unit.parent))?.parent;
}
