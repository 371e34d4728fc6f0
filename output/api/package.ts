import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('The package.json of solieu is missing: install it again.');
  return rootAbove(dirname(folder));
}

/** The folder of this package, from its sources as well as from `dist`. */
export const packageRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** The version of this package. */
export function version(): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version;
}
