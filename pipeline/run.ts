import { setImmediate as nextTurn } from 'node:timers/promises';
import { advice, type Claim, type Document, type ErrorCode, type Mention } from './model/index.js';

/** An input that gave no article. */
export interface Problem {
  /** The path as given by the user; a record of a file with many adds `#n`. */
  readonly source: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** What one article gave. */
export interface Findings {
  readonly document: Document;
  /** Everything that was read, also what carries no context. */
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
}

/** What tells one article from all others: its path and the SHA-256 of its bytes. */
export interface Known {
  readonly source: string;
  readonly rawHash: string;
}

/** An article that is read and understood elsewhere: what comes of it is only written when its turn has come. */
export interface Ahead extends Known {
  /** Writes it, and gives the number of rows; or says why there are none. */
  write(): number | Problem | Promise<number | Problem>;
}

/** Thrown where what was found in an article is at fault and not the store: nothing was written, and the run goes on. */
export class FindingsError extends Error {
  override readonly name = 'FindingsError';
}

/** What a run asks of the store. */
export interface Keeper {
  /** True where the article needs no work because an earlier run did it: this is how a run is resumed. */
  keeps(article: Known): boolean;
  saveProblem(problem: Problem): void;
}

/** What a run has done so far. */
export interface Counts {
  readonly articles: number;
  readonly unchanged: number;
  readonly claims: number;
  readonly errors: number;
}

/** Told after every input. */
export interface Progress extends Counts {
  readonly source: string;
  readonly outcome: 'saved' | 'unchanged' | 'failed';
  /** Set where `outcome` is `failed`. */
  readonly problem?: Problem;
  /** Inputs a second since the run began. */
  readonly rate: number;
}

export interface RunOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the run behind the article that is being worked on. */
  readonly signal?: AbortSignal | undefined;
}

export interface RunResult extends Counts {
  /** True where the signal ended the run. */
  readonly interrupted: boolean;
}

/** How long work may go on before timers and signals (Ctrl-C) get their turn, in milliseconds. */
const TURN = 40;

const isProblem = (input: Ahead | Problem): input is Problem => 'code' in input;

/** The items until the signal is given; an input that pauses (standard input) is not waited for then. */
async function* until<T>(items: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  /** Ends the waiting for the next item. One listener for all: a race for every item would keep all of them. */
  let stop: (() => void) | undefined;
  const stopped = () => stop?.();
  signal?.addEventListener('abort', stopped);
  try {
    while (signal?.aborted !== true) {
      const next = await new Promise<IteratorResult<T> | undefined>((resolve, reject) => {
        stop = () => resolve(undefined);
        iterator.next().then(resolve, reject);
      });
      if (next === undefined) return;
      stop = undefined;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', stopped);
    // An iterator that waits for its input would end only with that.
    const ended = iterator.return?.();
    if (stop === undefined) await ended;
  }
}

/**
 * Takes every input in its turn: one that is known is kept, any other is written. Everything that reads a file or writes a
 * row comes from outside. `inputs` have a stable order: the same ones give the same rows in the same order. A page that no rule can cope with is a problem of that
 * page and is kept; an error of the store ends the run, with everything saved before it in place.
 */
export async function run(
  inputs: AsyncIterable<Ahead | Problem>,
  keeper: Keeper,
  { onProgress, signal }: RunOptions = {},
): Promise<RunResult> {
  const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
  const began = performance.now();
  let turnBegan = began;
  const tell = (source: string, outcome: Progress['outcome'], problem?: Problem) => {
    const done = counts.articles + counts.unchanged + counts.errors;
    const rate = done / Math.max((performance.now() - began) / 1000, 1e-3);
    onProgress?.({ ...counts, source, outcome, rate, ...(problem === undefined ? {} : { problem }) });
  };
  const fail = (problem: Problem) => {
    keeper.saveProblem(problem);
    counts.errors++;
    tell(problem.source, 'failed', problem);
  };
  for await (const input of until(inputs, signal)) {
    if (isProblem(input)) {
      fail(input);
    } else if (keeper.keeps(input)) {
      counts.unchanged++;
      tell(input.source, 'unchanged');
    } else {
      const result = await input.write();
      if (typeof result === 'number') {
        counts.claims += result;
        counts.articles++;
        tell(input.source, 'saved');
      } else {
        fail(result);
      }
    }
    if (performance.now() - turnBegan > TURN) {
      await nextTurn();
      turnBegan = performance.now();
    }
  }
  return { ...counts, interrupted: signal?.aborted ?? false };
}

/** What writing an article gave; or, where what was found in it is at fault, why there are no rows. */
export function written(source: string, save: () => number): number | Problem {
  try {
    return save();
  } catch (error) {
    if (error instanceof FindingsError) return faultOf(source, error);
    throw error;
  }
}

/** The problem of an article on which the rules failed. */
export function faultOf(source: string, error: unknown): Problem {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const message = `The rules failed on ${source} (${told}).`;
  return { source, code: 'input/failed', message, hint: advice['input/failed'] };
}
