import { ABROAD, PARTS_ABROAD } from '../lexicon/abroad.js';
import { isPlainRegion, REGIONS, STARTS } from '../lexicon/names.js';
import { Sieve } from '../lexicon/sieve.js';
import { isOneOf, tagSet } from '../lexicon/tags.js';
import { type Word, wordBefore } from '../words.js';
import { type Entity, entityOf } from './entity.js';

/** What an article tells of the words that are names of countries and other words too, and of whose land it speaks. */
export interface Lands {
  /** How often a word is surely a country, by its key. */
  readonly surely: Map<string, number>;
  /** How often it is surely part of somebody's name. */
  readonly people: Map<string, number>;
  /** Whether the article says `anh` of somebody. */
  pronoun: boolean;
  /** How often it names other countries. */
  abroad: number;
  /** Whether it names Việt Nam or a part of it. */
  home: boolean;
  /** What it tells of the type of places abroad, by their names: `bang California`. */
  readonly typed: Map<string, string>;
}

/** Nothing known yet. */
export function noLands(): Lands {
  return { surely: new Map(), people: new Map(), pronoun: false, abroad: 0, home: false, typed: new Map() };
}

/** Countries of one syllable, each a given name or a common word too. */
const SHORT = new Set('anh|mỹ|nga|đức|pháp|nhật|ý|lào|úc|bỉ|áo'.split('|'));

/** Words before a person's name that go before no country's: `chị Nga`. */
const KIN = new Set('ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|bé|thầy|bạn|bầu|mc'.split('|'));

/** Words behind which a country stands: `nước Anh`, `Tổng thống Mỹ`. */
const OF_LANDS = new Set(
  (
    'nước|người|gốc|tại|ở|sang|bang|liên bang|phía|chính phủ|chính quyền|tổng thống|thủ tướng|ngoại trưởng|bộ trưởng|đại sứ|' +
    'sứ quán|đại sứ quán|nghị sĩ|thượng nghị sĩ|quốc hội|thượng viện|hạ viện|quân đội|hải quân|không quân|lính|binh sĩ|công dân|' +
    'hoàng gia|nữ hoàng|ngoại hạng|đt|tuyển|đội tuyển'
  ).split('|'),
);

/** What follows `Đức` where it is no country: `Đức Phật`, `Đức Giáo hoàng`. */
const HOLY = new Set('phật|bà|mẹ|cha|chúa|thánh|giáo hoàng|thánh cha|giám mục|hồng y|tổng giám mục'.split('|'));

/** A syllable as Vietnamese words have it, so that a name goes on with it: `Đức Huy`, not `Đức Merkel`. */
export const SYLLABLE =
  /^(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}(?:ch|c|m|ng|nh|n|p|t)?$/u;

/** Capitals before a country that are no names: `Báo Anh`, `Đội Mỹ`. */
const HEADS = new Set('báo|đội|đoàn|quân|giải|cúp|phe|sao|hãng|tàu|xe|hàng|vua|siêu cúp'.split('|'));

const NOUNS = tagSet('NHX');

/** Marks behind which a sentence or a speech begins. */
const OPENING = tagSet(':.-("!?');

const touches = (a: Word | undefined, b: Word | undefined) =>
  a !== undefined && b !== undefined && b.start === a.end + 1;

/** What the words around tell of one that may be a short country: `begins` where its capital may be due to the place. */
type Reading = 'land' | 'person' | 'other' | 'begins' | 'open';

function readingOf(words: readonly Word[], at: number): Reading {
  const word = words[at] as Word;
  const before = wordBefore(words, at);
  const next = words[at + 1];
  const behind = touches(word, next) ? next : undefined;
  if (behind?.key === 'quốc') return 'land';
  const lands = touches(before, word) && before !== undefined && OF_LANDS.has(before.key);
  const begins = before === undefined || isOneOf(before.code, OPENING);
  if (behind !== undefined && word.key === 'đức' && HOLY.has(behind.key)) return 'other';
  if (before?.key === 'tiếng') return 'other';
  if (behind?.capital && behind.mention === undefined && !SHORT.has(behind.key)) {
    if (word.key === 'anh' && begins) return 'person';
    // "Tổng thống Mỹ Đô-nan Trăm": a foreign name, spelt by its sound.
    const spelt = words[at + 2]?.key === '-' && words[at + 2]?.start === behind.end;
    if (!lands && !spelt && behind.tag === 'H' && SYLLABLE.test(behind.key) && !isForeign(words[at + 2], behind)) {
      return 'person';
    }
  }
  if (before !== undefined && touches(before, word)) {
    if (KIN.has(before.key)) return 'person';
    if (lands || isHead(before)) return 'land';
    if (before.capital && (before.tag === 'H' || isSurname(before)) && isGiven(before)) {
      // "Hạm đội Thái Bình Dương Nga"
      return before.key === 'dương' && wordBefore(words, at - 1)?.capital ? 'open' : 'person';
    }
  }
  if (before?.key === '(' && next?.key === ')') return 'land';
  if (begins && before?.key !== '(') {
    if (next?.key === ',' || next?.key === '-' || next?.key === 'và') return words[at + 2]?.capital ? 'land' : 'begins';
    return 'begins';
  }
  return 'open';
}

