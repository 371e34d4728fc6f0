import type { Article } from '../../pipeline/model/index.js';
import { addressIn } from '../addresses.js';
import { publisherOfHost } from '../publishers.js';

/** `<!-- saved from url=(0047)https://… -->` of browsers. The number is the length of the address. */
const SAVED_FROM = /<!--\s{0,9}saved from url=\(\d{1,5}\)(?<url>https?:\/\/[^\s<>]{1,2000})/iu;
/** SingleFile: `Page saved with SingleFile`, `url: https://…`, `saved date: …` */
const SINGLE_FILE = /<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(?<url>https?:\/\/[^\s<>]{1,2000})/iu;
/** The comments stand before or just inside the first tag. */
const HEAD = 4096;

/** The address that the browser wrote into a page when it saved it. The day of saving is no day of publication. */
export function savedFrom(html: string): URL | undefined {
  const head = html.slice(0, HEAD);
  const url = (SAVED_FROM.exec(head) ?? SINGLE_FILE.exec(head))?.groups?.['url'] ?? '';
  return addressIn(url);
}

/** The article with the address that it was fetched from, and the paper that this is the address of. */
export function located(article: Article, address: URL | undefined): Article {
  const url = addressIn(address?.href ?? '');
  if (url === undefined) return article;
  url.hash = '';
  const known = publisherOfHost(url.hostname);
  if (known === undefined) {
    return { ...article, url: url.href, publisher: article.publisher ?? url.hostname.replace(/^www\./u, '') };
  }
  const { publisherProvince: _, ...rest } = article;
  const { name, province } = known;
  return { ...rest, url: url.href, publisher: name, ...(province !== undefined && { publisherProvince: province }) };
}
