import { ORGANISATION_HEADS, PLAIN_HEADS, STARTS, UNIT_TYPES } from '../lexicon/names.js';
import { type Word, wordBefore } from '../words.js';
import { type Entity, entityOf } from './entity.js';
import { othersAt, WHOLES } from './others.js';
import { LEADERS, nameBehind } from './people.js';

/** No name of an organisation is longer, in words. */
const LONGEST = 14;

const ACTORS = STARTS.title | STARTS.surname | STARTS.organisation | STARTS.reference;

/**
 * People, organisations and other names in a sentence, in text order. `units` are those of the same sentence: a unit
 * that ends an organisation's name belongs to it (`Công an tỉnh Đắk Lắk`).
 */
export function actorsIn(words: readonly Word[], text: string, units: readonly Entity[]): readonly Entity[] {
  const out: Entity[] = [];
  let next = 0;
  for (let at = 0; at < words.length; ) {
    const { starts, tag } = words[at] as Word;
    if ((starts & ACTORS) === 0 && tag !== 'H') {
      while (next < units.length && (units[next] as Entity).from < at) next++;
      const unit = units[next];
      at = unit?.from === at ? unit.to : at + 1;
      continue;
    }
    const unit = unitAt(units, at);
    if (unit && isOnlyUnit(words[at] as Word, unit)) {
      at = unit.to;
      continue;
    }
    const office = officer(words, at, text, units);
    if (office) {
      out.push(office.holder);
      if (office.body) out.push(office.body);
      at = office.holder.to;
      continue;
    }
    const found =
      organisation(words, at, text, units) ??
      person(words, at, text) ??
      reference(words, at) ??
      name(words, at, text, units);
    if (found && !isCredit(words, at)) out.push(found);
    // "TP. Buôn Ma Thuột" speaks of a city, and its name ends no earlier.
    at = Math.max(found?.to ?? at + 1, unit?.to ?? 0);
  }
  return out;
}

/** What is read besides though a unit begins with it: `TP. Huế` speaks of a city, too. */
const BESIDE_UNITS = STARTS.title | STARTS.reference;

/** `Mai Sơn` is no person where it is a district, `Hội An` no body. Of provinces the roles have learnt both: `Hà Nội`. */
function isOnlyUnit({ starts }: Word, { kind, type }: Entity): boolean {
  if (kind !== 'unit' || (starts & BESIDE_UNITS) !== 0) return false;
  return (starts & STARTS.organisation) !== 0 || (type !== 'tỉnh' && type !== 'thành phố');
}

/** The last of the units that begins at a word; they are in text order. */
function unitAt(units: readonly Entity[], at: number): Entity | undefined {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((units[middle] as Entity).from <= at) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return undefined;
  const unit = units[low - 1] as Entity;
  return unit.from === at ? unit : undefined;
}

/** Words behind which a colon names who made a picture or a text: `Ảnh: Văn Chương`, `(Nguồn: Vietnam+)`. */
const CREDITS = /(?:^| )(?:ảnh|nguồn|họa|video|clip|tác giả)$/u;

function isCredit(words: readonly Word[], at: number): boolean {
  return wordBefore(words, at)?.tag === ':' && CREDITS.test(wordBefore(words, at - 1)?.key ?? '');
}

/**
 * Who holds an office, with its name where it follows, and the body (`Chủ tịch UBND tỉnh Lào Cai Trần Văn An`):
 * both may be meant.
 */
function officer(
  words: readonly Word[],
  at: number,
  text: string,
  units: readonly Entity[],
): { readonly holder: Entity; readonly body?: Entity } | undefined {
  if (!isTitle(words[at] as Word)) return undefined;
  let from = at + 1;
  while (from < words.length && from - at < 4 && isTitle(words[from] as Word)) from++;
  if (words[from] === undefined) return undefined;
  const body = organisation(words, from, text, units, true);
  const unit = body ? undefined : unitAt(units, from);
  const end = body?.to ?? unit?.to ?? bareUnitAt(words, from);
  if (end === undefined || (unit && unit.kind !== 'unit')) return undefined;
  const to = nameBehind(words, end);
  if (!body && !unit && to === undefined) return undefined;
  const holder = entity('person', words, at, to ?? end, text, to === undefined ? undefined : end);
  return body && !body.generic ? { holder, body } : { holder };
}

