import { isLetter } from '../pipeline/text/chars.js';

/** How much of a text is looked at to tell its language. */
const PROBE = 1 << 13;
/** From this share of syllables with letters that only Vietnamese has, a text is Vietnamese. English pages quote names. */
const VIETNAMESE_FROM = 0.15;
/** From this share of function words a text without Vietnamese letters is English; English prose has 0.25 and more. */
const ENGLISH_FROM = 0.12;

const WORDS = /[a-z]+/giu;
const ENGLISH = new Set(
  'the of and to in a is that for on with as by at from was were has have it its be this'.split(' '),
);

/** Letters that Vietnamese has and French, German or English have not, by unit. */
const VIETNAMESE = new Uint8Array(0x1f00);
for (const letter of 'ăđĩũơưĂĐĨŨƠƯ') VIETNAMESE[letter.charCodeAt(0)] = 1;
VIETNAMESE.fill(1, 0x1ea0, 0x1efa);

/** Share of the words that hold a letter only Vietnamese has; `text` must be in NFC. */
export function vietnameseShare(text: string): number {
  let words = 0;
  let vietnamese = 0;
  let inWord = false;
  let counted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isLetter(unit)) {
      inWord = false;
      continue;
    }
    if (!inWord) {
      words++;
      inWord = true;
      counted = false;
    }
    if (!counted && VIETNAMESE[unit] === 1) {
      vietnamese++;
      counted = true;
    }
  }
  return words === 0 ? 0 : vietnamese / words;
}

/** The language of a text in NFC as a BCP 47 tag: `vi`, `en`, or `und` where neither is sure. */
export function languageOf(text: string): string {
  const probe = text.slice(0, PROBE);
  if (vietnameseShare(probe) >= VIETNAMESE_FROM) return 'vi';
  let words = 0;
  let english = 0;
  for (const [word] of probe.matchAll(WORDS)) {
    words++;
    if (ENGLISH.has(word.toLowerCase())) english++;
  }
  return words > 0 && english / words >= ENGLISH_FROM ? 'en' : 'und';
}
