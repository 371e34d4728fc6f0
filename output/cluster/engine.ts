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
const NOT_YET = /ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|LOADING|closed/u;

/**
 * Connects to Redis. The first connection has to come about within `patience` seconds; when it breaks later, it is made
 * again and again.
 *
 * @throws SolieuError `cluster/no-redis`
 */
export async function connected({ Redis }: Engine, { redis }: QueueAddress, patience = 0): Promise<Redis> {
  if (!/^(?:rediss?|unix):\/\//u.test(redis)) {
    throw new SolieuError('cluster/no-redis', `${shown(redis)} is no address: redis://HOST:PORT is.`);
  }
  const until = performance.now() + patience * 1000;
  for (;;) {
    let isFirst = true;
    let why = '';
    // Connects by itself, and so does its copy for waiting that BullMQ makes: told to connect, a copy whose first try fails
    // never tries again, and its worker waits for ever.
    const connection = new Redis(redis, {
      maxRetriesPerRequest: null,
      connectTimeout: CONNECTING,
      retryStrategy: (times) => (isFirst ? null : Math.min(times * 200, 3000)),
    });
    connection.on('error', (error: Error) => {
      why = error.message;
    });
    try {
      await ready(connection);
      await connection.ping();
      isFirst = false;
      return answering(connection);
    } catch (error) {
      connection.disconnect();
      why ||= error instanceof Error ? error.message : String(error);
      if (!NOT_YET.test(why) || performance.now() > until) {
        throw new SolieuError('cluster/no-redis', `No Redis answers at ${shown(redis)} (${why}).`, { cause: error });
      }
    }
    await sleep(PAUSE);
  }
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
 * other machine went away. So are its copies, of which BullMQ makes one to wait for jobs.
 */
function answering(connection: Redis): Redis {
  const copy = connection.duplicate.bind(connection);
  connection.duplicate = (override) => answering(copy(override));
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
 * Opens a queue for filling and asking.
 *
 * @throws SolieuError `cluster/no-engine`, `cluster/no-redis`
 */
export async function openQueue<T>(address: QueueAddress): Promise<OpenQueue<T>> {
  const engine = await loadEngine();
  const connection = await connected(engine, address);
  const queue = new engine.bullmq.Queue<T>(address.name, { connection });
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
