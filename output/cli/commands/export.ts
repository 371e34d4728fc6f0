import type { ExportFormat } from '../../export/index.js';
import { type Command, dbOption } from '../command.js';

export const exportCommand: Command = {
  name: 'export',
  usage: 'export --db FILE --format jsonl|csv|tsv',
  summary: 'Print every mention or fact for other programs.',
  details: [
    'jsonl gives one mention a line, with the fields source, start, end, text, kind, value, value2, unit, per, modifier, object, base, subject, predicate, place, time, change, status, compared_to, section, rule, confidence. start and end are UTF-16 offsets into the text as given; value2 is the upper end of a range or the denominator of a ratio; fields that the text does not support are absent.',
    'csv and tsv give the view facts with a header.',
  ],
  arguments: [],
  options: [
    dbOption,
    { flags: '--format <format>', about: 'jsonl, csv or tsv', default: 'jsonl', choices: ['jsonl', 'csv', 'tsv'] },
  ],
  examples: ['solieu export --db facts.db --format jsonl > mentions.jsonl', 'solieu export --format csv > facts.csv'],
  async run(_args, options, io) {
    const [{ exportLines }, { openForReading }, { writeLines }] = await Promise.all([
      import('../../export/index.js'),
      import('../../sqlite/index.js'),
      import('../lines.js'),
    ]);
    const db = openForReading(options.db);
    try {
      await writeLines(exportLines(db, options.format as ExportFormat), io);
      return 0;
    } finally {
      db.close();
    }
  },
};
