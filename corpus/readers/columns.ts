import { type FieldMap, keyedFieldsOf, plain } from './fields.js';

/** `--map text=2`: the second column. */
export const IS_NUMBER = /^\d{1,4}$/u;

/** The columns of a table: each has a name of its own, and those of one name are told. */
export interface Columns {
  readonly names: readonly string[];
  /** Name → the places of the columns that had it too. */
  readonly again: ReadonlyMap<string, readonly number[]>;
}

/** `content`, `Content` become `content`, `Content 2`; a column without a name goes by its number. */
export function columnsOf(cells: readonly string[]): Columns {
  const names: string[] = [];
  const again = new Map<string, number[]>();
  /** The name without what does not count → the first column that has it, and how many have. */
  const firsts = new Map<string, { readonly name: string; count: number }>();
  for (const [at, cell] of cells.entries()) {
    const given = cell.trim() || String(at + 1);
    const first = firsts.get(plain(given));
    if (first === undefined) {
      firsts.set(plain(given), { name: given, count: 1 });
      names.push(given);
      continue;
    }
    first.count++;
    const name = `${given} ${first.count}`;
    firsts.set(plain(name), { name, count: 1 });
    names.push(name);
    const places = again.get(first.name);
    if (places === undefined) again.set(first.name, [at]);
    else places.push(at);
  }
  return { names, again };
}

/** A row with its names; of columns of one name the first that says anything counts. */
export function recordOf(cells: readonly string[], { names, again }: Columns, map: FieldMap | undefined) {
  const record = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  for (const [name, places] of again) {
    if (record[name]?.trim() === '')
      record[name] = places.map((at) => cells[at] ?? '').find((cell) => cell.trim()) ?? '';
  }
  for (const key of Object.values(map ?? {})) {
    if (IS_NUMBER.test(key) && record[key] === undefined) record[key] = cells[Number(key) - 1] ?? '';
  }
  return record;
}

/** Names that are read, and under which another column says something else. */
export function doubledIn(
  cells: readonly string[],
  { again }: Columns,
  record: Readonly<Record<string, string>>,
  map: FieldMap | undefined,
): readonly string[] {
  if (again.size === 0) return [];
  const read = Object.values(keyedFieldsOf(record, map).keys);
  const says = (at: number) => (cells[at] ?? '').trim();
  return [...again].flatMap(([name, places]) =>
    read.includes(name) && places.some((at) => says(at) !== '' && says(at) !== record[name]!.trim()) ? [name] : [],
  );
}
