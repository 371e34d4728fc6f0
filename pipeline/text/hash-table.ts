/** A read-only map from non-zero 32-bit keys to 16-bit values: open addressing in typed arrays, no strings, no objects. */
export interface HashTable {
  readonly keys: Int32Array;
  readonly values: Uint16Array;
  readonly mask: number;
}

/** Builds a table from parallel keys and values. Keys must be distinct; neither keys nor values may be 0. */
export function hashTableOf(keys: ArrayLike<number>, values: ArrayLike<number>): HashTable {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const table = { keys: new Int32Array(size), values: new Uint16Array(size), mask: size - 1 };
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    let slot = key & table.mask;
    while (table.keys[slot] !== 0) slot = (slot + 1) & table.mask;
    table.keys[slot] = key;
    table.values[slot] = values[i]!;
  }
  return table;
}

/** The value stored under `key`, 0 where there is none. */
export function lookUp(table: HashTable, key: number): number {
  const { keys, mask } = table;
  let slot = key & mask;
  for (;;) {
    const found = keys[slot]!;
    if (found === key) return table.values[slot]!;
    if (found === 0) return 0;
    slot = (slot + 1) & mask;
  }
}
