import { createHash } from 'node:crypto';
import { addressKey } from './address.js';
import { mixed, shinglesOf, wordingOf } from './wording.js';

/**
 * MinHash in 16 bands of 4: of two texts that share half of their shingles 64% meet in a band, of those that share four
 * fifths all but one in 5 000.
 */
export const BANDS = 16;
const ROWS = 4;
const HASHES = BANDS * ROWS;
/** Each hash keeps 16 bits: two different ones look alike once in 65 536, and a band is 8 bytes. */
export const BAND_BYTES = 8;
/** Length of a signature. */
export const SIGNATURE_BYTES = BANDS * BAND_BYTES;
/** Length of the keys of texts and addresses. */
const KEY_BYTES = 8;

/** Shorter texts ("Đang cập nhật", the line under a photo) say too little to be told apart. */
export const LEAST_WORDS = 30;

/** What is stored of an article, so that its duplicates can be found without reading all texts again. */
export interface Signature {
  readonly nWords: number;
  /** The same for the same words; absent below `LEAST_WORDS`. */
  readonly textKey?: Uint8Array;
  /** The same for two spellings of one address; absent without one. */
  readonly urlKey?: Uint8Array;
  /** MinHash of the shingles, band behind band; absent below `LEAST_WORDS`. */
  readonly bands?: Uint8Array;
}

/** Odd numbers and starts for the hash functions, the same everywhere. */
const FACTORS = Uint32Array.from({ length: HASHES }, (_, n) => mixed(2 * n + 1) | 1);
const STARTS = Uint32Array.from({ length: HASHES }, (_, n) => mixed(2 * n + 2));

/** The first bytes of a SHA-256 in memory of their own: a slice of a pool would travel between threads as a whole. */
const keyOf = (data: Uint8Array | string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(data).digest().subarray(0, KEY_BYTES));

/** The signature of an article's body (lead and paragraphs, in NFC) and address. */
export function signatureOf(body: string, url?: string): Signature {
  const wording = wordingOf(body);
  const { hashes } = wording;
  const nWords = hashes.length;
  const urlKey = url === undefined ? undefined : addressKey(url);
  const located = urlKey === undefined ? {} : { urlKey: keyOf(urlKey) };
  if (nWords < LEAST_WORDS) return { nWords, ...located };
  const bytes = new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.byteLength);
  return { nWords, textKey: keyOf(bytes), bands: minHashOf(shinglesOf(wording)), ...located };
}

function minHashOf(shingles: Uint32Array): Uint8Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let n = 0; n < HASHES; n++) {
      const hash = Math.imul(shingle ^ STARTS[n]!, FACTORS[n]!) >>> 0;
      if (hash < least[n]!) least[n] = hash;
    }
  }
  const bands = new Uint8Array(SIGNATURE_BYTES);
  // High bits of a product are the better ones, but those of a minimum are all 0: mix before cutting.
  for (let n = 0; n < HASHES; n++) {
    const kept = mixed(least[n]!);
    bands[2 * n] = kept & 0xff;
    bands[2 * n + 1] = (kept >>> 8) & 0xff;
  }
  return bands;
}

/** The share of equal hashes at two places of one buffer of signatures: an estimate of the Jaccard likeness, ± 0.06. */
export function estimateAt(signatures: Uint8Array, a: number, b: number): number {
  let same = 0;
  for (let n = 0; n < SIGNATURE_BYTES; n += 2) {
    if (signatures[a + n] === signatures[b + n] && signatures[a + n + 1] === signatures[b + n + 1]) same++;
  }
  return same / HASHES;
}
