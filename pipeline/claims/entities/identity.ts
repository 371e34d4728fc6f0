import { folded } from '../words.js';
import type { Entity } from './entity.js';

/** Somebody or something that the article has named: by which name, and what stands for all its namings. */
interface Bearer {
  readonly kind: Entity['kind'];
  readonly name: string;
  readonly who: string;
}

const APOSTROPHES = /[‘’`]/gu;
const ABBREVIATION = /^\p{Lu}{2,8}$/u;

/** A name as it is compared: `Đăk R’Lấp` and `Đăk R'lấp` are one. */
export function nameKey(value: string): string {
  return plain(folded(value));
}

function plain(key: string): string {
  return key.replace(APOSTROPHES, "'");
}

/**
 * Tells which namings of an article are of the same person, organisation or unit: `Ông Trump`, `ông Trump` and `Donald
 * Trump`; `Ngân hàng Nhà nước (NHNN)` and `NHNN`. Vietnamese given names and foreign surnames stand last, so that a
 * bare name is the end of a full one; of several who bear it the one named last is meant.
 */
export class Identities {
  private readonly whole = new Map<string, string>();
  /** The same by what is written, so that the same spelling is made a key only once. */
  private readonly written = new Map<string, string>();
  private readonly byLast = new Map<string, Bearer[]>();

  /**
   * What stands for all namings of the entity; to be asked for in text order. `keys` is `folded(text)`; `before` is who is named
   * right before `(`.
   */
  of({ kind, value, name, generic, start, end }: Entity, text: string, keys: string, before?: Entity): string {
    const same = this.written.get(value);
    if (same !== undefined) return same;
    const isWritten = value.length === end - start && text.startsWith(value, start);
    const key = plain(isWritten ? keys.slice(start, end) : folded(value));
    const who = this.whole.get(key) ?? this.found(kind, value, key, name, generic, before);
    this.whole.set(key, who);
    this.written.set(value, who);
    return who;
  }

  private found(
    kind: Entity['kind'],
    value: string,
    key: string,
    name: string | undefined,
    generic: boolean,
    before: Entity | undefined,
  ): string {
    if (generic || (kind !== 'person' && kind !== 'organisation' && kind !== 'name')) return key;
    if (before !== undefined && kind !== 'person' && before.kind !== 'person' && ABBREVIATION.test(value)) {
      return before.who;
    }
    const own = name === undefined ? key : value.endsWith(name) ? key.slice(key.length - name.length) : nameKey(name);
    const last = own.slice(own.lastIndexOf(' ') + 1);
    const bearers = this.byLast.get(last) ?? [];
    let who = key;
    for (let at = bearers.length - 1; at >= 0; at--) {
      const bearer = bearers[at] as Bearer;
      if (!mayBeSame(kind, bearer.kind) || !isEnd(own, bearer.name)) continue;
      ({ who } = bearer);
      break;
    }
    bearers.push({ kind, name: own, who });
    this.byLast.set(last, bearers);
    return who;
  }
}

function mayBeSame(a: Entity['kind'], b: Entity['kind']): boolean {
  return a === b ? a !== 'organisation' : a === 'name' || b === 'name';
}

/** True where one name is the other or its last words. */
function isEnd(a: string, b: string): boolean {
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}
