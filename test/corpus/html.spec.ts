import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../corpus/index.js';
import type { Article } from '../../pipeline/model/index.js';

const page = (name: string): Article =>
  readBytes(readFileSync(new URL(`../fixtures/pages/${name}.html`, import.meta.url)), `${name}.html`)[0]!;
const read = (html: string): Article => readBytes(Buffer.from(html), 'trang.html')[0]!;
const blocksOf = (article: Article): string[] =>
  article.blocks.map(({ kind, start, end }) => `${kind}: ${article.text.slice(start, end)}`);

describe('a page of the VCCorp family', () => {
  const article = page('vccorp');

  it('gives editorial insets, not related ones, and every block once', () => {
    expect(blocksOf(article)).toEqual([
      'title: Suối Bùn: 412 hộ trồng chè thoát nghèo',
      'meta: 06/05/2021 07:10 GMT+7',
      'lead: Sau 5 năm, thu nhập của người trồng chè ở xã Suối Bùn đã tăng gấp đôi.',
      'paragraph: Toàn xã hiện có 412\u00a0hộ trồng chè với diện tích 365 ha. Sản lượng năm qua đạt 2.940 tấn.',
      'caption: Thu hái chè ở thôn Nà Lẹng.',
      'related: Huyện bên trồng thêm 300 ha quế',
      'related: Năm nay huyện trồng mới 300 ha quế.',
      'inset: Giá chè búp tươi',
      'inset: Năm 2020: 6.500 đồng/kg; năm 2021: 8.200 đồng/kg.',
      'paragraph: Xã đặt mục tiêu trồng mới 40 ha trong năm nay.',
      'byline: LÂM THAO',
    ]);
  });

  it('tells who published it, when, and by whom', () => {
    expect(article).toMatchObject({
      source: 'vccorp.html',
      url: 'https://songxanh.example/suoi-bun-2021050607.htm',
      publisher: 'Báo Sông Xanh',
      author: 'LÂM THAO',
      published: { date: '2021-05-06', evidence: 'dateline' },
      language: 'vi',
    });
    const { start, end } = article.published!.span!;
    expect(article.text.slice(start, end)).toBe('06/05/2021');
    expect(article.origins).toBeUndefined();
    expect(article.text).toBe(article.text.normalize('NFC'));
  });
});

describe('a page of the ZCE family', () => {
  const article = page('zce');

  it('gives tables row by row, lists, headings and captions from cells', () => {
    expect(blocksOf(article)).toEqual([
      'title: Nà Lẹng mở đường vào vùng chè',
      'meta: 04/05/2023 23:30',
      'lead: (GLO)- Con đường dài 6,4 km giúp 128 hộ ở thôn Nà Lẹng bán chè thuận lợi hơn.',
      'paragraph: Đường rộng 3,5 m, tổng vốn 4,2 tỷ đồng, trong đó người dân góp 15%.',
      'caption: Đường vào thôn Nà Lẹng. Ảnh: Vũ Thảo',
      'related: Huyện làm 27 km đường',
      'heading: Số liệu theo thôn',
      'table-row: Thôn | Số hộ | Diện tích (ha)',
      'table-row: Nà Lẹng | 128 | 96,5',
      'table-row: Khe Vằn | 74 | 51',
      'list-item: Hộ nghèo còn 4,6%;',
      'list-item: Hộ cận nghèo còn 7,1%.',
      'heading: Còn nhiều việc phải làm',
      'paragraph: Thôn còn 2 đoạn dốc chưa có rãnh thoát nước, mùa mưa hay bị sạt.',
      'paragraph: Xã đã xin thêm 350 triệu đồng.',
      'byline: Vũ Thảo',
    ]);
  });

  it('knows the provincial paper by its host', () => {
    expect(article).toMatchObject({ publisher: 'Báo Gia Lai', publisherProvince: '64', author: 'Vũ Thảo' });
  });
});

