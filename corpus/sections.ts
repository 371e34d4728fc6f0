import { publisherNamed, publisherOfHost } from './publishers.js';
import { isSectionName } from './text/furniture.js';

/** Longer ones are titles. */
const NAME_MOST = 60;
const WORDS_MOST = 10;
/** Paths of sections are short; longer lists are menus. */
const TRAIL_MOST = 6;

/** The beginning of every path, labels before it, and what systems call an article that nobody filed. */
const NO_SECTION =
  /^(?:trang chủ|trang nhất|trang chính|trang đầu|home(?:page)?|bạn đang (?:ở|xem)(?: đây)?|bạn ở đây|you are here|quay lại|trở về|chuyên mục|danh mục|thể loại|chi tiết(?: tin| bài viết| tin tức)?|index|default|articles?|posts?|blog|category|uncategori[sz]ed|chưa (?:được )?phân loại|khác|root)$/iu;
/** What papers call all that they print: it says something only where nothing else is said. */
const ANYTHING =
  /^(?:tin|tin tức|tin bài|tin bài viết|bài viết|tin tức(?: - | & | và |, | )sự kiện|tin tức chung|tin mới(?: nhất)?|bài mới(?: nhất)?|tin nổi bật|bài nổi bật|nổi bật|tin tiêu điểm|tiêu điểm|thông tin|news)$/iu;
/** `Chuyên mục: Kinh tế`, `Bạn đang ở: Kinh tế`, `» Kinh tế` */
const LABEL =
  /^(?:[Bb]ạn (?:đang )?(?:ở|xem)(?: đây)?|[Yy]ou are here)\s?:\s?|^(?:[Cc]huyên mục|[Dd]anh mục|[Tt]hể loại|[Cc]ategor(?:y|ies)|[Pp]osted in|[Ss]ection)(?:\s?:\s?|\s(?=\p{Lu}))|^[\s»>›/|·•:-]{1,6}/u;
/** What separates the names of a path in one text. */
const BETWEEN = /\s{0,9}[»>›→|]\s{0,9}|\s[/\\]\s/u;

/** The names that one text holds: `Kinh tế > Nông nghiệp`. */
export const namesIn = (text: string): readonly string[] => text.split(BETWEEN).filter((name) => name !== '');

/** What is compared of two names. */
export const sectionKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `KINH TẾ` is how it looks, not what it is called. */
const uncapitalised = (name: string): string =>
  /\p{Ll}/u.test(name) || !isSectionName(name) ? name : name.charAt(0) + name.slice(1).toLowerCase();

/** True for `Tin tức`, which tells nothing of what an article is about. */
export const isAnything = (name: string): boolean => ANYTHING.test(name);

/**
 * The sections in a path, from the top: without the front page, the paper itself, labels, counters and the title of the
 * article, and without `Tin tức` where another one follows. Empty where it is a menu or says nothing.
 *
 * @param papers names of the paper and of its site
 */
export function sectionsIn(names: readonly string[], papers: readonly string[], title = ''): readonly string[] {
  const head = sectionKey(title);
  const isTitle = (key: string) => key.length > 12 && head !== '' && (head.startsWith(key) || key.startsWith(head));
  // "Lao động" is a section, and the name of a paper.
  const isPaper = (name: string) => {
    const known = publisherNamed(name) ?? (name.includes('.') ? publisherOfHost(name) : undefined);
    return papers.some((paper) => paper === known?.name || paper.toLowerCase() === name.toLowerCase());
  };
  const found: string[] = [];
  for (const given of names) {
    const name = given.replace(LABEL, '').replace(/[\s»>›/|:]{1,6}$/u, '');
    if (name.length > NAME_MOST || !/\p{L}{2}/u.test(name) || /\d{4}|:\/\/|[.?!]$/u.test(name)) continue;
    const key = sectionKey(name);
    if (name.split(' ').length > WORDS_MOST || NO_SECTION.test(name) || isTitle(key) || isPaper(name)) continue;
    if (!found.some((other) => sectionKey(other) === key)) found.push(uncapitalised(name));
  }
  if (found.length > TRAIL_MOST) return [];
  const telling = found.filter((name) => !ANYTHING.test(name));
  return telling.length > 0 ? telling : found;
}
