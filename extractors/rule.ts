import type { Kind, Mention, Part, SiValue } from '../pipeline/model/index.js';
import type { Lexeme } from './lexer/lexicon.js';
import type { Tokens } from './lexer/tokens.js';
import type { Numeral } from './number/index.js';
import type { Quantity } from './quantity.js';

/** A mention while the text is being read: its place is given in tokens. What is undefined is absent from the mention. */
export interface Draft {
  readonly kind: Kind;
  readonly value: number | string;
  readonly value2?: number | undefined;
  readonly unit?: string | undefined;
  readonly unitRaw?: string | undefined;
  readonly per?: string | undefined;
  readonly si?: SiValue | undefined;
  readonly alternative?: number | string | undefined;
  /** First token of the mention, and the token behind its last. */
  readonly first: number;
  readonly next: number;
  readonly parts: readonly Part[];
  readonly evidence?: readonly string[] | undefined;
  /** Set where the year of a date or period has to be found in the article: called once all of it was read. */
  readonly resolve?: ((year: ReferenceYear) => Resolved) | undefined;
  readonly confidence?: number | undefined;
}

/** The year that undated months, days and half-years belong to, with the reason. */
export interface ReferenceYear {
  /** Year of publication, or the year that the article speaks of; undefined where it names none. */
  readonly year?: number;
  /** EDTF day of publication, where known. */
  readonly published?: string;
}

export interface Resolved {
  readonly value: string;
  readonly evidence: string;
}

/** What rules may look at: the tokens, the numbers in them, and what was found before. */
export interface Context {
  readonly t: Tokens;
  /** The number that begins at token `i`; read once. */
  numeral(i: number): Numeral | undefined;
  /** The quantity (number, unit, range) that begins at token `i`; read once. */
  quantity(i: number): Quantity | undefined;
  /** The mention found last. */
  readonly last: Draft | undefined;
  /** True where a lower-case word that may open a noun phrase stands at token `i`. */
  isNoun(i: number): boolean;
  /** True where nothing of the sentence stands before token `i`. */
  isSentenceStart(i: number): boolean;
}

/** A rule: where it may begin, and how it reads. A reading may decline by returning nothing. */
export interface Rule<K extends Kind = Kind> {
  readonly name: `${K}/${string}`;
  /** `number`: at every number in digits or words. Otherwise at these words. */
  readonly starts: 'number' | readonly Lexeme[];
  /** Of a rule at numbers: the traits (`traits.ts`) without which it reads nothing. It is tried where all of them are seen. */
  readonly needs?: number;
  read(context: Context, i: number): Draft | undefined;
}

/** All rules of one kind, tried in this order. */
export interface Extractor<K extends Kind = Kind> {
  readonly kind: K;
  readonly rules: readonly Rule<K>[];
}

/** Examples of a kind, in data: texts with what must be read from them, and look-alikes with what they are. */
export interface Cases {
  readonly yes: readonly (readonly [text: string, expected: Expected])[];
  readonly no: readonly (readonly [text: string, what: string])[];
}

/** What the single mention of the kind in a text must be. Fields not named are not compared. */
export type Expected = Partial<Pick<Mention, 'value' | 'value2' | 'unit' | 'per' | 'modifier' | 'alternative'>> & {
  readonly text?: string;
};

/** A part that covers tokens `from … to - 1`. */
export function partOf(t: Tokens, from: number, to: number, role: string, reading: string): Part {
  return { start: t.start[from]!, end: t.end[to - 1]!, role, reading };
}
