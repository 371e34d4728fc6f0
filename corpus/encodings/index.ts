import { createRequire } from 'node:module';
import { bytesBehind, fromReadUtf8 } from './garbled.js';
import { readablePart } from './readable.js';
import { isSyllable } from './syllables.js';
import { fromViqr } from './viqr.js';
import { fromVni } from './vni.js';

/** Encodings of the time before Unicode, in the order in which they are tried; of equals the first is taken. */
export const LEGACY = ['windows-1258', 'tcvn3', 'viscii', 'vni'] as const;
type Legacy = (typeof LEGACY)[number];

/** How much of a text is looked at to tell its encoding. */
const PROBE = 1 << 16;
/** Share of words that must be Vietnamese syllables; of 1520 articles the least has 0.83. */
const SYLLABLES_FROM = 0.75;
/** Share of words that must be syllables with marks; of 1520 articles the least has 0.65, English none. */
const MARKED_FROM = 0.3;
/** Fewer words are no evidence: `Ï` alone is a syllable in some encoding. */
const WORDS_FROM = 3;
/** A text is only read anew where that makes so many more of its words syllables. */
const GAIN_FROM = 0.2;
/** The same in words with marks, where the bytes are UTF-8, which other text is not by chance. */
const TOLD_FROM = 0.05;
/** Some programs read UTF-8 wrongly twice. */
const TIMES = 2;

const require = createRequire(import.meta.url);
type Iconv = { decode(bytes: Uint8Array, encoding: string): string };
let loaded: Iconv | undefined;

/** Loaded when the first file in such an encoding turns up. */
function iconv(): Iconv {
  loaded ??= require('iconv-lite') as Iconv;
  return loaded;
}

/** Decodes bytes of one encoding; the result is in NFC, because windows-1258 and TCVN3 write tones as marks of their own. */
export function fromLegacy(bytes: Uint8Array, encoding: Legacy): string {
  if (encoding === 'vni') return fromVni(iconv().decode(bytes, 'latin1')).normalize('NFC');
  return iconv()
    .decode(bytes, encoding === 'tcvn3' ? 'tcvn' : encoding)
    .normalize('NFC');
}

/** Decodes bytes of an encoding of the West, such as `windows-1252`; `undefined` where the name is none. */
export function fromWestern(bytes: Uint8Array, name: string): string | undefined {
  if (!/^(?:iso-8859-\d{1,2}|windows-125[0-7]|us-ascii|ascii|latin1)$/iu.test(name)) return undefined;
  // As browsers do: what calls itself Latin-1 is windows-1252.
  const encoding = /^(?:iso-8859-1|us-ascii|ascii|latin1)$/iu.test(name) ? 'windows-1252' : name;
  return iconv().decode(bytes, encoding);
}

/** What a page in English or French has of letters and signs beside ASCII; of 1520 Vietnamese articles the least has 0.148. */
const WESTERN_MOST = 0.1;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;
/** What windows-1252 leaves open, and controls: no text has them. */
const NO_TEXT = /[^\P{Cc}\t\n\f\r]|\ufffd/u;

/**
 * Decodes bytes as windows-1252 where they are mostly ASCII and all of them text: an English article with its `’` and `–`.
 * `undefined` where they may be something else. Of pages only the words that readers see count: tags and scripts are ASCII
 * in any language.
 */
export function byWesternEvidence(bytes: Uint8Array): Reading | undefined {
  const shown = readablePart(bytes).subarray(0, PROBE);
  const text = iconv().decode(shown, 'windows-1252').replace(TAGS, '');
  const others = text.match(BEYOND_ASCII)?.length ?? 0;
  if (others > text.length * WESTERN_MOST || NO_TEXT.test(text)) return undefined;
  return { text: iconv().decode(bytes, 'windows-1252'), encoding: 'windows-1252' };
}

/** Shares of the words of a text that are Vietnamese syllables, and that are such with marks. */
export interface Evidence {
  readonly syllables: number;
  readonly marked: number;
  /** How many words there are. */
  readonly words: number;
  /** How many have letters beside a to z, and how many of these are syllables: of what English stands around, none has. */
  readonly strange: number;
  readonly strangeSyllables: number;
}

/** Letters in a row with signs that other encodings show in their place: `§¶ng`, `huyÖn`. */
const WORDS = /[\p{L}\p{M}\u0080-\u009f\u00a1-\u00bf\u00d7\u00f7]+/gu;
const EDGES = /^[«“‘]{1,3}|[»”’]{1,3}$/gu;
const TAGS = /<[^<>]{0,2000}>/gu;
const MARKED = /[^a-z]/iu;

/** Looks at the first part of a text, tags aside. */
export function evidenceOf(text: string): Evidence {
  let words = 0;
  let syllables = 0;
  let marked = 0;
  let strange = 0;
  for (const [run] of text.slice(0, PROBE).replace(TAGS, ' ').matchAll(WORDS)) {
    const word = run.replace(EDGES, '');
    if (word === '') continue;
    const isMarked = MARKED.test(word);
    words++;
    if (isMarked) strange++;
    if (!isSyllable(word)) continue;
    syllables++;
    if (isMarked) marked++;
  }
  const all = Math.max(words, 1);
  return { syllables: syllables / all, marked: marked / all, words, strange, strangeSyllables: marked };
}

