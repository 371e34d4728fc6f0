import type { DocumentBlock } from './blocks.js';

/** A piece of text as pdfjs gives it. */
export interface Glyphs {
  readonly str: string;
  /** Scale and place: `[a, b, c, d, x, y]` in points from the lower left corner. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

/** One printed line. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Height of its letters, in points. */
  readonly size: number;
  /** Parts with a wide gap between: cells of a table. */
  readonly cells: readonly string[];
}

/** Gaps between pieces, in heights of a letter, from which they are words of their own or cells of a table. */
const WORD_GAP = 0.15;
const CELL_GAP = 2;
/** Share of the width of the column up to which a line ends early, as the last of a paragraph does. */
const FULL_LINE = 0.85;
/** A line this much farther from the last than lines are by rule begins a paragraph. */
const WIDE_LEADING = 1.35;
/** Letters this much larger than those of the text are of a heading. */
const LARGE = 1.15;
/** A line at the edge of so many pages is none of the text. */
const PAGES_WITH_FRAME = 3;
const EDGE_LINES = 2;

/** Puts the pieces of a page into lines, in the order in which they were printed. */
export function linesOfPage(items: readonly Glyphs[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: Glyphs[] = [];
  const flush = () => {
    const made = lineOf(line);
    if (made !== undefined) lines.push(made);
    line = [];
  };
  for (const item of items) {
    const last = line.at(-1);
    if (last !== undefined && item.str.trim() !== '' && Math.abs(yOf(item) - yOf(last)) > sizeOf(last) * 0.5) flush();
    if (item.str !== '') line.push(item);
    if (item.hasEOL) flush();
  }
  flush();
  return joinedRows(lines);
}

const xOf = ({ transform }: Glyphs): number => transform[4] ?? 0;
const yOf = ({ transform }: Glyphs): number => transform[5] ?? 0;
const sizeOf = ({ transform }: Glyphs): number => Math.max(Math.hypot(transform[2] ?? 0, transform[3] ?? 0), 1);

function lineOf(items: readonly Glyphs[]): PdfLine | undefined {
  const printed = items.filter(({ str }) => str.trim() !== '');
  const [first] = printed;
  if (first === undefined) return undefined;
  const cells = [''];
  let right = xOf(first);
  let size = 0;
  for (const item of items) {
    // Blanks are pieces of their own, as wide as the gap that they fill.
    if (item.str.trim() === '') {
      cells[cells.length - 1] += ' ';
      continue;
    }
    const gap = (xOf(item) - right) / sizeOf(item);
    if (gap > CELL_GAP) cells.push('');
    else if (gap > WORD_GAP) cells[cells.length - 1] += ' ';
    cells[cells.length - 1] += item.str;
    right = Math.max(right, xOf(item) + item.width);
    size = Math.max(size, sizeOf(item));
  }
  const clean = cells.map(cleaned).filter((cell) => cell !== '');
  const text = clean.join(clean.length > 1 ? ' | ' : '');
  return { text, x: xOf(first), right, y: yOf(first), size, cells: clean };
}

const cleaned = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u00ad\u200b]+/gu, ' ')
    .trim()
    .normalize('NFC');

/** Cells of a row that were printed one by one, each with a line end, stand beside each other. */
function joinedRows(lines: readonly PdfLine[]): PdfLine[] {
  const rows: PdfLine[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last !== undefined && Math.abs(last.y - line.y) < 1 && line.x - last.right > line.size * WORD_GAP) {
      const isCell = line.x - last.right > line.size * CELL_GAP;
      const cells = isCell
        ? [...last.cells, ...line.cells]
        : [...last.cells.slice(0, -1), `${last.cells.at(-1) ?? ''} ${line.cells[0] ?? ''}`, ...line.cells.slice(1)];
      const text = cells.join(' | ');
      rows[rows.length - 1] = { ...last, text, cells, right: line.right, size: Math.max(last.size, line.size) };
    } else {
      rows.push(line);
    }
  }
  return rows;
}