describe('a page of the VnExpress family', () => {
  it('parts the place from the lead and gives repeated paragraphs once', () => {
    const article = page('vnexpress');
    expect(blocksOf(article)).toEqual([
      'title: Suối Bùn thiếu 24 phòng học',
      'meta: Thứ ba, 6/9/2022, 00:05 (GMT+7)',
      'meta: Điện Biên',
      'lead: Sáng 5/9, trường Suối Bùn khai giảng với 487 học sinh.',
      'paragraph: Trường có 18 lớp nhưng chỉ có 14 phòng.',
      'caption: Học sinh trong lễ khai giảng. Ảnh: Lò Inh',
      'paragraph: Huyện sẽ xây thêm 24 phòng với 21,6 tỷ đồng.',
      'byline: Lò Inh',
    ]);
    expect(article).toMatchObject({ published: { date: '2022-09-06' }, author: 'Lò Inh', publisher: 'Tin Miền Núi' });
  });
});

describe('a page of a SharePoint portal', () => {
  it('is read without h1, JSON-LD and meta elements', () => {
    const article = page('portal');
    expect(blocksOf(article)).toEqual([
      'title: Xã Suối Bùn sơ kết 6 tháng',
      'meta: Ngày đăng: 14/07/2025 | 09:10 | Lượt xem: 1.208',
      'lead: Sáu tháng đầu năm, xã Suối Bùn thu ngân sách 1,9 tỷ đồng, đạt 56% kế hoạch.',
      'paragraph: Trong đó thu từ chè là 820 triệu đồng.',
      'caption: Quang cảnh hội nghị. Ảnh: Đức Long',
      'paragraph: Xã kết nạp 12 đảng viên, bằng 80% chỉ tiêu cả năm; giải ngân 3,4 tỷ đồng.',
      'byline: Đức Long',
    ]);
    expect(article).toMatchObject({ published: { date: '2025-07-14' }, author: 'Đức Long' });
    expect(article.publisher).toBeUndefined();
  });
});

