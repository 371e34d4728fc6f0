import { timeUnits } from './duration/lexicon.js';
import { lexeme, lexemes } from './lexer/lexicon.js';
import type { Found } from './lexer/phrases.js';
import { BREAK, END, MARK, NUMBER, sliceOf, type Tokens, WORD } from './lexer/tokens.js';
import { units } from './measure/lexicon.js';
import { FUNCTION_WORDS, isMark } from './words.js';

/** The denominator of a rate as written, without its slash and a leading `1`, and the token behind it. */
export interface Per {
  readonly text: string;
  readonly next: number;
}

/** First syllables of nouns of two: `/học sinh`, `/đầu người`, `/công trình`, `mỗi quốc gia`, `mỗi chúng ta`. */
const OPENS_NOUN_OF_TWO = lexemes(
  'học đầu công lao hành nhân sinh gia cổ ô xe căn bệnh sản hợp khẩu giáo cán đơn doanh mét héc thành đại ngôi giao trường du ngư đoàn hội đảng thí dự khách tác chiến chủ cửa cuộc quốc cá địa giai nạn cầu sự bị hoá tài cơ đối lĩnh động tên thời dịch chương chúng',
);
const SINGLE = lexemes(
  'người hộ con cây cái chiếc xã huyện tỉnh thôn bản em cháu suất lần đợt ca vụ chuyến vé khách máy kg tấn tạ lít ngày tháng năm giờ h s giây phút đêm tuần quý vòng lượng chỉ cân bao thùng chai lon hộp quả trái kỳ buổi tiết sào ha cp lớp trường nhóm bình can gói mẫu',
);
const ONE = lexeme('một');
const PEOPLE = lexemes('dân');
const SCALED = lexemes('vạn triệu nghìn ngàn');
const NEW = lexeme('mới');
const AREA = lexeme('vùng');
const TERRITORY = lexeme('lãnh');
/** `một năm sau ngày hai nước nối lại quan hệ`: a time gone by, no rate. */
const GONE_BY = lexemes('sau trước qua nay');
/** `vào một ngày đẹp trời`, `trong một phút đầu tiên`: one of them, no rate. */
const ONE_OF_THEM = lexemes('đẹp nọ kia nào đầu cuối quay mới');

/** `sau một ngày`, `trong vòng một tháng`, `mất một năm`: a length of time, no rate. */
const SPAN_BEFORE = lexemes(
  'sau trong suốt cả hơn gần khoảng trước đúng tròn đầy qua được vòng mất hết thêm còn cách đây giảm dài nửa lên từ giữa cuối quá nghỉ tết chỉ chừng ngót vào đó',
);
/** `63 tỉnh/thành phố`, `quận/huyện`: either of them, no rate. */
const UNITS_OF_LAND = lexemes('tỉnh thành quận huyện xã phường thị thôn bản ấp khu tổ sở ngành');

/** `100.000 dân`, `1 vạn dân`: so many people as the denominator of a rate. */
export function isPopulationAt(t: Tokens, i: number): boolean {
  if (!/^10{3,6}$|^1$/u.test(sliceOf(t, i, i + 1).replaceAll('.', ''))) return false;
  return PEOPLE.has(t.lexeme[i + 1]!) || (SCALED.has(t.lexeme[i + 1]!) && PEOPLE.has(t.lexeme[i + 2]!));
}

/** `70 mm/24h` */
const hourLetterAt = (t: Tokens, i: number): { next: number } | undefined =>
  t.lexeme[i] === HOUR && t.glued[i] === 1 ? { next: i + 1 } : undefined;
const HOUR = lexeme('h');

/** `/100 km`, `/10 ml`: rates are told by round numbers. */
const isRoundAt = (t: Tokens, i: number): boolean => /^10{1,3}$/u.test(sliceOf(t, i, i + 1));

/** True where the number at token `i` is the base of a rate by its shape: `6 lít xăng/100 km`. */
export const isBaseAt = (t: Tokens, i: number): boolean =>
  isMark(t, i - 1, '/') && t.type[i - 2] === WORD && isRoundAt(t, i) && units.at(t, i + 1) !== undefined;

