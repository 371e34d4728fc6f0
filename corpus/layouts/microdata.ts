import type { Layout } from './layout.js';

/** Pages of any make that name their parts for search engines. Tried after all families. */
export const microdata: Layout = {
  name: 'microdata',
  attested: [],
  marker: 'articleBody',
  title: '[itemprop=headline]',
  body: '[itemprop=articleBody], [property=articleBody]',
  choose: 'longest',
};
