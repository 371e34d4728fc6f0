import type { Layout } from './layout.js';

/** Schools, hospitals, communes and small papers on NukeViet. */
export const nukeviet: Layout = {
  name: 'nukeviet',
  attested: [],
  marker: 'news-bodyhtml',
  title: 'h1.title, h1.post_title',
  lead: '.hometext, #hometext, .post_desc',
  body: '#news-bodyhtml, .news-bodyhtml',
  related: '.other-news, .related',
};
