import type { Article, Evidence } from '../../pipeline/model/index.js';
import { addressIn, isSameSite } from '../addresses.js';
import { ofProvince } from '../evidence.js';
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

/** `https://m.…/amp/…`, `amp.…`, `….amp`, `?amp=1`: a page for phones, which names the page that it is of. */
const AMP = /^https?:\/\/amp\.|[./?&-]amp(?:[.=/&?]|$)/u;

/**
 * The article with the address that it was fetched from, and the paper that this is the address of. A page for phones stays
 * with the address of the same site that it names.
 */
export function located(article: Article, address: URL | undefined): Article {
  const url = addressIn(address?.href ?? '');
  if (url === undefined) return article;
  url.hash = '';
  const { url: named, publisherProvince, evidence: seen = [], ...rest } = article;
  const own = AMP.test(url.href) && named !== undefined && isSameSite(url, new URL(named)) ? named : url.href;
  const known = publisherOfHost(url.hostname);
  const bare = url.hostname.replace(/^www\./u, '');
  const fetched: Evidence[] = [{ field: 'url', value: url.href, kind: 'address', quote: url.href }];
  // Who is known by the host of the page itself is known by the same evidence.
  const isHost = seen.some(
    ({ field, kind, quote }) => field === 'publisher' && kind === 'host' && quote === url.hostname,
  );
  if (!isHost) fetched.push({ field: 'publisher', value: known?.name ?? bare, kind: 'host', quote: url.hostname });
  if (known === undefined) {
    const province = publisherProvince === undefined ? {} : { publisherProvince };
    const evidence =
      article.publisher === undefined ? [...fetched, ...seen] : [fetched[0]!, ...seen, ...fetched.slice(1)];
    return { ...rest, ...province, url: own, publisher: article.publisher ?? bare, evidence };
  }
  const { name, province } = known;
  const others = seen.filter(({ field }) => field !== 'publisherProvince');
  if (province !== undefined) fetched.push(ofProvince(province, name));
  return {
    ...rest,
    url: own,
    publisher: name,
    ...(province !== undefined && { publisherProvince: province }),
    evidence: [...fetched, ...others],
  };
}
