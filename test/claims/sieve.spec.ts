import { expect, it } from 'vitest';
import { hashOf } from '../../pipeline/claims/lexicon/entries.js';
import { Sieve } from '../../pipeline/claims/lexicon/sieve.js';

it('lets its own words through, no others of a short list, and figures, which have the hash of their kind', () => {
  const sieve = new Sieve(['hôm qua', 'năm ngoái']);
  const mayHold = (key: string, mention?: object) => sieve.mayHold({ hash: hashOf(key), mention });
  expect(mayHold('hôm qua')).toBe(true);
  expect(mayHold('năm ngoái')).toBe(true);
  expect(['xã', 'huyện', 'đạt', 'có', 'người'].filter((key) => mayHold(key))).toEqual([]);
  expect(mayHold('count', {})).toBe(true);
});
