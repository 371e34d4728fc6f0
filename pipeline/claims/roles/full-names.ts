import type { Span } from '../../model/index.js';
import type { Entity } from '../entities/entity.js';
import { STARTS } from '../lexicon/names.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import { isHead, type Scene, type View } from '../scene.js';
import { folded, type Word } from '../words.js';
import { completed } from './subject-actors.js';

/** One naming of a body by more than its noun. */
export interface Naming extends Span {
  readonly view: View;
  /** The same for all namings of one body. */
  readonly body: number;
  /** How many bodies of the noun have been named up to here. */
  readonly bodies: number;
  /** How often this one was, and whether the title or the lead names it. */
  readonly times: number;
  readonly inHead: boolean;
  /** The naming of it so far that says most. */
  readonly fullest: Told;
}

/** A naming, with what it says. */
interface Told extends Span {
  readonly view: View;
  readonly value: string;
}

/** Nouns that stand for a body named before, and the noun that its name begins with. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['cty', 'công ty'],
  ['htx', 'hợp tác xã'],
  ['clb', 'câu lạc bộ'],
  ['bv', 'bệnh viện'],
  ['nhà trường', 'trường'],
  ...(
    'công ty|tổng công ty|tập đoàn|hợp tác xã|câu lạc bộ|bệnh viện|trường|trung tâm|hạt|sở|cục|chi cục|tổng cục|ban|bộ|viện|học viện|' +
    'đảng bộ|đảng ủy|chi bộ|huyện ủy|tỉnh ủy|thành ủy|ngân hàng|hội|hiệp hội|liên đoàn|hãng|quỹ|nhà máy|xí nghiệp|trạm|đồn|chi nhánh|' +
    'trang trại|siêu thị|lữ đoàn|trung đoàn|sư đoàn|cảng|văn phòng|chùa'
  )
    .split('|')
    .map((noun): [string, string] => [noun, noun]),
]);

/** Schools whose names do not begin with `trường`. */
const SCHOOLS = /^(?:thpt|thcs|đại học|học viện|cao đẳng) /u;
/** Names that begin with one of the nouns as a part of another word: `bộ đội`, `hội đồng`; or that name all of a kind. */
const NO_NAMES =
  /^(?:bộ (?:đội|phận|chính trị|tư lệnh|chỉ huy|trưởng)|hội (?:đồng|nghị|thảo)|ban bí thư|trung tâm thương mại|thpt quốc gia)(?: |$)|^[^ ]+(?: [^ ]+)? (?:trực thuộc|thuộc|của|tại|ở) /u;
