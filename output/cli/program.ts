import { Argument, Command as Commander, CommanderError, Option } from 'commander';
import type { SolieuError } from '../../pipeline/model/index.js';
import { type Command, type ExitCode, type Io, type Options, problemText, UsageError } from './command.js';

function commanderOf(command: Command, io: Io, done: (code: ExitCode) => void): Commander {
  const { name, usage, summary, details = [], examples } = command;
  const made = new Commander(name).summary(summary).description([summary, ...details].join('\n\n'));
  made.usage(usage.slice(name.length + 1));
  for (const { name: argument, about } of command.arguments) made.addArgument(new Argument(argument, about));
  for (const option of command.options) {
    const added = new Option(option.flags, option.about);
    if (option.default !== undefined) added.default(option.default);
    if (option.choices !== undefined) added.choices([...option.choices]);
    if (option.repeats) added.argParser((value, before: readonly string[] = []) => [...before, value]);
    made.addOption(added);
  }
  made.addHelpText('after', `\nExamples:\n${examples.map((line) => `  $ ${line}\n`).join('')}`);
  made.action(async (...given: unknown[]) => {
    const args = given
      .slice(0, command.arguments.length)
      .flat()
      .filter((one) => one !== undefined)
      .map(String);
    const options = made.opts<Options>();
    done(
      await command.run(args, options, io).catch(async (error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'SqliteError') throw error;
        const { databaseError } = await import('../sqlite/index.js');
        throw databaseError(error, options.db);
      }),
    );
  });
  return made;
}

function configured(made: Commander, io: Io, data: (text: string) => void, command = ''): Commander {
  made.exitOverride().helpOption('-h, --help', 'show this help');
  made.configureOutput({
    writeOut: data,
    writeErr: io.err,
    outputError: (text, write) => write(`solieu: ${text.replace(/^error: /u, '')}`),
  });
  made.showHelpAfterError(`  See solieu ${command}--help.`);
  return made;
}

/** Runs one of the commands by its arguments and gives the exit code. */
export async function runProgram(commands: readonly Command[], args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  let help = '';
  const data = (text: string) => {
    help += text;
  };
  const program = configured(new Commander('solieu'), io, data);
  for (const command of commands) {
    const made = commanderOf(command, io, (result) => {
      code = result;
    });
    program.addCommand(configured(made, io, data, `${command.name} `));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return codeOf(error, io);
  } finally {
    if (help !== '') await io.out(help);
  }
}

/** Tells the error and gives the exit code that it means. */
function codeOf(error: unknown, io: Io): ExitCode {
  // Commander has told its own errors already; help and version come this way, too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    io.err(`solieu: ${error.message}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'SolieuError' && 'hint' in error) {
    const { code, message, hint } = error as SolieuError;
    io.err(problemText({ code, message, hint }));
    return code === 'filter/invalid' ? 2 : 1;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`solieu: this is a fault of the program, please report it:\n${trace}\n`);
  return 1;
}
