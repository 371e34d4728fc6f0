import type { Command } from '../command.js';
import { article } from './article.js';
import { check } from './check.js';
import { demo } from './demo.js';
import { diff } from './diff.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { exportCommand } from './export.js';
import { extract } from './extract.js';
import { ingest } from './ingest.js';
import { merge } from './merge.js';
import { query } from './query.js';
import { queue } from './queue.js';
import { search } from './search.js';
import { segment } from './segment.js';
import { shard } from './shard.js';
import { stats } from './stats.js';
import { work } from './work.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  ingest,
  query,
  search,
  explain,
  exportCommand,
  extract,
  check,
  diff,
  stats,
  doctor,
  shard,
  queue,
  work,
  merge,
  article,
  segment,
  demo,
];
