/** Real pages nest some 40 deep. The parser's time grows with the square of the depth, so deeper tags are left out. */
const MAX_DEPTH = 512;
/** Shorter contents cost less than cutting them out. */
const CUT_FROM = 64;

const SLASH = 0x2f;
const BANG = 0x21;

/** Elements whose content is no text, and where it ends. */
const CLOSERS: Readonly<Record<string, RegExp>> = {
  script: /<\/script/giu,
  style: /<\/style/giu,
  svg: /<\/svg/giu,
};

/**
 * A page as the parser should see it: without what stands in scripts, styles, drawings and comments, which is most of
 * a page of the press, and without tags below `MAX_DEPTH`. Linked data stays.
 *
 * Comparisons in scripts look like tags, so it cuts before it counts how deep the page nests.
 */
export function leanPage(html: string): string {
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  let deepest = 0;
  // Where one has no end, no other is looked for.
  let drawings = true;
  let pictures = true;
  const cut = (start: number, end: number) => {
    if (end - start < CUT_FROM) return;
    kept.push(html.slice(from, start));
    from = end;
  };
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const unit = html.charCodeAt(at + 1);
    if (unit === SLASH) {
      depth--;
    } else if (unit === BANG) {
      if (!html.startsWith('--', at + 2)) continue;
      const end = html.indexOf('-->', at + 2);
      if (end < 0) break;
      cut(at, end + 3);
      at = end + 2;
    } else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) {
      const name = cutElementAt(html, at);
      const content = name === undefined || (name === 'svg' && !drawings) ? undefined : contentOf(html, at, name);
      if (content !== undefined && content.end >= 0) {
        if (content.end > content.start && !content.isData) cut(content.start, content.end);
        // Behind its `</`, which has no beginning that was counted.
        at = content.end === content.start && name === 'svg' ? content.end - 1 : content.end + 1;
      } else if (name === 'script' || name === 'style') {
        break; // the rest of the page is its content
      } else if (name === 'svg') {
        drawings = false;
        depth++;
      } else if (!isVoid(html, at + 1)) {
        depth++;
      } else if (pictures && isPicture(html, at + 1)) {
        const end = endOfTag(html, at + 4);
        pictures = end >= 0;
        cut(at + 4, end);
      }
    }
    if (depth > deepest) deepest = depth;
  }
  if (kept.length > 0) kept.push(html.slice(from));
  const lean = kept.length > 0 ? kept.join('') : html;
  return deepest > MAX_DEPTH ? withoutDeepTags(lean) : lean;
}

interface Content {
  readonly start: number;
  /** -1 where the element is never closed. */
  readonly end: number;
  /** Linked data. */
  readonly isData: boolean;
}

/** What stands in the element that begins at `at`; nothing in `<svg/>`. */
function contentOf(html: string, at: number, name: string): Content {
  const start = html.indexOf('>', at) + 1;
  if (start === 0) return { start: at, end: -1, isData: false };
  if (name === 'svg' && html.charCodeAt(start - 2) === SLASH) return { start, end: start, isData: false };
  const closer = CLOSERS[name]!;
  closer.lastIndex = start;
  const end = closer.exec(html)?.index ?? -1;
  return { start, end, isData: name === 'script' && html.slice(at, start).includes('ld+json') };
}

/** `script`, `style` or `svg`, where such an element begins. */
function cutElementAt(html: string, at: number): string | undefined {
  if ((html.charCodeAt(at + 1) | 0x20) !== 0x73) return undefined;
  const word = html.slice(at + 1, at + 8).toLowerCase();
  for (const name of ['script', 'style', 'svg']) {
    if (word.startsWith(name) && !/[a-z0-9-]/u.test(word.charAt(name.length))) return name;
  }
  return undefined;
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const FIRST_OF_VOID = new Uint8Array(128);
for (const name of VOID) FIRST_OF_VOID[name.charCodeAt(0)] = 1;

/** Whether the tag whose name begins at `from` has no end. */
function isVoid(html: string, from: number): boolean {
  if (FIRST_OF_VOID[html.charCodeAt(from) | 0x20] !== 1) return false;
  let end = from + 1;
  while (end - from < 7 && (html.charCodeAt(end) | 0x20) >= 0x61 && (html.charCodeAt(end) | 0x20) <= 0x7a) end++;
  return VOID.has(html.slice(from, end).toLowerCase());
}

/** `<img`: that it is there counts, not the addresses of its sizes. */
const isPicture = (html: string, from: number): boolean =>
  (html.charCodeAt(from + 1) | 0x20) === 0x6d && (html.charCodeAt(from + 2) | 0x20) === 0x67;

/** The `>` of a tag, which may also stand in a quoted value; -1 where there is none. */
function endOfTag(html: string, from: number): number {
  let quote = 0;
  for (let at = from; at < html.length; at++) {
    const unit = html.charCodeAt(at);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x22 || unit === 0x27) quote = unit;
    else if (unit === 0x3e) return at;
  }
  return -1;
}

const TAG = /<(?<end>\/?)(?<name>[a-z][a-z0-9:-]*)/giu;
const RAW = new Set(['script', 'style', 'textarea', 'title', 'noscript']);

function withoutDeepTags(html: string): string {
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  let at = 0;
  for (;;) {
    TAG.lastIndex = at;
    const match = TAG.exec(html);
    if (match === null) break;
    const name = match.groups!['name']!.toLowerCase();
    const closing = match.groups!['end'] !== '';
    const close = html.indexOf('>', match.index);
    at = close < 0 ? html.length : close + 1;
    if (VOID.has(name) || html[at - 2] === '/') continue;
    if (!closing && RAW.has(name)) {
      const end = html.indexOf(`</${name}`, at);
      at = end < 0 ? html.length : end + 2 + name.length;
      continue;
    }
    if (closing ? depth-- > MAX_DEPTH : ++depth > MAX_DEPTH) {
      kept.push(html.slice(from, match.index));
      from = at;
    }
    if (depth < 0) depth = 0;
  }
  kept.push(html.slice(from));
  return kept.join(' ');
}
