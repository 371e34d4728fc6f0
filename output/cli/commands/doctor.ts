import { FORMATS, type Format, printRows } from '../answers.js';
import { type Command, dbOption } from '../command.js';

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor --db FILE [--full] [--format table|csv|tsv|json|jsonl|md]',
  summary: 'Look a database over: integrity, versions, what is missing, sizes.',
  details: [
    'Exit code 1 where something is bad. --full reads every page, index and span: minutes on a large database.',
  ],
  arguments: [],
  options: [
    dbOption,
    { flags: '--full', about: 'read every page, index and span' },
    { flags: '--format <format>', about: 'how to print it', default: 'table', choices: FORMATS },
  ],
  examples: ['solieu doctor --db facts.db'],
  async run(_args, options, io) {
    const { examine, openForReading } = await import('../../sqlite/index.js');
    const db = openForReading(options.db);
    try {
      const findings = examine(db, options.db, options.full === true);
      const rows = findings.map(({ state, what, found }) => [state, what, found]);
      await printRows({ columns: ['state', 'what', 'found'], rows }, options.format as Format, io);
      return findings.some(({ state }) => state === 'bad') ? 1 : 0;
    } finally {
      db.close();
    }
  },
};
