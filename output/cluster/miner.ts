import { type ChildProcess, fork } from 'node:child_process';
import { programBeside } from '../../pipeline/children.js';
import { SolieuError } from '../../pipeline/model/index.js';
import { COMPILER } from '../api/threads/compiler.js';
import type { Beat, Reply, Task } from './messages.js';

export interface MinerOptions {
  /** Folder that relative paths of shards start from. */
  readonly root: string;
  /** Megabytes of heap that the child may take. */
  readonly memory: number;
  /** Milliseconds that one article may take; then the child is killed. */
  readonly stall: number;
}

/** The child ended, or was ended, in the middle of a task. */
export class CrashError extends Error {
  override readonly name = 'CrashError';

  constructor(
    message: string,
    /** The item of the shard that was being read, as far as is known. */
    readonly item?: number,
  ) {
    super(message);
  }
}

/** A process that does tasks, one at a time. It is started when needed, and anew after a crash. */
export interface Miner {
  /**
   * @throws CrashError
   * @throws SolieuError where a user can do something about it
   */
  run(task: Task): Promise<Extract<Reply, { done: unknown }>['done']>;
  /** Kills the child. */
  close(): void;
}

/** How long the child may take to load and to come to its first item, in milliseconds: a range may lie deep in a packed file. */
const STARTING = 600_000;
/** Letters of what a child says that are kept. */
const KEPT = 4000;
/** Letters of it that are told. */
const TOLD = 300;

/** The line of what a child has said that tells why it broke down. */
function reasonIn(said: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /error/iu.test(line)) ?? lines.at(-1))?.trim().slice(0, TOLD);
}

/** A child for one job at a time. Mining in it keeps the worker free to tell the queue that the job is still held. */
export function minerWith({ root, memory, stall }: MinerOptions): Miner {
  let child: ChildProcess | undefined;
  let said = '';
  const started = (): ChildProcess => {
    if (child?.connected && child.exitCode === null && child.signalCode === null) return child;
    said = '';
    child = fork(programBeside(import.meta.url, 'child.js'), [String(process.pid)], {
      cwd: root,
      execArgv: [`--max-old-space-size=${memory}`, ...COMPILER],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (data) => {
      said = (said + String(data)).slice(-KEPT);
    });
    return child;
  };
  return {
    run(task) {
      const worker = started();
      return new Promise((resolve, reject) => {
        let beatAt = performance.now();
        let item: number | undefined;
        // A file may take long to be checked and written on a slow disk; only reading is at risk of never ending.
        const watch = setInterval(
          () => {
            const most = item === undefined ? Math.max(stall, STARTING) : stall;
            if (task.task === 'mine' && performance.now() - beatAt > most) {
              said = `It did not go on for ${most / 1000} seconds.`;
              worker.kill('SIGKILL');
            }
          },
          Math.min(stall, 1000),
        );
        const settle = () => {
          clearInterval(watch);
          worker.off('message', heard).off('exit', ended).off('error', ended);
        };
        const heard = (message: Reply | Beat) => {
          beatAt = performance.now();
          if ('item' in message) {
            item = message.item;
            return;
          }
          settle();
          if ('done' in message) resolve(message.done);
          else reject(new SolieuError(message.fault, message.message));
        };
        const ended = () => {
          settle();
          child = undefined;
          reject(new CrashError(reasonIn(said) ?? `It ended by ${worker.signalCode ?? worker.exitCode}.`, item));
        };
        worker.on('message', heard).on('exit', ended).on('error', ended);
        worker.send(task, () => undefined);
      });
    },
    close() {
      child?.kill('SIGKILL');
      child = undefined;
    },
  };
}
