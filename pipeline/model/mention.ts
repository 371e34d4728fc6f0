import type { Span } from './span.js';

/** Kinds that carry context (claims). */
export const CLAIM_KINDS = ['count', 'percentage', 'ratio', 'money', 'measure', 'multiple'] as const;
/** Kinds that place something in time; stored too. */
export const TIME_KINDS = ['year', 'date', 'period', 'duration'] as const;
/** Kinds recognised so that they are not mistaken for the others. */
export const OTHER_KINDS = ['ordinal', 'identifier', 'time'] as const;

export type ClaimKind = (typeof CLAIM_KINDS)[number];
export type TimeKind = (typeof TIME_KINDS)[number];
export type Kind = ClaimKind | TimeKind | (typeof OTHER_KINDS)[number];

/** How the figure is bounded; absent means exact. */
export type Modifier = 'over' | 'nearly' | 'approx' | 'at_least' | 'at_most' | 'under';

/** A smaller piece that a mention was built from: a digit string, a scale word, a unit, a cue. */
export interface Part extends Span {
  /** What it is, in the field's words: `number`, `scale`, `unit`, `per`, `cue`, `sign`, `bound`, … */
  readonly role: string;
  /** What it was read as, printable. */
  readonly reading: string;
}

/** A value in an SI unit (`m`, `m2`, `m3`, `kg`, `W`, `J`, …). */
export interface SiValue {
  readonly value: number;
  readonly value2?: number;
  readonly unit: string;
}

/** One numeric expression: where, what, and which rule said so. Immutable. */
export interface Mention extends Span {
  readonly kind: Kind;
  /**
   * A number for quantities (money in the currency's base unit, percentages as written), an EDTF string for year, date
   * and period, the text as written for identifiers, `HH:MM` for times.
   */
  readonly value: number | string;
  /** Upper end of a range; denominator of a ratio. */
  readonly value2?: number;
  /** Canonical symbol: ISO 4217 for money, `ha`, `m2`, `t`, … for measures, `%` or `điểm %`, the word as written for durations. */
  readonly unit?: string;
  /** The unit exactly as written, where there is one. */
  readonly unitRaw?: string;
  /** The value, and the upper end of a range, in SI units, where the conversion is exact and the same everywhere. */
  readonly si?: SiValue;
  /** Denominator of a rate: `người/năm`, `ha`. */
  readonly per?: string;
  readonly modifier?: Modifier;
  /** Where the modifier's word stands. */
  readonly modifierSpan?: Span;
  /** The other reading of an undecidable separator or date, with its value. */
  readonly alternative?: number | string;
  /** `kind/name-of-rule`. */
  readonly rule: string;
  /** Derivation, in text order. */
  readonly parts: readonly Part[];
  /** Why ambiguous pieces were read as they were (`"." groups thousands: three digits follow`), for people. */
  readonly evidence: readonly string[];
  /** Chance that span, kind, value and unit are right, 0…1. */
  readonly confidence: number;
}

/** What is known about a text before its figures are read. */
export interface ReadOptions {
  /** EDTF day of publication: dates without a year and `năm nay` are resolved against it. */
  readonly published?: string;
}

const CLAIMS: ReadonlySet<string> = new Set(CLAIM_KINDS);

/** True for the kinds that carry context. */
export function isClaimKind(kind: Kind): kind is ClaimKind {
  return CLAIMS.has(kind);
}

const TIMES: ReadonlySet<string> = new Set(TIME_KINDS);

/** True for kinds that place something in time. */
export function isTimeKind(kind: Kind): kind is TimeKind {
  return TIMES.has(kind);
}
