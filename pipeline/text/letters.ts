import { lower } from './chars.js';

const UNITS = 0x10000;
const TONES = '\u0300\u0301\u0303\u0309\u0323';

/** `base[unit]`: the letter in lower case without its tone mark (`Ổ` → `ô`); other units are their lower case. */
export const base = new Uint16Array(UNITS);

/** `tone[unit]`: 0 where the letter bears no tone mark, 1 … 5 for grave, acute, tilde, hook, dot. */
export const tone = new Uint8Array(UNITS);

/** `bare[unit]`: the letter in lower case without any mark, `đ` as `d`. */
export const bare = new Uint16Array(UNITS);

fillTables();

/** Only blocks with letters that decompose are looked at: Latin-1, Latin Extended A and B, Latin Extended Additional. */
function fillTables(): void {
  base.set(lower);
  bare.set(lower);
  for (const [from, to] of [
    [0xc0, 0x250],
    [0x1e00, 0x1f00],
  ] as const) {
    for (let unit = from; unit < to; unit++) {
      const [letter = '', ...marks] = String.fromCharCode(lower[unit]!).normalize('NFD');
      const kept = marks.filter((mark) => !TONES.includes(mark)).join('');
      const toneless = (letter + kept).normalize('NFC');
      if (toneless.length === 1) {
        base[unit] = toneless.charCodeAt(0);
        tone[unit] = marks.reduce((found, mark) => Math.max(found, TONES.indexOf(mark) + 1), 0);
      }
      bare[unit] = letter === 'đ' ? 0x64 : letter.charCodeAt(0);
    }
  }
}

/** True for the vowels a, e, i, o, u, y with any mark, in lower case. */
export const isVowel = (unit: number): boolean => VOWELS[bare[unit]!] === 1;

const VOWELS = new Uint8Array(UNITS);
for (const vowel of 'aeiouy') VOWELS[vowel.charCodeAt(0)] = 1;
