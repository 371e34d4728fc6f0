import type { StoredClaim } from '../sqlite/index.js';

/**
 * One mention as outside tools read it (the JSON Lines contract of docs/cli.md). `start` and `end` are UTF-16 offsets
 * into the text as given; fields that the text does not support are absent.
 */
export interface ExportedMention {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly value?: number | string;
  /** Upper end of a range; denominator of a ratio. */
  readonly value2?: number;
  readonly unit?: string;
  readonly per?: string;
  readonly modifier?: string;
  readonly object?: string;
  readonly base?: string;
  readonly subject?: string;
  readonly predicate?: string;
  readonly place?: string;
  readonly time?: string;
  readonly change?: string;
  readonly status?: string;
  readonly compared_to?: string;
  readonly section: string;
  readonly rule: string;
  readonly confidence: number;
}

/** The exported form of a stored claim. */
export function exported(claim: StoredClaim): ExportedMention {
  const isTime = claim.value === null;
  const fields = {
    source: claim.source,
    start: claim.given_start,
    end: claim.given_end,
    text: claim.quote,
    kind: claim.kind,
    value: isTime ? claim.time_edtf : claim.value,
    value2: claim.denominator ?? claim.value_max,
    unit: claim.unit,
    per: claim.per,
    modifier: claim.modifier,
    object: claim.object,
    base: claim.base,
    subject: claim.subject,
    predicate: claim.predicate,
    place: claim.place,
    time: isTime ? null : claim.time_edtf,
    change: claim.change,
    status: claim.status,
    compared_to: claim.compared_to,
    section: claim.section,
    rule: claim.rule,
    confidence: claim.confidence,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as unknown as ExportedMention;
}
