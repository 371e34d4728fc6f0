import assert from 'node:assert/strict';
import { loadGazetteer } from '../dist/corpus/gazetteer/index.js';
import { readBytes } from '../dist/corpus/index.js';
import { readFigures } from '../dist/extractors/index.js';
import { claimsOf } from '../dist/pipeline/claims/index.js';
import { documentOf, words } from '../dist/pipeline/text/index.js';
import { bestTimes, processorTime, rate } from './timing.js';

/** Runs that make careless patterns take quadratic time or worse. */
const RUNS = {
  digits: '7',
  'digits and dots': '1.',
  'digits and commas': '1,',
  'digits and slashes': '1/',
  'digits and hyphens': '1-',
  'digits and blanks': '1 ',
  dots: '.',
  slashes: '/',
  blanks: ' ',
  'no-break spaces': '\u00a0',
  'line ends': '\n',
  'per cent signs': '%',
  brackets: '(',
  quotes: '“',
  letters: 'a',
  'number words': 'mười ',
  'number words and scales': 'một triệu ',
  'half words': 'rưỡi ',
  ranges: '1 - 2 đến ',
  'groups of three': '.000',
  months: 'tháng ',
  dates: 'ngày 7/7/',
  rates: 'đồng/',
  percentages: '7% ',
  'combining marks': 'a\u0302\u0301',
};

/** Long enough to be measured, in milliseconds; a run that is slow already at this length is not made longer. */
const ENOUGH = 40;

/** Letters of the shorter long article: some forty pages of a book. */
const LONG = 100_000;

function timeOf(text) {
  const start = processorTime();
  readFigures(text);
  return processorTime() - start;
}

/** The length at which a run takes `ENOUGH`, at most `most`. */
function lengthFor(unit, most) {
  let length = 2_000;
  while (length < most && timeOf(run(unit, length)) < ENOUGH) length *= 2;
  return Math.min(length, most);
}

function run(unit, length) {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** The number of figures: they stand in text order within the text. */
function checkedCount(text) {
  let end = 0;
  const found = readFigures(text);
  for (const mention of found) {
    assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
    end = mention.end;
  }
  return found.length;
}

/** How the time of `count` grows from one text to one of twice its length, whose answers are checked already. */
async function growthOf(count, [once, twice], answers, smoke) {
  const times = await bestTimes({ n: () => count(once), twice: () => count(twice) }, answers, smoke ? 1 : 5);
  const text = once.text ?? once;
  return { length: text.length, MBs: rate(Buffer.byteLength(text), times.n), ratio: times.twice / times.n };
}

/** One long article, put together of news, as it is cut into sentences. */
function longArticle(texts, length) {
  const joined = [];
  for (let left = length, n = 0; left > 0; n = (n + 1) % texts.length) {
    joined.push(texts[n].slice(0, left));
    left -= texts[n].length;
  }
  return documentOf(readBytes(Buffer.from(joined.join('\n')), 'long.txt')[0]);
}

/**
 * How the time to read a text grows when it is twice as long: 2 is linear, 4 quadratic. Nothing but a ratio of two times
 * in one process, so it says the same on any machine. Figures are read in runs that make careless patterns slow; words,
 * figures and context in one long article.
 */
export async function growth({ texts }, { smoke }) {
  const rows = {};
  for (const [name, unit] of Object.entries(RUNS)) {
    const length = lengthFor(unit, smoke ? 4_000 : 1_000_000);
    const pair = [run(unit, length), run(unit, 2 * length)];
    const answers = { n: checkedCount(pair[0]), twice: checkedCount(pair[1]) };
    rows[name] = await growthOf((text) => readFigures(text).length, pair, answers, smoke);
  }
  const gazetteer = loadGazetteer();
  const length = smoke ? 4_000 : LONG;
  const pair = [longArticle(texts, length), longArticle(texts, 2 * length)];
  const readers = {
    words: ({ text }) => words(text).length,
    figures: ({ text }) => readFigures(text).length,
    context: (document) => claimsOf(document, readFigures(document.text), gazetteer).length,
  };
  for (const [name, count] of Object.entries(readers)) {
    const [n, twice] = pair.map(count);
    // News goes on as it began: what is found grows with it.
    assert.ok(n > 0 && twice > n && twice < 4 * n, `${name} of a long article`);
    rows[`one article, ${name}`] = await growthOf(count, pair, { n, twice }, smoke);
  }
  return rows;
}
