import type { Database } from 'better-sqlite3';
import type { Bindable, Condition, NamedQuestion } from '../../sqlite/index.js';
import { FORMATS, type Format, printRows } from '../answers.js';
import { type Command, dbOption, type Io, type Options, UsageError } from '../command.js';
import { filterIn, filterOf, filterOptions } from '../filters.js';
import { numberIn, wholeIn } from '../numbers.js';

/** Rows of a table are held until the widths are known. */
const TABLE_LIMIT = 1000;
const TIMEOUT = 60;
/** More rows than any database has. */
const ALL = 2 ** 40;
/** What a filter alone shows of facts. */
const SHOWN =
  'quote, value, value_max, modifier, unit, object, base, subject, place, time, change, status, sentence, title, published, claim_key';

function limitOf(given: string | undefined, format: Format): number {
  if (given === undefined) return format === 'table' ? TABLE_LIMIT : Number.POSITIVE_INFINITY;
  return wholeIn(given, '--limit', 0) || Number.POSITIVE_INFINITY;
}

/** `name=value` as a parameter; whole and decimal numbers are numbers. */
function parameterOf(given: string): readonly [string, Bindable] {
  const at = given.indexOf('=');
  if (at < 1) throw new UsageError(`${given} is no name=value.`);
  const value = given.slice(at + 1).normalize('NFC');
  return [given.slice(0, at), /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(value) ? Number(value) : value];
}

function parametersOf({ name, parameters }: NamedQuestion, given: Readonly<Record<string, Bindable>>) {
  const unknown = Object.keys(given).find((key) => !parameters.some((one) => one.name === key));
  const known = parameters.map((one) => one.name).join(', ');
  if (unknown !== undefined) throw new UsageError(`${name} has no parameter ${unknown}; it has ${known}.`);
  return Object.fromEntries(
    parameters.map((one) => {
      const value = given[one.name] ?? one.default;
      if (value === undefined) throw new UsageError(`${name} needs ${one.name}=… (${one.about}).`);
      return [one.name, value];
    }),
  );
}

async function listQuestions(format: Format, io: Io): Promise<void> {
  const { questions } = await import('../../sqlite/questions/index.js');
  const rows = questions.map(({ name, about, parameters }) => [
    name,
    about,
    parameters.map((one) => `${one.name}=${one.default ?? '…'}`).join(' '),
  ]);
  await printRows({ columns: ['question', 'about', 'parameters'], rows }, format, io);
}

function tellCut(limit: number, io: Io, more = '--limit 0 shows all'): void {
  io.err(`Only the first ${limit === 1 ? 'row is' : `${limit} rows are`} shown; ${more}.\n`);
}

/** The ready question whose name is most like a word, where one is. */
async function nearest(word: string, all: readonly NamedQuestion[]): Promise<NamedQuestion | undefined> {
  const { titleLikeness } = await import('../../../pipeline/likeness/titles.js');
  const [best] = all
    .map((question) => ({ question, likeness: titleLikeness(word, question.name) }))
    .sort((a, b) => b.likeness - a.likeness);
  return best !== undefined && best.likeness >= LIKE_FROM ? best.question : undefined;
}

/** `biggest-mony` has 0.9 with `biggest-money`, `money` 0.5. */
const LIKE_FROM = 0.4;

/** What is asked: SQL with values for its parameters and, of a ready question, how many rows it is to give. */
interface Asked {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Bindable>>;
  readonly ours?: number;
}

/** The statement to ask: a ready question, SQL, or facts by filters alone. */
async function statementOf(words: string, given: Readonly<Record<string, Bindable>>, options: Options): Promise<Asked> {
  const { conditionOf, questions } = await import('../../sqlite/index.js');
  const condition = conditionOf(filterOf(options));
  if (words === '') {
    if (condition === undefined) {
      throw new UsageError(
        'Give a question in SQL, the name of a ready one (see query --list) or a filter such as --kind money.',
      );
    }
    return factsWhere(condition);
  }
  if (condition !== undefined) throw new UsageError('Filters go with no question: put the condition into the SQL.');
  if (/\s|;/u.test(words.trim())) return { sql: words, parameters: given };
  const ready = questions.find(({ name }) => name === words);
  if (ready === undefined) {
    const near = await nearest(words, questions);
    const hint = near === undefined ? 'query --list shows all' : `did you mean ${near.name}?`;
    throw new UsageError(`No question is called ${words}: ${hint}.`);
  }
  const most = options.limit === undefined ? {} : { limit: wholeIn(options.limit, '--limit', 0) || ALL };
  const parameters = parametersOf(ready, { ...most, ...given });
  const { limit } = parameters;
  return { sql: ready.sql, parameters, ours: wholeIn(String(limit), 'limit', 0) };
}

