import type { Layout } from './layout.js';

/** baogialai, baohatinh, tienphong, plo, vietnamplus, dttc.sggp, nhandan, baonghean. */
export const zce: Layout = {
  name: 'zce',
  marker: 'cms-body',
  title: '.cms-title, .article__title',
  lead: '.cms-desc, .article__sapo, .article__summary',
  body: '.cms-body, .zce-content-body',
  author: '.article__author, .cms-author, .author-name',
  date: '.article__meta, time.time, .article__date, .cms-date',
  related: '.article__related-inline, .article__related, .cms-relate, .related-news, .article-relate',
  drop: '.article__tag, .article__social, .banner, .ads',
  caption: 'span.fig, .fig, .box-desc, figcaption, td.caption, .PhotoCMS_Caption',
};

/** Pages of the same maker before it named its parts `cms-…`. */
export const zceOld: Layout = {
  ...zce,
  name: 'zce-old',
  marker: 'article__content',
  body: '.article__content, .article__body',
};
