#!/usr/bin/env node
import type { Io } from './command.js';
import { runCli } from './run-cli.js';

/** Ends quietly when the reader of stdout went away (`| head`). */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`solieu: the output cannot be written: ${error.message}. (output/unwritable)\n`);
  process.stderr.write('  Free some space on the disk, and run the command again: what was written is not all.\n');
  process.exit(1);
});

const stop = new AbortController();

/** A second signal is the system's: it ends the program at once, also in the middle of a long statement of SQL. */
function stopOnce(): void {
  letGo();
  stop.abort();
}

function letGo(): void {
  process.off('SIGINT', stopOnce).off('SIGTERM', stopOnce);
}

function interrupt(): AbortSignal {
  process.on('SIGINT', stopOnce).on('SIGTERM', stopOnce);
  return stop.signal;
}

const { NO_COLOR } = process.env;
const io: Io = {
  out: (text) =>
    new Promise((resolve) => {
      if (process.stdout.write(text)) resolve();
      else process.stdout.once('drain', resolve);
    }),
  err: (text) => {
    process.stderr.write(text);
  },
  ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
  redraws: process.stderr.isTTY === true,
  colours: process.stdout.isTTY === true && !NO_COLOR,
  interrupt,
  letGo,
};

process.exitCode = await runCli(process.argv.slice(2), io);
// An input that pauses (standard input) would keep a process alive that was told to end.
if (process.exitCode === 130) process.exit();
