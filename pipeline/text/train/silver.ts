import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One line of press text and the ends of its silver words, as counts of units that are no blank. */
export interface SilverLine {
  readonly text: string;
  /** `boundary[k]` is 1 where a silver word ends behind the `k`-th unit that is no blank (from 1). */
  readonly boundary: Uint8Array;
}

/**
 * Reads the raw lines and their segmented twins (`_` inside words, blanks between). The segmenter that made them
 * moved tone marks, so the two are aligned by counting units, never by comparing letters; lines whose counts differ
 * are left out.
 */
export function* readSilver(rawFile: string, segmentedFile: string): Generator<SilverLine> {
  const raw = linesOf(rawFile);
  const segmented = linesOf(segmentedFile);
  for (let i = 0; i < raw.length; i++) {
    const text = raw[i]!.normalize('NFC');
    const twin = (segmented[i] ?? '').normalize('NFC');
    const letters = text.replace(/\s+/gu, '').length;
    if (letters === 0 || letters !== twin.replace(/[\s_]+/gu, '').length || text.includes('_')) continue;
    const boundary = new Uint8Array(letters + 1);
    let seen = 0;
    for (let at = 0; at < twin.length; at++) {
      const char = twin.charAt(at);
      if (/\s/u.test(char)) boundary[seen] = 1;
      else if (char !== '_') seen++;
    }
    boundary[letters] = 1;
    yield { text, boundary };
  }
}

function linesOf(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString('utf8').split('\n');
}
