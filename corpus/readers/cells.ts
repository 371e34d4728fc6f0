/** One cell of a row, without its quotes. */
export interface Cell {
  readonly text: string;
  /** True where it stands in quotes, and may hold separators and line ends. */
  readonly isQuoted: boolean;
}

/**
 * Cuts the beginning of a table into rows that are not blank, to tell what it is; reading it is left to csv-parse.
 *
 * @param head its last row is left out where no line end stands behind it
 */
export function rowsIn(head: string, delimiter: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (let at = 0; at < head.length; ) {
    const { cell, end } = cellAt(head, at, delimiter);
    row.push(cell);
    if (end >= head.length) break;
    at = end + 1;
    if (head[end] === delimiter) continue;
    if (row.length > 1 || row[0]!.text.trim() !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** The cell that begins at `at`, and where the separator or line end behind it stands. */
function cellAt(head: string, start: number, delimiter: string): { readonly cell: Cell; readonly end: number } {
  let at = start;
  // `title, "text"`; of a row cut by tabs, blanks may be cells.
  if (delimiter !== '\t') while (head[at] === ' ') at++;
  if (head[at] !== '"') at = start;
  const isEnd = (unit: string | undefined) => unit === delimiter || unit === '\n' || unit === '\r';
  if (head[at] !== '"') {
    let end = at;
    while (end < head.length && !isEnd(head[end])) end++;
    return { cell: { text: head.slice(at, end), isQuoted: false }, end };
  }
  let text = '';
  let from = at + 1;
  for (;;) {
    const quote = head.indexOf('"', from);
    if (quote < 0) return { cell: { text: text + head.slice(from), isQuoted: true }, end: head.length };
    text += head.slice(from, quote);
    if (isEnd(head[quote + 1]) || quote + 1 >= head.length) return { cell: { text, isQuoted: true }, end: quote + 1 };
    // A doubled quote stands for one; any other quote within a cell stands for itself.
    text += '"';
    from = quote + (head[quote + 1] === '"' ? 2 : 1);
  }
}
