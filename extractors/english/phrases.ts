import type { Span } from '../../pipeline/model/index.js';
import type { Term } from './compromise.js';
import { AUXILIARIES, NOT_COUNTED } from './lexicon.js';

/** A noun phrase: a range of the sentence, and the terms of it. */
export interface Phrase extends Span {
  /** The term behind it. */
  readonly next: number;
}

const isNoun = ({ tags }: Term): boolean =>
  tags.has('Noun') && !['Pronoun', 'Date', 'Possessive', 'Value'].some((tag) => tags.has(tag));
const isAdjective = ({ tags, lower }: Term): boolean => tags.has('Adjective') && lower !== 'more' && lower !== 'other';
/** "45 communes": what ends in `-s` behind a number or an adjective is a noun, whatever it is tagged as. */
const isTakenForVerb = ({ tags, lower }: Term): boolean =>
  tags.has('PresentTense') && /[a-z]{3}s$/u.test(lower) && !AUXILIARIES.has(lower);
const isPlural = (term: Term): boolean => term.tags.has('Plural') || isTakenForVerb(term);

function isJoined(text: string, left: Term, right: Term): boolean {
  const gap = text.slice(left.end, right.start);
  return gap === ' ' || gap === '-';
}

/**
 * What is counted by a number before term `i`: adjectives and nouns up to the first plural that no other follows
 * (`poor ethnic minority households`). Absent before measures, durations and whatever has no plural.
 */
export function countedAt(text: string, terms: readonly Term[], i: number): Phrase | undefined {
  let hasNoun = false;
  for (let n = i; n < terms.length; n++) {
    const term = terms[n]!;
    if (n > i && !isJoined(text, terms[n - 1]!, term)) return undefined;
    if (NOT_COUNTED.has(term.lower)) return undefined;
    if (isNoun(term) || (!hasNoun && isTakenForVerb(term))) hasNoun = true;
    // "500 newly registered enterprises"
    else if (hasNoun || !(isAdjective(term) || isQualifier(terms, n))) return undefined;
    const next = terms[n + 1];
    const goesOn = next !== undefined && isJoined(text, term, next) && isNoun(next) && next.tags.has('Plural');
    if (hasNoun && isPlural(term) && !goesOn) {
      return { start: terms[i]!.start, end: term.end, next: n + 1 };
    }
  }
  return undefined;
}

const isQualifier = (terms: readonly Term[], n: number): boolean => {
  const { tags, lower } = terms[n]!;
  if (lower.endsWith('ly') && tags.has('Adverb')) return terms[n + 1]?.tags.has('PastTense') === true;
  return tags.has('PastTense') && terms[n - 1]?.tags.has('Adverb') === true;
};

/** The whole of a share: the nouns behind `of` or `of the` where they end plainly. */
export function wholeAt(text: string, terms: readonly Term[], i: number): Phrase | undefined {
  if (terms[i]?.lower !== 'of' || terms[i + 1] === undefined) return undefined;
  const first = terms[i + 1]!.lower === 'the' ? i + 2 : i + 1;
  let end = -1;
  let n = first;
  for (; n < terms.length; n++) {
    const term = terms[n]!;
    if (!isJoined(text, terms[n - 1]!, term) || !(isNoun(term) || isAdjective(term))) break;
    if (NOT_COUNTED.has(term.lower)) return undefined;
    end = isNoun(term) ? n : -1;
  }
  if (end < 0) return undefined;
  const next = terms[n];
  // "of the number of households", "of the total exports": the phrase goes on.
  const goesOn = next !== undefined && isJoined(text, terms[end]!, next);
  if (
    goesOn &&
    (next.lower === 'of' || next.tags.has('Value') || next.tags.has('Possessive') || isTakenForVerb(next))
  ) {
    return undefined;
  }
  return { start: terms[first]!.start, end: terms[end]!.end, next: n };
}
