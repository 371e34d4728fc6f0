import { describe, expect, it } from 'vitest';
import { readBytes } from '../../corpus/index.js';
import { located } from '../../corpus/readers/address.js';
import { readGiven } from '../../corpus/readers/given.js';
import { readRecord } from '../../corpus/readers/record.js';
import type { Article, EvidentField } from '../../pipeline/model/index.js';

const read = (text: string): Article => readBytes(Buffer.from(text), 'trang.html')[0]!;

/** `kind:name value “quote”` of the evidence for a field, the strongest first. */
const seen = (article: Article, field: EvidentField): string[] =>
  (article.evidence ?? [])
    .filter((one) => one.field === field)
    .map(({ kind, name, value, quote }) => `${kind}${name ? `:${name}` : ''} ${value} “${quote}”`);

const BODY = `<div class="body"><p>Sáu tháng đầu năm, xã Suối Bùn trồng mới 365 ha chè, đạt 92% kế hoạch; sản lượng chè búp tươi đạt 2.940 tấn.</p>
<p>Toàn xã hiện có 412 hộ trồng chè, trong đó 57 hộ có từ 1 ha trở lên, thu nhập bình quân 64 triệu đồng mỗi năm.</p></div>`;
const TITLE = 'Suối Bùn trồng mới 365 ha chè';

interface Parts {
  readonly head?: string;
  /** Above the title. */
  readonly above?: string;
  /** Between title and text. */
  readonly below?: string;
  readonly foot?: string;
}

const page = ({ head = '', above = '', below = '', foot = '' }: Parts): string =>
  `<html><head><title>${TITLE}</title>${head}</head><body>
<div class="menu"><ul><li class="active"><a href="/phap-luat">Pháp luật</a></li><li><a href="/the-thao">Thể thao</a></li></ul></div>
<div class="main">${above}<h1>${TITLE}</h1>${below}${BODY}</div>${foot}</body></html>`;
const ld = (...nodes: readonly object[]): string =>
  `<script type="application/ld+json">${JSON.stringify(nodes)}</script>`;
const trail = (...names: readonly string[]): object => ({
  '@type': 'BreadcrumbList',
  itemListElement: names.map((name, n) => ({
    '@type': 'ListItem',
    position: n + 1,
    item: { '@id': `https://a.example/${n}`, name },
  })),
});

