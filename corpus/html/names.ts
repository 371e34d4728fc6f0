/**
 * What names of classes and ids say about an element, on pages of any make. Hyphens, underscores and blanks part words;
 * words that mean nothing else are found anywhere (`jp-relatedposts`, `box-tinlienquanv2`, `VideoCMS_Caption`).
 */

/** Parts around the article: menus, bars, boxes, comments. */
export const FRAME_WORDS =
  /(?:^|[\s_-])(?:menu|nav|navbar|header|footer|sidebar|comments?|relate|breadcrumbs?|share|social|popup|modal|banner|ads|copyright|widget|login|search|newsletter|weather|poll)(?:$|[\s_-])|related|tin-?khac|lien-?quan|quang-?cao|thoi-?tiet|y-?kien/iu;

/** Links to other articles, with or without their leads. */
export const FOREIGN_WORDS =
  /(?:^|[\s_-])(?:relate|relation|suggest|suggestion|recommend|more-?news|seealso|see-also)(?:$|[\s_-])|related|lien-?quan|tin-?khac|tin-?moi|read-?more|xem-?them|doc-?them|other_?-?news|news_?-?other|cung-?chuyen-?muc|most-?read|latest-?news/iu;

/** Buttons, tags, ratings, comments, advertisements. */
export const NOISE_WORDS =
  /(?:^|[\s_-])(?:share|social|socials|tags?|keywords?|comment|comments|rating|ratings|vote|poll|advert|adv|ads|adsbygoogle|banner|breadcrumbs?|print|toolbar|pager|pagenav|pagination|newsletter|subscribe|quang-?cao|qc|postmetadata|post-views|fb-like|zalo-share-button)(?:$|[\s_-])/iu;

/** Texts below pictures. */
export const CAPTION_WORDS =
  /caption|(?:^|[\s_-])(?:desc_cation|chu-?thich|chuthich-?anh|legend|(?:image|img|photo|pic|picture)[_-]?(?:note|desc|description|title|text))(?:$|[\s_-])/iu;

/** `<p class="Image">Học sinh trong lễ khai giảng</p>` */
export const PICTURE_LINE = /^(?:image|img|photo|anh)$/iu;

/** Boxes with text of the article beside its flow. */
export const INSET_WORDS =
  /(?:^|[\s_-])(?:note|inset|sidenote|factbox|fact-box|infobox|info-box|pullquote)(?:$|[\s_-])/iu;

/** Elements that name the place in front of the first word of a lead. */
export const STAMP_WORDS = /(?:^|[\s_-])(?:location|location-stamp|dateline|place)(?:$|[\s_-])/iu;

/** Elements that hold the day of publication. */
export const DATE_WORDS = /date|time|ngay|publish/iu;

/** The summary between title and text. */
export const LEAD_WORDS =
  /(?:^|[\s_-])(?:summary|lead|lede|description|intro|excerpt|desc|mota|mo-ta|trich-?dan|standfirst|subhead)(?:$|[\s_\d-])|sapo|hometext|introtext|tom-?tat|chapeau|articlesummary/iu;

/** `desc_cation`, `image-description`, `related-summary` are no leads. */
export const PICTURE_WORDS = /cation|caption|photo|image|img|relat|video|thumb|site-?desc/iu;

export const AUTHOR_WORDS = /(?:^|[\s_-])(?:author|authors|byline|tac-?gia|writer|nguoi-?viet|createdby)(?:$|[\s_-])/iu;

/** Titles that stand in no heading: `NewsTitle`, `tieude`, `tin_tieude`. */
export const TITLE_WORDS =
  /(?:^|[\s_-])(?:title|headline|tit|entry-?title|post-?title|title-?detail|detail-?title)(?:$|[\s_-])|tieu-?de|news-?title|article-?title/iu;

/** Elements that show the day of the visit. `entry-header`, `detail-top` hold the day of publication. */
export const CLOCK_WORDS =
  /(?:^|\s)(?:top|header|hd|banner|masthead|(?:site|main|page|portal)-?header)(?:$|\s)|(?:^|[\s_-])(?:topbar|top-?bar|top-?header|header(?:-|__)?top|header(?:-|__)?date|time-?now|time-?top|now|current-?(?:time|date)?|menu|nav)(?:$|[\s_-])|today|clock/iu;
