import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

const CACHE = resolve('node_modules/.cache');
const FOLDERS = ['corpus', 'extractors', 'output', 'pipeline'];
/** What the program reads from beside its sources. */
const WEIGHTS = ['pipeline/claims/weights', 'pipeline/text/weights'];
/** Builds of other sources are taken away after so many milliseconds: another run of tests may be using them. */
const KEPT = 6 * 3_600_000;

/** Name of the build of the sources as they are. */
function buildOf(): string {
  const hash = createHash('sha256');
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') || name.endsWith('.bin'))
      .map((name) => join(folder, name)),
  );
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.build.json', ...sources.sort()]) {
    hash.update(`${name}\0`).update(readFileSync(name));
  }
  return `solieu-${hash.digest('hex').slice(0, 16)}`;
}

const isBuilt = (folder: string): boolean => existsSync(join(folder, 'output', 'cli', 'main.js'));

/**
 * Builds the program for tests of threads and processes, and gives the folder: below `node_modules`, where it finds its
 * packages. All tests of the same sources share one build; nobody takes it away while it is new.
 */
export function buildProgram(): string {
  mkdirSync(CACHE, { recursive: true });
  const folder = join(CACHE, buildOf());
  if (isBuilt(folder)) return folder;
  for (const name of readdirSync(CACHE)) {
    const old = join(CACHE, name);
    const changed = statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (name.startsWith('solieu-') && changed < Date.now() - KEPT) rmSync(old, { recursive: true, force: true });
  }
  const made = mkdtempSync(join(CACHE, 'solieu-new-'));
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', made]);
  } catch (error) {
    if (!isBuilt(made)) throw error; // type errors are another test's business
  }
  for (const weights of WEIGHTS) cpSync(weights, join(made, weights), { recursive: true });
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!isBuilt(folder)) throw error;
    rmSync(made, { recursive: true, force: true }); // another test was faster
  }
  return folder;
}
