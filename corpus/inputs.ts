import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Article, SolieuError } from '../pipeline/model/index.js';
import { type InputProblem, problemOf } from './problems.js';
import type { ReadOptions } from './read.js';
import { readStream } from './readers/index.js';

export type { InputProblem } from './problems.js';

/** Tells problems from articles. */
export const isProblem = (item: Article | InputProblem): item is InputProblem => 'code' in item;

/**
 * Reads files, and folders with all files below them in sorted order (hidden ones and links are skipped). A bad file is a
 * problem in its place and never ends the run. `-` is standard input. `source` is the path as given, for files of a folder joined to it by `/`.
 */
export async function* readInputs(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Article | InputProblem> {
  for (const path of paths) {
    if (path === '-') {
      yield* readStream(process.stdin, path, options);
      continue;
    }
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
  try {
    const found = await stat(path);
    // Devices have no end; pipes (`<(unzip -p …)`) have.
    if (!found.isFile() && !found.isFIFO()) throw new SolieuError('input/unreadable', `${path} is no file.`);
  } catch (error) {
    yield problemOf(error, path);
    return;
  }
  yield* readStream(createReadStream(path), path, options);
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
