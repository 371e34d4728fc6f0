import type { Entity } from '../entities/entity.js';
import { STARTS } from '../lexicon/names.js';
import { ASKS, DOCUMENTS, LINKS, MAY_SAY, NOUNISH, ROLES, SAYS, SOURCES, UNNAMED, WHEN } from '../lexicon/speech.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import type { View } from '../scene.js';
import { openBracket } from '../spans.js';
import { type Word, wordBefore } from '../words.js';

type Words = View['words'];

export interface Speaker {
  readonly from: number;
  readonly to: number;
}

const PHRASE = tagSet('NXHUDP');
/** No phrase for who speaks is longer, in words. */
const LONGEST = 18;
/** So many words in lower case may end the name of a body: `Bộ Kế hoạch ⟨và đầu tư⟩`. */
const GOES_ON = 4;
/** So many words before a name its noun may begin: `⟨Kênh truyền hình⟩ Al-Jazeera`. */
const HEAD = 6;

const MEDIA = new Set(
  'công ty|tập đoàn|tờ|báo|hãng|hãng tin|trang|kênh|tạp chí|website|đài|nhà|người|vị|cục|sở|phòng'.split('|'),
);

const HONORIFIC =
  /^(?:ông|bà|anh|chị|em|cô|chú|bác|cụ|thầy|ts|gs|pgs|ths|bs|ks|tiến s[ĩỹ]|thạc s[ĩỹ]|bác s[ĩỹ]|kỹ sư|giáo sư|phó giáo sư|luật sư|hlv|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy))$/u;

const WHERE = /^(?:ở|tại|thuộc|trực thuộc)$/u;
/** `Bộ này`: who it is was said before. */
export const THIS = /^(?:này|đó|ấy|trên|nói trên|kia)$/u;
const HEARS = /^(?:với|cho|về|bởi|đến|tới|vào|trên|trong|gặp|là|việc)$/u;

const KIN = new Set(
  'vợ|chồng|con|con trai|con gái|mẹ|bố|cha|anh trai|em trai|chị gái|em gái|mẹ vợ|bố vợ|bạn|bạn gái|bạn trai|người nhà|gia đình|thân nhân'.split(
    '|',
  ),
);

/** Where the phrase that begins at `from` ends, if somebody who can speak is named there. */
export function phraseEnd(view: View, from: number): number | undefined {
  const { words } = view;
  const first = words[from];
  if (first === undefined) return undefined;
  const start = entityFrom(view, from);
  const head = start ? view.named.includes(start) && DOCUMENTS.test(words[from]?.key ?? '') : DOCUMENTS.test(first.key);
  if (head || DOCUMENTS.test(`${first.key} ${words[from + 1]?.key ?? ''}`)) return undefined;
  if (start === undefined || start.generic) return unnamedEnd(view, from);
  const end = extended(view, start);
  // "Phái bộ giám sát đặc biệt": a name that goes on
  const isShort = start.kind === 'name' && end - from === 1 && 'NXVAU'.includes(words[end]?.tag ?? '.');
  return isShort && words[end]?.capital === false ? undefined : end;
}

/** `nhà chức trách địa phương`, `đại diện Bộ Tài chính`, `hãng tin Reuters`: a noun, then perhaps a name. */
function unnamedEnd(view: View, from: number): number | undefined {
  const { words } = view;
  let to = from;
  let named = false;
  while (to < words.length && to < from + LONGEST) {
    const entity = entityFrom(view, to);
    if (entity) {
      if (!entity.generic) named = true;
      to = entity.generic ? entity.to : extended(view, entity);
      if (named && !LINKS.has(words[to]?.key ?? '')) break;
      continue;
    }
    const { code, key, tag } = words[to] as Word;
    if (tag === 'M' || tag === 'T' || WHEN.has(key)) break;
    if (!isOneOf(code, PHRASE) && !NOUNISH.has(key) && !UNNAMED.has(key) && !(LINKS.has(key) && to > from)) break;
    to++;
  }
  while (to > from && LINKS.has(wordBefore(words, to)?.key ?? '')) to--;
  let head = from;
  while (words[head]?.tag === 'D' && head < to) head++;
  const isHead = UNNAMED.has(words[head]?.key ?? '') || isMedium(words[head]);
  if (to === head || !isHead) return undefined;
  if (named) return to;
  // "ban tổ chức cuộc thi viết thư": cut off before it says who
  const next = words[to];
  const isClosed = next === undefined || ',.:;(")'.includes(next.tag) || 'RS'.includes(next.tag);
  return isClosed && UNNAMED.has(words[head]?.key ?? '') ? to : undefined;
}

