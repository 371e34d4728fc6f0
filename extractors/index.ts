import { isClaimKind, type Mention, type Part, type ReadOptions, type Span } from '../pipeline/model/index.js';
import { toNfc } from '../pipeline/text/origins.js';
import { boundOf } from './bounds/index.js';
import { count } from './count/index.js';
import { date } from './date/index.js';
import { duration } from './duration/index.js';
import { identifier } from './identifier/index.js';
import { readItems } from './identifier/items.js';
import { type Lexeme, MOST_LEXEMES } from './lexer/lexicon.js';
import { lex, MARGIN, NUMBER, sliceOf, type Tokens } from './lexer/tokens.js';
import { measure } from './measure/index.js';
import { money } from './money/index.js';
import { multiple } from './multiple/index.js';
import { opensWords } from './number/index.js';
import { ordinal } from './ordinal/index.js';
import { perAround } from './per.js';
import { percentage } from './percentage/index.js';
import { period } from './period/index.js';
import { ratio } from './ratio/index.js';
import { Reading } from './reading.js';
import { referenceYearOf } from './reference-year.js';
import { type Draft, type Extractor, partOf, type ReferenceYear, type Rule } from './rule.js';
import { time } from './time/index.js';
import { TRAIT_SETS, traitsAt } from './traits.js';
import { year } from './year/index.js';

/** Every extractor, in the order in which their rules are tried at one place. */
export const extractors: readonly Extractor[] = [
  time,
  period,
  identifier,
  date,
  year,
  ordinal,
  ratio,
  percentage,
  money,
  multiple,
  duration,
  measure,
  count,
];

/** What begins at a word: rules that start at it, a number in words. */
const OPENS_RULES = 1;
const OPENS_NUMBER = 2;
const opens = new Uint8Array(MOST_LEXEMES + 1);
/** By lexeme. */
const wordRules: Rule[][] = [];
const numberRules: Rule[] = [];
for (const { rules } of extractors) {
  for (const rule of rules) {
    if (rule.starts === 'number') numberRules.push(rule);
    else for (const id of new Set<Lexeme>(rule.starts)) wordRules[id] = [...(wordRules[id] ?? []), rule];
  }
}
for (let id = 1; id < opens.length; id++) {
  if (wordRules[id]) opens[id]! |= OPENS_RULES;
  if (opensWords(id)) opens[id]! |= OPENS_NUMBER;
}
/** By the traits of a number: the rules that need no others; found out where such a number is first seen. */
const rulesByTraits = new Array<readonly Rule[] | undefined>(TRAIT_SETS).fill(undefined);

/** The rules that may read something at the number at token `i`. */
function rulesAt(t: Tokens, i: number): readonly Rule[] {
  const traits = traitsAt(t, i);
  let rules = rulesByTraits[traits];
  if (rules === undefined) {
    rules = numberRules.filter(({ needs = 0 }) => (needs & ~traits) === 0);
    rulesByTraits[traits] = rules;
  }
  return rules;
}

interface Found {
  readonly draft: Draft;
  readonly rule: string;
}

function tryRules(rules: readonly Rule[], reading: Reading, i: number): Found | undefined {
  for (const rule of rules) {
    const draft = rule.read(reading, i);
    // a name may begin before its digits ("Kalibr 3M-54"), but not inside what was read before
    if (draft && draft.first >= (reading.last?.next ?? 0)) return { draft, rule: rule.name };
  }
  return undefined;
}

/** Digits that no rule reads are kept as what they look like, so that nothing is lost silently. */
function unread(t: Tokens, i: number): Found {
  const value = sliceOf(t, i, i + 1);
  const draft: Draft = {
    kind: 'identifier',
    value,
    first: i,
    next: i + 1,
    parts: [partOf(t, i, i + 1, 'digits', value)],
    confidence: 0.5,
  };
  return { draft, rule: 'identifier/unread' };
}

