import type { Layout } from './layout.js';

/** Portals of provinces, districts and departments on SharePoint. */
export const sharepoint: Layout = {
  name: 'sharepoint',
  attested: [],
  marker: 'ms-rtestate-field',
  title: '.article-title, .titledetail, .title-detail, .news-title, .ArticleHeader, .tieude, .title-news',
  lead: '.article-summary, .summary, .sapo, .ArticleSummary, .tomtat, .news-summary, .desc',
  body: '.ms-rtestate-field',
  date: '.article-date, .date, .datetime, .ngaydang, .news-date, .time',
  related: '.tin-khac, .other-news, .tinlienquan',
  caption: 'figcaption, .caption',
};
