import { SolieuError } from '../../pipeline/model/index.js';
import type { Bindable } from './guard/messages.js';
import { refuseOutside } from './query.js';

/** Which facts are wanted; all that is given has to hold. Names are those of the columns of `facts`. */
export interface FactFilter {
  readonly kind?: string;
  readonly unit?: string;
  readonly indicator?: string;
  /** Words that the object holds. */
  readonly object?: string;
  /** Words that the subject holds. */
  readonly subject?: string;
  /** Full name of a place, `huyện Bình Liêu`. */
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

/** The names of the filters, in the order of the help. */
export const FILTERS = [...Object.keys(CONDITIONS), 'duplicates', 'where'] as readonly (keyof FactFilter)[];

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/** A condition for WHERE over `facts`, with the values for its parameters; `undefined` where nothing is asked. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Bindable>>;
}

/**
 * The condition of a filter.
 *
 * @throws SolieuError `sql/refused` where `where` reaches outside the database or a time is none
 */
export function conditionOf(filter: FactFilter): Condition | undefined {
  const parameters: Record<string, Bindable> = {};
  const parts: string[] = [];
  for (const [name, sql] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof typeof CONDITIONS];
    if (value === undefined) continue;
    if ((name === 'from' || name === 'until') && !DAY.test(value)) {
      throw new SolieuError('sql/refused', `${value} is no year, month or day: write 2015, 2015-06 or 2015-06-21.`);
    }
    parameters[name] = value.normalize('NFC');
    parts.push(sql);
  }
  if (filter.duplicates === false) parts.push('dup_of IS NULL');
  if (filter.where !== undefined) {
    refuseOutside(filter.where);
    parts.push(`(${filter.where}\n)`);
  }
  return parts.length === 0 ? undefined : { sql: parts.join(' AND '), parameters };
}
