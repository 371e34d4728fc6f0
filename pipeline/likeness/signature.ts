import { hash } from 'node:crypto';
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
const LEAST_WORDS = 30;

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

/** The largest signed number, and the bit that turns the order of unsigned numbers into that of signed ones. */
const MOST = 0x7fffffff;
const TOP = 0x80000000;
/** With the top bit turned over before an odd factor, it is turned over in the product. */
const SIGNED_STARTS = Int32Array.from(STARTS, (start) => start ^ TOP);

/** The first bytes of a SHA-256 in memory of their own: a slice of a pool would travel between threads as a whole. */
const keyOf = (data: Uint8Array | string): Uint8Array =>
  new Uint8Array(hash('sha256', data, 'buffer').subarray(0, KEY_BYTES));

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

/**
 * The least value of each hash function over the shingles. Four functions are taken at once, so that their numbers and
 * least values stay in registers while the shingles pass, and values are compared as signed numbers: two fifths of the time
 * of taking all functions for one shingle after the other.
 */
function leastOf(shingles: Uint32Array): Uint32Array {
  const least = new Uint32Array(HASHES);
  for (let n = 0; n < HASHES; n += 4) {
    const startA = SIGNED_STARTS[n]!;
    const startB = SIGNED_STARTS[n + 1]!;
    const startC = SIGNED_STARTS[n + 2]!;
    const startD = SIGNED_STARTS[n + 3]!;
    const factorA = FACTORS[n]!;
    const factorB = FACTORS[n + 1]!;
    const factorC = FACTORS[n + 2]!;
    const factorD = FACTORS[n + 3]!;
    let a = MOST;
    let b = MOST;
    let c = MOST;
    let d = MOST;
    for (let at = 0; at < shingles.length; at++) {
      const shingle = shingles[at]!;
      const hashA = Math.imul(shingle ^ startA, factorA);
      const hashB = Math.imul(shingle ^ startB, factorB);
      const hashC = Math.imul(shingle ^ startC, factorC);
      const hashD = Math.imul(shingle ^ startD, factorD);
      if (hashA < a) a = hashA;
      if (hashB < b) b = hashB;
      if (hashC < c) c = hashC;
      if (hashD < d) d = hashD;
    }
    least.set([a ^ TOP, b ^ TOP, c ^ TOP, d ^ TOP], n);
  }
  return least;
}

function minHashOf(shingles: Uint32Array): Uint8Array {
  const least = leastOf(shingles);
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
