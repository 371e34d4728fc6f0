import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../corpus/html/index.js';
import { layouts } from '../../corpus/layouts/index.js';
import type { BlockKind } from '../../pipeline/model/index.js';

/** What a page must be read as. It lies beside the page: `portal/budget.html` and `portal/budget.json`. */
interface Expected {
  readonly title: string;
  readonly lead: string;
  /** Absent where nobody signs. */
  readonly author?: string;
  readonly published: string;
  readonly publisher: string;
  /** The section of the paper; absent where the page states none. */
  readonly section?: string;
  readonly language: string;
  /** Without teasers and datelines. */
  readonly blocks: readonly TextBlock[];
  /** Text of menus, boxes, comments and other articles that must not be read as text of this one. */
  readonly absent: readonly string[];
}

interface TextBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

const folder = new URL('../fixtures/pages/', import.meta.url);
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path) => path.replaceAll('\\', '/').replace(/\.json$/u, ''))
  .sort()
  .map((name) => ({
    name,
    html: readFileSync(new URL(`${name}.html`, folder), 'utf8'),
    expected: JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Expected,
  }));
type Page = (typeof pages)[number];

/** Blocks that are no text of the article, or name its author. */
const BESIDE: ReadonlySet<BlockKind> = new Set(['related', 'meta', 'byline']);

function read({ name, html }: Page, known = layouts) {
  const article = readPage(html, `${name}.html`, '0'.repeat(64), known);
  const blocks = article.blocks.map(({ kind, start, end }): TextBlock => {
    return { kind, text: article.text.slice(start, end) };
  });
  return { ...article, blocks };
}

const wordsOf = (blocks: readonly TextBlock[]): string[] =>
  blocks.filter(({ kind }) => !BESIDE.has(kind)).flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []);

/** How many words of `found` are among those of `wanted`, each as often as it stands there. */
function common(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  return found.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}

/** Precision, recall and F1 of the words of all pages together. */
function scored(change: (page: Page) => Page, known = layouts) {
  let hits = 0;
  let wanted = 0;
  let found = 0;
  for (const page of pages) {
    const want = wordsOf(page.expected.blocks);
    const got = wordsOf(read(change(page), known).blocks);
    hits += common(want, got);
    wanted += want.length;
    found += got.length;
  }
  return { pages: pages.length, precision: hits / found, recall: hits / wanted, f1: (2 * hits) / (wanted + found) };
}

const asItIs = (page: Page): Page => page;
/** A page of a maker that names nothing: without classes, ids and other names on any element of its body. */
const nameless = (page: Page): Page => ({
  ...page,
  html: page.html.replace(/<(?!meta|link|script)[a-z][^>]*>/giu, (tag) =>
    tag.replace(/\s(?:class|id|type|itemprop|data-[\w-]+)=(?:"[^"]*"|'[^']*'|[^\s>]+)/giu, ''),
  ),
});

/** Paragraphs are `<div>`s, as editors for mobile pages make them. */
const boxed = (page: Page): Page => ({ ...page, html: page.html.replace(/<(?<end>\/?)p(?=[\s>])/giu, '<$<end>div') });
/** Nothing is told to machines: no title of the window, no description, no linked data. */
const silent = (page: Page): Page => ({
  ...page,
  html: page.html
    .replace(/<title>[^<]*<\/title>/iu, '<title>Trang tin</title>')
    .replace(/<meta (?:property|name)="(?:og:title|(?:og:|twitter:)?description)"[^>]*>/giu, '')
    .replace(/<script type="application\/ld\+json"[^<]*<\/script>/giu, ''),
});
const STRANGE = `<div class="x1"><div>Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn; tiếp tục truy cập là đồng ý với 12 điều khoản.</div></div>
<div class="x2"><h3>Tin nóng trong ngày</h3><div class="x3"><a href="/q">Bão số 9 giật cấp 14 vào bờ</a><p>Hơn 3.000 tàu đã về nơi trú ẩn, 12 tỉnh cấm biển từ trưa nay.</p></div>
<div class="x3"><a href="/w">Giá xăng giảm 500 đồng</a><p>Đây là lần giảm thứ 4 liên tiếp từ đầu tháng, tổng cộng 1.870 đồng mỗi lít.</p></div></div>`;
/** A notice and a list of other articles without a telling name stand at the foot. */
const crowded = (page: Page): Page => ({ ...page, html: page.html.replace(/<\/body>|$/iu, `${STRANGE}$&`) });

const families = new Set(pages.map(({ name }) => name.split('/')[0]));

describe(`${pages.length} pages of ${families.size} families`, () => {
  it('are enough', () => {
    expect(pages.length).toBeGreaterThanOrEqual(40);
    expect(families.size).toBeGreaterThanOrEqual(12);
  });

  it.each([
    ['with layouts', asItIs, layouts, 0.99],
    ['without layouts', asItIs, [], 0.975],
    ['without layouts and without a single class or id', nameless, [], 0.975],
    ['without layouts, every paragraph a box', boxed, [], 0.975],
    ['without layouts, with strange boxes at the foot', crowded, [], 0.975],
    ['with layouts, with strange boxes at the foot', crowded, layouts, 0.99],
    ['without layouts, telling machines nothing', silent, [], 0.975],
  ] as const)('are read word for word %s', (what, change, known, floor) => {
    const score = scored(change, known);
    console.log(what, JSON.stringify(score));
    expect(score.f1).toBeGreaterThanOrEqual(floor);
  });
});

describe.each(pages)('$name', (page) => {
  const { expected } = page;

  it.each([
    ['with layouts', layouts],
    ['without', []],
  ] as const)('has its facts, and no text of others, %s', (_, known) => {
    const { title, lead, author, published, publisher, newsSection, language, blocks } = read(page, known);
    expect({ title, lead, author, published: published?.date, publisher, section: newsSection, language }).toEqual({
      title: expected.title,
      lead: expected.lead,
      author: expected.author,
      published: expected.published,
      publisher: expected.publisher,
      section: expected.section,
      language: expected.language,
    });
    const text = blocks.filter(({ kind }) => kind !== 'related' && kind !== 'meta').map((block) => block.text);
    expect(expected.absent.filter((strange) => text.some((own) => own.includes(strange)))).toEqual([]);
    const captions = ({ kind }: TextBlock) => kind === 'caption';
    expect(blocks.filter(captions)).toEqual(expected.blocks.filter(captions));
  });

  it('has its blocks', () => {
    const shown = ({ kind, text }: TextBlock) => `${kind}: ${text}`;
    const own = (blocks: readonly TextBlock[]) => blocks.filter(({ kind }) => !BESIDE.has(kind));
    expect(own(read(page).blocks).map(shown).sort()).toEqual(own(expected.blocks).map(shown).sort());
  });
});
