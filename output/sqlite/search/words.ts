import type { Span } from '../../../pipeline/model/index.js';

/** What somebody typed, as the phrases that have to be there; a phrase of one word is a word. */
export interface Wanted {
  readonly phrases: readonly (readonly string[])[];
  /** True where no letter bears a mark: `dang bo` then finds `Đảng bộ`. With marks, `bàn` does not find `bạn`. */
  readonly isPlain: boolean;
}

/** What the full-text tables take for a word: letters and digits. */
const WORD = /[\p{L}\p{N}]+/gu;

const exact = (word: string): string => word.normalize('NFC').toLowerCase();
const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');

/** The words and `"phrases in quotes"` of a search. */
export function wantedOf(typed: string): Wanted {
  const text = typed.normalize('NFC');
  const phrases: string[][] = [];
  for (const [n, piece] of text.split('"').entries()) {
    const words = piece.match(WORD) ?? [];
    if (n % 2 === 1 && words.length > 0) phrases.push(words);
    else for (const word of words) phrases.push([word]);
  }
  const isPlain = phrases.flat().every((word) => exact(word) === plain(word));
  const fold = isPlain ? plain : exact;
  return { phrases: phrases.map((words) => words.map(fold)), isPlain };
}

const quoted = (words: readonly string[]): string => `"${words.join(' ')}"`;

/** The question for FTS5 to which all phrases stand one behind the other, as they were typed. */
export function togetherOf({ phrases }: Wanted): string {
  return quoted(phrases.flat());
}

/**
 * The question for FTS5 to which every phrase stands somewhere. Neighbours that stand together count once more, because a
 * Vietnamese word is often two syllables: bm25 sees them as a rarer term of its own.
 */
export function apartOf({ phrases }: Wanted): string {
  const all = phrases.map(quoted).join(' AND ');
  const pairs =
    phrases.length > 2 ? phrases.slice(1).map((phrase, i) => quoted([...(phrases[i] ?? []), ...phrase])) : [];
  return [`(${all})`, ...pairs.map((pair) => `(${pair} AND ${all})`)].join(' OR ');
}

/** A text with the places in it that match. */
export interface Excerpt {
  readonly text: string;
  /** UTF-16 spans in `text`, in order, none overlapping. */
  readonly marks: readonly Span[];
}

interface Found extends Span {
  /** Number of the phrase that stands here. */
  readonly phrase: number;
}

/** Where the phrases stand in the text, in its order. */
function foundIn(text: string, { phrases, isPlain }: Wanted): Found[] {
  const fold = isPlain ? plain : exact;
  const words = [...text.matchAll(WORD)].map((match) => ({
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: Found[] = [];
  for (let i = 0; i < words.length; i++) {
    for (const [phrase, wanted] of phrases.entries()) {
      if (wanted.every((word, k) => words[i + k]?.word === word)) {
        found.push({ start: words[i]!.start, end: words[i + wanted.length - 1]!.end, phrase });
      }
    }
  }
  return found;
}

/** Marks without overlaps; neighbours in the order in which they were typed, with only blanks between, are one. */
function marksOf(text: string, found: readonly Found[]): Span[] {
  const marks: Found[] = [];
  for (const one of found) {
    const last = marks.at(-1);
    const isNext =
      last !== undefined && one.phrase === last.phrase + 1 && /^[ \u00a0]*$/u.test(text.slice(last.end, one.start));
    if (last !== undefined && (one.start < last.end || isNext)) {
      marks[marks.length - 1] = { start: last.start, end: Math.max(last.end, one.end), phrase: one.phrase };
    } else {
      marks.push(one);
    }
  }
  return marks.map(({ start, end }) => ({ start, end }));
}

/** The whole text with its matches. */
export function marked(text: string, wanted: Wanted): Excerpt {
  return { text, marks: marksOf(text, foundIn(text, wanted)) };
}

/** How many of the phrases stand in the text. */
export function coverOf(text: string, wanted: Wanted): number {
  return new Set(foundIn(text, wanted).map(({ phrase }) => phrase)).size;
}

/**
 * The piece of at most about `length` characters that holds most different phrases, and them most closely together, cut
 * at blanks.
 */
export function excerptOf(text: string, wanted: Wanted, length = 220): Excerpt {
  const found = foundIn(text, wanted);
  let best = { start: 0, score: 0 };
  for (const [i, { start }] of found.entries()) {
    const near = found.slice(i, i + 40).filter((one) => one.end <= start + length);
    const kinds = new Set(near.map(({ phrase }) => phrase)).size;
    const longest = Math.max(...marksOf(text, near).map((mark) => mark.end - mark.start));
    const score = kinds * 1000 + longest;
    if (score > best.score) best = { start, score };
  }
  const from = Math.max(0, best.start - Math.floor(length / 4));
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1 || from;
  const last = text.lastIndexOf(' ', Math.min(text.length, start + length));
  const end = start + length >= text.length ? text.length : last > best.start ? last : start + length;
  const [head, tail] = [start > 0 ? '…' : '', end < text.length ? '…' : ''];
  const inside = found.filter((one) => one.start >= start && one.end <= end);
  const shift = head.length - start;
  const spans = inside.map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }));
  const shown = `${head}${text.slice(start, end)}${tail}`;
  return { text: shown.replaceAll('\n', ' '), marks: marksOf(shown, spans) };
}
