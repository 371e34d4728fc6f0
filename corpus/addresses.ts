/** `http://web.archive.org/web/20160315080000/http://baosonla.org.vn/…`, also `…/20160315080000id_/…`. */
const ARCHIVED =
  /^https?:\/\/(?:web\.)?archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?<original>https?:\/\/?\S{1,4000})$/u;

/**
 * The address of the page itself, where a web archive has put its own before it; `undefined` where it is none of the web.
 *
 * @param around the address that one without a host goes on from
 */
export function addressIn(given: string, around?: URL): URL | undefined {
  // Some pages have one slash behind the colon there.
  const original = ARCHIVED.exec(given)?.groups?.['original']?.replace(/^(?<scheme>https?:)\/(?!\/)/u, '$<scheme>//');
  const plain = original ?? given;
  const address = around === undefined && plain.startsWith('//') ? `https:${plain}` : plain;
  const url = URL.canParse(address, around?.href) ? new URL(address, around?.href) : undefined;
  return url && /^https?:$/u.test(url.protocol) && url.hostname !== '' ? url : undefined;
}

/** True for the front page of a site, which is no address of an article: `https://baoquangninh.vn/`, `…/index.html`. */
export const isFrontPage = ({ pathname, search }: URL): boolean =>
  search === '' && /^\/(?:(?:index|default|home|trang-chu)(?:\.[a-z]{3,5})?\/?)?$/iu.test(pathname);

/** True where both are of one site, whatever stands before its name: `m.`, `www.`, `amp.`. */
export const isSameSite = (a: URL, b: URL): boolean => siteOf(a) === siteOf(b);
const siteOf = ({ hostname }: URL): string => hostname.replace(/^(?:www|m|amp|mobile)\./u, '');
