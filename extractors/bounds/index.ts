import type { Modifier } from '../../pipeline/model/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { phrases } from '../lexer/phrases.js';
import { MARK, NUMBER, type Tokens } from '../lexer/tokens.js';
import type { Draft } from '../rule.js';
import { isMark, isNounAt, isPhraseEnd } from '../words.js';

const before = phrases<Modifier | 'none'>([
  ...list('over', 'hơn|trên|quá|vượt|vượt quá|vượt trên|hơn cả|>'),
  ...list('nearly', 'gần|ngót|ngót nghét|suýt soát|gần tới|gần đến'),
  ...list(
    'approx',
    'khoảng|chừng|ước|ước khoảng|ước tính|ước chừng|xấp xỉ|xấp sỉ|sấp xỉ|sấp sỉ|xấp xỉ khoảng|cỡ|tầm|áng chừng|trên dưới|trên , dưới|vào khoảng|~|≈|quanh|quanh mức|xoay quanh|xoay quanh mức|khoảng chừng|độ chừng',
  ),
  ...list(
    'at_least',
    'ít nhất|tối thiểu|không dưới|không ít hơn|≥|tối thiểu là|ít nhất là|ít nhất có|tối thiểu từ|ít nhất từ|không thấp hơn|không kém',
  ),
  ...list(
    'at_most',
    'tối đa|không quá|không vượt quá|không hơn|≤|nhiều nhất|tối đa là|không cao hơn|tối đa không quá|tối đa đến',
  ),
  ...list('under', 'dưới|chưa đến|chưa tới|chưa đầy|chưa được|nhỏ hơn|<|không đến|không tới|không đầy|chưa quá'),
]);

function* list(modifier: Modifier, forms: string): Generator<readonly [string, Modifier]> {
  for (const form of forms.split('|')) yield [form, modifier];
}

const MORE_THAN = lexeme('hơn');
const ON = lexeme('trên');
/** `tăng hơn gấp đôi`: before gấp the word bounds. */
const FOLD = lexeme('gấp');
const UNDER = lexeme('dưới');
const EXCEED = lexeme('vượt');
/** `cao hơn 43 km`, `sớm hơn 2 tháng`: here hơn compares and bounds nothing. */
const COMPARATIVES = lexemes(
  'cao thấp lớn nhiều ít sớm muộn nhanh chậm đông dài rộng kém tốt già trẻ nặng nhẹ xa sâu ngắn cũ mạnh hẹp đắt rẻ',
);
/** `đi trên 2 xe`, `chở trên hai tàu`: here trên is a place. */
const MOTION = lexemes('đi ngồi chở chạy leo đứng thông nằm bơi đặt đóng ghi lên');
const CARRIERS = lexemes('xe tàu thuyền ghe chiếc máy tuyến trục lưng vai đường');
/** `dựa trên 5 tiêu chí` */
const BASED = lexemes('dựa');
/** A few of these are exceeded rather than stood on: `trên 5 điểm`, `trên 6 bàn thắng`; `trên 4 xe`, `trên hai tuyến đường` are places. */
const EXCEEDED = lexemes(
  'điểm bàn lần người em cháu hộ vụ ca giải tiêu trận môn con chạm cấp khách năm học đại nhân cán bệnh xã huyện tỉnh thành quốc nước phần sao lượt đợt cuộc tín hội dự công loại chỗ',
);
const HAND = lexemes('tay cờ mổ khách');
const FEW = 10;
const AROUND = lexeme('quanh');
const RING = lexeme('xung');
const ROUGHLY = lexeme('ước');
const NOT_ROUGHLY = lexemes('quy công mong hiệp thề ao');
const REACH = 3;
const FROM = lexeme('từ');
const UPWARDS = [lexeme('lên'), lexeme('xuống')];
const TURN = lexeme('trở');
/** How many words may lie between the figure and `trở lên`: `từ 450.000 tấn cà phê nhân trở lên`, `xe 9 chỗ ngồi trở xuống`. */
const UPWARDS_REACH = 6;
/** Behind these `trở lên` bounds something else: `12 tình nguyện viên ở tuổi trung niên trở lên`. */
const OTHER_PHRASE = lexemes('từ ở với tại có là của cho giữ trong do và');

const SIZE = lexeme('cỡ');
const MEASURE = lexeme('kích');
const SAID = lexemes('nêu nói kể');
const TIME = lexeme('thời');
const TIMES = lexemes('điểm gian');
/** `nặng hơn 700 kg`, `chiều dài hơn 4 m` tell a size; `dài hơn 30 mm` and `cao hơn 2 ha so với …` compare. */
const SIZES = lexemes('nặng dài rộng sâu cao lớn');
const DIMENSIONS = lexemes('chiều độ bề');
const COMPARED = lexemes('so');
const COMPARED_REACH = 4;

