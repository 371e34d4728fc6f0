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
 * them alike and their ratio stays true.
 */
export async function bestTimes(tasks, rounds, clock = processorTime) {
  const best = new Map(Object.keys(tasks).map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const start = clock();
      await task();
      best.set(name, Math.min(best.get(name), clock() - start));
    }
  }
  return Object.fromEntries(best);
}

/** Megabytes (10⁶ bytes) a second. */
export function rate(bytes, milliseconds) {
  return bytes / milliseconds / 1000;
}
