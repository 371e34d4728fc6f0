import type { Mention, Span } from '../model/index.js';
import { isClaimKind, TIME_KINDS } from '../model/index.js';
import { classOf, FIGURE_CLASS, NAME_CLASS, tagOfClass } from './lexicon/classes.js';
import { type Tag, type WordTable, wordTable } from './lexicon/index.js';

/** One word of a sentence. `key` is lower case with modern tone placement; a mention is one word. */
export interface Word extends Span {
  readonly key: string;
  readonly hash: number;
  /** Class of words that stand in the same company, 0 where none is known. */
  readonly kin: number;
  readonly tag: Tag;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  readonly mention?: Mention;
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

/** FNV-1a, 32 bits. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Cuts `[start, end)` of a text into words; `keys` is `folded(text)`, `mentions` those inside, in text order. */
export function wordsIn(
  text: string,
  keys: string,
  { start, end }: Span,
  mentions: readonly Mention[],
): readonly Word[] {
  const table = wordTable();
  const tokens: Span[] = [];
  const out: Word[] = [];
  const flush = () => {
    for (let at = 0; at < tokens.length; ) at += joinAt(tokens, at, text, keys, table, out);
    tokens.length = 0;
  };
  let next = 0;
  let at = start;
  while (at < end) {
    const mention = mentions[next];
    if (mention && mention.start <= at) {
      next++;
      if (mention.end <= at) continue;
      flush();
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
      tokens.push({ start: at, end: to });
      at = to;
    } else {
      flush();
      out.push(mark(text, at));
      at++;
    }
  }
  flush();
  return out;
}

/** Pushes the longest known word that begins at token `at`, or the token; how many tokens were used. */
function joinAt(
  tokens: readonly Span[],
  at: number,
  text: string,
  keys: string,
  table: WordTable,
  out: Word[],
): number {
  const first = tokens[at] as Span;
  const own = keys.slice(first.start, first.end);
  const most = Math.min(table.longest.get(own) ?? 1, tokens.length - at);
  for (let count = most; count > 1; count--) {
    const last = tokens[at + count - 1] as Span;
    const key = keys.slice(first.start, last.end);
    const tag = table.tags.get(key);
    if (tag !== undefined) {
      out.push(word(first.start, last.end, key, tag, text, starts(out)));
      return count;
    }
  }
  out.push(word(first.start, first.end, own, table.tags.get(own) ?? 'U', text, starts(out)));
  return 1;
}

/** True where a capital is due to the place: at the start, behind a colon, a full stop, a dash or an opening mark. */
function starts(out: readonly Word[]): boolean {
  const last = out.at(-1);
  return last === undefined || ':.-("!?'.includes(last.tag);
}

/** Classes of words that name nothing, whatever their first letter. */
const CLOSED = 'ECSRBDPQ';

function word(start: number, end: number, key: string, tag: Tag, text: string, first: boolean): Word {
  const capital = text.charCodeAt(start) !== key.charCodeAt(0);
  // Capitals name things, save at the start of a sentence, where only an unknown syllable does.
  const name = capital && (!first || tag === 'U') && !CLOSED.includes(tag);
  if (name) return { start, end, key, hash: hashOf(key), kin: NAME_CLASS, tag: 'H', capital };
  const kin = classOf(key);
  return { start, end, key, hash: hashOf(key), kin, tag: tag === 'X' ? tagOfClass(kin, tag) : tag, capital };
}

function mentionWord(mention: Mention, keys: string): Word {
  const tag = isClaimKind(mention.kind) ? 'M' : TIMES.has(mention.kind) ? 'T' : 'O';
  const { start, end } = mention;
  return {
    start,
    end,
    key: keys.slice(start, end),
    hash: hashOf(mention.kind),
    kin: FIGURE_CLASS + 'MTO'.indexOf(tag),
    tag,
    capital: false,
    mention,
  };
}

const QUOTES = '"“”«»‘’\'';

function mark(text: string, at: number): Word {
  const char = text.charAt(at);
  const key = QUOTES.includes(char) ? '"' : char === '–' || char === '—' ? '-' : char === '…' ? '.' : char;
  return { start: at, end: at + 1, key, hash: hashOf(key), kin: classOf(key), tag: key, capital: false };
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
