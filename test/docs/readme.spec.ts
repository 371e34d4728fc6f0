import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mine, openStore, type StoreReader } from '../../output/api/index.js';
import { commands } from '../../output/cli/commands/index.js';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const samples = globSync('corpus/samples/*.{txt,html}', { cwd: fileURLToPath(root), absolute: true }).sort();

/** The bodies of the fenced blocks in one language. */
function blocksIn(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w+)\n([^`]*)^```$/gmu)]
    .filter(([, name]) => name === language)
    .map(([, , body = '']) => body.trim());
}

/** The example row: the lines of the table with the head `column | value`. */
function exampleRow(): ReadonlyMap<string, string> {
  const lines = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const head = lines.findIndex(([, column, value]) => column === 'column' && value === 'value');
  const rows = lines.slice(head + 2);
  const cells = rows.slice(
    0,
    rows.findIndex(({ length }) => length === 1),
  );
  return new Map(cells.map(([, column = '', value = '']) => [column, value]));
}

describe('README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'solieu-readme-'));
  let store: StoreReader;

  beforeAll(async () => {
    const db = join(folder, 'facts.db');
    await mine(samples, { db });
    store = openStore(db);
  });

  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it('gives the two commands', () => {
    expect(blocksIn('sh')).toEqual(expect.arrayContaining(['npm ci && npm start', 'npm ci && npm test']));
  });

  it.each(blocksIn('sql'))('has a question that the samples answer: %s', (sql) => {
    expect([...store.query(sql).rows].length).toBeGreaterThan(0);
  });

  it('shows a row as the program makes it', () => {
    const row = exampleRow();
    const [sentence = ''] = readme.split('\n').filter((line) => line.startsWith('> '));
    const made = [...store.facts()].find(
      (fact) => fact.quote === row.get('quote') && fact.sentence === sentence.slice('> '.length),
    );
    const told = Object.entries(made ?? {}).map(([column, value]) => [column, String(value)] as const);
    expect(new Map(told.filter(([column]) => row.has(column)))).toEqual(row);
  });

  it('names only commands that there are', () => {
    const names = new Set(commands.map(({ name }) => name));
    const named = [...readme.matchAll(/npx solieu ([a-z]+)/gu)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });
});
