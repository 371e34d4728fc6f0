import type { Layout } from './layout.js';

/** One-offs whose only known sign is the container of the body. */
export const oneOffs: readonly Layout[] = [
  {
    name: 'baolangson',
    attested: [{ host: 'baolangson.vn', on: 'XXXX', how: 'crawler' }],
    marker: 'id="content-detail"',
    body: '#content-detail',
  },
  {
    name: 'baoninhbinh',
    attested: [{ host: 'baoninhbinh.org.vn', on: 'XXXX', how: 'crawler' }],
    marker: 'id="content_detail"',
    body: '#content_detail',
    lead: '.news_detail_sapo, .sapo',
  },
  {
    name: 'maincontent',
    attested: [
      { host: 'congly.vn', on: 'XXXX', how: 'crawler' },
      { host: 'baotintuc.vn', on: 'XXXX', how: 'crawler' },
    ],
    marker: 'b-maincontent',
    body: '.b-maincontent',
    lead: '.sapo, h2.sapo',
  },
  {
    name: 'boxdetail',
    attested: [
      { host: 'congly.vn', on: 'XXXX', how: 'crawler' },
      { host: 'baotintuc.vn', on: 'XXXX', how: 'crawler' },
    ],
    marker: 'boxdetail',
    body: '.boxdetail',
    lead: '.sapo, h2.sapo',
  },
  {
    name: 'vov',
    attested: [{ host: 'vov.vn', on: 'XXXX', how: 'crawler' }],
    marker: 'detail--normal',
    body: '.detail--normal',
    lead: '.sapo',
  },
  {
    name: 'article-detail',
    attested: [
      { host: 'qdnd.vn', on: 'XXXX', how: 'crawler' },
      { host: 'baoquocte.vn', on: 'XXXX', how: 'crawler' },
    ],
    marker: 'article-detail',
    body: '.article-detail',
    lead: '.sapo, .summary',
  },
];
