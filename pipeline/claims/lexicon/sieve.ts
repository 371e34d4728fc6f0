import { hashOf } from './entries.js';

const SLOTS = 1 << 12;

/**
 * Which words may be one of these, by bits of their hash: asked of every word of a text before a set is, as nearly all are none
 * of them and a set takes ten times as long.
 */
export class Sieve {
  private readonly slots = new Uint8Array(SLOTS);

  constructor(words: Iterable<string>) {
    for (const word of words) this.slots[hashOf(word) & (SLOTS - 1)] = 1;
  }

  /** False for what is surely none of the words. Figures have the hash of their kind. */
  mayHold({ hash, mention }: { readonly hash: number; readonly mention: unknown }): boolean {
    return this.slots[hash & (SLOTS - 1)] === 1 || mention !== undefined;
  }
}
