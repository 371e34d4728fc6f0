import type { AdminUnit, Gazetteer } from '../../model/index.js';
import { REGIONS, SHORT_CITIES, STARTS, UNIT_TYPES } from '../lexicon/names.js';
import { folded, type Word, wordBefore } from '../words.js';
import { saysWhere, typeTold } from './copula.js';
import { type Entity, entityOf } from './entity.js';
import { type Known, knownAt, type Memory, memoryOf } from './known.js';
import { countedAt, goesOnAt, LISTED_TYPES, namesMany } from './lists.js';
import { districtNamed, firstSyllable, type Meant, onlyOne } from './namesakes.js';
import { isNumber, numbered, unit } from './numbered.js';
import { isOfOffice, nameBehind } from './people.js';
import { isOfOthers, isPartAbroad, type Lands, learnLand, noLands, regionAt, SYLLABLE } from './regions.js';
import { ENDINGS, isStreet, namesTeam, namesThing } from './things.js';

/** What is known of the names of units in one article: bare names are read as the unit that was named in full. */
export interface UnitNames {
  readonly gazetteer: Gazetteer;
  readonly day: string | undefined;
  /** Code of the province whose paper it is. */
  readonly home: string | undefined;
  readonly memory: Memory;
  /** Full value by bare name in lower case. */
  readonly full: Map<string, { value: string; type: string }>;
  /** First syllables of the bare names. */
  readonly firsts: Set<string>;
  /** Codes of the provinces that the article names, itself or by a district of theirs. */
  readonly provinces: Set<string>;
  /** The same, and without a day those that its provinces had before or have now: of what units lie in. */
  readonly parents: Set<string>;
  /** Codes of the districts that it may mean where it names one. */
  readonly districts: Set<string>;
  readonly lands: Lands;
}

/** No names yet, of an article that was published on `day`, by a paper of the province `home`. */
export function unitNames(gazetteer: Gazetteer, day: string | undefined, home?: string): UnitNames {
  const memory = memoryOf(gazetteer);
  const lands = noLands();
  const [provinces, parents, districts] = [new Set<string>(), new Set<string>(), new Set<string>()];
  return { gazetteer, day, home, memory, full: new Map(), firsts: new Set(), provinces, parents, districts, lands };
}

/** Units and parts of them by their type; that whose name the gazetteer knows. */
const TYPED = STARTS.unit | STARTS.hamlet;

/** Hà Nội, where no other country is spoken of. */
const CAPITAL = 'thủ đô';

const LEARNT = TYPED | STARTS.named | STARTS.region | STARTS.city;

/** Learns the names that a sentence gives in full, so that bare ones before it can be read too. */
export function learnNames(words: readonly Word[], text: string, names: UnitNames): void {
  for (let at = 0; at < words.length; at++) {
    const { starts, tag, mention, key } = words[at] as Word;
    if (tag === 'B') learnTold(words, at, text, names);
    if ((starts & LEARNT) === 0 || tag === 'O' || mention) continue;
    if ((starts & STARTS.region) !== 0) learnLand(words, at, names.lands);
    if ((starts & STARTS.city) !== 0 && key !== CAPITAL) names.lands.home = true;
    if ((starts & (TYPED | STARTS.named)) === 0) continue;
    const found = typed(words, at, text, names);
    const named = found ? undefined : provinceAt(words, at, text, names);
    const province = found ? provinceOf(found, names) : named?.code;
    if (province === undefined) continue;
    names.provinces.add(province);
    names.parents.add(province);
    if (names.day === undefined) {
      for (const { level, code } of knownOf(found?.name ?? named?.name ?? '', names).any) {
        if (level === 'province') names.parents.add(code);
      }
    }
    names.lands.home = true;
  }
}

/** Learns the unit that is told by what it is: `Mù Cang Chải là một trong hai huyện nghèo`. */
function learnTold(words: readonly Word[], at: number, text: string, names: UnitNames): void {
  const type = typeTold(words, at);
  if (type === undefined) return;
  const { end } = words[at - 1] as Word;
  for (let from = Math.max(0, at - MOST_BARE); from < at; from++) {
    const { start, capital, mention } = words[from] as Word;
    if (!capital || mention || end - start > LONGEST_BARE) continue;
    const units = knownAt(text, start, end, names.memory, names.day).any.filter((unit) => unit.type === type);
    if (units.length === 0) continue;
    const name = text.slice(start, end);
    learnFull(name, type, names);
    const one = onlyOne(units);
    if (one?.level === 'district' && one.parent !== undefined) names.parents.add(one.parent);
    return;
  }
}

