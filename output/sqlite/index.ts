export type { FinishedShard } from './absorb.js';
export { type ArticleRows, articleRows, type CheckRow, docKeyOf } from './article-rows.js';
export { CLAIM_COLUMNS, type ClaimRow, ROW_FROM, type StoredDerivation, type StoredRole } from './claim-row.js';
export { commentsOf, type Described, type DescribedColumn, describe } from './describe.js';
export { type Comparison, compare, type DiffCounts, type Difference } from './diff.js';
export { examine, type Finding } from './doctor.js';
export { databaseError } from './errors.js';
export { type Condition, conditionOf, type FactFilter } from './filter.js';
export { folderOf } from './folder.js';
export { askGuarded, type Bindable, DEFAULT_LIMITS, type GuardedAnswer, type Limits } from './guard/index.js';
export { APPLICATION_ID, closeWritten, type OpenOptions, openForReading, openForWriting } from './open.js';
export { type Answer, ask } from './query.js';
export { type NamedQuestion, type QuestionParameter, questions } from './questions/index.js';
export {
  claimByKey,
  claims,
  derivationOf,
  type Fact,
  facts,
  factsPage,
  type PageKey,
  rolesOf,
  type StoredClaim,
} from './read.js';
export {
  type ArticleHit,
  type ClaimHit,
  type Excerpt,
  type SearchOptions,
  searchArticles,
  searchClaims,
} from './search/index.js';
export { type Stat, statsOf } from './stats.js';
export { type Store, type StoreOptions, storeOn } from './store.js';
