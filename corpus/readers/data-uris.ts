/** Shorter ones cost nothing. */
const LENGTH_FROM = 512;
const MARK = 'data:';

/**
 * A page without the pictures and fonts that are written into it (`src="data:image/png;base64,…"`): pages that were saved
 * as one file have tens of megabytes of them.
 */
export function withoutData(html: string): string {
  let found = html.indexOf(MARK);
  if (found < 0) return html;
  const kept: string[] = [];
  let from = 0;
  for (; found >= 0; found = html.indexOf(MARK, found + MARK.length)) {
    const end = endOfData(html, found + MARK.length);
    if (end - found < LENGTH_FROM) continue;
    kept.push(html.slice(from, found + MARK.length));
    from = end;
    found = end - MARK.length;
  }
  if (kept.length === 0) return html;
  kept.push(html.slice(from));
  return kept.join('');
}

/** An address ends at a quote, bracket or blank: it writes those as `%22`. */
function endOfData(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const unit = html.charCodeAt(at);
    if (
      unit <= 0x20 ||
      unit === 0x22 ||
      unit === 0x27 ||
      unit === 0x28 ||
      unit === 0x29 ||
      unit === 0x3c ||
      unit === 0x3e
    ) {
      return at;
    }
  }
  return html.length;
}