/** From here on the bare name is read as that unit. */
function learnFull(name: string, type: string, { full, firsts }: UnitNames): void {
  const key = name.toLowerCase();
  if (full.has(key)) return;
  full.set(key, { value: `${type} ${name}`, type });
  firsts.add(firstSyllable(folded(name)));
}

function knownOf(name: string, { memory, day }: UnitNames): Known {
  return knownAt(name, 0, name.length, memory, day);
}

/** Code of the province that a unit is or lies in, where its name leaves no doubt. */
function provinceOf({ kind, type, name = '' }: Entity, names: UnitNames): string | undefined {
  if (kind !== 'unit') return undefined;
  if (type === 'tỉnh' || type === 'thành phố') {
    const province = knownOf(name, names).province;
    if (province) return province.code;
  }
  const districts = knownOf(name, names).districts.filter((one) => one.type === type);
  for (const { code } of districts) names.districts.add(code);
  return districts.length === 1 ? districts[0]?.parent : undefined;
}

/** The province whose name begins at a word. */
function provinceAt(words: readonly Word[], at: number, text: string, names: UnitNames): AdminUnit | undefined {
  const { start, starts } = words[at] as Word;
  if ((starts & STARTS.named) === 0) return undefined;
  const least = twoSyllables(words, at, text);
  if (!mayBeKnown(words, at, least, text, names)) return undefined;
  for (let to = Math.min(at + MOST_BARE, words.length); to >= least; to--) {
    const { end, capital } = words[to - 1] as Word;
    if (!capital || end - start > LONGEST_BARE) continue;
    const { province } = knownAt(text, start, end, names.memory, names.day);
    if (province) return province;
  }
  return undefined;
}

/** Index behind the word with which a name that begins at `at` has a blank in it: no bare name has less. */
function twoSyllables(words: readonly Word[], at: number, text: string): number {
  const { start } = words[at] as Word;
  let blank = start;
  while (blank - start < LONGEST_BARE && text.charCodeAt(blank) !== 0x20) blank++;
  const most = Math.min(at + MOST_BARE, words.length);
  let to = at + 1;
  while (to <= most && (words[to - 1] as Word).end <= blank) to++;
  return to;
}

/** False where no unit has a name that begins as the text does from the word at `at` to that before `to`. */
function mayBeKnown(words: readonly Word[], at: number, to: number, text: string, names: UnitNames): boolean {
  if (to > words.length) return false;
  const { end } = words[to - 1] as Word;
  // Where another mark than a blank stands behind it, the last syllable may be only a part of one.
  return text.charCodeAt(end) !== 0x20 || knownAt(text, (words[at] as Word).start, end, names.memory, names.day).begins;
}

/** No bare name is longer, in letters and in words: `Bà Rịa - Vũng Tàu`. */
const LONGEST_BARE = 24;
const MOST_BARE = 5;

/** Capitals behind a type word that begin no name: `Huyện Uỷ`, `thị trấn Đảng bộ`. */
const NO_NAMES = new Set('ủy|đảng|đoàn|đội|hội|ban|ubnd|hđnd|mttq|ủy ban|đảng bộ|đảng ủy|công an'.split('|'));

/** Words with which sentences begin, and no names. */
const LINKS = new Set('các|những|theo|tại|trong|khi|sau|với|và|từ|đến|của|được|trước|ngoài|ngày'.split('|'));

/** No unit's name is longer, in words of the text. */
const LONGEST_NAME = 5;

/** What may begin a unit or a region without a capital. */
const PLAIN = TYPED | STARTS.city | STARTS.plainRegion;

/** Administrative units, parts of communes, regions and countries named in a sentence, in text order. */
export function unitsIn(words: readonly Word[], text: string, names: UnitNames): readonly Entity[] {
  const out: Entity[] = [];
  let list: Entity | undefined;
  for (let at = 0; at < words.length; ) {
    const { starts, capital, tag } = words[at] as Word;
    if ((starts & PLAIN) === 0 && !capital && tag !== 'O') {
      at++;
      continue;
    }
    const member = list && capital && goesOnAt(words, list.to, at) ? memberAt(words, at, text, list, names) : undefined;
    const one = member ?? typed(words, at, text, names);
    if (member) list = member;
    else if (one && LISTED_TYPES.has(one.type ?? '') && namesMany(words, at)) list = one;
    const found = one ?? bare(words, at, text, names);
    if (found) out.push(found);
    at = found?.to ?? at + 1;
  }
  return linked(out, words, names);
}

