import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsIn, PROGRAM, sourcesIn } from './sources.js';

/** What each folder may import besides itself. Read it top to bottom: never upwards. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  pipeline: [],
  corpus: ['pipeline'],
  extractors: ['pipeline'],
  'output/sqlite': ['pipeline'],
  'output/export': ['pipeline', 'output/sqlite'],
  'output/checks': ['pipeline', 'output/sqlite'],
  'output/api': ['pipeline', 'corpus', 'extractors', 'output/sqlite', 'output/export', 'output/checks'],
  'output/cluster': [
    'pipeline',
    'corpus',
    'extractors',
    'output/sqlite',
    'output/export',
    'output/checks',
    'output/api',
  ],
  'output/cli': [
    'pipeline',
    'corpus',
    'extractors',
    'output/sqlite',
    'output/export',
    'output/checks',
    'output/api',
    'output/cluster',
  ],
};

/** The folder of the table that a path lies in. */
function folderOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'output' ? `${first}/${second}` : first;
}

/** The imports of one file that the table does not allow, printable. */
function forbidden(path: string, text: string): readonly string[] {
  const from = folderOf(path);
  const allowed = mayImport[from];
  if (!allowed) return [`${path}: ${from} has no line in the table of imports`];
  return (
    findingsIn({ path, text })
      .imports.filter((name) => name.startsWith('.'))
      .map((name) => posix.normalize(posix.join(posix.dirname(path), name)))
      // The root itself (`./`), `package.json` and other files beside it belong to no folder.
      .filter((target) => /^[^./][^/]*\//u.test(target))
      .filter((target) => folderOf(target) !== from && !allowed.includes(folderOf(target)))
      .map((target) => `${path} imports ${target}`)
  );
}

describe('import order', () => {
  it('has a line for folders that there are, and for no others', () => {
    const folders = new Set(sourcesIn(PROGRAM).map(({ path }) => folderOf(path)));
    expect([...folders].sort()).toEqual(Object.keys(mayImport).sort());
  });

  it('goes one way through the folders', () => {
    expect(sourcesIn(PROGRAM).flatMap(({ path, text }) => forbidden(path, text))).toEqual([]);
  });

  it('catches an import against the order', () => {
    expect(forbidden('pipeline/text/a.ts', "import { b } from '../../output/sqlite/b.js';")).toEqual([
      'pipeline/text/a.ts imports output/sqlite/b.js',
    ]);
    expect(forbidden('corpus/a.ts', "import { b } from '../extractors/b.js';")).toHaveLength(1);
    expect(forbidden('output/shiny/a.ts', '')).toHaveLength(1);
    expect(forbidden('output/cli/a.ts', "import { b } from '../cluster/b.js';\nimport c from 'node:fs';")).toEqual([]);
  });
});
