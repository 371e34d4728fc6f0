import { version } from '../api/package.js';
import type { Command, ExitCode, Io } from './command.js';

const VERSION: ReadonlySet<string | undefined> = new Set(['--version', '-V']);
const HELP: ReadonlySet<string | undefined> = new Set([undefined, '--help', '-h', 'help']);

/** The overview: what it is, the commands, where to go on. */
function helpText(commands: readonly Command[]): string {
  const list = commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}\n`);
  return `Numeric facts from the Vietnamese press: articles in, traceable claims in SQLite out.

Usage: solieu COMMAND …

${list.join('')}
  solieu COMMAND --help   more on a command, with examples
  solieu --version        the version

First steps:
  $ solieu demo
  $ solieu ingest --db facts.db articles/
  $ solieu query "SELECT quote, object, subject, place, time FROM facts LIMIT 20" --db facts.db

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed, 130 interrupted.
`;
}

/**
 * Runs the command line and gives the exit code. Errors that a user can act on are told on stderr. Version and overview
 * are given without loading the parser of arguments: it costs a fifth of the start of Node.
 */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  const isAlone = args.length < 2;
  if (isAlone && VERSION.has(args[0])) {
    await io.out(`${version()}\n`);
    return 0;
  }
  const { commands } = await import('./commands/index.js');
  if (isAlone && HELP.has(args[0])) {
    await io.out(helpText(commands));
    return 0;
  }
  const { runProgram } = await import('./program.js');
  return runProgram(commands, args, io);
}
