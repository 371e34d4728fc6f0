export { type InputProblem, isProblem, readInputs, takeInputs } from './inputs.js';
export { type ReadOptions, readBytes } from './read.js';
export { FIELDS, type FieldMap } from './readers/fields.js';
export { type InputSize, sizeOfInputs } from './size.js';
export { readUnread, type Unread } from './unread.js';
