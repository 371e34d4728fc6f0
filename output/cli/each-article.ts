import type { Article } from '../../pipeline/model/index.js';
import { type CliOption, type ExitCode, type Io, type Options, problemText } from './command.js';
import { mapOf } from './field-map.js';

/** For commands that show what is read from a file. */
export const mapOption: CliOption = {
  flags: '--map <pairs>',
  about: 'names of fields in JSON, CSV and TSV, as for ingest',
};

/**
 * Shows the articles of a file or folder one after the other; what cannot be read is told and left out. `isAlone` tells
 * that there is one article only. The exit code is that of `ingest`.
 */
export async function eachArticle(
  path: string,
  { map }: Options,
  io: Io,
  show: (article: Article, isAlone: boolean) => Promise<void>,
): Promise<ExitCode> {
  const { isProblem, readInputs } = await import('../../corpus/index.js');
  let before: Article | undefined;
  let isAlone = true;
  let hasFailed = false;
  for await (const input of readInputs([path], map === undefined ? {} : { map: await mapOf(map) })) {
    if (isProblem(input)) {
      hasFailed = true;
      io.err(problemText(input));
      continue;
    }
    if (before !== undefined) {
      isAlone = false;
      await show(before, isAlone);
    }
    before = input;
  }
  if (before === undefined) {
    if (!hasFailed) io.err('solieu: no articles were found there.\n');
    return 1;
  }
  await show(before, isAlone);
  return hasFailed ? 3 : 0;
}
