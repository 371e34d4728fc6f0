import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type HashTable, hashTableOf } from './hash-table.js';

/** Sections of a model file in memory. All numbers are little-endian. */
export interface ModelFile {
  readonly tables: readonly HashTable[];
  /** Weights as small integers; index bits are `weightBits`. */
  readonly weights: Int8Array;
  readonly weightBits: number;
}

const MAGIC = 0x314c4f53; // "SOL1"

/**
 * Writes tables and weights: magic, number of tables, bits of a weight index; then for every table its size, keys
 * (int32) and values (uint16); then the weights that are not 0 as gaps between them (varint) and values (int8).
 */
export function encodeModel(tables: readonly HashTable[], weights: Int8Array): Uint8Array {
  const size = tables.reduce((sum, { keys }) => sum + 4 + keys.length * 6, 12 + weights.length * 3);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const word = (value: number) => {
    view.setInt32(at, value, true);
    at += 4;
  };
  word(MAGIC);
  word(tables.length);
  word(Math.log2(weights.length));
  for (const { keys, values } of tables) {
    const used = [...keys.keys()].filter((slot) => keys[slot] !== 0).sort((a, b) => keys[a]! - keys[b]!);
    word(used.length);
    for (const slot of used) word(keys[slot]!);
    for (const slot of used) {
      view.setUint16(at, values[slot]!, true);
      at += 2;
    }
  }
  let last = -1;
  for (let index = 0; index < weights.length; index++) {
    if (weights[index] === 0) continue;
    let gap = index - last;
    last = index;
    for (; gap > 127; gap >>>= 7) bytes[at++] = (gap & 127) | 128;
    bytes[at++] = gap;
    view.setInt8(at++, weights[index]!);
  }
  return bytes.subarray(0, at);
}

/** Reads what `encodeModel` wrote. */
function decodeModel(bytes: Uint8Array): ModelFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const word = () => {
    at += 4;
    return view.getInt32(at - 4, true);
  };
  if (word() !== MAGIC) throw new Error('The file holds no text model.');
  const tables: HashTable[] = [];
  const tableCount = word();
  const weightBits = word();
  for (let i = 0; i < tableCount; i++) {
    const size = word();
    const keys = new Int32Array(size);
    const values = new Uint16Array(size);
    for (let k = 0; k < size; k++) keys[k] = word();
    for (let k = 0; k < size; k++, at += 2) values[k] = view.getUint16(at, true);
    tables.push(hashTableOf(keys, values));
  }
  const weights = new Int8Array(1 << weightBits);
  for (let index = -1; at < bytes.length; ) {
    let gap = 0;
    let shift = 0;
    for (; bytes[at]! > 127; shift += 7) gap |= (bytes[at++]! & 127) << shift;
    gap |= bytes[at++]! << shift;
    index += gap;
    weights[index] = view.getInt8(at++);
  }
  return { tables, weights, weightBits };
}

/** Reads a model that ships in `pipeline/text/weights`, from the sources as well as from `dist`. */
export function loadModel(name: 'words' | 'tags'): ModelFile {
  const places = [`weights/${name}.bin`, `../../../pipeline/text/weights/${name}.bin`];
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return decodeModel(readFileSync(paths.find((path) => existsSync(path)) ?? paths[0]!));
}
