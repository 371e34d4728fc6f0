/** All tags that rules ask for: the letters of `Tag`, then marks. */
const TAGS = 'NVAXHECSRBDPQMTOU,.;:!?()-"';

/** By character of the tag: a bit for each of those, 0 for other marks. */
const BITS = new Int32Array(0x10000);
for (let n = 0; n < TAGS.length; n++) BITS[TAGS.charCodeAt(n)] = 1 << n;

/** Some tags as one number, for `isOneOf`. */
export function tagSet(tags: string): number {
  let set = 0;
  for (const tag of tags) set |= BITS[tag.charCodeAt(0)] as number;
  return set;
}

/** True where the tag with the character `code` is one of a set; nowhere where there is no word. */
export function isOneOf(code: number | undefined, set: number): boolean {
  return code !== undefined && ((BITS[code] as number) & set) !== 0;
}
