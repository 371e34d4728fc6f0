import { FORMATS, type Format, printRows } from '../answers.js';
import { type Command, dbOption } from '../command.js';

export const stats: Command = {
  name: 'stats',
  usage: 'stats --db FILE [--format table|csv|tsv|json|jsonl|md]',
  summary: 'Show what a database holds: articles, papers, facts by kind, how many have place and time.',
  arguments: [],
  options: [dbOption, { flags: '--format <format>', about: 'how to print it', default: 'table', choices: FORMATS }],
  examples: ['solieu stats --db facts.db'],
  async run(_args, options, io) {
    const { openForReading, statsOf } = await import('../../sqlite/index.js');
    const db = openForReading(options.db);
    try {
      const rows = statsOf(db).map(({ what, value }) => [what, value]);
      await printRows({ columns: ['what', 'value'], rows }, options.format as Format, io);
      return 0;
    } finally {
      db.close();
    }
  },
};
