import type { Gazetteer } from '../../model/index.js';
import { classOf, nameClassOf, tagOfClass } from './classes.js';
import { type Compounds, compoundsOf, nodeBehind } from './compounds.js';
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
  /** The same where it is part of a name. */
  readonly nameKin: number;
  /** As a syllable of the known words of several syllables: its number, and where those stand that begin with it; or 0. */
  readonly syllable: number;
  readonly node: number;
  /** Bits of `STARTS`. */
  readonly starts: number;
  /** Groups of words that tell changes and plans (`cuesOf`), as bits. */
  readonly cues: number;
  /** The gazetteer that was asked last whether a unit's name begins with the word, and what it said. */
  asked: Gazetteer | undefined;
  begins: boolean;
}

const SLOTS = 1 << 14;
const OTHERS = 1 << 15;

/** Entries of words without a blank, by hash; and of known words of several syllables. */
interface Entries {
  /** Known words and syllables of known words: few, so that they stay near. */
  readonly known: (Entry | undefined)[];
  /** Of all other words of a slot the last. */
  readonly others: (Entry | undefined)[];
  readonly compounds: Compounds;
  /** By node of the compounds. */
  readonly ends: (Entry | undefined)[];
}

let entries: Entries | undefined;

function allEntries(): Entries {
  if (entries) return entries;
  const compounds = compoundsOf();
  entries = { known: slots(SLOTS), others: slots(OTHERS), compounds, ends: slots(compounds.words.length) };
  return entries;
}

function slots(size: number): (Entry | undefined)[] {
  return new Array<Entry | undefined>(size).fill(undefined);
}

/** FNV-1a, 32 bits. */
export function hashOf(key: string): number {
  return hashOn(FNV, key, 0, key.length);
}

export const FNV = 0x811c9dc5 | 0;
export const FNV_PRIME = 0x01000193;

function hashOn(hash: number, text: string, start: number, end: number): number {
  let next = hash;
  for (let at = start; at < end; at++) next = Math.imul(next ^ text.charCodeAt(at), FNV_PRIME);
  return next;
}

export const SECOND = 17;
export const SECOND_PRIME = 31;

function secondOf(key: string): number {
  let next = SECOND;
  for (let at = 0; at < key.length; at++) next = (Math.imul(next, SECOND_PRIME) + key.charCodeAt(at)) | 0;
  return next;
}

/** The entry of any word without a blank: `keys` from `start` to `end`, of those hashes. */
export function entryAt(keys: string, start: number, end: number, hash: number, second: number): Entry {
  const all = entries ?? allEntries();
  const { known, others } = all;
  const mixed = hash ^ (hash >>> 15);
  let slot = mixed & (SLOTS - 1);
  for (let entry = known[slot]; entry !== undefined; entry = known[slot]) {
    if (entry.hash === hash && entry.second === second) return entry;
    slot = (slot + 1) & (SLOTS - 1);
  }
  const other = others[mixed & (OTHERS - 1)];
  if (other !== undefined && other.hash === hash && other.second === second) return other;
  const made = entryOf(keys.slice(start, end), all);
  if (made.listed !== undefined || made.syllable > 0) known[slot] = made;
  else others[mixed & (OTHERS - 1)] = made;
  return made;
}

/** Where the known words go on of which the syllables up to `node` and this one are the first; 0 where there is none. */
export function nodeAfter(node: number, { syllable }: Entry): number {
  return syllable === 0 ? 0 : nodeBehind((entries ?? allEntries()).compounds, node, syllable);
}

/** The entry of the word of several syllables that ends at a node. */
export function wordAt(node: number): Entry | undefined {
  const all = entries ?? allEntries();
  const before = all.ends[node];
  if (before !== undefined) return before;
  const key = all.compounds.words[node];
  if (key === undefined) return undefined;
  const entry = entryOf(key, all);
  all.ends[node] = entry;
  return entry;
}

/** True where the name of a unit may begin with the word. */
export function beginsUnit(entry: Entry, gazetteer: Gazetteer): boolean {
  if (entry.asked !== gazetteer) {
    entry.asked = gazetteer;
    entry.begins = gazetteer.begins(entry.key);
  }
  return entry.begins;
}

function entryOf(key: string, { compounds }: Entries): Entry {
  const listed = wordTable().tags.get(key);
  const kin = classOf(key);
  const tag = listed === undefined ? 'U' : listed === 'X' ? tagOfClass(kin, listed) : listed;
  return {
    // A part of a text would hold on to the whole text.
    key: Buffer.from(key, 'utf16le').toString('utf16le'),
    hash: hashOf(key),
    second: secondOf(key),
    listed,
    tag,
    kin,
    nameKin: nameClassOf(key),
    syllable: compounds.syllables.get(key) ?? 0,
    node: compounds.roots.get(key) ?? 0,
    starts: startsOf(key),
    cues: cuesOf(key),
    asked: undefined,
    begins: false,
  };
}
