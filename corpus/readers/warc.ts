import { type ErrorCode, SolieuError } from '../../pipeline/model/index.js';
import { problemOf } from '../problems.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import type { Items, Take } from './chunks.js';
import { blankLine, HEAD_MOST, headersIn } from './headers.js';
import type { Piece } from './members.js';
import { captured, isCapture, refuseLargeCapture } from './warc-capture.js';
import { type ArchiveSource, sourceOf } from './warc-source.js';

/** Begins every record. */
const MARK = 'WARC/';
const MARK_LENGTH = 5;
/** Bytes that wrong lengths may make the reader look at twice, in one archive. */
const AGAIN_MOST = 1 << 28;

export const isWarc = (head: Uint8Array): boolean =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 64)).toString('latin1').trimStart().startsWith(MARK);

/**
 * Reads the pages and texts of a web archive (WARC 1.0 and 1.1), record by record: responses with status 200, resources
 * and conversions. Records are numbered from 0, those that hold no page too. What is broken is a problem, and reading
 * goes on with the next record that can be found.
 *
 * @param pieces the archive, unpacked
 */
export async function* readWarc<T>(
  pieces: AsyncIterable<Piece>,
  source: string,
  options: ReadOptions,
  take: Take<T>,
): Items<T> {
  const input = sourceOf(pieces);
  try {
    let again = AGAIN_MOST;
    for (let n = 0; await nextRecord(input); n++) {
      const at = input.at();
      const broken = (why: string, code: ErrorCode = 'input/damaged') =>
        problemOf(new SolieuError(code, `${source}#${n}, at byte ${at}: ${why}.`), source, n);
      const start = await startOf(input);
      if (typeof start === 'string') {
        const gap = gapAt(input);
        yield gap === undefined ? broken(start) : broken(gap.message, gap.gap);
        if (!(await toNextRecord(input))) return;
        continue;
      }
      const { headers, length } = start;
      const most = options.maxBytes ?? MAX_BYTES;
      if (length > most) {
        await input.want(HEAD_MOST);
        const first = input.front().subarray(0, HEAD_MOST);
        const refusal = await refuseLargeCapture(headers, first, `${source}#${n}`, length, most);
        const isWhole = await skipped(input, length);
        if (!isWhole) yield broken(`the record should have ${length} bytes and ends before`);
        else if (refusal !== undefined) yield problemOf(refusal, source, n);
        if (!isWhole && !(await toNextRecord(input, 0))) return;
        continue;
      }
      await input.want(length);
      const content = input.front().subarray(0, length);
      input.drop(content.length);
      if (content.length === length && (await endsHere(input))) {
        if (!isCapture(headers)) continue;
        try {
          const unread = await captured(headers, content, source, n, options);
          if (unread !== undefined) yield take(unread);
        } catch (error) {
          yield problemOf(error, source, n);
        }
        continue;
      }
      const gap = gapAt(input);
      yield gap === undefined
        ? broken(`the record should have ${length} bytes, and they do not end where it ends`)
        : broken(gap.message, gap.gap);
      // The length was too large and the next records were taken for content.
      const swallowed = content.indexOf(`\n${MARK}`);
      if (swallowed >= 0 && again >= content.length) {
        again -= content.length;
        input.unshift(content.subarray(swallowed + 1));
      } else if (!(await toNextRecord(input, 0))) return;
    }
  } finally {
    await input.close();
  }
}

const gapAt = (input: ArchiveSource) => {
  const stop = input.stop();
  return typeof stop === 'object' ? stop : undefined;
};

/** Goes to the first byte that is no line end; false at the end of the archive. */
async function nextRecord(input: ArchiveSource): Promise<boolean> {
  for (;;) {
    await input.want(MARK_LENGTH);
    const blanks = lineEnds(input.front());
    if (blanks > 0) input.drop(blanks);
    else if (input.length() > 0 || gapAt(input) !== undefined) return true;
    else if (input.stop() === 'end') return false;
    else input.pass();
  }
}

function lineEnds(bytes: Buffer): number {
  let count = 0;
  while (bytes[count] === 10 || bytes[count] === 13) count++;
  return count;
}

/** Reads the header at the front and drops it; a string says what is wrong with it. */
async function startOf(input: ArchiveSource): Promise<{ readonly headers: Headers; readonly length: number } | string> {
  if (!isWarc(input.front())) return 'no record begins here';
  let end = -1;
  for (let wanted = 1 << 10; end < 0; wanted *= 2) {
    const isThere = await input.want(Math.min(wanted, HEAD_MOST));
    const head = input.front().subarray(0, Math.min(wanted, HEAD_MOST));
    // No line of a header begins like a record, and headers that break off are not searched to their limit, each of them.
    const next = head.indexOf(`\n${MARK}`);
    end = blankLine(next < 0 ? head : head.subarray(0, next + 1));
    if (next >= 0 && end < 0) return 'the header of the record is cut';
    if (end >= 0) break;
    if (!isThere) return 'the header of the record is cut';
    if (wanted >= HEAD_MOST) return `the header of the record has more than ${HEAD_MOST} bytes`;
  }
  const headers = await headersIn(input.front().subarray(0, end));
  const length = headers?.get('content-length') ?? '';
  if (headers === undefined || !/^\d{1,15}$/u.test(length)) return 'the record tells no length';
  input.drop(end);
  return { headers, length: Number(length) };
}

/** True where the record ends as it should: behind it comes another one, the end of the member or of the archive. */
async function endsHere(input: ArchiveSource): Promise<boolean> {
  for (;;) {
    const isThere = await input.want(2 * MARK_LENGTH);
    const blanks = lineEnds(input.front());
    if (blanks > 0) input.drop(blanks);
    else if (isThere || input.length() > 0) return isWarc(input.front());
    else return gapAt(input) === undefined;
  }
}

/** Passes over the bytes of a large record; false where a stop or another record comes before its end. */
async function skipped(input: ArchiveSource, length: number): Promise<boolean> {
  for (let left = length; left > 0; ) {
    await input.want(Math.min(left, HEAD_MOST));
    const held = input.length();
    if (held === 0) return false;
    const next = input.front().indexOf(`\r\n\r\n${MARK}1.`);
    if (next >= 0 && next < left) {
      input.drop(next + 4);
      return false;
    }
    // A mark may lie across the end of what is held.
    const step = Math.min(left, held < HEAD_MOST ? held : held - 16);
    input.drop(step);
    left -= step;
  }
  return endsHere(input);
}

/**
 * Goes to the next place that looks like the begin of a record, and over gaps; false where there is none.
 *
 * @param from how many bytes at the front are known to be no begin
 */
async function toNextRecord(input: ArchiveSource, from = 1): Promise<boolean> {
  let isFresh = from === 0;
  if (from > 0) input.drop(Math.min(from, input.length()));
  for (;;) {
    const isThere = await input.want(HEAD_MOST);
    const front = input.front();
    if (isFresh && front.subarray(0, MARK_LENGTH).toString('latin1') === MARK) return true;
    const mark = front.indexOf(`\n${MARK}`);
    if (mark >= 0) {
      input.drop(mark + 1);
      return true;
    }
    if (isThere) {
      input.drop(Math.max(1, front.length - MARK_LENGTH));
      isFresh = false;
      continue;
    }
    if (input.stop() === 'end') return false;
    input.pass();
    isFresh = true;
  }
}
