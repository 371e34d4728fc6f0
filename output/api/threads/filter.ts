import type { FieldMap, StreamLine } from '../../../corpus/index.js';
import { refuseNoReading, refuseNoThreads, refuseUnknown } from '../options.js';
import { THREAD_MEMORY, threadProgram } from './index.js';
import { inThreads } from './pool.js';

export interface FilterOptions {
  /** Threads that work, besides this one, which reads and writes; 1 when absent. */
  readonly jobs?: number;
  /** Seconds that a line may take, more where it is long; 60 when absent. */
  readonly stall?: number;
  /** Megabytes of heap that a line may take. */
  readonly memory?: number;
  /** Longer lines are not read, in bytes. */
  readonly maxBytes?: number;
  /** Names of the fields in records of scrapers, where they are none of the usual. */
  readonly map?: FieldMap;
}

/** Lines for a thread, one behind the other, and where each ends. */
export interface FilterMessage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: readonly number[];
}

function packed(lines: readonly StreamLine[]): { message: FilterMessage; transfer: readonly ArrayBuffer[] } {
  const all = lines.map((line) => ('bytes' in line ? line.bytes : new Uint8Array()));
  const bytes = new Uint8Array(all.reduce((sum, line) => sum + line.length, 0));
  let end = 0;
  const ends = all.map((line) => {
    bytes.set(line, end);
    end += line.length;
    return end;
  });
  return { message: { bytes, ends }, transfer: [bytes.buffer] };
}

/**
 * The filter of `solieu extract`: a line of JSON in, a line of JSON out (without its end), in the same order, whatever is
 * wrong with it: a line that takes too long or too much memory is given up. Blank lines give nothing.
 */
export async function* extractLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  given: FilterOptions = {},
): AsyncGenerator<string> {
  refuseUnknown('extractLines', given, ['jobs', 'stall', 'memory', 'maxBytes', 'map']);
  refuseNoThreads(given);
  refuseNoReading(given);
  const { jobs = 1, stall, memory = THREAD_MEMORY, maxBytes, map } = given;
  const [{ MAX_BYTES, streamLines }, { crashedLine, extractor, tooLongLine }] = await Promise.all([
    import('../../../corpus/index.js'),
    import('../extract.js'),
  ]);
  const options = map === undefined ? {} : { map };
  async function* lines(): AsyncGenerator<StreamLine> {
    for await (const line of streamLines(chunks, maxBytes ?? MAX_BYTES)) {
      if ('tooLong' in line || line.bytes.some((byte) => byte > 0x20)) yield line;
    }
  }
  const program = threadProgram('./filter-worker.js');
  if (program === undefined) {
    // Run from its source. A filter on a cluster runs alone for weeks: as shipped, it always has a thread to give up.
    const extract = await extractor(options);
    for await (const line of lines()) yield 'bytes' in line ? extract(line.bytes) : tooLongLine(line.tooLong);
    return;
  }
  const done = inThreads<StreamLine, string>(lines(), {
    program,
    data: options,
    threads: jobs,
    memory,
    stall,
    weigh: (line) => ('bytes' in line ? line.bytes.length : undefined),
    pack: packed,
    crashed: (line, why) => crashedLine('bytes' in line ? line.bytes : new Uint8Array(), why),
  });
  for await (const { item, result } of done) yield result ?? tooLongLine('tooLong' in item ? item.tooLong : 0);
}
