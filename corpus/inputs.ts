import { readFile, stat } from 'node:fs/promises';
import { type Article, type ErrorCode, SolieuError } from '../pipeline/model/index.js';
import { MAX_BYTES, type ReadOptions, readBytes, refuseLarge } from './read.js';

/** Why an input, or one record of it, gave no article. */
export interface InputProblem {
  readonly source: string;
  /** 0-based number of the record in a file of many. */
  readonly record?: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Tells problems from articles. */
export const isProblem = (item: Article | InputProblem): item is InputProblem => 'code' in item;

/**
 * Reads files, and folders with all files below them in sorted order (hidden ones and links are skipped). A bad file is a
 * problem in its place and never ends the run. `source` is the path as given, for files of a folder joined to it by `/`.
 */
export async function* readInputs(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Article | InputProblem> {
  for (const path of paths) {
    try {
      const found = await stat(path);
      if (!found.isDirectory()) {
        yield* readFileAt(path, options);
        continue;
      }
      for (const file of await filesBelow(path)) yield* readFileAt(joined(path, file), options);
    } catch (error) {
      yield problemOf(error, path);
    }
  }
}

async function* readFileAt(path: string, options: ReadOptions): AsyncGenerator<Article | InputProblem> {
  let items: readonly (Article | InputProblem)[];
  try {
    const found = await stat(path);
    // Devices have no end; pipes (`<(unzip -p …)`) have.
    if (!found.isFile() && !found.isFIFO()) throw new SolieuError('input/unreadable', `${path} is no file.`);
    refuseLarge(found.size, path, options.maxBytes ?? MAX_BYTES);
    items = readBytes(await readFile(path), path, options);
  } catch (error) {
    items = [problemOf(error, path)];
  }
  yield* items;
}

/** Paths of the files below a folder, relative to it with `/`, in the order of their UTF-16 units. */
async function filesBelow(folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob('**', {
    cwd: folder,
    dot: false,
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  return files.sort();
}

const joined = (folder: string, file: string): string => `${folder.replace(/\/$/u, '')}/${file}`;

function problemOf(error: unknown, source: string): InputProblem {
  if (error instanceof SolieuError) return { source, code: error.code, message: error.message, hint: error.hint };
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error; // a bug, not an input
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  const known = new SolieuError(
    missing ? 'input/missing' : 'input/unreadable',
    missing ? `${source} does not exist.` : `${source} cannot be read (${code}).`,
  );
  return problemOf(known, source);
}
