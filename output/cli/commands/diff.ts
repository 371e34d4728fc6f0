import { FORMATS, type Format, printRows } from '../answers.js';
import type { Command } from '../command.js';

const COLUMNS = ['difference', 'column', 'before', 'after', 'quote', 'source', 'claim_key'] as const;
/** Rows of a table are held until the widths are known. */
const TABLE_LIMIT = 1000;

export const diff: Command = {
  name: 'diff',
  usage: 'diff A.db B.db [--format table|csv|tsv|json|jsonl|md]',
  summary: 'Show what differs between two databases: claims added and removed, and cells that changed.',
  details: [
    'Claims are compared by their keys, which are the same for the same figure of the same article in every database. The counts go to stderr.',
  ],
  arguments: [
    { name: '<before>', about: 'the one database' },
    { name: '<after>', about: 'the other' },
  ],
  options: [{ flags: '--format <format>', about: 'how to print it', default: 'table', choices: FORMATS }],
  examples: ['solieu diff facts-old.db facts.db', 'solieu diff a.db b.db --format csv > changes.csv'],
  async run([before = '', after = ''], options, io) {
    const { compare } = await import('../../sqlite/index.js');
    const { counts, differences, close } = compare(before, after);
    try {
      const limit = options.format === 'table' ? TABLE_LIMIT : Number.POSITIVE_INFINITY;
      let isCut = false;
      function* rows(): IterableIterator<readonly unknown[]> {
        let n = 0;
        for (const one of differences()) {
          isCut = n++ >= limit;
          if (isCut) return;
          yield COLUMNS.map((name) => one[name]);
        }
      }
      await printRows({ columns: COLUMNS, rows: rows() }, options.format as Format, io);
      if (isCut) io.err(`Only the first ${limit} rows are shown; --format csv gives all.\n`);
      const { articles_added, articles_removed, claims_added, claims_removed, claims_changed, claims_same } = counts;
      io.err(`articles: ${articles_added} added, ${articles_removed} removed\n`);
      io.err(
        `claims: ${claims_added} added, ${claims_removed} removed, ${claims_changed} changed, ${claims_same} the same\n`,
      );
      return 0;
    } finally {
      close();
    }
  },
};
