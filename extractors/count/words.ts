import { type LexemeSet, lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, type Tokens, WORD } from '../lexer/tokens.js';
import { FIVE_OR_YEAR, ONE } from '../number/lexicon.js';
import type { Quantity } from '../quantity.js';
import type { Context } from '../rule.js';
import { COUNTED, isMark, isNounAt } from '../words.js';
import { isSetPhrase } from './set-phrases.js';

/** Who may be dead, hurt or missing, and that they are: here `một` counts. */
const VICTIMS = lexemes(
  'người nạn em cháu học hành phụ thanh công cán bé nam nữ trẻ chiến khách thuyền ngư cảnh sĩ lính thủy tài cụ dân binh ông bà giáo',
);
const HARM = lexemes('chết tử bị mất thiệt thương nhập nặng hy thoát');
/** `làm một công nhân bị thương` */
const CAUSES = lexemes('làm khiến');
const HARM_REACH = 4;
const PASSIVE = lexeme('bị');
/** `thêm một ca`, `chỉ một vụ`, `còn một hộ`: the speaker counts. */
const COUNTING_CUES = lexemes('chỉ đúng');
const AND = lexeme('và');
/** Words behind a small number word that make it no count: `hai bên`, `ba mẹ`, `năm nay`, `một số`. */
const NOT_BEHIND = lexemes('má mẹ lô chiều ngả đằng mặt vợ bề cõi lòng gác kích rọi chỉ lê vạ hoa bên vòng đình ngày');
const LIST_REACH = 9;

/** The word that a list of counts goes on with: `2 người chết, một người bị thương`. */
function followsCount({ t, last }: Context, i: number): boolean {
  if (last?.kind !== 'count' || i - last.next > LIST_REACH) return false;
  return isMark(t, i - 1, ',') || t.lexeme[i - 1] === AND || isMark(t, i - 1, ';');
}

/** True where `một` at token `i` counts rather than says "a". */
function countsOne(context: Context, i: number): boolean {
  const { t } = context;
  if (!isNounAt(t, i + 1) || !COUNTED.has(t.lexeme[i + 1]!)) return false;
  if (VICTIMS.has(t.lexeme[i + 1]!)) {
    for (let at = i + 2; at < i + 2 + HARM_REACH; at++)
      if (HARM.has(t.lexeme[at]!))
        return followsCount(context, i) || CAUSES.has(t.lexeme[i - 1]!) || t.lexeme[at] !== PASSIVE;
  }
  return followsCount(context, i) || COUNTING_CUES.has(t.lexeme[i - 1]!);
}

/** True where a number in words counts the noun behind it. Capitals inside a sentence are names (`Ba Vì`, `chị Năm`). */
export function wordsCount(context: Context, quantity: Quantity): boolean {
  const { t } = context;
  const i = quantity.first;
  const { next } = quantity;
  const isName = t.capital[i]! > 0 && !context.isSentenceStart(i);
  // "bể nát Hai tài xế": a full stop was lost before a number word with what it counts
  // "Phan Văn Sáu đại diện" is a name; "Ảnh: VH Hai công nhân" lost a full stop
  if (isName && t.type[i - 1] === WORD && t.capital[i - 1]! > 0 && !OPENS_SENTENCE.has(t.lexeme[next]!)) return false;
  if (isName && (!isNounAt(t, next) || !COUNTED.has(t.lexeme[next]!) || KIN.has(t.lexeme[i - 1]!))) return false;
  // "30.000 xe/năm": the year
  if (isSetPhrase(t, i, next) || (isMark(t, i - 1, '/') && t.glued[i] === 1)) return false;
  const isSingle = quantity.numeral.next === i + 1 && quantity.value2 === undefined;
  if (isSingle && t.lexeme[i] === ONE) return countsOne(context, i);
  if (isSingle && t.lexeme[i] === FIVE_OR_YEAR)
    return (
      isNounAt(t, next) &&
      !isYearOf(t, i, next) &&
      (isCountedByFive(t, next) ||
        (FIVE_CUES.has(t.lexeme[i - 1]!) && COUNTED.has(t.lexeme[next]!) && !OF_A_YEAR.has(t.lexeme[next]!))) &&
      (context.isSentenceStart(i) || !afterNumber(t, i))
    );
  if (NOT_BEHIND.has(t.lexeme[next]!)) return false;
  if (quantity.numeral.value <= 10 && isSingle) return isNounAt(t, next) || BEHIND_ALL.has(t.lexeme[i - 1]!);
  return true;
}
/** `nhóm năm thành viên`, `gồm năm xe tăng`: before these năm is five, unless what follows belongs to a year. */
const FIVE_CUES = lexemes('nhóm thêm gồm có với được lập cả mất còn');
const OF_A_YEAR = lexemes('sinh học lớp tài sản cấp bản dự văn kinh công kỷ đầu cuối đại');
/** `sang năm con lên lớp 9`, `cả năm dự báo`, `Năm quốc tế`: a year, whatever word is behind. */
function isYearOf(t: Tokens, i: number, next: number): boolean {
  if (TOLD_BY_CHILD.has(t.lexeme[i - 1]!) && CHILDREN.has(t.lexeme[next]!)) return true;
  return NOT_FIVE.get(t.lexeme[next]!)?.has(t.lexeme[next + 1]!) === true;
}
const TOLD_BY_CHILD = lexemes('sang từ hết qua');
const CHILDREN = lexemes('con cháu em');
const NOT_FIVE: ReadonlyMap<number, LexemeSet> = new Map([
  [lexeme('dự'), lexemes('báo kiến đoán')],
  [lexeme('quốc'), lexemes('tế')],
]);
const YEAR_BEFORE = lexemes('hằng hàng mỗi nhiều cuối đầu giữa theo một từng những các mấy vài suốt quanh');
const afterNumber = (t: Tokens, i: number): boolean => t.type[i - 1] === NUMBER || YEAR_BEFORE.has(t.lexeme[i - 1]!);
const OPENS_SENTENCE = lexemes(
  'người chiếc cái vụ ca con căn ngôi nạn bị đội nữ nam công nhân học phụ thanh tên đối ông bà cô nhà đứa nghi',
);
const BEHIND_ALL = lexemes('cả');
const KIN = lexemes('anh chị ông bà cô chú dì cậu thím bác em cụ út thứ');
const SCHOOL = lexeme('học');
const WORK = lexeme('công');
const WORKERS = lexemes('nhân trình ty chức dân đoàn');
const PUPILS = lexemes('sinh viên trò');
/** What `năm` counts as five where no year can be meant; `năm học`, `năm lớp 12`, `năm thành công` are years. */
const COUNTED_BY_FIVE = lexemes(
  'người hộ em cháu nạn bị đối địa xã huyện tỉnh thôn bản ấp vụ ca con chiếc căn ngôi cái đứa tiêu trường doanh đơn cán dự quốc nước nhóm đội giải ngành bệnh mẫu đợt nghi thanh chiến bài cuộc hạng gói tên',
);
const isCountedByFive = (t: Tokens, i: number): boolean =>
  COUNTED_BY_FIVE.has(t.lexeme[i]!) ||
  (t.lexeme[i] === WORK && WORKERS.has(t.lexeme[i + 1]!)) ||
  (t.lexeme[i] === SCHOOL && PUPILS.has(t.lexeme[i + 1]!));
