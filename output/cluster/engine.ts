import { setTimeout as sleep } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { SolieuError } from '../../pipeline/model/index.js';

/** Where a queue is. */
export interface QueueAddress {
  /** `redis://[user:password@]host:port[/database]`, or `rediss://` */
  readonly redis: string;
  readonly name: string;
}

/** The packages behind the queue. They are optional: who works on one machine needs none of them. */
export interface Engine {
  readonly bullmq: typeof import('bullmq');
  readonly Redis: typeof Redis;
}

/**
 * Loads the packages.
 *
 * @throws SolieuError `cluster/no-engine`
 */
export async function loadEngine(): Promise<Engine> {
  try {
    const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis: ioredis.Redis };
  } catch (error) {
    const message = 'Working on many machines needs the packages bullmq and ioredis, which are not installed.';
    throw new SolieuError('cluster/no-engine', message, { cause: error });
  }
}

/** How long one try to connect may take, how long what was reached may say nothing (it may be loading), and how long to wait for the next try, in milliseconds. */
const CONNECTING = 5000;
const SILENCE = 20_000;
const PAUSE = 250;
/** How often a connection is asked whether it still answers, in milliseconds, and how often it may owe the answer: BullMQ waits ten seconds for a job. */
const BEAT = 10_000;
const MOST_MISSED = 3;
/** What is said where nobody answers yet: Redis is being started, or the network is. */
const NOT_YET = /ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|LOADING|MASTERDOWN|closed/u;
/** What a replica says to who writes; servers before version 7 say it in the middle of what they say of a script. */
const READ_ONLY = /\bREADONLY\b/u;
/** What a server says that another has taken over from: to who writes, to who waits, while it copies the other, and before. */
const DEPOSED = /\b(?:READONLY|UNBLOCKED|LOADING|MASTERDOWN)\b/u;
/** How long to wait for the next try then, and how long nothing of the kind was said where it is said of another failover, in milliseconds. */
const DEPOSED_PAUSE = 1000;
const DEPOSED_FOR = 10_000;

/** What a connection is for. */
export interface ConnectOptions {
  /** Seconds that the first connection may take to come about. */
  readonly patience?: number;
  /** Only to ask, which a replica answers too. */
  readonly isReader?: boolean;
  /**
   * What is refused because another server has taken over is asked again on a new connection, until one leads to the other.
   * This is told once a failover.
   */
  readonly onDeposed?: () => void;
}

/**
 * Connects to Redis. The first connection has to come about within `patience` seconds; when it breaks later, it is made
 * again and again.
 *
 * @throws SolieuError `cluster/no-redis`, `cluster/read-only`
 */
export async function connected(
  { Redis }: Engine,
  { redis, name }: QueueAddress,
  { patience = 0, isReader = false, onDeposed }: ConnectOptions = {},
): Promise<Redis> {
  if (!/^(?:rediss?|unix):\/\//u.test(redis)) {
    throw new SolieuError('cluster/no-redis', `${shown(redis)} is no address: redis://HOST:PORT is.`);
  }
  const until = performance.now() + patience * 1000;
  for (;;) {
    const attempt = attemptAt(Redis, redis, onDeposed);
    try {
      await greeted(attempt.connection, name, isReader);
      return attempt.keep();
    } catch (error) {
      attempt.connection.disconnect();
      const why = attempt.trouble() || (error instanceof Error ? error.message : String(error));
      const readOnly = readOnlyError(error, redis);
      const mayPass = readOnly !== undefined || NOT_YET.test(why);
      if (!mayPass || performance.now() > until) {
        const message = `No Redis answers at ${shown(redis)} (${why}).`;
        throw readOnly ?? new SolieuError('cluster/no-redis', message, { cause: error });
      }
    }
    await sleep(PAUSE);
  }
}

/** Waits until what is there answers and, unless it is only asked, takes writes; rejects where it does not. */
async function greeted(connection: Redis, name: string, isReader: boolean): Promise<void> {
  await ready(connection);
  await connection.ping();
  // Nothing is there, so this does nothing but tell whether it may be done.
  if (!isReader) await connection.del(`bull:${name}:nothing`);
}

/** A connection that is tried once. */
interface Attempt {
  readonly connection: Redis;
  /** What went wrong last; empty where nothing has. */
  trouble(): string;
  /** The same connection, which from now on is made again whenever it breaks. */
  keep(): Redis;
}

