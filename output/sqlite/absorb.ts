import type { Database } from 'better-sqlite3';
import type { Counts } from '../../pipeline/run.js';
import type { StoredArticle } from './article-writer.js';
import type { StoredProblem } from './run-log.js';

/** A finished shard: a database that was made with `isPart`, and what it is known by. */
export interface FinishedShard {
  /** The database file; nothing writes to it any more. */
  readonly path: string;
  readonly shard: string;
  readonly ruleset: string;
  readonly plan: string;
  /** Number of the shard in its plan. */
  readonly n: number;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
}

/** What absorbing asks of the store that takes the shard in. */
interface Receiver {
  known(docKey: Buffer): StoredArticle | undefined;
  note(path: string, articleId: number): void;
  saveProblem(runId: number, problem: StoredProblem): void;
  readonly runId: number;
}

interface ShardArticle {
  readonly article_id: number;
  readonly doc_key: Buffer;
  readonly ruleset: string;
  readonly source: string;
}

/** Tables with rows of single articles that a run fills at its end, or that are written by other means. */
const NOT_COPIED: ReadonlySet<string> = new Set(['article', 'source', 'claim', 'article_count', 'article_pair']);

/** What an article that is read again keeps: its identity, its first path, and what the end of a run works out. */
const NOT_REPLACED: ReadonlySet<string> = new Set(['doc_key', 'source', 'dup_of', 'dup_reason']);

const list = (columns: readonly string[], prefix = ''): string =>
  columns.map((name) => `${prefix}"${name}"`).join(', ');

/** Columns that are copied: all but the number of the row in its own file. */
function columnsOf(db: Database, table: string): string[] {
  return db
    .prepare<[string], { name: string; type: string; pk: number }>(`SELECT name, type, pk FROM pragma_table_info(?)`)
    .all(table)
    .filter(({ name, pk }) => !(pk === 1 && name === `${table}_id`))
    .map(({ name }) => name);
}

/** Tables whose rows belong to one article each and are written together with it: blocks, sentences, … */
function tablesOfArticles(db: Database): string[] {
  return db
    .prepare<[], string>(
      `SELECT s.name FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c
       WHERE s.type = 'table' AND c.name = 'article_id' ORDER BY s.name`,
    )
    .pluck()
    .all()
    .filter((name) => !NOT_COPIED.has(name) && !name.includes('_fts'));
}

/** True where taking in the attached shard replaces articles: the indices that a first load does without are needed. */
export function replacesArticles(db: Database): boolean {
  const sql = `SELECT 1 FROM shard.article AS s JOIN main.article AS m USING (doc_key) WHERE m.ruleset <> s.ruleset LIMIT 1`;
  return db.prepare(sql).get() !== undefined;
}

/**
 * Takes in the database that is attached as `shard`, inside a transaction of the caller: article by article in its order,
 * so that all rows get the numbers they would have had if one run had read everything. Gives what a run would count.
 */
