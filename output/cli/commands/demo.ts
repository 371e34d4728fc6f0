import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Command, dbOption } from '../command.js';

const next = (db: string): string => `Try next:
  npx solieu query "SELECT quote, object, subject, place, time FROM facts LIMIT 20" --db ${db}
  npx solieu query "SELECT percent, object, base, sentence FROM percentages WHERE percent > 50" --db ${db}
  npx solieu explain "Đảng bộ huyện Bình Liêu có 2.340 đảng viên, chiếm 7% dân số toàn huyện"
  npx solieu export --db ${db} --format csv > facts.csv
Your own articles:
  npx solieu ingest --db ${db} FOLDER
`;

export const demo: Command = {
  name: 'demo',
  usage: 'demo [--db FILE]',
  summary: 'Mine the bundled sample articles and show some of the facts.',
  details: ['This is what npm start runs. It makes facts.db in the current folder, or adds to it.'],
  arguments: [],
  options: [dbOption],
  examples: ['solieu demo'],
  async run(_args, options, io) {
    const [{ mine }, { openStore }, { packageRoot }, { progressOn, summary }, { showFacts }] = await Promise.all([
      import('../../api/mine.js'),
      import('../../api/open-store.js'),
      import('../../api/package.js'),
      import('../progress.js'),
      import('../showcase.js'),
    ]);
    const samples = join(packageRoot, 'corpus', 'samples');
    const names = readdirSync(samples)
      .filter((name) => /\.(?:html|txt)$/u.test(name))
      .sort();
    const paths = names.map((name) => relative('', join(samples, name)));
    const { db } = options;
    io.err(`Reading ${paths.length} sample articles into ${db} …\n`);
    const progress = progressOn(io, false);
    const result = await mine(paths, { db, onProgress: progress.show, signal: io.interrupt() }).finally(progress.end);
    io.err(`${db}: ${summary(result)}\n\n`);
    if (result.interrupted) return 130;
    const store = openStore(db);
    try {
      // The paths may begin in the folder of another run.
      await showFacts(
        [...store.facts()].filter(({ source }) => names.includes(basename(source))),
        io,
      );
      await io.out(next(db));
    } finally {
      store.close();
    }
    return result.errors > 0 ? 3 : 0;
  },
};
