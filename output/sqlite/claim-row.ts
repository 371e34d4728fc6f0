import { hash } from 'node:crypto';
import {
  type AdminUnit,
  type Claim,
  type Document,
  type Gazetteer,
  isClaimKind,
  isTimeKind,
  type Mention,
  ROLE_NAMES,
  type Span,
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
  'si_value',
  'si_value_max',
  'si_unit',
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
  'commune_now',
  'commune_code_now',
] as const;

/** How many of `CLAIM_COLUMNS` come first and are no part of a `ClaimRow`: the key, and the article's number. */
export const ROW_FROM = 2;
/** Bytes of a claim's key. */
export const KEY_BYTES = 16;

/** A row of `claim`, ready to be bound: a value for each of `CLAIM_COLUMNS` from `ROW_FROM` on. */
export type ClaimRow = readonly (string | number | null)[];

/** The rows of an article's claims in text order, and their keys, `KEY_BYTES` each, one behind the other. */
export interface ClaimRows {
  readonly rows: readonly ClaimRow[];
  readonly keys: Uint8Array<ArrayBuffer>;
}

/** What the rows of one article have in common. */
export interface RowContext {
  readonly document: Document;
  /** The article's `doc_key`. */
  readonly docKey: Buffer;
  /** UTF-16 offset in the document → code points. */
  readonly codePoint: (offset: number) => number;
  readonly gazetteer?: Gazetteer | undefined;
}

/** True for mentions that get a row: ordinals, identifiers and clock times are only read so as not to be mistaken. */
function isStored({ kind }: Mention): boolean {
  return isClaimKind(kind) || isTimeKind(kind);
}

/** Room for an article's key and what tells its claims apart, used afresh for each. */
const identity = Buffer.alloc(512);

/**
 * The claim's key in hex: 16 bytes over article, span, kind, value and `slot` (its number among claims with the same of all
 * these). Nothing of the rules is in it, so a better rule that reads the same figure keeps the key. Hex, because hashing
 * gives a string in half of the time of a buffer.
 */