/** Joins the lines of all pages to paragraphs. Vietnamese is not hyphenated: a line end is a blank. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): DocumentBlock[] {
  const bodySize = commonest(pages.flat().map(({ size, text }) => [size, text.length]));
  const lines = withoutFrames(pages, bodySize * LARGE);
  const leading = commonest(
    lines.flatMap(({ y }, n) => (n > 0 && lines[n - 1]!.y > y ? [[lines[n - 1]!.y - y, 1] as const] : [])),
  );
  const columnRight = new Map<number, number>();
  const columnOf = ({ x }: PdfLine) => Math.round(x / 72);
  for (const line of lines) {
    const column = columnOf(line);
    columnRight.set(column, Math.max(columnRight.get(column) ?? 0, line.right));
  }
  const isFull = (line: PdfLine): boolean => {
    const right = columnRight.get(columnOf(line)) ?? line.right;
    return line.right - line.x >= (right - line.x) * FULL_LINE;
  };
  const goesOn = (last: PdfLine, line: PdfLine): boolean => {
    if (last.cells.length > 1 || line.cells.length > 1) return false;
    if (Math.abs(last.size - line.size) > last.size * 0.1) return false;
    if (OPENS_ITEM.test(line.text)) return false;
    const drop = last.y - line.y;
    if (drop > 0 && drop > leading * WIDE_LEADING && drop > line.size * 2.2) return false;
    const isHeading = line.size > bodySize * LARGE;
    return isHeading || isFull(last) || /^\p{Ll}/u.test(line.text);
  };
  const blocks: { kind: DocumentBlock['kind']; text: string; last: PdfLine }[] = [];
  for (const line of lines) {
    const open = blocks.at(-1);
    if (open !== undefined && goesOn(open.last, line)) {
      open.text += ` ${line.text}`;
      open.last = line;
      continue;
    }
    const isLarge = line.size > bodySize * LARGE;
    const kind =
      line.cells.length > 1 ? 'table-row' : isLarge ? 'heading' : isContents(line.text) ? 'meta' : 'paragraph';
    blocks.push({ kind, text: line.text, last: line });
  }
  const headings = blocks.slice(0, FIRST_BLOCKS).filter(({ kind }) => kind === 'heading');
  const largest = Math.max(...headings.map(({ last }) => last.size));
  const title = headings.find(({ last }) => last.size === largest);
  return blocks.map((block) => ({ kind: block === title ? 'title' : block.kind, text: block.text }));
}

/** The title stands among the first of a document, below the name of whose it is. */
const FIRST_BLOCKS = 12;

/** `2.1 Dân số . . . . . . . 12` */
const isContents = (text: string): boolean =>
  /\d$/u.test(text) && (text.includes('. . . . .') || text.includes('......'));

/** `1. …`, `a) …`, `- …`, `Điều 5.` begin a line of their own. */
const OPENS_ITEM = /^(?:[-–•+*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|[IVX]{1,5}\.\s|Điều\s\d)/u;

/** The value with the most weight, to a tenth. */
function commonest(values: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) {
    const key = Math.round(value * 10) / 10;
    weights.set(key, (weights.get(key) ?? 0) + weight);
  }
  let best = 0;
  let most = 0;
  for (const [value, weight] of weights) {
    if (weight <= most) continue;
    best = value;
    most = weight;
  }
  return best;
}

/** All lines, without page numbers and what stands at the top or foot of several pages, numbers aside. */
function withoutFrames(pages: readonly (readonly PdfLine[])[], large: number): PdfLine[] {
  const key = ({ text }: PdfLine) => text.replace(/\d{1,6}/gu, '#');
  const seen = new Map<string, number>();
  const isEdge = (page: readonly PdfLine[], n: number) => n < EDGE_LINES || n >= page.length - EDGE_LINES;
  for (const page of pages) {
    for (const text of new Set(page.filter((_, n) => isEdge(page, n)).map(key)))
      seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return pages.flatMap((page) =>
    page.filter((line, n) => {
      // The title stands at the top of the first page, and small at the top of the others.
      if (!isEdge(page, n) || line.size > large) return true;
      const isNumber = /^[-–\s]{0,3}(?:Trang\s)?\d{1,4}(?:\s?\/\s?\d{1,4})?[-–\s]{0,3}$/u.test(line.text);
      return !(isNumber && pages.length > 1) && (seen.get(key(line)) ?? 0) < PAGES_WITH_FRAME;
    }),
  );
}
