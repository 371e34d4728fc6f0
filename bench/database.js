#!/usr/bin/env node
// Builds a large database and asks it everything: load rate, index build, ready questions, search, facets, paging, memory.
//
//   npm run build && node bench/database.js                     100 000 articles and 4 million claims
//   npm run build && node bench/database.js --claims 200000     a smaller one
//   … --db large.db                                             and keep it there
//   … --db large.db --only ask                                  ask it again
//
// A few thousand articles are mined once; their rows are then written again and again under other names, through the same
// store that ingest uses: what is measured is the writing thread alone. Each stage is a process of its own, so that its memory is its own.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import v8 from 'node:v8';
import Database from 'better-sqlite3';
import { articleTexts } from './texts.js';
import { processorTime, wallTime } from './timing.js';

const { values: options } = parseArgs({
  options: {
    claims: { type: 'string', default: '4000000' },
    articles: { type: 'string', default: '2000' },
    db: { type: 'string' },
    stage: { type: 'string' },
    folder: { type: 'string' },
    only: { type: 'string' },
  },
});

/** Claims of an article that is multiplied, at least: together they then have about forty each. */
const MANY = 24;

const seconds = (milliseconds) => Number((milliseconds / 1000).toFixed(1));
const mebibytes = () => Math.round(process.resourceUsage().maxRSS / 1024);

/** Mines some articles and keeps their findings. */
async function mineOnce(folder) {
  const { ownReader } = await import('../dist/output/api/mine.js');
  const { texts } = await articleTexts(20_000_000);
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  const longest = texts.toSorted((a, b) => b.length - a.length).slice(0, Number(options.articles));
  for (const [n, text] of longest.entries()) {
    writeFileSync(join(articles, `${String(n).padStart(6, '0')}.txt`), text);
  }
  const reader = await ownReader();
  const findings = [];
  for await (const input of reader.inputs([articles])) {
    if ('code' in input) continue;
    const { document, claims } = reader.understand(input);
    if (claims.length >= MANY) findings.push({ document, mentions: [], claims });
  }
  writeFileSync(join(folder, 'findings'), v8.serialize(findings));
  const claims = findings.reduce((sum, one) => sum + one.claims.length, 0);
  return { 'articles mined': findings.length, 'claims each': Math.round(claims / findings.length) };
}

/** What has ended where a stage of the end begins. */
const ENDED_BY = { indices: 'load', summaries: 'indices' };

/** Keys that are as scattered as those of other articles. */
function otherKeys(keys, copy) {
  const bytes = Buffer.from(keys);
  for (let at = 0; at < bytes.length; at += 16) {
    bytes.writeUInt32LE((bytes.readUInt32LE(at) ^ Math.imul(copy, 0x9e3779b1)) >>> 0, at);
  }
  return bytes;
}

/** A signature as far from that of the article as those of others: copies are no duplicates here. */
function otherSignature({ textKey, bands, ...rest }, copy) {
  const mask = Math.imul(copy, 0x9e3779b1);
  const scattered = (bytes) => {
    const other = new Uint8Array(bytes);
    const view = new DataView(other.buffer);
    for (let at = 0; at < other.length; at += 4) view.setInt32(at, view.getInt32(at) ^ mask);
    return other;
  };
  return { ...rest, ...(textKey && { textKey: scattered(textKey) }), ...(bands && { bands: scattered(bands) }) };
}

/** The rows of an article as if it were another one. */
function underOtherName(rows, copy) {
  const source = `copy-${copy}/${rows.source}`;
  const rawHash = createHash('sha256').update(source).digest('hex');
  const [keys, signature] = [otherKeys(rows.keys, copy), otherSignature(rows.signature, copy)];
  return { ...rows, source, rawHash, keys, signature };
}

/** Nothing is told of a load that lost something: all is there, and what claims quote stands in their articles. */
function checkLoaded(db, { articles, claims }) {
  const connection = new Database(db, { readonly: true });
  const count = (sql) => connection.prepare(sql).pluck().get();
  assert.equal(count('SELECT count(*) FROM article'), articles);
  assert.equal(count('SELECT count(*) FROM claim'), claims);
  assert.equal(count('SELECT count(*) FROM article_fts_docsize'), articles, 'every article is in the search index');
  // Those of each hundredth article: all would take as long as the load.
  assert.equal(
    count(`SELECT count(*) FROM claim JOIN article USING (article_id) WHERE article_id % 100 = 0
      AND substr(text, char_start + 1, char_end - char_start) IS NOT quote`),
    0,
  );
  connection.close();
}

/** Saves the findings under new names until there are enough claims, then ends the run. */
async function load(folder, db) {
  const [{ articleRows, openForWriting, storeOn }, { checkRows }, { loadGazetteer }] = await Promise.all([
    import('../dist/output/sqlite/index.js'),
    import('../dist/output/checks/index.js'),
    import('../dist/corpus/gazetteer/index.js'),
  ]);
  const findings = v8.deserialize(readFileSync(join(folder, 'findings')));
  const gazetteer = loadGazetteer();
  const connection = openForWriting(db);
  const marks = [];
  const mark = (name) => marks.push({ name, wall: wallTime(), cpu: processorTime() });
  const store = storeOn(connection, {
    ruleset: 'bench',
    toolVersion: '0',
    onStage(stage) {
      mark(ENDED_BY[stage]);
    },
  });
  const articles = findings.map((one) => {
    const rows = articleRows(one, gazetteer);
    return { ...rows, checks: checkRows(rows, one.document.text) };
  });
  const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };
  /** Time that the bench takes for the names: no part of the load. */
  const naming = { wall: 0, cpu: 0 };
  store.beginRun({});
  mark('begin');
  for (let copy = 0; counts.claims < Number(options.claims); copy++) {
    for (const rows of articles) {
      const began = { wall: wallTime(), cpu: processorTime() };
      const named = underOtherName(rows, copy);
      naming.wall += wallTime() - began.wall;
      naming.cpu += processorTime() - began.cpu;
      counts.claims += store.saveRows(named);
      counts.articles++;
    }
  }
  store.endRun('done', counts);
  mark('summaries');
  connection.close();
  checkLoaded(db, counts);
  marks[0].wall += naming.wall;
  marks[0].cpu += naming.cpu;
  const rows = marks
    .slice(1)
    .map(({ name, wall, cpu }, i) => [
      name,
      { seconds: seconds(wall - marks[i].wall), processorSeconds: seconds(cpu - marks[i].cpu) },
    ]);
  const { load: loading } = Object.fromEntries(rows);
  return {
    ...Object.fromEntries(rows),
    articles: counts.articles,
    claims: counts.claims,
    'claims a second': Math.round(counts.claims / loading.seconds),
    'claims a processor second': Math.round(counts.claims / loading.processorSeconds),
    'file, MB': Math.round(statSync(db).size / 1e6),
    'most memory, MiB': mebibytes(),
  };
}

