import { SPEECH_CUE } from '../lexicon/cues.js';
import { LINKS, MAY_SAY, NO_STATEMENT, NOT_SAID, NOUNISH, OF_SOURCES, SAYS, SOURCES, WHEN } from '../lexicon/speech.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import { BySentence } from '../memo.js';
import type { View } from '../scene.js';
import { closingBracket, openBracket } from '../spans.js';
import { type Word, wordBefore } from '../words.js';
import {
  entityFrom,
  isDash,
  isPerson,
  isPlace,
  isRole,
  phraseBefore,
  phraseEnd,
  type Speaker,
  THIS,
} from './speaker-phrases.js';

type Words = View['words'];

/** Who a sentence quotes, words `[from, to)`, and the words `[first, last)` that are theirs. */
export interface Report {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** No phrase for a source is longer before it says whose it is, in words: `theo số liệu mới nhất vừa được công bố của …`. */
const SOURCE = 9;
/** A quotation of fewer words may be a title, which nobody says. */
const TITLE = 8;
/** Fewer words behind a verb, up to the full stop, tell nothing: `…, ông Nam nói với báo chí.` */
const TAIL = 9;
/** So many words behind a verb, to whom it was said stands before what was said: `nói với các phóng viên rằng`. */
const LISTENER = 7;
/** No phrase for what somebody is is longer, in words, and a speaker has no more of them. */
const APPOSITION = 14;
const PARTS = 6;

const BREAKS = tagSet(',.;:!?(")-');
const OPENERS = tagSet(',.;:("-SRC');
const ENDS = tagSet('.;!?:)"');
const MODIFIERS = tagSet('RA');
const reports = new BySentence<readonly Report[]>();

/** Who the sentence quotes, in text order. */
export function reportsIn(view: View): readonly Report[] {
  return reports.get(view) ?? reports.set(view, read(view));
}

function read(view: View): readonly Report[] {
  const { words } = view;
  const out: Report[] = [];
  for (let i = 0; i < words.length; i++) {
    const { cues, key, tag } = words[i] as Word;
    if ((cues & SPEECH_CUE) === 0 && tag !== ':') continue;
    const report = tag === ':' ? heading(view, i) : key === 'theo' ? accordingTo(view, i) : said(view, i);
    if (report) out.push(report);
  }
  return out;
}

/** `Theo số liệu mới nhất của Bộ Tài chính, …`; `…, theo Reuters.` */
function accordingTo(view: View, i: number): Report | undefined {
  const { words } = view;
  const previous = wordBefore(words, i);
  // Behind the name of a photographer a sentence may begin without a full stop: "AFP/TTXVN Theo BBC, …".
  if (previous !== undefined && !isOneOf(previous.code, OPENERS) && !words[i]?.capital) return undefined;
  let from = i + 1;
  for (; from <= i + SOURCE && words[from] !== undefined; from++) {
    const { key, tag } = words[from] as Word;
    if (entityFrom(view, from)) break;
    if (LINKS.has(key) && from > i + 1) continue;
    if (!SOURCES.has(key) && !OF_SOURCES.has(key) && tag !== 'T') break;
  }
  const to = phraseEnd(view, from);
  if (to === undefined) return undefined;
  const after = behindBrackets(words, to);
  const next = words[after];
  // "…, theo Reuters.", "(theo Reuters)": said of what stands before
  const isLast = next === undefined || '.;)"!?'.includes(next.tag);
  if (isLast && next?.tag === ')') return { from, to, first: lastFigure(words, i), last: i };
  if (isLast) return i > 0 ? { from, to, first: 0, last: i } : undefined;
  return { from, to, first: after, last: words.length };
}

/** Index of the figure before `at`, or `at`. */
function lastFigure(words: Words, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (words[i]?.tag === 'M') return i;
  return at;
}

/** Index behind a bracket that opens at `at`, or `at`: `Tổng công ty cảng hàng không (ACV)`. */
function behindBrackets(words: Words, at: number): number {
  const close = words[at]?.tag === '(' ? closingBracket(words, at) : undefined;
  return close === undefined ? at : close + 1;
}

/** `Ông Nam, Giám đốc Sở Y tế, cho biết …`; `“…”, ông Nam nói.` */
function said(view: View, i: number): Report | undefined {
  const { words } = view;
  const { key } = words[i] as Word;
  const next = words[i + 1]?.key ?? '';
  if ((key === 'cho' && next !== 'rằng') || (key === 'đưa' && next !== 'tin')) return undefined;
  // "GD&TĐ - ⟨Báo cáo⟩ …" is a noun
  if (words[i]?.capital) return undefined;
  // "nêu rõ", "nói thêm", "nói sẽ", "nói Chính phủ"
  const isSure =
    SAYS.has(key) || key === 'đưa' || next === 'rõ' || next === 'thêm' || (key === 'nói' && STARTS_CLAUSE.test(next));
  let behind = i + 1;
  while (behind < words.length && /^(?:thêm|rõ|tiếp|lại|rằng|biết|tin)$/u.test(words[behind]?.key ?? '')) behind++;
  if (NO_STATEMENT.has(words[behind]?.key ?? '')) return undefined;
  let end = i;
  while (end > 0 && (isOneOf(wordBefore(words, end)?.code, MODIFIERS) || wordBefore(words, end)?.key === 'còn')) {
    if (NOT_SAID.has(wordBefore(words, end)?.key ?? '')) return undefined;
    end--;
  }
  if (NOT_SAID.has(wordBefore(words, end)?.key ?? '')) return undefined;
  const speaker = speakerBefore(view, end) ?? moody(view, end);
  if (!speaker) return undefined;
  const { from, to } = speaker;
  const before = wordBefore(words, from);
  const quote = before?.tag === '"' ? from - 1 : ',-'.includes(before?.tag ?? ' ') ? from - 2 : -1;
  const closesQuote = words[quote]?.tag === '"';
  const isLast = endsSentence(words, behind);
  if (closesQuote && !isLast) {
    // "“…”, ông Nam nói: “…”"; behind a short one, a title, only what follows is said
    return { from, to, first: isLong(words, quote) ? 0 : behind, last: words.length };
  }
  if (closesQuote || (isLast && isMarked(words, from))) return { from, to, first: 0, last: from };
  if (isLast || !(isSure || isQuoting(words, i, behind))) return undefined;
  // "ngành An toàn thông tin, …"
  if (key === 'thông tin' && !isPerson(view, speaker)) return undefined;
  return { from, to, first: behind, last: words.length };
}

const STARTS_CLAUSE = /^(?:đã|sẽ|đang|không|chưa|có|ông|bà|họ|anh|cô|chính phủ|ít nhất|khoảng)$/u;

/** True where the quotation that ends at `close` is more than a title. */
function isLong(words: Words, close: number): boolean {
  for (let i = close - 1; i >= close - TITLE; i--) if (words[i] === undefined || words[i]?.tag === '"') return i < 0;
  return true;
}

/** `Anh Liềm nghẹn ngào cho biết`: how it was said stands between. */
function moody(view: View, end: number): Speaker | undefined {
  const word = wordBefore(view.words, end);
  if (word === undefined || (word.tag !== 'V' && word.tag !== 'U') || !word.key.includes(' ')) return undefined;
  return SAYS.has(word.key) || MAY_SAY.has(word.key) ? undefined : speakerBefore(view, end - 1);
}

/** True where no more is said behind the verb: `…, ông Nam nói với báo chí.` */
function endsSentence(words: Words, behind: number): boolean {
  for (let i = behind; i < behind + TAIL; i++) {
    const word = words[i];
    if (word === undefined || '.!?'.includes(word.tag)) return true;
    if (word.tag === 'M' || word.tag === ':' || word.tag === ',' || word.tag === '"' || word.key === 'rằng')
      return false;
  }
  return false;
}

/** `58 đại biểu đã phát biểu, ba bộ trưởng …`: a comma behind one of these goes on about something else. */
const NEEDS_MORE = new Set('phát biểu|trả lời|báo cáo|hỏi|trình bày|đáp'.split('|'));

/** True where a quotation, a colon or `rằng` follows the verb at once, or behind whom it was said to. */
function isQuoting(words: Words, i: number, behind: number): boolean {
  if (wordBefore(words, behind)?.key === 'rằng') return true;
  for (let n = i + 1; n <= i + LISTENER; n++) {
    const word = words[n];
    if (word === undefined || word.tag === 'M' || '.;!?'.includes(word.tag)) return false;
    if (word.tag === ':' || word.tag === '"' || word.key === 'rằng') return true;
    if (word.tag === ',') return n === behind && !NEEDS_MORE.has(words[i]?.key ?? '');
  }
  return false;
}

/** Who stands before the verb at `end`: a name, or what it is called in commas and brackets behind it. */
function speakerBefore(view: View, end: number): Speaker | undefined {
  const { words } = view;
  if (THIS.test(wordBefore(words, end)?.key ?? '')) return undefined;
  let at: number | undefined = end;
  let fallback: Speaker | undefined;
  let dashed = false;
  // "ông Nam, Phó chủ tịch UBND huyện Ba Bể, tỉnh Bắc Kạn, cho biết", "PGS Bình - Trưởng khoa, Bệnh viện Bạch Mai cho biết"
  for (let n = 0; n < PARTS; n++) {
    if (isMarked(words, at)) at--;
    if (wordBefore(words, at)?.tag === ')') at = openBracket(words, at - 1);
    if (at === undefined) return fallback;
    const found = phraseBefore(view, at);
    const start = partStart(words, at);
    const isCited = words[(found?.from ?? start) - 1]?.key === 'theo';
    if (found && !(isCited && n > 0)) {
      const isWhole = n > 0 && found.from === start && isBareName(view, found);
      if (isPerson(view, found) || (isWhole && fallback && !isPerson(view, fallback))) return found;
      if (fallback === undefined || isPlace(view, fallback)) fallback = found;
    }
    // "Theo ThS Nguyên - phụ trách Trung tâm, Bệnh viện Bạch Mai cho biết"
    if (isCited && dashed && found && isPerson(view, found)) return found;
    if (isCited || start === 0 || !isMarked(words, start) || !isApposition(words, start, found?.from ?? at)) break;
    if (isDash(words, start - 1)) dashed = true;
    at = start;
  }
  // "…, tại California, Mỹ, cho biết": a place in commas says nothing
  return fallback && isPlace(view, fallback) && isMarked(words, end) ? undefined : fallback;
}

/** True for a name of several words and nothing else: `Vikram Pawah`; no office, no place, no list. */
function isBareName(view: View, speaker: Speaker): boolean {
  const { words } = view;
  const { from, to } = speaker;
  if (to - from < 2 || isPlace(view, speaker) || isRole(words[from] as Word)) return false;
  for (let i = from; i < to; i++)
    if (words[i]?.tag === 'C' || (words[i]?.tag !== '-' && !words[i]?.capital && !isHyphened(words, i))) return false;
  return true;
}

/** `Kim Dong-⟨yub⟩` */
function isHyphened(words: Words, at: number): boolean {
  return wordBefore(words, at)?.tag === '-' && !isDash(words, at - 1);
}

/** True where a comma or a dash stands before the word at `from`. */
function isMarked(words: Words, from: number): boolean {
  return wordBefore(words, from)?.tag === ',' || isDash(words, from - 1);
}

/** True where the words say what somebody is: `quản lý quán karaoke …`. */
function isApposition(words: Words, from: number, to: number): boolean {
  if (to - from > APPOSITION) return false;
  // "một người chuyên kinh doanh mai cảnh", "nhân chứng có mặt khi xảy ra vụ nổ"
  const isNoun = from < to && (isRole(words[from] as Word) || words[from]?.key === 'một');
  for (let i = from; i < to; i++) {
    const { code, key, capital, tag } = words[i] as Word;
    if (isNoun && 'VR'.includes(tag)) continue;
    if (!capital && !isOneOf(code, APPOSED) && !NOUNISH.has(key)) return false;
    if (WHEN.has(key) && !isNoun) return false;
  }
  return true;
}

const APPOSED = tagSet('NXHUDPECAO');

/** Where the part between marks begins that ends at `end`. */
function partStart(words: Words, end: number): number {
  let at = end;
  while (
    at > 0 &&
    (!isOneOf(wordBefore(words, at)?.code, BREAKS) || (wordBefore(words, at)?.tag === '-' && !isDash(words, at - 1)))
  )
    at--;
  return at;
}

/** `Ông Nam: “…”` */
function heading(view: View, i: number): Report | undefined {
  const { words } = view;
  if (words[i]?.tag !== ':' || words[i + 1]?.tag !== '"') return undefined;
  const speaker = phraseBefore(view, i);
  if (!speaker || !(speaker.from === 0 || isOneOf(wordBefore(words, speaker.from)?.code, ENDS))) return undefined;
  return { ...speaker, first: i + 1, last: words.length };
}
