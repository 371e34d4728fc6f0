/** Shows a value of the database in a text format: NULL is empty, a BLOB is hex. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Buffer.isBuffer(value) ? value.toString('hex') : String(value);
}

/** A line of CSV (RFC 4180), without its end. */
export function csvLine(values: readonly unknown[]): string {
  return values
    .map((value) => {
      const cell = cellOf(value);
      return /[",\r\n]/u.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell;
    })
    .join(',');
}

/** A line of TSV, without its end. TSV has no quoting: tabs and line ends inside a value become blanks. */
export function tsvLine(values: readonly unknown[]): string {
  return values.map((value) => cellOf(value).replace(/[\t\r\n]+/gu, ' ')).join('\t');
}

/** A row of a Markdown table, without its line end. */
export function mdLine(values: readonly unknown[]): string {
  const cells = values.map((value) =>
    cellOf(value)
      .replace(/[\r\n]+/gu, ' ')
      .replaceAll('\\', '\\\\')
      .replaceAll('|', '\\|'),
  );
  return `| ${cells.join(' | ')} |`;
}