describe('a page of unknown make', () => {
  it('is read where the text is densest, also when only line breaks part it', () => {
    const article = page('unknown-breaks');
    expect(blocksOf(article)).toEqual([
      'title: Hồ Khe Vằn tích đủ nước cho vụ mùa',
      'meta: Cập nhật: 15/06/2018 10:20',
      'lead: Đến giữa tháng 6, hồ Khe Vằn đã tích được 1,35 triệu m3 nước, đạt 92% dung tích thiết kế.',
      'paragraph: Theo trạm thủy nông, lượng nước này đủ tưới cho 240 ha lúa mùa của ba xã vùng hạ lưu trong 45 ngày, kể cả khi không có mưa.',
      'paragraph: Năm ngoái cùng kỳ, hồ chỉ đạt 61% dung tích, khiến 38 ha phải chuyển sang trồng ngô.',
      'caption: Xả nước tưới ở kênh chính. Ảnh: Hà Vy',
      'paragraph: Trạm đã nạo vét 12 km kênh, sửa 9 cống, chi phí 460 triệu đồng.',
      'byline: Hà Vy',
    ]);
    expect(article).toMatchObject({ published: { date: '2018-06-15', evidence: 'dateline' }, author: 'Hà Vy' });
  });

  it('has its lead by the description, and no text of asides, buttons and footers', () => {
    const article = page('unknown-article');
    expect(blocksOf(article)).toEqual([
      'title: Đàn trâu xã Khe Vằn tăng 8%',
      'meta: Chăn nuôi 09:40 - 03/07/2019',
      'lead: Nhờ trồng cỏ, đàn trâu của xã Khe Vằn đã lên 1.146 con, tăng 8% sau một năm.',
      'paragraph: Xã có 312 hộ nuôi trâu, trong đó 57 hộ nuôi từ 5 con trở lên. Diện tích cỏ voi hiện có 64 ha, gấp ba lần năm 2016.',
      'related: Chợ trâu Nà Sản bán 2.300 con mỗi tháng',
      'inset: Bán một con trâu được 32 triệu đồng, tôi trả hết nợ ngân hàng.',
      'paragraph: Mỗi năm xã xuất bán khoảng 210 con, thu 6,7 tỷ đồng; dịch lở mồm long móng đã ba năm không xảy ra.',
      'byline: Bài và ảnh: Hà Vy',
    ]);
    expect(article).toMatchObject({ published: { date: '2019-07-03' }, author: 'Hà Vy', publisher: 'nuicao.example' });
  });

  it('has a lead also below a title that is a question, and one without a full stop', () => {
    const html = (lead: string) =>
      `<body><div><h1>Giá chè còn tăng bao lâu nữa?</h1><div>03/07/2019 09:40</div><h2>${lead}</h2><div>${BODY}</div></div></body>`;
    for (const lead of [
      'Giá chè búp tươi ở Suối Bùn đã lên 8.200 đồng/kg.',
      'Giá chè búp tươi ở Suối Bùn đã lên 8.200 đồng/kg, cao nhất trong vòng năm năm trở lại đây',
    ]) {
      expect(read(html(lead)).lead).toBe(lead);
    }
  });

  it('has its title once, however short it is', () => {
    const body = '<p>Huyện Bình Liêu hiện có 2.340 đảng viên, chiếm 7,5% dân số toàn huyện.</p>';
    const more = `<p>${'Huyện tiếp tục đẩy mạnh công tác phát triển đảng trong thời gian tới. '.repeat(3)}</p>`;
    const article = read(`<title>Tin số 12</title><body><h1>Tin số 12</h1>${body}${more}</body>`);
    expect(blocksOf(article).map((block) => block.slice(0, 25))).toEqual([
      'title: Tin số 12',
      'paragraph: Huyện Bình Liê',
      'paragraph: Huyện tiếp tục',
    ]);
  });

  it('may carry words of frames in the classes of its body', () => {
    expect(read(`<body><div class="page has sidebar"><h1>Tên bài viết đủ dài</h1>${BODY}</div></body>`).title).toBe(
      'Tên bài viết đủ dài',
    );
  });

  it('that shows no article is refused', () => {
    expect(() => page('menu')).toThrow(expect.objectContaining({ code: 'input/no-body' }));
    const coded = `<html><body><div class="afcbc-body"><p>${'QmFvVGhhbmhIb2E'.repeat(60)}</p></div></body></html>`;
    expect(() => read(coded)).toThrow(expect.objectContaining({ code: 'input/no-body' }));
  });
});

const BODY = `<p>${'Toàn xã hiện có 412 hộ trồng chè với diện tích 365 ha, sản lượng 2.940 tấn. '.repeat(3)}</p>`;
const ld = (fields: string) => `<script type="application/ld+json">{"@type":"NewsArticle",${fields}}</script>`;
const withHead = (head: string, before = '') =>
  read(
    `<html><head><title>Tên bài viết đủ dài</title>${head}</head><body>${before}<div class="post"><h1>Tên bài viết đủ dài</h1>${BODY}</div></body></html>`,
  );

describe('a lead that stands in no text of the page', () => {
  const description = (text: string) =>
    read(
      `<html><head><title>Suối Bùn trồng chè</title><meta name="description" content="${text}"></head><body><h1>Suối Bùn trồng chè</h1><div class="text"><p>${'Toàn xã hiện có 412 hộ trồng chè với diện tích 365 ha, sản lượng 2.940 tấn. '.repeat(6)}</p><p>Xã đặt mục tiêu trồng mới 40 ha.</p></div></body></html>`,
    ).lead;
  const lead =
    'Sau 5 năm trồng chè, 86 hộ của xã đã thoát nghèo, thu nhập mỗi hộ tăng gấp đôi, có hộ thu 300 triệu đồng một năm.';

  it('is what the page tells machines, where it is about the article and says something else', () => {
    expect(description(`(LSO) - ${lead}`)).toBe(`(LSO) - ${lead}`);
    expect(description('Hiện toàn xã có 412 hộ trồng chè, sản lượng 2.940 tấn trên diện tích 365 ha.')).toBeUndefined();
    expect(
      description('Báo điện tử cập nhật tin tức thời sự, kinh tế, xã hội nhanh nhất, chính xác nhất trong ngày.'),
    ).toBeUndefined();
    expect(
      description('Sau 5 năm trồng chè, 86 hộ của xã đã thoát nghèo, thu nhập mỗi hộ tăng gấp đôi...'),
    ).toBeUndefined();
  });
});