describe('the section of the paper', () => {
  const sectionOf = (parts: Parts) => read(page(parts)).newsSection;

  it.each([
    ['a meta element', { head: '<meta property="article:section" content="Kinh t&#7871;">' }, 'Kinh tế'],
    ['linked data', { head: ld({ '@type': 'NewsArticle', articleSection: 'Thời sự' }) }, 'Thời sự'],
    ['a list', { head: ld({ '@type': 'NewsArticle', articleSection: ['Tin tức', 'Thời sự'] }) }, 'Thời sự'],
    ['a path told to machines', { head: ld(trail('Trang chủ', 'Kinh tế', 'Nông nghiệp', TITLE)) }, 'Kinh tế'],
    [
      'a path in a graph, out of order',
      {
        head: `<script type="application/ld+json">{"@graph":[{"@type":"BreadcrumbList","itemListElement":[
        {"position":"2","name":"Xã hội"},{"position":"1","name":"Trang chủ"}]}]}</script>`,
      },
      'Xã hội',
    ],
    [
      'a visible path',
      { above: '<ol class="breadcrumb"><li><a>Trang chủ</a></li><li><a>Kinh tế</a></li></ol>' },
      'Kinh tế',
    ],
    ['arrows', { above: '<div class="breadcrumbs">Bạn đang ở: Trang nhất » Văn hóa » Lễ hội</div>' }, 'Văn hóa'],
    [
      'steps without a path',
      { above: '<div><a class="breadcrumb-item">Trang chủ</a><a class="breadcrumb-item">Y tế</a></div>' },
      'Y tế',
    ],
    ['a path below the title', { below: '<nav aria-label="Breadcrumb"><a>Home</a><a>Du lịch</a></nav>' }, 'Du lịch'],
    ['a label', { above: '<div class="detail-cate"><a href="/gd">Giáo dục</a></div>' }, 'Giáo dục'],
    ['a link', { below: '<div class="meta">Trong <a rel="category tag">Ẩm thực</a></div>' }, 'Ẩm thực'],
    ['capitals before the title', { above: '<div class="x"><a>KINH TẾ</a></div>' }, 'Kinh tế'],
    ['the line of the day', { below: '<div>03/07/2019 | Nông nghiệp</div>' }, 'Nông nghiệp'],
  ] as const)('is read from %s', (_, parts, expected) => {
    expect(sectionOf(parts)).toBe(expected);
  });

  it.each([
    ['the item of the menu that is on', {}],
    [
      'a menu called a path',
      {
        above: `<ul class="breadcrumb">${['Thời sự', 'Kinh tế', 'Xã hội', 'Thế giới', 'Y tế', 'Thể thao', 'Pháp luật'].map((name) => `<li><a>${name}</a></li>`).join('')}</ul>`,
      },
    ],
    [
      'the label of a teaser',
      {
        above:
          '<div class="item"><span class="category">Thể thao</span><h3><a>Giải chạy đêm có 4.800 vận động viên</a></h3></div>',
      },
    ],
    [
      'the label of a teaser below',
      { foot: '<div class="item"><span class="cate">Pháp luật</span><a>Xét xử vụ làm giả 430 bằng lái</a></div>' },
    ],
    ['the front page alone', { above: '<div class="breadcrumb"><a>Trang chủ</a></div>' }],
    [
      'the name of the paper',
      {
        head: '<meta property="og:site_name" content="Báo Đồi Chè"><meta property="article:section" content="Báo Đồi Chè">',
      },
    ],
    ['what a system calls an article', { head: '<meta property="article:section" content="Uncategorized">' }],
    ['the number of a section', { head: '<meta property="article:section" content="1042">' }],
  ] as const)('is not %s', (_, parts) => {
    expect(sectionOf(parts)).toBeUndefined();
  });

  it('is the top of a path that goes on to what machines are told, and both are seen', () => {
    const article = read(
      page({
        head: '<meta property="article:section" content="Mekong">',
        above:
          '<ul class="breadcrumb"><li><a>Thời sự</a></li><li><a>Mekong</a><ul><li><a>Cà Mau</a></li></ul></li></ul>',
      }),
    );
    expect(article.newsSection).toBe('Thời sự');
    expect(seen(article, 'newsSection')).toEqual([
      'meta:article:section Mekong “Mekong”',
      'breadcrumb Thời sự “Thời sự › Mekong”',
    ]);
  });

  it('is what machines are told where the page shows another, and not a word for anything', () => {
    const path = '<div class="breadcrumb"><a>Xã hội</a></div>';
    expect(sectionOf({ head: ld({ '@type': 'NewsArticle', articleSection: 'Kinh tế' }), above: path })).toBe('Kinh tế');
    expect(sectionOf({ head: ld({ '@type': 'NewsArticle', articleSection: 'Tin tức' }), above: path })).toBe('Xã hội');
  });

  it('is read from saved texts and records', () => {
    const text = `Xây dựng Đảng\n\nThứ Ba, 12/11/2019\n\n${TITLE}\n\n(LSO) – Sáu tháng đầu năm, xã trồng mới 365 ha chè.\n\nToàn xã hiện có 412 hộ trồng chè.\n\nHoài Anh`;
    const saved = read(text);
    expect(saved.newsSection).toBe('Xây dựng Đảng');
    const record = readRecord({ title: TITLE, text: BODY, chuyen_muc: ['Kinh tế', 'Nông nghiệp'] }, 'a#0', '');
    expect(record.newsSection).toBe('Kinh tế');
    expect(seen(record, 'newsSection')).toEqual(['field:chuyen_muc Kinh tế “Kinh tế\nNông nghiệp”']);
  });
});