/** Reads one denominator behind a slash at token `i`: `người`, `1 nhà mới`, `24 giờ`, `m2`. */
function denominatorAt(t: Tokens, i: number): Per | undefined {
  let at = i;
  const counted = t.type[at] === NUMBER;
  if (counted) {
    const base =
      timeUnits.at(t, at + 1) ??
      hourLetterAt(t, at + 1) ??
      (isMark(t, at - 1, '/') && isRoundAt(t, at) ? units.at(t, at + 1) : undefined);
    // "6 lít/100 km"; "120 ha/100 ha" are two areas
    if (base)
      return t.lexeme[at + 1] === t.lexeme[at - 2] ? undefined : { text: sliceOf(t, at, base.next), next: base.next };
    // "trên 100.000 dân", "1 vạn dân": per so many people
    if (PEOPLE.has(t.lexeme[at + 1]!) || (SCALED.has(t.lexeme[at + 1]!) && PEOPLE.has(t.lexeme[at + 2]!))) {
      const next = PEOPLE.has(t.lexeme[at + 1]!) ? at + 2 : at + 3;
      return { text: sliceOf(t, at, next), next };
    }
    if (sliceOf(t, at, at + 1) !== '1') return undefined;
    at++;
  } else if (t.lexeme[at] === ONE) at++;
  if (t.type[at] !== WORD) return undefined;
  if (SCALED.has(t.lexeme[at]!) && PEOPLE.has(t.lexeme[at + 1]!)) return { text: sliceOf(t, at, at + 2), next: at + 2 };
  const unit =
    units.at(t, at) ??
    (SINGLE.has(t.lexeme[at]!) && !OPENS_NOUN_OF_TWO.has(t.lexeme[at]!) ? undefined : timeUnits.at(t, at));
  if (unit) return { text: sliceOf(t, at, unit.next), next: unit.next };
  if (FUNCTION_WORDS.has(t.lexeme[at]!) && !SINGLE.has(t.lexeme[at]!)) return undefined;
  // "70 quốc gia/vùng lãnh thổ" are either
  if (t.lexeme[at] === AREA && t.lexeme[at + 1] === TERRITORY) return undefined;
  if (t.capital[at] === 1) return undefined;
  let next = at + 1;
  if (counted) {
    // "/1 công trình nước sạch": the noun phrase goes on to the next punctuation
    while (next < at + 5 && t.type[next] === WORD && (!FUNCTION_WORDS.has(t.lexeme[next]!) || t.lexeme[next] === NEW))
      next++;
  } else if (
    OPENS_NOUN_OF_TWO.has(t.lexeme[at]!) &&
    t.type[next] === WORD &&
    t.capital[next] === 0 &&
    !FUNCTION_WORDS.has(t.lexeme[next]!)
  ) {
    next++;
  }
  return { text: sliceOf(t, at, next), next };
}

const MOST_SLASHES = 2;

/** Reads `/người/năm` at token `i`, which must be a slash. */
export function perAt(t: Tokens, i: number, depth = 0): Per | undefined {
  if (depth > MOST_SLASHES || !isMark(t, i, '/')) return undefined;
  if (UNITS_OF_LAND.has(t.lexeme[i - 1]!) && UNITS_OF_LAND.has(t.lexeme[i + 1]!)) return undefined;
  const first = denominatorAt(t, i + 1);
  if (!first) return undefined;
  const more = perAt(t, first.next, depth + 1);
  return more ? { text: `${first.text}/${more.text}`, next: more.next } : first;
}

const EACH = lexeme('mỗi');
const EVERY = lexemes('hằng hàng');
const ON = lexeme('trên');
const AVERAGE = lexeme('quân');
const HEAD = lexeme('đầu');
const PERSON = lexeme('người');
/** How far before and behind a figure its `mỗi …` may stand, in tokens. */
const REACH_BEFORE = 12;
const REACH_BEHIND = 5;

/** True where `một năm` at token `i` is a length of time; `5.000 phép tính trong một giây` is a rate. */
function isSpan(t: Tokens, i: number, time: Found<string>): boolean {
  if (GONE_BY.has(t.lexeme[time.next]!) || ONE_OF_THEM.has(t.lexeme[time.next]!)) return true;
  if (t.lexeme[i - 1] === WITHIN && SHORT.has(time.value)) return false;
  return SPAN_BEFORE.has(t.lexeme[i - 1]!);
}
const WITHIN = lexeme('trong');
const SHORT: ReadonlySet<string> = new Set(['giây', 'phút', 'giờ']);

/** `mặc mỗi áo`, `còn mỗi nhà`: nothing but. */
const ONLY = lexemes('mặc còn chỉ');
/** First syllables of nouns of two that stand behind `mỗi` alone: `mỗi hóa đơn`, `mỗi hệ thống`. */
const TWO_BEHIND_EACH = lexemes('hóa hệ đường chị phòng môn lô điểm bảng chặng thương xét');
const FLAT = lexeme('căn');
const VILLA = lexeme('biệt');

