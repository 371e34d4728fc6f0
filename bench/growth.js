import assert from 'node:assert/strict';
import { readFigures } from '../dist/extractors/index.js';
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

/**
 * How the time to read a run grows when the run doubles: 2 is linear, 4 quadratic. Nothing but a ratio of two times in
 * one process, so it says the same on any machine.
 */
export async function growth(_articles, { smoke }) {
  const rows = {};
  for (const [name, unit] of Object.entries(RUNS)) {
    const length = lengthFor(unit, smoke ? 4_000 : 1_000_000);
    const [once, twice] = [run(unit, length), run(unit, 2 * length)];
    for (const { start, end } of readFigures(once)) assert.ok(start < end && end <= length);
    const times = await bestTimes({ n: () => readFigures(once), twice: () => readFigures(twice) }, smoke ? 1 : 5);
    rows[name] = { length, MBs: rate(Buffer.byteLength(once), times.n), ratio: times.twice / times.n };
  }
  return rows;
}
