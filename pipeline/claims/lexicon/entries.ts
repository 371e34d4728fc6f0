import { classOf, tagOfClass } from './classes.js';
import { cuesOf } from './cues.js';
import { type Tag, wordTable } from './index.js';
import { startsOf } from './names.js';

/** All that is known of a word, so that a text's word is looked up once. */
export interface Entry {
  readonly key: string;
  /** FNV-1a of the key, 32 bits; and another hash: words of which both are the same are taken to be the same. */
  readonly hash: number;
  readonly second: number;
  /** Of the table of tags; undefined where it does not know the word. */
  readonly listed: Tag | undefined;
  /** The same, with what the class of the word tells. */
  readonly tag: Tag;
  readonly kin: number;
  /** How many syllables the longest word has that begins with it. */
  readonly longest: number;
  /** Bits of `STARTS`. */
  readonly starts: number;
  /** Groups of words that tell changes and plans (`cuesOf`), as bits. */
  readonly cues: number;
}

const SLOTS = 1 << 17;
const BITS = 1 << 18;
/** So many words are kept: those of the table and, of the others, those that came first. */
const MOST = SLOTS / 4;

interface Entries {
  /** By hash: one more than the index of an entry; 0 where there is none. */
  readonly slots: Int32Array;
  readonly list: Entry[];
  /** A bit for the hash of each word of the table: small enough to stay near, it tells of most others that they are none. */
  readonly bits: Uint8Array;
}

let entries: Entries | undefined;

function known(): Entries {
  if (entries) return entries;
  entries = { slots: new Int32Array(SLOTS), list: [], bits: new Uint8Array(BITS / 8) };
  for (const key of wordTable().tags.keys()) {
    const entry = entryOf(key);
    keep(entries, entry);
    const bit = bitOf(entry.hash);
    entries.bits[bit >>> 3] = (entries.bits[bit >>> 3] as number) | (1 << (bit & 7));
  }
  return entries;
}

/** FNV-1a, 32 bits. */
export function hashOf(key: string): number {
  return hashOn(FNV, key, 0, key.length);
}

export const FNV = 0x811c9dc5 | 0;

/** The hash that a part of a text makes of the hash of what stands before it. */
export function hashOn(hash: number, text: string, start: number, end: number): number {
  let next = hash;
  for (let at = start; at < end; at++) next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return next;
}

export const SECOND = 17;

/** The same for the second hash. */
export function secondOn(hash: number, text: string, start: number, end: number): number {
  let next = hash;
  for (let at = start; at < end; at++) next = Math.imul(next, 31) + text.charCodeAt(at);
  return next | 0;
}

/** The entry of a word of the table by its two hashes. */
export function listedEntry(hash: number, second: number): Entry | undefined {
  const all = known();
  const bit = bitOf(hash);
  if ((((all.bits[bit >>> 3] as number) >>> (bit & 7)) & 1) === 0) return undefined;
  const entry = find(all, hash, second);
  return entry?.listed === undefined ? undefined : entry;
}

/** The entry of any word: `keys` from `start` to `end`, of those hashes. */
export function entryAt(keys: string, start: number, end: number, hash: number, second: number): Entry {
  const all = known();
  const entry = find(all, hash, second);
  if (entry) return entry;
  const made = entryOf(keys.slice(start, end));
  if (all.list.length < MOST) keep(all, made);
  return made;
}

function find({ slots, list }: Entries, hash: number, second: number): Entry | undefined {
  for (let slot = slotOf(hash); ; slot = (slot + 1) & (SLOTS - 1)) {
    const number = slots[slot] as number;
    if (number === 0) return undefined;
    const entry = list[number - 1] as Entry;
    if (entry.hash === hash && entry.second === second) return entry;
  }
}

function keep({ slots, list }: Entries, entry: Entry): void {
  let slot = slotOf(entry.hash);
  while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  slots[slot] = list.push(entry);
}

function bitOf(hash: number): number {
  return (hash ^ (hash >>> 13)) & (BITS - 1);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function entryOf(key: string): Entry {
  const { tags, longest } = wordTable();
  const listed = tags.get(key);
  const kin = classOf(key);
  const tag = listed === undefined ? 'U' : listed === 'X' ? tagOfClass(kin, listed) : listed;
  // A part of a text would hold on to the whole text.
  const own = Buffer.from(key, 'utf16le').toString('utf16le');
  const second = secondOn(SECOND, key, 0, key.length);
  return {
    key: own,
    hash: hashOf(key),
    second,
    listed,
    tag,
    kin,
    longest: longest.get(key) ?? 1,
    starts: startsOf(key),
    cues: cuesOf(key),
  };
}
