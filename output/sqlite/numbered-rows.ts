import type { Database } from 'better-sqlite3';

/** Rows that one statement writes: a call costs about as much as writing three short rows. */
const AT_ONCE = 8;

/**
 * Writes the rows of an article into a table whose first two columns are the article and the number of the row in it, from 0.
 * `values` holds the others, row behind row.
 */
export function numberedRows(
  db: Database,
  table: string,
  width: number,
): (articleId: number, values: ArrayLike<string | number | null>) => void {
  const row = `(${Array.from({ length: width + 2 }, () => '?').join(', ')})`;
  const addMany = db.prepare(`INSERT INTO ${table} VALUES ${Array.from({ length: AT_ONCE }, () => row).join(', ')}`);
  const addOne = db.prepare(`INSERT INTO ${table} VALUES ${row}`);
  return (articleId, values) => {
    const rows = values.length / width;
    for (let n = 0; n < rows; ) {
      const count = n + AT_ONCE <= rows ? AT_ONCE : 1;
      const bound: (string | number | null | undefined)[] = [];
      for (const end = n + count; n < end; n++) {
        bound.push(articleId, n);
        for (let at = n * width; at < (n + 1) * width; at++) bound.push(values[at]);
      }
      (count === 1 ? addOne : addMany).run(...bound);
    }
  };
}
