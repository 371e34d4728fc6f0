/** A stored claim as the checks see it. Offsets are code points in the article. */
export interface Checked {
  readonly claim_id: number;
  readonly sentence_n: number;
  readonly char_start: number;
  readonly char_end: number;
  readonly quote: string;
  readonly kind: string;
  readonly value: number | null;
  readonly value_max: number | null;
  readonly modifier: string | null;
  readonly denominator: number | null;
  readonly unit: string | null;
  readonly per: string | null;
  readonly object: string | null;
  readonly base: string | null;
  readonly predicate: string | null;
  readonly change: string | null;
  readonly compared_to: string | null;
}

/** The figures of one sentence in the order of the text, and what stands between two places of the article. */
export interface CheckedSentence {
  readonly claims: readonly Checked[];
  between(from: number, to: number): string;
}

/** The sentences that hold claims, which come in the order of the text; `textOf` is asked where its text is needed. */
export function sentencesOf(claims: readonly Checked[], textOf: () => string): CheckedSentence[] {
  const sentences: CheckedSentence[] = [];
  let text: string | readonly string[] | undefined;
  const between = (from: number, to: number) => {
    if (text === undefined) {
      text = textOf();
      // Offsets count code points; without emoji and the like these are units.
      if (/[\u{10000}-\u{10ffff}]/u.test(text)) text = Array.from(text);
    }
    return typeof text === 'string' ? text.slice(from, to) : text.slice(from, to).join('');
  };
  for (let from = 0; from < claims.length; ) {
    let to = from + 1;
    while (claims[to]?.sentence_n === claims[from]?.sentence_n) to++;
    sentences.push({ claims: claims.slice(from, to), between });
    from = to;
  }
  return sentences;
}

/** What came out of one check of one claim. */
export interface CheckResult {
  readonly claim: Checked;
  readonly rule: string;
  readonly verdict: 'holds' | 'fails';
  readonly expected: number | null;
  readonly other: Checked | undefined;
  readonly note: string;
}

/** One check: looks at a sentence and gives what it found. */
export type Check = (sentence: CheckedSentence) => CheckResult[];

/** The number of the last digit that is written: 1 for `86%`, 0.1 for `7,2%`. */
export function stepOf(quote: string): number {
  const digits = /[,.](\d{1,6})(?:\D|$)/u.exec(quote)?.[1];
  return digits === undefined ? 1 : 10 ** -digits.length;
}

/** How far `trên`, `gần` and `khoảng` may lie from what is worked out, as a share of it. */
const LOOSE = 0.1;

/**
 * True where a figure agrees with what others say it should be, as exactly as it is written: newspapers round and cut
 * off, so one step of the last digit is allowed. `undefined` for bounds, which say too little.
 */
export function agrees({ value, modifier, quote }: Checked, expected: number): boolean | undefined {
  if (value === null) return undefined;
  const step = stepOf(quote) * 1.0001;
  const loose = Math.max(Math.abs(value) * LOOSE, step);
  switch (modifier) {
    case null:
      return Math.abs(value - expected) <= step;
    case 'over':
      return expected >= value - step / 2 && expected <= value + loose;
    case 'nearly':
      return expected <= value + step / 2 && expected >= value - loose;
    case 'approx':
      return Math.abs(value - expected) <= loose;
    default:
      return undefined;
  }
}

/** A number as it is written in notes: at most two digits behind the point. */
export const shown = (value: number): string => String(Math.round(value * 100) / 100);