/** `mỗi suất quà`, `mỗi căn biệt thự` */
function eachAt(t: Tokens, i: number): Per | undefined {
  if (ONLY.has(t.lexeme[i - 1]!)) return undefined;
  const per = denominatorAt(t, i + 1);
  if (per === undefined) return undefined;
  const { next } = per;
  const isPlain = t.type[next] === WORD && t.capital[next] === 0 && !FUNCTION_WORDS.has(t.lexeme[next]!);
  const isCut =
    next === i + 2 ? TWO_BEHIND_EACH.has(t.lexeme[i + 1]!) : t.lexeme[i + 1] === FLAT && t.lexeme[i + 2] === VILLA;
  return isPlain && isCut && next <= i + 3 ? { text: sliceOf(t, i + 1, next + 1), next: next + 1 } : per;
}

/** `cây hằng năm`, `cây trồng hằng năm` are crops of one year; `ngân hàng năm 2016` is of a year. */
function isPartOfName(t: Tokens, i: number, next: number): boolean {
  const isCrop = t.lexeme[i - 1] === CROP || (t.lexeme[i - 1] === GROWN && t.lexeme[i - 2] === CROP);
  return isCrop || (t.type[next] === NUMBER && /^\d{4}$/u.test(sliceOf(t, next, next + 1)));
}
const CROP = lexeme('cây');
const GROWN = lexeme('trồng');

/** `mỗi năm`, `mỗi suất quà`, `hằng năm`, `trên 1 ha` at token `i`. */
function distributiveAt(t: Tokens, i: number): Per | undefined {
  if (t.lexeme[i] === EACH) return eachAt(t, i);
  // "thu nhập bình quân tháng"; "bình quân năm 2016" is of a year
  if (t.lexeme[i] === AVERAGE) {
    const time = timeUnits.at(t, i + 1);
    if (time !== undefined && t.type[time.next] !== NUMBER)
      return { text: sliceOf(t, i + 1, time.next), next: time.next };
  }
  if (t.lexeme[i] === HEAD && t.lexeme[i + 1] === PERSON && t.lexeme[i - 1] === AVERAGE)
    return { text: sliceOf(t, i + 1, i + 2), next: i + 2 };
  if (EVERY.has(t.lexeme[i]!) || t.lexeme[i] === ONE) {
    const time = timeUnits.at(t, i + 1);
    if (time === undefined || isPartOfName(t, i, time.next) || (t.lexeme[i] === ONE && isSpan(t, i, time)))
      return undefined;
    return { text: sliceOf(t, i + 1, time.next), next: time.next };
  }
  if ((t.lexeme[i] === ON || t.lexeme[i] === AVERAGE) && t.type[i + 1] === NUMBER && isPopulationAt(t, i + 1))
    return denominatorAt(t, i + 1);
  // "giá trị sản phẩm thu trên 1 ha đất canh tác"
  return t.lexeme[i] === ON && t.type[i + 1] === NUMBER && units.at(t, i + 2)?.value.dimension === 'area'
    ? denominatorAt(t, i + 1)
    : undefined;
}

/** How many words may stand between a unit and the slash of its rate. */
const NOUN_REACH = 5;
/** `15 kg gạo/người/tháng` */
const SHARERS = lexemes('người hộ khẩu em chuyến mẻ ha');

/** `5 triệu tấn thép/năm`, `2 lít nước/ngày`, `6 lít xăng/100 km`, `45 tấn buồng quả tươi/giờ`: what is measured stands between. */
function perBehindNoun(t: Tokens, next: number): Per | undefined {
  let at = next;
  while (at < next + NOUN_REACH && t.type[at] === WORD && !FUNCTION_WORDS.has(t.lexeme[at]!)) at++;
  if (at === next || !isMark(t, at, '/')) return undefined;
  const isOfTime = timeUnits.at(t, at + 1) !== undefined;
  // "30% lượng phân đạm/ha" is a share of what is told for each hectare
  const isRate =
    isOfTime || (!isMark(t, next - 1, '%') && (t.type[at + 1] === NUMBER || SHARERS.has(t.lexeme[at + 1]!)));
  // "500 tấn ngày/đêm"
  return isRate && timeUnits.at(t, at - 1) === undefined ? perAt(t, at) : undefined;
}

/** Behind one of these another statement begins: `2 xe xuống mức mỗi đơn vị …`. */
const GOES_ON = lexemes('xuống lên thì nhưng là mà nên đã sẽ khi nếu và thay');
/** `63 tỉnh`, `hai nước`, `cả hai` behind one of these are not told by the rate: `mỗi điểm cầu của 63 tỉnh`, `hàng ngày giữa hai nước`. */
const BELONGS = lexemes('của giữa cả');
/** How far behind a figure a rate of time that ends the clause may stand: `2 tỷ cốc cà phê được tiêu thụ hàng ngày`. */
const REACH_TO_END = 10;
/** How near before `mỗi` a number has it for itself: `ăn 3 khẩu phần mỗi tuần giảm 40%`. */
const REACH_OF_OTHER = 4;
const LONGEST_BRACKET = 10;