/** `Bộ Ngoại giao Nga`, `Hạ viện Anh`: capitals of two syllables that the lexicon knows, and no person's. */
function isHead(word: Word): boolean {
  const { capital, key, code } = word;
  return capital && ((key.includes(' ') && isOneOf(code, NOUNS) && !isSurname(word)) || HEADS.has(key));
}

/** `Phương Nga`, `Nam Mỹ`; not `CIA Mỹ`, `Vogue Đức`. */
function isGiven(word: Word): boolean {
  const { key, tag, start, end } = word;
  if (key.includes(' ')) return tag === 'H' && isSurname(word);
  return end - start > 1 && SYLLABLE.test(key);
}

/** Also where a name begins the sentence: `Đỗ Anh`. */
function isSurname({ starts }: Word): boolean {
  return (starts & STARTS.surname) !== 0;
}

/** `Mỹ Tom Cruise`: the second word is no Vietnamese syllable. */
function isForeign(word: Word | undefined, before: Word): boolean {
  return touches(before, word) && isForeignName(word as Word);
}

function isForeignName({ capital, key }: Word): boolean {
  return capital && !key.includes(' ') && !SYLLABLE.test(key);
}

/** Learns what a word tells that may begin a region. */
export function learnLand(words: readonly Word[], at: number, lands: Lands): void {
  const { key, capital } = words[at] as Word;
  if (!capital) {
    if (key === 'anh') lands.pronoun = true;
    return;
  }
  if (!SHORT.has(key)) {
    const named = longestAt(words, at)?.key ?? key;
    const value = key === 'việt' || key === 'vn' ? 'Việt Nam' : REGIONS.get(named);
    if (value === undefined || isPlainRegion(named)) return;
    if (SURELY_HOME.test(value)) lands.home = true;
    else if (!HOME.has(value) && !COMMUNES.has(named)) lands.abroad++;
    const type = PARTS_ABROAD.has(named) && TYPES.get(wordBefore(words, at)?.key ?? '');
    if (type) lands.typed.set(value, `${type} ${value}`);
    return;
  }
  const reading = readingOf(words, at);
  if (reading === 'land') {
    lands.abroad++;
    lands.surely.set(key, (lands.surely.get(key) ?? 0) + 1);
  } else if (reading === 'person') lands.people.set(key, (lands.people.get(key) ?? 0) + 1);
}

/** Types of places abroad, as the full name has them. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['thành phố', 'thành phố'],
  ['tp', 'thành phố'],
  ['tp.', 'thành phố'],
  ['tỉnh', 'tỉnh'],
  ['bang', 'bang'],
  ['tiểu bang', 'bang'],
  ['đảo', 'đảo'],
]);

/** The longest name of a region that begins at a word, and the index behind it. */
function longestAt(
  words: readonly Word[],
  at: number,
  holds = (_key: string, _to: number): boolean => true,
): { readonly key: string; readonly to: number } | undefined {
  let found: { readonly key: string; readonly to: number } | undefined;
  let { key } = words[at] as Word;
  for (let to = at + 1; to <= words.length && PREFIXES.has(key); to++) {
    if (REGIONS.has(key) && holds(key, to)) found = { key, to };
    const next = words[to];
    if (next === undefined || !CONTINUING.mayHold(next)) break;
    key = `${key} ${next.key}`;
  }
  return found;
}

