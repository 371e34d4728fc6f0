import { HAMLET_TYPES, ORGANISATION_HEADS, PERSON_TITLES, UNIT_TYPES } from './names.js';
import { ADJECTIVES, ADVERBS, COMPOUNDS, LINKS, NOUNS, VERBS } from './words.gen.js';

/**
 * Class of a word, one letter: noun, verb, adjective, X compound of no known class, H name (capitalised), E preposition,
 * C conjunction, S subordinator, R adverb or auxiliary, B copula, D determiner, P pronoun or pointing word, Q word that
 * bounds a figure, M figure with context, T time, O other number, U unknown; or a punctuation mark, itself.
 */
export type Tag = string;

// Closed classes, by hand. They win over the table of the press.
const CLOSED: Readonly<Record<string, string>> = {
  E: 'của|tại|ở|trong|trên|dưới|với|cho|từ|đến|tới|theo|về|bởi|do|vì|bằng|để|nhằm|qua|sau|trước|khi|vào|giữa|ngoài|quanh|cùng với|so với|đối với|thông qua|trên địa bàn|vì sao|tính từ|kể từ|thuộc|ngoài ra|bên cạnh|gần|cách|như|giống|tính đến',
  C: 'và|hoặc|hay|cùng|lẫn|cũng như',
  S: 'mà|thì|nhưng|nếu|tuy|tuy nhiên|dù|mặc dù|song|nên|rằng|bởi vì|vì vậy|do đó|do vậy|vì thế|nhờ|khiến|làm|trong khi|trong khi đó|trong đó|theo đó|đồng thời|còn|rồi|sau đó|trước đó|qua đó|nhất là|đặc biệt|cụ thể|ngoài ra|bên cạnh đó|cùng với đó|như vậy|thậm chí|hơn nữa|tức|nghĩa là|chẳng hạn|ví dụ|vậy|cho nên|miễn là|để|nhằm|thế nhưng|tuy vậy|dù vậy|vậy mà|thế mà|thế nên|thế là|mặt khác|ngược lại|trái lại|kể cả|bởi vậy|chính vì vậy|chính vì thế|chính vì|nhờ đó|nhờ vậy|từ đó',
  R: 'đã|đang|sẽ|vừa|mới|chỉ|vẫn|cũng|đều|không|chưa|chẳng|phải|được|bị|có thể|cần|nên|rất|khá|quá|càng|lại|luôn|thường|từng|sắp|hãy|ngày càng|hầu như|cứ|vẫn còn|chỉ còn|hiện|hiện nay|hiện tại|đến nay|chủ yếu|lần lượt|tương ứng|riêng|ngay|thêm|nữa|xong|không còn|không thể|muốn|tiếp tục',
  B: 'là|gồm|bao gồm',
  D: 'các|những|mỗi|mọi|một|nhiều|vài|một số|toàn|toàn bộ|tất cả|cả|hàng|hàng loạt|từng|bao nhiêu|mấy|nửa|đa số|phần lớn|hầu hết|số',
  P: 'này|đó|ấy|kia|trên đây|nói trên|đây|đấy|nào|gì|ai|tôi|chúng tôi|chúng ta|họ|mình|nó|nhau|khác|sau đây|vừa qua|qua|nêu trên',
  Q: 'hơn|gần|khoảng|chừng|xấp xỉ|ngót|ước|ước đạt|ước tính|tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|lên tới|lên đến|trở lên|trở xuống|mức|còn',
  V: 'có|đạt|chiếm|tăng|giảm|tăng lên|giảm xuống|giảm còn|xuống|lên|xuống còn|thu|chi|đóng|nộp|mua|bán|trị giá|tương đương|đạt mức|xảy ra|phát hiện|bắt giữ|khởi tố|thu giữ|sử dụng|hỗ trợ|đầu tư|trao|tặng|trao tặng|tổ chức|triển khai|thực hiện|xây dựng|kết nạp|cử|mở|cấp|vay|nợ|lỗ|lãi|thiệt hại|bồi thường|nhận|chuyển|dự kiến|phấn đấu|đề nghị|cho biết|khẳng định|nằm|rộng|dài|cao|sâu|nặng',
  N: 'thiểu số|dân tộc thiểu số|đa số|người|tỷ lệ|tỉ lệ|số lượng|tổng số|diện tích|sản lượng|doanh thu|kim ngạch|giá trị|vốn|tổng vốn|mức|giá|lượng|khối lượng|chiều dài|công suất|kinh phí|số tiền|tổng|hộ|hộ dân|thu nhập|vụ|chỉ số|đảng viên|chi bộ|đảng bộ|bị hại',
  A: 'bình quân|trung bình|cao nhất|thấp nhất|lớn nhất',
};

/** Words with their class. */
export interface WordTable {
  readonly tags: ReadonlyMap<string, Tag>;
}

let table: WordTable | undefined;

/** The words of the press (lower case, modern tone placement). Read once. */
export function wordTable(): WordTable {
  if (table) return table;
  const map = new Map<string, Tag>();
  const add = (tag: string, words: Iterable<string>) => {
    for (const word of words) map.set(word, tag);
  };
  add('X', COMPOUNDS.split('|'));
  add('A', ADJECTIVES.split('|'));
  add('V', VERBS.split('|'));
  add('R', ADVERBS.split('|'));
  add('S', LINKS.split('|'));
  // Titles, bodies and kinds of units are told by whole words.
  for (const names of [PERSON_TITLES, ORGANISATION_HEADS, UNIT_TYPES.keys(), HAMLET_TYPES]) {
    add(
      'N',
      [...names].filter((name) => name.includes(' ')),
    );
  }
  add('N', NOUNS.split('|'));
  for (const tag of ['A', 'N', 'V', 'Q', 'P', 'D', 'R', 'S', 'C', 'E', 'B']) add(tag, (CLOSED[tag] ?? '').split('|'));
  table = { tags: map };
  return table;
}
