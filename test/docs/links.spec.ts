import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { root } from '../house/sources.js';

const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort();

/** What a page points at: its relative links, and the paths of the repository that it names in code type. */
function targetsOf(page: string): readonly string[] {
  const text = readFileSync(posix.join(root, page), 'utf8');
  const links = [...text.matchAll(/\]\(([^)\s#:]+)(?:#[^)\s]*)?\)/gu)].map((match) =>
    posix.join(posix.dirname(page), match[1] ?? ''),
  );
  const named = text.matchAll(/`((?:pipeline|corpus|extractors|output|test|bench|docs|\.ci)\/[\w./-]+)`/gu);
  // Packed data to train and measure with is never part of the repository.
  const paths = [...named].map((match) => match[1] ?? '').filter((path) => !path.endsWith('.gz'));
  return [...links, ...paths];
}

describe('documentation', () => {
  it.each(pages)('%s points only at what is there', (page) => {
    expect(targetsOf(page).filter((target) => !existsSync(posix.join(root, target)))).toEqual([]);
  });
});
