import type { Migration } from './index.js';

/** The language of blocks that are in another one than their article (docs/decisions/0003-languages.md). */
export const blockLanguage: Migration = {
  name: 'block-language',
  sql: `
ALTER TABLE block ADD COLUMN language TEXT -- ISO 639-1 code where it is another one than the article's; NULL otherwise.
  CHECK (language <> '');
`,
};
