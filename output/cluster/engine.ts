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

/** How long the first connection may take, in milliseconds. */
const CONNECTING = 5000;

/**
 * Connects to Redis. The first connection has to come about; when it breaks later, it is made again and again.
 *
 * @throws SolieuError `cluster/no-redis`
 */
export async function connected({ Redis }: Engine, { redis }: QueueAddress): Promise<Redis> {
  if (!/^(?:rediss?|unix):\/\//u.test(redis)) {
    throw new SolieuError('cluster/no-redis', `${shown(redis)} is no address: redis://HOST:PORT is.`);
  }
  let isFirst = true;
  const connection = new Redis(redis, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: CONNECTING,
    retryStrategy: (times) => (isFirst ? null : Math.min(times * 200, 3000)),
  });
  let why = '';
  const heard = (error: Error) => {
    why = error.message;
  };
  connection.on('error', heard);
  try {
    await connection.connect();
    await connection.ping();
    isFirst = false;
    return connection;
  } catch (error) {
    connection.disconnect();
    const told = why || (error instanceof Error ? error.message : String(error));
    throw new SolieuError('cluster/no-redis', `No Redis answers at ${shown(redis)} (${told}).`, { cause: error });
  }
}

/** An address as it may be shown: without its password. */
export function shown(redis: string): string {
  return redis.replace(/\/\/[^@/]*@/u, '//');
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
