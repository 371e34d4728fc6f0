/** `http://web.archive.org/web/20160315080000/http://baosonla.org.vn/…`, also `…/20160315080000id_/…`. */
const ARCHIVED =
  /^https?:\/\/(?:web\.)?archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?<original>https?:\/\/?\S{1,4000})$/u;

/** The address of the page itself, where a web archive has put its own before it; `undefined` where it is none of the web. */
export function addressIn(given: string): URL | undefined {
  // Some pages have one slash behind the colon there.
  const original = ARCHIVED.exec(given)?.groups?.['original']?.replace(/^(?<scheme>https?:)\/(?!\/)/u, '$<scheme>//');
  const url = URL.canParse(original ?? given) ? new URL(original ?? given) : undefined;
  return url && /^https?:$/u.test(url.protocol) ? url : undefined;
}
