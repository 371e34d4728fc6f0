import { cellOf } from '../export/index.js';
import { padded, printable, shortened, widthOf, wrapped } from './width.js';

const GAP = '  ';
/** The narrowest that a column may be made; with less, a row is shown as a list of its values. */
const NARROWEST = 8;
/** The widest that a value is shown where there is no room for all: enough for a long name. */
const LIST_VALUE_MIN = 20;

/** A table for people, and whether something was left out of it. */
interface Drawn {
  readonly text: string;
  readonly isShortened: boolean;
}

/** Widths that together fit into `width`: the widest columns give way first. Absent where even the narrowest do not. */
function fitting(natural: readonly number[], width: number): number[] | undefined {
  const room = width - GAP.length * (natural.length - 1);
  const floor = natural.map((wanted) => Math.min(wanted, NARROWEST));
  if (sum(floor) > room) return undefined;
  let low = NARROWEST;
  let high = Math.max(NARROWEST, ...natural);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(natural.map((wanted) => Math.min(wanted, middle))) <= room) low = middle;
    else high = middle - 1;
  }
  return natural.map((wanted) => Math.min(wanted, low));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * Rows as a table that fits into `width` columns; without `width` nothing is cut. Where there are too many columns for
 * the width, each row becomes a list of its values that are not NULL.
 */
export function tableOf(columns: readonly string[], rows: readonly (readonly unknown[])[], width?: number): Drawn {
  const cells = rows.map((row) => row.map((value) => printable(cellOf(value))));
  const natural = columns.map((name, i) => Math.max(widthOf(name), ...cells.map((row) => widthOf(row[i] ?? ''))));
  const widths = width === undefined ? natural : fitting(natural, width);
  if (widths === undefined) return listOf(columns, cells, width ?? 0);
  const isNumeric = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const line = (values: readonly string[]) =>
    values
      .map((value, i) => padded(shortened(value, widths[i]!), widths[i]!, isNumeric[i] ? 'end' : 'start'))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((one) => '─'.repeat(one)).join(GAP);
  const text = [line(columns), rule, ...cells.map(line)].map((one) => `${one}\n`).join('');
  return { text, isShortened: widths.some((one, i) => one < natural[i]!) };
}

function listOf(columns: readonly string[], cells: readonly (readonly string[])[], width: number): Drawn {
  const nameWidth = Math.max(...columns.map(widthOf));
  const room = Math.max(LIST_VALUE_MIN, width - nameWidth - GAP.length);
  const indent = '\n'.padEnd(1 + nameWidth + GAP.length);
  const records = cells.map((row, n) => {
    const lines = row.flatMap((value, i) =>
      value === '' ? [] : [`${padded(columns[i] ?? '', nameWidth)}${GAP}${wrapped(value, room).join(indent)}\n`],
    );
    const head = `── ${n + 1} `;
    return `${head}${'─'.repeat(Math.max(0, Math.min(width, 60) - head.length))}\n${lines.join('')}`;
  });
  return { text: records.join(''), isShortened: false };
}
