/** The library: `import { mine, openStore, readFigures } from 'solieu'`. See docs/api.md. */
export { readFigures } from '../../extractors/index.js';
export { type ErrorCode, type Mention, type ReadOptions, SolieuError } from '../../pipeline/model/index.js';
export type { Progress, RunResult } from '../../pipeline/run.js';
export {
  sentences,
  type Tag,
  type TaggedWord,
  tagged,
  type UserLexicon,
  userLexicon,
  type Word,
  type WordOptions,
  words,
} from '../../pipeline/text/index.js';
export type { ExportedMention, ExportFormat } from '../export/index.js';
export type {
  Answer,
  ArticleHit,
  Bindable,
  ClaimHit,
  Excerpt,
  Fact,
  FactFilter,
  GuardedAnswer,
  Limits,
  NamedQuestion,
  PageKey,
  SearchOptions,
  Stat,
  StoredClaim,
} from '../sqlite/index.js';
export { questions } from '../sqlite/index.js';
export type { Extracted } from './extract.js';
export { type MineOptions, type MineProgress, mine } from './mine.js';
export { openStore, type StoreReader } from './open-store.js';
export { extractLines, type FilterOptions } from './threads/filter.js';
