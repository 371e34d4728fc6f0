import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { blankLine, HEAD_MOST } from '../../corpus/readers/headers.js';
import { membersOf } from '../../corpus/readers/members.js';
import type { Range } from './shard.js';

/**
 * Cuts a web archive between records, into ranges with `size` bytes of the file or a little more each. Packed archives
 * are cut where each record is a gzip member of its own, as the standard asks for. Gives nothing where the file is not
 * wholly in order: it is then read as a whole.
 */
export async function cutArchive(path: string, isPacked: boolean, size: number): Promise<Range[] | undefined> {
  const ends = await (isPacked ? endsOfMembers(path) : endsOfRecords(path));
  if (ends === undefined || ends.length === 0) return undefined;
  const cuts: Omit<Range, 'sha256'>[] = [];
  let start = 0;
  let first = 0;
  for (const [n, end] of ends.entries()) {
    if (end - start < size && n < ends.length - 1) continue;
    cuts.push({ start, end, first, records: n + 1 - first });
    start = end;
    first = n + 1;
  }
  const ranges: Range[] = [];
  for (const cut of cuts) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { start: cut.start, end: cut.end - 1 }))
      hash.update(chunk as Buffer);
    ranges.push({ ...cut, sha256: hash.digest('hex') });
  }
  return ranges;
}

/** Length of a record by its header, with the blank line behind it; nothing where it is no proper one. */
function lengthBy(head: Buffer): number | undefined {
  if (head.subarray(0, 5).toString('latin1') !== 'WARC/') return undefined;
  const end = blankLine(head);
  if (end < 0) return undefined;
  const length = /^content-length:[ \t]{0,9}(?<length>\d{1,15})[ \t]{0,9}\r?$/imu.exec(
    head.subarray(0, end).toString('latin1'),
  );
  return length === null ? undefined : end + Number(length.groups?.['length']) + BLANK;
}

/** `\r\n\r\n` behind every record. */
const BLANK = 4;

/** Where each member of a packed archive ends, if each holds exactly one record. */
async function endsOfMembers(path: string): Promise<number[] | undefined> {
  const starts: number[] = [];
  let head: Buffer[] = [];
  let held = 0;
  let length = 0;
  const isOneRecord = () => starts.length === 0 || lengthBy(Buffer.concat(head)) === length;
  for await (const piece of membersOf(createReadStream(path), path)) {
    if ('gap' in piece) return undefined;
    if ('member' in piece) {
      if (!isOneRecord()) return undefined;
      starts.push(piece.member);
      head = [];
      held = 0;
      length = 0;
      continue;
    }
    length += piece.length;
    if (held >= HEAD_MOST) continue;
    head.push(Buffer.from(piece));
    held += piece.length;
  }
  if (!isOneRecord()) return undefined;
  return [...starts.slice(1), (await stat(path)).size];
}

/** Where each record of an archive that is not packed ends. */
async function endsOfRecords(path: string): Promise<number[] | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const ends: number[] = [];
    const head = Buffer.alloc(HEAD_MOST);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(head, 0, head.length, at);
      const length = lengthBy(head.subarray(0, bytesRead));
      if (length === undefined || at + length > size) return undefined;
      const { buffer } = await file.read(Buffer.alloc(BLANK), 0, BLANK, at + length - BLANK);
      if (buffer.toString('latin1') !== '\r\n\r\n') return undefined;
      at += length;
      ends.push(at);
    }
    return ends;
  } finally {
    await file.close();
  }
}
