import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as RunCli from '../../output/cli/run-cli.js';
import { buildProgram } from '../cli/built.js';
import { solieu } from '../cli/io.js';

/** What a command gave. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program as it is shipped, run in processes of its own. */
export interface Program {
  start(args: readonly string[], more?: Surroundings): ChildProcess;
  run(args: readonly string[], more?: Surroundings): Promise<Outcome>;
  /** Runs it in this process and this folder: for what would be the same in any process. */
  here(args: readonly string[]): Promise<Outcome>;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Largest file that may be written, in blocks of 1024 bytes. */
  readonly largestFile?: number;
}

/** Builds the program. */
export async function built(): Promise<Program> {
  const folder = buildProgram();
  const { runCli } = (await import(pathToFileURL(join(folder, 'output', 'cli', 'run-cli.js')).href)) as typeof RunCli;
  const main = join(folder, 'output', 'cli', 'main.js');
  const start: Program['start'] = (args, { cwd, env, largestFile } = {}) => {
    const [file, ...more] =
      largestFile === undefined
        ? [process.execPath]
        : ['bash', '-c', `ulimit -f ${largestFile}; exec "$0" "$@"`, process.execPath];
    return spawn(file!, [...more, main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
  };
  return { start, run: (args, more) => ended(start(args, more)), here: (args) => solieu(args, {}, runCli) };
}

/** Waits for the end of a process, and gives all that it said. */
export async function ended(child: ChildProcess): Promise<Outcome> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    err += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Processes that a process has started (Linux only; none elsewhere). */
export function childrenOf(pid: number | undefined): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text
      .split(' ')
      .filter((one) => one !== '')
      .map(Number);
  } catch {
    return [];
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds; fails after `most` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, most = 60_000): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > most) throw new Error(`It does not hold after ${most} ms.`);
    await sleep(25);
  }
}