/** The unit that goes on a list of those of one type: `Kim Phượng` in `các xã Kim Sơn, Kim Phượng và Tân Thịnh`. */
function memberAt(
  words: readonly Word[],
  at: number,
  text: string,
  { type, name: last = '' }: Entity,
  names: UnitNames,
): Entity | undefined {
  const word = words[at] as Word;
  if (word.mention || UNIT_TYPES.has(word.key)) return undefined;
  for (let to = Math.min(at + MOST_BARE, words.length); to > at; to--) {
    const { capital, end } = words[to - 1] as Word;
    const next = words[to];
    if (!capital || end - word.start > LONGEST_BARE) continue;
    if (next?.capital && next.tag === 'H' && next.start === end + 1) continue;
    const { any, province } = knownAt(text, word.start, end, names.memory, names.day);
    const units = any.filter((unit) => unit.type === type);
    if (units.length === 0) continue;
    const name = text.slice(word.start, end);
    // "các xã Tân Lập, Yên Bái" may name the province: it is a commune only beside one that lies where it does.
    const beside = () => knownOf(last, names).any.some((one) => units.some(({ parent }) => parent === one.parent));
    if (province !== undefined && !beside()) return undefined;
    learnFull(name, type as string, names);
    return unit(at, to, word.start, end, type as string, name);
  }
  return undefined;
}

/** `huyện Bình Liêu`, `TP. Hồ Chí Minh`, `H.Năm Căn`, `quận 1`. */
function typed(words: readonly Word[], at: number, text: string, names: UnitNames): Entity | undefined {
  const word = words[at] as Word;
  if (word.tag === 'O') return numbered(words, at, text);
  if ((word.starts & TYPED) === 0) return undefined;
  const follower = words[at + 1];
  const dot = word.key.indexOf('.');
  // Most such words stand before no name: `các xã có rừng`.
  if (dot <= 0 && follower?.key !== '.' && !(follower?.capital && isPlain(follower))) return undefined;
  const head = dot > 0 ? word.key.slice(0, dot) : word.key;
  const type = UNIT_TYPES.get(head);
  const hamlet = type === undefined;
  if (hamlet && dot < 0 && word.capital && isNamed(words, at, text, names)) return undefined;
  if (SHORT_CITIES.has(word.key) && word.key !== 'tp.hồ') return undefined;
  const short = head.length <= 2 && head !== 'xã';
  if (short && !word.capital) return undefined;
  let from = at + 1;
  let nameStart = words[from]?.start ?? 0;
  if (dot > 0) {
    from = at;
    nameStart = word.start + dot + 1;
  } else if (short && words[from]?.key === '.') {
    from++;
    nameStart = words[from]?.start ?? 0;
  }
  const known = nameEnd(words, from, nameStart, text, hamlet ? undefined : type, names);
  if (known === undefined) return undefined;
  const { to, listed } = known;
  if ((!listed || to === from + 1) && !word.capital && dot < 0 && isOfOffice(words, at)) {
    // "Chủ tịch UBND xã Giàng A Chống" names a person; of a hamlet ("trưởng thôn Phương La") only three words surely do.
    const least = hamlet ? from + 3 : listed ? to + 2 : to;
    if ((nameBehind(words, from) ?? 0) >= least) return undefined;
  }
  const end = (words[to - 1] as Word).end;
  const name = text.slice(nameStart, end);
  if (hamlet) {
    return entityOf({ kind: 'hamlet', from: at, to, start: word.start, end, value: text.slice(word.start, end), name });
  }
  const full = type as string;
  if (short && end - nameStart === 1 && !/^\d/u.test(name)) return undefined;
  const key = name.toLowerCase();
  if (!listed) {
    const city = SHORT_CITIES.get(name.toLowerCase());
    if (city) return entityOf({ ...unit(at, to, word.start, end, full, city.slice(10)), value: city });
    // "các tỉnh Tây Nguyên" is a region; "TP Đặng Thị Hoa" is none; "cam Xã Đoài" neither.
    if (full === 'tỉnh' || full === 'thành phố') return undefined;
    // "P.Coutinho", "bác sĩ P.Đ.V", "H. Mai", "Sở VH-TT": initials and other abbreviations, unless the unit is known.
    if (short) return undefined;
    // "các xã, phường Campuchia"; "bệnh viện huyện Các bác sĩ", where the mark between two sentences is lost.
    if (REGIONS.has(key) || LINKS.has(words[from]?.key ?? '')) return undefined;
    // "quận Lê chân" is only half a name; those of one syllable are known.
    if (SYLLABLE.test(key)) return undefined;
    // "các quận, huyện Hà Nội"
    if (knownOf(name, names).province) return undefined;
    if (word.capital && !short && dot < 0 && at > 0) return undefined;
  }
  const value = `${full} ${name}`;
  learnFull(name, full, names);
  return entityOf({ kind: 'unit', from: at, to, start: word.start, end, value, type: full, name });
}

