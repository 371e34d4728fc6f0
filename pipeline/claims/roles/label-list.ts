import { isOneOf, tagSet } from '../lexicon/tags.js';
import { ofLast } from '../memo.js';
import type { Figure, View } from '../scene.js';
import type { Word } from '../words.js';

/**
 * Lists of labels with a bare number each: `143 đảng viên (khiển trách 97, cảnh cáo 38)`, `Ý Yên 2.160, Giao Thủy 1.755`. One by
 * one such a number looks like a part of a name (`Quốc lộ 5`), so whether it counts is told by the list, by rules.
 */

/** How sure a number of such a list counts. */
export const LISTED_CHANCE = 0.9;

interface Member {
  readonly at: number;
  readonly label: string;
  readonly value: number;
  /** Written as no name is: `2.160`, `7,05`. */
  readonly isShaped: boolean;
  /** The label ends in a name: `huyện Ý Yên`. */
  readonly isName: boolean;
}

const LONGEST_LABEL = 5;
const FEWEST_MEMBERS = 2;
const SHAPED = /^(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)$/u;
const SEPARATORS = new Set([',', ';', 'và']);
/** Where a list may begin behind what it is a list of. */
const OPENERS = new Set(['(', ':', 'gồm', 'trong đó', 'bao gồm', 'trong đó có']);
/** A number behind these names or ranks. */
const NAMING = new Set(
  'số|lộ|quốc lộ|tỉnh lộ|lần|lần thứ|khóa|khoá|cấp|tầng|lớp|hạng|loại|thứ|tập|mục|điều|khoản|chương|bài|kỳ|đợt|quý|tháng|ngày|năm|giờ|phút|tổ|khu|khu phố|ấp|thôn|quận|phường|đường|đội|phần|bảng|hình|top|nhóm|giai đoạn|vòng|tuổi|từ|đến|khoảng|hơn|gần|trên|dưới|tăng|giảm|còn|đạt|là|có|được|với|cả|thêm|hết|chỉ'.split(
    '|',
  ),
);

/** True where the figure is a bare number of such a list. */
export function isListed({ view, at }: Figure): boolean {
  return listedIn(view).has(at);
}

const listedIn = ofLast(({ words }: View): ReadonlySet<number> => {
  const listed = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    const first = memberAt(words, at);
    if (first === undefined) continue;
    const members = [first];
    let last = first;
    for (let next = nextMember(words, last.at); next !== undefined; next = nextMember(words, last.at)) {
      members.push(next);
      last = next;
    }
    if (isList(words, members)) for (const member of members) listed.add(member.at);
    at = last.at;
  }
  return listed;
});

function isBareCount(word: Word | undefined): word is Word & { mention: NonNullable<Word['mention']> } {
  const mention = word?.mention;
  return (
    mention?.kind === 'count' &&
    typeof mention.value === 'number' &&
    mention.value2 === undefined &&
    mention.unit === undefined &&
    mention.per === undefined
  );
}

/** The member whose number is the word at `at`, with the words before it as label. */
function memberAt(words: readonly Word[], at: number): Member | undefined {
  const word = words[at];
  if (!isBareCount(word)) return undefined;
  const from = labelFrom(words, at, LONGEST_LABEL);
  if (from === at || NAMING.has(words[at - 1]?.key ?? '')) return undefined;
  const label = words.slice(from, at);
  return {
    at,
    label: label.map(({ key }) => key).join(' '),
    value: word.mention.value as number,
    isShaped: SHAPED.test(word.key),
    isName: at - from > 1 && words[at - 1]?.capital === true && words[at - 2]?.capital === true,
  };
}

function isOfLabel({ key, tag, mention }: Word): boolean {
  return mention === undefined && /^\p{L}/u.test(key) && !SEPARATORS.has(key) && !OPENERS.has(key) && tag !== 'C';
}

/** Where a label begins that ends before the word at `to`; it has at most so many words. */
function labelFrom(words: readonly Word[], to: number, most: number): number {
  let from = to;
  while (from > 0 && to - from < most && isOfLabel(words[from - 1] as Word)) from--;
  return from;
}

/** Index behind the mark and the label that follow the number at `at`; just behind the mark where no label does, undefined without a mark. */
function behindNextLabel(words: readonly Word[], at: number): number | undefined {
  if (!SEPARATORS.has(words[at + 1]?.key ?? '')) return undefined;
  let to = at + 2;
  while (to < words.length && to < at + 2 + LONGEST_LABEL && isOfLabel(words[to] as Word)) to++;
  return to;
}

/** The next member of the list that the number at `at` belongs to. */
function nextMember(words: readonly Word[], at: number): Member | undefined {
  const next = behindNextLabel(words, at);
  return next === undefined ? undefined : memberAt(words, next);
}

function isList(words: readonly Word[], members: readonly Member[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < FEWEST_MEMBERS) return false;
  if (new Set(members.map(({ label }) => label)).size < members.length) return false;
  const last = members.at(-1) as Member;
  if (goesOnWithAmount(words, last.at)) return false;
  const shaped = members.filter(({ isShaped }) => isShaped).length;
  if (shaped >= FEWEST_MEMBERS) return true;
  const areNames = members.every(({ isName }) => isName);
  if (areNames && shaped > 0 && members.every(({ value }) => value >= LEAST_OF_NAMES)) return true;
  // "Bình Sơn 712, Lý Sơn 640 lồng": the last one says of what
  if (areNames && isOneOf(words[last.at + 1]?.code, NOUNS)) return true;
  return isPartOfHead(words, members);
}

const NOUNS = tagSet('NXU');
/** `Mường Lát 1.203, Quan Sơn 988`: smaller ones may be parts of names. */
const LEAST_OF_NAMES = 10;

/** `thịt 90.000, cá 80.000, tôm 70.000 đồng`: prices, of which only the last has its unit. */
function goesOnWithAmount(words: readonly Word[], at: number): boolean {
  const next = behindNextLabel(words, at);
  const kind = next === undefined ? undefined : words[next]?.mention?.kind;
  return kind === 'money' || kind === 'measure' || kind === 'percentage';
}

/** How far before a list what it is a list of may be counted. */
const HEAD_REACH = 14;

/** `143 đảng viên (khiển trách 97, …)`: together the members are most of what is counted before them. */
function isPartOfHead(words: readonly Word[], members: readonly Member[]): boolean {
  const first = members[0] as Member;
  const most = LONGEST_LABEL + first.label.split(' ').length;
  const at = labelFrom(words, first.at, most) - 1;
  if (at < 0 || !OPENERS.has((words[at] as Word).key)) return false;
  let sum = 0;
  for (const { value } of members) sum += value;
  for (let i = at - 1; i >= 0 && i >= at - HEAD_REACH; i--) {
    const { mention } = words[i] as Word;
    if (mention === undefined || mention.kind === 'year' || mention.kind === 'date' || mention.kind === 'period')
      continue;
    const total = mention.kind === 'count' ? mention.value : undefined;
    return typeof total === 'number' && sum <= total && sum * 2 >= total;
  }
  return false;
}
