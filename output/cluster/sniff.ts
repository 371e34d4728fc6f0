import { createReadStream } from 'node:fs';
import { type Chunks, peeked } from '../../corpus/readers/chunks.js';
import { gunzipped, isGzip } from '../../corpus/readers/gunzip.js';
import { isJsonLines } from '../../corpus/readers/json.js';
import { unpackedHead } from '../../corpus/readers/members.js';
import { decodedHead } from '../../corpus/readers/transcode.js';
import { isWarc } from '../../corpus/readers/warc.js';

/** How a file can be cut: between lines of UTF-8, between records of a web archive, or not. */
export interface Cuttable {
  readonly into: 'lines' | 'records' | 'nothing';
  /** True where the file is packed by gzip. */
  readonly isPacked: boolean;
}

/** Tells by the content of a file, as the readers do, how it can be cut. */
export async function cuttable(path: string): Promise<Cuttable> {
  try {
    const file = await headOf(createReadStream(path));
    if (!isGzip(file)) return { into: isWarc(file) ? 'records' : linesIn(file, path), isPacked: false };
    if (isWarc(unpackedHead(file))) return { into: 'records', isPacked: true };
    return { into: linesIn(await headOf(gunzipped(createReadStream(path), path)), path), isPacked: true };
  } catch {
    return { into: 'nothing', isPacked: false }; // reading it tells what is wrong
  }
}

function linesIn(head: Buffer, path: string): 'lines' | 'nothing' {
  const { text, encoding } = decodedHead(head, path);
  return encoding === 'utf-8' && isJsonLines(text, path) ? 'lines' : 'nothing';
}

async function headOf(chunks: Chunks): Promise<Buffer> {
  const { head, all } = await peeked(chunks);
  for await (const _ of all) break; // lets go of the file
  return head;
}