/** `Buôn Ma Thuột`, `Sóc Trăng`: the word for a hamlet begins the name of a province or a district. */
function isNamed(words: readonly Word[], at: number, text: string, names: UnitNames): boolean {
  const { start, starts } = words[at] as Word;
  if ((starts & STARTS.named) === 0) return false;
  for (let to = Math.min(at + MOST_BARE, words.length); to > at + 1; to--) {
    const { capital, end } = words[to - 1] as Word;
    if (!capital || end - start > LONGEST_BARE) continue;
    const { province, districts } = knownAt(text, start, end, names.memory, names.day);
    if (province !== undefined || districts.length > 0) return true;
  }
  return false;
}

/** Index after the last word of the name that begins at `from`: the longest one known, else the run of capitals. */
function nameEnd(
  words: readonly Word[],
  from: number,
  nameStart: number,
  text: string,
  type: string | undefined,
  names: UnitNames,
): { to: number; listed: boolean } | undefined {
  let run = from;
  while (run < words.length && run - from < LONGEST_NAME) {
    const word = words[run] as Word;
    const hyphen = word.key === '-' && run > from && words[run + 1]?.capital === true;
    if (!hyphen && !(word.capital && (run > from || nameStart >= word.start) && isPlain(word))) break;
    run++;
  }
  if (run === from) return undefined;
  // "xã Sơn Kim 2"
  const number = words[run];
  if (type !== undefined && number && number.tag !== 'M' && number.tag !== 'T' && isNumber(number)) {
    const { any } = knownAt(text, nameStart, number.end, names.memory, names.day);
    if (any.some((unit) => unit.type === type)) return { to: run + 1, listed: true };
  }
  if (type !== undefined) {
    for (let to = run; to > from; to--) {
      const { any } = knownAt(text, nameStart, (words[to - 1] as Word).end, names.memory, names.day);
      if (any.some((unit) => unit.type === type)) return { to, listed: true };
    }
  }
  // "các xã, thị trấn Huyện ủy …", "huyện Uỷ": no name begins so, save one that is known: "thành phố Hội An".
  const first = words[from]?.key ?? '';
  if (UNIT_TYPES.has(first) || NO_NAMES.has(first)) return undefined;
  while (run > from + 1 && words[run - 1]?.key === '-') run--;
  return { to: run, listed: false };
}

function isPlain(word: Word): boolean {
  return word.mention === undefined;
}

