import { type Lexeme, type LexemeSet, lexeme, lexemes } from '../lexer/lexicon.js';
import { phrases } from '../lexer/phrases.js';

/** Documents that are named by number: `Nghị định 94`, `Chỉ thị số 05`, `chương trình 135`. */
export const documents = phrases(
  (
    'nghị quyết|quyết định|chỉ thị|công văn|kết luận|nghị định|thông tư|thông báo|quy định|kế hoạch|văn bản|báo cáo|tờ trình|đề án|hướng dẫn|' +
    'chương trình|quy chế|luật|pháp lệnh|công điện|sắc lệnh|dự án|thông tri|quy chuẩn|tiêu chuẩn|điều lệ|nq|nđ|qđ|tt|ct|kl|nghị quyết trung ương|' +
    'nghị quyết tw|nghị quyết hội nghị trung ương|trung ương|tw|chuyên án|lệnh|công ước|nghị sự|giấy phép|hợp đồng|hóa đơn|vụ án'
  )
    .split('|')
    .map((name) => [name, true] as const),
);

/** Places, roads, units and parts of a work that are named by number. `strict` ones are never followed by what they count. */
export const named = phrases<'strict' | 'loose'>([
  ...(
    'quốc lộ|ql|tỉnh lộ|tl|đường tỉnh|đt|hương lộ|huyện lộ|vành đai|cao tốc|quận|phường|khoản|lữ đoàn|trung đoàn|sư đoàn|tiểu đoàn|đại đội|quân khu|quân đoàn|' +
    'vùng cảnh sát biển|binh đoàn|đơn nguyên|ngõ|ngách|hẻm|ngã|bệnh viện|quân y|kiệt|giai đoạn|tiểu khu|khoảnh|bks|biển số|biển kiểm soát|chương|tiết|lô|mạ|số nhà|tổ dân phố|cảng hàng không|hotline|km|hiệp|set|phút|nguyện vọng|á hậu|á khôi|elo|hệ số|bước|kháp|câu|tuổi|top|tốp|cấp cứu|cảnh sát|kỳ quay|nhánh|vòng eo|vòng ngực|số ba|mũi'
  )
    .split('|')
    .map((name) => [name, 'strict'] as const),
  ...(
    'cỡ|size|khu vực|số hiệu|xóm|thôn|ấp|khu phố|tổ|khối|bản|đội|khóm|khu|buôn|làng|phòng|gói thầu|cơ sở|bài|kỳ|ảnh|hình|bảng|biểu|mục|phần|điều|điểm|tập|nhóm|vùng|' +
    'đại hội|hội nghị|trường|nhà máy|tòa|cổng|cửa|làn|bến|chợ|tuyến|zone|block|trạm|cầu|cống|kênh|đường|phố|tàu|xã|trang|số trang|mẫu số|phụ lục|cột|giếng|mỏ|lò'
  )
    .split('|')
    .map((name) => [name, 'loose'] as const),
]);

/** `số` before a number names (`bão số 9`, `số 91 đường Lộ Tẻ`), but not behind these (`tổng số 15.000`, `trong số 2`). */
export const NUMBER_WORD = lexeme('số');
export const COUNTING_BEFORE_NUMBER_WORD = lexemes(
  'tổng tần trong con cộng chữ dân doanh đa thiểu chỉ hệ tham hiệu một tỷ tỉ thông nửa ẩn phần chiếm có được ước',
);

/** Scores of games: `tỷ số 1-1`, `thắng 3-0`. */
export const SCORE_CUES = lexemes('số thắng thua hòa hoà dẫn bại gỡ');

/** Idioms with a number that counts nothing: `4 tại chỗ`, `3 không`, `2 trong 1`. */
export const idioms = phrases(
  ['tại chỗ', 'không', 'sạch', 'có', 'cùng', 'nhà', 'tốt', 'đúng', 'trong 1', 'trong một', 'bên'].map(
    (word) => [word, word] as const,
  ),
);

/** Geographic coordinates. */
export const COORDINATES = lexemes('vĩ kinh');

/** Words that go on after a name with a number: the name ends before them. */
export const CONTACT_CUES = lexemes('thoại đt hotline tel fax zalo');

/** Before a name word these make another word of it: `thời điểm`, `văn bản`, `đại biểu`, `yêu cầu`, `thị trường`, … */
export const COMPOUND_BEFORE = lexemes(
  'thời địa trọng quan văn cơ nhật kịch toàn tài quân đại tiêu phát yêu nhu thị môi hiện lập nhiệm cùng định hoa bất danh cổ thành góp đa hạng hàng tượng kết chủ một hai ba triệu sưu tuyển lần',
);

/** Common words that name by number, asked for at the number: last syllables, with those before them that make the word. */
const long = (
  'phương án|mã đề|thế hệ|trường hợp|báo danh|nhiệm kỳ|cột mốc|kịch bản|bán tứ kết|thế chiến|xí nghiệp|chỉ đạo|quận quân đoàn|động tác|tuần lễ|' +
  'tiêu chí|tổng đài|đơn vị|phân đoạn|báo động|mầm non|chi bộ|đặc công|phật lịch|quân đội|nhân dân|ngoại truyện|điệp viên|hiệu số|vĩ kinh tuyến'
)
  .split('|')
  .map((name) => name.split(' '));
export const heads: ReadonlyMap<Lexeme, LexemeSet> = new Map(
  long.map((name) => [lexeme(name.at(-1)!), lexemes(name.slice(0, -1).join(' '))] as const),
);
/** Such words of one syllable. */
const short = 'mã kì trại chặng lượt lõi liveshow mẹo trận game ván show cụm đoạn chất lầu tuýp ron';
export const SHORT_HEADS = lexemes(short);
/** Last syllables of both, and `mach`. */
export const HEAD_ENDS = lexemes([short, 'mach', ...long.map((name) => name.at(-1)!)].join(' '));
