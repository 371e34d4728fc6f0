export { type InputProblem, isProblem, readInputs } from './inputs.js';
export { type ReadOptions, readBytes } from './read.js';
export { FIELDS, type FieldMap } from './readers/fields.js';
