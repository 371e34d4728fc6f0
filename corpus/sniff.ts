/** How much of a file is looked at to tell its format. */
const PROBE = 1 << 16;

const FIRST_TAG =
  /^\s{0,999}<(?:!doctype|html|head|body|meta|title|link|div|article|section|main|header|table|p|h[1-6]|span|script|\?xml[^>]{0,200}>\s{0,99}<(?:!doctype|html))(?![\w-])/iu;
const COMMENT = /^\s{0,999}<!--/u;
const STRUCTURE = /<(?:html|body|\/p|\/div|\/article|\/table|\/h1)[\s>]/giu;
/** Text about pages may quote a tag or two. */
const TAGS = 3;

/** True for HTML, also for parts of a page. */
export function isPage(text: string): boolean {
  const probe = text.slice(0, PROBE);
  if (FIRST_TAG.test(probe)) return true;
  const mayBe = COMMENT.test(probe) || probe.includes('</') || probe.includes('<html');
  return mayBe && [...probe.matchAll(STRUCTURE)].length >= TAGS;
}
