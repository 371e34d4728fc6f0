import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, root, sourcesIn } from './sources.js';

/** Above this a file has two subjects. Tables of data (`*.gen.ts`, `lexicon.ts`, `cases.ts`, …) are free. */
const MOST_LINES = 450;
const DATA = /\.gen\.ts$|(?:^|\/)(?:lexicon|cases|samples|table|tables)(?:\.ts$|\/)/u;

describe('layout of the repository', () => {
  it('has a name for every folder that says what is in it', () => {
    const vague = new Set(['src', 'lib', 'utils', 'helpers', 'common', 'misc']);
    expect(readdirSync(root).filter((name) => vague.has(name))).toEqual([]);
    const nested = sourcesIn(PROGRAM).filter(({ path }) => path.split('/').some((part) => vague.has(part)));
    expect(nested.map(({ path }) => path)).toEqual([]);
  });

  it('has kebab-case file names, none of them utils or helpers', () => {
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)+$/u;
    const odd = sourcesIn([...PROGRAM, 'test', 'bench'])
      .map(({ path }) => path)
      .filter((path) => !kebab.test(basename(path)) || /^(?:utils|helpers|misc|common)\./u.test(basename(path)));
    expect(odd).toEqual([]);
  });

  it(`has no file over ${MOST_LINES} lines but tables`, () => {
    const long = sourcesIn([...PROGRAM, 'test', 'bench'])
      .filter(({ path }) => !DATA.test(path))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });
});
