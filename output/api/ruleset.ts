import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from './package.js';

/** The parts of the program that decide what is read from an article. */
const READING_PARTS = ['corpus', 'extractors', 'pipeline'];

/**
 * Version of the rules: the package's version and a hash of the program's reading parts. Nobody has to remember to
 * raise it: a changed rule, layout or lexicon is a new version, and articles that were read by another one are read
 * again.
 */
export function rulesetVersion(): string {
  const program = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const hash = createHash('sha256');
  for (const part of READING_PARTS) {
    const folder = join(program, part);
    if (!existsSync(folder)) continue;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.[jt]s$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(relative(program, file)).update('\0').update(readFileSync(file));
  }
  return `${version()}+${hash.digest('hex').slice(0, 12)}`;
}
