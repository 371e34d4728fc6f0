#!/usr/bin/env node
// Measures the built program. Every answer is checked before it is timed, and what counts are ratios within one run.
//
//   npm run bench                  all rows
//   npm run bench -- figures       one group
//   npm run bench -- --save        and keep the run in bench/runs
//   npm run bench -- --smoke       a few seconds: does it still run? (its times say nothing)
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
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

/** Where and on what the run was made. */
function circumstances() {
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    changed: git('status', '--porcelain', '--untracked-files=no') !== '',
    node: process.version,
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

const articles = await articleTexts(options.smoke ? 200_000 : 10_000_000);
console.log(`${articles.texts.length} articles, ${(articles.size / 1e6).toFixed(1)} MB, ${articles.origin}`);
const results = {};
for (const name of wanted) {
  results[name] = tidy(await GROUPS[name](articles, options));
  console.log(`\n${name}`);
  console.table(results[name]);
}
if (options.save) {
  const run = { ...circumstances(), text: articles.origin, results };
  mkdirSync(new URL('runs/', import.meta.url), { recursive: true });
  const file = new URL(`runs/${run.date.slice(0, 10)}-${run.commit}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`);
}
