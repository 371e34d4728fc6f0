import type { SolieuError } from '../../pipeline/model/index.js';
import type { FactFilter } from '../sqlite/index.js';

/** 0 done, 1 failed, 2 wrong usage, 3 some inputs failed, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** The outside world of a command, so that tests can be one. */
export interface Io {
  /** Data for stdout; resolves when more may be written. */
  out(text: string): Promise<void>;
  /** Messages for stderr. */
  err(text: string): void;
  /** Stdin as pieces of text; absent means that of the process. */
  readonly input?: AsyncIterable<string>;
  /** Width of the terminal that shows stdout; absent where stdout is no terminal. */
  readonly columns?: number;
  /** True where stderr is a terminal: a progress line may be redrawn. */
  readonly redraws: boolean;
  /** True where stdout may have colours (a terminal, and no NO_COLOR). */
  readonly colours: boolean;
  /** Aborted by Ctrl-C. Whoever asks for it takes care of ending; all others are ended by the system. */
  interrupt(): AbortSignal;
  /** Leaves Ctrl-C to the system again: what follows may be cut off anywhere. */
  letGo?(): void;
}

export interface CliOption {
  /** As commander writes them: `--db <file>`, `--quiet`. */
  readonly flags: string;
  readonly about: string;
  readonly default?: string;
  readonly choices?: readonly string[];
  /** True where it may be given several times; its value is then a list. */
  readonly repeats?: true;
}

export interface CliArgument {
  /** As commander writes them: `<path...>`. */
  readonly name: string;
  readonly about: string;
}

/** Values of all commands' options by their long name; one with a default is always there for a command that has it. */
export interface Options extends FactFilter {
  readonly db: string;
  readonly format: string;
  readonly quiet?: true;
  readonly map?: string;
  readonly maxBytes?: string;
  readonly url?: readonly string[];
  readonly urlLimit?: string;
  readonly limit?: string;
  readonly list?: true;
  readonly facts?: true;
  readonly full?: true;
  readonly out?: string;
  readonly bom?: true;
  readonly timeout?: string;
  readonly segmenter?: string;
  readonly lexicon?: string;
  readonly size?: string;
  readonly redis: string;
  readonly name: string;
  readonly retry?: true;
  readonly jobs?: string;
  readonly root?: string;
  readonly scratch?: string;
  readonly lease?: string;
  readonly stall?: string;
  readonly wait?: string;
  readonly patience?: string;
  readonly memory?: string;
  readonly stay?: true;
  readonly plan?: string;
  readonly partial?: true;
}

/** One command: its name, its help and its effect stand together; docs/cli.md is made from them. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** More for the help, a paragraph each. */
  readonly details?: readonly string[];
  readonly arguments: readonly CliArgument[];
  readonly options: readonly CliOption[];
  readonly examples: readonly string[];
  run(args: readonly string[], options: Options, io: Io): Promise<ExitCode>;
}

/** The option that names the database. */
export const dbOption: CliOption = { flags: '--db <file>', about: 'the database', default: 'facts.db' };

/** An error or a problem of an input as stderr shows it: what is wrong, its code, and what to do. */
export function problemText({ code, message, hint }: Pick<SolieuError, 'code' | 'message' | 'hint'>): string {
  return `solieu: ${message} (${code})\n  ${hint}\n`;
}

/** A wrong use of a command: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
