/**
 * Abbreviations written with a full stop that stand before what they belong to (a name, a number), so that the stop
 * ends no sentence: `TP. Hạ Long`, `PGS. TS. Nguyễn Văn Minh`, `đ/c. Hùng`, `tr. 15`. Lower case, without stops.
 */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set([
  // places
  ...['tp', 'tx', 'kkt', 'ccn', 'cty', 'tt', 'kp', 'kđt', 'kcn', 'ql', 'tl', 'đt', 'tđ', 'st', 'mt'],
  // titles, ranks and forms of address
  ...[
    'gs',
    'pgs',
    'ts',
    'tskh',
    'ths',
    'ncs',
    'bs',
    'bsck',
    'bscki',
    'bsckii',
    'cki',
    'ckii',
    'ds',
    'dsck',
    'ks',
    'kts',
  ],
  ...[
    'cn',
    'ls',
    'lg',
    'nsnd',
    'nsưt',
    'ngnd',
    'ngưt',
    'ntk',
    'hlv',
    'vđv',
    'đd',
    'nv',
    'nb',
    'ths-bs',
    'th.s',
    't.s',
    'b.s',
    'k.s',
  ],
  ...['tbt', 'ctn', 'tr', 'trg', 'đ/c', 'đc', 'ô', 'ông/bà', 'lm', 'hth', 'tt-ths', 'thầy/cô'],
  ...['mr', 'mrs', 'ms', 'dr', 'prof', 'gen', 'col', 'capt', 'lt', 'rev', 'sen', 'gov', 'hon'],
  // references
  ...['nxb', 'tel', 'no', 'vol', 'pp', 'fig', 'vs', 'ví dụ', 'vd', 'đkkd', 'cmnd', 'cccd'],
]);

/** Abbreviations with a full stop that may also be the last word of a sentence: `v.v.`, `Co.`, `a.m.`. Lower case. */
export const CLOSING_ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...['v.v', 'vv', 'co', 'ltd', 'inc', 'corp', 'jr', 'sr', 'a.m', 'p.m', 'u.s', 'u.k', 'etc', 'tnhh'],
]);

/** Words that number what follows when they open a sentence: `Điều 15. Phạm vi`, `Ảnh 2. Đồng chí …`. */
export const NUMBERING_WORDS: ReadonlySet<string> = new Set([
  ...['ảnh', 'hình', 'bảng', 'biểu', 'bài', 'kỳ', 'kì', 'điều', 'khoản', 'mục', 'chương', 'phần', 'câu', 'bước', 'tập'],
  ...['phụ lục', 'vòng', 'clip', 'video', 'chặng', 'hồi', 'cảnh'],
]);

/** Words before a single capital that names a grade or kind: `giải A.`, `5 độ C.` may end a sentence. */
export const GRADED_WORDS: ReadonlySet<string> = new Set(
  'giải hạng loại nhóm lớp độ vitamin đội bảng khối khu điểm hàng tổ ca lô nhà tòa phần phương'.split(' '),
);

/** Last parts of host names, as they are written with a capital: `VietNam.Net`. */
export const HOST_ENDINGS: ReadonlySet<string> = new Set(['net', 'com', 'vn', 'org', 'gov', 'edu', 'tv', 'info', 'js']);

/**
 * Words that begin a sentence far more often than a name. After a single letter with a full stop they decide:
 * `… của bà Trần Thị H. Theo công an` is two sentences, `J. Biden` is one name.
 */
export const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  `ông bà anh chị em cô chú bác cậu tôi chúng họ nó ta mình người những các mọi mỗi một hai ba bốn nhiều một vài cả
  theo trong tại từ đến khi sau trước tuy nhưng và do vì nếu với để ngoài hiện đây đó này kia ở trên dưới qua về cùng
  cũng bên không chưa đã đang sẽ có được bị là như nhờ bởi dù mặc song hay hoặc tức vậy thế rồi còn nên mà thì lúc hồi
  ngay vừa mới đặc riêng cụ tiếp tương đồng bằng thông nhằm dự kết việc vụ cuộc ngày tháng năm sáng chiều tối đêm trưa
  hôm thời giai đầu cuối giữa lần thứ nhất nhiệm huyện tỉnh xã phường thôn thành đảng chi ban bí chủ phó đồng đại hội
  nghị bộ cơ quan nhà công lực cán đơn doanh ngân chính quốc quân toàn tổng tổ ai gì sao đâu bao thực tất phía phần
  trường học bệnh giá mức số tỷ tỉ thu nguồn nhân vẫn chỉ phải cần nhưng xin hãy đừng nói bạn con mẹ bố cha gia đình
  sự nhìn xét xác tính đối tuyến khu vực vùng địa dân nông sản kinh tế văn xây phát triển thường luôn ước hàng liên
  hơn gần khoảng lãnh khách báo cáo quyết kế mục mô hình đề án chương trình tin nghe thấy biết lại`
    .trim()
    .split(/\s+/u),
);
