import { DAY } from '../calendar/index.js';
import { lexeme, lexemes } from '../lexer/lexicon.js';
import { NUMBER, sliceOf, type Tokens } from '../lexer/tokens.js';
import { FIVE_OR_YEAR, ONE } from '../number/lexicon.js';
import { perAt } from '../per.js';
import type { Quantity } from '../quantity.js';
import { type Context, type Draft, type Extractor, partOf, type Rule } from '../rule.js';
import { guessAt, sharedAt } from '../shared-unit.js';
import { IN_DIGITS, LIST_BEHIND } from '../traits.js';
import { COUNTED, isMark, isNounAt } from '../words.js';

/** Event counters: part of the mention, as `5 nghìn lượt`. */
const EVENT_UNITS = lexemes('lượt suất vụ ca lần chuyến đợt cuộc');
const TURNS = lexeme('lượt');
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
function wordsCount(context: Context, quantity: Quantity): boolean {
  const { t } = context;
  const i = quantity.first;
  const { next } = quantity;
  const isName = t.capital[i]! > 0 && !context.isSentenceStart(i);
  // "bể nát Hai tài xế": a full stop was lost before a number word with what it counts
  if (isName && (!isNounAt(t, next) || !COUNTED.has(t.lexeme[next]!) || KIN.has(t.lexeme[i - 1]!))) return false;
  // "đòn bẩy", "con dao hai lưỡi"
  if (t.lexeme[i - 1] === LEVER || t.lexeme[next] === BLADE) return false;
  // "thời điểm chín muồi", "nấu chín thức ăn": ripe, done
  if (t.lexeme[i] === NINE && (RIPE_BEHIND.has(t.lexeme[i + 1]!) || COOKED.has(t.lexeme[i - 1]!))) return false;
  const isSingle = quantity.numeral.next === i + 1 && quantity.value2 === undefined;
  if (isSingle && t.lexeme[i] === ONE) return countsOne(context, i);
  if (isSingle && t.lexeme[i] === FIVE_OR_YEAR)
    return (
      isNounAt(t, next) &&
      (isCountedByFive(t, next) ||
        (FIVE_CUES.has(t.lexeme[i - 1]!) && COUNTED.has(t.lexeme[next]!) && !OF_A_YEAR.has(t.lexeme[next]!))) &&
      (context.isSentenceStart(i) || !afterNumber(t, i))
    );
  if (NOT_BEHIND.has(t.lexeme[next]!)) return false;
  if (quantity.numeral.value < 10 && isSingle) return isNounAt(t, next) || BEHIND_ALL.has(t.lexeme[i - 1]!);
  return true;
}
/** `nhóm năm thành viên`, `gồm năm xe tăng`: before these năm is five, unless what follows belongs to a year. */
const FIVE_CUES = lexemes('nhóm thêm gồm có với được lập cả mất còn');
const OF_A_YEAR = lexemes('sinh học lớp tài sản cấp bản dự văn kinh công kỷ đầu cuối đại');
const LEVER = lexeme('đòn');
const BLADE = lexeme('lưỡi');
const NINE = lexeme('chín');
const RIPE_BEHIND = lexemes('muồi mọng rộ nục chắn nhừ mềm tái ép đỏ vàng ương');
const COOKED = lexemes('nấu nướng luộc hấp đun hầm xào rán chiên quả trái lúa');
const YEAR_BEFORE = lexemes('hằng hàng mỗi nhiều cuối đầu giữa theo một từng những các mấy vài suốt quanh');
const afterNumber = (t: Tokens, i: number): boolean => t.type[i - 1] === NUMBER || YEAR_BEFORE.has(t.lexeme[i - 1]!);
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

/** `6 triệu hành khách/năm`, `9 tiêu chí/xã`, `100 lần/phút`: up to this many words of the noun before its slash. */
const NOUN_REACH = 3;

function withNoun(t: Tokens, quantity: Quantity): Pick<Draft, 'next' | 'unit' | 'unitRaw' | 'per'> {
  const { next } = quantity;
  let end = next;
  while (end < next + NOUN_REACH && isNounAt(t, end)) end++;
  const per = end > next || quantity.per ? perAt(t, end) : undefined;
  if (per && end > next) {
    const unit = sliceOf(t, next, end);
    return { next: per.next, unit, unitRaw: unit, per: per.text };
  }
  if (!EVENT_UNITS.has(t.lexeme[next]!) || t.capital[next]! > 0) return { next };
  const unit = sliceOf(t, next, next + 1);
  return { next: t.lexeme[next] === TURNS ? next + 1 : next, unit: unit.toLowerCase(), unitRaw: unit };
}

const DAYS = 31;
const DAYS_REACH = 6;

/** `riêng ngày 26, ngày 27.`, `vào ba ngày 14, 15 và 16 tháng Giêng`: a day of a month that is not told. */
function isDayOfMonth(t: Tokens, i: number): boolean {
  let at = i;
  while (at > i - DAYS_REACH && t.type[at - 2] === NUMBER && (isMark(t, at - 1, ',') || t.lexeme[at - 1] === AND))
    at -= 2;
  return t.lexeme[at - 1] === DAY && t.type[at] === NUMBER;
}

const rules: readonly Rule<'count'>[] = [
  {
    // "45 và 49 triệu khách": the first counts millions too
    name: 'count/shared-scale',
    starts: 'number',
    needs: IN_DIGITS | LIST_BEHIND,
    read: (context, i) => sharedAt(context, i, 'bare'),
  },
  {
    // "25 tổ chức cơ sở đảng", "5 - 7 chi bộ", "Năm người bị thương", "thu về hơn 15.000"
    name: 'count/number',
    starts: 'number',
    read(context, i): Draft | undefined {
      const { t } = context;
      const guess = guessAt(context, i);
      const quantity = guess?.kind === 'bare' ? guess : context.quantity(i);
      if (quantity?.kind !== 'bare') return undefined;
      if (quantity.numeral.style === 'words' && !wordsCount(context, quantity)) return undefined;
      const noun = withNoun(t, quantity);
      const isBareEnd = noun.unit === undefined && !isNounAt(t, quantity.next);
      if (isBareEnd && quantity.value <= DAYS && quantity.value2 === undefined && isDayOfMonth(t, i)) return undefined;
      const english = quantity.numeral.style === 'english-decimal';
      return {
        kind: 'count',
        value: quantity.value,
        value2: quantity.value2,
        alternative: quantity.alternative,
        unit: noun.unit,
        unitRaw: noun.unitRaw,
        per: noun.per,
        first: quantity.first,
        next: noun.next,
        parts:
          noun.next > quantity.next
            ? [...quantity.parts, partOf(t, quantity.next, noun.next, 'unit', noun.unit ?? '')]
            : quantity.parts,
        evidence: quantity.evidence,
        confidence: english ? 0.5 : isBareEnd ? 0.8 : quantity.alternative === undefined ? 0.97 : 0.8,
      };
    },
  },
];

export const count: Extractor<'count'> = { kind: 'count', rules };
