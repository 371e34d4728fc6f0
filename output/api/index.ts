/** The library: `import { mine, openStore, readFigures } from 'solieu'`. */
export { readFigures } from '../../extractors/index.js';
export { type ErrorCode, type Mention, type ReadOptions, SolieuError } from '../../pipeline/model/index.js';
export type { Progress, RunResult } from '../../pipeline/run.js';
export type { ExportedMention } from '../export/index.js';
export type { Answer, Fact, StoredClaim } from '../sqlite/index.js';
export { type MineOptions, mine } from './mine.js';
export { openStore, type StoreReader } from './open-store.js';
