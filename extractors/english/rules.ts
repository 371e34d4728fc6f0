import type { Mention, Part, Span } from '../../pipeline/model/index.js';
import { CURRENCIES, MODIFIERS, NAMED_BY_NUMBER } from './lexicon.js';
import { isClosedAt, matchAt, type Numeral, type Sentence, termFrom } from './numbers.js';
import { countedAt, wholeAt } from './phrases.js';

/** A figure of an English sentence; all spans are ranges of the sentence. */
export interface EnglishFigure {
  readonly mention: Mention;
  /** What is counted. */
  readonly object?: Span;
  /** The whole that a share is taken of. */
  readonly base?: Span;
  /** The term behind everything that was read. */
  readonly next: number;
}

/** Reads what a number is one of; declines by returning nothing. */
type EnglishRule = (sentence: Sentence, numeral: Numeral) => EnglishFigure | undefined;

/** Chance that a figure and its role are right: a modest guess, as no annotated English articles are at hand. */
export const CONFIDENCE = 0.5;

const PERCENT = /\s?%(?!\p{L})|\s(?:percent|per\scent)(?!\p{L})/iuy;
const POINTS = /\s(?:percentage|percent)\spoints?(?!\p{L})|\s?%\spoints?(?!\p{L})/iuy;
const CURRENCY = /\s?(?:VNĐ|VND|đồng|dong|đ|USD|U\.?S\.?\sdollars|dollars|EUR|euros?)(?![\p{L}\d])/iuy;
/** A denominator: `/kg`, `per hectare`, `per 10,000 people`, `a month`. */
const PER =
  /\s?\/\s?\p{L}+|\sper\s(?:\d[\d,]*\s)?(?:square\s|cubic\s)?\p{L}+|\san?\s(?:year|month|week|day|hour|person|kilo|kilogram|kg)(?!\p{L})/iuy;
const PER_WORD = /^\s?(?:\/|per\s|an?\s)\s?/iu;
/** Rates that have no denominator of their own: `VND5 million each`. */
const OPEN_RATE = /\s?\/|\s(?:per|each|apiece)(?!\p{L})/iuy;
/** Words that may have a capital before a count because they open the sentence. */
const OPENERS = ['Preposition', 'Determiner', 'Conjunction', 'Adverb'];
const YEAR = /^(?:19|20)\d\d$/u;

/** The denominator that stands at `at`; undefined where one is begun but cannot be read. */
function perAt(text: string, at: number): { readonly end: number; readonly part?: Part } | undefined {
  const found = matchAt(PER, text, at);
  if (found === undefined) return matchAt(OPEN_RATE, text, at) === undefined ? { end: at } : undefined;
  const reading = found.replace(PER_WORD, '');
  const end = at + found.length;
  return { end, part: { start: end - reading.length, end, role: 'per', reading } };
}

function modifierOf({ text, terms }: Sentence, { first }: Numeral): Part | undefined {
  const [before, last, number] = [terms[first - 2], terms[first - 1], terms[first]];
  if (last === undefined || text.slice(last.end, number!.start) !== ' ') return undefined;
  const two = before === undefined ? undefined : MODIFIERS.get(`${before.lower} ${last.lower}`);
  const reading = two ?? MODIFIERS.get(last.lower);
  if (reading === undefined) return undefined;
  return { start: (two === undefined ? last : before!).start, end: last.end, role: 'bound', reading };
}

type Read = Pick<Mention, 'kind' | 'rule'> &
  Partial<Pick<Mention, 'unit' | 'unitRaw'>> & {
    readonly end: number;
    readonly parts?: readonly Part[];
    readonly per?: Part | undefined;
  };

