import { type ExportedMention, exported } from '../export/index.js';
import {
  type Answer,
  ask,
  claimByKey,
  claims,
  type Fact,
  facts,
  openForReading,
  type StoredClaim,
} from '../sqlite/index.js';

/** The reading side of a database. */
export interface StoreReader {
  /** Every fact, in the order of the articles and of their text, one at a time. */
  facts(): IterableIterator<Fact>;
  /** Every mention as `solieu export --format jsonl` gives it. */
  mentions(): IterableIterator<ExportedMention>;
  /** The claim with this key (32 hex digits). */
  claim(key: string): StoredClaim | undefined;
  /**
   * Asks one SQL question. The connection is read-only, but runs as long as the question takes.
   *
   * @throws SolieuError `sql/refused`, `sql/failed`
   */
  query(sql: string): Answer;
  close(): void;
}

/**
 * Opens a database for reading.
 *
 * @throws SolieuError with one of the `db/` codes
 */
export function openStore(path: string): StoreReader {
  const db = openForReading(path);
  return {
    facts: () => facts(db),
    *mentions() {
      for (const claim of claims(db)) yield exported(claim);
    },
    claim: (key) => claimByKey(db, key),
    query: (sql) => ask(db, sql),
    close: () => {
      db.close();
    },
  };
}
