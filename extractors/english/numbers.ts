import type { Part, Span } from '../../pipeline/model/index.js';
import { numberOfWords, type Term } from './compromise.js';
import { CURRENCIES, SCALES } from './lexicon.js';

/** A sentence and its terms. `isMixed` where the article does not keep to English separators. */
export interface Sentence {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly isMixed: boolean;
}

/** A number in digits or words, with its scale word and a sign of money before it. Parts are ranges of the sentence. */
export interface Numeral extends Span {
  readonly value: number;
  /** First term that it touches, and the term behind it. */
  readonly first: number;
  readonly next: number;
  readonly parts: readonly Part[];
  readonly evidence: readonly string[];
  /** ISO 4217, where a sign of money stands before it; with the sign as written. */
  readonly currency?: { readonly code: string; readonly written: string };
}

const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/uy;
const SCALE = /\s?(?:thousand|million|billion|trillion)(?!\p{L})/iuy;
/** Behind a sign of money only: "$1.2bn", "€5m". */
const SHORT_SCALE = /\s?(?:bn|m)(?![\p{L}\d])/uy;
/** Before the digits; not `A$`, `HK$`. */
const SIGN = /(?<![\p{L}\d$.])(?<sign>US\$|\$|VND|VNĐ|USD|€|EUR)\s?$/u;
const LONGEST_SIGN = 6;

