import { UNIT_TYPES } from '../lexicon/names.js';
import { type Word, wordBefore } from '../words.js';
import { type Entity, entityOf } from './entity.js';

/** `quận 1`, `phường 19` are read as identifiers. */
export function numbered(words: readonly Word[], at: number, text: string): Entity | undefined {
  const word = words[at] as Word;
  const { key } = word;
  if (key.startsWith('q') || key.startsWith('p')) {
    const name = /^(?:quận|phường|q\.?|p\.?) ?(\d{1,2})$/u.exec(key)?.[1];
    if (name !== undefined) {
      return unit(at, at + 1, word.start, word.end, key.startsWith('q') ? 'quận' : 'phường', name);
    }
  }
  const before = wordBefore(words, at);
  if (!before || !isNumber(word)) return undefined;
  if (NUMBERED_HAMLETS.has(before.key)) {
    const { start } = before;
    const { end } = word;
    const [value, name] = [text.slice(start, end), text.slice(word.start, end)];
    return entityOf({ kind: 'hamlet', from: at - 1, to: at + 1, start, end, value, name });
  }
  const type = UNIT_TYPES.get(before.key);
  if (type !== 'quận' && type !== 'phường') return undefined;
  return unit(at - 1, at + 1, before.start, word.end, type, text.slice(word.start, word.end));
}

/** Parts of communes that have numbers for names: `thôn 4`, `khu phố 3`. */
const NUMBERED_HAMLETS = new Set('thôn|ấp|bản|buôn|khóm|xóm|khu phố|tổ dân phố|tổ'.split('|'));

/** True for a number that may end a name: `xã Sơn Kim 2`. */
export function isNumber({ key }: Word): boolean {
  return key.length <= 2 && /^\d{1,2}$/u.test(key);
}

/** A unit of that type and name. */
export function unit(from: number, to: number, start: number, end: number, type: string, name: string): Entity {
  return entityOf({ kind: 'unit', from, to, start, end, value: `${type} ${name}`, type, name });
}
