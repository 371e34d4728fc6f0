export type { StoredDerivation, StoredRole } from './claim-row.js';
export { databaseError } from './errors.js';
export { APPLICATION_ID, type OpenOptions, openForReading, openForWriting } from './open.js';
export { type Answer, ask } from './query.js';
export { claimByKey, claims, derivationOf, type Fact, facts, rolesOf, type StoredClaim } from './read.js';
export { docKeyOf, type Store, type StoreOptions, storeOn } from './store.js';
