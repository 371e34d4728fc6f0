import type { Layout } from './layout.js';

/** Portals of provinces and departments on Liferay. Menus and boxes are made of the same element as the article. */
export const liferay: Layout = {
  name: 'liferay',
  attested: [],
  marker: 'journal-content-article',
  body: '.journal-content-article',
  choose: 'longest',
  date: '.date-news, .ngay-dang, .date',
  related: '.tin-lien-quan, .lien-quan, .other-news',
  drop: '.asset-ratings, .taglib-ratings, .taglib-social-bookmarks',
};
