import { type ErrorCode, SolieuError } from '../../pipeline/model/index.js';

/** What SQLite's result codes mean to the user. Codes not named here are faults of the program. */
const MEANINGS: readonly (readonly [prefix: string, code: ErrorCode, message: string])[] = [
  ['SQLITE_BUSY', 'db/locked', 'is locked'],
  ['SQLITE_LOCKED', 'db/locked', 'is locked'],
  ['SQLITE_NOTADB', 'db/not-a-database', 'is not an SQLite database'],
  ['SQLITE_CORRUPT', 'db/not-a-database', 'is damaged'],
  ['SQLITE_FULL', 'db/unwritable', 'cannot grow: the disk is full'],
  ['SQLITE_IOERR', 'db/unwritable', 'cannot be written: the disk reports an error'],
  ['SQLITE_READONLY', 'db/unwritable', 'is read-only'],
  ['SQLITE_PERM', 'db/unwritable', 'cannot be written'],
  ['SQLITE_CANTOPEN', 'db/unwritable', 'cannot be opened for writing'],
];

/** The error to show for what SQLite threw while working on the file `path`; anything else is given back as it is. */
export function databaseError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error.name !== 'SqliteError') return error;
  const { code } = error as Error & { code?: unknown };
  const meaning = MEANINGS.find(([prefix]) => typeof code === 'string' && code.startsWith(prefix));
  if (meaning === undefined) return error;
  return new SolieuError(meaning[1], `${path} ${meaning[2]}.`, { cause: error });
}
