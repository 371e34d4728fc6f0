import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { CLAIM_KINDS, OTHER_KINDS, TIME_KINDS } from '../../pipeline/model/index.js';

const folder = new URL('../../corpus/samples/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const rowsOf = <T>(file: string) =>
  read(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

interface Listed {
  readonly article: string;
  readonly file: string;
  readonly published: string;
  readonly publisher: string;
  readonly title: string;
}

interface Gold {
  readonly article: string;
  readonly text: string;
  readonly kind: string;
  readonly value: number | string;
  readonly section: string;
  readonly start?: number;
  readonly end?: number;
  readonly before?: string;
  readonly value2?: number;
  readonly unit?: string;
  readonly object?: readonly string[];
}

const articles = rowsOf<Listed>('articles.jsonl');
const gold = rowsOf<Gold>('gold.jsonl');
const goldOf = ({ article }: Listed) => gold.filter((row) => row.article === article);
const texts = articles.filter(({ file }) => file.endsWith('.txt'));
const pages = articles.filter(({ file }) => file.endsWith('.html'));
const claimKinds: ReadonlySet<string> = new Set(CLAIM_KINDS);
const kinds: ReadonlySet<string> = new Set([...CLAIM_KINDS, ...TIME_KINDS, ...OTHER_KINDS]);
const sections = new Set(['title', 'lead', 'body', 'caption', 'related', 'meta']);

const folded = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ');

/** What a reader sees of a page, blocks set apart by a space. */
function visibleText(html: string): string {
  const $ = load(html);
  $('script, style, noscript').remove();
  $('p, div, h1, h2, h3, h4, li, td, th, figcaption, article, section, header, footer, nav, aside, time, br')
    .before(' ')
    .after(' ');
  return folded($('body').text());
}

describe('articles.jsonl', () => {
  it('lists the files of each form, each once', () => {
    expect(texts.length).toBe(7);
    expect(pages.length).toBe(7);
    expect(new Set(articles.map(({ article }) => article)).size).toBe(articles.length);
    for (const { article, file } of articles) expect(file.replace(/\.(?:txt|html)$/u, '')).toBe(article);
  });

  it.each(articles)(
    '$article has a day of publication, a paper and a title',
    ({ file, published, publisher, title }) => {
      expect(new Date(`${published}T00:00:00Z`).toISOString().slice(0, 10)).toBe(published);
      expect(publisher).not.toBe('');
      const seen = file.endsWith('.html') ? visibleText(read(file)) : read(file);
      expect(seen).toContain(title);
    },
  );
});

describe('gold.jsonl', () => {
  it('speaks of listed articles only', () => {
    const listed = new Set(articles.map(({ article }) => article));
    expect(gold.filter(({ article }) => !listed.has(article))).toEqual([]);
  });

  it('has known kinds and sections', () => {
    expect(gold.filter(({ kind }) => !kinds.has(kind))).toEqual([]);
    expect(gold.filter(({ section }) => !sections.has(section))).toEqual([]);
  });

  it('gives every claim an object and a number', () => {
    const claims = gold.filter(({ kind }) => claimKinds.has(kind));
    expect(claims.length).toBeGreaterThan(300);
    expect(claims.filter(({ object }) => !object?.[0])).toEqual([]);
    expect(claims.filter(({ value }) => typeof value !== 'number')).toEqual([]);
  });

  it('gives money and measures a unit, ratios a whole', () => {
    expect(gold.filter(({ kind, unit }) => ['money', 'measure', 'percentage'].includes(kind) && !unit)).toEqual([]);
    expect(gold.filter(({ kind, value2 }) => kind === 'ratio' && !value2)).toEqual([]);
  });
});

describe('text files', () => {
  it.each(texts)('$article: every figure is a slice of the file', (listed) => {
    const raw = read(listed.file);
    const rows = goldOf(listed);
    expect(rows.map(({ start, end }) => raw.slice(start, end))).toEqual(rows.map(({ text }) => text));
    expect(rows.every(({ before }) => before === undefined)).toBe(true);
  });

  it.each(texts)('$article: no digit is left out but the time zone', (listed) => {
    const raw = read(listed.file);
    const rest = [...raw];
    expect(rest.length).toBe(raw.length);
    for (const { start, end } of goldOf(listed)) rest.fill(' ', start, end);
    expect(
      rest
        .join('')
        .replace(/GMT\+7/gu, '')
        .match(/\d+/gu),
    ).toBeNull();
  });

  it.each(texts)('$article has plain line ends', ({ file }) => {
    expect(read(file)).not.toContain('\r');
  });
});

describe('pages', () => {
  it.each(pages)('$article: every figure is found once by the text before it', (listed) => {
    const seen = visibleText(read(listed.file));
    const found = goldOf(listed).map(({ before, text }) => {
      expect(before).toBeDefined();
      return [before, text, seen.split(folded(`${before}${text}`)).length - 1];
    });
    expect(found.filter(([, , times]) => times !== 1)).toEqual([]);
  });

  it.each(pages)('$article shows a header day that is not the day of publication', (listed) => {
    const [clock] = goldOf(listed).filter(({ kind, section }) => kind === 'date' && section === 'meta');
    expect(clock?.value).not.toBe(listed.published);
  });
});
