/** Headings behind which a saved page lists other articles: everything after them is not this article's. */
const TEASER_HEADING =
  /^(?:các |những |bài |xem (?:thêm )?)?(?:tin|bài)(?:,? bài| viết)? (?:khác|liên quan|cùng (?:chuyên )?mục|cùng chủ đề|mới(?: nhất| hơn| đăng)?|cũ hơn|đã đưa|đã đăng|nổi bật|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|nên đọc|trước đó)(?: (?:khác|trong chuyên mục))?$/iu;
const TEASER_HEADING_OTHER =
  /^(?:tin tức liên quan|có thể bạn quan tâm|có thể bạn thích|đọc thêm|xem thêm|đừng bỏ lỡ|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|cùng chuyên mục|cùng chủ đề|mới nhất|bạn đọc quan tâm|ý kiến bạn đọc|bình luận|tin đọc nhiều|bài đọc nhiều|dành cho bạn|chủ đề liên quan|(?:các )?nội dung (?:liên quan|khác)|tin tức mới nhất|bài viết mới|xem thêm tin|tin cùng sự kiện|cùng sự kiện|cùng tác giả|mới - nóng|tin mới trong ngày|chủ đề nóng|đọc thêm về|tin mới cập nhật|tin (?:nóng|hot|tiêu điểm)(?: trong ngày)?|(?:đang )?được quan tâm(?: nhất)?|sự kiện liên quan|related(?: (?:posts|articles|news|stories))?|read more|see also)(?: \(\d{1,6}\))?$/iu;

