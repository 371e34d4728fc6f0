import type { Migration } from './index.js';

/** What `solieu merge` has taken in, so that it can be cut off, go on, and be done again without changing anything. */
export const shards: Migration = {
  name: 'shards',
  sql: `
CREATE TABLE merged_shard ( -- Shards of work on many machines that this database has taken in; empty where nothing was merged.
  shard TEXT PRIMARY KEY, -- Identity of the shard: a hash of its paths, its range and its bytes.
  ruleset TEXT NOT NULL, -- Version of the rules that read it.
  plan TEXT NOT NULL, -- SHA-256 of the plan it belongs to.
  n INTEGER NOT NULL, -- Its number in that plan, from 0.
  sha256 TEXT NOT NULL, -- SHA-256 of the file it came in.
  run_id INTEGER NOT NULL REFERENCES run -- The run of merge that took it in.
) STRICT, WITHOUT ROWID;
`,
};
