import type { Gazetteer, Mention, Span } from '../model/index.js';
import { isClaimKind, TIME_KINDS } from '../model/index.js';
import { FIGURE_CLASS } from './lexicon/classes.js';
import {
  beginsUnit,
  type Entry,
  entryAt,
  FNV,
  FNV_PRIME,
  hashOf,
  nodeAfter,
  SECOND,
  SECOND_PRIME,
  wordAt,
} from './lexicon/entries.js';
import type { Tag } from './lexicon/index.js';
import { STARTS, startsOf } from './lexicon/names.js';
import { isOneOf, tagSet } from './lexicon/tags.js';

export { hashOf } from './lexicon/entries.js';

/** One word of a sentence. `key` is lower case with modern tone placement; a mention is one word. */
export interface Word extends Span {
  readonly key: string;
  readonly hash: number;
  /** Class of words that stand in the same company, 0 where none is known. */
  readonly kin: number;
  readonly tag: Tag;
  /** The character of the tag. */
  readonly code: number;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** What kinds of names it may begin: bits of `STARTS`. */
  readonly starts: number;
  /** Whether it tells a change, a plan or who speaks, as bits (`cuesOf`). */
  readonly cues: number;
  readonly mention: Mention | undefined;
}

/**
 * The word before the one at `at`; undefined at the start of a sentence. An index below 0 is no index to V8 but the name of a
 * property, and where it was asked for once, every look-up of that place of the program takes the way of names.
 */
export function wordBefore(words: readonly Word[], at: number): Word | undefined {
  return at > 0 ? words[at - 1] : undefined;
}

const TIMES: ReadonlySet<string> = new Set(TIME_KINDS);
const OLD_TONES = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

/**
 * The text in lower case with the tone mark where today's spelling has it (`hoà` → `hòa`, `uỷ` → `ủy`). As long as the
 * text: offsets hold in both.
 */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : Array.from(text, (letter) => sameLength(letter)).join('');
  return same.replace(OLD_TONES, (pair) => {
    const [base = '', tone = ''] = pair.charAt(1).normalize('NFD');
    return (pair.charAt(0) + tone).normalize('NFC') + base;
  });
}

