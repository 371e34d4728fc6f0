import { Worker } from 'node:worker_threads';
import { limitOf, whyStalled } from './limit.js';

/** What a pool of threads does, and how its work is cut. */
export interface PoolOptions<Item, Result> {
  /**
   * The program of a thread. It says `ready`, and answers every message with a list of results, one for each item that
   * was packed into it, in their order.
   */
  readonly program: URL;
  /** What the program is given when it starts. */
  readonly data: unknown;
  readonly threads: number;
  /** Megabytes of heap that a thread may take for one item, at most. */
  readonly memory: number;
  /** Seconds that an item may take, more where it is long (`limitOf`). */
  readonly stall?: number | undefined;
  /** Bytes of an item; `undefined` for one that needs no work and is handed on as it is. */
  weigh(item: Item): number | undefined;
  /** Makes a message of items. */
  pack(items: readonly Item[]): { readonly message: unknown; readonly transfer: readonly ArrayBuffer[] };
  /** Ends the work at once, also while the items are waited for. */
  readonly signal?: AbortSignal | undefined;
  /** The result of an item that brings down whatever thread works on it. */
  crashed(item: Item, why: string): Result;
}

/** An item with what came of it; without a result where it needed no work. */
export interface Done<Item, Result> {
  readonly item: Item;
  readonly result?: Result;
}

/**
 * Items are sent in batches of at most so many, or of about so many bytes: a message costs as much as a short article. Batches
 * four times as long take no less of the processor's time, and more memory: the results of one come together.
 */
const BATCH_ITEMS = 16;
const BATCH_BYTES = 1 << 15;
/** A batch that is not full is sent after so many milliseconds: the input may pause. */
const PATIENCE = 100;
/** Where this thread was held up for longer, threads may have been too, or an answer of theirs waits to be heard. */
const MOST_A_TICK = 2 * PATIENCE;
/** So many batches a thread are on their way at once, whole results of theirs included. */
const AHEAD = 8;
/** So many bytes are, at most; one batch may have more by itself. */
const AHEAD_BYTES = 1 << 25;
/**
 * Megabytes of heap that a thread may take for what is usual: of a larger limit V8 makes use before it collects. What takes
 * more is tried again alone, with all that it may have.
 */
const USUAL_MEMORY = 512;
/**
 * Megabytes for what has just been made; V8 takes 48 by itself. What an article leaves behind is gone before it is
 * looked at. With 96 it is a sixteenth of the processor's time less, and 50 MB more.
 */
const YOUNG_MEMORY = 64;
/** A thread has its next batches already when it ends one: this thread may be busy with a long statement. */
const POSTED = 4;

/** Items in their order. Those in `work` are sent; `results` has a place for each of them. */
interface Batch<Item, Result> {
  readonly items: Item[];
  readonly work: number[];
  readonly results: (Result | undefined)[];
  bytes: number;
  /** Results that are still to come. */
  missing: number;
  began: number;
}

/** A message for a thread: all work of a batch, or a single item that is tried alone after a crash. */
interface Portion<Item, Result> {
  readonly batch: Batch<Item, Result>;
  readonly at: readonly number[];
  readonly isAlone: boolean;
  readonly bytes: number;
}

interface Thread<Item, Result> {
  readonly worker: Worker;
  readonly posted: Portion<Item, Result>[];
  /** True for a thread that tries single items, and has more memory. */
  readonly isAlone: boolean;
  /** True where it has been told to end. */
  isRetired: boolean;
  isReady: boolean;
  /** Milliseconds that it has been at what was posted first. */
  spent: number;
  /** Why it was ended from here. */
  why?: string;
  error: Error | undefined;
}

function whyEnded(error: Error | undefined, code: number): string {
  if (error === undefined) return `it ended the thread with ${code}`;
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? 'it took all memory that a thread may have'
    : `it brought its thread down (${error.name}: ${error.message})`;
}

/**
 * Works on items in threads and gives them in their order, each with its result. No more than a few batches are held at
 * once, however fast the items come and however slowly results are taken. An item that brings its thread down, or does not
 * come to an end, is tried once more alone, with more memory; if that thread goes down too, its result is what `crashed`
 * says, and the others go on.
 *
 * @throws Error where a thread cannot start, and whatever the items throw
 */
