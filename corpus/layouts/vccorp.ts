import type { Layout } from './layout.js';

/** tuoitre, nld, cafef, baochinhphu, thanhnien, suckhoedoisong. */
export const vccorp: Layout = {
  name: 'vccorp',
  attested: [
    { host: 'tuoitre.vn', on: '2026-03-07', how: 'page' },
    { host: 'nld.com.vn', on: '2026-03-07', how: 'page' },
    { host: 'cafef.vn', on: '2026-03-07', how: 'page' },
    { host: 'baochinhphu.vn', on: '2026-03-07', how: 'page' },
    { host: 'thanhnien.vn', on: 'XXXX', how: 'crawler' },
    { host: 'suckhoedoisong.vn', on: 'XXXX', how: 'crawler' },
  ],
  marker: 'afcbc-body',
  title: 'h1.detail-title, h1.title, [data-role=title]',
  lead: 'h2.detail-sapo, h2.sapo, [data-role=sapo]',
  body: '.afcbc-body',
  author: '.detail-author, .detail-author-bot, [data-role=author], p.author',
  date: '[data-role=publishdate], .detail-time, span.pdate',
  // The same class holds text of the article and teasers: the type decides.
  related: '[type^=Related], .kbwscwl-relatedbox, .link-content-footer, .detail__related, .readmore-body-box',
  drop: '.chisochungkhoan, .tindnd, #listNewsInContent, #reactRelate, .link-source-wrapper, .link-source-full, p.NLPlaceholderShow, .readmore-box, [type=ads], .detail-tab, .VCSortableInPreviewMode[type=Poll]',
  caption: '.PhotoCMS_Caption, figcaption',
  inset: '.VCSortableInPreviewMode[type=content], .VCSortableInPreviewMode[type=wrapnote]',
};
