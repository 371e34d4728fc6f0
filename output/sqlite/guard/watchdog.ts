import { workerData } from 'node:worker_threads';

// A thread of the process that runs other people's SQL. A question in SQLite blocks that process's main thread, so nothing
// in there would notice that whoever asked is gone, and that nobody is left to stop it.

/** What the thread watches. */
export interface Watched {
  /** The process that asked. */
  readonly parent: number;
  /** Milliseconds of the processor that this process may take. */
  readonly processor: number;
}

const INTERVAL = 250;

const { parent, processor } = workerData as Watched;
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.ppid !== parent || (user + system) / 1000 > processor) process.kill(process.pid, 'SIGKILL');
}, INTERVAL);
