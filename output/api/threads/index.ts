import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ReadOptions, Unread } from '../../../corpus/index.js';
import { type Article, advice } from '../../../pipeline/model/index.js';
import type { Problem } from '../../../pipeline/run.js';
import type { Made } from '../work.js';
import { packed } from './message.js';
import { type Done, inThreads } from './pool.js';

export type { Done } from './pool.js';

/** An input before anything was made of it. */
export type Input = Article | Unread | Problem;

/** Fewer files than this, with fewer bytes, are read before a thread has started. */
export const FEW_FILES = 48;
export const FEW_BYTES = 1 << 20;

/** Megabytes of heap that one article may take where nobody says: enough for the largest file that is read, 64 MB of text. */
export const THREAD_MEMORY = 3072;

/** How many threads there are for a job when nobody says: one for each core. */
export const defaultJobs = (): number => availableParallelism();

/** The program of a thread; absent where this file is run from its source. */
export function threadProgram(name = './worker.js'): URL | undefined {
  const program = new URL(name, import.meta.url);
  return existsSync(fileURLToPath(program)) ? program : undefined;
}

/** The problem of an article that is given up. */
export const crashed = ({ source }: Input, why: string): Problem => ({
  source,
  code: 'input/crashed',
  message: `Reading ${source} was given up: ${why}.`,
  hint: advice['input/crashed'],
});

/** About how long an article is. */
export const bytesOf = (item: Exclude<Input, Problem>): number =>
  'bytes' in item ? item.bytes.length : item.text.length;

/** Which threads there are. */
export interface Threads {
  readonly program: URL;
  readonly threads: number;
  readonly memory: number;
  /** Seconds that an article may take; `STALL` when absent. */
  readonly stall?: number | undefined;
  /** Ends them. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads and understands inputs in threads; problems, and what `isDone` says is done already, are handed on. */
export function workAhead(
  inputs: AsyncIterable<Input>,
  threads: Threads,
  { maxBytes, map }: ReadOptions,
  isDone: (item: Article | Unread) => boolean,
): AsyncGenerator<Done<Input, Made>> {
  return inThreads<Input, Made>(inputs, {
    ...threads,
    data: { ...(maxBytes === undefined ? {} : { maxBytes }), ...(map === undefined ? {} : { map }) },
    weigh: (item) => {
      if ('code' in item || isDone(item)) return undefined;
      return bytesOf(item);
    },
    pack: (items) => packed(items as readonly (Article | Unread)[]),
    crashed,
  });
}
