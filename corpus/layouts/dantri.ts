import type { Layout } from './layout.js';

/** dantri: classes are noise of a style generator, parts are named by `data-slot`. */
export const dantri: Layout = {
  name: 'dantri',
  attested: [{ host: 'dantri.com.vn', on: '2026-03-07', how: 'page' }],
  era: '2024/..',
  marker: 'data-slot="content"',
  title: '[data-slot=title]',
  lead: '[data-slot=sapo]',
  body: '[data-slot=content]',
  author: '[data-slot=author], .author-name',
  related: '.dt-news__related, .article-related',
  caption: 'figcaption',
};

export const dantriOld: Layout = {
  name: 'dantri-old',
  attested: [{ host: 'dantri.com.vn', on: 'XXXX', how: 'crawler' }],
  era: '../2025',
  marker: 'singular-content',
  title: 'h1.title-page, h1.e-magazine__title, h1.dt-news__title',
  lead: 'h2.singular-sapo, .e-magazine__sapo, .dt-news__sapo',
  body: '.singular-content, .e-magazine__body, .dnews__body',
  author: '.author-name, .dt-news__author',
  related: '.article-related, .dt-news__related',
  caption: 'figcaption',
};