/** The best of three warm times, in milliseconds; `check` looks at the first answer, which the others must repeat. */
async function warm(ask, check = () => {}) {
  const answer = await ask();
  check(answer);
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3; n++) {
    const began = wallTime();
    const again = await ask();
    best = Math.min(best, wallTime() - began);
    assert.deepEqual(again, answer, 'the same question has the same answer');
  }
  return Number(best.toFixed(1));
}

const WORDS = ['đảng bộ', 'dang bo', 'đầu tư', 'doanh nghiep', 'học sinh', '"tỷ đồng"', 'nông thôn mới', 'ha noi'];
const FACETS = {
  kind: `SELECT kind, count(*) FROM claim GROUP BY kind`,
  'kind and unit': `SELECT kind, unit, count(*) FROM claim GROUP BY kind, unit`,
  province: `SELECT province_code, count(*) FROM claim WHERE province_code IS NOT NULL GROUP BY province_code`,
  'year of one kind': `SELECT value, n_facts FROM facet WHERE facet = 'year'`,
};

/** Asks everything that ought to be quick. */
async function ask(db) {
  const { questions, openStore } = await import('../dist/output/api/index.js');
  const store = openStore(db);
  const first = (sql) => [...store.query(sql).rows][0]?.[0];
  const values = {
    indicator: first(`SELECT indicator FROM indicator ORDER BY n_claims DESC LIMIT 1`),
    place: first(`SELECT place FROM claim WHERE place IS NOT NULL LIMIT 1`),
    subject: first(`SELECT subject FROM claim WHERE subject IS NOT NULL LIMIT 1`),
  };
  const claims = first('SELECT count(*) FROM claim');
  const some = (rows) => assert.ok(rows.length > 0, 'something is found');
  // A small database may lack the words; the large one has each of them many times.
  const hits = (rows) => assert.ok(rows.length > 0 || claims < 1e6, 'the search finds something');
  const all = (rows) =>
    assert.equal(
      rows.reduce((sum, row) => sum + row.at(-1), 0),
      claims,
      'every claim is counted once',
    );
  const times = {};
  for (const { name, parameters } of questions) {
    const needed = parameters.filter((one) => one.default === undefined).map((one) => [one.name, values[one.name]]);
    times[`question ${name}`] = await warm(() => [...store.question(name, Object.fromEntries(needed)).rows]);
  }
  for (const words of WORDS) {
    times[`search ${words}`] = await warm(() => store.search(words), hits);
    times[`search facts ${words}`] = await warm(() => store.searchFacts(words), hits);
  }
  for (const [name, sql] of Object.entries(FACETS)) {
    const check = name.startsWith('kind') ? all : some;
    times[`facet ${name}`] = await warm(() => [...store.query(sql).rows], check);
  }
  const last = first('SELECT max(article_id) FROM article');
  const far = { article_id: Math.floor(last * 0.9), char_start: 0, char_end: 0, claim_key: '' };
  times['page far down'] = await warm(() => store.page({ after: far }), some);
  const key = first('SELECT lower(hex(claim_key)) FROM claim LIMIT 1');
  times['claim by key'] = await warm(
    () => store.claim(key),
    (claim) => assert.ok(claim !== undefined, 'the claim is found'),
  );
  times['SQL in a process of its own'] = await warm(async () => {
    const { rows } = await store.queryGuarded('SELECT quote FROM facts LIMIT 100');
    const found = [];
    for await (const row of rows) found.push(row);
    return found;
  }, some);
  store.close();
  return { ...times, 'most memory, MiB': mebibytes() };
}

const STAGES = { mine: mineOnce, load, ask: (_folder, db) => ask(db) };

/** Runs one stage in a process of its own and gives what it says. */
function stage(name, folder, db) {
  return new Promise((resolve, reject) => {
    const args = [
      '--stage',
      name,
      '--folder',
      folder,
      '--db',
      db,
      '--claims',
      options.claims,
      '--articles',
      options.articles,
    ];
    const child = fork(fileURLToPath(import.meta.url), args, { serialization: 'advanced' });
    child.on('message', resolve);
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

if (options.stage !== undefined) {
  const result = await STAGES[options.stage](options.folder, options.db);
  process.send(result, () => process.disconnect());
} else {
  const folder = mkdtempSync(join(tmpdir(), 'solieu-bench-'));
  try {
    const db = options.db ?? join(folder, 'large.db');
    for (const name of options.only?.split(',') ?? Object.keys(STAGES)) {
      console.log(`\n${name}`);
      console.table(await stage(name, folder, db));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
