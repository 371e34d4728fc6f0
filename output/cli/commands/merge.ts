import { type Command, dbOption } from '../command.js';

/** How often a line is told, in milliseconds. */
const LINE = 5000;

export const merge: Command = {
  name: 'merge',
  usage: 'merge --db FILE [--plan PLAN] [--partial] FOLDER',
  summary: 'Take the shards that workers have made into one database.',
  details: [
    'The database is then the one that solieu ingest would have made of the same input. Each shard is taken in once: doing it again changes nothing, and a merge that was cut off goes on where it stopped.',
    'Files that are not as their manifests say are refused. Where shards are missing, nothing is merged unless --partial is given; the exit code is then 3.',
  ],
  arguments: [{ name: '<folder>', about: 'the folder of output of solieu work' }],
  options: [
    dbOption,
    { flags: '--plan <plan>', about: 'the plan whose shards are merged, where the folder holds those of several' },
    { flags: '--partial', about: 'merge what is there although shards are missing' },
    { flags: '--quiet', about: 'tell only what went wrong' },
  ],
  examples: ['solieu merge --db facts.db /shared/claims'],
  async run([folder = ''], options, io) {
    const { db, plan, partial = false, quiet = false } = options;
    const [cluster, { summary }] = await Promise.all([import('../../cluster/index.js'), import('../progress.js')]);
    let toldAt = performance.now();
    const result = await cluster.merge(folder, {
      db,
      isPartial: partial,
      ...(plan === undefined ? {} : { plan }),
      signal: io.interrupt(),
      onProgress(done, of) {
        if (quiet || performance.now() - toldAt < LINE) return;
        toldAt = performance.now();
        io.err(`${done} of ${of} shards\n`);
      },
    });
    const { merged, known, missing, isInterrupted } = result;
    if (!quiet) {
      const before = known > 0 ? `, ${known} were there` : '';
      const lacking = missing > 0 ? `, ${missing} missing` : '';
      io.err(`${db}: ${merged} shards merged${before}${lacking}; ${summary(result)}\n`);
    }
    if (isInterrupted) {
      io.err('solieu: interrupted; the same command goes on from here.\n');
      return 130;
    }
    return missing > 0 ? 3 : 0;
  },
};
