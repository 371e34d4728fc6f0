import { createHash } from 'node:crypto';
import {
  type AdminUnit,
  CLAIM_KINDS,
  type Claim,
  type Document,
  type Gazetteer,
  type Mention,
  ROLE_NAMES,
  type Role,
  type Span,
  TIME_KINDS,
} from '../../pipeline/model/index.js';
import { FindingsError } from '../../pipeline/run.js';
import { storable } from './code-points.js';
import { boundsOf } from './edtf.js';

/** The columns of `claim` that are written, in the order in which they are bound. */
export const CLAIM_COLUMNS = [
  'claim_key',
  'article_id',
  'sentence_n',
  'section',
  'char_start',
  'char_end',
  'given_start',
  'given_end',
  'quote',
  'kind',
  'value',
  'value_max',
  'modifier',
  'numerator',
  'denominator',
  'unit',
  'unit_raw',
  'per',
  'alternative',
  'object',
  'base',
  'subject',
  'predicate',
  'attribution',
  'indicator',
  'place',
  'place_code',
  'province',
  'province_code',
  'province_now',
  'province_code_now',
  'time_edtf',
  'time_start',
  'time_end',
  'change',
  'status',
  'compared_to',
  'rule',
  'confidence',
  'role_spans',
  'derivation',
] as const;

/** A row of `claim`, as bound. */
export type ClaimRow = Readonly<Record<(typeof CLAIM_COLUMNS)[number], string | number | Buffer | null>>;

/** What the rows of one article have in common. */
export interface RowContext {
  readonly document: Document;
  readonly articleId: number;
  /** The article's `doc_key`. */
  readonly docKey: Buffer;
  /** UTF-16 offset in the document → code points. */
  readonly codePoint: (offset: number) => number;
  readonly gazetteer?: Gazetteer | undefined;
}

const STORED: ReadonlySet<string> = new Set([...CLAIM_KINDS, ...TIME_KINDS]);

/** True for mentions that get a row: ordinals, identifiers and clock times are only read so as not to be mistaken. */
export function isStored(mention: Mention): boolean {
  return STORED.has(mention.kind);
}

/**
 * The claim's key: 16 bytes over article, span, kind, value and `slot` (its number among claims with the same of all
 * these). Nothing of the rules is in it, so a better rule that reads the same figure keeps the key.
 */
export function claimKeyOf(docKey: Buffer, start: number, end: number, mention: Mention, slot: number): Buffer {
  const { kind, value, value2 = '' } = mention;
  const hash = createHash('sha256').update(docKey).update(`\n${start}\n${end}\n${kind}\n${value}\n${value2}\n${slot}`);
  return hash.digest().subarray(0, 16);
}

/** A span in code points, as it stands in the JSON columns. */
interface StoredSpan {
  readonly start: number;
  readonly end: number;
}

/** The columns of a JSON role, `{"start":5,"end":12,"inherited":"frame"}`. */
export interface StoredRole extends Partial<StoredSpan> {
  readonly inherited?: string;
}

/** The `derivation` column. */
export interface StoredDerivation {
  readonly parts: readonly (StoredSpan & { readonly role: string; readonly reading: string })[];
  readonly evidence?: readonly string[];
}

function spansOf(claim: Claim, stored: (span: Span) => StoredSpan): string {
  const roles = new Map<string, StoredRole>();
  const add = (name: string, role: Role | undefined) => {
    if (role === undefined) return;
    const inherited = role.inherited === undefined ? {} : { inherited: role.inherited };
    roles.set(name, { ...(role.span === undefined ? {} : stored(role.span)), ...inherited });
  };
  for (const name of ROLE_NAMES) add(name === 'comparedTo' ? 'compared_to' : name, claim[name]);
  add('place', claim.place);
  if (claim.mention.modifierSpan !== undefined) roles.set('modifier', stored(claim.mention.modifierSpan));
  return JSON.stringify(Object.fromEntries(roles));
}

function derivationOf(mention: Mention, stored: (span: Span) => StoredSpan): string {
  const derivation: StoredDerivation = {
    parts: mention.parts.map((part) => ({ role: part.role, reading: part.reading, ...stored(part) })),
    ...(mention.evidence.length > 0 ? { evidence: mention.evidence } : {}),
  };
  return JSON.stringify(derivation);
}

/**
 * A claim's time as EDTF. Where the day of publication is not known, `pub` stands for it: the time is then unknown, and
 * the end of `2008/pub` open.
 */
function storedTime(time: string | undefined): string | null {
  if (time === undefined || time === 'pub') return null;
  return time.replace(/\/pub$/u, '/..');
}