/** Index behind a word for a unit without a name: `Chủ tịch xã Giàng A Chống`. */
function bareUnitAt(words: readonly Word[], at: number): number | undefined {
  const { capital, key } = words[at] as Word;
  return !capital && UNIT_TYPES.has(key) ? at + 1 : undefined;
}

/** `held`: a title stands before it, so that a person's name may follow. */
function organisation(
  words: readonly Word[],
  at: number,
  text: string,
  units: readonly Entity[],
  held = false,
): Entity | undefined {
  const head = words[at] as Word;
  if ((head.starts & STARTS.organisation) === 0) return undefined;
  let to = at + 1;
  let good = to;
  let named = false;
  let type: string | undefined;
  while (to < words.length && to - at < LONGEST) {
    const unit = unitAt(units, to);
    if (unit && unit.kind !== 'region') {
      to = good = unit.to;
      named = true;
      // "UBND tỉnh Lào Cai Trần Văn An": the name is that of its chairman.
      if (words[to]?.key === ',' || words[to] === undefined || !words[to]?.capital) break;
      if (nameBehind(words, to) !== undefined) break;
      continue;
    }
    const word = words[to] as Word;
    const next = words[to + 1];
    if (held && to > at + 1 && nameBehind(words, to) !== undefined) break;
    if (word.key === 'phòng' && next?.key === ',' && words[to + 2]?.key === 'chống') {
      // "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn", "Cục Phòng, chống ma túy"
      named ||= word.capital;
      good = to += 3;
    } else if (word.capital && word.mention === undefined && !isTitle(word)) {
      named = true;
      good = ++to;
    } else if (
      (word.key === '-' || word.key === 'và' || word.key === '&' || word.key === ',') &&
      next?.capital &&
      named
    ) {
      // "Bộ Lao động - Thương binh và Xã hội"; a comma only inside such a list.
      if (word.key === ',' && !commaList(words, to)) break;
      to++;
    } else if (named && next?.capital && joins(words, to)) {
      to++;
    } else if (named && (word.key === 'cứu nạn' || (word.key === 'cứu' && next?.key === 'nạn'))) {
      // "Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn"
      good = to += word.key === 'cứu' ? 2 : 1;
    } else if (word.tag === 'O' && named && to === good) {
      good = ++to;
    } else if (word.key === '"' && next?.capital) {
      to++;
    } else if (
      (word.tag === 'N' || word.tag === 'X' || word.tag === 'A' || word.tag === 'U') &&
      !UNIT_TYPES.has(word.key)
    ) {
      // Lower-case nouns belong to the name where it goes on after them: "Ban Chỉ đạo phòng chống thiên tai".
      good = ++to;
    } else if (UNIT_TYPES.has(word.key) && !word.capital) {
      type = UNIT_TYPES.get(word.key); // "Công an huyện": a reference
      good = ++to;
      break;
    } else break;
  }
  const last = words[good - 1] as Word;
  const value = text.slice(head.start, last.end);
  const generic = !named;
  if (generic && type === undefined && (PLAIN_HEADS.has(head.key) || MATTERS.has(head.key))) return undefined;
  const { start } = head;
  const { end } = last;
  return entityOf({ kind: 'organisation', from: at, to: good, start, end, value, generic, ...(type && { type }) });
}

/** A mark inside a name: the dot of `Công ty C.P. Việt Nam`, the stroke of `Trung tâm Phòng, chống HIV/AIDS`. */
function joins(words: readonly Word[], at: number): boolean {
  const { key, start, end } = words[at] as Word;
  const before = wordBefore(words, at);
  if (before?.end !== start) return false;
  return key === '/' ? words[at + 1]?.start === end : key === '.' && INITIALS.test(before.key);
}
const INITIALS = /^\p{L}\.\p{L}$/u;

/** `Bộ Văn hóa, Thể thao và Du lịch`: capitals with `và` before the next mark. */
function commaList(words: readonly Word[], comma: number): boolean {
  for (let at = comma + 1; at < comma + 6; at++) {
    const word = words[at];
    if (!word) return false;
    if (word.key === 'và') return words[at + 1]?.capital === true && !ORGANISATION_HEADS.has(words[at + 1]?.key ?? '');
    if (!word.capital || ORGANISATION_HEADS.has(word.key)) return false;
  }
  return false;
}

