import { isSyllable } from './syllables.js';

/** The places of windows-1252 above 0x7f that are not those of Latin-1, as Unicode → byte. */
const WINDOWS_1252 = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((letter, i) => [letter.charCodeAt(0), 0x80 + i]),
);

/** The bytes that Latin-1 or windows-1252 showed as this text; `undefined` where no byte stands for a letter. */
export function bytesBehind(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf(text.charCodeAt(at));
    if (byte < 0) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

function byteOf(unit: number): number {
  const byte = WINDOWS_1252.get(unit) ?? unit;
  return byte > 0xff ? -1 : byte;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** How letters of UTF-8 with two and three bytes begin, in windows-1252. */
const BEGIN =
  /[\u00c2-\u00cf\u00e1\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/u;
/** Stands where a no-break space, the second half of `à`, has become a plain one. */
const LOST = '\u0001';
const WORD_BEFORE = /\p{L}{1,16}$/u;
const WORD_BEHIND = /^\p{L}{1,16}/u;
/** `nghiêng` has seven letters. */
const SYLLABLE_MOST = 16;

/**
 * UTF-8 that was read as windows-1252: `thÃ´n VÄn LÃ£ng` → `thôn Văn Lãng`. Runs of letters that no byte stands for stay
 * as they are. Programs that tidy up white space turn the no-break space in `Ã\u00a0` (`à`) into a plain one; where a
 * syllable needs it, it is put back.
 *
 * @returns `undefined` where a part of it is no UTF-8
 */
export function fromReadUtf8(text: string): string | undefined {
  if (!BEGIN.test(text) && !text.includes('Ã')) return undefined;
  const whole = text.replace(/Ã(?= |$)/gu, `Ã\u00a0${LOST}`);
  const decoded: string[] = [];
  for (let from = 0; from < whole.length; ) {
    const known = byteOf(whole.charCodeAt(from)) >= 0;
    let to = from + 1;
    while (to < whole.length && byteOf(whole.charCodeAt(to)) >= 0 === known) to++;
    const part = whole.slice(from, to);
    try {
      decoded.push(known ? utf8.decode(bytesBehind(part)) : part);
    } catch {
      return undefined;
    }
    from = to;
  }
  return joined(decoded.join(''));
}

/** No word has one letter but `y`: `ngà y` is `ngày`, `và y tế` is not `vày tế`. */
const areOne = (before: string, behind: string): boolean =>
  isSyllable(before + behind) &&
  (!isSyllable(behind) || (/^\p{Ll}$/u.test(behind) && !(behind === 'y' && BEFORE_Y.has(before.toLowerCase()))));
const BEFORE_Y = new Set(['và', 'là', 'mà', 'bà', 'nhà']);

/** `xà\u0001 hội` is two words, `hà\u0001 ng` one; of two blanks the first was of the letter. */
function joined(text: string): string {
  const parts = text.split(LOST);
  const whole = [parts[0]!];
  for (let n = 1; n < parts.length; n++) {
    const part = parts[n]!;
    const before = WORD_BEFORE.exec(parts[n - 1]!.slice(-SYLLABLE_MOST))?.[0] ?? '';
    const behind = WORD_BEHIND.exec(part.slice(1, SYLLABLE_MOST))?.[0] ?? '';
    const isOne = part.startsWith(' ') && behind !== '' && areOne(before, behind);
    whole.push(isOne || part.startsWith('  ') ? part.slice(1) : part);
  }
  return whole.join('');
}
