import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articlesIn, contentOf } from '../output/rows.js';
import { buildProgram } from './built.js';

// The program as it is shipped, in processes of its own: what can only be seen from outside.

const built = buildProgram();
const folder = mkdtempSync(join(tmpdir(), 'solieu-process-'));
const tin = join(folder, 'tin');
const main = join(built, 'output', 'cli', 'main.js');
const ARTICLES = 400;
/** The folders that the articles lie in, half of them in each. */
const HALVES = [join(tin, 'a'), join(tin, 'b')] as const;
/** `SOLIEU_KILLS=100 npx vitest run test/cli/process.spec.ts` kills as often as a release is to be killed. */
const { SOLIEU_KILLS = '5' } = process.env;
const KILLS = Number(SOLIEU_KILLS);

beforeAll(() => {
  for (const half of HALVES) mkdirSync(half, { recursive: true });
  for (let n = 0; n < ARTICLES; n++) {
    const text = `Huyện có ${n + 2} chi bộ\n\nĐảng bộ huyện có ${n + 2} chi bộ, ${3 * n + 20} đảng viên, chiếm 7,${n % 10}% dân số.\n`;
    writeFileSync(
      join(HALVES[n < ARTICLES / 2 ? 0 : 1], `${String(n).padStart(4, '0')}.txt`),
      text + `Năm 2019, ${n + 1}/${n + 9} xã đạt chuẩn.\n`.repeat(5),
    );
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

/** A run that cannot end by itself, however fast the machine is: between the halves it waits for its standard input. */
const startEndless = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [main, ...args, HALVES[0], '-', HALVES[1]], { stdio: 'pipe' });

async function ended(child: ChildProcess): Promise<{ code: number | null; err: string }> {
  let err = '';
  child.stderr?.on('data', (data) => {
    err += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
}

/** Everything in a database but the record of the runs. */
const TABLES = [
  'article',
  'source',
  'block',
  'sentence',
  'claim',
  'claim_check',
  'baseline',
  'article_count',
  'conflict',
  'share_change',
  'place',
  'indicator',
  'facet',
  'ingest_error',
];

/** Articles of which not all rows are there, and whatever is wrong with the file. */
function tornIn(path: string, whole: string): unknown[] {
  const db = new Database(path);
  try {
    db.prepare('ATTACH ? AS whole').run(whole);
    const hasTables = db.prepare(`SELECT 1 FROM main.sqlite_schema WHERE name = 'claim'`).get();
    if (hasTables === undefined) return [];
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const rows = (of: string) => `
      (SELECT count(*) FROM ${of}.claim AS c WHERE c.article_id = a.article_id) || ' ' ||
      (SELECT count(*) FROM ${of}.sentence AS s WHERE s.article_id = a.article_id) || ' ' ||
      (SELECT count(*) FROM ${of}.block AS b WHERE b.article_id = a.article_id)`;
    return db
      .prepare(
        `SELECT source FROM (SELECT source, ${rows('main')} AS rows FROM main.article AS a) AS here
         JOIN (SELECT source, ${rows('whole')} AS rows FROM whole.article AS a) AS there USING (source)
         WHERE here.rows <> there.rows`,
      )
      .all();
  } finally {
    db.close();
  }
}

async function until(condition: () => boolean, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a run that is cut off', () => {
  const whole = join(folder, 'whole.db');
  beforeAll(async () => {
    expect(await ended(start('ingest', '--db', whole, '--quiet', tin))).toEqual({ code: 0, err: '' });
    expect(articlesIn(whole)).toBe(ARTICLES);
  });

  it('by SIGKILL, again and again, ends up as one that was not', async () => {
    const path = join(folder, 'killed.db');
    const shares = [0, 0.1, 0.2, 0.4];
    let kills = 0;
    for (const share of shares) {
      const child = startEndless('ingest', '--db', path, '--quiet');
      const end = ended(child);
      await until(() => existsSync(path) && articlesIn(path) >= share * ARTICLES, child);
      if (child.kill('SIGKILL')) kills++;
      await end;
      if (existsSync(path) && articlesIn(path) > 0) contentOf(path, TABLES);
    }
    expect(kills).toBe(shares.length);
    expect(articlesIn(path)).toBeLessThan(ARTICLES);
    expect((await ended(start('ingest', '--db', path, '--quiet', tin))).code).toBe(0);
    expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
  });

  it(
    `by SIGKILL at ${KILLS} random moments holds only whole articles, and ends up as one that was not`,
    async () => {
      const path = join(folder, 'random.db');
      let kills = 0;
      let seed = 7;
      while (kills < KILLS) {
        const child = start('ingest', '--db', path, '--quiet', tin);
        const end = ended(child);
        seed = (seed * 48_271) % 2_147_483_647; // Lehmer's generator: the moments differ, and are the same in every run
        await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 300 + (seed % 1700)))]);
        child.kill('SIGKILL');
        const { code } = await end;
        if (existsSync(path)) expect(tornIn(path, whole)).toEqual([]);
        if (code === null) kills++;
        else {
          expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
          rmSync(path);
        }
      }
      expect((await ended(start('ingest', '--db', path, '--quiet', tin))).code).toBe(0);
      expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
    },
    KILLS * 10_000 + 60_000,
  );

  it('by Ctrl-C ends at once, says how to go on, and goes on', async () => {
    const path = join(folder, 'interrupted.db');
    const child = startEndless('ingest', '--db', path);
    const end = ended(child);
    await until(() => articlesIn(path) > 10, child);
    child.kill('SIGINT');
    const { code, err } = await end;
    expect(code).toBe(130);
    expect(err).toContain('the same command goes on from here');
    expect(articlesIn(path)).toBeLessThan(ARTICLES);
    expect((await ended(start('ingest', '--db', path, '--quiet', tin))).code).toBe(0);
    expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
  });

  it.skipIf(process.platform !== 'linux')('by a full disk says so, and goes on when there is room', async () => {
    const path = join(folder, 'full.db');
    // The limit on a file's size stands for the end of the disk; the signal that would come with it is ignored.
    const script = 'trap "" XFSZ; ulimit -f 400; exec "$@"';
    const child = spawn('bash', ['-c', script, 'bash', process.execPath, main, 'ingest', '--db', path, '--quiet', tin]);
    const { code, err } = await ended(child);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^solieu: .*full\.db cannot (?:grow|be written): .*\n {2}Choose a folder that can be written to/u,
    );
    expect((await ended(start('ingest', '--db', path, '--quiet', tin))).code).toBe(0);
    expect(contentOf(path, TABLES)).toBe(contentOf(whole, TABLES));
  });

  it.skipIf(process.platform !== 'linux')('of an export on a full disk leaves no half file', async () => {
    const out = join(folder, 'facts.jsonld');
    const limited = (...args: string[]) =>
      spawn('bash', ['-c', 'trap "" XFSZ; ulimit -f 200; exec "$@"', 'bash', process.execPath, main, ...args]);
    const { code, err } = await ended(limited('export', '--db', whole, '--format', 'jsonld', '--out', out));
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/facts\.jsonld cannot be written: the file is/u),
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('facts.jsonld'))).toEqual([]);
  });

  it('of a command that has to write tells that another program holds the database', async () => {
    const holder = new Database(whole);
    holder.exec('BEGIN IMMEDIATE');
    try {
      const { code, err } = await ended(start('check', '--db', whole));
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('whole.db is locked') });
      expect(await ended(start('stats', '--db', whole))).toMatchObject({ code: 0 });
    } finally {
      holder.close();
    }
  });

  it('can be read by other programs', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const questions = [...readme.matchAll(/^```sql\n([^`]*)^```$/gmu)].map((block) => block[1] ?? '');
    expect(questions.length).toBeGreaterThan(3);
    const python = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
rows = db.execute("SELECT text, char_start, char_end, quote FROM claim JOIN article USING (article_id)").fetchall()
assert rows and all(text[start:end] == quote for text, start, end, quote in rows)
for question in sys.argv[2:]:
    db.execute(question).fetchall()
for (view,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
    db.execute(f"SELECT * FROM {view}").fetchall()
assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
print(db.execute("SELECT count(*) FROM facts").fetchone()[0])
`;
    const run = promisify(execFile);
    const missing = (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined; // that program is not here
      throw error;
    };
    const found = await run('python3', ['-c', python, whole, ...questions]).catch(missing);
    expect(Number(found?.stdout ?? ARTICLES + 1)).toBeGreaterThan(ARTICLES);
    const broken = `SELECT count(*) FROM claim JOIN article USING (article_id)
      WHERE substr(text, char_start + 1, char_end - char_start) IS NOT quote`;
    const shell = await run('sqlite3', [whole, broken, ...questions]).catch(missing);
    expect(shell?.stdout.split('\n')[0] ?? '0').toBe('0');
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const script = `"$0" "$1" export --db "$2" | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script, process.execPath, main, whole]);
    expect(stderr).toBe('');
    const [line = '', code] = stdout.split('\n');
    expect(JSON.parse(line)).toHaveProperty('source');
    expect(code).toBe('0');
  });
});
