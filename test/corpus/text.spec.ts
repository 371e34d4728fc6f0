import { describe, expect, it } from 'vitest';
import { readBytes } from '../../corpus/index.js';
import { bylineOf } from '../../corpus/text/bylines.js';
import { isFurniture, opensTeasers } from '../../corpus/text/furniture.js';
import type { Article } from '../../pipeline/model/index.js';

const read = (text: string): Article => readBytes(Buffer.from(text), 'bai.txt')[0]!;
/** The blocks as `kind: text`. */
const blocksOf = (article: Article): string[] =>
  article.blocks.map(({ kind, start, end }) => `${kind}: ${article.text.slice(start, end)}`);

const BODY =
  'Toàn xã hiện có 412 hộ trồng chè với diện tích 365 ha, sản lượng búp tươi năm qua đạt 2.940 tấn, tăng 6,5% so với cùng kỳ năm trước.';
const LEAD = 'Nhờ chuyển đổi cây trồng, thu nhập của người dân xã Suối Bùn đã tăng gấp đôi sau 5 năm.';

describe('the text of a saved page', () => {
  const page = `Skip Ribbon Commands
Skip to main content

Suối Bùn: Cây chè giúp dân thoát nghèo

Thứ Bảy, 10/10/2020, 06:48 [GMT+7]
.
.

(LSO) – ${LEAD}

Thu hái chè ở thôn Nà Lẹng
Bà con thu hái chè ở thôn Nà Lẹng. Ảnh: Lâm Thao (Trung tâm VH-TT huyện)

${BODY}

Mở rộng vùng nguyên liệu

Xã đặt mục tiêu trồng mới 40 ha trong năm nay, trong đó 15 ha theo tiêu chuẩn VietGAP.

Suối Bùn: Cây chè giúp dân thoát nghèo - Ảnh 2.

Xưởng chế biến mỗi ngày tiếp nhận 12 tấn búp tươi. Ảnh Lâm Thao

Lan Chi

Lượt xem: 911

Các tin khác

Huyện bên trồng thêm 300 ha quế

(LSO) – Năm nay toàn huyện đã trồng mới 300 ha quế.`;

  it('is cut into blocks that say what they are', () => {
    expect(blocksOf(read(page))).toEqual([
      'meta: Skip Ribbon Commands',
      'meta: Skip to main content',
      'title: Suối Bùn: Cây chè giúp dân thoát nghèo',
      'meta: Thứ Bảy, 10/10/2020, 06:48 [GMT+7]',
      'meta: .',
      'meta: .',
      `lead: (LSO) – ${LEAD}`,
      'caption: Thu hái chè ở thôn Nà Lẹng',
      'caption: Bà con thu hái chè ở thôn Nà Lẹng. Ảnh: Lâm Thao (Trung tâm VH-TT huyện)',
      `paragraph: ${BODY}`,
      'heading: Mở rộng vùng nguyên liệu',
      'paragraph: Xã đặt mục tiêu trồng mới 40 ha trong năm nay, trong đó 15 ha theo tiêu chuẩn VietGAP.',
      'caption: Suối Bùn: Cây chè giúp dân thoát nghèo - Ảnh 2.',
      'caption: Xưởng chế biến mỗi ngày tiếp nhận 12 tấn búp tươi. Ảnh Lâm Thao',
      'byline: Lan Chi',
      'meta: Lượt xem: 911',
      'related: Các tin khác',
      'related: Huyện bên trồng thêm 300 ha quế',
      'related: (LSO) – Năm nay toàn huyện đã trồng mới 300 ha quế.',
    ]);
  });

  it('tells who published what, when, and by whom', () => {
    const article = read(page);
    expect(article).toMatchObject({
      source: 'bai.txt',
      title: 'Suối Bùn: Cây chè giúp dân thoát nghèo',
      lead: `(LSO) – ${LEAD}`,
      author: 'Lan Chi',
      publisher: 'Báo Lạng Sơn',
      publisherProvince: '20',
      published: { date: '2020-10-10', evidence: 'dateline' },
      language: 'vi',
      text: page,
    });
    const { start, end } = article.published!.span!;
    expect(article.text.slice(start, end)).toBe('10/10/2020');
    expect(article.origins).toBeUndefined();
  });
});

