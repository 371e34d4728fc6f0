import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../corpus/index.js';
import { type Article, sectionOf } from '../../pipeline/model/index.js';

const FOLDER = new URL('../../corpus/samples/', import.meta.url);
const rowsOf = <Row>(name: string): Row[] =>
  readFileSync(new URL(name, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

interface Listed {
  readonly article: string;
  readonly file: string;
  readonly title: string;
  readonly published: string;
}
interface Figure {
  readonly article: string;
  readonly text: string;
  readonly section: string;
  readonly start?: number;
  readonly before?: string;
}

const listed = rowsOf<Listed>('articles.jsonl');
const figures = rowsOf<Figure>('gold.jsonl');
const folded = (text: string): string => text.replace(/\s/gu, ' ');

/** Where a figure stands in the article; -1 where the page shows it outside of the article. */
function placeOf({ start, before = '', text }: Figure, article: Article): number {
  if (start !== undefined) return article.origins?.indexOf(start) ?? start;
  const at = folded(article.text).indexOf(folded(before + text));
  return at < 0 ? -1 : at + before.length;
}

describe.each(listed)('sample $article', ({ article: name, file, title, published }) => {
  const [article] = readBytes(readFileSync(new URL(file, FOLDER)), file);

  it('has its title and day', () => {
    expect(article).toMatchObject({ title, published: { date: published } });
  });

  it('has every figure in a block of its section', () => {
    const wrong: string[] = [];
    for (const figure of figures.filter((row) => row.article === name)) {
      const at = placeOf(figure, article!);
      const block = article!.blocks.find(({ start, end }) => start <= at && at < end);
      const section = block && sectionOf(block.kind);
      // Clocks, footers and teasers around an article are not read from a page.
      if (section === undefined && figure.start === undefined && /related|meta/u.test(figure.section)) continue;
      if (section !== figure.section) wrong.push(`${figure.text}: ${section} for ${figure.section}`);
    }
    expect(wrong).toEqual([]);
  });
});
