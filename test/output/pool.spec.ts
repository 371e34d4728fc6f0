import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { inThreads, type PoolOptions } from '../../output/api/threads/pool.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function programOf(name: string, body: string): URL {
  const path = join(folder, name);
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads';\n${body}`);
  return pathToFileURL(path);
}
/** Doubles numbers; every third message takes longer, so that results come out of order. */
const doubling = programOf(
  'doubling.mjs',
  `let n = 0;
  parentPort.on('message', (items) => {
    if (items.includes(-1)) process.exit(3);
    while (items.includes(-2));
    if (n++ % 3 === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    parentPort.postMessage(items.map((item) => 2 * item));
  });
  parentPort.postMessage('ready');`,
);

const options = (more: Partial<PoolOptions<number, number>> = {}): PoolOptions<number, number> => ({
  program: doubling,
  data: undefined,
  threads: 3,
  memory: 64,
  weigh: (item) => (item % 10 === 7 ? undefined : 8),
  pack: (items) => ({ message: items, transfer: [] }),
  crashed: () => Number.NaN,
  ...more,
});

async function* numbers(n: number, taken?: (n: number) => void): AsyncGenerator<number> {
  for (let i = 0; i < n; i++) {
    taken?.(i);
    yield i;
  }
}

describe('items in threads', () => {
  it('come in their order with their results, those that need no work among them', async () => {
    const done: unknown[] = [];
    for await (const one of inThreads(numbers(2000), options())) done.push(one);
    expect(done).toEqual(
      Array.from({ length: 2000 }, (_, item) => (item % 10 === 7 ? { item } : { item, result: 2 * item })),
    );
  });

  it('are taken no faster than their results are', async () => {
    let last = 0;
    const items = numbers(5000, (n) => {
      last = n;
    });
    let seen = 0;
    for await (const { item } of inThreads(items, options({ threads: 2 }))) {
      expect(last - item).toBeLessThan(64 * 8);
      if (++seen % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(seen).toBe(5000);
  });

  it('are given though the input pauses', async () => {
    let goOn = (): void => undefined;
    async function* pausing() {
      yield 1;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      yield 2;
    }
    const done = inThreads(pausing(), options());
    expect((await done.next()).value).toEqual({ item: 1, result: 2 });
    goOn();
    expect((await done.next()).value).toEqual({ item: 2, result: 4 });
    expect((await done.next()).done).toBe(true);
  });

  it('end with the loop over them, and with the error of their source', async () => {
    for await (const { item } of inThreads(numbers(10_000), options())) if (item === 100) break;
    async function* failing() {
      yield* numbers(70);
      throw new Error('torn');
    }
    const seen: number[] = [];
    const all = async () => {
      for await (const { item } of inThreads(failing(), options())) seen.push(item);
    };
    await expect(all()).rejects.toThrow('torn');
  });

  it('end with a signal though the input pauses', async () => {
    async function* pausing() {
      yield 1;
      await new Promise<void>(() => undefined);
    }
    const stop = new AbortController();
    const done = inThreads(pausing(), options({ signal: stop.signal }));
    expect((await done.next()).value).toEqual({ item: 1, result: 2 });
    const next = done.next();
    stop.abort();
    expect((await next).done).toBe(true);
  });

  it('that bring a thread down are told alone; the others are done', async () => {
    async function* items() {
      yield* numbers(90);
      yield -1;
      yield* numbers(90);
      yield -1;
    }
    const results: unknown[] = [];
    for await (const { item, result } of inThreads(items(), options({ threads: 1 }))) {
      if (item === -1) results.push(result);
      else if (item % 10 !== 7) expect(result).toBe(2 * item);
    }
    expect(results).toEqual([Number.NaN, Number.NaN]);
  });

  it('that never come to an end are given up, tried twice; the others are done', async () => {
    async function* items() {
      yield* numbers(90);
      yield -2;
      yield* numbers(90);
    }
    const results: unknown[] = [];
    const told: unknown[] = [];
    const crashed = (item: number, why: string) => {
      told.push([item, why]);
      return Number.NaN;
    };
    for await (const { item, result } of inThreads(items(), options({ threads: 2, stall: 0.3, crashed }))) {
      if (item === -2) results.push(result);
      else if (item % 10 !== 7) expect(result).toBe(2 * item);
    }
    expect(results).toEqual([Number.NaN]);
    expect(told).toEqual([[-2, 'it was not done after 0.3 s']]);
  });

  it('are not given up because this thread was held up', async () => {
    const held = () => {
      for (const end = performance.now() + 900; performance.now() < end; );
    };
    for await (const { item, result } of inThreads(numbers(200), options({ threads: 2, stall: 0.5 }))) {
      if (item % 60 === 0) held();
      if (item % 10 !== 7) expect(result).toBe(2 * item);
    }
  });

  it('are refused where a thread cannot start', async () => {
    const program = programOf('broken.mjs', `throw new Error('no lexicon');`);
    const all = async () => {
      for await (const one of inThreads(numbers(3), options({ program }))) expect(one).toBeDefined();
    };
    await expect(all()).rejects.toThrow('no lexicon');
  });
});
