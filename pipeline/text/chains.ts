import { classes, DIGIT, LOWER, UPPER } from './chars.js';

const MINUS = 0x2d;
const SLASH = 0x2f;
const AMPERSAND = 0x26;

/** Whether a group with small letters belongs to the code before it, by the mark between and the number of those letters. */
type IsLinked = (link: number, smalls: number) => boolean;

/**
 * The end of the groups of letters and digits that follow from `from` on, each behind `-`, `/` or `&` (`-NQ/HU`,
 * `-TB&XH`). A group with small letters that has fewer than two capitals (`TTg` has two) belongs to it where `isLinked`
 * says so; none begins with a small letter.
 */
export function chainEnd(text: string, from: number, to: number, isLinked: IsLinked): number {
  let end = from;
  while (end + 1 < to) {
    const link = text.charCodeAt(end);
    if (link !== MINUS && link !== SLASH && link !== AMPERSAND) break;
    let group = end + 1;
    let capitals = 0;
    let smalls = 0;
    for (; group < to; group++) {
      const kind = classes[text.charCodeAt(group)]!;
      if (kind === UPPER) capitals++;
      else if (kind === LOWER) smalls++;
      else if (kind !== DIGIT) break;
    }
    if (group === end + 1 || classes[text.charCodeAt(end + 1)] === LOWER) break;
    if (smalls > 0 && capitals < 2 && !isLinked(link, smalls)) break;
    end = group;
  }
  return end;
}