describe('what is hidden', () => {
  it('is not read, but in narrow windows only', () => {
    const html = (words: string) =>
      `<html><body><h1>Tên bài viết đủ dài</h1><div>${BODY}<p class="${words}">Đàn trâu có 1.146 con.</p></div></body></html>`;
    expect(read(html('hidden')).text).not.toContain('1.146');
    expect(read(html('hidden lg:block')).text).toContain('1.146');
  });
});

describe('the address of a page', () => {
  const page = (head: string) =>
    read(
      `<html><head><title>Tên bài viết đủ dài</title>${head}</head><body><h1>Tên bài viết đủ dài</h1><div>${BODY}</div></body>`,
    );

  it.each([
    'http://web.archive.org/web/20160315080000/http://baosonla.org.vn/chinh-tri/a.html',
    'https://web.archive.org/web/20160315080000id_/http://baosonla.org.vn/chinh-tri/a.html',
    'https://web.archive.org/web/2016/http:/baosonla.org.vn/chinh-tri/a.html',
  ])('is its own, not that of the archive: %s', (address) => {
    const expected = { url: 'http://baosonla.org.vn/chinh-tri/a.html', publisher: 'Báo Sơn La' };
    expect(page(`<link rel="canonical" href="${address}">`)).toMatchObject(expected);
    expect(
      readBytes(
        Buffer.from(
          `<!-- saved from url=(0014)${address} -->\n<html><body><h1>Tên bài viết đủ dài</h1>${BODY}</body></html>`,
        ),
        'a.html',
      )[0],
    ).toMatchObject(expected);
  });

  it('may stand in one of several places', () => {
    const og = '<meta property="og:url" content="https://baosonla.org.vn/a.html">';
    expect(page(`<link rel="canonical" href="/a.html">${og}`).url).toBe('https://baosonla.org.vn/a.html');
    expect(page('<link rel="canonical" href="javascript:void(0)">').url).toBeUndefined();
  });
});

describe('the day of publication of a page', () => {
  it.each([
    ['2026-03-07T08:52:11.000 +07:00', '2026-03-07'],
    ['2026-03-07T00:01:00', '2026-03-07'],
    ['2026-03-06T18:00:00Z', '2026-03-07'],
  ])('is read from JSON-LD: %s', (value, date) => {
    expect(withHead(ld(`"datePublished":"${value}"`)).published).toEqual({ date, evidence: 'json-ld:datePublished' });
  });

  it('is read from JSON that cannot be parsed, from @graph, and from meta elements', () => {
    const date = '2021-02-03';
    expect(withHead(ld(`"headline":"a"b","datePublished":"${date}"`)).published?.date).toBe(date);
    const graph = `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["Article"],"datePublished":"${date}"}]}</script>`;
    expect(withHead(graph).published?.date).toBe(date);
    const meta = `<meta property="article:published_time" content="${date}T01:00:00+07:00">`;
    expect(withHead(meta).published).toEqual({ date, evidence: 'meta:article:published_time' });
  });

  it('is never the clock of the page', () => {
    const clock = '<div class="header"><span class="today">Thứ hai, 23/03/2015</span></div>';
    expect(withHead('', clock).published).toBeUndefined();
    expect(withHead('', `<div>${'<div>'.repeat(3)}Thứ hai, 23/03/2015${'</div>'.repeat(4)}`).published).toBeUndefined();
  });

  it('is day first', () => {
    const html = `<body><h1>Tên bài viết đủ dài</h1><div class="date">07/03/2019</div><div class="text">${BODY}</div></body>`;
    expect(read(html).published?.date).toBe('2019-03-07');
    expect(read(html.replace('07/03', '03/25')).published).toBeUndefined();
  });

  it('is not the day of a change where the page knows better', () => {
    const head = `<head>${ld('"datePublished":"2019-03-01"')}</head>`;
    const html = `${head}<body><h1>Tên bài viết đủ dài</h1><div>Cập nhật: 07/03/2019</div><div class="text">${BODY}</div></body>`;
    expect(read(html).published).toMatchObject({ date: '2019-03-01', evidence: 'json-ld:datePublished' });
  });
});

