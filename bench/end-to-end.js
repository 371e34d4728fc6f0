import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { bestTimes, rate, wallTime } from './timing.js';

const program = fileURLToPath(new URL('../dist/output/cli/main.js', import.meta.url));
const PAGE = 4096;

/** Resident memory of a process and its children, in bytes; 0 where /proc does not tell. */
function residentOf(pid) {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + residentOf(child), own);
  } catch {
    return 0;
  }
}

/** Runs `solieu ingest` and gives the most memory that it held, in bytes. */
function ingest(db, folder) {
  return new Promise((resolve, reject) => {
    let most = 0;
    const child = spawn(process.execPath, [program, 'ingest', '--db', db, '--quiet', folder], { stdio: 'inherit' });
    const watch = setInterval(() => {
      most = Math.max(most, residentOf(child.pid));
    }, 50);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(most);
      else reject(new Error(`ingest ended with ${code}`));
    });
  });
}

/** The least that any such program must do: read the files and write their text with a search index. */
function storeOnly(file, folder) {
  const db = new Database(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE VIRTUAL TABLE article_fts USING fts5(text, content='article', content_rowid='id');
    CREATE TRIGGER added AFTER INSERT ON article BEGIN
      INSERT INTO article_fts (rowid, text) VALUES (new.id, new.text);
    END;`);
  const add = db.prepare('INSERT INTO article (text) VALUES (?)');
  for (const name of readdirSync(folder)) add.run(readFileSync(join(folder, name), 'utf8'));
  db.close();
}

/** Every article is there, and every quote stands where its row says. */
function checkAnswers(file, articles) {
  const db = new Database(file, { readonly: true });
  const count = (sql) => db.prepare(sql).pluck().get();
  assert.equal(count('SELECT count(*) FROM article'), articles);
  assert.equal(
    count(`SELECT count(*) FROM claim JOIN article USING (article_id)
      WHERE substr(text, char_start + 1, char_end - char_start) IS NOT quote`),
    0,
  );
  const claims = count('SELECT count(*) FROM claim');
  assert.ok(claims > articles, 'the articles hold more figures than that');
  db.close();
  return claims;
}

/**
 * From text files to rows, as a user runs it, with start-up and all cores; against a program that only stores and
 * indexes the same texts. The ratio is the price of understanding them.
 */
export async function endToEnd({ texts, size }, { smoke }) {
  const scratch = mkdtempSync(join(tmpdir(), 'solieu-bench-'));
  try {
    const folder = join(scratch, 'articles');
    mkdirSync(folder);
    for (const [n, text] of texts.entries()) writeFileSync(join(folder, `${String(n).padStart(6, '0')}.txt`), text);
    let run = 0;
    let mostMemory = 0;
    const times = await bestTimes(
      {
        mined: async () => {
          mostMemory = Math.max(mostMemory, await ingest(join(scratch, `mined-${++run}.db`), folder));
        },
        stored: () => storeOnly(join(scratch, `stored-${run}.db`), folder),
      },
      smoke ? 1 : 3,
      wallTime,
    );
    return {
      articles: texts.length,
      claims: checkAnswers(join(scratch, `mined-${run}.db`), texts.length),
      megabytes: size / 1e6,
      endToEndMBs: rate(size, times.mined),
      storeOnlyMBs: rate(size, times.stored),
      timesStoreOnly: times.mined / times.stored,
      mostMemoryMiB: mostMemory / 2 ** 20,
    };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