/** True where a short word with a capital names a country. */
function isLand(words: readonly Word[], at: number, { surely, people, pronoun }: Lands): boolean {
  const { key } = words[at] as Word;
  const reading = readingOf(words, at);
  if (reading !== 'begins' && reading !== 'open') return reading === 'land';
  const sure = surely.get(key) ?? 0;
  if (reading === 'begins' && (key === 'anh' || key === 'ý' || key === 'áo'))
    return sure > 0 && !(key === 'anh' && pronoun);
  // "Phương Nga", then "Nga": somebody whom the article has named.
  return sure >= (people.get(key) ?? 0);
}

/** Việt Nam and its parts. */
const HOME = new Set(
  [...REGIONS.values()].filter((value) =>
    /^(?:Việt Nam|Tây Nguyên|miền|phía|duyên hải|Đồng bằng|Biển Đông|(?:Tây|Đông) Bắc$)|[Bb]ộ$/u.test(value),
  ),
);

/** What other countries have no part of that name; they have a `Tây Bắc`, too. */
const SURELY_HOME = /^(?:Việt Nam|Tây Nguyên)$|[Bb]ộ$/u;

/** True for a region that is not Việt Nam nor lies in it. */
export function isAbroad({ kind, value }: Entity): boolean {
  return kind === 'region' && !HOME.has(value);
}

/** True for a state, province or city of another country. */
export function isPartAbroad({ kind, name = '' }: Entity): boolean {
  return kind === 'region' && PARTS_ABROAD.has(name.toLowerCase());
}

/** Names of regions and what they begin with, by syllables. */
const PREFIXES = new Set(
  [...REGIONS.keys()].flatMap((key) => key.split(' ').map((_, n, all) => all.slice(0, n + 1).join(' '))),
);

/** What stands in them behind the first syllable. */
const CONTINUING = new Sieve(
  [...PREFIXES].flatMap((key) => key.split(' ').flatMap((_, n, all) => (n > 0 ? [all.slice(n).join(' ')] : []))),
);

/** The region or country whose name begins at a word. */
export function regionAt(words: readonly Word[], at: number, text: string, lands: Lands): Entity | undefined {
  const word = words[at] as Word;
  if (word.mention || (word.starts & STARTS.region) === 0) return undefined;
  const { start } = word;
  const endOf = (to: number) => (words[to - 1] as Word).end;
  const longest = longestAt(words, at, (key, to) => isMeant(words, at, to, key, text.slice(start, endOf(to)), lands));
  if (longest === undefined) return undefined;
  const { key, to } = longest;
  const value = REGIONS.get(key) as string;
  const end = endOf(to);
  const name = text.slice(start, end);
  return entityOf({ kind: 'region', from: at, to, start, end, value: lands.typed.get(value) ?? value, name });
}

function isMeant(words: readonly Word[], at: number, to: number, key: string, name: string, lands: Lands): boolean {
  // "cả nước" of an article that speaks of other countries alone is one of them.
  if (isPlainRegion(key)) return !ANY_LAND.has(key) || !isOfOthers(lands);
  const { capital } = words[at] as Word;
  if (!capital) return WITH_TYPE.test(name);
  if (SHORT.has(key)) return isLand(words, at, lands);
  return !ABROAD.has(key) || (isWhole(words, at, to) && (!COMMUNES.has(key) || lands.abroad > 0));
}

/** Names that are written with their type in lower case. */
const WITH_TYPE = /^(?:châu|vùng|bán đảo|dải|xứ) \p{Lu}/u;

/** What communes of Việt Nam are called too. */
const COMMUNES = new Set('nam mỹ|quảng đông|tứ xuyên|vân nam|hồ nam|tân cương|hải nam|quảng châu|côn minh'.split('|'));

/** True where a name abroad is no part of a longer one: not of `New York Times`, `Michael Jordan`, `Lưu Bình Nhưỡng`. */
function isWhole(words: readonly Word[], at: number, to: number): boolean {
  if (isForeign(words[to], words[to - 1] as Word)) return false;
  const before = wordBefore(words, at);
  if (before === undefined || !touches(before, words[at])) return true;
  return !isForeignName(before) && !(before.capital && before.tag === 'H' && isSurname(before));
}

/** What every country may be called. */
const ANY_LAND = new Set('cả nước|toàn quốc|đất nước'.split('|'));

/** An article that names other countries so often, and nothing of Việt Nam, is about them. */
const OTHERS = 2;

/** True for an article about other countries. */
export function isOfOthers({ home, abroad }: Lands): boolean {
  return !home && abroad >= OTHERS;
}
