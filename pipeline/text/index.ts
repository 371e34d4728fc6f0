export { documentOf } from './document.js';
export { type Normalised, toNfc } from './origins.js';
export { sentences } from './sentences.js';
