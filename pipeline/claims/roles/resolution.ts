import type { AdminUnit, PlaceRole } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { holdersOf, provinceOf } from '../entities/holders.js';
import { nameKey } from '../entities/identity.js';
import { onlyOne } from '../entities/namesakes.js';
import { isAbroad } from '../entities/regions.js';
import type { Scene } from '../scene.js';
import type { Filling } from './role.js';

/** The place with the codes that the gazetteer can decide; none where two units answer to the name. */
export function placeRoleOf(scene: Scene, { value, span, inherited, entity }: Filling): PlaceRole {
  const role: { -readonly [Key in keyof PlaceRole]: PlaceRole[Key] } = { value };
  if (span) role.span = span;
  if (inherited) role.inherited = inherited;
  if (entity?.kind !== 'unit' || entity.name === undefined) return role;
  const unit = unitOf(scene, entity);
  if (!unit) return role;
  const provinceCode = provinceOf(unit, scene.names);
  const provinceCodeNow = scene.names.gazetteer.provinceNow(unit);
  role.code = unit.code;
  if (provinceCode !== undefined) role.provinceCode = provinceCode;
  if (provinceCodeNow !== undefined) role.provinceCodeNow = provinceCodeNow;
  const [communeNow, another] = unit.level === 'commune' ? scene.names.gazetteer.successors(unit) : [];
  // What was told of a commune that was divided holds for none of its parts.
  if (communeNow !== undefined && another === undefined) role.communeCodeNow = communeNow.code;
  return role;
}

/** The one unit of that name and type, as of publication, inside the larger units that the article names. */
function unitOf(scene: Scene, entity: Entity): AdminUnit | undefined {
  const { gazetteer, day } = scene.names;
  const versions = gazetteer.named(entity.name ?? '', day).filter(({ type }) => type === entity.type);
  const within = entity.within ?? scene.holders.get(entity.who);
  if (within !== undefined) {
    if (isAbroad(within)) return undefined;
    const holders = gazetteer.named(within.name ?? '', day);
    const inside = versions.filter((unit) => holdersOf(unit, scene.names).some((one) => holders.includes(one)));
    if (inside.length > 0) return onlyOne(inside);
    // `thị xã Long Thành, Hậu Giang`: the only one of that name lies elsewhere, so another is meant, or the text errs.
    if (holders.length > 0) return undefined;
  }
  const beside = versions.filter((unit) => holdersOf(unit, scene.names).some((one) => isNamed(scene, one)));
  return onlyOne(beside.length > 0 ? beside : versions);
}

/** True where the article names the larger unit, or is of its paper. */
function isNamed({ names, counts, document }: Scene, { level, code, type, name }: AdminUnit): boolean {
  if (counts.has(nameKey(`${type} ${name}`))) return true;
  if (level !== 'province') return false;
  // Codes that are told without a day may be those of another province of the name.
  return code === document.article.publisherProvince || (names.day !== undefined && names.provinces.has(code));
}
