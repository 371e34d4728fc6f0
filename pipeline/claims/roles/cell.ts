import type { Mention, Span } from '../../model/index.js';
import { ofLast } from '../memo.js';
import type { Figure, Scene, View } from '../scene.js';
import { type Filling, fillingOf } from './role.js';

/** What the head of its column and the label of its row say of a figure in a table. */
export interface Cell {
  /** True in a column that only numbers the rows. */
  readonly counter: boolean;
  readonly object?: Filling;
  readonly subject?: Filling;
  readonly place?: Filling;
  readonly time?: Filling;
}

const COUNTERS = /^(?:stt|tt|số thứ tự|số tt|#)$/iu;
/** Behind the head of a column: `Diện tích (ha)`. */
const UNIT = /\([^()]*\)$/u;

/**
 * Reads a figure's cell by the first row of its table and by the first words of its own row: `Huyện | Diện tích (ha)`, `Bình
 * Liêu | 1.250`; where the head of the column is a time (`Chỉ tiêu | Năm 2015 | Năm 2016`), the row says what is
 * measured. Undefined outside of tables, in the first row, and where rows have not as many cells as the first.
 */
export function cellOf(scene: Scene, { mention, view }: Figure): Cell | undefined {
  const { document, text } = scene;
  const block = document.sentences[view.index]?.block ?? 0;
  const row = document.blocks[block];
  const heads = row?.kind === 'table-row' ? headsOf(scene)[block] : undefined;
  if (row === undefined || heads === undefined) return undefined;
  const cells = cellsOf(text, row);
  const column = cells.findIndex(({ start, end }) => start <= mention.start && mention.end <= end);
  const head = heads[column];
  if (heads.length !== cells.length || head === undefined) return undefined;
  if (COUNTERS.test(text.slice(head.start, head.end))) return { counter: true };
  if (column === 0) return undefined;
  const label = cells.slice(0, column).find(({ start, end }) => /^\p{L}/u.test(text.slice(start, end)));
  if (head.time) {
    const { value, start, end } = head.time;
    return {
      counter: false,
      time: fillingOf({ value: String(value), span: { start, end }, inherited: 'list head' }),
      ...(label ? { object: filling(text, label) } : {}),
    };
  }
  const title = text.slice(head.start, head.end).replace(UNIT, '').trimEnd();
  if (!/\p{L}/u.test(title)) return undefined;
  return {
    counter: false,
    object: filling(text, { start: head.start, end: head.start + title.length }, 'list head'),
    ...(label ? ownerOf(text, view, label) : {}),
  };
}

/** A cell of the first row of a table, with the time that it names. */
interface Head extends Span {
  readonly time: Mention | undefined;
}

/** For every block that is a row below the first of its table the cells of that one. Found once for an article. */
const headsOf = ofLast((scene: Scene): readonly (readonly Head[] | undefined)[] => {
  const { document, text, views } = scene;
  const { blocks, sentences } = document;
  const times = views.flatMap(({ index, words }) => {
    const isRow = blocks[sentences[index]?.block ?? 0]?.kind === 'table-row';
    return isRow ? words.flatMap(({ tag, mention }) => (tag === 'T' && mention ? [mention] : [])) : [];
  });
  let next = 0;
  const timeIn = (cell: Span) => {
    while (next < times.length && (times[next] as Mention).start < cell.start) next++;
    const time = times[next];
    return time && inside(time, cell) ? time : undefined;
  };
  let heads: readonly Head[] | undefined;
  return blocks.map((block) => {
    if (block.kind !== 'table-row') {
      heads = undefined;
      return undefined;
    }
    const above = heads;
    heads ??= cellsOf(text, block).map((cell) => ({ ...cell, time: timeIn(cell) }));
    return above;
  });
});

/** The row is about its label, and lies in the unit that the label names. */
function ownerOf(text: string, { units }: View, label: Span): Pick<Cell, 'subject' | 'place'> {
  const unit = units.find((one) => one.kind === 'unit' && inside(one, label));
  if (!unit) return { subject: filling(text, label) };
  const { value, who, start, end } = unit;
  const named = fillingOf({ value, span: { start, end }, entity: unit, who });
  return { subject: named, place: named };
}

function filling(text: string, span: Span, inherited?: 'list head'): Filling {
  const value = text.slice(span.start, span.end);
  return fillingOf({ value, span, inherited, who: value.toLowerCase() });
}

function inside(one: Span, cell: Span): boolean {
  return cell.start <= one.start && one.end <= cell.end;
}

/** The cells of a row, without the blanks at their ends. */
function cellsOf(text: string, { start, end }: Span): readonly Span[] {
  const out: Span[] = [];
  for (let from = start; from <= end; ) {
    const bar = text.indexOf('|', from);
    const to = bar < 0 || bar >= end ? end : bar;
    const cell = text.slice(from, to);
    const left = from + cell.length - cell.trimStart().length;
    out.push({ start: Math.min(left, to), end: Math.max(left, from + cell.trimEnd().length) });
    from = to + 1;
  }
  return out;
}
