import type { Layout } from './layout.js';

/** baodautu. */
export const baodautu: Layout = {
  name: 'baodautu',
  attested: [{ host: 'baodautu.vn', on: '2026-03-07', how: 'page' }],
  marker: 'content_detail_news',
  title: '.title-detail',
  lead: '.sapo_detail',
  body: '#content_detail_news',
  author: 'a.author',
  date: '.post-time',
  related: '.list_news_relation_top, .news_relate_one',
  drop: '.tag_detail',
  caption: 'td.media-caption, .media-caption, figcaption',
};