function isMedium(word: Word | undefined): boolean {
  return word !== undefined && MEDIA.has(word.key);
}

/** End of an entity's name, with what the reader of names leaves out: `Bộ Giao thông ⟨vận tải⟩,`, `Zing⟨.vn⟩`. */
function extended(view: View, { kind, to }: Entity): number {
  const { words } = view;
  let end = to;
  while (words[end]?.tag === 'H' && words[end]?.capital && !opensPerson(words[end] as Word)) end++;
  if (words[end]?.tag === '.' && isGlued(words, end) && isGlued(words, end + 1)) return end + 2;
  if (kind === 'person' || end > to) return end;
  // "Bộ Kế hoạch ⟨và đầu tư⟩", "Sở Xây dựng ⟨TP⟩": up to the next mark
  let stop = end;
  if (words[stop]?.key === 'và' && words[stop + 1]?.capital === false) stop++;
  while (stop < end + GOES_ON && words[stop] !== undefined && isPart(words[stop] as Word)) stop++;
  const next = words[stop];
  const isClosed = next === undefined || ',.:;('.includes(next.tag) || SAYS.has(next.key) || MAY_SAY.has(next.key);
  return isClosed ? stop : end;
}

export function isPart({ code, key, capital }: Word): boolean {
  return (
    !capital && !SAYS.has(key) && !MAY_SAY.has(key) && !WHEN.has(key) && (isOneOf(code, PHRASE) || NOUNISH.has(key))
  );
}

function isGlued(words: Words, at: number): boolean {
  return words[at] !== undefined && wordBefore(words, at)?.end === words[at]?.start;
}

/** `… Vũ Đức Đam ⟨Ông⟩ cho hay`: a title behind a name opens the next sentence. */
function opensPerson({ starts }: Word): boolean {
  return (starts & STARTS.title) !== 0;
}

/** True where the phrase holds the name of a person: a family name, or any behind `ông`, `bà`, …. */
export function isPerson(view: View, { from, to }: Speaker): boolean {
  const { actors, words } = view;
  return actors.some((one) => {
    if (one.kind !== 'person' || one.name === undefined || one.from < from || one.to > to) return false;
    // "Hà Nội" begins like a family name.
    if (isPlace(view, one)) return false;
    let at = one.from;
    while (at < one.to - 1 && (opensPerson(words[at] as Word) || words[at]?.tag === '.')) at++;
    return HONORIFIC.test(words[one.from]?.key ?? '') || ((words[at]?.starts ?? 0) & STARTS.surname) !== 0;
  });
}

/** True for a unit alone, which tells where a body before it is. */
export function isPlace({ units }: View, { from, to }: Speaker): boolean {
  return units.some((one) => one.from === from && one.to === to);
}

