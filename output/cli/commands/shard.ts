import { existsSync } from 'node:fs';
import { SolieuError } from '../../../pipeline/model/index.js';
import { type Command, problemText, UsageError } from '../command.js';
import { mapOf } from '../field-map.js';
import { bytesIn, MOST_BYTES } from '../numbers.js';
import { counted } from '../progress.js';

export const shard: Command = {
  name: 'shard',
  usage: 'shard --out PLAN [--size BYTES] [--map FIELD=KEY,…] [--max-bytes SIZE] PATH…',
  summary: 'Plan how articles are read by many machines.',
  details: [
    'The plan has one shard a line: a range of lines of a file of JSON lines (also packed by gzip), a range of records of a web archive, or some whole files, with the SHA-256 of the bytes. The same paths and bytes give the same plan. Paths are kept as given; workers look for them under their --root.',
    'A path that does not exist is told and planned all the same, as an input that cannot be read; the exit code is then 3, or 1 where none does.',
    'What follows is in docs/cluster.md: solieu queue, work, merge.',
  ],
  arguments: [{ name: '<path...>', about: 'files and folders of articles' }],
  options: [
    { flags: '--out <plan>', about: 'the file to write' },
    { flags: '--size <bytes>', about: 'bytes of input of a shard, such as 8m', default: '32m' },
    { flags: '--map <pairs>', about: 'names of fields, as for ingest; they become part of the plan' },
    { flags: '--max-bytes <size>', about: 'refuse pages, documents and records larger than this; 64m when absent' },
  ],
  examples: ['solieu shard --out plan.jsonl archive/', 'solieu shard --out plan.jsonl --size 128m dump-*.jsonl.gz'],
  async run(paths, options, io) {
    const { out, size = '32m' } = options;
    if (out === undefined) throw new UsageError('shard needs --out PLAN.');
    const bytes = bytesIn(size, '--size');
    const read = {
      ...(options.maxBytes === undefined ? {} : { maxBytes: bytesIn(options.maxBytes, '--max-bytes', MOST_BYTES) }),
      ...(options.map === undefined ? {} : { map: await mapOf(options.map) }),
    };
    const how = Object.keys(read).length === 0 ? {} : { read };
    const [{ planOf, writePlan }, { writingError }] = await Promise.all([
      import('../../cluster/index.js'),
      import('../../export/index.js'),
    ]);
    const absent = paths.filter((path) => !existsSync(path));
    for (const path of absent) io.err(problemText(new SolieuError('input/missing', `${path} does not exist.`)));
    const plan = await writePlan(out, planOf(paths, { size: bytes, ...how })).catch((error: unknown) => {
      throw writingError(error, out);
    });
    io.err(`${out}: ${counted(plan.shards, 'shard')}, ${(plan.bytes / 1e6).toFixed(1)} MB\n`);
    if (plan.shards === 0 || absent.length === paths.length) return 1;
    return absent.length > 0 ? 3 : 0;
  },
};
