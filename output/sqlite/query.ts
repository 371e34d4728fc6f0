import type { Database, Statement } from 'better-sqlite3';
import { SolieuError } from '../../pipeline/model/index.js';

/** The rows of a question, with the names of its columns; rows are arrays in their order. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: IterableIterator<readonly unknown[]>;
}

/** SQLite's own errors; a parameter without a value is a RangeError or TypeError. */
const FAULTS: ReadonlySet<string> = new Set(['SqliteError', 'RangeError', 'TypeError']);

const FIRST_WORDS: ReadonlySet<string> = new Set(['select', 'with', 'values', 'explain']);
/**
 * Words that reach outside the database or change the connection; `pragma_…` functions tell file paths. `$x(…)` is one
 * word to SQLite whatever stands in it, so a quote there would hide what follows.
 */
const FORBIDDEN = /^(?:attach|detach|pragma|pragma_.*|vacuum|load_extension|[$@:#].*\()$/u;

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '[': ']', '`': '`' };
const WORD = /[\p{L}_][\p{L}\p{N}_$]*|[$@:#][\p{L}\p{N}_$:]*\(?/uy;

/** What there is of a statement or condition besides comments and strings. */
export interface Bare {
  /** Its words in lower case. A quoted name is one word: a function or a table can be quoted too. */
  readonly words: readonly string[];
  /** Whether it closes brackets that it did not open, and so would get out of those that it is put into. */
  readonly closesOthers: boolean;
}

export function bareOf(sql: string): Bare {
  const words: string[] = [];
  let open = 0;
  let closesOthers = false;
  for (let at = 0; at < sql.length; ) {
    const two = sql.slice(at, at + 2);
    if (two === '--') at = behind(sql, '\n', at + 2);
    else if (two === '/*') at = behind(sql, '*/', at + 2);
    else if (sql[at] === "'") at = behind(sql, "'", at + 1);
    else if (QUOTES[sql[at]!] !== undefined) {
      const end = behind(sql, QUOTES[sql[at]!]!, at + 1);
      words.push(sql.slice(at + 1, end - 1).toLowerCase());
      at = end;
    } else {
      WORD.lastIndex = at;
      const found = WORD.exec(sql)?.[0];
      if (found !== undefined) words.push(found.toLowerCase());
      else if (sql[at] === '(') open++;
      else if (sql[at] === ')' && --open < 0) closesOthers = true;
      at += found?.length ?? 1;
    }
  }
  return { words, closesOthers };
}

/**
 * Refuses words that reach outside the database.
 *
 * @throws SolieuError `sql/refused`
 */
export function refuseOutside({ words }: Bare): void {
  const outside = words.find((word) => FORBIDDEN.test(word));
  if (outside !== undefined) throw new SolieuError('sql/refused', `${outside} may not be used.`);
}

const behind = (sql: string, end: string, from: number): number => {
  const found = sql.indexOf(end, from);
  return found < 0 ? sql.length : found + end.length;
};

function prepared(db: Database, sql: string): Statement<unknown[], unknown[]> {
  try {
    return db.prepare<unknown[], unknown[]>(sql);
  } catch (error) {
    const { message } = error as Error;
    if (message.includes('more than one statement')) {
      throw new SolieuError('sql/refused', 'More than one statement was given.', { cause: error });
    }
    throw new SolieuError('sql/failed', `SQLite says: ${message}.`, { cause: error });
  }
}

/**
 * Asks a read-only connection one question.
 *
 * Refuses before running whatever is no reading statement: a read-only connection alone still lets `ATTACH` read other
 * files and `VACUUM INTO` write one.
 *
 * @param parameters values for `@name` in the question
 * @throws SolieuError `sql/refused` or `sql/failed`; the latter also while rows are taken
 */
export function ask(
  db: Database,
  sql: string,
  parameters: Readonly<Record<string, string | number | null>> = {},
): Answer {
  const bare = bareOf(sql);
  const [first = ''] = bare.words;
  if (!FIRST_WORDS.has(first)) {
    throw new SolieuError(
      'sql/refused',
      first === '' ? 'No statement was given.' : `${first.toUpperCase()} is no question.`,
    );
  }
  refuseOutside(bare);
  const statement = prepared(db, sql);
  if (!statement.reader || !statement.readonly) throw new SolieuError('sql/refused', 'The statement would write.');
  const columns = statement.columns().map(({ name }) => name);
  return { columns, rows: rowsOf(statement, parameters) };
}

function* rowsOf(
  statement: Statement<unknown[], unknown[]>,
  parameters: Readonly<Record<string, unknown>>,
): IterableIterator<readonly unknown[]> {
  try {
    yield* statement.raw().iterate(parameters);
  } catch (error) {
    if (!(error instanceof Error) || !FAULTS.has(error.name)) throw error;
    const missing = /^Missing named parameter "(?<name>\w{1,99})"/u.exec(error.message)?.groups?.['name'];
    const message =
      missing === undefined
        ? `SQLite says: ${error.message}.`
        : `@${missing} has no value: give ${missing}=… behind it.`;
    throw new SolieuError('sql/failed', message, { cause: error });
  }
}
