import { type ChildProcess, fork } from 'node:child_process';
import { programBeside, residentOf } from '../../../pipeline/children.js';
import { SolieuError } from '../../../pipeline/model/index.js';
import type { Bindable, Piece, Question, Reply } from './messages.js';

export type { Bindable } from './messages.js';

/** How much a question may take. */
export interface Limits {
  /** Milliseconds that the child may work on it; time in which nobody takes its rows does not count. */
  readonly deadline: number;
  /** Bytes of memory that the child may hold (watched on Linux; elsewhere the deadline alone bounds it). */
  readonly memory: number;
  /** Rows, and about how many bytes of values, that the answer may have. */
  readonly rows: number;
  readonly bytes: number;
}

/** A minute, half a GiB, and no end of rows: for somebody at a terminal. */
export const DEFAULT_LIMITS: Limits = {
  deadline: 60_000,
  memory: 512 * 2 ** 20,
  rows: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
};

/** An answer whose rows come while they are taken. */
export interface GuardedAnswer {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly unknown[]>;
  /** True once the rows have ended at a limit and not by themselves. */
  isCut(): boolean;
}

const WATCH = 20;
/** Milliseconds of the processor that starting a child may take besides the question. */
const START = 5000;

/** Sends a message and gives the reply; kills the child where that takes too long or too much. */
function exchange(child: ChildProcess, message: Question | 'next', until: number, memory: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const stop = (why: string) => {
      child.kill('SIGKILL');
      settle();
      reject(new SolieuError('sql/stopped', why));
    };
    const watch = setInterval(() => {
      if (performance.now() > until) stop('The question took too long and was stopped.');
      else if (residentOf(child.pid) > memory) stop('The question took too much memory and was stopped.');
    }, WATCH);
    const heard = (reply: Reply) => {
      settle();
      resolve(reply);
    };
    const ended = () => {
      settle();
      reject(new SolieuError('sql/stopped', 'The question brought its process down.'));
    };
    const settle = () => {
      clearInterval(watch);
      child.off('message', heard).off('exit', ended).off('error', ended);
    };
    child.on('message', heard).on('exit', ended).on('error', ended);
    child.send(message, () => undefined);
  });
}

/**
 * Asks a question that nobody vouches for. It runs in a process of its own that reads the file only, is killed at the
 * deadline or when it takes too much memory, and answers nothing but a single reading statement.
 *
 * @throws SolieuError `sql/refused`, `sql/failed`, `sql/stopped`; the last two also while later rows are taken
 */
export async function askGuarded(
  path: string,
  sql: string,
  parameters: Readonly<Record<string, Bindable>> = {},
  limits: Partial<Limits> = {},
): Promise<GuardedAnswer> {
  const { deadline, memory, rows, bytes } = { ...DEFAULT_LIMITS, ...limits };
  const child = fork(programBeside(import.meta.url, 'child.js'), [], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=192'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let left = deadline;
  const asked = async (message: Question | 'next'): Promise<Piece> => {
    const began = performance.now();
    const reply = await exchange(child, message, began + left, memory);
    left -= performance.now() - began;
    if ('code' in reply) throw new SolieuError(reply.code, reply.message);
    return reply;
  };
  const limitsOfChild = { parent: process.pid, processor: deadline + START };
  const first = await asked({ path, sql, parameters, rows, bytes, ...limitsOfChild });
  let isCut = false;
  async function* taken(): AsyncGenerator<readonly unknown[]> {
    try {
      for (let piece = first; ; piece = await asked('next')) {
        yield* piece.rows;
        isCut = piece.isCut;
        if (piece.isLast) return;
      }
    } finally {
      child.kill('SIGKILL');
    }
  }
  return { columns: first.columns, rows: taken(), isCut: () => isCut };
}
