import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { SolieuError } from '../../pipeline/model/index.js';
import { databaseError } from './errors.js';
import { bringUpToDate, migrations } from './migrations/index.js';

/** `SoLi` in ASCII: the mark in the header of every database this program makes. */
export const APPLICATION_ID = 0x536f4c69;

export interface OpenOptions {
  /** How long to wait for another writer, in milliseconds. */
  readonly busyTimeout?: number;
}

/**
 * The file that a path names. SQLite takes an empty name and `:memory:` for databases that are gone when they are closed.
 *
 * @throws SolieuError `db/not-a-database` where the path is empty
 */
function fileAt(path: string): string {
  if (path === '') throw new SolieuError('db/not-a-database', 'The name of the database is empty.');
  return resolve(path);
}

const HEADER = 'SQLite format 3\0';
/** Where `application_id` stands in the file's header, big-endian (SQLite file format, 1.3). */
const APPLICATION_ID_AT = 68;

/**
 * Looks at the first bytes of the file before SQLite does, because even opening a database to ask may write beside it.
 * Gives true where there is a database of ours, false where there is none yet.
 *
 * @throws SolieuError `db/not-a-database`, `db/foreign`, `db/unwritable`
 */
function isOurs(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isFile()) throw new SolieuError('db/not-a-database', `${path} is not a file.`);
  // A creation that was cut off: SQLite rolls it back when the file is opened.
  if (stats.size === 0 || existsSync(`${path}-journal`)) return stats.size > 0;
  const header = Buffer.alloc(100);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new SolieuError('db/unwritable', `${path} cannot be read.`, { cause: error });
  }
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, HEADER.length) !== HEADER) {
    throw new SolieuError('db/not-a-database', `${path} is not an SQLite database.`);
  }
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    throw new SolieuError('db/foreign', `${path} was not made by solieu.`);
  }
  return true;
}

const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;

function refuseNewer(db: Database.Database, path: string): void {
  const version = versionOf(db);
  if (version > migrations.length) {
    throw new SolieuError('db/newer', `${path} has schema ${version}; this solieu knows up to ${migrations.length}.`);
  }
}

/** Brings the schema up to date, one transaction for all steps that are missing. */
function migrate(db: Database.Database): void {
  if (versionOf(db) === migrations.length) return;
  db.transaction(() => {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    bringUpToDate(db, versionOf(db));
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}

/**
 * Opens the database at `path` for writing, makes it where there is none and brings its schema up to date.
 *
 * The schema is made before the switch to WAL, so that the mark of the program is in the file from its first commit.
 *
 * @throws SolieuError with one of the `db/` codes; the file is then as it was
 */
export function openForWriting(path: string, options: OpenOptions = {}): Database.Database {
  try {
    const file = fileAt(path);
    if (!existsSync(dirname(path))) throw new SolieuError('db/unwritable', `There is no folder ${dirname(path)}.`);
    isOurs(path);
    const db = new Database(file, { timeout: options.busyTimeout ?? 5000 });
    try {
      refuseNewer(db, path);
      db.pragma('foreign_keys = ON');
      migrate(db);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = NORMAL');
      db.pragma('cache_size = -32768');
      // Keys are hashes, so every article touches index pages all over the file: fewer, larger checkpoints write them once.
      db.pragma('wal_autocheckpoint = 8192');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw databaseError(error, path);
  }
}

/**
 * Closes a database that was written, as one file by itself: in WAL mode it could not be read on a read-only disk or by
 * somebody who must not write into its folder, and not reliably on a network drive. Where others have it open it stays in
 * WAL mode, and the next run does this.
 */
export function closeWritten(db: Database.Database): void {
  try {
    db.pragma('busy_timeout = 0');
    if (!db.inTransaction) db.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    db.close();
  }
}

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '');

/**
 * Opens the database at `path` for reading only; one of an older schema is brought up to date first.
 *
 * @throws SolieuError with one of the `db/` codes
 */
export function openForReading(path: string, options: OpenOptions = {}): Database.Database {
  try {
    const file = fileAt(path);
    if (!existsSync(path)) throw new SolieuError('db/missing', `There is no database ${path}.`);
    if (!isOurs(path)) throw new SolieuError('db/missing', `${path} is empty.`);
    const open = () => {
      const db = new Database(file, { readonly: true, fileMustExist: true, timeout: options.busyTimeout ?? 5000 });
      try {
        refuseNewer(db, path);
        db.prepare('SELECT count(*) FROM sqlite_schema').get(); // fails here and now where the file is damaged
        db.pragma('query_only = ON');
        db.pragma('trusted_schema = OFF');
        return db;
      } catch (error) {
        db.close();
        throw error;
      }
    };
    try {
      const db = open();
      if (versionOf(db) === migrations.length) return db;
      db.close();
    } catch (error) {
      // Killed in the moment in which it became one file: whoever writes takes that back.
      if (codeOf(error) !== 'SQLITE_READONLY_ROLLBACK') throw error;
    }
    closeWritten(openForWriting(path, options));
    return open();
  } catch (error) {
    if (/^SQLITE_(?:CANTOPEN|READONLY)/u.test(codeOf(error))) {
      const why = 'is as a run left it that was cut off: it can only be read in a folder that can be written to';
      throw new SolieuError('db/unwritable', `${path} ${why}.`, { cause: error });
    }
    throw databaseError(error, path);
  }
}
