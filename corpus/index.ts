export { type InputProblem, isProblem, readInputs, takeInputs } from './inputs.js';
export { MAX_BYTES, type ReadOptions, readBytes } from './read.js';
export { FIELDS, type FieldMap } from './readers/fields.js';
export { type GivenArticle, readGiven } from './readers/given.js';
export { type StreamLine, streamLines } from './readers/lines.js';
export { type InputSize, sizeOfInputs } from './size.js';
export { isRecord, parsedJson, readUnread, type Unread } from './unread.js';
export type { WebOptions } from './web/index.js';
