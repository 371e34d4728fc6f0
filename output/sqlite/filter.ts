import { CLAIM_KINDS, SolieuError } from '../../pipeline/model/index.js';
import { boundsOf } from './edtf.js';
import type { Bindable } from './guard/messages.js';
import { bareOf, refuseOutside } from './query.js';

/** Which facts are wanted; all that is given has to hold. Names are those of the columns of `facts`. */
export interface FactFilter {
  readonly kind?: string;
  readonly unit?: string;
  readonly indicator?: string;
  /** Words that the object holds. */
  readonly object?: string;
  /** Words that the subject holds. */
  readonly subject?: string;
  /** Full name of a place, `huyện Bình Liêu`, or its code (GSO: 2 digits a province, 3 a district, 5 a commune). */
  readonly place?: string;
  /** Name of a province, as of the article's date or since July 2025. */
  readonly province?: string;
  readonly publisher?: string;
  /** Language of the words round the figure: `vi` leaves out those of English articles and passages. */
  readonly language?: string;
  /** The time stated touches this year, month or day (`2015`, `2015-06`, `2015-06-21`) or a later one. */
  readonly from?: string;
  /** The time stated touches this year, month or day or an earlier one. */
  readonly until?: string;
  /** Least confidence, 0 to 1. */
  readonly confidence?: string;
  /** False leaves out the figures of articles that repeat another one. */
  readonly duplicates?: boolean;
  /** Any condition over the columns of `facts` in SQL. */
  readonly where?: string;
}

const CONDITIONS: Readonly<Record<Exclude<keyof FactFilter, 'duplicates' | 'where'>, string>> = {
  kind: 'kind = @kind',
  unit: 'unit = @unit',
  indicator: 'indicator = @indicator',
  object: 'instr(object, @object) > 0',
  subject: 'instr(subject, @subject) > 0',
  place: 'place = @place',
  province: '(province = @province OR province_now = @province)',
  publisher: 'publisher = @publisher',
  language: 'language = @language',
  from: 'time_end >= @from',
  until: "time_start < @until || '~'",
  confidence: 'confidence >= CAST(@confidence AS REAL)',
};

const KINDS: readonly string[] = CLAIM_KINDS;
const DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/u;

/** `2020-02-30` is none. */
const isDay = (value: string): boolean => DAY.test(value) && boundsOf(value).start !== undefined;
const isShare = (value: string): boolean => value.trim() !== '' && Number(value) >= 0 && Number(value) <= 1;

/** Filters that take certain words only: a slip in them would choose nothing and look like an answer. */
const CHECKS: Readonly<Record<string, readonly [isGood: (value: string) => boolean, wanted: string]>> = {
  kind: [(value) => KINDS.includes(value), `kind of figure: write ${KINDS.join(', ')}`],
  from: [isDay, 'year, month or day: write 2015, 2015-06 or 2015-06-21'],
  until: [isDay, 'year, month or day: write 2015, 2015-06 or 2015-06-21'],
  confidence: [isShare, 'confidence: write a number from 0 to 1'],
};

const NAMES: readonly string[] = [...Object.keys(CONDITIONS), 'duplicates', 'where'];

/** A name that is none would be passed over, and the answer look like one to the question. */
function refuseOthers(filter: FactFilter): void {
  if (typeof filter !== 'object' || filter === null) {
    throw new SolieuError('filter/invalid', `A filter is an object: ${NAMES.join(', ')}.`);
  }
  const other = Object.keys(filter).find((name) => !NAMES.includes(name));
  if (other !== undefined) {
    throw new SolieuError('filter/invalid', `There is no filter "${other}"; there are ${NAMES.join(', ')}.`);
  }
  const { duplicates, where } = filter;
  if (duplicates !== undefined && typeof duplicates !== 'boolean') {
    throw new SolieuError('filter/invalid', 'The filter duplicates is true or false.');
  }
  if (where !== undefined && typeof where !== 'string') {
    throw new SolieuError('filter/invalid', 'The filter where is a text: a condition in SQL.');
  }
}

/** A condition for WHERE over `facts`, with the values for its parameters; `undefined` where nothing is asked. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Bindable>>;
}

/**
 * The condition of a filter.
 *
 * @throws SolieuError `sql/refused` where `where` reaches outside the database, `filter/invalid` where it closes brackets that it
 *   does not open, or where a filter, a kind, a time or a confidence is none
 */
export function conditionOf(filter: FactFilter): Condition | undefined {
  const parameters: Record<string, Bindable> = {};
  const parts: string[] = [];
  refuseOthers(filter);
  for (const [name, sql] of Object.entries(CONDITIONS)) {
    const given: unknown = filter[name as keyof typeof CONDITIONS];
    if (given === undefined) continue;
    // `confidence: 0.5` and `from: 2015` are plain enough.
    const value = typeof given === 'number' ? String(given) : given;
    if (typeof value !== 'string') throw new SolieuError('filter/invalid', `The filter ${name} is a text.`);
    const [isGood, wanted] = CHECKS[name] ?? [];
    if (isGood?.(value) === false) throw new SolieuError('filter/invalid', `"${value}" is no ${wanted}.`);
    parameters[name] = value.normalize('NFC');
    parts.push(name === 'place' && /^\d+$/u.test(value) ? 'place_code = @place' : sql);
  }
  if (filter.duplicates === false) parts.push('dup_of IS NULL');
  if (filter.where !== undefined) {
    const bare = bareOf(filter.where);
    refuseOutside(bare);
    if (bare.closesOthers) {
      throw new SolieuError('filter/invalid', `"${filter.where}" closes a bracket that it does not open.`);
    }
    parts.push(`(${filter.where}\n)`);
  }
  return parts.length === 0 ? undefined : { sql: parts.join(' AND '), parameters };
}