describe('the author of a page', () => {
  it('is a person of the JSON-LD, with entities read, never the paper', () => {
    const site = '<meta property="og:site_name" content="Tin Cực Nam">';
    expect(withHead(ld('"author":{"@type":"Person","name":"NH&#7852;T XU&Acirc;N"}')).author).toBe('NHẬT XU&Acirc;N');
    expect(withHead(`${site}${ld('"author":{"@type":"Person","name":"Tin Cực Nam"}')}`).author).toBeUndefined();
    expect(withHead(ld('"author":{"@type":"Organization","name":"Hà Vy"}')).author).toBeUndefined();
    expect(withHead(ld('"author":"","publisher":{"name":"Hà Vy"}')).author).toBeUndefined();
  });
});

describe('hostile pages', () => {
  it.each([
    ['100 000 open elements', `<html><body>${'<div>'.repeat(100_000)}${BODY}`],
    [
      '100 000 open inline elements and wrong ends',
      `<html><body>${'<p><b>'.repeat(50_000)}${BODY}${'</i>'.repeat(50_000)}`,
    ],
    ['an attribute of 10 MB', `<html><body><div class="${'a '.repeat(5_000_000)}">${BODY}</div>`],
    ['a picture of 40 MB', `<html><body>${BODY}<img src="data:image/png;base64,${'iVBORw0K'.repeat(5_000_000)}">`],
    [
      '40 MB of pictures and scripts',
      `<html><body>${`<img src="data:,${'A'.repeat(9000)}"><script>${'<b>'.repeat(3000)}</script>`.repeat(2200)}${BODY}`,
    ],
    ['100 000 drawings without an end', `<html><body>${BODY}${'<svg>'.repeat(100_000)}`],
    ['100 000 pictures with an open quote', `<html><body>${BODY}${'<img alt="'.repeat(100_001)}`],
    ['100 000 comments in comments', `<html><body>${BODY}${'<!-- <div> '.repeat(100_000)}-->`],
    ['tags that look like scripts', `<html><body>${'<scripted><styles><svgs>'.repeat(20_000)}${BODY}`],
    ['nothing closed', `<html><body><div><table><tr><td><ul><li>${BODY}${'<p>x'.repeat(20_000)}`],
    ['half a tag at the end', `<html><body>${BODY}<div class="`],
    ['tables in tables', `<html><body>${'<table><tr><td>'.repeat(400)}${BODY}`],
  ])('%s', { timeout: 120_000 }, (_, html) => {
    const before = process.memoryUsage().rss;
    expect(read(html).text).toContain('412 hộ trồng chè');
    // The page itself, decoded, takes up to 160 MB of it.
    expect(process.memoryUsage().rss - before).toBeLessThan(1e9);
  });

  it('without text are refused', () => {
    for (const html of ['<html></html>', `<html><body><!--${'-'.repeat(100_000)}`, '<html><body><script>1</script>']) {
      expect(() => read(html)).toThrow(expect.objectContaining({ code: 'input/no-body' }));
    }
  });
});