function mentionOf(sentence: Sentence, numeral: Numeral, { per, parts = [], ...read }: Read): Mention {
  const bound = modifierOf(sentence, numeral);
  const all = [...numeral.parts, ...parts, ...(per ? [per] : []), ...(bound ? [bound] : [])];
  return {
    ...read,
    start: numeral.start,
    value: numeral.value,
    ...(per ? { per: per.reading } : {}),
    ...(bound ? { modifier: bound.reading as NonNullable<Mention['modifier']>, modifierSpan: spanOf(bound) } : {}),
    parts: all.sort((a, b) => a.start - b.start),
    evidence: numeral.evidence,
    confidence: CONFIDENCE,
  };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** "31.8%", "90 per cent of the farmers", "2.5 percentage points"; `US$5%` is nothing. */
const percentage: EnglishRule = (sentence, numeral) => {
  const { text, terms } = sentence;
  const points = matchAt(POINTS, text, numeral.end);
  const sign = points ?? matchAt(PERCENT, text, numeral.end);
  if (sign === undefined || numeral.currency) return undefined;
  const end = numeral.end + sign.length;
  const per = perAt(text, end);
  if (!per || !isClosedAt(text, per.end)) return undefined;
  const unit = points === undefined ? '%' : 'điểm %';
  const unitRaw = sign.trim();
  const parts = [{ start: end - unitRaw.length, end, role: 'unit', reading: unit }];
  const next = termFrom(terms, per.end, numeral.next);
  const base = points === undefined && text[per.end] === ' ' ? wholeAt(text, terms, next) : undefined;
  return {
    mention: mentionOf(sentence, numeral, {
      kind: 'percentage',
      rule: 'english/percentage',
      end,
      unit,
      unitRaw,
      parts,
      per: per.part,
    }),
    ...(base ? { base: spanOf(base) } : {}),
    next,
  };
};

/** "VND1.2 trillion", "US$52 million", "500,000 đồng", "five million dollars". */
const money: EnglishRule = (sentence, numeral) => {
  const { text, terms } = sentence;
  const written = matchAt(CURRENCY, text, numeral.end) ?? '';
  const unitRaw = numeral.currency?.written ?? written.trim();
  const unit = numeral.currency?.code ?? CURRENCIES[unitRaw.toLowerCase().replace(/^u\.?s\.?\s/u, 'us ')];
  if (unit === undefined || (numeral.currency && written !== '')) return undefined;
  const end = numeral.end + written.length;
  const per = perAt(text, end);
  if (!per || !isClosedAt(text, per.end)) return undefined;
  const parts = written === '' ? [] : [{ start: end - unitRaw.length, end, role: 'unit', reading: unit }];
  return {
    mention: mentionOf(sentence, numeral, {
      kind: 'money',
      rule: 'english/money',
      end,
      unit,
      unitRaw,
      parts,
      per: per.part,
    }),
    next: termFrom(terms, per.end, numeral.next),
  };
};

/** "2,340 poor households", "5.6 million people"; a number without a plural behind it counts nothing. */
const count: EnglishRule = (sentence, numeral) => {
  const { text, terms } = sentence;
  const { first, next, end, currency } = numeral;
  const before = terms[first - 1];
  if (currency || text[end] !== ' ' || YEAR.test(text.slice(numeral.start, end)) || !isClosedAt(text, end))
    return undefined;
  if (before && text.slice(before.end, terms[first]!.start) === ' ') {
    // "Article 12", "Covid 19", "January 5": a number behind a name is part of it.
    const isName =
      /^\p{Lu}/u.test(before.text) && !OPENERS.some((tag) => before.tags.has(tag)) && !MODIFIERS.has(before.lower);
    if (isName || NAMED_BY_NUMBER.has(before.lower)) return undefined;
  }
  const counted = countedAt(text, terms, next);
  // "Three Gorges" is a name.
  if (!counted || (/^\p{Lu}/u.test(terms[first]!.text) && /^\p{Lu}/u.test(terms[next]!.text))) return undefined;
  const per = perAt(text, counted.end);
  if (!per) return undefined;
  return {
    mention: mentionOf(sentence, numeral, { kind: 'count', rule: 'english/count', end, per: per.part }),
    object: spanOf(counted),
    next: termFrom(terms, per.end, counted.next),
  };
};

/** All rules, tried in this order. */
export const rules: readonly EnglishRule[] = [percentage, money, count];
