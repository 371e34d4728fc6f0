#!/usr/bin/env node
import type { Io } from './command.js';

/** Ends quietly when the reader of stdout went away (`| head`). */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

function interrupt(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  }
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
};

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  const { version } = await import('../api/package.js');
  await io.out(`${version()}\n`);
} else {
  const { runCli } = await import('./program.js');
  process.exitCode = await runCli(args, io);
}
