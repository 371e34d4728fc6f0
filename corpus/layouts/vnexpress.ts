import type { Layout } from './layout.js';

/** vnexpress, vnbusiness. */
export const vnexpress: Layout = {
  name: 'vnexpress',
  attested: [
    { host: 'vnexpress.net', on: '2026-03-07', how: 'page' },
    { host: 'vnbusiness.vn', on: 'XXXX', how: 'crawler' },
  ],
  marker: 'fck_detail',
  title: 'h1.title-detail, h1.title_news_detail',
  lead: 'p.description, .short_intro, h2.lead_detail',
  body: '.fck_detail',
  author: 'p.author_mail, .author_mail, p.author',
  date: 'span.date',
  related: '.box-tinlienquan, .list-news, .box_tinlienquan, .related_news',
  drop: '.box_brief_info, .banner-ads, .myvne_save_for_later',
  caption: 'figcaption, p.Image, .Image, .tplCaption, .desc_cation',
  inset: '.box_quangcao_info, .box-note',
  stamp: '.location-stamp',
};
