import type { Layout } from './layout.js';

/** Joomla with the K2 extension. */
export const joomlaK2: Layout = {
  name: 'joomla-k2',
  attested: [],
  marker: 'itemFullText',
  title: '.itemTitle',
  lead: '.itemIntroText',
  body: '.itemBody',
  author: '.itemAuthor',
  date: '.itemDateCreated',
  related: '.itemRelated',
  caption: '.itemImageCaption',
};
