import { resolve } from 'node:path';
import { isRelative } from '../../corpus/given-paths.js';
import type { ReadOptions as InputOptions, WebOptions } from '../../corpus/index.js';
import { atRecord } from '../../corpus/problems.js';
import { type Article, type Gazetteer, SolieuError } from '../../pipeline/model/index.js';
import {
  type Ahead,
  type Findings,
  type Known,
  type Problem,
  type Progress,
  type RunResult,
  run,
  written,
} from '../../pipeline/run.js';
import { closeWritten, databaseError, folderOf, openForWriting, type Store, storeOn } from '../sqlite/index.js';
import { refuseNoList, refuseNoReading, refuseNoThreads, refuseUnknown } from './options.js';
import { version } from './package.js';
import { rulesetVersion } from './ruleset.js';
import {
  bytesOf,
  crashed,
  type Done,
  defaultJobs,
  FEW_BYTES,
  FEW_FILES,
  type Input,
  THREAD_MEMORY,
  threadProgram,
  workAhead,
} from './threads/index.js';
import { limited, limitOf, whyStalled } from './threads/limit.js';
import { type Made, ownWork, rowsWith, type Work } from './work.js';

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
  readonly onProgress?: (progress: MineProgress) => void;
  /** Told when the end of the run begins something that takes long where there is much. */
  readonly onStage?: (stage: 'indices' | 'summaries') => void;
  /** Ends the run behind the article that is being worked on; what is saved stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
  /** How long to wait for another writer, in milliseconds; 5000 when absent. */
  readonly busyTimeout?: number;
  /** How files are read: a limit in bytes, names of the fields in records of scrapers. */
  readonly inputs?: InputOptions;
  /**
   * Pages of the web, and feeds of them, that are fetched behind the files; by the program's own reading half. They are
   * visited one after the other, and as robots.txt allows. Without any, nothing is fetched.
   */
  readonly urls?: readonly string[];
  /** How pages are fetched: how many of one feed, how fast. */
  readonly web?: WebOptions;
  /**
   * Threads that read and understand, besides this one, which writes: as many as there are cores when absent. Where there
   * is little to read and nobody asks for more than one, this one does everything. The result is the same with any number.
   */
  readonly jobs?: number;
  /** Seconds that an article may take, more where it is long: it is kept as an error then; 60 when absent. */
  readonly stall?: number;
  /** Megabytes of heap that a thread may take: an article that needs more is kept as an error. */
  readonly memory?: number;
  /** Another reading half than the program's own; it works in this thread. */
  readonly reader?: Reader;
  /** Another program of a thread than the program's own. */
  readonly program?: URL;
}

const MINE_OPTIONS: readonly (keyof MineOptions)[] = [
  'db',
  'onProgress',
  'onStage',
  'signal',
  'busyTimeout',
  'inputs',
  'urls',
  'web',
  'jobs',
  'stall',
  'memory',
  'reader',
  'program',
];
const INPUT_OPTIONS: readonly (keyof InputOptions)[] = [
  'maxBytes',
  'map',
  'charset',
  'wait',
  'folder',
  'except',
  'onBytes',
];

/** What a run has done so far, and how much of its files that is. */
export interface MineProgress extends Progress {
  /** Bytes of the files that are done. */
  readonly bytes: number;
  /** Bytes that all files have; absent while it is not known, and where there is an input without a known end. */
  readonly allBytes?: number;
}

/**
 * Reads the articles in files and folders and writes their claims into the database. Doing it again changes nothing;
 * articles that changed are replaced, inputs that cannot be read are kept in `ingest_error`.
 *
 * @throws SolieuError with one of the `db/` codes: the run has ended, what was saved before stays
 * @throws SolieuError `option/invalid`
 */
