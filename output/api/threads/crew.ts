import { Worker } from 'node:worker_threads';
import { limitOf, whyStalled } from './limit.js';

/** What threads do, and with how much of what. */
export interface CrewOptions<Item, Result> {
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
  /** The result of an item that brings down whatever thread works on it. */
  crashed(item: Item, why: string): Result;
}

/** Items in their order. Those in `work` are sent; `results` has a place for each of them. */
export interface Batch<Item, Result> {
  readonly items: Item[];
  readonly work: number[];
  readonly results: (Result | undefined)[];
  bytes: number;
  /** Results that are still to come. */
  missing: number;
  /** When its first item came, in milliseconds of `performance.now()`. */
  readonly began: number;
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

function whyEnded(error: Error | undefined, code: number): string {
  if (error === undefined) return `it ended the thread with ${code}`;
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? 'it took all memory that a thread may have'
    : `it brought its thread down (${error.name}: ${error.message})`;
}

/** Who is told what becomes of the work. */
export interface Foreman {
  /** A batch has all its results. */
  finished(): void;
  /** No thread can start: the work cannot go on. */
  failed(error: unknown): void;
}

/**
 * The threads that work on batches. An item that brings its thread down, or does not come to an end, is tried once more
 * alone, with more memory; if that thread goes down too, its result is what `crashed` says. The others go on.
 */
export class Crew<Item, Result> {
  private readonly options: CrewOptions<Item, Result>;
  private readonly foreman: Foreman;
  private readonly threads = new Set<Thread<Item, Result>>();
  /** What waits for a thread. */
  private readonly portions: Portion<Item, Result>[] = [];
  private isClosed = false;

  constructor(options: CrewOptions<Item, Result>, foreman: Foreman) {
    this.options = options;
    this.foreman = foreman;
  }

  start(): void {
    for (let n = 0; n < this.options.threads; n++) this.startThread();
  }

  /** Takes a batch on; its results are written into it. */
  take(batch: Batch<Item, Result>): void {
    if (batch.missing > 0) this.portions.push({ batch, at: batch.work, isAlone: false, bytes: batch.bytes });
    this.hand();
  }

  /** Ends threads that have been at one portion for longer than they may; `elapsed` milliseconds are new. */
  watch(elapsed: number): void {
    for (const thread of this.threads) {
      const [portion] = thread.posted;
      if (portion === undefined || thread.why !== undefined) continue;
      thread.spent += elapsed;
      const limit = limitOf(portion.bytes, this.options.stall);
      if (thread.spent <= limit) continue;
      thread.why = whyStalled(limit);
      void thread.worker.terminate();
    }
  }

  /** Ends all threads, whatever they are at. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private startThread(): void {
    const { program, data, memory } = this.options;
    const isAlone = this.portions.some((portion) => portion.isAlone);
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
    this.threads.add(thread);
    worker.on('message', (message: 'ready' | readonly Result[]) => {
      if (message === 'ready') thread.isReady = true;
      else this.settle(thread.posted.shift()!, message);
      thread.spent = 0;
      this.hand();
    });
    worker.on('error', (error) => {
      thread.error = error;
    });
    worker.on('exit', (code) => this.ended(thread, code));
  }

  private ended(thread: Thread<Item, Result>, code: number): void {
    this.threads.delete(thread);
    if (this.isClosed) return;
    if (!thread.isReady && !thread.isRetired) {
      this.foreman.failed(thread.error ?? new Error(`A thread could not start (${code}).`));
      return;
    }
    // Messages are worked on one after the other: the first brought it down, the others have not been begun.
    const [suspect, ...others] = thread.posted;
    this.portions.unshift(...others);
    if (suspect?.isAlone === true) this.giveUp(suspect, thread.why ?? whyEnded(thread.error, code));
    else if (suspect !== undefined) this.tryAlone(suspect);
    this.startThread();
    this.hand();
  }

  private giveUp(portion: Portion<Item, Result>, why: string): void {
    const item = portion.batch.items[portion.at[0]!]!;
    this.settle(portion, [this.options.crashed(item, why)]);
  }

  private tryAlone({ batch, at }: Portion<Item, Result>): void {
    const bytesOf = (place: number) => this.options.weigh(batch.items[place]!) ?? 0;
    const alone = at.map((place) => ({ batch, at: [place], isAlone: true, bytes: bytesOf(place) }));
    this.portions.unshift(...alone);
  }

  private settle({ batch, at }: Portion<Item, Result>, results: readonly Result[]): void {
    at.forEach((place, n) => {
      batch.results[place] = results[n];
    });
    batch.missing -= at.length;
    if (batch.missing === 0) this.foreman.finished();
  }

  /** Hands out what waits: each thread gets its first message before any gets its second. */
  private hand(): void {
    for (let n = 0; n < POSTED; n++) {
      for (const thread of this.threads) {
        if (!thread.isReady || thread.isRetired || thread.posted.length > (thread.isAlone ? 0 : n)) continue;
        const next = this.portions.findIndex((portion) => portion.isAlone === thread.isAlone);
        if (next >= 0) this.post(thread, this.portions.splice(next, 1)[0]!);
        else if (thread.isAlone && thread.posted.length === 0) {
          // It has done what it was for; an ordinary one follows.
          thread.isRetired = true;
          void thread.worker.terminate();
        }
      }
    }
  }

  private post(thread: Thread<Item, Result>, portion: Portion<Item, Result>): void {
    thread.posted.push(portion);
    const { message, transfer } = this.options.pack(portion.at.map((place) => portion.batch.items[place]!));
    thread.worker.postMessage(message, transfer);
  }
}
