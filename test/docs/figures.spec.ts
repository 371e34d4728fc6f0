import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../extractors/index.js';
import { root } from '../house/sources.js';

const page = readFileSync(join(root, 'docs/figures.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([a-z]+) \| `(\{[^`]+\})` \|$/gmu)].map(
  ([, text = '', kind = '', reading = '{}']) => [text, kind, JSON.parse(reading) as object] as const,
);

/** The table of units: symbol, dimension, one way to write it, and what one of it is in SI units. */
const units = [...page.matchAll(/^\| `([^`]+)` \| ([a-z]+) \| (`[^|{]+`) \|([^|]*)\|$/gmu)].flatMap(
  ([, symbol = '', dimension = '', forms = '', si = '']) =>
    forms.split('`').flatMap((form) => (form.trim() ? [[form, symbol, dimension, si.trim()] as const] : [])),
);

describe('docs/figures.md', () => {
  it('lists units and currencies', () => {
    expect(units.length).toBeGreaterThan(150);
  });

  it.each(units)('%s is written for %s', (form, symbol, dimension, si) => {
    const text = /^[0-9]/u.test(form) ? `đo được ${form}` : `đo được 12 ${form}`;
    const [factor, unit] = si.split(' ');
    const mentions = readFigures(text);
    expect(mentions).toHaveLength(1);
    expect(mentions[0]).toMatchObject({
      kind: dimension === 'currency' ? 'money' : 'measure',
      value: 12,
      unit: symbol,
    });
    expect(mentions[0]?.si?.unit).toBe(unit || undefined);
    if (mentions[0]?.si) expect(mentions[0].si.value).toBeCloseTo(12 * Number(factor), 12);
  });

  it('has an example of every kind', () => {
    expect(new Set(rows.map(([, kind]) => kind)).size).toBe(13);
  });

  it.each(rows)('%s is a %s', (text, kind, reading) => {
    const found = readFigures(text).filter((mention) => mention.kind === kind);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(reading);
  });
});
