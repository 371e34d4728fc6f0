import { createRequire } from 'node:module';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cases } from '../../extractors/english/cases.js';
import { readEnglish } from '../../extractors/english/index.js';
import type { Article, Claim } from '../../pipeline/model/index.js';
import { documentOf } from '../../pipeline/text/index.js';

const articleOf = (text: string): Article => ({
  source: 'a',
  language: 'en',
  text,
  blocks: [{ start: 0, end: text.length, kind: 'paragraph' }],
  rawHash: '',
});
const read = (text: string): readonly Claim[] => readEnglish(documentOf(articleOf(text)), () => true);

/** Claims as a failure shows them. */
const printed = (text: string): readonly string[] =>
  read(text).map(({ mention: { rule, start, end, value }, object }) => {
    const behind = object === undefined ? '' : ` ${object.value}`;
    return `${rule} "${text.slice(start, end)}" = ${value}${behind}`;
  });

describe('English figures', () => {
  it.each(cases.yes)('are read: %s', (text, { text: quote, object, base, ...fields }) => {
    const [claim, ...more] = read(text);
    expect(more, printed(text).join('\n')).toEqual([]);
    expect(claim?.mention, printed(text).join('\n')).toMatchObject(fields);
    if (quote !== undefined) expect(text.slice(claim?.mention.start, claim?.mention.end)).toBe(quote);
    expect({ object: claim?.object?.value, base: claim?.base?.value }).toEqual({ object, base });
  });

  it.each(cases.no)('are not read: %s (%s)', (text) => {
    expect(printed(text)).toEqual([]);
  });

  it('are read one by one where many stand together, each where it stands', () => {
    const text =
      '“Quang Ninh” — the province — spent VND1.2 trillion (US$52 million) on 45 projects, up 5.5% from 2019; ' +
      'it has 2,340 poor households in 12 communes. Some 86 percent of the households met the target.';
    const claims = read(text);
    expect(claims.map(({ mention }) => text.slice(mention.start, mention.end))).toEqual([
      'VND1.2 trillion',
      'US$52 million',
      '45',
      '5.5%',
      '2,340',
      '12',
      '86 percent',
    ]);
    for (const { object, base, mention } of claims) {
      for (const role of [object, base])
        if (role) expect(text.slice(role.span?.start, role.span?.end)).toBe(role.value);
      for (const { start, end } of mention.parts) expect(text.slice(start, end)).not.toMatch(/^\s|\s$|^$/u);
    }
    expect(claims.at(-1)?.sentence).toBe(1);
  });

  it('say where they come from, how sure they are, and nothing that is not there', () => {
    const [claim] = read('The district has more than 2,340 poor households.');
    expect(claim).toEqual({
      mention: {
        kind: 'count',
        rule: 'english/count',
        start: 27,
        end: 32,
        value: 2340,
        modifier: 'over',
        modifierSpan: { start: 17, end: 26 },
        parts: [
          { start: 17, end: 26, role: 'bound', reading: 'over' },
          { start: 27, end: 32, role: 'number', reading: '2340' },
        ],
        evidence: ['English text: commas group thousands, the point opens decimals'],
        confidence: 0.5,
      },
      section: 'body',
      sentence: 0,
      object: { value: 'poor households', span: { start: 33, end: 48 } },
      confidence: 0.5,
    });
  });

  it('stay within their sentence on any text', () => {
    const odd = [
      '5 '.repeat(900),
      '1,'.repeat(900),
      'two and '.repeat(200),
      '($5%/('.repeat(300),
      '5\u00a0% of \u{1f600} 7% of x',
    ];
    for (const text of odd) {
      for (const { mention } of read(text)) expect(mention.end).toBeLessThanOrEqual(text.length);
    }
    expect(read(`They have 5 houses ${'and more '.repeat(500)}`)).toEqual([]);
  });

  it('take no word for a bound that only objects know', () => {
    const [claim] = read('The city fined the constructor 5 million dong.');
    expect(claim?.mention).toMatchObject({ value: 5e6, unit: 'VND' });
    expect(claim?.mention).not.toHaveProperty('modifier');
  });

  it('have cases that are never twice', () => {
    const texts = [...cases.yes, ...cases.no].map(([text]) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('What reads English', () => {
  afterEach(() => vi.useRealTimers());

  it('is let go where no more English comes for a while, and loaded again', async () => {
    vi.useFakeTimers();
    vi.resetModules();
    const { termsOf } = await import('../../extractors/english/compromise.js');
    const { cache } = createRequire(import.meta.url);
    const isHeld = () => vi.getTimerCount() > 0 || Object.keys(cache).some((path) => path.includes('compromise'));
    const sentence = 'The district has 2,340 poor households and twelve communes.';
    const terms = termsOf(sentence);
    vi.advanceTimersByTime(9_000);
    expect(isHeld()).toBe(true);
    expect(termsOf(sentence)).toEqual(terms);
    vi.advanceTimersByTime(9_000);
    expect(isHeld()).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(isHeld()).toBe(false);
    expect(termsOf(sentence)).toEqual(terms);
  });
});
