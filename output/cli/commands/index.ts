import type { Command } from '../command.js';
import { article } from './article.js';
import { demo } from './demo.js';
import { explain } from './explain.js';
import { exportCommand } from './export.js';
import { ingest } from './ingest.js';
import { query } from './query.js';
import { search } from './search.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [ingest, query, search, explain, exportCommand, article, demo];
