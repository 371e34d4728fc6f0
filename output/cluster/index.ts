export { loadEngine, type QueueAddress, shown } from './engine.js';
export { type MergeOptions, type MergeResult, merge } from './merge.js';
export { SHARD_FORMATS, type ShardFormat } from './messages.js';
export { type Plan, type PlanOptions, type PlanSize, planOf, readPlan, SHARD_SIZE, writePlan } from './plan.js';
export {
  type Enqueued,
  type EnqueueOptions,
  enqueue,
  type FailedShard,
  failedShards,
  type QueueStatus,
  statusOf,
} from './queue.js';
export { bytesOf, type Shard } from './shard.js';
export { type WorkEvent, type WorkOptions, type WorkResult, work } from './work.js';
