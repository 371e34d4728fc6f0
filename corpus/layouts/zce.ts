import type { Layout } from './layout.js';

/** baogialai, baohatinh, tienphong, plo, vietnamplus, dttc.sggp, nhandan, baonghean. */
export const zce: Layout = {
  name: 'zce',
  attested: [
    { host: 'baogialai.vn', on: 'XXXX', how: 'crawler' },
    { host: 'baohatinh.vn', on: 'XXXX', how: 'crawler' },
    { host: 'tienphong.vn', on: 'XXXX', how: 'crawler' },
    { host: 'plo.vn', on: 'XXXX', how: 'crawler' },
    { host: 'vietnamplus.vn', on: 'XXXX', how: 'crawler' },
    { host: 'dttc.sggp.org.vn', on: 'XXXX', how: 'crawler' },
    { host: 'nhandan.vn', on: 'XXXX', how: 'crawler' },
    { host: 'baonghean.vn', on: 'XXXX', how: 'crawler' },
  ],
  era: '2018/..',
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
  attested: [],
  era: '../2022',
  marker: 'article__content',
  body: '.article__content, .article__body',
};