/** What may stand right before a figure. `2-1`, `A4`, `No. 5` and `3835 678` begin none. */
const OPENED = /(?:^|[\s(["“‘'—])$/u;
const NOT_OPENED = /\d\s?[-–—]\s?$|\d\s$|(?:\bNos?\.|#)\s?$/iu;
/** What a figure must not go on with. */
const NOT_CLOSED = /^(?:[\p{L}\d%$€£+–-]|[.,:]\d|\s?[-–—]\s?\d|\s\d)/u;
const AROUND = 8;

/** Matches a sticky pattern at a place; gives the text. */
export function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const isOpenedAt = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - AROUND), start);
  return OPENED.test(before) && !NOT_OPENED.test(before);
};

/** True where a figure may end: neither its number nor a word goes on, and no range follows. */
export const isClosedAt = (text: string, end: number): boolean => !NOT_CLOSED.test(text.slice(end, end + AROUND));

/** Index of the first term from `from` on that begins at or behind `at`. */
export function termFrom(terms: readonly Term[], at: number, from: number): number {
  let n = from;
  while (n < terms.length && terms[n]!.start < at) n++;
  return n;
}

/** Ordinals, clock times, days and fractions; `5/7` and `12th` are no numbers of things. */
const OTHER_TAGS = ['Ordinal', 'Time', 'PhoneNumber', 'Month', 'Email', 'Url', 'HashTag', 'AtMention'];

/** The number that begins at term `i`. */
export function numeralAt(sentence: Sentence, i: number): Numeral | undefined {
  const term = sentence.terms[i]!;
  if (OTHER_TAGS.some((tag) => term.tags.has(tag))) return undefined;
  const digit = term.text.search(/\d/u);
  const numeral = digit >= 0 ? digitsAt(sentence, i, term.start + digit) : wordsAt(sentence, i);
  return numeral && isOpenedAt(sentence.text, numeral.start) && !isRange(sentence, numeral) ? numeral : undefined;
}

function digitsAt({ text, terms, isMixed }: Sentence, i: number, at: number): Numeral | undefined {
  const digits = matchAt(DIGITS, text, at);
  if (digits === undefined) return undefined;
  const hasSeparator = /[.,]/u.test(digits);
  // "05 households" is written; "0203" is part of a telephone number.
  if ((hasSeparator && isMixed) || /^0\d(?!$)/u.test(digits)) return undefined;
  const lead = text.slice(Math.max(0, at - LONGEST_SIGN), at);
  const found = SIGN.exec(lead);
  const written = found?.groups?.['sign'];
  const start = found === null ? at : at - lead.length + found.index;
  if (start > terms[i]!.start) return undefined;
  const behind = at + digits.length;
  const scale = matchAt(SCALE, text, behind) ?? (written && matchAt(SHORT_SCALE, text, behind)) ?? '';
  // "1.250 households" is most likely written the Vietnamese way.
  if (scale === '' && /\.\d{3}$/u.test(digits)) return undefined;
  const factor = scale === '' ? 1 : SCALES[scale.trim().toLowerCase()]!;
  const end = behind + scale.length;
  const parts: Part[] = [{ start: at, end: behind, role: 'number', reading: String(plain(digits)) }];
  if (written !== undefined)
    parts.unshift({ start, end: start + written.length, role: 'unit', reading: codeOf(written) });
  if (scale !== '') parts.push({ start: end - scale.trim().length, end, role: 'scale', reading: String(factor) });
  return {
    start,
    end,
    value: scaled(digits, factor),
    first: termHolding(terms, start, i),
    next: termFrom(terms, end, i),
    parts,
    evidence: hasSeparator ? ['English text: commas group thousands, the point opens decimals'] : [],
    ...(written === undefined ? {} : { currency: { code: codeOf(written), written } }),
  };
}

/** A sign may be a term of its own: `VND 12,000`. */
function termHolding(terms: readonly Term[], start: number, i: number): number {
  let n = i;
  while (n > 0 && terms[n]!.start > start) n--;
  return n;
}

const plain = (digits: string): number => Number(digits.replaceAll(',', ''));
const codeOf = (written: string): string => CURRENCIES[written.toLowerCase()]!;

/** `31.8` times a power of ten, without the error that multiplying brings. */
const scaled = (digits: string, factor: number): number => Number(`${plain(digits)}e${Math.round(Math.log10(factor))}`);

const isNumberWord = (term: Term | undefined): boolean =>
  term?.tags.has('TextValue') === true && !term.tags.has('Ordinal') && !term.tags.has('Fraction');

function wordsAt({ text, terms }: Sentence, i: number): Numeral | undefined {
  const first = terms[i]!;
  if (!isNumberWord(first) || first.tags.has('Multiple')) return undefined;
  const gapBehind = (n: number) => text.slice(terms[n]!.end, terms[n + 1]?.start);
  let next = i + 1;
  while (next < terms.length && /^[ -]$/u.test(gapBehind(next - 1))) {
    // "two hundred and fifty", but not "five and six"
    const isAnd =
      terms[next]!.lower === 'and' && terms[next - 1]!.tags.has('Multiple') && isNumberWord(terms[next + 1]);
    if (!isAnd && !isNumberWord(terms[next])) break;
    next++;
  }
  const end = terms[next - 1]!.end;
  const value = numberOfWords(text.slice(first.start, end));
  // "one" is mostly a pronoun
  if (value === undefined || value < 2) return undefined;
  const parts = [{ start: first.start, end, role: 'number', reading: String(value) }];
  return { start: first.start, end, value, first: i, next, parts, evidence: [] };
}

const isBareNumber = (term: Term | undefined): boolean =>
  term !== undefined && !term.text.endsWith('%') && (/\d/u.test(term.text) || term.tags.has('Value'));

/** `20 to 30 percent`, `between five and seven`: neither end alone is what is said. `from 5% to 7%` are two figures. */
function isRange({ text, terms }: Sentence, { first, next, end }: Numeral): boolean {
  const [link, other] = [terms[first - 1]?.lower, terms[first - 2]];
  if ((link === 'to' || link === 'or') && isBareNumber(other)) return true;
  if (terms[first - 1]?.lower === 'between') return true;
  const isBetween = terms.slice(Math.max(0, first - 6), first).some(({ lower }) => lower === 'between');
  if (link === 'and' && isBetween) return true;
  const follows = terms[next]?.lower;
  return (follows === 'to' || follows === 'or') && text[end] === ' ' && isBareNumber(terms[next + 1]);
}
