import { createHash } from 'node:crypto';
import type { ReadOptions } from '../../corpus/index.js';

/** A file that is read as a whole. */
export interface PlannedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of its bytes in hex; absent where it could not be read, which reading it will tell again. */
  readonly sha256?: string;
}

interface Common {
  /** Identity: a hash of everything below but `n`. */
  readonly shard: string;
  /** Number in the plan, from 0. */
  readonly n: number;
  readonly read?: ReadOptions;
}

/** Some files, one after the other. */
export interface FilesShard extends Common {
  readonly kind: 'files';
  readonly files: readonly PlannedFile[];
}

/** A range of one file that is cut between its records. */
export interface Range {
  /** In bytes. */
  readonly start: number;
  readonly end: number;
  /** Number of its first record in the file, and how many it has. */
  readonly first: number;
  readonly records: number;
  /** SHA-256 of the bytes of the range, in hex. */
  readonly sha256: string;
}

/** A run of whole lines of a stream. */
export interface LinesRange extends Range {
  /** True where unpacking breaks behind the range: the file is cut or damaged there, and this shard tells it. */
  readonly isCut?: true;
}

/** A range of one file of JSON lines. */
export interface LinesShard extends Common, LinesRange {
  readonly kind: 'lines';
  readonly path: string;
  /** True where the file is packed by gzip; the range then counts bytes of what it holds. */
  readonly isPacked: boolean;
}

/** A range of whole records of one web archive; in bytes of the file, also where it is packed. */
export interface RecordsShard extends Common, Range {
  readonly kind: 'records';
  readonly path: string;
}

/** A piece of the input: one job of a queue, one file of output. */
export type Shard = FilesShard | LinesShard | RecordsShard;

/** A shard without what is worked out from it. */
export type ShardParts = Parts<FilesShard> | Parts<LinesShard> | Parts<RecordsShard>;
type Parts<T extends Shard> = Omit<T, 'shard' | 'n'>;

/** Hex digits of a shard's identity. */
const ID_LENGTH = 32;

/** Gives a shard its identity: the same paths, ranges and bytes are the same shard on every machine and in every plan. */
export function shardOf(parts: ShardParts, n: number): Shard {
  const shard = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_LENGTH);
  return { shard, n, ...parts } as Shard;
}

/** How many parts the shard can be cut into: records or files. */
export function itemsOf(shard: Shard): number {
  return shard.kind === 'files' ? shard.files.length : shard.records;
}

/** Bytes of input; of what a packed file holds. */
export function bytesOf(shard: Shard): number {
  if (shard.kind === 'files') return shard.files.reduce((sum, { bytes }) => sum + bytes, 0);
  return shard.end - shard.start;
}

/** The path under which an item of the shard is told to the user. */
export function sourceOf(shard: Shard, item: number): string {
  return shard.kind === 'files' ? (shard.files[item]?.path ?? '') : `${shard.path}#${shard.first + item}`;
}