/** The phrase that ends at `end`, if it is somebody who can speak. */
export function phraseBefore(view: View, end: number, depth = 0): Speaker | undefined {
  const { words } = view;
  let from = end;
  let named = false;
  let isBody = false;
  while (from > 0 && end - from < LONGEST) {
    const entity = entityTo(view, from);
    if (entity && entity.from < from) {
      if (!entity.generic && isName(words, entity, end)) {
        named = true;
        if (entity.kind !== 'region' && entity.kind !== 'unit') isBody = true;
      }
      from = entity.from;
      if (isPerson(view, entity) && !ofSomebody(words, from)) break;
      continue;
    }
    const tail = end === from ? bodyBefore(view, from) : undefined;
    if (tail) {
      from = tail.to;
      continue;
    }
    const { code, key, tag, capital } = words[from - 1] as Word;
    if (WHEN.has(key) || tag === 'T' || tag === 'M') break;
    const isLink = key === 'của' || key === 'từ';
    const isJoined =
      (tag === '-' && !isDash(words, from - 1)) || ((tag === 'C' || tag === '-') && isCapitalPair(words, from));
    // Before a name stand offices and the like; other words belong to a sentence that lost its full stop.
    const isOffice =
      isBody && (!capital || ROLES.has(key)) && !LINKS.has(words[from]?.key ?? '')
        ? isRole(words[from - 1] as Word)
        : isOneOf(code, PHRASE);
    if (!isOffice && !isLink && !isJoined && !NOUNISH.has(key)) break;
    from--;
    if (capital && tag !== 'H' && from > 0) break;
  }
  while (from < end && (LINKS.has(words[from]?.key ?? '') || 'CP-'.includes(words[from]?.tag ?? ' '))) from++;
  from = mediumIn(words, from, end);
  if (from >= end || THIS.test(wordBefore(words, end)?.key ?? '')) return undefined;
  const before = wordBefore(words, from);
  if (before && depth < 2 && (before.tag === ')' || WHERE.test(before.key)) && !isPerson(view, { from, to: end })) {
    // "Chị Liên ở huyện Sóc Sơn cho biết", "Sở Giáo dục (GD-ĐT) TP HCM cho biết"
    const at = before.tag === ')' ? openBracket(words, from - 1) : from - 1;
    return at === undefined ? undefined : phraseBefore(view, at, depth + 1);
  }
  // "con gái lớn của bà Kế": who speaks is not told
  if (before?.key === 'của') return undefined;
  const head = headOf(view, from);
  if (head === undefined) return undefined;
  if (before && (ASKS.has(before.key) || HEARS.test(before.key))) return undefined;
  return sourceOf(view, head, end, named);
}

/** `Cục Khảo thí và Kiểm định chất lượng ⟨giáo dục⟩`: the body whose name goes on to `end` in lower case. */
function bodyBefore(view: View, end: number): Entity | undefined {
  const last = wordBefore(view.words, end);
  if (last === undefined || last.capital || !last.key.includes(' ') || !'NXVA'.includes(last.tag)) return undefined;
  if (SAYS.has(last.key) || MAY_SAY.has(last.key)) return undefined;
  const entity = entityTo(view, end - 1);
  return entity?.kind === 'organisation' && !entity.generic ? entity : undefined;
}

/** `Bộ Lao động ⟨-⟩ Thương binh`; of `ông Nam ⟨-⟩ Giám đốc Sở` the name ends. */
function isCapitalPair(words: Words, from: number): boolean {
  const next = words[from];
  return (
    next?.capital === true &&
    words[from - 2]?.capital === true &&
    !isRole(next) &&
    (next.starts & STARTS.organisation) === 0
  );
}

/** True for a dash between phrases; that of `Kim Dong-yub` belongs to a word. */
export function isDash(words: Words, at: number): boolean {
  return words[at]?.tag === '-' && !(isGlued(words, at) && isGlued(words, at + 1));
}

/**
 * Where the phrase begins whose end the name at `from` is: `⟨Kênh truyền hình⟩ Al-Jazeera`; undefined where no word
 * that can speak begins it: `Trung tâm Nghiên cứu không phổ biến vũ khí ⟨James Martin⟩`.
 */
