import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';
import { root } from '../house/sources.js';

const page = readFileSync(join(root, 'docs/figures.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([a-z]+) \| `(\{[^`]+\})` \|$/gmu)].map(
  ([, text = '', kind = '', reading = '{}']) => [text, kind, JSON.parse(reading) as object] as const,
);

describe('docs/figures.md', () => {
  it('has an example of every kind', () => {
    expect(new Set(rows.map(([, kind]) => kind)).size).toBe(13);
  });

  it.each(rows)('%s is a %s', (text, kind, reading) => {
    const found = readFigures(text).filter((mention) => mention.kind === kind);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(reading);
  });
});