describe('the evidence of a page', () => {
  const article = read(
    page({
      head: `<meta property="og:site_name" content="Báo Lạng Sơn"><link rel="canonical" href="https://baolangson.vn/kinh-te/suoi-bun-12.html">
<meta name="author" content="Báo Lạng Sơn">
${ld({
  '@type': 'NewsArticle',
  datePublished: '2019-11-12T06:48:00',
  author: { '@type': 'Organization', name: 'Báo Lạng Sơn' },
  publisher: { name: 'BLS Media' },
})}`,
      below: '<div class="date">Thứ Hai, 11/11/2019</div>',
      foot: '<p style="text-align:right"><strong>HOÀI ANH</strong></p>',
    }),
  );

  it('says where each fact was seen, and who said otherwise', () => {
    expect(article).toMatchObject({
      author: 'HOÀI ANH',
      publisher: 'Báo Lạng Sơn',
      publisherProvince: '20',
      url: 'https://baolangson.vn/kinh-te/suoi-bun-12.html',
      published: { date: '2019-11-11', evidence: 'dateline' },
    });
    expect(seen(article, 'published')).toEqual([
      'dateline 2019-11-11 “Thứ Hai, 11/11/2019”',
      'json-ld:datePublished 2019-11-12 “2019-11-12T06:48:00”',
    ]);
    expect(seen(article, 'author')).toEqual([
      'byline HOÀI ANH “HOÀI ANH”',
      'json-ld:author Báo Lạng Sơn “Báo Lạng Sơn”',
      'meta:author Báo Lạng Sơn “Báo Lạng Sơn”',
    ]);
    expect(seen(article, 'publisher')).toEqual([
      'host Báo Lạng Sơn “baolangson.vn”',
      'meta:og:site_name Báo Lạng Sơn “Báo Lạng Sơn”',
      'json-ld:publisher BLS Media “BLS Media”',
    ]);
    expect(seen(article, 'publisherProvince')).toEqual(['publisher 20 “Báo Lạng Sơn”']);
    expect(seen(article, 'url')).toEqual([
      'canonical https://baolangson.vn/kinh-te/suoi-bun-12.html “https://baolangson.vn/kinh-te/suoi-bun-12.html”',
    ]);
  });

  it('says where the words stand in the text', () => {
    const spans = article.evidence!.filter(({ span }) => span !== undefined);
    expect(spans.map(({ kind }) => kind)).toEqual(['dateline', 'byline']);
    for (const { span, quote } of spans) expect(article.text.slice(span!.start, span!.end)).toBe(quote);
  });

  it('begins with what an archive knows', () => {
    const url = new URL('https://www.baoquangninh.vn/suoi-bun-99.html#top');
    const fetched = located(article, url);
    expect(fetched).toMatchObject({ url: 'https://www.baoquangninh.vn/suoi-bun-99.html', publisherProvince: '22' });
    expect(seen(fetched, 'url')[0]).toMatch(/^address https:\/\/www\.baoquangninh/u);
    expect(seen(fetched, 'publisher')[0]).toBe('host Báo Quảng Ninh “www.baoquangninh.vn”');
    expect(seen(fetched, 'publisherProvince')).toEqual(['publisher 22 “Báo Quảng Ninh”']);
  });
});

describe('the evidence of texts and records', () => {
  it('has the words and their place in a saved text', () => {
    const text = `Thứ Bảy, 16/11/2019, 07:00 [GMT+7]\n\n${TITLE}\n\n12/11/2019\n\n(LSO) – Sáu tháng đầu năm, xã trồng mới 365 ha chè.\n\nToàn xã hiện có 412 hộ trồng chè, trong đó 57 hộ có từ 1 ha trở lên.\n\nHoài Anh`;
    const article = read(text);
    expect(seen(article, 'published')).toEqual([
      'dateline 2019-11-12 “12/11/2019”',
      'dateline:above the title 2019-11-16 “Thứ Bảy, 16/11/2019, 07:00 [GMT+7]”',
    ]);
    expect(seen(article, 'author')).toEqual(['byline Hoài Anh “Hoài Anh”']);
    expect(seen(article, 'publisher')).toEqual(['mark Báo Lạng Sơn “(LSO) –”']);
    for (const { span, quote, kind } of article.evidence!) {
      if (kind !== 'publisher') expect(text.slice(span!.start, span!.end)).toBe(quote);
    }
  });

  it('names the keys of a record', () => {
    const record = {
      tieu_de: TITLE,
      noi_dung: BODY,
      ngay_dang: '12/11/2019',
      tac_gia: 'Hoài Anh',
      link: 'https://baolangson.vn/a.html',
    };
    const article = readRecord(record, 'a#0', '');
    expect(seen(article, 'published')).toEqual(['field:ngay_dang 2019-11-12 “12/11/2019”']);
    expect(seen(article, 'author')).toEqual(['field:tac_gia Hoài Anh “Hoài Anh”']);
    expect(seen(article, 'publisher')).toEqual(['host Báo Lạng Sơn “baolangson.vn”']);
    expect(seen(article, 'url')).toEqual(['field:link https://baolangson.vn/a.html “https://baolangson.vn/a.html”']);
  });

  it('keeps that of the text behind that of the record', () => {
    const text = `${TITLE}\n\n11/11/2019\n\nSáu tháng đầu năm, xã trồng mới 365 ha chè.\n\nToàn xã hiện có 412 hộ trồng chè.`;
    const { article } = readGiven({ id: 7, text, date: '2019-11-12' }, '7', '');
    expect(article.published).toMatchObject({ date: '2019-11-12', evidence: 'record' });
    expect(seen(article, 'published')).toEqual([
      'field:date 2019-11-12 “2019-11-12”',
      'dateline 2019-11-11 “11/11/2019”',
    ]);
  });
});
