import type { ErrorCode } from '../../pipeline/model/index.js';
import type { Manifest } from './manifest.js';
import type { Shard } from './shard.js';
import type { Items } from './shard-inputs.js';

/** The formats of shards of output. */
export const SHARD_FORMATS = ['sqlite', 'jsonl', 'csv', 'parquet'] as const;
export type ShardFormat = (typeof SHARD_FORMATS)[number];

/** Asks the child to make sure that the bytes are those of the plan. */
export interface Verify {
  readonly task: 'verify';
  readonly shard: Shard;
}

/** Asks the child to read items into the database `scratch`; what is in it already is not read again. */
export interface Mine {
  readonly task: 'mine';
  readonly shard: Shard;
  readonly items: Items;
  readonly scratch: string;
  readonly ruleset: string;
}

/** Asks the child to make the file of output from the database and to put it in its place. */
export interface Publish {
  readonly task: 'publish';
  readonly scratch: string;
  readonly out: string;
  readonly format: ShardFormat;
  /** The manifest as far as it is known. */
  readonly about: Pick<Manifest, 'shard' | 'n' | 'plan' | 'of' | 'ruleset' | 'format' | 'crashed'>;
}

export type Task = Verify | Mine | Publish;

/** Says which item of the shard is read next: work goes on, and where it may end. */
export interface Beat {
  readonly item: number;
}

/** What came of a task. A fault is one that a user can act on; everything else brings the child down. */
export type Reply = { readonly done: Manifest | true } | { readonly fault: ErrorCode; readonly message: string };