/** `Bình Liêu` after `huyện Bình Liêu`; a province's name anywhere; regions and countries. */
function bare(words: readonly Word[], at: number, text: string, names: UnitNames): Entity | undefined {
  const word = words[at] as Word;
  const city = (word.starts & STARTS.city) === 0 ? undefined : SHORT_CITIES.get(word.key);
  if (
    city !== undefined &&
    !namesTeam(wordBefore(words, at)) &&
    !(word.key === CAPITAL && isForeign(words, at + 1, text, names))
  ) {
    const to = word.key === 'tp.hồ' ? at + 3 : at + 1;
    const end = (words[Math.min(to, words.length) - 1] as Word).end;
    const type = 'thành phố';
    return entityOf({ kind: 'unit', from: at, to, start: word.start, end, value: city, type, name: city.slice(10) });
  }
  const before = wordBefore(words, at);
  if (before && before.tag === 'H' && before.capital && before.end + 1 >= word.start)
    return regionAt(words, at, text, names.lands);
  if (!word.capital || word.mention || (before && (before.starts & STARTS.title) !== 0))
    return regionAt(words, at, text, names.lands);
  const syllable = names.firsts.size === 0 ? '' : firstSyllable(word.key);
  const told = names.firsts.has(syllable);
  if ((word.starts & STARTS.named) === 0 && !told) return regionAt(words, at, text, names.lands);
  const least = twoSyllables(words, at, text);
  const mayBe = mayBeKnown(words, at, least, text, names);
  // Of `A–B C` the first syllable is more than the word.
  const mayBeTold = told || (names.firsts.size > 0 && text.charCodeAt(word.start + syllable.length) !== 0x20);
  if (!mayBe && !mayBeTold) return regionAt(words, at, text, names.lands);
  if (namesThing(words, at)) return regionAt(words, at, text, names.lands);
  for (let to = Math.min(at + MOST_BARE, words.length); to >= least; to--) {
    const { capital, end } = words[to - 1] as Word;
    if (!capital || end - word.start > LONGEST_BARE) continue;
    const next = words[to];
    const goesOn = next?.capital === true && next.tag === 'H' && next.start === end + 1;
    if (goesOn && ((word.starts & STARTS.surname) !== 0 || ENDINGS.has(next.key))) continue;
    const name = text.slice(word.start, end);
    const found = mayBeTold ? names.full.get(name.toLowerCase()) : undefined;
    const known = mayBe ? knownAt(text, word.start, end, names.memory, names.day) : undefined;
    const { province } = known ?? {};
    // "TP Bắc Ninh (Bắc Ninh)": a bare name that a province bears is the province's.
    if (found && (province === undefined || province.type === found.type)) {
      if (province === undefined && isStreet(words, at)) continue;
      return entityOf({ kind: 'unit', from: at, to, start: word.start, end, ...found, name });
    }
    if (known === undefined || known.any.length === 0) continue;
    const one: Meant | undefined =
      province ?? (goesOn ? undefined : districtNamed(known, name, before, countedAt(words, to), names));
    if (one === undefined) continue;
    const { type, value = `${type} ${name}` } = one;
    if (!found && type !== undefined) learnFull(name, type, names);
    return entityOf({ kind: 'unit', from: at, to, start: word.start, end, value, ...(type && { type }), name });
  }
  return regionAt(words, at, text, names.lands);
}

/** `thủ đô Tehran`, `thủ đô của Afghanistan`: a name follows that no unit bears; or an article about other countries. */
function isForeign(words: readonly Word[], from: number, text: string, names: UnitNames): boolean {
  if (isOfOthers(names.lands)) return true;
  const at = words[from]?.key === 'của' ? from + 1 : from;
  const next = words[at];
  if (!next?.capital || next.mention) return false;
  return next.key !== 'việt nam' && provinceAt(words, at, text, names) === undefined;
}

/** Chains: `xã Ea Kao, TP Buôn Ma Thuột (Đắk Lắk)`: each unit knows the larger one that follows it. */
function linked(units: Entity[], words: readonly Word[], names: UnitNames): readonly Entity[] {
  for (let at = units.length - 2; at >= 0; at--) {
    const small = units[at] as Entity;
    const large = units[at + 1] as Entity;
    const gap = large.from - small.to;
    const mark = gap > 0 ? (words[small.to] as Word).key : ',';
    const beside = gap <= 1 && (mark === ',' || mark === '(' || mark === '-');
    if (!beside && !(gap > 0 && saysWhere(words, small.to, large.from))) continue;
    if (rank(small) <= rank(large)) continue;
    // "Ninh Bình, Hải Phòng, Lạng Sơn": a city that is a province itself lies in none.
    if (small.type === 'thành phố' && large.type === 'tỉnh' && isProvince(small, names)) continue;
    units[at] = entityOf({ ...small, within: large });
  }
  return units;
}

function isProvince({ type, name = '' }: Entity, names: UnitNames): boolean {
  return knownOf(name, names).province?.type === type;
}

/** 0 country, 1 province or part of another country, 2 district, 3 commune, 4 part of a commune. */
export function rank(entity: Entity): number {
  if (entity.kind === 'region') return isPartAbroad(entity) ? 1 : 0;
  if (entity.kind === 'hamlet') return 4;
  switch (entity.type) {
    case 'tỉnh':
      return 1;
    case 'thành phố':
      return 1.5;
    case 'quận':
    case 'huyện':
    case 'thị xã':
    case undefined:
      return 2;
    default:
      return 3;
  }
}
