import { renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { type Condition, describe, facts } from '../sqlite/index.js';

/** Rows of a row group: they are held as columns until it is written. */
const GROUP = 20_000;

type ParquetType = 'DOUBLE' | 'INT32' | 'STRING';

const typeOf = (declared: string): ParquetType =>
  declared === 'REAL' ? 'DOUBLE' : declared === 'INTEGER' ? 'INT32' : 'STRING';

function elementOf(name: string, type: ParquetType) {
  const nullable = { name, repetition_type: 'OPTIONAL' as const };
  if (type === 'STRING') return { ...nullable, type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const };
  return { ...nullable, type };
}

/** A column of a Parquet file; `type` as the schema declares it: `TEXT`, `INTEGER`, `REAL`. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

/**
 * Writes the facts as one Parquet file and gives their number. The file appears under its name when it is whole.
 */
export function writeParquet(db: Database, path: string, condition?: Condition): number {
  // The statement begins when the file is open: one that was begun and never read keeps the connection busy.
  function* rows() {
    yield* facts(db, condition);
  }
  return writeRows(path, describe(db, 'facts').columns, rows());
}

/**
 * Writes rows as one Parquet file (Snappy, a group of 20 000 rows at a time; memory does not grow with them) and gives
 * their number. The file appears under its name when it is whole.
 */
export function writeRows(path: string, described: readonly ParquetColumn[], rows: Iterable<object>): number {
  const columns = described.map(({ name, type }) => ({ name, type: typeOf(type) }));
  const partial = `${path}.partial`;
  try {
    const writer = new ParquetWriter({
      writer: fileWriter(partial),
      schema: [
        { name: 'facts', num_children: columns.length },
        ...columns.map(({ name, type }) => elementOf(name, type)),
      ],
      createdBy: 'solieu',
    });
    let group: Readonly<Record<string, unknown>>[] = [];
    let n = 0;
    const flush = () => {
      if (group.length === 0) return;
      writer.write({
        columnData: columns.map(({ name, type }) => ({ name, type, data: group.map((row) => row[name]) })),
        rowGroupSize: GROUP,
      });
      group = [];
    };
    for (const row of rows) {
      group.push(row as Readonly<Record<string, unknown>>);
      n++;
      if (group.length === GROUP) flush();
    }
    flush();
    writer.finish();
    renameSync(partial, path);
    return n;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