function attemptAt(Client: Engine['Redis'], redis: string, onDeposed: (() => void) | undefined): Attempt {
  let isFirst = true;
  let trouble = '';
  const copies: Redis[] = [];
  const failover = failoverOf(copies, onDeposed);
  // Connects by itself, and so does its copy for waiting that BullMQ makes: told to connect, a copy whose first try fails
  // never tries again, and its worker waits for ever.
  const connection = new Client(redis, {
    maxRetriesPerRequest: null,
    connectTimeout: CONNECTING,
    retryStrategy(times) {
      if (isFirst) return null;
      return failover.isRecent() ? DEPOSED_PAUSE : Math.min(times * 200, 3000);
    },
    // Nothing was written by what is refused so, not even by half a script: 2 is to ask again, on a new connection.
    reconnectOnError: ({ message }) => (!isFirst && failover.isToldBy(message) ? 2 : false),
  });
  connection.on('error', ({ message }: Error) => {
    trouble = message;
  });
  return {
    connection,
    trouble: () => trouble,
    keep() {
      isFirst = false;
      return answering(connection, copies);
    },
  };
}

/** Whether another server has taken over from the one that `copies` are connected to. */
interface Failover {
  isRecent(): boolean;
  /** Whether an error says so. The first one that does is told, and has all copies connect anew. */
  isToldBy(message: string): boolean;
}

function failoverOf(copies: readonly Redis[], onDeposed: (() => void) | undefined): Failover {
  let last = Number.NEGATIVE_INFINITY;
  const isRecent = () => performance.now() - last < DEPOSED_FOR;
  return {
    isRecent,
    isToldBy(message) {
      if (onDeposed === undefined || !DEPOSED.test(message)) return false;
      const isNews = !isRecent();
      last = performance.now();
      if (isNews) {
        onDeposed();
        // Those too that only ask or are silent at the moment: they would believe the old server.
        for (const copy of copies) if (copy.status === 'ready') copy.disconnect(true);
      }
      return true;
    },
  };
}

/** The error for the user where writes are refused; undefined for other errors. */
export function readOnlyError(error: unknown, redis: string): SolieuError | undefined {
  if (!(error instanceof Error && READ_ONLY.test(error.message))) return undefined;
  return new SolieuError('cluster/read-only', `${shown(redis)} takes no writes: a replica is there.`, { cause: error });
}

/** Waits for a connection that is being made; rejects where it is given up, or where what is there says nothing. */
function ready(connection: Redis): Promise<void> {
  return new Promise((resolve, reject) => {
    const silence = setTimeout(() => reject(new Error('it takes connections and says nothing')), SILENCE);
    connection.once('ready', resolve).once('end', () => reject(new Error('Connection is closed.')));
    for (const event of ['ready', 'end'] as const) connection.once(event, () => clearTimeout(silence));
  });
}

/**
 * The connection, which is made again when it does not answer any more though nothing has closed it: a router forgot it, the
 * other machine went away. So are its copies, of which BullMQ makes one to wait for jobs; it and they are put into `copies`.
 */
function answering(connection: Redis, copies: Redis[]): Redis {
  copies.push(connection);
  const copy = connection.duplicate.bind(connection);
  connection.duplicate = (override) => answering(copy(override), copies);
  // Left between two tries, a connection would never say that it has ended, for which BullMQ waits: it is left in the next.
  const leave = connection.disconnect.bind(connection);
  connection.disconnect = (isToReturn = false) => {
    if (!isToReturn && connection.status === 'reconnecting') connection.once('connecting', () => leave());
    else leave(isToReturn);
  };
  let missed = 0;
  let isAsked = false;
  const beat = setInterval(() => {
    if (connection.status === 'end') clearInterval(beat);
    if (connection.status !== 'ready') return;
    if (isAsked) {
      missed++;
      if (missed < MOST_MISSED) return;
      missed = 0;
      connection.disconnect(true);
      return;
    }
    isAsked = true;
    const answered = () => {
      isAsked = false;
      missed = 0;
    };
    connection.ping().then(answered, answered);
  }, BEAT).unref();
  return connection;
}

/** An address as it may be shown: without its password. */
export function shown(redis: string): string {
  return redis.replace(/\/\/[^/]*@/u, '//');
}

/** A queue that was opened, and how to let go of it. */
export interface OpenQueue<T> {
  readonly queue: Queue<T>;
  readonly connection: Redis;
  close(): Promise<void>;
}

/**
 * Opens a queue for filling, or only for asking.
 *
 * @throws SolieuError `cluster/no-engine`, `cluster/no-redis`; for filling, `cluster/read-only`
 */
export async function openQueue<T>(
  address: QueueAddress,
  { isReader = false }: Pick<ConnectOptions, 'isReader'> = {},
): Promise<OpenQueue<T>> {
  const engine = await loadEngine();
  const connection = await connected(engine, address, { isReader });
  const queue = new engine.bullmq.Queue<T>(address.name, { connection, skipMetasUpdate: isReader });
  queue.on('error', () => undefined); // the connection is made again
  return {
    queue,
    connection,
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}

/** The set of records that were left out, beside the keys of the queue. */
export const crashedKey = (queue: Queue): string => queue.toKey('left-out');
