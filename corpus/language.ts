/** How much of a text is looked at to tell its language. */
const PROBE = 1 << 14;
/** From this share of syllables with letters that only Vietnamese has, a text is Vietnamese. English pages quote names. */
const VIETNAMESE_FROM = 0.15;
/** From this share of function words a text without Vietnamese letters is English; English prose has 0.25 and more. */
const ENGLISH_FROM = 0.12;

const WORDS = /[\p{L}\p{M}]+/gu;
/** Letters that Vietnamese has and French, German or English have not. */
const VIETNAMESE_LETTER = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđĩũơư]/iu;
const ENGLISH = new Set(
  'the of and to in a is that for on with as by at from was were has have it its be this'.split(' '),
);

/** Share of the words that hold a letter only Vietnamese has; `text` must be in NFC. */
export function vietnameseShare(text: string): number {
  let words = 0;
  let vietnamese = 0;
  for (const [word] of text.matchAll(WORDS)) {
    words++;
    if (VIETNAMESE_LETTER.test(word)) vietnamese++;
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
