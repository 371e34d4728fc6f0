export * from './article.js';
export * from './claim.js';
export * from './document.js';
export * from './errors.js';
export * from './gazetteer.js';
export * from './mention.js';
export * from './span.js';
