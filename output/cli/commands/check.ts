import { FORMATS, type Format, printRows } from '../answers.js';
import { type Command, dbOption } from '../command.js';

export const check: Command = {
  name: 'check',
  usage: 'check --db FILE [--format table|csv|tsv|json|jsonl|md]',
  summary: 'Check the figures of every article against each other afresh, and show those that do not agree.',
  details: [
    'Checked are ratios against the percentage beside them (136/158 and 86%), parts against their total, level and change against growth, and what cannot be (a share of more than 100%). ingest does the same for the articles that it reads. The results are written into the database, where the view checks shows them; of one that must not be written to, solieu query failed-checks shows those of the last run.',
    'A check that fails is no proof of an error of the paper: read the sentence.',
  ],
  arguments: [],
  options: [dbOption, { flags: '--format <format>', about: 'how to print them', default: 'table', choices: FORMATS }],
  examples: ['solieu check --db facts.db', 'solieu query "SELECT rule, verdict, count(*) FROM checks GROUP BY 1, 2"'],
  async run(_args, options, io) {
    const [{ checkEverything }, { ask, closeWritten, openForReading, openForWriting }] = await Promise.all([
      import('../../checks/index.js'),
      import('../../sqlite/index.js'),
    ]);
    // Opening for reading first: a database that is not there must not be made.
    openForReading(options.db).close();
    const db = openForWriting(options.db);
    try {
      const { holds, fails } = checkEverything(db);
      const sql = `SELECT rule, quote, value, expected, note, sentence, source, claim_key FROM checks WHERE verdict = 'fails'`;
      await printRows(ask(db, sql), options.format as Format, io);
      io.err(`${holds + fails} checks: ${holds} hold, ${fails} fail.\n`);
      return 0;
    } finally {
      closeWritten(db);
    }
  },
};
