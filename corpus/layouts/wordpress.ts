import type { Layout } from './layout.js';

/** Themes of WordPress name the title and the text alike; the lead is the first paragraph. */
export const wordpress: Layout = {
  name: 'wordpress',
  attested: [],
  marker: 'entry-content',
  title: '.entry-title',
  body: '.entry-content',
  author: '.author, .byline',
  date: '.entry-date, .posted-on',
  related: '.jp-relatedposts, .yarpp-related, .rp4wp-related-posts',
  drop: '.sharedaddy, .post-views, .addtoany_share_save_container, .post-tags',
  caption: '.wp-caption-text, figcaption',
};

/** The theme Newspaper. */
export const wordpressNewspaper: Layout = {
  ...wordpress,
  name: 'wordpress-newspaper',
  attested: [],
  marker: 'td-post-content',
  body: '.td-post-content',
  author: '.td-post-author-name',
  date: '.td-post-date, .entry-date',
  related: '.td_block_related_posts',
  drop: '.td-a-rec, .td-post-sharing',
};
