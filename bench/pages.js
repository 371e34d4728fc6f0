import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readBytes } from '../dist/corpus/index.js';
import { bestTimes, rate } from './timing.js';

/** The parser that cheerio brings, on which ours stands. */
const require = createRequire(import.meta.url);
const { parseDocument, DomUtils } = createRequire(require.resolve('cheerio'))('htmlparser2');

const FOLDER = new URL('../test/fixtures/pages/', import.meta.url);

/** The pages of the tests with what must be read from them. */
function knownPages() {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => ({
      html: readFileSync(new URL(path.replace(/json$/u, 'html'), FOLDER), 'utf8'),
      expected: JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8')),
    }));
}

/**
 * Pages of the press have 39 to 496 KB, of which a hundredth to a seventh is text: the rest is state for scripts, style,
 * menus and cards with other articles. This puts as much of each around a small page.
 */
function dressed(html, n) {
  const style = Array.from(
    { length: 260 },
    (_, i) => `.c${n}-${i}{display:flex;margin:${i}px auto;color:#${1000 + i}}`,
  );
  const state = JSON.stringify(
    Array.from({ length: 130 }, (_, i) => ({ id: 1e8 + i * n, title: `Tin số ${i}`, url: `/tin-${i}.html`, w: i < 9 })),
  );
  const menu = Array.from(
    { length: 160 },
    (_, i) => `<li class="menu__item menu__item--${i % 7}"><a href="/muc-${i}" title="Mục ${i}">Mục ${i}</a></li>`,
  );
  const cards = Array.from(
    { length: 110 },
    (_, i) =>
      `<div class="box-category-item" data-id="${1e9 + i}"><a class="box-category-link" href="/bai-${i}.htm" title="Bài ${i}"><img class="lazy" data-src="https://anh.example/zoom/250_156/${i}.jpg" width="250" height="156" alt="Bài ${i}"></a><h3 class="box-category-title"><a href="/bai-${i}.htm">Tỉnh thứ ${i} chi ${i + 3} tỷ đồng</a></h3></div>`,
  );
  const head = `<style>${style.join('\n')}</style><script>window.__state=${state};for(var i=0;i<9;i++){push(i)}</script>`;
  return html
    .replace(/<\/head>|(?=<body)/iu, `${head}$&`)
    .replace(/<body[^>]*>/iu, `$&<div class="menu-main"><ul class="menu">${menu.join('\n')}</ul></div>`)
    .replace(
      /<\/body>|$/iu,
      `<div class="box-related-news"><div class="box-head">Tin khác</div>${cards.join('\n')}</div>$&`,
    );
}

const wordsOf = (text) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of an article, without those of its author. */
const wantedOf = ({ blocks }) => blocks.filter(({ kind }) => kind !== 'byline').flatMap(({ text }) => wordsOf(text));

/** Share of the words of the article, each as often as it stands there, that were read. */
function recall(expected, text) {
  const left = new Map();
  for (const word of wordsOf(text)) left.set(word, (left.get(word) ?? 0) + 1);
  const wanted = wantedOf(expected);
  const hits = wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return hits.length / wanted.length;
}

/** From bytes: encoding, hash and all. Readability gets text that is decoded already. */
const own = (bytes) => readBytes(bytes, 'page.html')[0];
const readability = (html) => new Readability(parseHTML(html).document).parse();

/** A tree of the page, of which nothing is wanted but that it is there. */
const nodes = (html) => parseDocument(html).children.length;

/**
 * What each gives for all pages. Before anyone is timed, every page must be read right by us, and most of it by
 * Readability; the tree of the bare parser holds every word of the article.
 */
function checkedAnswers(pages) {
  const answers = { own: 0, readability: 0, parser: 0 };
  let found = 0;
  for (const { html, bytes, expected } of pages) {
    const article = own(bytes);
    assert.equal(article.title, expected.title);
    assert.equal(article.lead, expected.lead);
    assert.equal(article.published?.date, expected.published);
    assert.equal(recall(expected, article.text), 1);
    const other = readability(html);
    found += recall(expected, other?.textContent ?? '');
    const seen = DomUtils.textContent(parseDocument(html)).normalize('NFC');
    // Words of two elements stand together here: they are looked for, not cut out.
    for (const word of wantedOf(expected)) assert.ok(seen.includes(word), `the tree holds ${word}`);
    answers.own += article.blocks.length;
    answers.readability += other?.length ?? 0;
    answers.parser += nodes(html);
  }
  const readabilityRecall = found / pages.length;
  assert.ok(readabilityRecall > 0.6, `Readability finds ${readabilityRecall} of the words`);
  return { answers, readabilityRecall };
}

/** How often all pages together are read in one time: until they are four megabytes. */
const ENOUGH = 4_000_000;

/**
 * How fast one core reads pages, small ones and ones of the size of the press, against linkedom and Readability, and
 * against the bare parser, which makes a tree and looks for no article in it.
 */
export async function pages(_texts, { smoke }) {
  const small = knownPages();
  const large = small.map(({ html, expected }, n) => ({ html: dressed(html, n), expected }));
  for (const page of [...small, ...large]) page.bytes = Buffer.from(page.html);
  const rows = {};
  for (const [name, set] of Object.entries({ small, 'as large as those of the press': large })) {
    const few = smoke ? set.slice(0, 6) : set;
    const { answers, readabilityRecall } = checkedAnswers(few);
    const size = few.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const repeats = smoke ? 1 : Math.max(1, Math.round(ENOUGH / size));
    const repeated = (count) => () => {
      let all = 0;
      for (let i = 0; i < repeats; i++) for (const page of few) all += count(page);
      return all;
    };
    // One after the other: in turns, each would clear away what the other left.
    const { ours } = await bestTimes(
      { ours: repeated(({ bytes }) => own(bytes).blocks.length) },
      { ours: answers.own * repeats },
      smoke ? 1 : 8,
    );
    const { parser } = await bestTimes(
      { parser: repeated(({ html }) => nodes(html)) },
      { parser: answers.parser * repeats },
      smoke ? 1 : 8,
    );
    const { theirs } = await bestTimes(
      { theirs: () => few.reduce((sum, { html }) => sum + (readability(html)?.length ?? 0), 0) },
      { theirs: answers.readability },
      smoke ? 1 : 3,
    );
    const ownRate = rate(size * repeats, ours);
    const parserRate = rate(size * repeats, parser);
    const readabilityRate = rate(size, theirs);
    rows[name] = {
      pages: few.length,
      kilobytesAPage: size / few.length / 1000,
      ownMBs: ownRate,
      readabilityMBs: readabilityRate,
      parserMBs: parserRate,
      timesReadability: ownRate / readabilityRate,
      timesParser: ownRate / parserRate,
      readabilityRecall,
    };
  }
  return { ...rows, memoryMB: process.memoryUsage().rss / 1e6 };
}