function isTitle({ starts }: Word): boolean {
  return (starts & STARTS.title) !== 0;
}

function person(words: readonly Word[], at: number, text: string): Entity | undefined {
  const word = words[at] as Word;
  if (isTitle(word)) {
    let to = at + 1;
    while (to < words.length && to - at < 7 && isTitle(words[to] as Word)) to++;
    while (words[to]?.key === '.') to++;
    const from = to;
    while (to < words.length && to - from < 5 && words[to]?.capital && !words[to]?.mention) to++;
    if (to === from) return undefined;
    return entity('person', words, at, to, text, from);
  }
  if (word.capital && (word.starts & STARTS.surname) !== 0) {
    let to = at + 1;
    while (to < words.length && to - at < 4 && words[to]?.capital && words[to]?.tag === 'H') to++;
    const end = (words[to - 1] as Word).end;
    let blanks = 0;
    for (let i = word.start; i < end; i++) if (text.charCodeAt(i) === 0x20) blanks++;
    if (blanks >= 1 && blanks <= 4) return entity('person', words, at, to, text, at);
  }
  return undefined;
}

/** `huyện`, `toàn tỉnh`, `công ty này`: who was named before. */
function reference(words: readonly Word[], at: number): Entity | undefined {
  const word = words[at] as Word;
  if ((word.starts & STARTS.reference) === 0) return undefined;
  const next = words[at + 1];
  if (next?.tag === 'H' && next.capital) return undefined;
  const type = isOneOfMany(words, at) ? undefined : UNIT_TYPES.get(word.key);
  const { start, end, key: value } = word;
  return entityOf({ kind: 'reference', from: at, to: at + 1, start, end, value, generic: true, ...(type && { type }) });
}

/** `các xã`, `36 xã`, `các tỉnh, thành phố`, `mỗi huyện`, `huyện khác`, `nước bạn`: none of them was named before. */
function isOneOfMany(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.key ?? '';
  if (othersAt(words, at + 1) > 0 || next === 'bạn' || next === 'nào') return true;
  const before = wordBefore(words, at);
  if (!before) return false;
  if (before.tag === 'D') return !WHOLES.has(before.key);
  if (before.tag === 'M' || before.tag === 'O') return true;
  return before.key === ',' && UNIT_TYPES.has(wordBefore(words, at - 1)?.key ?? '');
}

/** Any other run of capitals inside a sentence: brands, foreign names, teams. */
function name(words: readonly Word[], at: number, text: string, units: readonly Entity[]): Entity | undefined {
  const word = words[at] as Word;
  if (word.tag !== 'H' || unitAt(units, at)) return undefined;
  // "Trưởng Công an huyện Mai Sơn": the body is named behind it.
  if (LEADERS.has(word.key) && ((words[at + 1]?.starts ?? 0) & STARTS.organisation) !== 0) return undefined;
  let to = at + 1;
  while (to < words.length && to - at < 6 && words[to]?.tag === 'H' && !unitAt(units, to)) to++;
  if (to === at + 1 && MATTERS.has(word.key)) return undefined;
  return entity('name', words, at, to, text);
}

/** What people insure, build or keep safe: `đóng BHXH`, `xây dựng NTM`. Bodies that see to it are called so with a name. */
const MATTERS = new Set(
  'bhtn|bhyt|bhxh|bảo hiểm xã hội|ntm|gpmb|tngt|atgt|attp|vsattp|attt|antt|pccc|xdcb|sxkd|cntt|khkt|gtnt|kcb|hiv|aids'.split(
    '|',
  ),
);

/** `nameFrom` is where the name begins, behind the titles. */
function entity(
  kind: Entity['kind'],
  words: readonly Word[],
  from: number,
  to: number,
  text: string,
  nameFrom?: number,
): Entity {
  const { start } = words[from] as Word;
  const { end } = words[to - 1] as Word;
  const name = nameFrom === undefined ? {} : { name: text.slice((words[nameFrom] as Word).start, end) };
  return entityOf({ kind, from, to, start, end, value: text.slice(start, end), ...name });
}
