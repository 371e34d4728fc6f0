export { type InputProblem, isProblem, readInputs } from './inputs.js';
export { type ReadOptions, readBytes } from './read.js';
