const set = (words: string): ReadonlySet<string> => new Set(words.split('|'));

/** Verbs that report what somebody says. */
export const SAYS = set(
  'cho biết|cho hay|khẳng định|nhận định|nhấn mạnh|thừa nhận|tiết lộ|giải thích|lý giải|tâm sự|tuyên bố|xác nhận|thông báo|bộc bạch|cảnh báo|quả quyết|kể|kể lại|nêu rõ|than thở|trần tình|thổ lộ|phân trần|khai nhận|dẫn chứng',
);
/** Verbs that do so only where `rằng`, a colon or a quotation follows, or behind what was said: `công bố:`, `“…”, chị Hương chia sẻ`. */
export const MAY_SAY = set(
  'nói|chia sẻ|công bố|đánh giá|dự báo|thông tin|báo cáo|trả lời|nêu|viết|trình bày|phát biểu|phân tích|ước tính|dự đoán|kết luận|phản ánh|khai|bày tỏ|ghi nhận|bình luận|tiếp lời|hồi tưởng|nhớ lại|cho|nhắn nhủ|lo lắng|bức xúc|ân hận|nhận xét|đáp|hỏi|chỉ ra|băn khoăn|trăn trở|thắc mắc|não nề|bày tỏ',
);
/** `khẳng định vị thế`, `công bố`: what is asserted is no statement. */
export const NO_STATEMENT = set(
  'vị thế|vị trí|tên tuổi|đẳng cấp|mình|bản thân|chủ quyền|giá trị|tài năng|chỗ đứng|sức mạnh|năng lực|chuyện|chất lượng|uy tín|vai trò|tiếng|tiềm năng',
);
/** Before a verb these say that nobody said it, or that somebody is asked to. */
export const NOT_SAID = set(
  'không|chưa|chẳng|được|bị|từ chối|để|phải|cần|muốn|hãy|nhằm|nên|không thể|không muốn|chưa thể|khó|đừng',
);
/** Who stands behind one of these is asked to speak. */
export const ASKS = set(
  'đề nghị|yêu cầu|mời|hỏi|nhờ|buộc|khiến|giúp|chờ|muốn|đòi hỏi|kêu gọi|giục|thúc giục|được|bị|nghe|để',
);

/** Nouns for what tells something: `theo số liệu của …`, `thống kê từ … cho thấy`. */
export const SOURCES = set(
  'lời|lời khai|lời kể|khai|báo cáo|số liệu|thống kê|thông tin|nguồn tin|tin|tin tức|kết quả|khảo sát|nghiên cứu|điều tra|đánh giá|nhận định|dự báo|thông báo|thông cáo|tính toán|ước tính|phân tích|công bố|tiết lộ|ghi nhận|xác nhận|tìm hiểu|quan điểm|ý kiến|phản ánh|chia sẻ|trình bày|dữ liệu|tài liệu|bài viết|bản tin|thông tấn|chia sẻ|lý giải|giải thích|nhận xét|tường thuật|mô tả|bảng xếp hạng|kể|nguồn|bản|cuộc|con số|các|một|những|thẩm tra|phiếu|hồ sơ|biên bản|cáo trạng|kết luận|phát biểu|cách|cáo buộc|khuyến cáo|thăm dò|đề xuất|kiến nghị|lãnh đạo|đại diện',
);
/** Words that may stand within `theo thống kê mới nhất vừa được công bố của …`. */
export const OF_SOURCES = set(
  'mới|nhất|mới nhất|mới đây|ban đầu|sơ bộ|chính thức|vừa|gần đây|nhanh|tổng hợp|chưa|đầy đủ|chi tiết|riêng|chung|thường niên|hàng năm|nội bộ|đăng|đăng tải|đưa ra|được|bước đầu|trên|khác|này|cũ|gần|nhất|độc lập',
);
/** Between a source and who it is of. */
export const LINKS = set('của|từ|do|bởi|tại|trên');