/** Lines that frame an article on its page and belong to no article. */
const FURNITURE: readonly RegExp[] = [
  /^[\p{P}\p{S}\s]+$/u, // lone dots, rules
  /^[-–\s]{0,4}(?:quảng cáo|advertisement|tài trợ)[-–\s]{0,4}$/iu,
  /^https?:\/\/\S+$/u,
  /^\[?nhập (?:nội dung|chú thích)\]?$/iu,
  /^(?:đăng ký (?:nhận|theo dõi|kênh)|mời (?:bạn đọc|độc giả|quý độc giả|quý vị)|bấm theo dõi|theo dõi chúng tôi) .{0,100}(?:bản tin|video|kênh|fanpage|youtube|zalo|tại đây|bình chọn|newsletter|hộp thư).{0,100}$/iu,
  /^\*?\s?(?:kính )?mời (?:bạn đọc|độc giả|quý độc giả|quý vị|quý khán giả|các bạn|quý vị và các bạn)(?: và các bạn)? (?:theo dõi|đón xem|xem|nghe|truy cập|tham gia|gửi|để lại) .{3,200}$/iu,
  /^\[links\(\)\]$/iu, // where a content system would have put links
  /\d lượt bình chọn$/iu,
  /^đánh giá(?: bài viết)?\s?: .{0,20}\((?:0|\d{1,6}) (?:bình chọn|đánh giá)\)$/iu,
  /^nghe (?:nội dung |đọc )?(?:bài|tin)(?: viết| này)? \d{1,2}:\d{2}.{0,20}$/iu,
  /^theo dõi .{2,40} trên (?:google news|google|zalo|facebook|tiktok|youtube|mạng xã hội)$/iu,
  /^mời (?:các )?(?:bạn|bạn đọc|quý vị|độc giả|quý độc giả)(?: đọc)? (?:đồng hành cùng|tham gia|cài đặt|tải) .{3,200}$/iu,
  /^(?:trở thành người đầu tiên tặng sao|chuyển sao tặng cho thành viên|đăng nhập để tham gia bình luận|bạn phải đăng nhập|bạn cần đăng nhập).{0,100}$/iu,
  /^(?:hiện )?chưa có bình luận(?: nào)?.{0,60}$/iu,
  /^(?:tối đa|còn lại)\s?:?\s?\d{2,5} ký tự$/iu,
  /^(?:gửi góp ý|góp ý|báo lỗi nội dung|xem bản in|đọc báo in tại đây|thông tin bạn đọc|về trang chủ đề|đọc tiếp về trang chủ đề|kích thước chữ|giao diện chuẩn|cỡ chữ vừa|đặt câu hỏi|tin tài trợ|bình luận mới nhất|quan tâm nhất|quan tâm nhất \/ mới nhất)$/iu,
  /^(?:sắp xếp theo|chọn cỡ chữ|kích thước chữ)\s?:.{0,40}$/iu,
  /^link (?:bài )?gốc(?!\p{L}).{0,40}$/iu,
  /^(?:chia sẻ|bình luận|thích|like|share)\s?:?\s?[\d.,]{0,9}$/iu,
  /^[\d.,]{1,12} (?:lượt thích|lượt chia sẻ|bình chọn)$/iu,
  /^(?:ý kiến|bình luận)(?: của)?(?: bạn đọc| bài viết)(?: này$| sẽ .{0,160}$)/iu,
  /vui lòng (?:gõ|nhập|viết) (?:tiếng việt )?có dấu\.?$/iu,
  /(?:chúng tôi|trang này|website này) (?:có )?(?:sử dụng|dùng) cookies?(?!\p{L})/iu,
  /^(?:đang truy cập|đang online|khách online|thành viên online|tổng (?:số )?(?:lượt )?truy cập)\s?: ?[\d.,]{1,14}(?:$|[^\p{L}\d].{0,80}$)/iu,
  /^(?:hôm nay|hôm qua|tuần này|tháng này)\s?:\s?[\d.,]{1,14}$/iu,
  /^(?:thống kê truy cập|lượt truy cập|số người truy cập|chế độ đọc|nghe đọc bài|đăng nhập|đăng ký)$/iu,
  /^tổng số điểm của bài viết là.{0,80}$/iu,
  /^skip (?:ribbon commands|to main content|to content|navigation)$/iu,
  /^(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)(?: bài viết| tin)?\s?:?\s?[\d.,]*$/iu,
  /^[\d.,]{1,12} (?:xem|lượt xem|lượt đọc|lượt truy cập|bình luận)$/iu,
  /^(?:đã xem|lượt xem|views?)\s?:\s?[\d.,]{1,12}$/iu,
  /^(?:trang chủ|trang nhất|home|về trang chủ|lên đầu trang|đầu trang|quay lại|trở lại|trở về)$/iu,
  /^(?:in|bản in|in bài|in trang|in ấn|in bài viết|in bài này|in tin này|phiên bản in|bản in thân thiện|lưu bài|lưu bài viết|gửi mail|gửi email|gửi cho bạn bè|gửi phản hồi|phản hồi|báo lỗi|email|e-mail)$/iu,
  /^(?:chia sẻ|chia sẻ bài viết|chia sẻ lên facebook|chia sẻ facebook|facebook|zalo|twitter|google\+?|linkedin|messenger|copy link|sao chép|sao chép liên kết|share|like|tweet|theo dõi|theo dõi trên google news|google news)$/iu,
  /^(?:a-|a\+|a|aa|cỡ chữ|cỡ chữ:|font size|tăng cỡ chữ|giảm cỡ chữ|tương phản|đọc bài|đọc bài viết|nghe đọc bài|nghe bài|đánh giá)(?: a[+-]?){0,3}$/iu,
  /^(?:từ khóa|từ khoá|tags?|thẻ|chủ đề|chuyên mục|danh mục|tin trong)\s?:.{0,200}$/iu,
  /^(?:trả lời|ý kiến của bạn|gửi bình luận|gửi ý kiến|viết bình luận|bình luận của bạn|email của bạn sẽ không được hiển thị công khai.{0,80})$/iu,
  /^giấy phép (?:số|hoạt động|xuất bản|thiết lập|báo)(?!\p{L}).{0,200}$/iu,
  /^(?:bản quyền|copyright|©|giấy phép(?= ?:)|tổng biên tập|tòa soạn|toà soạn|ghi rõ nguồn)(?:$|[\s:©]).{0,200}$/iu,
  /^(?:hotline|đường dây nóng|điện thoại|tel|fax)\s?:.{0,120}$/iu,
  /(?:hotline|đường dây nóng|điện thoại|đt)\s?:\s?[\d\s().+-]{7,30}$/iu,
];