function headOf(view: View, from: number): number | undefined {
  const { words } = view;
  const before = wordBefore(words, from);
  const isTail = before !== undefined && !before.capital && isOneOf(before.code, PHRASE) && !WHEN.has(before.key);
  if (!isTail || entityFrom(view, from)?.kind !== 'name') return from;
  for (let at = from - 1; at >= 0 && at >= from - HEAD; at--) {
    const word = words[at] as Word;
    if (isMedium(word) || UNNAMED.has(word.key) || ROLES.has(word.key)) return at;
    if (!isOneOf(word.code, PHRASE) && !NOUNISH.has(word.key)) return undefined;
  }
  return undefined;
}

export function isRole({ key, tag, starts }: Word): boolean {
  return (
    ROLES.has(key) ||
    UNNAMED.has(key) ||
    SOURCES.has(key) ||
    KIN.has(key) ||
    tag === 'D' ||
    (starts & STARTS.title) !== 0
  );
}

/** `TTXVN ⟨Hãng thông tấn AP⟩`: a medium behind a photographer's name opens the next sentence. */
function mediumIn(words: Words, from: number, end: number): number {
  const first = words[from];
  for (let i = from + 1; i < end; i++) {
    const word = words[i] as Word;
    if (!word.capital || first === undefined) continue;
    const isGluedOn = wordBefore(words, i)?.capital === false || (i < from + 3 && first.tag === 'H');
    if (i < end - 1 && isGluedOn && /^(?:tờ|báo|hãng|trang|kênh|tạp chí|đài)$/u.test(word.key)) return i;
    // "Quang Hiếu ⟨Thủ tướng⟩ cho biết"
    if (
      opensPerson(word) &&
      word.key.includes(' ') &&
      first.tag === 'H' &&
      !isRole(first) &&
      (first.starts & STARTS.organisation) === 0
    )
      return i;
  }
  return from;
}

/** `thông tin từ Huyện ủy Gia Viễn`: who it is of; a common noun only if it can speak. */
function sourceOf(view: View, from: number, to: number, named: boolean): Speaker | undefined {
  const { words } = view;
  let head = from;
  while (words[head]?.tag === 'D' && head < to - 1) head++;
  const key = words[head]?.key ?? '';
  if (DOCUMENTS.test(key)) return undefined;
  if (SOURCES.has(key) && !UNNAMED.has(key)) {
    for (let i = head + 1; i < to - 1; i++) {
      if (words[i]?.key === 'của' || words[i]?.key === 'từ') return named ? { from: i + 1, to } : undefined;
    }
    return undefined;
  }
  if (!named && !UNNAMED.has(key)) return undefined;
  // "lượt bình chọn của Miss Teen Thanh Thư": a thing of somebody
  const isOf = words.slice(head + 1, to).some((word) => word.key === 'của');
  if (isOf && entityFrom(view, head) === undefined && !isRole(words[head] as Word) && !isMedium(words[head]))
    return undefined;
  return { from, to };
}

/** `vợ ông Hùng`, `luật sư của ông Hùng`: not the one who is named speaks. */
function ofSomebody(words: Words, from: number): boolean {
  const { key, tag } = words[from - 1] ?? { key: '', tag: '' };
  return key === 'của' || KIN.has(key) || (tag === 'N' && UNNAMED.has(key));
}

/** A single capital that goes on in lower case is no name: `Nhóm công nhân`. */
function isName(words: Words, { kind, from, to }: Entity, end: number): boolean {
  // "Anh nói thêm" is no country
  if (to - from === 1 && from === 0 && words[from]?.key === 'anh') return false;
  if (kind === 'region') return words[from]?.capital === true;
  return kind !== 'name' || to - from > 1 || to >= end || words[to]?.capital === true || from > 0;
}

export function entityFrom({ named }: View, at: number): Entity | undefined {
  return longest(named, (one) => one.from === at);
}

function entityTo({ named }: View, at: number): Entity | undefined {
  return longest(named, (one) => one.to === at);
}

function longest(all: readonly Entity[], fits: (one: Entity) => boolean): Entity | undefined {
  let best: Entity | undefined;
  for (const one of all) if (fits(one) && (best === undefined || one.to - one.from > best.to - best.from)) best = one;
  return best;
}
