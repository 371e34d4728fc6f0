/** Text in Unicode NFC with, for every unit, where it stood in the text as given. */
export interface Normalised {
  readonly text: string;
  /** As `Article.origins`: absent where nothing changed. */
  readonly origins?: Uint32Array;
}

/** Combining marks: the only way in which text that changes under NFC differs from NFC in practice (plus singletons). */
const isMark = (code: number): boolean =>
  (code >= 0x300 && code <= 0x36f) || (code >= 0x1ab0 && code <= 0x1aff) || (code >= 0x20d0 && code <= 0x20ff);

/**
 * Brings text to NFC and keeps the way back: unit `i` of the result began at unit `origins[i]` of `given`.
 *
 * Normalises one combining sequence at a time (a unit and the marks behind it), so that the map is exact. Sequences
 * do not interact under NFC in Vietnamese, Latin, CJK or symbols; Hangul jamo, which do, are joined first.
 */
export function toNfc(given: string): Normalised {
  if (given.normalize('NFC') === given) return { text: given };
  const origins: number[] = [];
  const pieces: string[] = [];
  let sequenceStart = 0;
  const flush = (end: number) => {
    const piece = given.slice(sequenceStart, end).normalize('NFC');
    for (let i = 0; i < piece.length; i++) origins.push(sequenceStart + Math.min(i, end - sequenceStart - 1));
    pieces.push(piece);
    sequenceStart = end;
  };
  for (let at = 1; at < given.length; at++) {
    const code = given.charCodeAt(at);
    const joinsOn = isMark(code) || (code >= 0xdc00 && code <= 0xdfff) || (code >= 0x1160 && code <= 0x11ff);
    if (!joinsOn) flush(at);
  }
  flush(given.length);
  origins.push(given.length);
  return { text: pieces.join(''), origins: Uint32Array.from(origins) };
}
