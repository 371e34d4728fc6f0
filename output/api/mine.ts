import type { ReadOptions as InputOptions } from '../../corpus/index.js';
import type { Article, Gazetteer } from '../../pipeline/model/index.js';
import { type Findings, type Problem, type Progress, type RunResult, run } from '../../pipeline/run.js';
import { checkNew } from '../checks/index.js';
import { databaseError, openForWriting, storeOn } from '../sqlite/index.js';
import { version } from './package.js';
import { rulesetVersion } from './ruleset.js';

/** The reading half of the program: from paths to articles, from an article to its claims. */
export interface Reader {
  /** Articles and problems of files and folders, in a stable order. */
  inputs(paths: readonly string[], options?: InputOptions): AsyncIterable<Article | Problem>;
  understand(article: Article): Findings;
  readonly gazetteer?: Gazetteer;
  /** Version of the rules behind it: articles read by another one are read again. */
  readonly ruleset: string;
}

export interface MineOptions {
  /** The database file; it is made where there is none. */
  readonly db: string;
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run behind the article that is being worked on; what is saved stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** How long to wait for another writer, in milliseconds; 5000 when absent. */
  readonly busyTimeout?: number;
  /** How files are read: a limit in bytes, names of the fields in records of scrapers. */
  readonly inputs?: InputOptions;
  /** Another reading half than the program's own. */
  readonly reader?: Reader;
}

/**
 * Reads the articles in files and folders and writes their claims into the database. Doing it again changes nothing;
 * articles that changed are replaced, inputs that cannot be read are kept in `ingest_error`.
 *
 * @throws SolieuError with one of the `db/` codes: the run has ended, what was saved before stays
 */
export async function mine(paths: readonly string[], options: MineOptions): Promise<RunResult> {
  const db = openForWriting(options.db, options);
  try {
    const reader = options.reader ?? (await ownReader());
    const { ruleset, gazetteer } = reader;
    const store = storeOn(db, {
      ruleset,
      toolVersion: version(),
      atEnd: checkNew,
      ...(gazetteer === undefined ? {} : { gazetteer }),
    });
    store.beginRun({ paths });
    const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
    const onProgress = (progress: Progress) => {
      Object.assign(counts, { ...progress });
      options.onProgress?.(progress);
    };
    const stages = { ...store, inputs: reader.inputs(paths, options.inputs), understand: reader.understand };
    try {
      const result = await run(stages, { onProgress, signal: options.signal });
      store.endRun(result.interrupted ? 'interrupted' : 'done', result);
      return result;
    } catch (error) {
      try {
        store.endRun('failed', counts);
      } catch {
        // A disk that is full or a locked file has no room for this note either; the next run marks the run as cut off.
      }
      throw error;
    }
  } catch (error) {
    throw databaseError(error, options.db);
  } finally {
    db.close();
  }
}

/** The program's own reading half; loaded when needed, because the lexicons and the gazetteer take their time. */
export async function ownReader(): Promise<Reader> {
  const [{ readInputs }, { loadGazetteer }, { understandWith }] = await Promise.all([
    import('../../corpus/index.js'),
    import('../../corpus/gazetteer/index.js'),
    import('./understand.js'),
  ]);
  const gazetteer = loadGazetteer();
  async function* inputs(paths: readonly string[], options?: InputOptions): AsyncIterable<Article | Problem> {
    for await (const input of readInputs(paths, options)) {
      if ('code' in input && input.record !== undefined) yield { ...input, source: `${input.source}#${input.record}` };
      else yield input;
    }
  }
  return { inputs, understand: understandWith(gazetteer), gazetteer, ruleset: rulesetVersion() };
}