const isVietnamese = ({ syllables, marked, words }: Evidence): boolean =>
  words >= WORDS_FROM && syllables >= SYLLABLES_FROM && marked >= MARKED_FROM;

/** Words with marks that tell of a page, whose menus may be in English, that it is Vietnamese. */
const STRANGE_FROM = 12;

const isVietnamesePage = ({ strange, strangeSyllables }: Evidence): boolean =>
  strange >= STRANGE_FROM && strangeSyllables >= strange * SYLLABLES_FROM;

/** A text that was read by evidence, and the encoding that gave it. */
export interface Reading {
  readonly text: string;
  readonly encoding: string;
}

/** Decodes bytes by the encoding in which most words are Vietnamese syllables; `undefined` where none fits. */
export function byLegacyEvidence(bytes: Uint8Array): Reading | undefined {
  let best: Legacy | undefined;
  let most = 0;
  const shown = readablePart(bytes);
  const isPage = shown.includes('</');
  for (const encoding of LEGACY) {
    const evidence = evidenceOf(fromLegacy(shown.subarray(0, PROBE), encoding));
    if (!isVietnamese(evidence) && !(isPage && isVietnamesePage(evidence))) continue;
    if (evidence.syllables + evidence.marked <= most) continue;
    most = evidence.syllables + evidence.marked;
    best = encoding;
  }
  return best && { text: fromLegacy(bytes, best), encoding: best };
}

/** Letters that Unicode text has and no mojibake: `ạ`–`ỹ`, `ơ`, `ư`, combining tones. */
const UNICODE_VIETNAMESE = /[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0]|\p{Mn}/u;
const LATIN_HIGH = /[\u00a0-\u00ff]/u;
const VIQR_MARKS = /[aeo]\^|[ou]\+|a\(|dd/iu;

/** Whether a text may be no Vietnamese of Unicode but show the bytes of one that was read wrongly. */
const isSuspect = (text: string): boolean =>
  !UNICODE_VIETNAMESE.test(text) && (LATIN_HIGH.test(text) || VIQR_MARKS.test(text));

/**
 * Mends text that is in Unicode only by its letters: a legacy encoding or UTF-8 read as Latin-1 (`§¶ng bé huyÖn` → `Đảng
 * bộ huyện`, `HÃ  Ná»™i` → `Hà Nội`), or VIQR (`Tie^'ng Vie^.t`). `undefined` where the text is best left as it is.
 */
export function mended(text: string): Reading | undefined {
  if (!isSuspect(text)) return undefined;
  const before = evidenceOf(text);
  const isBetter = (after: Evidence) =>
    isVietnamese(after) && after.syllables + after.marked >= before.syllables + before.marked + GAIN_FROM;
  if (LATIN_HIGH.test(text)) {
    for (let unicode = fromReadUtf8(text), times = 1; unicode !== undefined && times <= TIMES; times++) {
      const after = evidenceOf(unicode);
      // That it is UTF-8 is evidence already: a list of makes and models has few syllables.
      const isTold =
        UNICODE_VIETNAMESE.test(unicode) && after.words >= WORDS_FROM && after.marked >= before.marked + TOLD_FROM;
      if (isTold || isBetter(after)) return { text: unicode.normalize('NFC'), encoding: 'utf-8' };
      unicode = fromReadUtf8(unicode);
    }
    const bytes = bytesBehind(text);
    const reading = bytes && byLegacyEvidence(bytes);
    if (reading && isBetter(evidenceOf(reading.text))) return reading;
  }
  if (text.includes('<') || !VIQR_MARKS.test(text)) return undefined;
  if (!isBetter(evidenceOf(fromViqr(text.slice(0, PROBE))))) return undefined;
  return { text: fromViqr(text), encoding: 'viqr' };
}

/**
 * Mends the values of one record together: what its long ones show is true of its short ones too, which are no evidence
 * by themselves. A value with letters of Unicode stays as it is, and so does one that would have no more syllables.
 */
export function mendedTogether<Key extends string>(
  values: Readonly<Partial<Record<Key, string>>>,
): Partial<Record<Key, string>> {
  const entries = Object.entries(values) as [Key, string][];
  const suspects = entries.filter(([, value]) => isSuspect(value));
  if (suspects.length === 0) return values;
  // One value may be right: `Báo Trà Vinh` has no letter that only Unicode has.
  const longest = suspects.map(([, value]) => value).sort((a, b) => b.length - a.length);
  const encoding = (mended(longest[0]!) ?? mended(longest.join('\n')))?.encoding;
  if (encoding === undefined) return values;
  const changed: Partial<Record<Key, string>> = { ...values };
  for (const [key, value] of suspects) {
    const text = readAs(value, encoding);
    if (text === undefined) continue;
    const [before, after] = [evidenceOf(value), evidenceOf(text)];
    if (after.syllables + after.marked > before.syllables + before.marked) changed[key] = text;
  }
  return changed;
}

function readAs(text: string, encoding: string): string | undefined {
  if (encoding === 'viqr') return text.includes('<') ? undefined : fromViqr(text);
  if (encoding === 'utf-8') {
    const once = fromReadUtf8(text);
    const twice = once !== undefined && isSuspect(once) ? fromReadUtf8(once) : undefined;
    return (twice ?? once)?.normalize('NFC');
  }
  const legacy = LEGACY.find((name) => name === encoding);
  const bytes = bytesBehind(text);
  return legacy && bytes && fromLegacy(bytes, legacy);
}
