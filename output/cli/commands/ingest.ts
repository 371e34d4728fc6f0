import { type Command, dbOption } from '../command.js';

export const ingest: Command = {
  name: 'ingest',
  usage: 'ingest --db FILE [--quiet] PATH…',
  summary: 'Read articles from files and folders into a database.',
  details: [
    'Formats are told by content. Doing it again changes nothing: articles are known by their bytes, files that changed are replaced, and a run that was cut off goes on where it stopped.',
    'An input that cannot be read is told, kept in the table ingest_error and never ends the run; the exit code is then 3, or 1 where nothing could be read.',
  ],
  arguments: [{ name: '<path...>', about: 'files and folders of articles' }],
  options: [dbOption, { flags: '--quiet', about: 'tell only what went wrong' }],
  examples: ['solieu ingest --db facts.db articles/', 'solieu ingest --db facts.db 2020/*.html notes.txt'],
  async run(paths, options, io) {
    const [{ mine }, { progressOn, summary }] = await Promise.all([
      import('../../api/mine.js'),
      import('../progress.js'),
    ]);
    const { db } = options;
    const progress = progressOn(io, options.quiet === true);
    const onProgress = progress.show;
    const result = await mine(paths, { db, onProgress, signal: io.interrupt() }).finally(progress.end);
    const isEmpty = result.articles + result.unchanged === 0;
    if (options.quiet !== true) io.err(`${db}: ${summary(result)}\n`);
    if (result.interrupted) {
      io.err('solieu: interrupted; the same command goes on from here.\n');
      return 130;
    }
    if (isEmpty && result.errors === 0) io.err('solieu: no articles were found there.\n');
    return isEmpty ? 1 : result.errors > 0 ? 3 : 0;
  },
};