/** What is asked, with places and provinces by the names that they have in the database. */
async function withNames(db: Database, asked: Asked, options: Options): Promise<Asked> {
  const { place } = asked.parameters;
  if (asked.ours !== undefined && typeof place === 'string') {
    const { placeIn } = await import('../../api/places.js');
    return { ...asked, parameters: { ...asked.parameters, place: placeIn(db, place) } };
  }
  if (options.place === undefined && options.province === undefined) return asked;
  const { conditionOf } = await import('../../sqlite/index.js');
  return { ...asked, ...factsWhere(conditionOf(await filterIn(db, options))!) };
}

/** The question for the facts that filters choose. */
const factsWhere = ({ sql, parameters }: Condition) => ({
  sql: `SELECT ${SHOWN} FROM facts WHERE ${sql}`,
  parameters,
});

export const query: Command = {
  name: 'query',
  usage: 'query ["SQL"|QUESTION [name=value…]] --db FILE [--format table|csv|tsv|json|jsonl|md] [--limit N]',
  summary: 'Ask the database a question in SQL, a ready one, or for facts by filters.',
  details: [
    'query --list shows the ready questions; their parameters are given as name=value. In SQL, @name stands for such a value. With filters and no question, the facts are shown that they choose.',
    'The database is opened for reading only, and only a single SELECT (or WITH, VALUES, EXPLAIN) is run, in a process of its own that is stopped after --timeout or when it takes more than 512 MiB. docs/schema.md describes the tables and views; start with the view facts.',
    'A table is fitted to the terminal; where there is none, and in all other formats, nothing is shortened.',
  ],
  arguments: [
    { name: '[question]', about: 'SQL, or the name of a ready question' },
    { name: '[values...]', about: 'values for its parameters, name=value' },
  ],
  options: [
    dbOption,
    { flags: '--list', about: 'show the ready questions' },
    { flags: '--format <format>', about: 'how to print the answer', default: 'table', choices: FORMATS },
    { flags: '--limit <n>', about: `print at most so many rows, 0 for all (table: ${TABLE_LIMIT}, else all)` },
    { flags: '--timeout <seconds>', about: 'stop the question after so much work', default: String(TIMEOUT) },
    ...filterOptions,
  ],
  examples: [
    'solieu query "SELECT quote, object, subject, time, sentence FROM facts LIMIT 10"',
    'solieu query "SELECT kind, count(*) AS n FROM facts GROUP BY kind" --format md',
    'solieu query biggest-money limit=10',
    'solieu query --kind percentage --province "Quảng Ninh" --from 2015 --format csv',
  ],
  async run([words = '', ...values], options, io) {
    const format = options.format as Format;
    if (options.list === true) {
      await listQuestions(format, io);
      return 0;
    }
    const limit = limitOf(options.limit, format);
    const deadline = numberIn(options.timeout ?? String(TIMEOUT), '--timeout') * 1000;
    const given = Object.fromEntries(values.map(parameterOf));
    let asked = await statementOf(words, given, options);
    const { ask, askGuarded, openForReading } = await import('../../sqlite/index.js');
    // Here and not in the child: it tells what is wrong with the file, and brings an older one up to date.
    const db = openForReading(options.db);
    try {
      asked = await withNames(db, asked, options);
      if (asked.ours !== undefined) {
        const { columns, rows } = ask(db, asked.sql, { ...asked.parameters, limit: asked.ours + 1 });
        const held = [...rows];
        const isCut = held.length > asked.ours;
        await printRows({ columns, rows: held.slice(0, asked.ours) }, format, io);
        if (isCut) tellCut(asked.ours, io, 'limit' in given ? 'a higher limit=… shows more' : undefined);
        return 0;
      }
      const answer = await askGuarded(options.db, asked.sql, asked.parameters, { deadline, rows: limit });
      await printRows(answer, format, io);
      if (answer.isCut()) tellCut(limit, io);
      return 0;
    } finally {
      db.close();
    }
  },
};
