import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type Article, SolieuError } from '../pipeline/model/index.js';
import { filesBelow } from './files-below.js';
import { toldFrom } from './given-paths.js';
import { openPipe } from './pipes.js';
import { type InputProblem, problemOf } from './problems.js';
import type { ReadOptions } from './read.js';
import { isZip, readStream, takeStream } from './readers/index.js';
import { type Nesting, readZip } from './readers/zip.js';
import { type Signs, unlessSilent, WAIT } from './silence.js';
import type { Unread } from './unread.js';

export type { InputProblem } from './problems.js';

/** Tells problems from articles. */
export const isProblem = (item: Article | InputProblem): item is InputProblem => 'code' in item;

type Items<T = never> = AsyncGenerator<Article | InputProblem | T>;
/** How the stream of one file is read. */
type Read<T> = (chunks: AsyncIterable<Uint8Array>, source: string, options: ReadOptions, nesting?: Nesting) => Items<T>;

/**
 * Reads files, and folders with all files below them in sorted order (hidden ones, links, and the pictures, styles and
 * scripts of saved pages are skipped). A bad file is a problem in its place and never ends the run. `-` is standard input.
 * `source` is the path as given (see `ReadOptions.folder`), for files of a folder joined to it by `/`.
 */
export function readInputs(paths: readonly string[], options: ReadOptions = {}): Items {
  return itemsOf(paths, options, readStream);
}

/** The same, but most articles are left unread (see `takeStream`): reading them can be left to other threads. */
export function takeInputs(paths: readonly string[], options: ReadOptions = {}): Items<Unread> {
  return itemsOf(paths, options, takeStream);
}

async function* itemsOf<T>(paths: readonly string[], options: ReadOptions, read: Read<T>): Items<T> {
  const told = toldFrom(options.folder);
  for (const path of paths) {
    const source = told(path);
    if (path === '-') {
      yield* readStandardInput(options, read);
      continue;
    }
    try {
      const found = await stat(path);
      if (!found.isDirectory()) {
        yield* readFileAt(path, source, options, read);
        continue;
      }
      for (const file of await filesBelow(path)) {
        if (options.except?.has(resolve(path, file))) continue;
        yield* readFileAt(joined(path, file), joined(source, file), options, read);
      }
    } catch (error) {
      yield problemOf(error, source);
    }
  }
}

/** Whoever writes to it may take any time, unless the user says how long. */
async function* readStandardInput<T>(options: ReadOptions, read: Read<T>): Items<T> {
  const { stdin } = process;
  const signs = { hasGiven: false };
  const items = read(
    heard(stdin, () => Object.assign(signs, { hasGiven: true })),
    '-',
    options,
  );
  yield* patiently(items, '-', options.wait ?? Number.POSITIVE_INFINITY, signs, () => stdin.destroy());
}

/** Tells how many bytes have come, as they come. */
async function* heard(chunks: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* patiently<T>(items: Items<T>, source: string, wait: number, signs: Signs, letGo: () => void): Items<T> {
  try {
    yield* unlessSilent(items, source, wait, signs, letGo);
  } catch (error) {
    yield problemOf(error, source);
  }
}

async function* readFileAt<T>(path: string, source: string, options: ReadOptions, read: Read<T>): Items<T> {
  let size = 0;
  let isArchive = false;
  let isPipe = false;
  try {
    const found = await stat(path);
    isPipe = found.isFIFO();
    // Devices have no end; pipes (`<(unzip -p …)`) have.
    if (!found.isFile() && !isPipe) throw new SolieuError('input/unreadable', `${source} is no file.`);
    size = found.size;
    isArchive = found.isFile() && isZip(await startOf(path));
  } catch (error) {
    yield problemOf(error, source);
    return;
  }
  let told = 0;
  const signs = { hasGiven: false };
  const onBytes = (bytes: number) => {
    signs.hasGiven = true;
    const more = Math.min(bytes, Math.max(size - told, 0));
    told += more;
    options.onBytes?.(more);
  };
  let stream: Readable | undefined;
  const chunks = async function* () {
    stream = isPipe ? openPipe(path) : createReadStream(path);
    yield* heard(stream, onBytes);
  };
  // A zip has its table at the end.
  const items = isArchive
    ? readZip({ path, size }, source, { ...options, onBytes }, read)
    : read(chunks(), source, options);
  yield* patiently(items, source, options.wait ?? WAIT, signs, () => stream?.destroy());
  onBytes(size - told);
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const joined = (folder: string, file: string): string => `${folder.replace(/\/$/u, '')}/${file}`;