export async function mine(paths: readonly string[], options: MineOptions): Promise<RunResult> {
  refuseNoList('paths of files and folders', paths);
  refuseUnknown('mine', options, MINE_OPTIONS);
  if (typeof options?.db !== 'string') throw new SolieuError('option/invalid', 'mine needs db, the file to write.');
  refuseNoThreads(options);
  refuseUnknown('inputs', options.inputs, INPUT_OPTIONS);
  refuseNoReading(options.inputs ?? {});
  if (options.urls !== undefined) refuseNoList('addresses', options.urls);
  const db = openForWriting(options.db, options);
  try {
    const { reader, onStage, urls = [] } = options;
    const ruleset = reader?.ruleset ?? rulesetVersion();
    const store = storeOn(db, { ruleset, toolVersion: version(), onStage });
    const folder = folderOf(db);
    const here = paths.some(isRelative) ? { folder: process.cwd() } : {};
    store.beginRun({ paths, ...(urls.length > 0 && { urls }), ...here });
    const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
    const read = { bytes: 0 };
    const inputs =
      reader === undefined ? ownInputs(paths, folder, options, store, read) : readerInputs(paths, reader, store);
    const onProgress = (progress: Progress) => {
      Object.assign(counts, { ...progress });
      options.onProgress?.({ ...progress, ...read });
    };
    try {
      const result = await run(inputs, store, { onProgress, signal: options.signal });
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
    closeWritten(db);
  }
}

/** Articles of another reading half. */
async function* readerInputs(paths: readonly string[], reader: Reader, store: Store): AsyncGenerator<Ahead | Problem> {
  const rowsOf = rowsWith(reader.understand, reader.gazetteer);
  for await (const input of reader.inputs(paths))
    yield 'code' in input ? input : aheadOf(input, store, () => rowsOf(input));
}

/** An article, or one still to be read, to be written when its turn has come. */
function aheadOf({ source, rawHash }: Known, store: Store, rowsOf: () => Made | Promise<Made>): Ahead {
  const write = async () => {
    const rows = await rowsOf();
    return 'code' in rows ? rows : written(source, () => store.saveRows(rows));
  };
  return { source, rawHash, write };
}

/** The program's own inputs, in threads where there is more than a little. `read` is kept up to what is done. */
async function* ownInputs(
  paths: readonly string[],
  folder: string | undefined,
  options: MineOptions,
  store: Store,
  read: { bytes: number; allBytes?: number },
): AsyncGenerator<Ahead | Problem> {
  const { sizeOfInputs, takeInputs } = await import('../../corpus/index.js');
  const { urls = [] } = options;
  const { files, bytes, isOpen } = await sizeOfInputs(paths, FEW_FILES);
  const isLittle = !isOpen && bytes < FEW_BYTES;
  if (options.onProgress !== undefined) {
    const whole = files > FEW_FILES ? sizeOfInputs(paths) : Promise.resolve({ bytes, isOpen });
    void whole.then((size) => {
      if (!size.isOpen && urls.length === 0) read.allBytes = size.bytes;
    });
  }
  let taken = 0;
  const onBytes = (more: number) => {
    taken += more;
  };
  const marks = new WeakMap<Input, number>();
  const inputs = async function* () {
    const how = { ...options.inputs, ...(folder !== undefined && { folder }), except: filesOf(options.db), onBytes };
    for await (const input of takeInputs(paths, how)) {
      const item = atRecord(input);
      marks.set(item, taken);
      yield item;
    }
    if (urls.length > 0) yield* fetchedInputs(urls, options);
  };
  const { jobs = isLittle ? 1 : defaultJobs(), memory = THREAD_MEMORY, stall, signal } = options;
  const program = options.program ?? threadProgram();
  let ownWorkHere: Promise<Work> | undefined;
  const workHere = async (item: Exclude<Input, Problem>) => {
    ownWorkHere ??= ownWork(options.inputs);
    const work = await ownWorkHere;
    const limit = limitOf(bytesOf(item), stall);
    const made = limited(() => work(item), limit);
    return 'value' in made ? made.value : crashed(item, whyStalled(limit));
  };
  const isHere = program === undefined || (isLittle && jobs === 1);
  const done = isHere
    ? alone(inputs())
    : workAhead(inputs(), { program, threads: jobs, memory, stall, signal }, options.inputs ?? {}, (item) =>
        store.knows(item),
      );
  for await (const { item, result } of done) {
    read.bytes = marks.get(item) ?? taken;
    yield 'code' in item ? item : aheadOf(item, store, () => result ?? workHere(item));
  }
}

/** What SQLite writes: the database may lie in the folder that is read. */
const filesOf = (db: string): ReadonlySet<string> =>
  new Set(['', '-wal', '-shm', '-journal'].map((end) => resolve(db) + end));

/** What was fetched comes as it is: a page is there a second after the one before. */
async function* fetchedInputs(urls: readonly string[], { inputs, web, signal }: MineOptions): AsyncGenerator<Input> {
  const { MOST_FETCHED, takeWeb } = await import('../../corpus/web/index.js');
  const maxBytes = Math.min(inputs?.maxBytes ?? MOST_FETCHED, MOST_FETCHED);
  yield* takeWeb(urls, { userAgent: `solieu/${version()}`, maxBytes, signal, ...web });
}

async function* alone(inputs: AsyncIterable<Input>): AsyncGenerator<Done<Input, Made>> {
  for await (const item of inputs) yield { item };
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
    for await (const input of readInputs(paths, options)) yield atRecord(input);
  }
  return { inputs, understand: understandWith(gazetteer), gazetteer, ruleset: rulesetVersion() };
}