/** One pass over the tokens: at each place the first rule that reads something wins, and the pass goes on behind it. */
function findAll(t: Tokens): Found[] {
  const reading = new Reading(t);
  const found: Found[] = [];
  const { count, type, lexeme } = t;
  for (let i = MARGIN; i < count; ) {
    const isDigits = type[i] === NUMBER;
    const opened = isDigits ? OPENS_NUMBER : opens[lexeme[i]!]!;
    if (opened === 0) {
      i++;
      continue;
    }
    reading.moveTo(i);
    const hit =
      ((opened & OPENS_RULES) !== 0 ? tryRules(wordRules[lexeme[i]!]!, reading, i) : undefined) ??
      ((opened & OPENS_NUMBER) !== 0 ? tryRules(rulesAt(t, i), reading, i) : undefined) ??
      (isDigits ? unread(t, i) : undefined);
    if (!hit) {
      i++;
      continue;
    }
    found.push(hit);
    reading.last = hit.draft;
    i = Math.max(i + 1, hit.draft.next);
  }
  return found;
}

/** Confidence of a rule that says nothing about its own. */
const USUAL_CONFIDENCE = 0.97;

/** A mention while it is put together. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function isInOrder(parts: readonly Part[]): boolean {
  for (let n = 1; n < parts.length; n++) if (parts[n]!.start < parts[n - 1]!.start) return false;
  return true;
}

/** Fields are set in one order and left out where they say nothing. */
function mentionOf(t: Tokens, { draft, rule }: Found, reference: ReferenceYear): Mention {
  const { kind, first, next } = draft;
  const isClaim = isClaimKind(kind);
  const resolved = draft.resolve?.(reference);
  const evidence = draft.evidence ?? NO_EVIDENCE;
  const mention: Mutable<Mention> = {
    kind,
    value: resolved === undefined ? draft.value : resolved.value,
    start: t.start[first]!,
    end: t.end[next - 1]!,
    rule,
    parts: draft.parts,
    evidence: resolved === undefined ? evidence : [...evidence, resolved.evidence],
    confidence: draft.confidence ?? USUAL_CONFIDENCE,
  };
  if (draft.value2 !== undefined) mention.value2 = draft.value2;
  if (draft.unit !== undefined) mention.unit = draft.unit;
  if (draft.unitRaw !== undefined) mention.unitRaw = draft.unitRaw;
  if (draft.si !== undefined) mention.si = draft.si;
  if (draft.alternative !== undefined) mention.alternative = draft.alternative;
  const per = draft.per ?? (isClaim && kind !== 'ratio' ? perAround(t, first, next)?.text : undefined);
  if (per !== undefined) mention.per = per;
  const bound = isClaim || kind === 'duration' ? boundOf(t, draft) : undefined;
  if (bound !== undefined) {
    const span = { start: t.start[bound.first]!, end: t.end[bound.next - 1]! };
    mention.modifier = bound.modifier;
    mention.modifierSpan = span;
    mention.parts = [...draft.parts, { ...span, role: 'bound', reading: bound.modifier }];
  }
  if (!isInOrder(mention.parts)) mention.parts = mention.parts.toSorted((a, b) => a.start - b.start);
  return mention;
}

const NO_EVIDENCE: readonly string[] = [];

function moved<T extends Span>(span: T, origins: Uint32Array): T {
  return { ...span, start: origins[span.start]!, end: origins[span.end]! };
}

/** Brings the spans of a mention back to the text as given. */
function toGiven(mention: Mention, origins: Uint32Array): Mention {
  return {
    ...moved(mention, origins),
    parts: mention.parts.map((part) => moved(part, origins)),
    ...(mention.modifierSpan ? { modifierSpan: moved(mention.modifierSpan, origins) } : {}),
  };
}

/**
 * Reads every numeric expression of a Vietnamese text, in text order and without overlaps.
 *
 * Spans are UTF-16 offsets into `text` as given, in whatever Unicode form. Time grows linearly with the text's length.
 * Never throws on any string. Needs no database and no files.
 *
 * @example readFigures('chiếm 7% dân số')[0] // { kind: 'percentage', value: 7, unit: '%', start: 6, end: 8, … }
 */
export function readFigures(text: string, options: ReadOptions = {}): Mention[] {
  const { text: nfc, origins } = toNfc(text);
  const t = lex(nfc);
  const found = findAll(t);
  readItems(t, found);
  const reference = referenceYearOf(
    t,
    found.map(({ draft }) => draft),
    options.published,
  );
  const mentions = found.map((hit) => mentionOf(t, hit, reference));
  return origins ? mentions.map((mention) => toGiven(mention, origins)) : mentions;
}
