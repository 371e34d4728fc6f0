import { SolieuError } from '../../pipeline/model/index.js';
import {
  type ExportedMention,
  type ExportFormat,
  exported,
  exportLines,
  exportTo,
  FILE_FORMATS,
  type FileFormat,
  writeLinesTo,
  writingError,
} from '../export/index.js';
import {
  type Answer,
  type ArticleHit,
  ask,
  askGuarded,
  type Bindable,
  type ClaimHit,
  claimByKey,
  claims,
  conditionOf,
  type Fact,
  type FactFilter,
  facts,
  factsPage,
  type GuardedAnswer,
  type Limits,
  openForReading,
  type PageKey,
  questions,
  type SearchOptions,
  type Stat,
  type StoredClaim,
  searchArticles,
  searchClaims,
  statsOf,
} from '../sqlite/index.js';
import { refuseNoAmount, refuseNoCount, refuseNoPlace, refuseNoText, refuseUnknown } from './options.js';
import { placeIn, withPlaces } from './places.js';

type Values = Readonly<Record<string, Bindable>>;

/**
 * The reading side of a database. What takes a filter throws SolieuError `filter/invalid` where it is none, what takes
 * options `option/invalid`.
 */
export interface StoreReader {
  /** Every fact that the filter chooses, in the order of the articles and of their text, one at a time. */
  facts(filter?: FactFilter): IterableIterator<Fact>;
  /** The next `limit` facts (100 when absent) behind the fact `after`. */
  page(options?: { readonly limit?: number; readonly after?: PageKey; readonly filter?: FactFilter }): Fact[];
  /** Every mention as `solieu export --format jsonl` gives it; with a filter, those of the facts that it chooses. */
  mentions(filter?: FactFilter): IterableIterator<ExportedMention>;
  /** The claim with this key (32 hex digits). */
  claim(key: string): StoredClaim | undefined;
  /** Articles that hold the words, best first; without marks on any letter, marks do not matter. */
  search(words: string, options?: SearchOptions): ArticleHit[];
  /** Facts whose sentence holds the words, of those that the filter chooses. */
  searchFacts(words: string, options?: { readonly limit?: number; readonly filter?: FactFilter }): ClaimHit[];
  /**
   * Asks one SQL question; `values` are for `@name` in it. The connection is read-only, but runs as long as the question
   * takes: for SQL of other people there is `queryGuarded`.
   *
   * @throws SolieuError `sql/refused`, `sql/failed`
   */
  query(sql: string, values?: Values): Answer;
  /**
   * Asks one SQL question in a process of its own, with limits of time, memory and rows. Take all rows, or end the loop
   * over them: the process ends with it.
   *
   * @throws SolieuError `sql/refused`, `sql/failed`, `sql/stopped`
   */
  queryGuarded(sql: string, values?: Values, limits?: Partial<Limits>): Promise<GuardedAnswer>;
  /**
   * Asks one of the ready questions (`solieu query --list`) by its name.
   *
   * @throws SolieuError `sql/failed` where there is none of that name, or a value is missing; `option/invalid` where it has
   *   no such value
   */
  question(name: string, values?: Values): Answer;
  /** The numbers that tell what the database holds. */
  stats(): Stat[];
  /**
   * Writes an export to a file or folder.
   *
   * @throws SolieuError `output/unwritable`, `sql/refused`
   */
  exportTo(format: ExportFormat, path: string, filter?: FactFilter): Promise<void>;
  close(): void;
}

const isFile = (format: ExportFormat): format is FileFormat => FILE_FORMATS.some((one) => one === format);

/**
 * Opens a database for reading.
 *
 * @throws SolieuError with one of the `db/` codes, or `option/invalid`
 */
export function openStore(path: string): StoreReader {
  refuseNoText('The path of a database', path);
  const db = openForReading(path);
  const conditionIn = (filter: FactFilter) => conditionOf(withPlaces(db, filter));
  return {
    facts: (filter = {}) => facts(db, conditionIn(filter)),
    page(options = {}) {
      refuseUnknown('page', options, ['limit', 'after', 'filter']);
      const { limit = 100, after, filter = {} } = options;
      refuseNoCount('limit', limit);
      refuseNoPlace('page', after, ['article_id', 'char_start', 'char_end', 'claim_key']);
      return factsPage(db, limit, after, conditionIn(filter));
    },
    *mentions(filter = {}) {
      for (const claim of claims(db, conditionIn(filter))) yield exported(claim);
    },
    claim(key) {
      refuseNoText('The key of a claim', key);
      return claimByKey(db, key);
    },
    search(words, options = {}) {
      refuseNoText('What search looks for', words);
      refuseUnknown('search', options, ['limit', 'after']);
      refuseNoCount('limit', options.limit);
      refuseNoPlace('search', options.after, ['score', 'article_id']);
      return searchArticles(db, words, options);
    },
    searchFacts(words, options = {}) {
      refuseNoText('What searchFacts looks for', words);
      refuseUnknown('searchFacts', options, ['limit', 'filter']);
      const { limit = 20, filter = {} } = options;
      refuseNoCount('limit', limit);
      return searchClaims(db, words, { limit }, withPlaces(db, filter));
    },
    query(sql, values) {
      refuseNoText('A question', sql);
      return ask(db, sql, values);
    },
    async queryGuarded(sql, values, limits = {}) {
      refuseNoText('A question', sql);
      const names = ['deadline', 'memory', 'rows', 'bytes'] as const;
      refuseUnknown('queryGuarded', limits, names);
      for (const name of names) refuseNoAmount(name, limits[name]);
      return await askGuarded(path, sql, values, limits);
    },
    question(name, values = {}) {
      const ready = questions.find((question) => question.name === name);
      if (ready === undefined) throw new SolieuError('sql/failed', `No question is called ${name}.`);
      const defaults = ready.parameters.flatMap((one) => (one.default === undefined ? [] : [[one.name, one.default]]));
      refuseUnknown(
        name,
        values,
        ready.parameters.map((one) => one.name),
      );
      refuseNoCount('limit', values['limit'], 0);
      const { place } = values;
      const named = typeof place === 'string' ? { place: placeIn(db, place) } : {};
      return ask(db, ready.sql, { ...Object.fromEntries(defaults), ...values, ...named });
    },
    stats: () => statsOf(db),
    async exportTo(format, target, filter = {}) {
      const condition = conditionIn(filter);
      try {
        if (isFile(format)) await exportTo(db, format, target, condition);
        else writeLinesTo(target, exportLines(db, format, condition === undefined ? {} : { condition }));
      } catch (error) {
        throw writingError(error, target);
      }
    },
    close: () => {
      db.close();
    },
  };
}
