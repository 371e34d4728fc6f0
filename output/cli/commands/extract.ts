import { SolieuError } from '../../../pipeline/model/index.js';
import type { Command, Io } from '../command.js';
import { mapOf } from '../field-map.js';
import { bytesIn, jobsOf, LEAST_MEMORY, MOST_BYTES, numberIn, wholeIn } from '../numbers.js';

/** Output is handed on in pieces of about this many units, or after this many milliseconds where the input pauses. */
const PIECE = 1 << 16;
const PATIENCE = 50;

async function* bytesOf({ input }: Io): AsyncGenerator<Uint8Array> {
  const pieces = ((input ?? process.stdin) as AsyncIterable<string | Uint8Array>)[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      // What came before would look like all there was.
      const why = error instanceof Error ? error.message : String(error);
      throw new SolieuError('input/unreadable', `Standard input breaks off (${why}).`, { cause: error });
    });
    if (next.done === true) return;
    yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
  }
}

/** Writes lines, together where they come fast. */
async function writeAll(lines: AsyncIterable<string>, io: Io): Promise<void> {
  let piece = '';
  let clock: NodeJS.Timeout | undefined;
  let written = Promise.resolve();
  const flush = (): Promise<void> => {
    clearTimeout(clock);
    clock = undefined;
    const text = piece;
    piece = '';
    if (text !== '') written = written.then(() => io.out(text));
    return written;
  };
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length >= PIECE) await flush();
    else clock ??= setTimeout(flush, PATIENCE);
  }
  await flush();
}

export const extract: Command = {
  name: 'extract',
  usage: 'extract [--jobs N] [--stall SECONDS] [--map FIELD=KEY,…] [--max-bytes SIZE] < LINES',
  summary: 'Read JSON lines from stdin and give the figures of each as a line of JSON: a filter without state.',
  details: [
    'A line in is {"id": …, "text": …}, or a record of a scraper with its usual names (title; sapo, description; text, content, body; date, published; url; publisher). A line out has the id (else the url, else the first half of the SHA-256 of the line) and mentions, with the fields of export --format jsonl but source. Lines keep their order; blank ones give nothing.',
    'start and end are UTF-16 offsets into the text as given where there is only that; where a title, a lead or HTML was read too, the line out has text, and they count in it.',
    'What cannot be read, or twice takes too long or too much memory, gives a line with error (code, message, hint) in place of mentions, and the exit code is still 0: one bad record must not end a job on a cluster. The same line gives the same bytes everywhere and with any number of --jobs. docs/cluster.md has the commands for GNU parallel, Spark and Ray.',
  ],
  arguments: [],
  options: [
    { flags: '--jobs <n>', about: 'threads; a cluster starts a process for each core by itself', default: '1' },
    {
      flags: '--stall <seconds>',
      about: 'give a line up after so long, and after as much again for every 2 MB of it',
      default: '60',
    },
    { flags: '--memory <megabytes>', about: 'heap that a line may take, at most', default: '3072' },
    { flags: '--map <pairs>', about: 'names of fields, such as title=headline,text=data.noi_dung' },
    { flags: '--max-bytes <size>', about: 'longer lines are not read', default: '64M' },
  ],
  examples: [
    'solieu extract < articles.jsonl > mentions.jsonl',
    'zcat crawl.jsonl.gz | solieu extract --jobs 8 --map text=noi_dung | gzip > mentions.jsonl.gz',
  ],
  async run(_args, { jobs = '1', stall = '60', memory = '3072', map, maxBytes = '64M' }, io) {
    const [{ extractLines }, { setCompiler }] = await Promise.all([
      import('../../api/threads/filter.js'),
      import('../../api/threads/compiler.js'),
    ]);
    setCompiler();
    const options = {
      jobs: jobsOf(jobs),
      stall: numberIn(stall, '--stall'),
      memory: wholeIn(memory, '--memory', LEAST_MEMORY),
      maxBytes: bytesIn(maxBytes, '--max-bytes', MOST_BYTES),
      ...(map !== undefined && { map: await mapOf(map) }),
    };
    await writeAll(extractLines(bytesOf(io), options), io);
    return 0;
  },
};
