import { CLAIM_KINDS } from '../../pipeline/model/index.js';

/** The condition for claims that are rows of `facts`: figures, not times. A plus before it keeps the planner from its index. */
export const FIGURES = `kind IN (${CLAIM_KINDS.map((kind) => `'${kind}'`).join(', ')})`;
