/** Feeds nest some five deep, their extensions some ten. */
const DEPTH_MOST = 100;

/** What is no element: how it begins, how it ends, and how many of its first letters are no part of that end. */
const OTHERS = [
  ['<!--', '-->', 2],
  ['<![CDATA[', ']]>', 9],
  ['<!-', '>', 4],
  ['<!', '>', 3],
  ['<?', '>', 2],
] as const;

const BLANKS = /[\t\n\f\r ]+/uy;
const BLANKS_AND_SLASHES = /[\t\n\f\r /]+/uy;
const OPENED = /[^\t\n\f\r />]+/uy;
const CLOSED = /[^\t\n\f\r >]+/uy;
const ATTRIBUTE = /[^\t\n\f\r />][^\t\n\f\r =/>]*/uy;
const BARE_VALUE = /[^\t\n\f\r >]+/uy;

/** The part of a text at a place that a pattern takes. */
function taken(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Where `end` ends behind a place; the end of the text where it is not there. */
function behind(end: string, text: string, at: number): number {
  const found = text.indexOf(end, at);
  return found < 0 ? text.length : found + end.length;
}

/**
 * True where elements nest deeper than in any feed: the parser's time grows with the square of the depth. Tags are told
 * as htmlparser2 tells them, also broken ones, so that no depth hides behind a quote or a comment.
 */
export function isTooDeep(xml: string): boolean {
  const open: string[] = [];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const other = OTHERS.find(([start]) => xml.startsWith(start, at));
    if (other !== undefined) {
      at = behind(other[1], xml, at + other[2]);
    } else if (xml.startsWith('</', at)) {
      const from = at + 2 + taken(BLANKS, xml, at + 2).length;
      const opened = open.lastIndexOf(taken(CLOSED, xml, from));
      if (opened >= 0) open.length = opened;
      at = behind('>', xml, from);
    } else {
      const name = taken(OPENED, xml, at + 1);
      const tag = name === '' ? { end: at + 1, isEmpty: true } : endOfTag(xml, at + 1 + name.length);
      if (!tag.isEmpty) open.push(name);
      if (open.length > DEPTH_MOST) return true;
      at = tag.end;
    }
  }
  return false;
}

/** Where a tag ends whose name ends at `from`, and whether it is `<empty/>`. */
function endOfTag(xml: string, from: number): { readonly end: number; readonly isEmpty: boolean } {
  for (let at = from; at < xml.length; ) {
    const gap = taken(BLANKS_AND_SLASHES, xml, at);
    at += gap.length;
    if (xml.charAt(at) === '>') return { end: at + 1, isEmpty: gap.includes('/') };
    at += taken(ATTRIBUTE, xml, at).length;
    at += taken(BLANKS, xml, at).length;
    if (xml.charAt(at) !== '=') continue;
    at += 1 + taken(BLANKS, xml, at + 1).length;
    const quote = xml.charAt(at);
    at = quote === '"' || quote === "'" ? behind(quote, xml, at + 1) : at + taken(BARE_VALUE, xml, at).length;
  }
  return { end: xml.length, isEmpty: false };
}
