/** Browsers and servers take no longer ones. */
const LENGTH_MOST = 8192;

/** An address of the web without fragment and passwords; `undefined` for anything else (`mailto:`, `file:`, no address). */
export function webAddress(text: string, base?: URL): URL | undefined {
  const given = text.trim();
  if (given.length > LENGTH_MOST || !URL.canParse(given, base?.href)) return undefined;
  const url = new URL(given, base?.href);
  if (!/^https?:$/u.test(url.protocol)) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}
