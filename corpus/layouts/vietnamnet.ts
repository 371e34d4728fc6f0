import type { Layout } from './layout.js';

/** vietnamnet. */
export const vietnamnet: Layout = {
  name: 'vietnamnet',
  marker: 'id="maincontent"',
  title: 'h1.content-detail-title, h1.title',
  lead: 'h2.content-detail-sapo, .content-detail-sapo',
  body: '#maincontent',
  author: '.article-detail-author__info, .article-detail-author',
  date: '.bread-crumb-detail__time',
  related: '.related-news, .insert-wiki-content, .article-relate',
  drop: '.collectInfomationBox, .vote-news-detail, .vnn-news-ai-suggest, .tag-cotnent',
  caption: 'figcaption',
};