export async function* inThreads<Item, Result>(
  items: AsyncIterable<Item>,
  options: PoolOptions<Item, Result>,
): AsyncGenerator<Done<Item, Result>> {
  const { program, data, threads: most, memory, stall, weigh, pack, crashed, signal } = options;
  const threads = new Set<Thread<Item, Result>>();
  /** Batches in the order of the items. */
  const batches: Batch<Item, Result>[] = [];
  /** What waits for a thread. */
  const portions: Portion<Item, Result>[] = [];
  let bytesAhead = 0;
  let filling: Batch<Item, Result> | undefined;
  let isOver = false;
  let isClosed = false;
  let failure: { readonly error: unknown } | undefined;
  let wakeTaker = () => {};
  let wakeFeeder = () => {};

  const fail = (error: unknown) => {
    failure ??= { error };
    wakeTaker();
  };

  const settle = ({ batch, at }: Portion<Item, Result>, results: readonly Result[]) => {
    at.forEach((place, n) => {
      batch.results[place] = results[n];
    });
    batch.missing -= at.length;
    if (batch.missing === 0) wakeTaker();
  };

  const start = () => {
    const isAlone = portions.some((portion) => portion.isAlone);
    const maxOldGenerationSizeMb = isAlone ? memory : Math.min(memory, USUAL_MEMORY);
    const resourceLimits = { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: YOUNG_MEMORY };
    const worker = new Worker(program, { workerData: data, resourceLimits });
    const thread: Thread<Item, Result> = {
      worker,
      posted: [],
      isAlone,
      isRetired: false,
      isReady: false,
      spent: 0,
      error: undefined,
    };
    threads.add(thread);
    worker.on('message', (message: 'ready' | readonly Result[]) => {
      if (message === 'ready') thread.isReady = true;
      else settle(thread.posted.shift()!, message);
      thread.spent = 0;
      pump();
    });
    worker.on('error', (error) => {
      thread.error = error;
    });
    worker.on('exit', (code) => {
      threads.delete(thread);
      if (isClosed) return;
      if (!thread.isReady && !thread.isRetired) {
        fail(thread.error ?? new Error(`A thread could not start (${code}).`));
        return;
      }
      // Messages are worked on one after the other: the first brought it down, the others have not been begun.
      const [suspect, ...others] = thread.posted;
      portions.unshift(...others);
      if (suspect?.isAlone === true) {
        const why = thread.why ?? whyEnded(thread.error, code);
        settle(suspect, [crashed(suspect.batch.items[suspect.at[0]!]!, why)]);
      } else if (suspect !== undefined) {
        const { batch, at } = suspect;
        portions.unshift(
          ...at.map((place) => ({ batch, at: [place], isAlone: true, bytes: weigh(batch.items[place]!) ?? 0 })),
        );
      }
      start();
      pump();
    });
  };

  const pump = () => {
    for (let n = 0; n < POSTED; n++) {
      for (const thread of threads) {
        if (!thread.isReady || thread.isRetired || thread.posted.length > (thread.isAlone ? 0 : n)) continue;
        const next = portions.findIndex((portion) => portion.isAlone === thread.isAlone);
        if (next >= 0) post(thread, portions.splice(next, 1)[0]!);
        else if (thread.isAlone && thread.posted.length === 0) {
          // It has done what it was for; an ordinary one follows.
          thread.isRetired = true;
          void thread.worker.terminate();
        }
      }
    }
  };

  const post = (thread: Thread<Item, Result>, portion: Portion<Item, Result>) => {
    thread.posted.push(portion);
    const { message, transfer } = pack(portion.at.map((place) => portion.batch.items[place]!));
    thread.worker.postMessage(message, transfer);
  };

  const send = () => {
    if (filling === undefined) return;
    const batch = filling;
    filling = undefined;
    batch.missing = batch.work.length;
    batches.push(batch);
    bytesAhead += batch.bytes;
    if (batch.missing > 0) portions.push({ batch, at: batch.work, isAlone: false, bytes: batch.bytes });
    pump();
    wakeTaker();
  };

  const add = (item: Item) => {
    filling ??= { items: [], work: [], results: [], bytes: 0, missing: 0, began: performance.now() };
    const bytes = weigh(item);
    if (bytes !== undefined) {
      filling.work.push(filling.items.length);
      filling.bytes += bytes;
    }
    filling.items.push(item);
    if (filling.items.length >= BATCH_ITEMS || filling.bytes >= BATCH_BYTES) send();
  };

  const iterator = items[Symbol.asyncIterator]();
  let isReading = false;
  const feed = async () => {
    while (!isClosed) {
      while (batches.length >= AHEAD * most || (bytesAhead > AHEAD_BYTES && batches.length > 0)) {
        await new Promise<void>((resolve) => {
          wakeFeeder = resolve;
        });
        if (isClosed) return;
      }
      isReading = true;
      const next = await iterator.next();
      isReading = false;
      if (isClosed) return;
      if (next.done === true) break;
      add(next.value);
    }
    send();
    isOver = true;
    wakeTaker();
  };

  /** Ends threads that have been at one portion for longer than they may. */
  const watch = (elapsed: number) => {
    for (const thread of threads) {
      const [portion] = thread.posted;
      if (portion === undefined || thread.why !== undefined) continue;
      thread.spent += elapsed;
      const limit = limitOf(portion.bytes, stall);
      if (thread.spent <= limit) continue;
      thread.why = whyStalled(limit);
      void thread.worker.terminate();
    }
  };
  let tickedAt = performance.now();
  const clock = setInterval(() => {
    const now = performance.now();
    watch(Math.min(now - tickedAt, MOST_A_TICK));
    tickedAt = now;
    if (filling !== undefined && now - filling.began > PATIENCE) send();
  }, PATIENCE);
  const stopped = () => wakeTaker();
  signal?.addEventListener('abort', stopped);
  try {
    for (let n = 0; n < most; n++) start();
    feed().catch(fail);
    while (signal?.aborted !== true) {
      const batch = batches[0];
      if (batch !== undefined && batch.missing === 0) {
        for (const [n, item] of batch.items.entries()) {
          const result = batch.results[n];
          yield result === undefined ? { item } : { item, result };
        }
        batches.shift();
        bytesAhead -= batch.bytes;
        wakeFeeder();
      } else if (failure !== undefined) {
        throw failure.error;
      } else if (batch === undefined && isOver) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wakeTaker = resolve;
        });
      }
    }
  } finally {
    isClosed = true;
    signal?.removeEventListener('abort', stopped);
    clearInterval(clock);
    wakeFeeder();
    await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    // An iterator that waits for its input would end only with that.
    if (!isReading) await iterator.return?.();
  }
}
