import type { Layout } from './layout.js';

/** Tri thức - Znews, before 2020 Zing News. */
export const znews: Layout = {
  name: 'znews',
  attested: [],
  marker: 'the-article-body',
  title: '.the-article-title',
  lead: '.the-article-summary',
  body: '.the-article-body',
  author: '.the-article-author',
  date: '.the-article-publish',
  // A link with the title and the lead of the other article in it.
  related: '.inner-article, .article-related',
  drop: '.the-article-tags, .banner',
  caption: '.pCaption, .caption, figcaption',
  inset: '.notebox',
  papers: [{ name: 'Znews', hosts: ['znews.vn', 'zingnews.vn', 'zing.vn'], marks: ['Zing.vn', 'Zing', 'Znews'] }],
};
