/**
 * Turns UTF-16 offsets of `text` into code point offsets, which is what SQLite and Python count.
 *
 * Holds only the places of surrogate pairs (none in most articles) and looks them up by halving. A lone surrogate is
 * one unit and, written to the database as U+FFFD, one code point.
 */
export function codePointsOf(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(match.index);
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! + 1 < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

/** SQLite's `substr` and `length` end at a NUL, so a NUL is stored as U+FFFD: one code point for one. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}
