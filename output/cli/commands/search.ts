import type { ArticleHit, ClaimHit, Excerpt } from '../../sqlite/index.js';
import { FORMATS, type Format, printRows } from '../answers.js';
import { type Command, dbOption, type Io, UsageError } from '../command.js';
import { filterIn, filterOf, filterOptions } from '../filters.js';
import { wholeIn } from '../numbers.js';
import { printable } from '../width.js';

const LIMIT = '20';

/** The text with its matches in bold or, where there are no colours, in brackets. */
function shown({ text, marks }: Excerpt, io: Io): string {
  const [open, close] = io.colours ? ['\u001b[1m', '\u001b[22m'] : ['[', ']'];
  let line = '';
  let at = 0;
  for (const { start, end } of marks) {
    line += `${printable(text.slice(at, start))}${open}${printable(text.slice(start, end))}${close}`;
    at = end;
  }
  return line + printable(text.slice(at));
}

const named = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

async function showArticles(hits: readonly ArticleHit[], io: Io): Promise<void> {
  for (const { title, excerpt, publisher, published, source } of hits) {
    const head = shown(title, io) || printable(source);
    await io.out(`${head}\n  ${shown(excerpt, io)}\n  ${printable(named(publisher, published, source))}\n\n`);
  }
}

async function showClaims(hits: readonly ClaimHit[], io: Io): Promise<void> {
  for (const { fact, sentence } of hits) {
    const figure = named(fact.quote, fact.object, fact.subject, fact.place, fact.time);
    await io.out(
      `${printable(figure)}\n  ${shown(sentence, io)}\n  ${printable(named(fact.title, fact.published))}\n\n`,
    );
  }
}

export const search: Command = {
  name: 'search',
  usage: 'search WORDS --db FILE [--facts] [--limit N] [--format text|table|csv|tsv|json|jsonl|md]',
  summary: 'Find articles, or facts by their sentence, by words with or without tone marks.',
  details: [
    'Without any mark, marks do not matter: dang bo finds Đảng bộ. With marks they do: bàn does not find bạn. All words have to be there; "in quotes" they have to stand together. Words that stand together and words of the headline count for more.',
    'With --facts, facts are given whose sentence holds the words; --kind, --place and the other filters choose among them.',
  ],
  arguments: [{ name: '<words...>', about: 'what to look for' }],
  options: [
    dbOption,
    { flags: '--facts', about: 'give facts whose sentence holds the words' },
    { flags: '--limit <n>', about: 'at most so many hits', default: LIMIT },
    { flags: '--format <format>', about: 'how to print the hits', default: 'text', choices: ['text', ...FORMATS] },
    ...filterOptions,
  ],
  examples: ['solieu search dang bo huyen', 'solieu search "\\"trưởng thôn\\" đảng viên" --facts --kind percentage'],
  async run(words, options, io) {
    const limit = wholeIn(options.limit ?? LIMIT, '--limit', 1);
    const typed = words.join(' ');
    if (!/[\p{L}\p{N}]/u.test(typed)) throw new UsageError('Give words to look for.');
    const { openForReading, searchArticles, searchClaims } = await import('../../sqlite/index.js');
    const filter = filterOf(options);
    const wantsFacts = options.facts === true || Object.keys(filter).length > 0;
    const db = openForReading(options.db);
    try {
      const format = options.format as Format | 'text';
      if (wantsFacts) {
        const hits = searchClaims(db, typed, { limit }, await filterIn(db, options));
        if (format === 'text') await showClaims(hits, io);
        else {
          const columns = hits[0] === undefined ? ['quote', 'sentence', 'claim_key'] : Object.keys(hits[0].fact);
          await printRows({ columns, rows: hits.map(({ fact }) => Object.values(fact)) }, format, io);
        }
        if (hits.length === 0) io.err('Nothing was found.\n');
        return 0;
      }
      const hits = searchArticles(db, typed, { limit });
      if (format === 'text') await showArticles(hits, io);
      else {
        const rows = hits.map(({ article_id, title, published, publisher, source, excerpt, score }) => {
          return [article_id, title.text, published, publisher, source, excerpt.text, score];
        });
        const columns = ['article_id', 'title', 'published', 'publisher', 'source', 'excerpt', 'score'];
        await printRows({ columns, rows }, format, io);
      }
      if (hits.length === 0) io.err('Nothing was found.\n');
      return 0;
    } finally {
      db.close();
    }
  },
};
