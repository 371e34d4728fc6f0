/** A value that binds to a parameter of a question. */
export type Bindable = string | number | null;

/** What the child is asked: one question on one file. */
export interface Question {
  readonly path: string;
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Bindable>>;
  /** At most so many rows and about so many bytes of values. */
  readonly rows: number;
  readonly bytes: number;
}

/** What the child says: columns first, then rows in pieces, each asked for with `next`; or what went wrong. */
export type Reply =
  | { readonly columns: readonly string[] }
  | { readonly rows: readonly (readonly unknown[])[]; readonly isLast: boolean; readonly isCut: boolean }
  | { readonly code: 'sql/refused' | 'sql/failed'; readonly message: string };