describe('the day of publication', () => {
  it('is the one below the title, not the clock above it', () => {
    const article = read(
      `Thứ sáu, 29/03/2024, 03:46 [GMT+7]\n\nTên bài\n\nThứ sáu, 26/04/2019 - 11:21’\n\n${LEAD}\n\n${BODY}`,
    );
    expect(article.published).toMatchObject({ date: '2019-04-26', evidence: 'dateline' });
  });

  it('may stand above the title when there is no other', () => {
    const article = read(`Thứ ba, 12/11/2019\n\nTên bài\n\n${LEAD}\n\n${BODY}`);
    expect(article.published).toMatchObject({ date: '2019-11-12', evidence: 'dateline above the title' });
  });

  it('is absent where no dateline stands', () => {
    expect(read(`dd/mm/yyyy\n\nTên bài\n\n${LEAD}\n\n${BODY}`).published).toBeUndefined();
    expect(read(`Tên bài\n\nNgày 12/11/2019, huyện họp bàn.\n\n${BODY}`).published).toBeUndefined();
    expect(read(`Tên bài\n\n${LEAD}\n\n${BODY}\n\nTin liên quan\n\n10/10/2020`).published).toBeUndefined();
  });
});

describe('captions that ran into a line', () => {
  const cut = (line: string): string[] => blocksOf(read(`Tên bài viết\n${LEAD}\n${line} ${BODY}`)).slice(2);

  it.each([
    'Chủ tịch xã chủ trì cuộc họp. Ảnh: Nguyên Sơn',
    'Người dân xã Suối Bùn thu hoạch chè vụ 2. Ảnh: báo Yên Bái',
    'Số du khách đến xã ngày càng tăng - Ảnh: Lâm Thao',
    'Thu hoạch chè ở Nà Lẹng (Ảnh: Minh Tú/TTXVN)',
    'Công nhân xưởng chè làm việc ca 3. Ảnh MINH ANH.',
    'Giá chè tháng 6 tăng 5,2%. Ảnh minh họa. Nguồn: TTXVN.',
    'Hiện trường vụ sạt lở khiến 2 người bị thương.',
    'Xưởng chè mới. Trong ảnh: Công nhân đóng gói. Ảnh: Quang Minh/VGP.',
  ])('%s', (caption) => {
    expect(cut(caption)).toEqual([`caption: ${caption}`, `paragraph: ${BODY}`]);
  });

  it('take only the sentence before the credit', () => {
    expect(cut('Năm qua xã trồng mới 25 ha. Đồi chè thôn Nà Lẹng. Ảnh: Lâm Thao')).toEqual([
      'paragraph: Năm qua xã trồng mới 25 ha.',
      'caption: Đồi chè thôn Nà Lẹng. Ảnh: Lâm Thao',
      `paragraph: ${BODY}`,
    ]);
  });

  it('leave the sentence before a bare mark to the article', () => {
    expect(cut('Năm qua xã trồng mới 25 ha (đạt 74,5%). (ảnh minh họa)')).toEqual([
      'paragraph: Năm qua xã trồng mới 25 ha (đạt 74,5%).',
      'caption: (ảnh minh họa)',
      `paragraph: ${BODY}`,
    ]);
  });

  it('are not seen in sentences about pictures', () => {
    const sentence = 'Ảnh hưởng của rét đậm làm 40 ha chè bị cháy lá. Ảnh Bác được treo ở 86% số nhà.';
    expect(cut(sentence)).toEqual([`paragraph: ${sentence} ${BODY}`]);
  });

  it('give the signature behind the last sentence its own block', () => {
    const article = read(`Tên bài viết\n${LEAD}\n${BODY} Lan Chi`);
    expect(blocksOf(article).slice(2)).toEqual([`paragraph: ${BODY}`, 'byline: Lan Chi']);
    expect(article.author).toBe('Lan Chi');
  });
});

