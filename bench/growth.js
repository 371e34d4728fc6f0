import assert from 'node:assert/strict';
import { readFigures } from '../dist/extractors/index.js';
import { bestTimes } from './timing.js';

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

/**
 * How the time to read a run grows when the run doubles: 2 is linear, 4 quadratic. Nothing but a ratio of two times in
 * one process, so it says the same on any machine.
 */
export async function growth(_articles, { smoke }) {
  const length = smoke ? 2_000 : 50_000;
  const rows = {};
  for (const [name, unit] of Object.entries(RUNS)) {
    const text = unit.repeat(Math.ceil((2 * length) / unit.length)).slice(0, 2 * length);
    const half = text.slice(0, length);
    for (const { start, end } of readFigures(half)) assert.ok(start < end && end <= half.length);
    const times = await bestTimes({ n: () => readFigures(half), twice: () => readFigures(text) }, smoke ? 1 : 7);
    rows[name] = { length, milliseconds: times.n, ratio: times.twice / times.n };
  }
  return rows;
}
