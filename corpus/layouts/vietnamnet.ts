import type { Layout } from './layout.js';

/** vietnamnet before `maincontent`. */
export const vietnamnetOld: Layout = {
  name: 'vietnamnet-old',
  attested: [],
  era: '../2022',
  marker: 'id="ArticleContent"',
  title: 'h1.title',
  lead: '.ArticleLead',
  body: '#ArticleContent',
  date: '.ArticleDate, .ArticleDateTime',
  related: '.inner-article, .article-relate',
  drop: '.tag-box',
  caption: '.image_desc, .FmsArticleBoxStyle-Content',
};

/** vietnamnet. */
export const vietnamnet: Layout = {
  name: 'vietnamnet',
  attested: [{ host: 'vietnamnet.vn', on: '2026-03-07', how: 'page' }],
  era: '2021/..',
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
