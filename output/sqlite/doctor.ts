import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isDeferred } from './deferred.js';
import { migrations } from './migrations/index.js';

/** One thing that was looked at. `bad` is wrong, `note` is worth knowing. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'bad';
  readonly what: string;
  readonly found: string;
}

/** Claims whose span does not hold their words: each is a fault of the program. */
const BROKEN_SPANS = `SELECT count(*) FROM (SELECT * FROM claim LIMIT @most) AS c JOIN article AS a USING (article_id)
  WHERE substr(a.text, c.char_start + 1, c.char_end - c.char_start) IS NOT c.quote`;
/** Claims whose spans a quick look reads. */
const QUICK = 20_000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function sizes(path: string): string {
  const parts = ['', '-wal'].flatMap((suffix) => {
    const stats = statSync(path + suffix, { throwIfNoEntry: false });
    return stats === undefined || stats.size === 0
      ? []
      : [`${suffix === '' ? 'file' : 'log'} ${megabytes(stats.size)}`];
  });
  return parts.join(', ');
}

/** Looks a database over; with `full` every page, index and span is read, which takes minutes on a large one. */
export function examine(db: Database, path: string, full: boolean): Finding[] {
  const one = (sql: string, ...values: unknown[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...values) as number | string | null;
  const finding = (isGood: boolean, what: string, found: string): Finding => ({
    state: isGood ? 'ok' : 'bad',
    what,
    found,
  });
  const note = (isPlain: boolean, what: string, found: string): Finding => ({
    state: isPlain ? 'ok' : 'note',
    what,
    found,
  });
  const pragma = full ? 'integrity_check' : 'quick_check';
  const integrity = db.pragma(`${pragma}(5)`) as Record<string, string>[];
  const pages = integrity.map((row) => Object.values(row)[0]).join('; ');
  const keys = db.pragma('foreign_key_check') as unknown[];
  const broken = one(BROKEN_SPANS, { most: full ? Number.MAX_SAFE_INTEGER : QUICK });
  const rulesets = db.prepare('SELECT ruleset, count(*) AS n FROM article GROUP BY ruleset').all() as {
    ruleset: string;
    n: number;
  }[];
  const cut = one(`SELECT count(*) FROM run WHERE status IN ('running', 'failed')`);
  const errors = one('SELECT count(*) FROM ingest_error');
  const articles = one('SELECT count(*) FROM article');
  const counted = one('SELECT count(*) FROM article_count');
  const schema = db.pragma('user_version', { simple: true });
  return [
    finding(pages === 'ok', `pages and rows (${pragma})`, pages),
    finding(keys.length === 0, 'references between tables', keys.length === 0 ? 'all hold' : `${keys.length} broken`),
    finding(
      broken === 0,
      `spans of ${full ? 'all' : `the first ${QUICK}`} claims`,
      broken === 0 ? 'all hold their words' : `${broken} do not hold their words`,
    ),
    finding(schema === migrations.length, 'schema', `version ${schema} of ${migrations.length}`),
    note(
      !isDeferred(db),
      'indices and full text',
      isDeferred(db) ? 'missing: a first load goes on, or was cut off' : 'complete',
    ),
    note(articles === counted, 'summaries', articles === counted ? 'up to date' : 'behind: run solieu ingest again'),
    note(
      rulesets.length < 2,
      'rules',
      rulesets.map(({ ruleset, n }) => `${ruleset}: ${n} articles`).join('; ') || 'no articles',
    ),
    note(cut === 0, 'runs', cut === 0 ? 'all ended' : `${cut} cut off or going on`),
    note(errors === 0, 'inputs that could not be read', String(errors)),
    { state: 'ok', what: 'size', found: sizes(path) },
  ];
}
