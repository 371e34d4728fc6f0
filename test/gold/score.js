#!/usr/bin/env node
// The gold figures: mines the articles of each gold set with the built program (ingest, then export) and compares what
// it found with the gold, by the scorer that lies beside the gold.
//
//   npm run score                            the table
//   npm run score -- --set dev --errors 50   one set, with its errors
//   npm run score -- --check                 exit code 1 where a figure lies under its floor in gate.json
//   npm run score -- --raise                 lift the floors to the figures of this run, never lower them
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = join(root, '..', 'shared');
const program = join(root, 'dist/output/cli/main.js');
const gate = new URL('gate.json', import.meta.url);

/** The gold sets: where the articles lie and what the gold files are called. */
const SETS = {
  seeds: { articles: join(shared, 'seeds'), gold: join(shared, 'gold/seeds') },
  train: { articles: join(shared, 'gold/train'), gold: join(shared, 'gold/train') },
  dev: { articles: join(shared, 'gold/dev'), gold: join(shared, 'gold/dev') },
};

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: Object.keys(SETS) },
    errors: { type: 'string', default: '0' },
    check: { type: 'boolean', default: false },
    raise: { type: 'boolean', default: false },
  },
});

/** Mines one set into `folder`; gives the scorer's figures, and its list of errors where wanted. */
async function scoreOf(name, folder) {
  const { articles, gold } = SETS[name];
  const db = join(folder, `${name}.db`);
  const predictions = join(folder, `${name}.jsonl`);
  const maxBuffer = 1 << 28;
  await run(process.execPath, [program, 'ingest', '--db', db, '--quiet', articles]);
  const { stdout } = await run(process.execPath, [program, 'export', '--db', db, '--format', 'jsonl'], { maxBuffer });
  writeFileSync(predictions, stdout);
  const files = ['--gold', `${gold}.jsonl`, '--articles', `${gold}.articles.jsonl`, '--pred', predictions];
  const scorer = (...more) => run(process.execPath, [join(shared, 'gold/score.mjs'), ...files, ...more], { maxBuffer });
  const figures = JSON.parse((await scorer('--json')).stdout);
  if (options.errors === '0') return { figures, errors: '' };
  const report = (await scorer('--errors', options.errors)).stdout;
  return { figures, errors: report.slice(report.indexOf('\nerrors\n') + '\nerrors\n'.length) };
}

/** Scores the sets one after the other: each ingest may use every core. */
async function scoresOf(names) {
  const folder = mkdtempSync(join(tmpdir(), 'solieu-score-'));
  try {
    const scores = {};
    for (const name of names) scores[name] = await scoreOf(name, folder);
    return scores;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const three = ({ p, r, f1 }) => [p, r, f1].map((x) => x.toFixed(3).padStart(7)).join('');

/** The table: a row a set, then a row a context field with a column a set. */
function tableOf(scores) {
  const sets = Object.entries(scores).map(([name, { figures }]) => ({ name, ...figures }));
  const label = (text) => text.padEnd(22);
  const lines = [`${label('')}articles   figure P      R     F1   claim P      R     F1`];
  for (const { name, articles, figure, claim } of sets) {
    // The context is learnt from train: only the other sets tell how well it does on articles that it has not seen.
    const row = name === 'train' ? 'train (learnt from)' : name;
    lines.push(`${label(row)}${String(articles).padStart(8)}  ${three(figure)}  ${three(claim)}`);
  }
  const columns = (cellOf) => sets.map((set) => (cellOf(set) ?? '').padStart(16)).join('');
  const names = (key) => [...new Set(sets.flatMap((set) => Object.keys(set[key])))];
  lines.push(label('right context') + columns(({ name }) => name));
  for (const field of names('fields')) {
    const cell = ({ fields: { [field]: f } }) => f && `${(f.accuracy * 100).toFixed(1)}% of ${String(f.n).padStart(4)}`;
    lines.push(label(`  ${field}`) + columns(cell));
  }
  lines.push('filled where the gold has none');
  for (const field of names('beyond')) {
    const cell = ({ beyond: { [field]: b } }) => b && `${b.filled} of ${String(b.n).padStart(4)}`;
    lines.push(label(`  ${field}`) + columns(cell));
  }
  return lines.join('\n');
}

/** The figures that lie under their floors, printable. */
function shortfalls(scores, floors) {
  return Object.entries(scores).flatMap(([name, { figures }]) =>
    Object.entries(floors[name] ?? {})
      .filter(([measure, floor]) => figures[measure].f1 < floor)
      .map(([measure, floor]) => `${name}: ${measure} F1 ${figures[measure].f1} lies under its floor ${floor}`),
  );
}

/** The floors, lifted to what was measured, rounded down to three places. */
function raised(scores, floors) {
  const lifted = structuredClone(floors);
  for (const [name, { figures }] of Object.entries(scores)) {
    for (const [measure, floor] of Object.entries(floors[name] ?? {})) {
      lifted[name][measure] = Math.max(floor, Math.floor(figures[measure].f1 * 1000) / 1000);
    }
  }
  return lifted;
}

/** What cannot be scored, and why; nothing where all is there. */
function missing() {
  const unknown = options.set.find((name) => !(name in SETS));
  if (unknown !== undefined) return `no gold set is called ${unknown}: there are ${Object.keys(SETS).join(', ')}`;
  if (!existsSync(join(shared, 'gold/score.mjs')))
    return 'the gold is not here: it lies in ../shared, beside this folder';
  if (!existsSync(program)) return 'the program is not built: npm run build';
  return undefined;
}

const problem = missing();
if (problem !== undefined) {
  console.error(problem);
  process.exit(2);
}
const scores = await scoresOf(options.set);
const floors = JSON.parse(readFileSync(gate, 'utf8'));
console.log(tableOf(scores));
if (options.errors !== '0') {
  for (const [name, { errors }] of Object.entries(scores)) console.log(`errors in ${name}\n${errors}`);
}
if (options.raise) writeFileSync(gate, `${JSON.stringify(raised(scores, floors), null, 2)}\n`);
if (options.check) {
  const low = shortfalls(scores, floors);
  for (const line of low) console.error(line);
  if (low.length > 0) process.exitCode = 1;
}
