import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { version } from '../api/package.js';
import { csvLine } from '../export/index.js';
import { writeRows } from '../export/parquet.js';
import { type DescribedColumn, describe } from '../sqlite/index.js';
import { fileNameOf, type Manifest, partialName, syncFolder, writeManifest } from './manifest.js';
import type { Publish, ShardFormat } from './messages.js';
import { openScratch } from './scratch.js';

/** When runs of shards began and ended, as their databases say: the same shard is the same bytes whoever makes it, whenever. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

/**
 * Makes the file of output of a shard from the database that its items were read into, and puts it in its place: first
 * the file, then its manifest, each written in full, synced and renamed. Doing it twice, also by two workers at once, is
 * as doing it once.
 */
export async function publish({ scratch, out, format, about }: Publish): Promise<Manifest> {
  const db = openScratch(scratch);
  const made = `${scratch}.${format}`;
  rmSync(made, { force: true });
  let counts: ReturnType<typeof settle>;
  let schema: number;
  try {
    counts = settle(db, about);
    schema = db.pragma('user_version', { simple: true }) as number;
    await makers[format](db, made);
  } finally {
    db.close();
  }
  const written = await put(made, out, fileNameOf(about.shard, format));
  const manifest = { version: 1 as const, ...about, tool: version(), schema, ...written, ...counts };
  writeManifest(out, manifest);
  return manifest;
}

/** Makes one run of those that the shard took, and counts what is there. */
function settle(db: Database, { shard, ruleset, crashed }: Publish['about']) {
  const one = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const articles = one('SELECT count(*) FROM article');
  const unchanged = one('SELECT count(*) FROM source') - articles;
  const claims = one('SELECT count(*) FROM claim');
  const errors = one('SELECT count(*) FROM ingest_error');
  db.transaction(() => {
    db.exec('UPDATE ingest_error SET run_id = 1; DELETE FROM run WHERE run_id > 1');
    db.prepare(
      `UPDATE run SET started_at = ?, finished_at = ?, tool_version = ?, ruleset = ?, config = ?, status = 'done',
         n_articles = ?, n_unchanged = ?, n_claims = ?, n_errors = ?`,
    ).run(NO_TIME, NO_TIME, version(), ruleset, JSON.stringify({ shard }), articles, unchanged, claims, errors);
  })();
  return { articles, unchanged, claims, errors, crashed };
}

type Maker = (db: Database, path: string) => void | Promise<void>;

const makers: Readonly<Record<ShardFormat, Maker>> = {
  sqlite(db, path) {
    db.prepare('VACUUM INTO ?').run(path);
  },
  async jsonl(db, path) {
    await packed(path, function* () {
      for (const row of rowsOf(db)) yield `${JSON.stringify(row)}\n`;
    });
  },
  async csv(db, path) {
    await packed(path, function* () {
      yield `${csvLine(columnsOf(db).map(({ name }) => name))}\r\n`;
      for (const row of rowsOf(db)) yield `${csvLine(Object.values(row))}\r\n`;
    });
  },
  parquet(db, path) {
    writeRows(path, columnsOf(db), rowsOf(db));
  },
};

/** Numbers of articles are those of one file, so shards name articles by their content. */
const renamed = (name: string): string => (name === 'article_id' ? 'article_key' : name);
/** What is only known when all articles are together. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['dup_of', 'dup_reason']);
const factColumns = (db: Database): readonly DescribedColumn[] =>
  describe(db, 'facts').columns.filter(({ name }) => !OF_THE_WHOLE.has(name));

function columnsOf(db: Database): readonly DescribedColumn[] {
  return factColumns(db).map((column) =>
    column.name === 'article_id' ? { ...column, name: renamed(column.name), type: 'TEXT' } : column,
  );
}

function rowsOf(db: Database): IterableIterator<Readonly<Record<string, unknown>>> {
  const columns = factColumns(db).map(({ name }) =>
    name === 'article_id' ? `lower(hex(a.doc_key)) AS ${renamed(name)}` : `f."${name}"`,
  );
  return db
    .prepare<[], Readonly<Record<string, unknown>>>(
      `SELECT ${columns.join(', ')} FROM facts AS f JOIN article AS a USING (article_id)
       ORDER BY f.article_id, f.char_start, f.char_end, f.claim_key`,
    )
    .iterate();
}

async function packed(path: string, lines: () => Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(path));
}

/** Copies a finished file into the folder under a hidden name, syncs it and renames it. */
async function put(from: string, folder: string, name: string) {
  const partial = join(folder, partialName());
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const file = await open(partial, 'wx');
    try {
      for await (const chunk of createReadStream(from) as AsyncIterable<Buffer>) {
        for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
        hash.update(chunk);
        bytes += chunk.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    renameSync(partial, join(folder, name));
    syncFolder(folder);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return { file: name, bytes, sha256: hash.digest('hex') };
}