describe('lists of other articles', () => {
  it('are known by the days behind their titles', () => {
    const article = read(`Tên bài\n\n${LEAD}\n\n${BODY}\n\nHuyện họp(30/07/2019)\n\nLịch tuần thứ 24 (30/07/2019)`);
    expect(article.blocks.slice(-2).map(({ kind }) => kind)).toEqual(['related', 'related']);
  });
});

describe('offsets into the text as given', () => {
  const given = `\ufeffTên bài\r\n\r\n${LEAD.normalize('NFD')}\r\n\r\n🌱\u00a0Trồng 25\u00a0ha. ${BODY.normalize('NFD')}`;
  const article = read(given);

  it('are exact for NFD, no-break spaces, emoji, CRLF and a byte order mark', () => {
    expect(article.text).toBe(given.slice(1).normalize('NFC'));
    for (const word of ['Tên bài', '🌱', '25\u00a0ha', '412 hộ', '2.940 tấn', '6,5%', 'năm trước.']) {
      const start = article.text.indexOf(word);
      const from = article.origins![start]!;
      const to = article.origins![start + word.length]!;
      expect(given.slice(from, to).normalize('NFC')).toBe(word);
    }
    expect(article.origins).toHaveLength(article.text.length + 1);
    expect(article.origins!.at(-1)).toBe(given.length);
  });

  it('hold for every block, and no block holds a line end', () => {
    let behind = 0;
    for (const { start, end } of article.blocks) {
      expect(start).toBeGreaterThanOrEqual(behind);
      expect(article.text.slice(start, end)).toMatch(/^\S(?:[^\n\r]*\S)?$/u);
      behind = end;
    }
  });
});

describe('lines that belong to no article', () => {
  it.each([
    'Theo dõi Tin Sớm trên Google News',
    'Mời các bạn đồng hành cùng báo Tin Sớm trên mạng xã hội Facebook để nhanh chóng cập nhật những tin tức mới nhất.',
    '* Mời quý độc giả theo dõi các chương trình đã phát sóng của đài trên TV Online!',
    'Trở thành người đầu tiên tặng sao cho bài viết 0 0 0',
    'Hiện chưa có bình luận nào, hãy là người đầu tiên bình luận',
    'Tối đa: 1500 ký tự',
    'Nghe nội dung bài viết 00:00 / 02:14',
    '97 xem',
    '[links()]',
    'Link bài gốc Lấy link!',
  ])('%s', (line) => expect(isFurniture(line)).toBe(true));

  it.each(['Các tin, bài khác', 'Các nội dung liên quan', 'Tin nóng trong ngày', 'Bài viết mới:', 'Cùng sự kiện'])(
    'open a list of others: %s',
    (line) => expect(opensTeasers(line)).toBe(true),
  );

  it.each([
    'Mời bà con đến xem 12 gian hàng của xã từ ngày 5/3.',
    'Theo dõi 37 ca bệnh trên địa bàn huyện trong 14 ngày',
    'Tin vui: 120 hộ thoát nghèo',
    'Đánh giá: 8/10 tiêu chí đã đạt',
  ])('are told from text: %s', (line) => {
    expect(isFurniture(line)).toBe(false);
    expect(opensTeasers(line)).toBe(false);
  });
});

describe('names below an article', () => {
  it.each([
    ['Vĩnh Phong/VOV-ĐBSCL', 'Vĩnh Phong'],
    ['Hữu Chí (TTXVN)', 'Hữu Chí'],
    ['Vân Trang,', 'Vân Trang'],
    ['Tin, ảnh: Hoàng Ngọc', 'Hoàng Ngọc'],
    ['(TTXVN/Vietnam+)', undefined],
  ])('%s', (line, author) => expect(bylineOf(line)).toEqual(author === undefined ? {} : { author }));

  it.each(['PV: Xin cảm ơn bác sĩ!', 'Xã có 412 hộ', 'Hà Nội họp bàn'])('are told from text: %s', (line) =>
    expect(bylineOf(line)).toBeUndefined(),
  );
});