function isSizeOver(t: Tokens, at: number, draft: Draft): boolean {
  if (draft.kind !== 'measure' || !SIZES.has(t.lexeme[at - 1]!)) return false;
  if (DIMENSIONS.has(t.lexeme[at - 2]!)) return true;
  if (draft.unit === 'mm' || draft.unit === 'cm') return false;
  for (let behind = draft.next; behind < draft.next + COMPARED_REACH && t.type[behind] !== MARK; behind++)
    if (COMPARED.has(t.lexeme[behind]!)) return false;
  return true;
}

/** A bound and the tokens of its words. */
export interface Bound {
  readonly modifier: Modifier;
  readonly first: number;
  readonly next: number;
}

function boundBehind(t: Tokens, draft: Draft): Bound | undefined {
  let turn = draft.next;
  while (t.lexeme[turn] !== TURN) if (++turn === draft.next + UPWARDS_REACH) return undefined;
  if (!UPWARDS.includes(t.lexeme[turn + 1]!)) return undefined;
  const isFrom = t.lexeme[draft.first - 1] === FROM;
  for (let at = draft.next; at < turn; at++)
    if (isPhraseEnd(t, at) || t.type[at] === NUMBER || (!isFrom && OTHER_PHRASE.has(t.lexeme[at]!))) return undefined;
  return { modifier: t.lexeme[turn + 1] === UPWARDS[0] ? 'at_least' : 'at_most', first: turn, next: turn + 2 };
}

/** True where `trên` says where rather than how much: `thu trên 1 ha`, `đi trên 2 xe máy`. */
function isPlace(t: Tokens, at: number, draft: Draft): boolean {
  // "ngập sâu trên 1m" is deep
  if (draft.kind === 'measure' && draft.value === 1) return !SIZES.has(t.lexeme[at - 1]!);
  const before = t.lexeme[at - 1]!;
  const noun = t.lexeme[draft.next]!;
  // "trên 2 sàn giao dịch", "trên bốn bàn tay", but "trên 340 phương tiện", "trên 15 bàn thắng"
  const isOnSurface =
    draft.kind === 'count' &&
    draft.unit === undefined &&
    Number(draft.value) <= FEW &&
    isNounAt(t, draft.next) &&
    (!EXCEEDED.has(noun) || HAND.has(t.lexeme[draft.next + 1]!));
  // "thời điểm trên 2 thanh niên", "nêu trên 3 hộ": those told of above
  const isAbove = draft.kind === 'count' && (SAID.has(before) || (TIMES.has(before) && t.lexeme[at - 2] === TIME));
  return isAbove || BASED.has(before) || isOnSurface || (MOTION.has(before) && CARRIERS.has(noun));
}

/** The bound of a figure, from the words right before it or behind it. */
export function boundOf(t: Tokens, draft: Draft): Bound | undefined {
  const behind = boundBehind(t, draft);
  if (behind) return behind;
  for (let reach = REACH; reach >= 1; reach--) {
    const at = draft.first - reach;
    const found = before.at(t, at);
    if (!found || found.next !== draft.first || found.value === 'none') continue;
    const last = t.lexeme[draft.first - 1]!;
    if (reach === 1 && last === MORE_THAN && t.lexeme[draft.first] !== FOLD && COMPARATIVES.has(t.lexeme[at - 1]!))
      return isSizeOver(t, at, draft) ? { modifier: found.value, first: at, next: draft.first } : undefined;
    // "màn hình cỡ 5,5 inch": its size
    if (last === SIZE && (draft.unit === 'inch' || draft.unit === 'mm' || t.lexeme[at - 1] === MEASURE))
      return undefined;
    // "ở xung quanh hai chiếc bàn" is a place, "xung quanh 760 điểm" a level
    if (
      reach === 1 &&
      last === AROUND &&
      draft.kind === 'count' &&
      Number(draft.value) <= FEW &&
      t.lexeme[at - 1] === RING
    )
      return undefined;
    if (reach === 1 && last === ROUGHLY && NOT_ROUGHLY.has(t.lexeme[at - 1]!)) return undefined;
    if (reach === 1 && last === ON && isPlace(t, at, draft)) return undefined;
    // "vượt 1,34 lần" names the factor itself, "vượt 5% kế hoạch" the surplus
    if (reach === 1 && last === EXCEED) return undefined;
    if (last === UNDER && isMark(t, at - 1, ',') && t.lexeme[at - 2] === ON)
      return { modifier: 'approx', first: at - 2, next: draft.first };
    return { modifier: found.value, first: at, next: draft.first };
  }
  return undefined;
}
