export { documentOf } from './document.js';
export { bareKey, lowerKey, spellingKey } from './keys.js';
export { type Normalised, toNfc } from './origins.js';
export { sentences } from './sentences.js';
export type { Tag } from './tag-features.js';
export { type TaggedWord, tagged } from './tags.js';
export { type UserLexicon, userLexicon } from './user-lexicon.js';
export { vntkWords } from './vntk.js';
export { type Word, type WordOptions, words } from './words.js';
