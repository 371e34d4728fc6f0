import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Builds the program into a folder of its own, for tests of threads and processes, and gives the folder. */
export function buildProgram(): string {
  const cache = 'node_modules/.cache';
  mkdirSync(cache, { recursive: true });
  const folder = resolve(mkdtempSync(join(cache, 'solieu-')));
  try {
    execFileSync(process.execPath, [
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.build.json',
      '--outDir',
      folder,
    ]);
  } catch (error) {
    if (!existsSync(join(folder, 'output', 'cli', 'main.js'))) throw error; // type errors are another test's business
  }
  return folder;
}
