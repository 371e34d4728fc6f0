/** Parameters that tell who sent the reader, not what is read. */
const TRACKING = /^(?:utm_[a-z]{1,20}|fbclid|gclid|zalo_src|ref|source)$/u;
/** `m.`, `www.` and `amp.` before the name of one and the same paper. */
const HOST_PREFIX = /^(?:www|m|amp|mobile)\./u;

/** The same for every way to write the address of one article: without protocol, `www.`, `m.`, anchor and tracking. */
export function addressKey(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  if (!/^https?:$/u.test(protocol)) return undefined;
  const parameters = [...searchParams].filter(([name]) => !TRACKING.test(name.toLowerCase())).sort();
  const query = parameters.map(([name, value]) => `${name}=${value}`).join('&');
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
  // The front page of a paper is the address of no article.
  if (path === '' && query === '') return undefined;
  return `${hostname.replace(HOST_PREFIX, '')}${path}${query === '' ? '' : `?${query}`}`;
}
