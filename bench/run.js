#!/usr/bin/env node
// Measures the built program. Every answer is checked before it is timed, and what counts are ratios within one run.
//
//   npm run bench                  all rows
//   npm run bench -- figures pages some groups: start, segmentation, figures, context, pages, growth, end-to-end, scaling
//   npm run bench -- --save        and keep the run in bench/runs
//   npm run bench -- --smoke       a few seconds: does it still run? (its times say nothing)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { context } from './context.js';
import { endToEnd } from './end-to-end.js';
import { figures } from './figures.js';
import { growth } from './growth.js';
import { pages } from './pages.js';
import { scaling } from './scaling.js';
import { segmentation } from './segmentation.js';
import { start } from './start.js';
import { targetsOf } from './targets.js';
import { articleTexts } from './texts.js';

const GROUPS = { start, segmentation, figures, context, pages, growth, 'end-to-end': endToEnd, scaling };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { smoke: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(GROUPS);
const unknown = wanted.find((name) => !(name in GROUPS));
if (unknown !== undefined) {
  console.error(`no group is called ${unknown}: there are ${Object.keys(GROUPS).join(', ')}`);
  process.exit(2);
}

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** What is compared, and what is in us: each may become faster or slower with its next version. */
const COMPARED = ['vntk', 'natural', 'linkedom', '@mozilla/readability', 'htmlparser2', 'cheerio', 'better-sqlite3'];

function versionOf(name) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : 'not installed';
}

/** Where and on what the run was made. `load` is that of its beginning. */
function circumstances() {
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    node: process.version,
    versions: Object.fromEntries(COMPARED.map((name) => [name, versionOf(name)])),
    machine: {
      cpu: cpus()[0]?.model.trim(),
      cores: availableParallelism(),
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      // Above the number of cores other programs took their share of every time on the wall.
      load: loadavg()[0],
    },
  };
}

/** Three digits that count, and no fractions behind them. */
const rounded = (value) =>
  typeof value !== 'number' ? value : value < 1000 ? Number(value.toPrecision(3)) : Math.round(value);
const tidy = (rows) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [name, typeof row === 'object' ? tidy(row) : rounded(row)]),
  );

/** A name in bench/runs that no run has yet. */
function fileFor({ date, commit }) {
  const named = (end) => new URL(`runs/${date.slice(0, 10)}-${commit}${end}.json`, import.meta.url);
  let number = 1;
  while (existsSync(named(number === 1 ? '' : `-${number}`))) number++;
  return named(number === 1 ? '' : `-${number}`);
}

function save(file, run) {
  mkdirSync(new URL('./', file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
}

const before = circumstances();
const articles = await articleTexts(options.smoke ? 100_000 : 10_000_000);
console.log(`${articles.texts.length} articles, ${(articles.size / 1e6).toFixed(1)} MB, ${articles.origin}`);
const results = {};
const file = options.save ? fileFor(before) : undefined;
for (const name of wanted) {
  results[name] = tidy(await GROUPS[name](articles, options));
  console.log(`\n${name}`);
  console.table(results[name]);
  // After each group: a run that is cut off keeps what it has measured.
  if (file !== undefined) save(file, { ...before, text: articles.origin, results });
}
const targets = options.smoke ? {} : targetsOf(results);
if (Object.keys(targets).length > 0) {
  console.log('\nwhat was asked for');
  console.table(targets);
}
if (file !== undefined) save(file, { ...before, text: articles.origin, results, targets });