/** People and bodies that speak without a name: `các chuyên gia nhận định`, `theo nhà chức trách`. */
export const UNNAMED = set(
  'ban tổ chức|chính phủ|quốc hội|cơ quan công an|công an|cảnh sát|nhà chức trách|giới chức|chuyên gia|nhân chứng|trinh sát|nhà phân tích|người dân|báo giới|báo chí|truyền thông|lãnh đạo|đại diện|phát ngôn viên|người phát ngôn|nhà khoa học|nhà nghiên cứu|cơ quan điều tra|nguồn tin|giới phân tích|giới chuyên gia|giới quan sát|hãng tin|bác sĩ|luật sư|cơ quan chức năng|trợ lý|quan chức|đại biểu|chủ tọa|viện kiểm sát|tòa án|thư ký|giới truyền thông|nghi phạm|nạn nhân|gia đình|người nhà',
);
/** Verbs and nouns that begin or end such a phrase although the table of words takes them for others. */
export const NOUNISH = set(
  'đại diện|lãnh đạo|phát ngôn|truyền thông|nghiên cứu|thống kê|báo cáo|điều tra|khảo sát|tổng hợp|vận tải|đầu tư|quản lý|giám sát|trợ lý|nguồn tin|chức trách|thẩm tra|phụ trách|đào tạo|xuất bản|kiểm tra|kiểm toán|tư vấn|truyền hình|phát thanh|bảo vệ|thông tấn|xây dựng|thông báo|giấu|tên|giấu tên|chỉ huy|quân sự|phân tích',
);
/** Documents and rules say nothing: `theo Luật Đất đai`. */
export const DOCUMENTS =
  /^(?:luật(?! sư)|bộ luật|nghị định|quyết định|thông tư|quy định|quy chế|nghị quyết|hiệp định|hợp đồng|kế hoạch|pháp lệnh|hiến pháp|chỉ thị|công văn|dự thảo|dự án|đề án|chương trình|tiêu chuẩn|lịch|hđlđ|công ước|điều|khoản|hiệp ước|tuyên bố|đạo|phật|công giáo|thiên chúa|hồi giáo|phong cách|kiểu|mô hình|quy hoạch|đường|quốc lộ|google|iso|chuẩn)(?: |$)/u;
/** Times of day and the like: what stands behind them is another phrase. */
export const WHEN = set(
  'hôm qua|hôm nay|mới đây|sáng|chiều|tối|trưa|đêm|nay|qua|vừa qua|gần đây|trước đó|sau đó|ngày|tháng|năm|lúc|hôm|khi|thời điểm|hiện|hiện nay|nguồn|ảnh|clip|video|cùng ngày|tuần|cuối tuần|liên quan|ngoài ra|riêng|cuối cùng|vấn đề|việc',
);
/** Offices and the like before a name: `Vụ trưởng Vũ Thị Thủy`, `một trợ lý của Tổng thống`. */
export const ROLES = set(
  'vụ trưởng|phó vụ trưởng|cục trưởng|phó cục trưởng|tổng cục trưởng|viện trưởng|chỉ huy|tư lệnh|phát ngôn viên|người phát ngôn|tổng thư ký|nghị sĩ|thượng nghị sĩ|hạ nghị sĩ|lãnh tụ|chủ nhiệm|phó chủ nhiệm|trưởng khoa|phó trưởng khoa|chánh văn phòng|phó|trưởng|liên|liên bộ|nhóm|thương hiệu|chi hội|nhà khoa học|nhà phân tích|nhà nghiên cứu|nhà sử học|nhà kinh tế|cựu|nguyên|tân|nữ|nam|vị|người|chủ|chủ quán|hướng dẫn viên|lính|thành viên|nhân viên|cán bộ|công nhân|chiến sĩ|điều dưỡng|y tá|kiến trúc sư|nhạc sỹ|ca sỹ|mẫu|siêu mẫu|ban lãnh đạo|đồng sáng lập|nhà sáng lập|ceo|chủ hãng|các|một|những|số|thuyền trưởng|trưởng thôn|trưởng công an|đội trưởng|đội phó|tổ trưởng|vợ|gia đình|khách hàng|phụ huynh|thí sinh|cử tri|hành khách|du khách|hộ|hãng|tờ|báo|trang|kênh|tạp chí|nhật báo|đài|hãng tin|thông tấn|website|trang tin|truyền hình|đài truyền hình|nhà xuất bản|quan chức|cố vấn|đặc phái viên|trợ lý|thẩm phán|công tố viên|điều tra viên|phân tích|chuyên viên|kinh tế trưởng|cảnh sát trưởng|thị trưởng|tỉnh trưởng|bí thư|phó bí thư',
);
