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
 * Time bounds them too, so that other programs see what is done and get their turn, also while the next piece is waited
 * for. `committed` is called behind every commit.
 */
export function batchOn(db: Database, committed: () => void = () => undefined): Batch {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  let pieces = 0;
  let began = 0;
  let clock: NodeJS.Timeout | undefined;
  /** What went wrong with a commit that nobody was there to hear of. */
  let failure: { readonly error: unknown } | undefined;
  const hear = () => {
    if (failure === undefined) return;
    const { error } = failure;
    failure = undefined;
    throw error;
  };
  const end = () => {
    clearTimeout(clock);
    hear();
    pieces = 0;
    if (!db.inTransaction) return;
    commit.run();
    committed();
  };
  return {
    begin() {
      hear();
      if (db.inTransaction) return;
      begin.run();
      began = performance.now();
      clock = setTimeout(() => {
        try {
          end();
        } catch (error) {
          failure = { error };
        }
      }, MOST_TIME);
    },
    done() {
      pieces++;
      if (pieces >= MOST_PIECES || performance.now() - began > MOST_TIME) end();
    },
    commit: end,
    drop() {
      clearTimeout(clock);
      if (db.inTransaction) rollback.run();
      pieces = 0;
    },
  };
}
