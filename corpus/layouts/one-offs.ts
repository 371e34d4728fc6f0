import type { Layout } from './layout.js';

/** One-offs whose only known sign is the container of the body. */
export const oneOffs: readonly Layout[] = [
  { name: 'baolangson', marker: 'id="content-detail"', body: '#content-detail' },
  { name: 'baoninhbinh', marker: 'id="content_detail"', body: '#content_detail', lead: '.news_detail_sapo, .sapo' },
  { name: 'maincontent', marker: 'b-maincontent', body: '.b-maincontent', lead: '.sapo, h2.sapo' },
  { name: 'boxdetail', marker: 'boxdetail', body: '.boxdetail', lead: '.sapo, h2.sapo' },
  { name: 'vov', marker: 'detail--normal', body: '.detail--normal', lead: '.sapo' },
  { name: 'article-detail', marker: 'article-detail', body: '.article-detail', lead: '.sapo, .summary' },
];
