import type { Database } from 'better-sqlite3';
import { tables } from './001-tables.js';
import { search } from './002-search.js';
import { shards } from './004-shards.js';
import { duplicates } from './005-duplicates.js';
import { blockLanguage } from './006-block-language.js';
import { eachOnce } from './007-each-once.js';
import { baseline } from './008-baseline.js';
import { evidence } from './009-evidence.js';
import { communeNow } from './010-commune-now.js';
import { views } from './views.js';

/** One step of the schema. Never edited after a release: a change is a new step. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Where views were made before they were made afresh behind the last step; databases have counted it. */
const formerViews: Migration = { name: 'views', sql: '' };

/** Every step, oldest first. The schema version of a database (`user_version`) is the number of steps it has had. */
export const migrations: readonly Migration[] = [
  tables,
  search,
  formerViews,
  shards,
  duplicates,
  blockLanguage,
  eachOnce,
  baseline,
  evidence,
  communeNow,
];

/** Brings a schema of `version` up to date, with its views. Part of a transaction of the caller. */
export function bringUpToDate(db: Database, version: number): void {
  // First, because no table can be renamed while a view asks for it.
  for (const name of Object.keys(views)) db.exec(`DROP VIEW IF EXISTS ${name}`);
  for (const step of migrations.slice(version)) db.exec(step.sql);
  for (const [name, select] of Object.entries(views)) db.exec(`CREATE VIEW ${name} AS ${select}`);
}