/** The bare name of a province, as of the article's day. */
function provinceName(context: RowContext, code: string | undefined, day: string | undefined): string | null {
  if (code === undefined) return null;
  return context.gazetteer?.unit('province', code, day)?.name ?? null;
}

/**
 * The rows of an article's claims, in text order.
 *
 * @throws FindingsError where a claim's span does not lie inside the text: a fault of the rule that made it
 */
export function claimRows(claims: readonly Claim[], context: RowContext): ClaimRow[] {
  const { document, articleId, docKey, codePoint } = context;
  const { origins, published } = document.article;
  const given = (offset: number) => origins?.[offset] ?? offset;
  const stored = ({ start, end }: Span): StoredSpan => ({ start: codePoint(start), end: codePoint(end) });
  const slots = new Map<string, number>();
  const kept = claims.filter((claim) => isStored(claim.mention));
  kept.sort((a, b) => a.mention.start - b.mention.start || a.mention.end - b.mention.end);
  return kept.map((claim) => {
    const { mention, place } = claim;
    if (mention.start < 0 || mention.start >= mention.end || mention.end > document.text.length) {
      throw new FindingsError(`${mention.rule} gave a span outside the text: ${mention.start}–${mention.end}`);
    }
    const { start, end } = stored(mention);
    const identity = `${start} ${end} ${mention.kind} ${mention.value} ${mention.value2 ?? ''}`;
    const slot = slots.get(identity) ?? 0;
    slots.set(identity, slot + 1);
    const number = typeof mention.value === 'number' ? mention.value : null;
    const isRatio = mention.kind === 'ratio';
    const time = typeof mention.value === 'string' ? mention.value : storedTime(claim.time?.value);
    const bounds = time === null ? {} : boundsOf(time);
    return {
      claim_key: claimKeyOf(docKey, start, end, mention, slot),
      article_id: articleId,
      sentence_n: claim.sentence,
      section: claim.section,
      char_start: start,
      char_end: end,
      given_start: given(mention.start),
      given_end: given(mention.end),
      quote: storable(document.text.slice(mention.start, mention.end)),
      kind: mention.kind,
      value: number,
      value_max: isRatio ? null : (mention.value2 ?? null),
      modifier: mention.modifier ?? null,
      numerator: isRatio ? number : null,
      denominator: isRatio ? (mention.value2 ?? null) : null,
      unit: mention.unit ?? null,
      unit_raw: mention.unitRaw ?? null,
      per: mention.per ?? null,
      alternative: mention.alternative === undefined ? null : String(mention.alternative),
      object: claim.object?.value ?? null,
      base: claim.base?.value ?? null,
      subject: claim.subject?.value ?? null,
      predicate: claim.predicate?.value ?? null,
      attribution: claim.attribution?.value ?? null,
      indicator: claim.indicator ?? null,
      place: place?.value ?? null,
      place_code: place?.code ?? null,
      province: provinceName(context, place?.provinceCode, published?.date),
      province_code: place?.provinceCode ?? null,
      province_now: provinceName(context, place?.provinceCodeNow, undefined),
      province_code_now: place?.provinceCodeNow ?? null,
      time_edtf: time,
      time_start: bounds.start ?? null,
      time_end: bounds.end ?? null,
      change: claim.change ?? null,
      status: claim.status ?? null,
      compared_to: claim.comparedTo?.value ?? null,
      rule: mention.rule,
      confidence: claim.confidence,
      role_spans: spansOf(claim, stored),
      derivation: derivationOf(mention, stored),
    } satisfies ClaimRow;
  });
}

/** A unit with the code of the province that holds it since July 2025. */
export interface UnitRow {
  readonly unit: AdminUnit;
  readonly provinceNow: string | undefined;
}

const LEVELS: Readonly<Record<number, AdminUnit['level']>> = { 2: 'province', 3: 'district', 5: 'commune' };

/** The administrative units that the claims' codes name, and those above them. */
export function unitRows(claims: readonly Claim[], gazetteer: Gazetteer, day: string | undefined): UnitRow[] {
  const units = new Map<string, UnitRow>();
  const add = (code: string | undefined, at: string | undefined) => {
    for (let next = code; next !== undefined; ) {
      const level = LEVELS[next.length];
      const unit = level === undefined ? undefined : gazetteer.unit(level, next, at);
      if (unit === undefined || units.has(`${unit.code} ${unit.from}`)) return;
      units.set(`${unit.code} ${unit.from}`, { unit, provinceNow: gazetteer.provinceNow(unit) });
      next = unit.parent;
    }
  };
  for (const { place } of claims) {
    add(place?.code, day);
    add(place?.provinceCode, day);
    add(place?.provinceCodeNow, undefined);
  }
  return [...units.values()];
}
