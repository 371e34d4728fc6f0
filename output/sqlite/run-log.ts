import type { Database } from 'better-sqlite3';
import type { Counts, Problem } from '../../pipeline/run.js';

/** A row of `ingest_error` without its run. */
export interface StoredProblem {
  readonly source: string;
  readonly record: number | null;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** How a run ended. */
export type RunEnd = 'done' | 'interrupted' | 'failed';

/** The runs of a database (table `run`) and what they could not read (`ingest_error`), its statements prepared once. */
export class RunLog {
  private run = 0;
  private readonly openRun;
  private readonly cutRuns;
  private readonly lastStatus;
  private readonly closeRun;
  private readonly problemAt;
  private readonly putProblem;

  constructor(db: Database) {
    this.openRun = db.prepare(
      `INSERT INTO run (started_at, tool_version, ruleset, config, status) VALUES (?, ?, ?, ?, 'running')`,
    );
    this.cutRuns = db.prepare(`UPDATE run SET status = 'interrupted' WHERE status = 'running'`);
    this.lastStatus = db.prepare<[], string>('SELECT status FROM run ORDER BY run_id DESC LIMIT 1').pluck();
    this.closeRun = db.prepare(
      `UPDATE run SET finished_at = ?, status = ?, n_articles = ?, n_unchanged = ?, n_claims = ?, n_errors = ?
       WHERE run_id = ?`,
    );
    this.problemAt = db.prepare<[string], unknown>('SELECT 1 FROM ingest_error WHERE source = ?');
    this.putProblem = db.prepare(
      `INSERT INTO ingest_error (run_id, source, record, code, message, hint) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (source) DO UPDATE SET run_id = excluded.run_id, code = excluded.code,
         message = excluded.message, hint = excluded.hint WHERE code <> excluded.code OR message <> excluded.message`,
    );
  }

  /** Marks runs that were killed as interrupted; true where the last one is `done`, or there was none. */
  settle(): boolean {
    this.cutRuns.run();
    return (this.lastStatus.get() ?? 'done') === 'done';
  }

  /** Begins a run; `config` is kept as JSON. */
  begin(toolVersion: string, ruleset: string, config: unknown): void {
    const row = this.openRun.run(new Date().toISOString(), toolVersion, ruleset, JSON.stringify(config));
    this.run = Number(row.lastInsertRowid);
  }

  end(status: RunEnd, { articles, unchanged, claims, errors }: Counts): void {
    this.closeRun.run(new Date().toISOString(), status, articles, unchanged, claims, errors, this.run);
  }

  hasProblem(source: string): boolean {
    return this.problemAt.get(source) !== undefined;
  }

  /** Notes a problem of this run; the end of its source tells the record of a file (`#12`). */
  addProblem({ source, code, message, hint }: Problem): void {
    const record = /#(\d+)$/u.exec(source)?.[1];
    this.putProblem.run(this.run, source, record === undefined ? null : Number(record), code, message, hint);
  }

  /** Notes a problem that another database has noted. */
  copyProblem(runId: number, { source, record, code, message, hint }: StoredProblem): void {
    this.putProblem.run(runId, source, record, code, message, hint);
  }

  /** Number of the run that was begun last; 0 before. */
  get runId(): number {
    return this.run;
  }
}
