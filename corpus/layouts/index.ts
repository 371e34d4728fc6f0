import type { Layout } from './layout.js';

export type { Layout } from './layout.js';

/** tuoitre, nld, cafef, baochinhphu, thanhnien, suckhoedoisong. */
const vccorp: Layout = {
  name: 'vccorp',
  marker: 'afcbc-body',
  title: 'h1.detail-title, h1.title, [data-role=title]',
  lead: 'h2.detail-sapo, h2.sapo, [data-role=sapo]',
  body: '.afcbc-body',
  author: '.detail-author, .detail-author-bot, [data-role=author], p.author',
  date: '[data-role=publishdate], .detail-time, span.pdate',
  // The same class holds text of the article and teasers: the type decides.
  related: '[type^=Related], .kbwscwl-relatedbox, .link-content-footer, .detail__related, .readmore-body-box',
  drop: 'p.NLPlaceholderShow, .readmore-box, [type=ads], .detail-tab, .VCSortableInPreviewMode[type=Poll]',
  caption: '.PhotoCMS_Caption, figcaption',
  inset: '.VCSortableInPreviewMode[type=content], .VCSortableInPreviewMode[type=wrapnote]',
};

/** baogialai, baohatinh, tienphong, plo, vietnamplus, dttc.sggp, nhandan, baonghean. */
const zce: Layout = {
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
const zceOld: Layout = {
  ...zce,
  name: 'zce-old',
  marker: 'article__content',
  body: '.article__content, .article__body',
};

/** vnexpress, vnbusiness. */
const vnexpress: Layout = {
  name: 'vnexpress',
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

/** dantri: classes are noise of a style generator, parts are named by `data-slot`. */
const dantri: Layout = {
  name: 'dantri',
  marker: 'data-slot="content"',
  title: '[data-slot=title]',
  lead: '[data-slot=sapo]',
  body: '[data-slot=content]',
  author: '[data-slot=author], .author-name',
  related: '.dt-news__related, .article-related',
  caption: 'figcaption',
};

const dantriOld: Layout = {
  name: 'dantri-old',
  marker: 'singular-content',
  title: 'h1.title-page, h1.e-magazine__title, h1.dt-news__title',
  lead: 'h2.singular-sapo, .e-magazine__sapo, .dt-news__sapo',
  body: '.singular-content, .e-magazine__body, .dnews__body',
  author: '.author-name, .dt-news__author',
  related: '.article-related, .dt-news__related',
  caption: 'figcaption',
};

/** vietnamnet. */
const vietnamnet: Layout = {
  name: 'vietnamnet',
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

/** baodautu. */
const baodautu: Layout = {
  name: 'baodautu',
  marker: 'content_detail_news',
  title: '.title-detail',
  lead: '.sapo_detail',
  body: '#content_detail_news',
  author: 'a.author',
  date: '.post-time',
  related: '.list_news_relation_top, .news_relate_one',
  drop: '.tag_detail',
  caption: 'td.media-caption, .media-caption, figcaption',
};

/** Portals of provinces, districts and departments on SharePoint. */
const sharepoint: Layout = {
  name: 'sharepoint',
  marker: 'ms-rtestate-field',
  title: '.article-title, .titledetail, .title-detail, .news-title, .ArticleHeader, .tieude, .title-news',
  lead: '.article-summary, .summary, .sapo, .ArticleSummary, .tomtat, .news-summary, .desc',
  body: '.ms-rtestate-field',
  date: '.article-date, .date, .datetime, .ngaydang, .news-date, .time',
  related: '.tin-khac, .other-news, .tinlienquan',
  caption: 'figcaption, .caption',
};

/** One-offs whose only known sign is the container of the body. */
const oneOffs: readonly Layout[] = [
  { name: 'baolangson', marker: 'id="content-detail"', body: '#content-detail' },
  { name: 'baoninhbinh', marker: 'id="content_detail"', body: '#content_detail', lead: '.news_detail_sapo, .sapo' },
  { name: 'maincontent', marker: 'b-maincontent', body: '.b-maincontent', lead: '.sapo, h2.sapo' },
  { name: 'boxdetail', marker: 'boxdetail', body: '.boxdetail', lead: '.sapo, h2.sapo' },
  { name: 'vov', marker: 'detail--normal', body: '.detail--normal', lead: '.sapo' },
  { name: 'article-detail', marker: 'article-detail', body: '.article-detail', lead: '.sapo, .summary' },
];

/** Every known layout, in the order they are tried. */
export const layouts: readonly Layout[] = [
  vccorp,
  zce,
  vnexpress,
  dantri,
  vietnamnet,
  baodautu,
  dantriOld,
  zceOld,
  sharepoint,
  ...oneOffs,
];
