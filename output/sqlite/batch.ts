import type { Database } from 'better-sqlite3';

/** A transaction is ended behind the piece of work that makes it this long: articles, and milliseconds. */
const MOST_PIECES = 500;
const MOST_TIME = 250;

/** Several pieces of work (articles) in one transaction; each is in the file as a whole or not at all. */
export interface Batch {
  /** Begins a transaction where none is open. */
  begin(): void;
  /** Counts a piece that is whole, and ends the transaction where it has become long enough. */
  done(): void;
  /** Ends the transaction. */
  commit(): void;
  /** Undoes the pieces since the last commit; an error of the disk may have undone them already. */
  drop(): void;
}

/**
 * Batches on an open database: a commit for every article would write the pages that all articles share again and again.
 * Time bounds them too, so that other programs see what is done and get their turn.
 */
export function batchOn(db: Database): Batch {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  let pieces = 0;
  let began = 0;
  const end = () => {
    if (db.inTransaction) commit.run();
    pieces = 0;
  };
  return {
    begin() {
      if (db.inTransaction) return;
      begin.run();
      began = performance.now();
    },
    done() {
      pieces++;
      if (pieces >= MOST_PIECES || performance.now() - began > MOST_TIME) end();
    },
    commit: end,
    drop() {
      if (db.inTransaction) rollback.run();
      pieces = 0;
    },
  };
}
