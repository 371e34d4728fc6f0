import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine } from '../../output/api/mine.js';
import { makeInputs } from './inputs.js';
import { mined, shardsOf } from './mined.js';
import { type Postgres, postgres, startPostgres } from './servers.js';

// The recipe of docs/cluster.md, as it stands there, against a real PostgreSQL.

if (postgres === undefined)
  console.warn('Tests of COPY are skipped: there is no PostgreSQL (apt-get install postgresql).');

const folder = mkdtempSync(join(tmpdir(), 'solieu-copy-'));
const recipe = readFileSync('docs/cluster.md', 'utf8').split('## PostgreSQL')[1] ?? '';
const [tables = '', load = '', loadLines = ''] = [...recipe.matchAll(/^```\w+\n([^`]*)^```$/gmu)].map(
  ([, code]) => code,
);

describe.skipIf(postgres === undefined)('COPY of shards into PostgreSQL', () => {
  let server: Postgres;
  let whole: string[];
  const rows = (database: string) =>
    server
      .psql('SELECT row_to_json(fact) FROM fact ORDER BY claim_key COLLATE "C"', folder, database)
      .trim()
      .split('\n');
  const run = (script: string, database: string) =>
    execFileSync('sh', ['-c', script], {
      cwd: folder,
      env: server.environment(database),
      encoding: 'utf8',
      stdio: 'pipe',
    });

  beforeAll(async () => {
    const paths = makeInputs(folder, 400).map((path) => join(folder, path));
    const shards = await shardsOf(paths, { size: 8192 });
    expect(shards.length).toBeGreaterThan(5);
    await mined(shards, folder, ['csv', 'jsonl']);
    await mine(paths, { db: join(folder, 'whole.db') });
    const db = new Database(join(folder, 'whole.db'), { readonly: true });
    const facts = db
      .prepare<[], Record<string, unknown>>(
        `SELECT f.*, lower(hex(a.doc_key)) AS article_key, (SELECT min(path) FROM source WHERE article_id = a.article_id) AS first
         FROM facts AS f JOIN article AS a USING (article_id) ORDER BY f.claim_key`,
      )
      .all();
    whole = facts.map(({ article_id, article_key, first, dup_of, dup_reason, ...fact }) =>
      JSON.stringify({ ...fact, article_key, source: first }, Object.keys({ ...fact, article_key }).sort()),
    );
    db.close();
    expect(whole.length).toBeGreaterThan(1000);
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const sorted = (lines: readonly string[]) =>
    lines.map((line) => {
      const fact = JSON.parse(line) as Record<string, unknown>;
      return JSON.stringify(fact, Object.keys(fact).sort());
    });

  it('gives the facts that one run makes, once', () => {
    server.psql(tables, folder, 'postgres');
    renameSync(join(folder, 'csv'), join(folder, 'facts'));
    run(load, 'postgres');
    expect(sorted(rows('postgres'))).toEqual(whole);
    run(load, 'postgres'); // passes over all
    server.psql('DELETE FROM loaded_shard; UPDATE fact SET object = NULL', folder, 'postgres');
    server.psql(
      `INSERT INTO fact SELECT (jsonb_populate_record(fact, '{"claim_key": "stale"}')).* FROM fact LIMIT 1`,
      folder,
      'postgres',
    );
    run(load, 'postgres');
    expect(sorted(rows('postgres'))).toEqual(whole);
    expect(server.psql('SELECT count(*) FROM loaded_shard', folder, 'postgres').trim()).toBe(
      String(readdirSync(join(folder, 'facts')).filter((name) => name.endsWith('.gz')).length),
    );
    renameSync(join(folder, 'facts'), join(folder, 'csv'));
  });

  it('gives the same from JSON lines', () => {
    server.psql('CREATE DATABASE lines', folder, 'postgres');
    server.psql(tables, folder, 'lines');
    renameSync(join(folder, 'jsonl'), join(folder, 'facts'));
    run(loadLines, 'lines');
    run(loadLines, 'lines');
    const withoutSource = (lines: readonly string[]) => lines.map((line) => line.replace(/,"source":"[^"]*"/u, ''));
    expect(withoutSource(sorted(rows('lines')))).toEqual(withoutSource(whole));
  });
});
