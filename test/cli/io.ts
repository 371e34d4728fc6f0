import type { ExitCode, Io } from '../../output/cli/command.js';
import { runCli } from '../../output/cli/run-cli.js';

/** What a command line gave. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process; `program` is another build of it than the sources. */
export async function solieu(args: readonly string[], more: Partial<Io> = {}, program = runCli): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: Io = {
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    redraws: false,
    colours: false,
    interrupt: () => new AbortController().signal,
    ...more,
  };
  const code = await program(args, io);
  return { code, out, err };
}
