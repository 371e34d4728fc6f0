import type { Mention, Span } from '../model/index.js';
import { isClaimKind, TIME_KINDS } from '../model/index.js';
import { FIGURE_CLASS, NAME_CLASS } from './lexicon/classes.js';
import { type Entry, entryAt, FNV, hashOf, hashOn, listedEntry, SECOND, secondOn } from './lexicon/entries.js';
import type { Tag } from './lexicon/index.js';
import { startsOf } from './lexicon/names.js';

export { hashOf } from './lexicon/entries.js';

/** One word of a sentence. `key` is lower case with modern tone placement; a mention is one word. */
export interface Word extends Span {
  readonly key: string;
  readonly hash: number;
  /** Class of words that stand in the same company, 0 where none is known. */
  readonly kin: number;
  readonly tag: Tag;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** What kinds of names it may begin: bits of `STARTS`. */
  readonly starts: number;
  /** Groups of words that tell changes and plans, as bits (`cuesOf`). */
  readonly cues: number;
  readonly mention: Mention | undefined;
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

/** Cuts `[start, end)` of a text into words; `keys` is `folded(text)`, `mentions` those inside, in text order. */
export function wordsIn(
  text: string,
  keys: string,
  { start, end }: Span,
  mentions: readonly Mention[],
): readonly Word[] {
  // Tokens as pairs of start and end.
  const tokens: number[] = [];
  const out: Word[] = [];
  const flush = () => {
    for (let at = 0; at < tokens.length; ) at += 2 * joinAt(tokens, at, text, keys, out);
    tokens.length = 0;
  };
  let next = 0;
  let at = start;
  while (at < end) {
    const mention = mentions[next];
    if (mention && mention.start <= at) {
      next++;
      if (mention.end <= at) continue;
      if (tokens.length > 0) flush();
      out.push(mentionWord(mention, keys));
      at = mention.end;
      continue;
    }
    const stop = Math.min(end, mention?.start ?? end);
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0xa0) at++;
    else if (isLetter(unit)) {
      let to = at + 1;
      while (to < stop && (isLetter(text.charCodeAt(to)) || isInner(text, to, stop))) to++;
      tokens.push(at, to);
      at = to;
    } else {
      if (tokens.length > 0) flush();
      out.push(mark(text, at));
      at++;
    }
  }
  flush();
  return out;
}

const MOST_SYLLABLES = 8;
/** Hashes of the first, the first two, … syllables. */
const hashes = new Int32Array(MOST_SYLLABLES);
const seconds = new Int32Array(MOST_SYLLABLES);

/** Pushes the longest known word that begins at token `at`, or the token; how many tokens were used. */
function joinAt(tokens: readonly number[], at: number, text: string, keys: string, out: Word[]): number {
  const start = tokens[at] as number;
  const end = tokens[at + 1] as number;
  const hash = hashOn(FNV, keys, start, end);
  const second = secondOn(SECOND, keys, start, end);
  const own = entryAt(keys, start, end, hash, second);
  const most = Math.min(own.longest, (tokens.length - at) / 2, MOST_SYLLABLES);
  hashes[0] = hash;
  seconds[0] = second;
  for (let n = 1; n < most; n++) {
    const past = tokens[at + 2 * n - 1] as number;
    const to = tokens[at + 2 * n + 1] as number;
    hashes[n] = hashOn(hashes[n - 1] as number, keys, past, to);
    seconds[n] = secondOn(seconds[n - 1] as number, keys, past, to);
  }
  for (let count = most; count > 1; count--) {
    const entry = listedEntry(hashes[count - 1] as number, seconds[count - 1] as number);
    const capital = text.charCodeAt(start) !== keys.charCodeAt(start);
    // "đường Trường Sơn" is not "đường trường".
    if (entry === undefined || (!capital && capitalBehind(tokens, at, count, text, keys))) continue;
    const last = tokens[at + 2 * count - 1] as number;
    out.push(word(start, last, entry, capital, out));
    return count;
  }
  out.push(word(start, end, own, text.charCodeAt(start) !== keys.charCodeAt(start), out));
  return 1;
}

/** True where one of the tokens behind the first begins with a capital. */
function capitalBehind(tokens: readonly number[], at: number, count: number, text: string, keys: string): boolean {
  for (let n = 1; n < count; n++) {
    const from = tokens[at + 2 * n] as number;
    if (text.charCodeAt(from) !== keys.charCodeAt(from)) return true;
  }
  return false;
}

/** True where a capital is due to the place: at the start, behind a colon, a full stop, a dash or an opening mark. */
function startsAnew(out: readonly Word[]): boolean {
  const last = out[out.length - 1];
  return last === undefined || ':.-("!?'.includes(last.tag);
}

/** Classes of words that name nothing, whatever their first letter. */
const CLOSED = 'ECSRBDPQ';

/** Words of those classes with which sentences begin, also where the mark before them is lost (`Ảnh: TTXVN Theo …`). */
const OPENERS = new Set(
  'theo|tại|những|sau|trước|trong|nếu|khi|các|nhiều|với|mỗi|được|qua|trên|do|và|dù|đang|đã|nhưng|một|số|còn|đây|hiện|vì|chỉ|cùng'.split(
    '|',
  ),
);

function word(start: number, end: number, entry: Entry, capital: boolean, out: readonly Word[]): Word {
  const { key, hash, starts, cues } = entry;
  const name = capital && isName(start, entry, out);
  const kin = name ? NAME_CLASS : entry.kin;
  return { start, end, key, hash, kin, tag: name ? 'H' : entry.tag, capital, starts, cues, mention: undefined };
}

/** Capitals name things, save at the start of a sentence, where only an unknown syllable does. */
function isName(start: number, { key, listed }: Entry, out: readonly Word[]): boolean {
  if (listed === undefined) return true;
  if (!CLOSED.includes(listed)) return !startsAnew(out);
  // `Phả Lại`, `Lâm Tâm Như`: part of the name before it.
  const last = out[out.length - 1];
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
    capital: false,
    starts: startsOf(key),
    cues: 0,
    mention,
  };
}

const QUOTES = '"“”«»‘’\'';

function mark(text: string, at: number): Word {
  const char = text.charAt(at);
  const plain = QUOTES.includes(char) ? '"' : char === '–' || char === '—' ? '-' : char === '…' ? '.' : char;
  const { key, hash, kin, starts } = entryAt(plain, 0, 1, hashOn(FNV, plain, 0, 1), secondOn(SECOND, plain, 0, 1));
  return { start: at, end: at + 1, key, hash, kin, tag: key, capital: false, starts, cues: 0, mention: undefined };
}

function isLetter(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
  return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && !(unit >= 0x2000 && unit <= 0x20ff);
}

/** A mark inside a name or an abbreviation: `K’rông`, `TP.HCM`, `NN&PTNT`. */
function isInner(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at);
  const inner = unit === 0x27 || unit === 0x2019 || unit === 0x26 || (unit === 0x2e && isCapital(text, at - 1));
  return inner && at + 1 < end && isLetter(text.charCodeAt(at + 1));
}

function isCapital(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char !== char.toLowerCase();
}
