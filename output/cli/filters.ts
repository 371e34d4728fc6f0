import type { Database } from 'better-sqlite3';
import type { FactFilter } from '../sqlite/index.js';
import type { CliOption, Options } from './command.js';

/** The options that choose facts, the same for every command that gives some. */
export const filterOptions: readonly CliOption[] = [
  { flags: '--kind <kind>', about: 'count, percentage, ratio, money, measure or multiple' },
  { flags: '--unit <unit>', about: 'canonical unit: %, VND, ha, …' },
  { flags: '--indicator <key>', about: 'key of the quantity' },
  { flags: '--object <words>', about: 'words that the object holds' },
  { flags: '--subject <words>', about: 'words that the subject holds' },
  { flags: '--place <name>', about: 'name or code of a place, with or without tone marks' },
  { flags: '--province <name>', about: 'name or code of a province, then or now, with or without tone marks' },
  { flags: '--publisher <name>', about: 'name of the paper' },
  { flags: '--language <code>', about: 'language of the words round the figure: vi leaves out English' },
  { flags: '--from <time>', about: 'the time stated touches this year, month or day or a later one' },
  { flags: '--until <time>', about: 'the time stated touches this year, month or day or an earlier one' },
  { flags: '--confidence <least>', about: 'least confidence, 0 to 1' },
  { flags: '--no-duplicates', about: 'leave out figures of articles that repeat another one' },
  { flags: '--where <sql>', about: 'any condition over the columns of facts' },
];

/** The filter that the options ask for. */
export function filterOf(options: Options): FactFilter {
  const { kind, unit, indicator, object, subject, place, province, publisher, language } = options;
  const { from, until, confidence, where } = options;
  const named = { kind, unit, indicator, object, subject, place, province, publisher, language };
  const given = { ...named, from, until, confidence, where };
  const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return options.duplicates === false ? { ...chosen, duplicates: false } : chosen;
}

/** The same, with places and provinces by the names that they have in the database. */
export async function filterIn(db: Database, options: Options): Promise<FactFilter> {
  const filter = filterOf(options);
  if (filter.place === undefined && filter.province === undefined) return filter;
  const { withPlaces } = await import('../api/places.js');
  return withPlaces(db, filter);
}
