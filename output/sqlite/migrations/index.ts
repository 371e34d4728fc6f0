import { tables } from './001-tables.js';
import { search } from './002-search.js';
import { views } from './003-views.js';
import { shards } from './004-shards.js';
import { duplicates } from './005-duplicates.js';
import { blockLanguage } from './006-block-language.js';

/** One step of the schema. Never edited after a release: a change is a new step. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Every step, oldest first. The schema version of a database (`user_version`) is the number of steps it has had. */
export const migrations: readonly Migration[] = [tables, search, views, shards, duplicates, blockLanguage];
