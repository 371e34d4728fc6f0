import { lexeme, lexemes } from './lexer/lexicon.js';
import { MARK, type Tokens, WORD } from './lexer/tokens.js';

/** Words that open no noun phrase: what follows a number here is not what it counts. */
export const FUNCTION_WORDS = lexemes(
  'là và của thì đã ở từ với cho trong ngoài trên dưới tại về vào ra lên xuống đến tới do bởi vì nên mà nhưng hoặc hay cũng được bị có ' +
    'không chưa sẽ đang vẫn còn chỉ theo để khi nếu như này kia đó ấy nay qua đều rồi nữa so bằng hơn gồm nhằm thuộc cùng giữa sau trước ' +
    'nhất thứ tăng giảm đạt chiếm vừa mới hiện tính ngày tháng năm sáng chiều tối đêm khoảng gần phải nằm cách quy mỗi những các từng trở hằng gây cần',
);

/** First syllables of what is counted in the press (`người`, `hộ`, `cán bộ`, `đơn vị`, …), measured on provincial articles. */
export const COUNTED = lexemes(
  'người hộ em cháu học bệnh nạn đại đảng cán công lao thí hành ông bà đứa viên nhân cử đồng chiến đối bị lượt du thành gia đoàn hội sinh ' +
    'giáo khách trẻ phụ nam nữ bác y kỹ nông ngư thanh thiếu tù phạm nghi xã huyện tỉnh thôn bản ấp phường tổ cơ đơn doanh trường chi tập hợp thị ' +
    'quận khu tòa nhà trạm địa quốc thành nước phòng ban sở bộ ngành cấp con gốc cây đàn lồng bè chiếc căn ngôi cái cuốn tờ quyển tấm bức ' +
    'khẩu quả lô thùng bao gói hộp chai túi thẻ giường chỗ suất phần tầng cửa sổ vụ đợt cuộc buổi chuyến phiên kỳ khóa vòng trận ca ổ điểm tiêu ' +
    'mô dự hạng nội điều chương bước hồ đề nghị quyết văn giải huy bằng lần đội nhóm loại dòng tuyến đoạn cầu đường cống kênh tàu thuyền xe máy ' +
    'ô tàu cảng sân mỏ nhà trang chợ siêu khách sạn phiếu ý câu bài tin ảnh sản mặt món triệu tỷ nghìn vị thành liệt anh chị mẹ giống mũi ' +
    'lỗi tội bộ làn hạng mục quầy đảo vị châu miền vùng nền dân tộc tôn dân làng bước nguyên yếu lĩnh mục biện giải kiến tàu lớp trại lò giếng ' +
    'cột trụ trái lá bông bó tài giỏ khay tác vở phim ca nghệ cầu trận bàn thắng huấn luật tiến giáo phó thứ bí thủ chủ đồng lãnh cơ hạt cá',
);

const PASSIVE = lexeme('bị');
const ACCUSED = lexemes('cáo can hại đơn');

/** True where a lower-case word that may begin a noun phrase stands at token `i`. */
export function isNounAt(t: Tokens, i: number): boolean {
  if (t.type[i] !== WORD || t.capital[i] !== 0) return false;
  // "bốn bị cáo", "2 bị can": here bị opens a noun
  return !FUNCTION_WORDS.has(t.lexeme[i]!) || (t.lexeme[i] === PASSIVE && ACCUSED.has(t.lexeme[i + 1]!));
}

const SYLLABLE =
  /^(?:ngh?|nh|ph|th|tr|ch|gh|gi|kh|qu|[bcdđghklmnprstvx])?[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;

/** True where token `i` could be a Vietnamese syllable: `Mazda`, `iOS`, `Games` could not. */
export function isSyllableAt(t: Tokens, i: number): boolean {
  return t.end[i]! - t.start[i]! <= 7 && SYLLABLE.test(t.text.slice(t.start[i], t.end[i]).toLowerCase());
}

/** What is counted whatever word stands before the number: `tổ 5 người`, `bản 20 hộ`, `lớp 35 em`. */
export const ALWAYS_COUNTED = lexemes(
  'người hộ em cháu lần vụ ca con cái chiếc căn ngôi hội đảng nhân cán nạn bệnh thành trường lượt tiêu dự đơn doanh',
);

/** True where token `i` is this one symbol. */
export function isMark(t: Tokens, i: number, symbol: string): boolean {
  return t.type[i] === MARK && t.text.charCodeAt(t.start[i]!) === symbol.charCodeAt(0);
}

/** True where token `i` is a hyphen or dash. */
export function isDash(t: Tokens, i: number): boolean {
  if (t.type[i] !== MARK) return false;
  const unit = t.text.charCodeAt(t.start[i]!);
  return unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212;
}

/** True where nothing of the phrase goes on: punctuation, a line end, the end of the text. */
export function isPhraseEnd(t: Tokens, i: number): boolean {
  return t.type[i] !== WORD && (t.type[i] !== MARK || !isDash(t, i));
}

const ROMAN_VALUES: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The Roman numeral (I … CCC) that token `i` is, or undefined. Only capitals count. */
export function romanAt(t: Tokens, i: number): number | undefined {
  if (t.type[i] !== WORD || t.capital[i] === 0 || t.end[i]! - t.start[i]! > 8) return undefined;
  let value = 0;
  let before = 0;
  for (let at = t.end[i]! - 1; at >= t.start[i]!; at--) {
    const digit = ROMAN_VALUES[t.text.charAt(at)];
    if (digit === undefined) return undefined;
    value += digit < before ? -digit : digit;
    before = Math.max(before, digit);
  }
  return value;
}

/** The plain whole number at token `i` (`7`, `07`, `2013`), without separators, or undefined. */
export function plainAt(t: Tokens, i: number): number | undefined {
  const from = t.start[i]!;
  const to = t.end[i]!;
  if (to - from > 4 || to === from) return undefined;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = t.text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