/** `Cục trưởng Cục Thuế`: who leads a body. */
const LEADERS = new Set(['trưởng', 'phó', 'viên']);
/** Words of a name that tell its form, and no body from another. */
const FORMS = new Set(
  'cổ|phần|cp|tnhh|trách|nhiệm|hữu|hạn|một|hai|thành|viên|mtv|tv|nhà|nước|liên|doanh|tập|đoàn|thương|mại|tmcp|nn|tm|ctcp'.split(
    '|',
  ),
);
/** In lower case no part of a name, though nouns: `Công ty Đại Dương số tiền 5 tỷ đồng`. */
const UNNAMED = new Set('số tiền|số|mức|tổng|thời gian|giá|lúc|ngày|năm|tháng|sáng|chiều|tối|đầu|cuối'.split('|'));
/** Verbs that names go on with. */
const IN_NAMES = new Set(['vận tải', 'tổng hợp', 'thoát', 'tham nhũng', 'cứu nạn']);
/** Kinds of schools, which are named after people. */
const SCHOOL_KINDS = new Set(['thpt', 'thcs', 'tiểu học', 'mầm non', 'th']);
const MARKS = /[^\p{L}\p{N}]+/gu;
const QUOTES = /["“”]/gu;
/** A name of one syllable is one in capitals or of another language: `Công ty Nga` is any of Russia. */
const ONE_SYLLABLE = /^\p{Lu}{2}|\p{N}|^.{5}/u;
/** So many bodies back the same one is looked for. */
const BODIES = 40;

const NAME_TAGS = tagSet('HNUX');
/** No name holds such a word with a capital: a collector lost the full stop (`Học viện An ninh Được biết`). */
const NO_ENDS = tagSet('SREDCPQ');

/** The noun that a word stands for where it is all that is said of a body. */
export function nounOf({ key }: Word): string | undefined {
  return NOUNS.get(key);
}

/** A body by the words that tell it from others of its noun, with its last naming. */
interface Body {
  told: ReadonlySet<string>;
  last: Naming;
}

/** All namings of bodies by more than their noun, by that noun, in text order. */
export function fullNames(scene: Scene): ReadonlyMap<string, readonly Naming[]> {
  const out = new Map<string, Naming[]>();
  const bodiesOf = new Map<string, Body[]>();
  for (const view of scene.views) {
    for (const actor of view.actors) {
      const name = actor.kind === 'organisation' ? nameOf(scene, view, actor) : undefined;
      if (!name) continue;
      const { noun, told, start, end, value } = name;
      const bodies = bodiesOf.get(noun) ?? [];
      const same = bodies.slice(-BODIES).findLast((one) => within(one.told, told) || within(told, one.told));
      const isFuller = !same || told.size > same.told.size;
      const own = { view, start, end, value };
      const naming: Naming = {
        ...own,
        body: same?.last.body ?? bodies.length,
        bodies: same ? bodies.length : bodies.length + 1,
        times: (same?.last.times ?? 0) + 1,
        inHead: isHead(view) || same?.last.inHead === true,
        fullest: isFuller ? own : same.last.fullest,
      };
      if (same) {
        same.last = naming;
        if (isFuller) same.told = told;
      } else bodies.push({ told, last: naming });
      bodiesOf.set(noun, bodies);
      const namings = out.get(noun) ?? [];
      namings.push(naming);
      out.set(noun, namings);
    }
  }
  return out;
}

interface Name extends Span {
  readonly value: string;
  readonly noun: string;
  readonly told: ReadonlySet<string>;
}

/** The name as it is written, without the office of its leader before it and another body behind it. */
function nameOf(scene: Scene, view: View, actor: Entity): Name | undefined {
  const { words } = view;
  const { from, to } = actor;
  let first = from;
  if (LEADERS.has(words[from + 1]?.key ?? '')) {
    first = words.findIndex((word, at) => at > from + 1 && at < to && word.capital && nounOf(word) !== undefined);
    if (first < 0) return undefined;
  }
  let last = first + 1;
  while (last < to && !isBehind(view, first, last)) last++;
  // "Tập đoàn Hòa Sơn |nổi tiếng"
  if (last > first + 2 && words[last - 1]?.tag === 'A' && !words[last - 1]?.capital && words[last - 2]?.capital) last--;
  last = goesOn(scene, view, last);
  // "Hạt Kiểm lâm huyện": that of the district that the article speaks of
  const unit = actor.generic ? scene.meant.get(actor) : undefined;
  if (actor.generic && !unit && last <= to) return undefined;
  const { start } = words[first] as Word;
  const { end } = words[last - 1] as Word;
  const value = unit ? completed(actor, unit) : scene.text.slice(start, end);
  const key = folded(value);
  if (NO_NAMES.test(key) || key.split(QUOTES).length % 2 === 0) return undefined;
  const found = nounIn(key);
  if (!found) return undefined;
  const syllables = key.slice(found.length).replace(MARKS, ' ').trim().split(' ');
  const told = new Set(syllables.filter((one) => one !== '' && !FORMS.has(one)));
  if (told.size === 0) return undefined;
  if (told.size === 1 && !ONE_SYLLABLE.test(value.slice(value.lastIndexOf(' ') + 1))) return undefined;
  return { start, end, value, noun: found.noun, told };
}

function isBody(word: Word | undefined): boolean {
  return word !== undefined && (word.starts & STARTS.organisation) !== 0;
}

/** True for a word with which something else begins: `Công ty A và |Tập đoàn B`; a sentence, where a collector lost the full stop. */
function isBehind({ words, units }: View, first: number, at: number): boolean {
  const word = words[at] as Word;
  if (word.key === 'và' || word.key === ',') return isBody(words[at + 1]);
  if (!word.capital) return UNNAMED.has(word.key);
  if (word.key === words[first]?.key || isOneOf(word.code, NO_ENDS) || word.key === 'việc') return true;
  // "Cục trưởng Cục Thi hành án TP |Lê Quang Tiến"
  const before = words[at - 1] as Word;
  if ((before.starts & STARTS.unit) === 0 || (word.starts & STARTS.surname) === 0) return false;
  return !units.some(({ from, to }) => from <= at && at < to);
}

/**
 * Index behind what else belongs to a name that would end before `end`: `Ban Quản lý | các KCN tỉnh`, `Tập đoàn Hoàng | Anh Gia Lai`,
 * `Sở Giao thông | vận tải`, `Giám đốc Sở Y tế | Hà Nội`, `Trường THPT | Nguyễn Tất Thành`.
 */
function goesOn(scene: Scene, view: View, end: number): number {
  const { words } = view;
  const last = words[end - 1] as Word;
  const next = words[end];
  if (!next || next.start !== last.end + 1) return end;
  if (next.key === 'các' && words[end + 1]?.capital) {
    const to = behindCapitals(words, end + 1);
    const unit = words[to];
    return unit && !unit.capital && (unit.starts & STARTS.unit) !== 0 ? to + 1 : to;
  }
  if (IN_NAMES.has(next.key)) {
    let to = end + 1;
    while (to < end + 3 && isOneOf(words[to]?.code, NAME_TAGS) && !unitFrom(view, to)) to++;
    return unitFrom(view, to)?.to ?? to;
  }
  if (!last.capital || !next.capital) return end;
  if ((next.starts & STARTS.title) !== 0 && !next.key.includes(' ')) return behindCapitals(words, end);
  if (SCHOOL_KINDS.has(last.key)) return behindCapitals(words, end);
  const { gazetteer, day } = scene.names;
  for (let to = end + 3; to > end; to--) {
    const name = scene.text.slice(next.start, words[to - 1]?.end ?? next.start);
    if (gazetteer.named(name, day).some(({ level }) => level === 'province')) return to;
  }
  return end;
}

function unitFrom({ units }: View, at: number): Entity | undefined {
  return units.find(({ from }) => from === at);
}

function behindCapitals(words: readonly Word[], from: number): number {
  let to = from + 1;
  while (to < from + 5 && words[to]?.capital && isOneOf(words[to]?.code, NAME_TAGS)) to++;
  return to;
}

/** The longest noun that the name begins with. */
function nounIn(key: string): { readonly noun: string; readonly length: number } | undefined {
  if (SCHOOLS.test(key)) return { noun: 'trường', length: 0 };
  let length = 0;
  for (let n = 0, at = -1; n < 3; n++) {
    at = key.indexOf(' ', at + 1);
    if (at < 0) break;
    if (NOUNS.has(key.slice(0, at))) length = at;
  }
  const noun = NOUNS.get(key.slice(0, length));
  return noun === undefined ? undefined : { noun, length };
}

function within(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (!b.has(one)) return false;
  return true;
}
