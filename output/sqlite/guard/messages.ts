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
  /** The process that asks, and the milliseconds of the processor that an answer may take without it. */
  readonly parent: number;
  readonly processor: number;
}

/** What the child says: rows in pieces, each behind the first asked for with `next`; or what went wrong. */
export type Reply = Piece | { readonly code: 'sql/refused' | 'sql/failed'; readonly message: string };

export interface Piece {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly isLast: boolean;
  /** True where the answer ended at a limit. */
  readonly isCut: boolean;
}
