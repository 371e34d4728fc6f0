import type { Block } from '../pipeline/model/index.js';
import { isLetter } from '../pipeline/text/chars.js';

/** How much of a text is looked at to tell its language. */
const PROBE = 1 << 13;
/** From this share of syllables with letters that only Vietnamese has, a text is Vietnamese. English pages quote names. */
const VIETNAMESE_FROM = 0.15;
/**
 * From this share of function words a text without Vietnamese letters is in their language; English prose has 0.25 and
 * more. At least two of them must differ, and it must have so many words.
 */
const FUNCTION_WORDS_FROM = 0.12;
const WORDS_FROM = 6;
/** From this share of letters of another script a text is written in it. */
const SCRIPT_FROM = 0.4;

const WORDS = /[a-zàâçèéêîôùûñßäöü]+/giu;
/** The words that tell a language, without those that Vietnamese writes too (`to`, `in`, `an`, `la`, `me`, `du`). */
const FUNCTION_WORDS: readonly (readonly [language: string, words: ReadonlySet<string>])[] = [
  [
    'en',
    new Set(
      'the of and to in a is that for on with as by at from was were has have it its be this are will'.split(' '),
    ),
  ],
  ['fr', new Set('le les des du de la et est une un dans pour que qui sur au aux par avec sont ont'.split(' '))],
  ['es', new Set('el los las del de la y es una un en para que por con se su al fue'.split(' '))],
];

/** Scripts of editions that papers of Vietnam have, and the languages written in them; first by what is rarest. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];
const LETTERS = /\p{L}/gu;
/** Anything beyond Latin letters, punctuation and signs that Vietnamese text holds. */
const OTHER_SCRIPT = /[\u0400-\u1cff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
/** Japanese has as many syllable signs at least among its characters. */
const KANA_FROM = 0.1;

/** Letters that Vietnamese has and French, German or English have not, by unit. */
const VIETNAMESE = new Uint8Array(0x1f00);
for (const letter of 'ăđĩũơưĂĐĨŨƠƯ') VIETNAMESE[letter.charCodeAt(0)] = 1;
VIETNAMESE.fill(1, 0x1ea0, 0x1efa);

/**
 * True where enough of the words in `[start, end)` of a text in NFC hold a letter that only Vietnamese has. It is told as
 * soon as whatever may follow cannot change it: within the first half of Vietnamese prose.
 */
function isVietnamese(text: string, start: number, end: number): boolean {
  let words = 0;
  let vietnamese = 0;
  let inWord = false;
  let counted = false;
  for (let at = start; at < end; at++) {
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
    if (counted || VIETNAMESE[unit] !== 1) continue;
    vietnamese++;
    counted = true;
    const mostWords = words + ((end - at) >> 1);
    if (vietnamese / mostWords >= VIETNAMESE_FROM) return true;
  }
  return words > 0 && vietnamese / words >= VIETNAMESE_FROM;
}

/** The language of a text in NFC, or of a part of it, as a BCP 47 tag: `vi`, `en`, `fr`, `zh`, …, or `und` where none is sure. */
export function languageOf(text: string, start = 0, end = text.length): string {
  const probeEnd = Math.min(end, start + PROBE);
  if (isVietnamese(text, start, probeEnd)) return 'vi';
  const probe = text.slice(start, probeEnd);
  return (OTHER_SCRIPT.test(probe) ? languageOfScript(probe) : undefined) ?? languageOfWords(probe) ?? 'und';
}

function languageOfScript(text: string): string | undefined {
  const letters = text.match(LETTERS)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const share = (text.match(script)?.length ?? 0) / Math.max(1, letters);
    if (share >= (language === 'ja' ? KANA_FROM : SCRIPT_FROM)) return language;
  }
  return undefined;
}

function languageOfWords(text: string): string | undefined {
  const words = text.toLowerCase().match(WORDS) ?? [];
  if (words.length < WORDS_FROM) return undefined;
  let best: string | undefined;
  let most = FUNCTION_WORDS_FROM * words.length;
  for (const [language, known] of FUNCTION_WORDS) {
    const found = words.filter((word) => known.has(word));
    if (found.length < most || new Set(found).size < 2) continue;
    best = language;
    most = found.length + 1;
  }
  return best;
}

/**
 * The blocks, each that is surely in another language than the article with its own. A block of `und` says nothing: names,
 * rows of figures, short headings are of the article's language.
 */
export function withLanguages(blocks: readonly Block[], text: string, language: string): readonly Block[] {
  let changed = false;
  const marked = blocks.map((block) => {
    const own = languageOf(text, block.start, block.end);
    if (own === 'und' || own === language) return block;
    changed = true;
    return { ...block, language: own };
  });
  return changed ? marked : blocks;
}