/** `20.600 NDT (tương đương 2.993 USD)/kg`: the slash behind the bracket that follows the figure, or holds it. */
function perBehindBracket(t: Tokens, next: number): Per | undefined {
  let at = next;
  if (isMark(t, at, '(')) {
    while (at < next + LONGEST_BRACKET && t.type[at] !== END && t.type[at] !== BREAK && !isMark(t, at, ')')) at++;
  }
  return isMark(t, at, ')') && isMark(t, at + 1, '/') ? perAt(t, at + 1) : undefined;
}

/** The rate in words behind the figure, in its clause. */
function perInWordsBehind(t: Tokens, next: number): Per | undefined {
  for (let at = next; at < next + REACH_TO_END && t.type[at] === WORD && !GOES_ON.has(t.lexeme[at]!); at++) {
    const found = at < next + REACH_BEHIND || EVERY.has(t.lexeme[at]!) ? distributiveAt(t, at) : undefined;
    if (found === undefined) continue;
    // "cho hai con của bị hại mỗi tháng 400 ngàn đồng": it is the rate of what follows
    if (at > next && t.type[found.next] === NUMBER) return undefined;
    // "30 người trúng giải Nhất mỗi giải trị giá 10 triệu đồng": the prize is what the next number tells
    if (
      at > next + 1 &&
      t.lexeme[at] === EACH &&
      timeUnits.at(t, at + 1) === undefined &&
      isNumberNear(t, found.next)
    ) {
      return undefined;
    }
    if (at < next + REACH_BEHIND || t.type[found.next] !== WORD) return found;
  }
  return undefined;
}

/** True where a number follows in the same clause. */
function isNumberNear(t: Tokens, from: number): boolean {
  let at = from;
  while (at < from + REACH_OF_OTHER && t.type[at] === WORD) at++;
  return t.type[at] === NUMBER;
}

/** True where the rate of time at token `at` is of a number before it. */
function isOfOther(t: Tokens, at: number): boolean {
  if (timeUnits.at(t, at + 1) === undefined) return false;
  // "lớp 10 khi mỗi năm chỉ có 70 em": the rate is of what begins there
  for (let i = at - 1; i >= at - REACH_OF_OTHER && t.type[i] === WORD && !GOES_ON.has(t.lexeme[i]!); i--) {
    // "3 năm qua mỗi năm lỗ …", "giai đoạn 2011-2015 bình quân mỗi năm …"
    if (t.type[i - 1] === NUMBER) return !/^\d{4}$/u.test(sliceOf(t, i - 1, i)) && timeUnits.at(t, i) === undefined;
  }
  return false;
}

/** `2.000 búp bê được bán ra mỗi năm với mức giá 6.000 USD`: the rate is of what is sold. */
const isPriced = (t: Tokens, i: number): boolean =>
  t.lexeme[i] === AT && (t.lexeme[i + 1] === PRICE || (t.lexeme[i + 1] === LEVEL && t.lexeme[i + 2] === PRICE));
const AT = lexeme('với');
const PRICE = lexeme('giá');
const LEVEL = lexeme('mức');

/**
 * The denominator said in words around the figure `first … next - 1`, in its own clause: `mỗi năm … 6 triệu ca`,
 * `4 triệu đồng mỗi m2`, `bình quân đầu người đạt 40 triệu đồng`.
 */
export function perAround(t: Tokens, first: number, next: number): Per | undefined {
  const behind = perBehindNoun(t, next) ?? perBehindBracket(t, next) ?? perInWordsBehind(t, next);
  if (behind) return behind;
  if (BELONGS.has(t.lexeme[first - 1]!)) return undefined;
  for (let at = first - 1; at > first - REACH_BEFORE && t.type[at] !== BREAK && t.type[at] !== END; at--) {
    if (t.type[at] === MARK && !isMark(t, at, '"')) return undefined;
    const found = distributiveAt(t, at);
    if (!found || found.next > first) continue;
    // "bình quân đầu người tăng 5%" is no rate
    if (t.lexeme[at] === HEAD && isMark(t, next - 1, '%')) return undefined;
    return isOfOther(t, at) || isPriced(t, found.next) ? undefined : found;
  }
  return undefined;
}