function claimKeyOf(docKey: Buffer, start: number, end: number, mention: Mention, slot: number): string {
  const { kind, value, value2 = '' } = mention;
  docKey.copy(identity);
  const length = identity.write(`\n${start}\n${end}\n${kind}\n${value}\n${value2}\n${slot}`, docKey.length);
  return hash('sha256', identity.subarray(0, docKey.length + length), 'hex').slice(0, 2 * KEY_BYTES);
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

// The two JSON columns are written out piece by piece: as objects they take half of the time of making a row.

function spansOf(claim: Claim, codePoint: RowContext['codePoint']): string {
  let json = '';
  const add = (name: string, span: Span | undefined, inherited: string | undefined) => {
    json += `${json === '' ? '{' : ','}"${name}":{`;
    if (span !== undefined) json += `"start":${codePoint(span.start)},"end":${codePoint(span.end)}`;
    if (inherited !== undefined) json += `${span === undefined ? '' : ','}"inherited":${JSON.stringify(inherited)}`;
    json += '}';
  };
  for (const name of ROLE_NAMES) {
    const role = claim[name];
    if (role !== undefined) add(name === 'comparedTo' ? 'compared_to' : name, role.span, role.inherited);
  }
  if (claim.place !== undefined) add('place', claim.place.span, claim.place.inherited);
  if (claim.mention.modifierSpan !== undefined) add('modifier', claim.mention.modifierSpan, undefined);
  return json === '' ? '{}' : `${json}}`;
}

function derivationOf({ parts, evidence }: Mention, codePoint: RowContext['codePoint']): string {
  let json = '{"parts":[';
  let comma = '';
  for (const { role, reading, start, end } of parts) {
    json += `${comma}{"role":${JSON.stringify(role)},"reading":${JSON.stringify(reading)},`;
    json += `"start":${codePoint(start)},"end":${codePoint(end)}}`;
    comma = ',';
  }
  return `${json}]${evidence.length > 0 ? `,"evidence":${JSON.stringify(evidence)}` : ''}}`;
}

/**
 * A claim's time as EDTF. Where the day of publication is not known, `pub` stands for it: the time is then unknown, and
 * the end of `2008/pub` open.
 */
function storedTime(time: string | undefined): string | null {
  if (time === undefined || time === 'pub') return null;
  return time.replace(/\/pub$/u, '/..');
}

/** The bare name of a unit, as of that day; of its latest version where none is given. */
function unitName({ gazetteer }: RowContext, level: AdminUnit['level'], code: string, day?: string): string | null {
  return gazetteer?.unit(level, code, day)?.name ?? null;
}

/**
 * The rows of an article's claims, in text order.
 *
 * @throws FindingsError where a claim's span does not lie inside the text: a fault of the rule that made it
 */
export function claimRows(claims: readonly Claim[], context: RowContext): ClaimRows {
  const { document, docKey, codePoint } = context;
  const { origins, published } = document.article;
  const given = (offset: number) => origins?.[offset] ?? offset;
  const names = new Map<string, string | null>();
  const provinceThen = (code: string) => unitName(context, 'province', code, published?.date);
  const provinceNow = (code: string) => unitName(context, 'province', code);
  const communeNow = (code: string) => unitName(context, 'commune', code);
  const named = (when: string, code: string | undefined, find: (code: string) => string | null) => {
    if (code === undefined) return null;
    const known = names.get(when + code);
    if (known !== undefined) return known;
    const name = find(code);
    names.set(when + code, name);
    return name;
  };
  let slots = new Map<string, number>();
  let before: Span = { start: -1, end: -1 };
  const kept = claims.filter((claim) => isStored(claim.mention));
  kept.sort((a, b) => a.mention.start - b.mention.start || a.mention.end - b.mention.end);
  const keys = new Uint8Array(kept.length * KEY_BYTES);
  const hexKeys = Buffer.from(keys.buffer);
  const rows = kept.map((claim, n): ClaimRow => {
    const { mention, place } = claim;
    if (mention.start < 0 || mention.start >= mention.end || mention.end > document.text.length) {
      throw new FindingsError(`${mention.rule} gave a span outside the text: ${mention.start}–${mention.end}`);
    }
    const start = codePoint(mention.start);
    const end = codePoint(mention.end);
    // Claims of one span stand side by side, so a new span has seen none.
    if (mention.start !== before.start || mention.end !== before.end) slots = new Map();
    before = mention;
    const figure = `${mention.kind} ${mention.value} ${mention.value2 ?? ''}`;
    const slot = slots.get(figure) ?? 0;
    slots.set(figure, slot + 1);
    const number = typeof mention.value === 'number' ? mention.value : null;
    const isRatio = mention.kind === 'ratio';
    const time = typeof mention.value === 'string' ? mention.value : storedTime(claim.time?.value);
    const bounds = time === null ? {} : boundsOf(time);
    hexKeys.write(claimKeyOf(docKey, start, end, mention, slot), n * KEY_BYTES, 'hex');
    return [
      claim.sentence,
      claim.section,
      start,
      end,
      given(mention.start),
      given(mention.end),
      storable(document.text.slice(mention.start, mention.end)),
      mention.kind,
      number,
      isRatio ? null : (mention.value2 ?? null),
      mention.modifier ?? null,
      isRatio ? number : null,
      isRatio ? (mention.value2 ?? null) : null,
      mention.unit ?? null,
      mention.unitRaw ?? null,
      mention.si?.value ?? null,
      mention.si?.value2 ?? null,
      mention.si?.unit ?? null,
      mention.per ?? null,
      mention.alternative === undefined ? null : String(mention.alternative),
      claim.object?.value ?? null,
      claim.base?.value ?? null,
      claim.subject?.value ?? null,
      claim.predicate?.value ?? null,
      claim.attribution?.value ?? null,
      claim.indicator ?? null,
      place?.value ?? null,
      place?.code ?? null,
      named('then ', place?.provinceCode, provinceThen),
      place?.provinceCode ?? null,
      named('now ', place?.provinceCodeNow, provinceNow),
      place?.provinceCodeNow ?? null,
      time,
      bounds.start ?? null,
      bounds.end ?? null,
      claim.change ?? null,
      claim.status ?? null,
      claim.comparedTo?.value ?? null,
      mention.rule,
      claim.confidence,
      spansOf(claim, codePoint),
      derivationOf(mention, codePoint),
      named('commune ', place?.communeCodeNow, communeNow),
      place?.communeCodeNow ?? null,
    ];
  });
  return { rows, keys };
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
  const seen = new Set<string>();
  const add = (code: string | undefined, at: string | undefined) => {
    if (code === undefined || seen.has(`${code} ${at}`)) return;
    seen.add(`${code} ${at}`);
    for (let next: string | undefined = code; next !== undefined; ) {
      const level: AdminUnit['level'] | undefined = LEVELS[next.length];
      const unit: AdminUnit | undefined = level === undefined ? undefined : gazetteer.unit(level, next, at);
      if (unit === undefined || units.has(`${unit.code} ${unit.from}`)) return;
      units.set(`${unit.code} ${unit.from}`, { unit, provinceNow: gazetteer.provinceNow(unit) });
      next = unit.parent;
    }
  };
  for (const { place } of claims) {
    add(place?.code, day);
    add(place?.provinceCode, day);
    add(place?.provinceCodeNow, undefined);
    add(place?.communeCodeNow, undefined);
  }
  return [...units.values()];
}
