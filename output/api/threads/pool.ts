import { type Batch, Crew, type CrewOptions } from './crew.js';

/** What a pool of threads does, and what ends it. */
export interface PoolOptions<Item, Result> extends CrewOptions<Item, Result> {
  /** Ends the work at once, also while the items are waited for. */
  readonly signal?: AbortSignal | undefined;
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

/** Lets one waiter sleep until it is woken; to wake it when it is awake does nothing. */
class Bell {
  private wake = () => {};

  rung(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  ring(): void {
    this.wake();
  }
}

/** Cuts items into batches and hands them to a crew, as many as may be on their way. */
class Intake<Item, Result> {
  private readonly items: AsyncIterator<Item>;
  private readonly options: PoolOptions<Item, Result>;
  private readonly crew: Crew<Item, Result>;
  /** Rung when there is something to take. */
  private readonly taker: Bell;
  private readonly room = new Bell();
  /** Batches on their way, in the order of the items. */
  private readonly batches: Batch<Item, Result>[] = [];
  private bytes = 0;
  private filling: Batch<Item, Result> | undefined;
  private isReading = false;
  private isClosed = false;
  /** True when the last batch has been handed on. */
  isOver = false;

  constructor(items: AsyncIterable<Item>, options: PoolOptions<Item, Result>, crew: Crew<Item, Result>, taker: Bell) {
    this.items = items[Symbol.asyncIterator]();
    this.options = options;
    this.crew = crew;
    this.taker = taker;
  }

  /** The batch whose results are to be given next. */
  get first(): Batch<Item, Result> | undefined {
    return this.batches[0];
  }

  /** Forgets the first batch, which makes room for another. */
  drop(): void {
    this.bytes -= this.batches.shift()?.bytes ?? 0;
    this.room.ring();
  }

  /** Reads the items to their end, no faster than batches are dropped. */
  async read(): Promise<void> {
    while (!this.isClosed) {
      while (this.isFull()) {
        await this.room.rung();
        if (this.isClosed) return;
      }
      this.isReading = true;
      const next = await this.items.next();
      this.isReading = false;
      if (this.isClosed) return;
      if (next.done === true) break;
      this.add(next.value);
    }
    this.send();
    this.isOver = true;
    this.taker.ring();
  }

  /** Sends a batch that has waited for long enough. */
  tick(now: number): void {
    if (this.filling !== undefined && now - this.filling.began > PATIENCE) this.send();
  }

  /** Hands on nothing more. */
  stop(): void {
    this.isClosed = true;
    this.room.ring();
  }

  /** Lets go of the items. */
  async close(): Promise<void> {
    // An iterator that waits for its input would end only with that.
    if (!this.isReading) await this.items.return?.();
  }

  private isFull(): boolean {
    const count = this.batches.length;
    return count >= AHEAD * this.options.threads || (this.bytes > AHEAD_BYTES && count > 0);
  }

  private add(item: Item): void {
    this.filling ??= { items: [], work: [], results: [], bytes: 0, missing: 0, began: performance.now() };
    const batch = this.filling;
    const bytes = this.options.weigh(item);
    if (bytes !== undefined) {
      batch.work.push(batch.items.length);
      batch.bytes += bytes;
    }
    batch.items.push(item);
    if (batch.items.length >= BATCH_ITEMS || batch.bytes >= BATCH_BYTES) this.send();
  }

  private send(): void {
    const batch = this.filling;
    if (batch === undefined) return;
    this.filling = undefined;
    batch.missing = batch.work.length;
    this.batches.push(batch);
    this.bytes += batch.bytes;
    this.crew.take(batch);
    this.taker.ring();
  }
}

/**
 * Works on items in threads and gives them in their order, each with its result. No more than a few batches are held at
 * once, however fast the items come and however slowly results are taken. An item that brings down two threads has what
 * `crashed` says as its result, and the others go on (`Crew`).
 *
 * @throws Error where a thread cannot start, and whatever the items throw
 */
export async function* inThreads<Item, Result>(
  items: AsyncIterable<Item>,
  options: PoolOptions<Item, Result>,
): AsyncGenerator<Done<Item, Result>> {
  const { signal } = options;
  const taker = new Bell();
  const ring = () => taker.ring();
  let failure: { readonly error: unknown } | undefined;
  const failed = (error: unknown) => {
    failure ??= { error };
    ring();
  };
  const crew = new Crew(options, { finished: ring, failed });
  const intake = new Intake(items, options, crew, taker);
  let tickedAt = performance.now();
  const clock = setInterval(() => {
    const now = performance.now();
    crew.watch(Math.min(now - tickedAt, MOST_A_TICK));
    tickedAt = now;
    intake.tick(now);
  }, PATIENCE);
  signal?.addEventListener('abort', ring);
  try {
    crew.start();
    intake.read().catch(failed);
    while (signal?.aborted !== true) {
      const batch = intake.first;
      if (batch?.missing === 0) {
        for (const [n, item] of batch.items.entries()) {
          const result = batch.results[n];
          yield result === undefined ? { item } : { item, result };
        }
        intake.drop();
      } else if (failure !== undefined) {
        throw failure.error;
      } else if (batch === undefined && intake.isOver) {
        return;
      } else {
        await taker.rung();
      }
    }
  } finally {
    signal?.removeEventListener('abort', ring);
    clearInterval(clock);
    intake.stop();
    await crew.close();
    await intake.close();
  }
}