export function absorbAttached(db: Database, { shard, ruleset, plan, n, sha256 }: FinishedShard, to: Receiver): Counts {
  const articleColumns = columnsOf(db, 'article');
  const claimColumns = columnsOf(db, 'claim');
  const tables = tablesOfArticles(db).map((table) => {
    const others = columnsOf(db, table).filter((name) => name !== 'article_id');
    return {
      drop: db.prepare(`DELETE FROM main."${table}" WHERE article_id = ?`),
      copy: db.prepare(
        `INSERT INTO main."${table}" (article_id, ${list(others)})
         SELECT ?, ${list(others)} FROM shard."${table}" WHERE article_id = ? ORDER BY ${list(others.slice(0, 1))}`,
      ),
    };
  });
  const addArticle = db
    .prepare<[number], number>(
      `INSERT INTO main.article (${list(articleColumns)})
       SELECT ${list(articleColumns)} FROM shard.article WHERE article_id = ? RETURNING article_id`,
    )
    .pluck();
  const replaced = articleColumns.filter((name) => !NOT_REPLACED.has(name));
  const replaceArticle = db.prepare(
    `UPDATE main.article SET (${list(replaced)}) = (SELECT ${list(replaced)} FROM shard.article AS s WHERE s.article_id = ?)
     WHERE article_id = ?`,
  );
  const dropCount = db.prepare('DELETE FROM main.article_count WHERE article_id = ?');
  const claimValues = list(claimColumns).replace('"article_id"', '?');
  const claimsOf = `INSERT INTO main.claim (${list(claimColumns)})
    SELECT ${claimValues} FROM shard.claim WHERE article_id = ? ORDER BY claim_id`;
  const addClaims = db.prepare(claimsOf);
  // Prepared when needed: in a first load the index that ON CONFLICT goes by is not there.
  const putClaims = () =>
    db.prepare(
      `${claimsOf.replace('ORDER BY', 'AND true ORDER BY')} ON CONFLICT (claim_key) DO UPDATE SET
       ${claimColumns
         .filter((name) => name !== 'claim_key')
         .map((name) => `"${name}" = excluded."${name}"`)
         .join(', ')}`,
    );
  const dropStale = db.prepare(
    `DELETE FROM main.claim WHERE article_id = ?
     AND claim_key NOT IN (SELECT claim_key FROM shard.claim WHERE article_id = ?)`,
  );
  const lastClaim = db.prepare<[number], number>('SELECT max(claim_id) FROM shard.claim WHERE article_id = ?').pluck();
  // The claims of a new article lie one behind the other in both files.
  const addChecks = db.prepare(
    `INSERT INTO main.claim_check SELECT claim_id + @shift, rule, verdict, expected, other_claim_id + @shift, note
     FROM shard.claim_check WHERE claim_id IN (SELECT claim_id FROM shard.claim WHERE article_id = @there) ORDER BY rowid`,
  );
  const dropChecks = db.prepare(
    'DELETE FROM main.claim_check WHERE claim_id IN (SELECT claim_id FROM main.claim WHERE article_id = ?)',
  );
  const putChecks = db.prepare(
    `INSERT INTO main.claim_check SELECT here.claim_id, k.rule, k.verdict, k.expected, other_here.claim_id, k.note
     FROM shard.claim_check AS k
     JOIN shard.claim AS there ON there.claim_id = k.claim_id
     JOIN main.claim AS here ON here.claim_key = there.claim_key
     LEFT JOIN shard.claim AS other_there ON other_there.claim_id = k.other_claim_id
     LEFT JOIN main.claim AS other_here ON other_here.claim_key = other_there.claim_key
     WHERE there.article_id = ? ORDER BY k.rowid`,
  );
  const counts = { articles: 0, unchanged: 0, claims: 0, errors: 0 };

  db.exec(`INSERT OR REPLACE INTO main.place SELECT * FROM shard.place`);
  const numbers = new Map<number, number>();
  const paths = db
    .prepare<[], { path: string; article_id: number }>('SELECT path, article_id FROM shard.source ORDER BY path')
    .all();
  for (const article of db
    .prepare<[], ShardArticle>('SELECT article_id, doc_key, ruleset, source FROM shard.article ORDER BY article_id')
    .all()) {
    const known = to.known(article.doc_key);
    const there = article.article_id;
    if (known === undefined) {
      const here = addArticle.get(there)!;
      for (const { copy } of tables) copy.run(here, there);
      const { changes, lastInsertRowid } = addClaims.run(here, there);
      if (changes > 0) addChecks.run({ shift: Number(lastInsertRowid) - lastClaim.get(there)!, there });
      counts.claims += changes;
      counts.articles++;
      numbers.set(there, here);
    } else if (known.ruleset !== article.ruleset) {
      const here = known.article_id;
      replaceArticle.run(there, here);
      dropCount.run(here);
      dropChecks.run(here);
      for (const { drop, copy } of tables) {
        drop.run(here);
        copy.run(here, there);
      }
      counts.claims += putClaims().run(here, there).changes;
      dropStale.run(here, there);
      putChecks.run(there);
      counts.articles++;
      numbers.set(there, here);
    } else {
      numbers.set(there, known.article_id);
    }
    to.note(article.source, numbers.get(there)!);
  }
  for (const { path, article_id } of paths) to.note(path, numbers.get(article_id)!);
  counts.unchanged = paths.length - counts.articles;

  // Of a plan that was merged in several goes, all errors were met by its first.
  const first = db.prepare<[string], number | null>('SELECT min(run_id) FROM main.merged_shard WHERE plan = ?').pluck();
  const runId = first.get(plan) ?? to.runId;
  const problems = db.prepare<[], StoredProblem>(
    'SELECT source, record, code, message, hint FROM shard.ingest_error ORDER BY error_id',
  );
  for (const problem of problems.all()) {
    to.saveProblem(runId, problem);
    counts.errors++;
  }
  db.prepare(`INSERT OR REPLACE INTO main.merged_shard VALUES (?, ?, ?, ?, ?, ?)`).run(
    shard,
    ruleset,
    plan,
    n,
    sha256,
    to.runId,
  );
  return counts;
}
