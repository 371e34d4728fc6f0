import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readInputs } from '../../corpus/index.js';
import { atRecord, problemOf } from '../../corpus/problems.js';
import { MAX_BYTES } from '../../corpus/read.js';
import { takeStream } from '../../corpus/readers/index.js';
import { streamLines } from '../../corpus/readers/lines.js';
import { readUnread } from '../../corpus/unread.js';
import { type Article, advice, SolieuError } from '../../pipeline/model/index.js';
import type { Problem } from '../../pipeline/run.js';
import { bytesFrom } from './cut-lines.js';
import { fileHash } from './plan.js';
import { type FilesShard, type LinesShard, type RecordsShard, type Shard, sourceOf } from './shard.js';

/** Which of a shard's items are read: `from` and those behind it up to `to`; some of them are told as problems instead. */
export interface Items {
  readonly from: number;
  readonly to: number;
  /** Items that brought the process down. */
  readonly crashed: readonly number[];
}

/**
 * Makes sure that the bytes of a shard are those of the plan.
 *
 * @throws SolieuError `cluster/changed`
 */
export async function verifyShard(shard: Shard): Promise<void> {
  if (shard.kind === 'files') {
    for (const { path, sha256 } of shard.files) {
      if (sha256 === undefined) continue; // it could not be read when it was planned: reading it will tell
      if (!existsSync(path)) throw changed(`${path} is not there any more.`);
      if ((await fileHash(path)) !== sha256) throw changed(`${path} is not the file that was planned.`);
    }
    return;
  }
  const { path, start, end, sha256 } = shard;
  if (!existsSync(path)) throw changed(`${path} is not there any more.`);
  const hash = createHash('sha256');
  for await (const bytes of rangeOf(shard)) hash.update(bytes);
  if (hash.digest('hex') !== sha256)
    throw changed(`Bytes ${start} to ${end} of ${path} are not those that were planned.`);
}

const changed = (message: string): SolieuError => new SolieuError('cluster/changed', message);

/** The bytes of the range of a shard; fewer where the file has become shorter. */
async function* rangeOf(shard: LinesShard | RecordsShard): AsyncGenerator<Uint8Array> {
  const { path, start, end } = shard;
  if (start === end) return;
  if (shard.kind === 'records' || !shard.isPacked) {
    yield* createReadStream(path, { start, end: end - 1 });
    return;
  }
  let offset = 0;
  try {
    for await (const chunk of bytesFrom(path, true)) {
      if (offset + chunk.length > start) {
        yield chunk.subarray(Math.max(0, start - offset), Math.min(chunk.length, end - offset));
      }
      offset += chunk.length;
      if (offset >= end) return;
    }
  } catch (error) {
    // Damage that was planned lies behind the range; before its end, the hash tells.
    if (!(error instanceof SolieuError)) throw error;
  }
}

/**
 * The articles and problems of some items of a shard, as one run over all inputs gives them.
 *
 * @param onItem told before an item is read
 */
export function inputsOf(
  shard: Shard,
  items: Items,
  onItem: (item: number) => void,
): AsyncGenerator<Article | Problem> {
  switch (shard.kind) {
    case 'files':
      return articlesOf(shard, items, onItem);
    case 'lines':
      return recordsOf(shard, items, onItem);
    case 'records':
      return capturesOf(shard, items, onItem);
  }
}

function crashOf(shard: Shard, item: number): Problem {
  const source = sourceOf(shard, item);
  const message = `${source} brought the process down that read it; it was left out.`;
  return { source, code: 'input/crashed', message, hint: advice['input/crashed'] };
}

type OnItem = (item: number) => void;

async function* articlesOf(
  shard: FilesShard,
  { from, to, crashed }: Items,
  onItem: OnItem,
): AsyncGenerator<Article | Problem> {
  for (let item = from; item < to; item++) {
    if (crashed.includes(item)) {
      yield crashOf(shard, item);
      continue;
    }
    onItem(item);
    for await (const input of readInputs([sourceOf(shard, item)], shard.read)) yield atRecord(input);
  }
}

async function* recordsOf(
  shard: LinesShard,
  { from, to, crashed }: Items,
  onItem: OnItem,
): AsyncGenerator<Article | Problem> {
  const most = shard.read?.maxBytes ?? MAX_BYTES;
  let item = 0;
  if (from < to) {
    for await (const line of streamLines(rangeOf(shard), most)) {
      if ('bytes' in line && line.bytes.toString('latin1').trim() === '') continue;
      const at = item++;
      if (at < from) continue;
      onItem(at);
      if (crashed.includes(at)) yield crashOf(shard, at);
      else yield recordOf(shard, at, line, most);
      if (item === to) break;
    }
  }
  if (shard.isCut === true && to === shard.records) yield* damageOf(shard);
}

function recordOf(
  shard: LinesShard,
  item: number,
  line: { readonly bytes: Buffer } | { readonly tooLong: number },
  most: number,
): Article | Problem {
  const source = sourceOf(shard, item);
  if ('tooLong' in line) {
    const message = `${source} has ${line.tooLong} bytes; at most ${most} are read.`;
    return { ...problemOf(new SolieuError('input/too-large', message), shard.path), source };
  }
  const { bytes } = line;
  const rawHash = createHash('sha256').update(bytes).digest('hex');
  const record = shard.first + item;
  const read = readUnread({ source, path: shard.path, record, rawHash, bytes }, shard.read);
  return 'code' in read ? { ...read, source } : read;
}

/** The pages of an archive. Its reader counts from 0 in the range, and tells the numbers of records in its messages. */
async function* capturesOf(
  shard: RecordsShard,
  { from, to, crashed }: Items,
  onItem: OnItem,
): AsyncGenerator<Article | Problem> {
  const { path, first, read } = shard;
  for await (const taken of takeStream(rangeOf(shard), path, read)) {
    const item = 'capture' in taken ? taken.capture?.record : 'record' in taken ? taken.record : undefined;
    if (item === undefined || item < from || item >= to) continue;
    onItem(item);
    const source = sourceOf(shard, item);
    if (crashed.includes(item)) {
      yield crashOf(shard, item);
    } else if ('capture' in taken && taken.capture !== undefined) {
      const capture = { ...taken.capture, record: first + item };
      const article = readUnread({ ...taken, source, capture }, read);
      yield 'code' in article ? { ...article, source } : article;
    } else if ('code' in taken) {
      yield { ...taken, source, message: taken.message.replaceAll(`${path}#${item}`, source) };
    }
  }
}

/** What is wrong with a packed file behind its last whole line. */
async function* damageOf({ path }: LinesShard): AsyncGenerator<Problem> {
  try {
    const bytes = bytesFrom(path, true)[Symbol.asyncIterator]();
    while ((await bytes.next()).done !== true);
  } catch (error) {
    yield problemOf(error, path);
  }
}
