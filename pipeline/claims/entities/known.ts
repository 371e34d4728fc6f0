import type { AdminUnit, Gazetteer } from '../../model/index.js';

/** What the gazetteer says of a name: units of any day, and those of the day asked for. */
export interface Known {
  readonly any: readonly AdminUnit[];
  readonly province: AdminUnit | undefined;
  readonly districts: readonly AdminUnit[];
  /** The name of a unit begins so, or is this. */
  readonly begins: boolean;
}

/** The same, with the days for which it holds, from `since` to before `until`; `since` is undefined where no day was asked for. */
interface Said extends Known {
  readonly since: string | undefined;
  readonly until: string;
}

/** What a gazetteer said of names: the same few come again and again. Of the names of one slot the last is remembered. */
export interface Memory {
  readonly gazetteer: Gazetteer;
  /** Two hashes of the name a slot: names of which both are the same are taken to be the same. */
  readonly hashes: Int32Array;
  readonly said: (Said | undefined)[];
}

const SLOTS = 1 << 15;
const UNKNOWN: Said = { any: [], province: undefined, districts: [], begins: false, since: undefined, until: '' };
const BEGINNING: Said = { ...UNKNOWN, begins: true };
/** Later than any day. */
const NEVER = '~';

const memories = new WeakMap<Gazetteer, Memory>();

/** What is remembered of a gazetteer. */
export function memoryOf(gazetteer: Gazetteer): Memory {
  const before = memories.get(gazetteer);
  if (before !== undefined) return before;
  const said = new Array<Said | undefined>(SLOTS).fill(undefined);
  const memory: Memory = { gazetteer, hashes: new Int32Array(2 * SLOTS), said };
  memories.set(gazetteer, memory);
  return memory;
}

/** What is known on a day of the name that stands in the text from `start` to `end`. */
export function knownAt(text: string, start: number, end: number, memory: Memory, day: string | undefined): Known {
  const { hashes, said } = memory;
  let hash = 0x811c9dc5 | 0;
  let second = 17;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ unit, 0x01000193);
    second = (Math.imul(second, 31) + unit) | 0;
  }
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const before = hashes[2 * slot] === hash && hashes[2 * slot + 1] === second ? said[slot] : undefined;
  if (before !== undefined && (before.any.length === 0 || holds(before, day))) return before;
  const found = ask(text.slice(start, end), memory.gazetteer, day);
  hashes[2 * slot] = hash;
  hashes[2 * slot + 1] = second;
  said[slot] = found;
  return found;
}

function holds({ since, until }: Said, day: string | undefined): boolean {
  if (day === undefined || since === undefined) return day === since;
  return since <= day && day < until;
}

function ask(name: string, gazetteer: Gazetteer, day: string | undefined): Said {
  if (!gazetteer.begins(name)) return UNKNOWN;
  const any = gazetteer.named(name);
  if (any.length === 0) return BEGINNING;
  const valid = day === undefined ? any : gazetteer.named(name, day);
  const province = valid.find(({ level }) => level === 'province');
  const districts = valid.filter(({ level }) => level === 'district');
  if (day === undefined) return { any, province, districts, begins: true, since: undefined, until: '' };
  let since = '';
  let until = NEVER;
  for (const unit of any) {
    for (const change of [unit.from, unit.until ?? NEVER]) {
      if (change <= day) {
        if (change > since) since = change;
      } else if (change < until) until = change;
    }
  }
  return { any, province, districts, begins: true, since, until };
}
