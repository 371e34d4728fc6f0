import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../corpus/html/index.js';
import { sentences } from '../../pipeline/text/index.js';

const corpus = new URL('../../../shared/data/corpus/provincial-2017.jsonl.gz', import.meta.url);

interface Stored {
  readonly title: string;
  readonly sapo: string;
  readonly text: string;
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Two sentences a paragraph: the collector lost where they ended. */
function paragraphsOf(text: string): string[] {
  const all = sentences(text).map(({ start, end }) => text.slice(start, end));
  return all.flatMap((sentence, n) => (n % 2 === 0 ? [[sentence, all[n + 1] ?? ''].join(' ').trim()] : []));
}

/** A page that names nothing, with a menu before and other articles behind. */
const pageOf = (title: string, sapo: string, paragraphs: readonly string[]): string =>
  `<html><head><title>${escaped(title)} - Báo X</title></head><body><div><ul><li><a>Trang chủ</a></li></ul></div>
  <div><h1>${escaped(title)}</h1><div>07/03/2017 08:15</div><h2>${escaped(sapo)}</h2>
  <div>${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}</div></div>
  <div><h3>Tin liên quan</h3><a>Huyện bên trồng thêm 300 ha quế</a></div></body></html>`;

describe.skipIf(!existsSync(corpus))('the articles of the provincial press, put into pages that name nothing', () => {
  it('are read whole, with title, lead and day, and nothing else', { timeout: 120_000 }, () => {
    const stored = gunzipSync(readFileSync(corpus)).toString('utf8').trim().split('\n');
    const count = { pages: 0, titles: 0, leads: 0, wanted: 0, found: 0, strange: 0 };
    for (const line of stored) {
      const { title, sapo, text } = JSON.parse(line) as Stored;
      const paragraphs = paragraphsOf(plain(text));
      const article = readPage(pageOf(plain(title), plain(sapo), paragraphs), 'trang.html', '0'.repeat(64));
      expect(article.published?.date).toBe('2017-03-07');
      count.pages++;
      if (article.title === plain(title)) count.titles++;
      if (wordsOf(article.lead ?? '').join() === wordsOf(plain(sapo)).join()) count.leads++;
      const own = article.blocks.filter(({ kind }) => kind !== 'related' && kind !== 'meta');
      count.wanted += wordsOf([title, sapo, ...paragraphs].map(plain).join(' ')).length;
      count.found += own.reduce((sum, { start, end }) => sum + wordsOf(article.text.slice(start, end)).length, 0);
      if (own.some(({ start, end }) => article.text.slice(start, end).includes('300 ha quế'))) count.strange++;
    }
    console.log(JSON.stringify(count));
    expect(count.titles / count.pages).toBeGreaterThan(0.99);
    expect(count.leads / count.pages).toBeGreaterThan(0.98);
    expect(Math.abs(count.found / count.wanted - 1)).toBeLessThan(0.005);
    expect(count.strange).toBe(0);
  });
});
