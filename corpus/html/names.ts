/**
 * What names of classes and ids say about an element, on pages of any make. Hyphens, underscores and blanks part words;
 * words that mean nothing else are found anywhere (`jp-relatedposts`, `box-tinlienquanv2`, `VideoCMS_Caption`).
 */

/** Parts around the article: menus, bars, boxes, comments. */
const FRAME_WORDS =
  /(?:^|[\s_-])(?:menu|nav|navbar|header|footer|sidebar|comments?|relate|breadcrumbs?|share|social|popup|modal|banner|ads|copyright|widget|login|search|newsletter|weather|poll)(?:$|[\s_-])|related|tin-?khac|lien-?quan|quang-?cao|thoi-?tiet|y-?kien/iu;

/** Links to other articles, with or without their leads. */
const FOREIGN_WORDS =
  /(?:^|[\s_-])(?:relate|relation|suggest|suggestion|recommend|more-?news|seealso|see-also|inner-article|contref|contref__title)(?:$|[\s_-])|related|lien-?quan|tin-?khac|tin-?moi|read-?more|xem-?them|doc-?them|other_?-?news|news_?-?other|cung-?chuyen-?muc|most-?read|latest-?news/iu;

/** Buttons, tags, ratings, comments, advertisements. */
const NOISE_WORDS =
  /(?:^|[\s_-])(?:share|social|socials|tags?|keywords?|comment|comments|rating|ratings|vote|poll|advert|adv|ads|adsbygoogle|banner|breadcrumbs?|print|toolbar|pager|pagenav|pagination|newsletter|subscribe|quang-?cao|qc|postmetadata|post-views|fb-like|zalo-share-button)(?:$|[\s_-])/iu;

/** Texts below pictures. */
const CAPTION_WORDS =
  /caption|(?:^|[\s_-])(?:desc_cation|chu-?thich|chuthich-?anh|legend|(?:image|img|photo|pic|picture)[_-]?(?:note|desc|description|title|text))(?:$|[\s_-])/iu;

/** `<p class="Image">Học sinh trong lễ khai giảng</p>` */
const PICTURE_LINE = /^(?:image|img|photo|anh)$/iu;

/** Boxes with text of the article beside its flow. */
const INSET_WORDS =
  /(?:^|[\s_-])(?:note|quote|quote-wrap|inset|sidenote|factbox|fact-box|infobox|info-box|pullquote)(?:$|[\s_-])/iu;

/** Elements that name the place in front of the first word of a lead. */
const STAMP_WORDS = /(?:^|[\s_-])(?:location|location-stamp|dateline|place)(?:$|[\s_-])/iu;

/** Elements that hold the day of publication. */
const DATE_WORDS = /date|time|ngay|publish/iu;

/** The summary between title and text. */
const LEAD_WORDS =
  /(?:^|[\s_-])(?:summary|lead|lede|description|intro|excerpt|desc|mota|mo-ta|trich-?dan|standfirst|subhead)(?:$|[\s_\d-])|sapo|hometext|introtext|tom-?tat|chapeau|articlesummary/iu;

/** `desc_cation`, `image-description`, `related-summary` are no leads. */
const PICTURE_WORDS = /cation|caption|photo|image|img|relat|video|thumb|site-?desc/iu;

const AUTHOR_WORDS = /(?:^|[\s_-])(?:author|authors|byline|tac-?gia|writer|nguoi-?viet|createdby)(?:$|[\s_-])/iu;

/** Titles that stand in no heading: `NewsTitle`, `tieude`, `tin_tieude`. */
const TITLE_WORDS =
  /(?:^|[\s_-])(?:title|headline|tit|entry-?title|post-?title|title-?detail|detail-?title)(?:$|[\s_-])|tieu-?de|news-?title|article-?title/iu;

/** Elements whose text stands in the middle: editors give a class for it where others give a style. */
const CENTER_WORDS = /(?:^|[\s_-])(?:rtecenter|text-?center|align-?center|ta-?center)(?:$|[\s_-])/iu;

/** The same at the right, where signatures stand. */
const RIGHT_WORDS = /(?:^|[\s_-])(?:rteright|text-?right|align-?right|ta-?right)(?:$|[\s_-])/iu;

/** The path of sections above the title. */
const PATH_WORDS = /bread-?_?crumbs?(?!\p{L})|(?:^|[\s_-])(?:crumbs?|brm-?cne|you-?are-?here|duong-?dan)(?:$|[\s_-])/iu;

/** Labels with the section of an article. */
const SECTION_WORDS =
  /(?:^|[\s_-])(?:cate?|cats|category|categories|cate?-?(?:links|names?)|kicker|section-?name|zone-?name)(?:$|[\s_-])|chuyen-?muc/iu;

/** Elements that show the day of the visit. `entry-header`, `detail-top` hold the day of publication. */
const CLOCK_WORDS =
  /(?:^|\s)(?:top|header|hd|banner|masthead|(?:site|main|page|portal)-?header)(?:$|\s)|(?:^|[\s_-])(?:topbar|top-?bar|top-?header|header(?:-|__)?top|header(?:-|__)?date|time-?now|time-?top|now|current-?(?:time|date)?|menu|nav)(?:$|[\s_-])|today|clock/iu;

/** What the names of an element may say. */
const SAYINGS = {
  frame: FRAME_WORDS,
  foreign: FOREIGN_WORDS,
  noise: NOISE_WORDS,
  caption: CAPTION_WORDS,
  pictureLine: PICTURE_LINE,
  inset: INSET_WORDS,
  stamp: STAMP_WORDS,
  date: DATE_WORDS,
  lead: LEAD_WORDS,
  picture: PICTURE_WORDS,
  author: AUTHOR_WORDS,
  title: TITLE_WORDS,
  clock: CLOCK_WORDS,
  center: CENTER_WORDS,
  right: RIGHT_WORDS,
  path: PATH_WORDS,
  section: SECTION_WORDS,
} as const;
type Saying = keyof typeof SAYINGS;
const PATTERNS = Object.values(SAYINGS);
const BITS = Object.fromEntries(Object.keys(SAYINGS).map((saying, n) => [saying, 1 << n])) as Record<Saying, number>;

/** Pages give the same few hundred names to thousands of elements. */
const read = new Map<string, number>();
const READ_MOST = 20_000;
const NAMES_MOST = 300;

/** Which of some things names of an element, parted by blanks, may say about it; 0 where none. For loops over all elements. */
export const saysAny = (names: string, sayings: number): number => bitsOf(names) & sayings;
export const bitOf = (saying: Saying): number => BITS[saying];

/** Whether names of an element, parted by blanks, say something about it. */
export const says = (names: string, saying: Saying): boolean => (bitsOf(names) & BITS[saying]) !== 0;

function bitsOf(names: string): number {
  if (names === '') return 0;
  const known = read.get(names);
  if (known !== undefined) return known;
  // `ArticleLead`, `NewsTitle`: capitals part words where nothing else does.
  const parted = names.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-');
  let bits = 0;
  for (let n = 0; n < PATTERNS.length; n++) if (PATTERNS[n]!.test(parted)) bits |= 1 << n;
  if (names.length <= NAMES_MOST) {
    if (read.size >= READ_MOST) read.clear();
    read.set(names, bits);
  }
  return bits;
}
