/** Every way the program can refuse to go on or skip an input, with the advice shown to the user. */
export const advice = {
  'input/missing': 'Check the path; quote it if it holds blanks.',
  'input/unreadable': 'Check the permissions of the file.',
  'input/empty': 'The file holds no text: save the article again.',
  'input/binary': 'This is no text or page: give text files, HTML pages or folders of them.',
  'input/no-body':
    'No article was found on the page: open it and check that it shows one, or add a layout under corpus/layouts.',
  'input/too-large':
    'Raise the limit with --max-bytes, or split the file; JSON with one record a line (.jsonl) may have any size.',
  'input/no-text': 'Name the field that holds the text with --map text=KEY, or leave out what is no article.',
  'input/ambiguous':
    'Give each column a name of its own, or choose with --map: the second of that name is text="content 2".',
  'input/damaged': 'The file or record is cut or broken: fetch it again. What could be read of it was kept.',
  'input/bomb': 'The file was made to fill disks or memory: unpack or convert it by hand if you trust it.',
  'input/nested': 'Unpack the outer archive first: archives in archives are not read.',
  'input/encrypted': 'Unpack the archive with its password and give the files.',
  'input/unsafe-name': 'Unpack the archive by hand, with care for where the file goes.',
  'input/stalled':
    'See that the disk, the network or the program behind the pipe gives something, and run the command again; --wait SECONDS waits longer.',
  'input/no-pdfjs': 'Install it: npm install pdfjs-dist@4.',
  'input/failed': 'This is a fault of the program: please report it together with the file.',
  'web/no-address': 'Give an address that begins with http:// or https://.',
  'web/private-address': 'Only the public internet is visited: save the page and give the file.',
  'web/unreachable': 'Check the address and the connection, then run the command again.',
  'web/blocked-by-robots': 'The site asks programs not to fetch this: open it in a browser, save it and give the file.',
  'web/timeout': 'The server is slow or busy: run the command again later.',
  'web/too-large': 'This is larger than pages are: fetch it by hand and give the file.',
  'web/status': 'Open the address in a browser: the page may be gone, or only be shown to readers who are signed in.',
  'web/redirects': 'Open the address in a browser, and give the one that it ends at.',
  'web/not-a-page':
    'Give the address of an article, or of a feed (RSS, Atom, sitemap); fetch documents by hand and give the files.',
  'db/missing': 'Load articles first: solieu ingest --db FILE PATH…',
  'db/not-a-database': 'Name another file with --db: this one is not an SQLite database and was left as it is.',
  'db/foreign': 'Name another file with --db: this database was made by another program and was left as it is.',
  'db/newer':
    'The database was written by a newer solieu: take that version, or load the articles into a new database.',
  'db/unwritable': 'Choose a folder that can be written to, or free some space on the disk.',
  'db/locked': 'Another program is using the database: wait for it to end or close it, then run the command again.',
  'sql/refused': 'Only a single SELECT (or WITH … SELECT, VALUES, EXPLAIN) may be asked.',
  'sql/failed': 'See docs/schema.md for the tables and columns.',
  'filter/invalid': 'docs/schema.md tells of the view facts what its columns hold.',
  'option/invalid': 'docs/api.md tells what each call takes.',
  'sql/stopped': 'Ask for less (WHERE, LIMIT), or give it more time with --timeout SECONDS.',
  'search/unfinished': 'Run solieu ingest on the same inputs once more: it goes on where it was cut off.',
  'text/no-vntk': 'Install it (npm install vntk; it needs a C++ compiler), or use --segmenter own.',
  'output/unwritable': 'Choose a folder that can be written to, or free some space on the disk.',
  'input/crashed':
    'Reading it brought the process down each time: please report it together with the record; everything else of the file was read.',
  'cluster/no-engine': 'Install what queues the work: npm install bullmq ioredis',
  'cluster/no-redis': 'Check the address, and that Redis or Valkey answers there: redis-cli -u URL ping',
  'cluster/read-only':
    'Give the address of the primary. After a failover, run it again when the address leads to the new primary: what is in the queue is not put in twice.',
  'cluster/plan': 'Make the plan afresh: solieu shard PATH… --out PLAN',
  'cluster/changed': 'Put the file back as it was, or plan, queue and work afresh.',
  'cluster/other-rules': 'Install the same solieu on every machine, or queue the plan afresh with this one.',
  'cluster/incomplete': 'Let the workers end (solieu queue status), or merge what is there with --partial.',
  'cluster/damaged':
    'Queue it again: solieu queue PLAN --out FOLDER makes shards afresh that are not whole in the folder.',
  'claim/unknown': 'Give a claim key as printed by query or export, or a text file.',
} as const;

export type ErrorCode = keyof typeof advice;

/** An error a user can act on. Bugs stay plain `Error`s. */
export class SolieuError extends Error {
  override readonly name = 'SolieuError';
  readonly hint: string;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.hint = advice[code];
  }
}