function sameLength(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

// The run of syllables at hand: its entries, and where they stand.
const run: Entry[] = [];
const starts: number[] = [];
const ends: number[] = [];

/**
 * Cuts `[start, end)` of a text into words; `keys` is `folded(text)`, `mentions` those inside, in text order. Without a
 * gazetteer no word begins a unit that it knows.
 */
export function wordsIn(
  text: string,
  keys: string,
  { start, end }: Span,
  mentions: readonly Mention[],
  gazetteer?: Gazetteer,
): readonly Word[] {
  const out: Word[] = [];
  let count = 0;
  const flush = () => {
    for (let at = 0; at < count; ) at += joinAt(at, count, text, keys, out, gazetteer);
    count = 0;
  };
  let next = 0;
  let mention = mentions[0];
  let stop = Math.min(end, mention?.start ?? end);
  let at = start;
  while (at < end) {
    if (mention !== undefined && at >= stop) {
      if (mention.end > at) {
        if (count > 0) flush();
        out.push(mentionWord(mention, keys));
        at = mention.end;
      }
      mention = mentions[++next];
      stop = Math.min(end, mention?.start ?? end);
      continue;
    }
    let unit = keys.charCodeAt(at);
    const kind = KINDS[unit];
    if (kind === BLANK) at++;
    else if (kind === LETTER) {
      const from = at;
      let hash = FNV;
      let second = SECOND;
      do {
        hash = Math.imul(hash ^ unit, FNV_PRIME);
        second = (Math.imul(second, SECOND_PRIME) + unit) | 0;
        if (++at === stop) break;
        unit = keys.charCodeAt(at);
      } while (KINDS[unit] === LETTER || (KINDS[unit] === INNER && isInner(text, at, stop)));
      run[count] = entryAt(keys, from, at, hash, second);
      starts[count] = from;
      ends[count++] = at;
    } else {
      if (count > 0) flush();
      out.push(mark(text, at));
      at++;
    }
  }
  flush();
  return out;
}

/** Pushes the longest known word that begins at syllable `at` of the run, or the syllable; how many were used. */
function joinAt(
  at: number,
  count: number,
  text: string,
  keys: string,
  out: Word[],
  gazetteer: Gazetteer | undefined,
): number {
  const start = starts[at] as number;
  const capital = text.charCodeAt(start) !== keys.charCodeAt(start);
  let entry = run[at] as Entry;
  let to = at + 1;
  let { node } = entry;
  for (let next = to; node !== 0 && next < count; next++) {
    const from = starts[next] as number;
    if (from !== (ends[next - 1] as number) + 1 || keys.charCodeAt(from - 1) !== 0x20) break;
    // "đường Trường Sơn" is not "đường trường".
    if (!capital && text.charCodeAt(from) !== keys.charCodeAt(from)) break;
    node = nodeAfter(node, run[next] as Entry);
    const longer = wordAt(node);
    if (longer === undefined) continue;
    entry = longer;
    to = next + 1;
  }
  out.push(word(start, ends[to - 1] as number, entry, capital, out, gazetteer));
  return to - at;
}

/** Marks behind which a capital is due to the place. */
const OPENING = tagSet(':.-("!?');

/** True where a capital is due to the place: at the start, behind a colon, a full stop, a dash or an opening mark. */
function startsAnew(out: readonly Word[]): boolean {
  const last = wordBefore(out, out.length);
  return last === undefined || isOneOf(last.code, OPENING);
}

/** Classes of words that name nothing, whatever their first letter. */
const CLOSED = 'ECSRBDPQ';

/** Words of those classes with which sentences begin, also where the mark before them is lost (`Ảnh: TTXVN Theo …`). */
const OPENERS = new Set(
  'theo|tại|những|sau|trước|trong|nếu|khi|các|nhiều|với|mỗi|được|qua|trên|do|và|dù|đang|đã|nhưng|một|số|còn|đây|hiện|vì|chỉ|cùng'.split(
    '|',
  ),
);

const WAYS = hashOf('cách');

function word(
  start: number,
  end: number,
  entry: Entry,
  capital: boolean,
  out: readonly Word[],
  gazetteer: Gazetteer | undefined,
): Word {
  const { key, hash, cues } = entry;
  const named = capital && gazetteer !== undefined && beginsUnit(entry, gazetteer);
  const starts = named ? entry.starts | STARTS.named : entry.starts;
  const name = capital && isName(start, entry, out);
  const kin = name ? entry.nameKin : entry.kin;
  // `7 cách bảo quản thực phẩm`: ways, not a distance.
  const counted = hash === WAYS && key === 'cách' && wordBefore(out, out.length)?.tag === 'M';
  const tag = name ? 'H' : counted ? 'N' : entry.tag;
  return { start, end, key, hash, kin, tag, code: tag.charCodeAt(0), capital, starts, cues, mention: undefined };
}

/** Capitals name things, save at the start of a sentence, where only an unknown syllable does. */
function isName(start: number, { key, listed }: Entry, out: readonly Word[]): boolean {
  if (listed === undefined) return true;
  if (!CLOSED.includes(listed)) return !startsAnew(out);
  // `Phả Lại`, `Lâm Tâm Như`: part of the name before it.
  const last = wordBefore(out, out.length);
  return last?.tag === 'H' && last.capital && start === last.end + 1 && !key.includes(' ') && !OPENERS.has(key);
}

function mentionWord(mention: Mention, keys: string): Word {
  const tag = isClaimKind(mention.kind) ? 'M' : TIMES.has(mention.kind) ? 'T' : 'O';
  const { start, end } = mention;
  const key = keys.slice(start, end);
  return {
    start,
    end,
    key,
    hash: hashOf(mention.kind),
    kin: FIGURE_CLASS + 'MTO'.indexOf(tag),
    tag,
    code: tag.charCodeAt(0),
    capital: false,
    starts: startsOf(key),
    cues: 0,
    mention,
  };
}

const QUOTES = '"“”«»‘’\'';
/** Marks at the head of an item of a list. */
const BULLETS = '•●▪■◆►✔★';

/** The entries of marks, by character. */
const marks = new Map<string, Entry>();

function mark(text: string, at: number): Word {
  const char = text.charAt(at);
  let entry = marks.get(char);
  if (entry === undefined) {
    const plain = QUOTES.includes(char)
      ? '"'
      : char === '–' || char === '—' || BULLETS.includes(char)
        ? '-'
        : char === '…'
          ? '.'
          : char;
    const code = plain.charCodeAt(0);
    entry = entryAt(plain, 0, 1, Math.imul(FNV ^ code, FNV_PRIME), (Math.imul(SECOND, SECOND_PRIME) + code) | 0);
    marks.set(char, entry);
  }
  const { key, hash, kin, starts } = entry;
  return {
    start: at,
    end: at + 1,
    key,
    hash,
    kin,
    tag: key,
    code: key.charCodeAt(0),
    capital: false,
    starts,
    cues: 0,
    mention: undefined,
  };
}

const BLANK = 1;
const LETTER = 2;
/** A mark that stands inside names too. */
const INNER = 3;
/** What a character is to words: one of those, or 0 for a mark. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  unit <= 0x20 || unit === 0xa0
    ? BLANK
    : isLetter(unit)
      ? LETTER
      : "'’&.".includes(String.fromCharCode(unit))
        ? INNER
        : 0,
);

function isLetter(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && !(unit >= 0x2000 && unit <= 0x2bff);
}

/** True for a mark inside a name or an abbreviation: `K’rông`, `TP.HCM`, `NN&PTNT`. */
function isInner(text: string, at: number, end: number): boolean {
  if (text.charCodeAt(at) === 0x2e && !isCapital(text, at - 1)) return false;
  return at + 1 < end && KINDS[text.charCodeAt(at + 1)] === LETTER;
}

function isCapital(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char !== char.toLowerCase();
}
