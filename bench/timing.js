import assert from 'node:assert/strict';

/** Processor time of this process in milliseconds, all threads: other programs on the machine do not count. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Time on the wall in milliseconds, for work that other processes or all cores take part in. */
export function wallTime() {
  return performance.now();
}

/**
 * The best time in milliseconds of each task. The tasks take turns, so that a slow minute of the machine hits all of
 * them alike and their ratio stays true. `answers` are what the tasks gave when they were checked: each must give that
 * again whenever it is timed, so that nothing is timed but what was checked, and nothing is left out as unused.
 */
export async function bestTimes(tasks, answers, rounds, clock = processorTime) {
  assert.deepEqual(Object.keys(answers), Object.keys(tasks), 'there is an answer to each task');
  const best = new Map(Object.keys(tasks).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = clock();
      const answer = await task();
      best.set(name, Math.min(best.get(name), clock() - start));
      assert.deepEqual(answer, answers[name], `${name} gives what was checked`);
    }
  }
  return Object.fromEntries(best);
}

/** A task that counts what `read` gives for all of `inputs`. */
export function counting(inputs, read) {
  return () => {
    let count = 0;
    for (const input of inputs) count += read(input).length;
    return count;
  };
}

/** A task that does another so often and adds up its answers: done once, it would be too short to be timed beside a slow one. */
export function repeated(task, times) {
  return () => {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += task();
    return sum;
  };
}

/** Megabytes (10⁶ bytes) a second. */
export function rate(bytes, milliseconds) {
  return bytes / milliseconds / 1000;
}

/** UTF-8 bytes of all texts together. */
export function bytesOf(texts) {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** The first texts of together about `bytes` of UTF-8. */
export function firstOf(texts, bytes) {
  let size = 0;
  return texts.filter((text) => {
    const wanted = size < bytes;
    size += Buffer.byteLength(text);
    return wanted;
  });
}