/** Names of sections, as they stand alone above a title. */
const SECTION_NAMES = new Set(
  `thời sự|chính trị|kinh tế|xã hội|văn hóa|văn hoá|thể thao|giáo dục|y tế|sức khỏe|sức khoẻ|pháp luật|quốc tế|thế giới|
trong nước|trong tỉnh|đời sống|du lịch|khoa học|công nghệ|môi trường|quốc phòng|an ninh|quốc phòng - an ninh|nông nghiệp|
nông thôn mới|xây dựng đảng|xây dựng nông thôn mới|kinh tế - xã hội|văn hóa - xã hội|văn hóa - thể thao|chính trị - xã hội|
tin tức|tin tức - sự kiện|tin tức sự kiện|tin nổi bật|tin mới|tin trong tỉnh|tin địa phương|tin hoạt động|sự kiện|phóng sự|bạn đọc|
giao thông|lao động|việc làm|dân tộc|tôn giáo|thị trường|doanh nghiệp|bất động sản|công nghiệp|thương mại|tài chính`
    .replaceAll('\n', '')
    .split('|'),
);
const NEWS_OF = /^tin (?:hoạt động|tức hoạt động|của|từ) .{3,60}$/iu;

/** The longest line that can be furniture or a heading over teasers. */
const SHORT = 220;

/** True for the heading over links to other articles: `Các tin khác`, `Tin liên quan:`, `Tin cùng chuyên mục`. */
export function opensTeasers(line: string): boolean {
  if (line.length > 60) return false;
  const bare = line.replace(/^[\s>»•*\-–|]{1,8}/u, '').replace(/[\s:.…»>]{1,8}$/u, '');
  return TEASER_HEADING.test(bare) || TEASER_HEADING_OTHER.test(bare);
}

const BOX_HEADING =
  /^(?:về chúng tôi|giới thiệu(?: chung)?|thông tin (?:tòa soạn|toà soạn|liên hệ|cần biết)|liên hệ(?: quảng cáo| tòa soạn| toà soạn)?|thống kê(?: truy cập)?|thời tiết|tỷ giá|tỉ giá|lịch công tác|thông báo|video clip|thư viện ảnh|liên kết(?: website)?|about us|contact)$/iu;

/** True for the heading of a box about the page itself, where it stands in a box of its own: `Về chúng tôi`, `Thời tiết`. */
export const opensBox = (line: string): boolean =>
  line.length <= 40 && BOX_HEADING.test(line.replace(/[\s:.]{1,8}$/u, ''));

const COMMENTS_HEADING =
  /^(?:\d{1,5} )?(?:ý kiến|bình luận|phản hồi|comments?)(?: bạn đọc| của bạn đọc| của bạn| độc giả)?(?:\s?\(\s?\d{1,5}\s?\))?$/iu;

/** True for the heading over what readers wrote: `Bình luận (12)`, `38 ý kiến`. All behind it is theirs. */
export const opensComments = (line: string): boolean =>
  line.length <= 60 && COMMENTS_HEADING.test(line.replace(/[\s:.…»>]{1,8}$/u, ''));

/** True for counters, buttons, skip links, tags, lone dots. */
export function isFurniture(line: string): boolean {
  return line.length <= SHORT && FURNITURE.some((pattern) => pattern.test(line));
}

/** True for the name of a section of the paper: `Xây dựng Đảng`, `Tin hoạt động của lãnh đạo huyện`. */
export function isSectionName(line: string): boolean {
  if (line.length > 80) return false;
  const bare = line.toLowerCase().replace(/[\s»>›/|]{1,4}$/u, '');
  return SECTION_NAMES.has(bare) || NEWS_OF.test(bare);
}

/** A title in a list of other articles with the day it came out: `Lịch công tác tuần thứ 24(30/07/2019)`. */
export const DATED_LINK =
  /[^\s(]\s?\(\s?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)(?:[ ,-]{1,3}\d{1,2}[:h]\d{2}(?::\d{2})?)?\s?\)$/u;

/** The machine-written time behind a title in a list: `… (2019-05-17T02:49:00.000Z)`. */
export const STAMP = /\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?\)$/u;
