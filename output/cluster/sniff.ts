import { createReadStream } from 'node:fs';
import type { ReadOptions } from '../../corpus/read.js';
import { type Chunks, peeked } from '../../corpus/readers/chunks.js';
import { isGzip } from '../../corpus/readers/gunzip.js';
import { entriesOf, isJsonLines } from '../../corpus/readers/json.js';
import { unpackedHead } from '../../corpus/readers/members.js';
import { areSifted } from '../../corpus/readers/sift.js';
import { decodedHead } from '../../corpus/readers/transcode.js';
import { isWarc } from '../../corpus/readers/warc.js';
import { bytesFrom } from './cut-lines.js';

/** How a file can be cut: between lines of UTF-8, between records of a web archive, or not. */
export interface Cuttable {
  readonly into: 'lines' | 'records' | 'nothing';
  /** True where the file is packed by gzip. */
  readonly isPacked: boolean;
}

/**
 * Tells by the content of a file, as the readers do, how it can be cut. Lines whose records are sifted are one piece: what
 * is told of them is told of the file.
 */
export async function cuttable(path: string, read: ReadOptions = {}): Promise<Cuttable> {
  try {
    const file = await headOf(createReadStream(path));
    const isPacked = isGzip(file);
    if (isWarc(isPacked ? unpackedHead(file) : file)) return { into: 'records', isPacked };
    const head = isPacked ? await headOf(bytesFrom(path, isPacked)) : file;
    if (!areLines(head, path)) return { into: 'nothing', isPacked };
    const entries = entriesOf(bytesFrom(path, isPacked), path, read, () => ({}));
    return { into: (await areSifted(entries, read.map)) ? 'nothing' : 'lines', isPacked };
  } catch {
    return { into: 'nothing', isPacked: false }; // reading it tells what is wrong
  }
}

function areLines(head: Buffer, path: string): boolean {
  const { text, encoding } = decodedHead(head, path);
  return encoding === 'utf-8' && isJsonLines(text, path);
}

async function headOf(chunks: Chunks): Promise<Buffer> {
  const { head, all } = await peeked(chunks);
  for await (const _ of all) break; // lets go of the file
  return head;
}
