import { describe, expect, it } from 'vitest';
import { readBytes, readUnread } from '../../corpus/index.js';
import { readRecord } from '../../corpus/readers/record.js';
import type { Article } from '../../pipeline/model/index.js';

const BODY = `<p>Sáu tháng đầu năm, xã Suối Bùn trồng mới 365 ha chè, đạt 92% kế hoạch; sản lượng đạt 2.940 tấn.</p>
<p>Toàn xã hiện có 412 hộ trồng chè, trong đó 57 hộ có từ 1 ha trở lên, thu nhập bình quân 64 triệu đồng mỗi năm.</p>`;
const TITLE = 'Suối Bùn trồng mới 365 ha chè';
const DAY = '<div class="date">06/05/2021</div>';

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly end?: string;
  readonly clock?: string;
}

const htmlOf = ({ head = '', above = '', below = DAY, end = '', clock = '' }: Parts): string =>
  `<!doctype html><html><head><title>${TITLE} - Báo Lạng Sơn</title><meta property="og:site_name" content="Báo Lạng Sơn điện tử">${head}</head>
<body><header class="top">${clock}<ul class="menu"><li><a>Trang chủ</a></li><li><a>Kinh tế</a></li></ul></header>
<div class="main">${above}<h1>${TITLE}</h1>${below}<div class="content">${BODY}${end}</div></div>
<footer>Tổng Biên tập: Trần Văn Bình. Giấy phép số 12/GP-BTTTT ngày 15/01/2018</footer></body></html>`;
const read = (parts: Parts): Article => readBytes(Buffer.from(htmlOf(parts)), 'trang.html')[0]!;
const ld = (article: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...article })}</script>`;
const byPerson = (name: string): Parts => ({ head: ld({ author: { '@type': 'Person', name } }) });

describe('the author', () => {
  it.each([
    ['bold below the text', { end: '<p><strong>Hoài Anh</strong></p>' }, 'Hoài Anh'],
    [
      'bold at the end of the last paragraph',
      { end: '<p>Xã sẽ trồng thêm 40 ha. <strong>Hoài Anh</strong></p>' },
      'Hoài Anh',
    ],
    ['bold in capitals there', { end: '<p>Xã sẽ trồng thêm 40 ha trong năm nay.<b>HOÀI ANH</b></p>' }, 'HOÀI ANH'],
    ['before an agency', { end: '<p><strong>Hoài Anh (Theo TTXVN)</strong></p>' }, 'Hoài Anh'],
    ['of an agency', { end: '<p><strong>Hoài Anh/TTXVN</strong></p>' }, 'Hoài Anh'],
    ['above an agency', { below: `${DAY}<p class="author">Hoài Anh</p>`, end: '<p>Theo TTXVN</p>' }, 'Hoài Anh'],
    ['with the word for it', { end: '<p align="right"><b>Nhà báo Nguyễn Văn An</b></p>' }, 'Nguyễn Văn An'],
    [
      'below where the paper stands above',
      { below: `${DAY}<p class="author">Báo Lạng Sơn điện tử</p>`, end: '<p><b>Hoài Anh</b></p>' },
      'Hoài Anh',
    ],
    [
      'told to machines, twice',
      { head: `<meta name="author" content="Hoài Anh">${byPerson('Hoài Anh').head}` },
      'Hoài Anh',
    ],
    [
      'told to machines beside the paper',
      {
        head: ld({
          author: [
            { '@type': 'Organization', name: 'Báo Lạng Sơn' },
            { '@type': ['Person'], name: 'Hoài Anh' },
          ],
        }),
      },
      'Hoài Anh',
    ],
  ] as const)('is read %s', (_, parts: Parts, expected) => {
    expect(read(parts).author).toBe(expected);
  });

  it.each([
    ['Theo TTXVN', { end: '<p style="text-align:right"><strong>Theo TTXVN</strong></p>' }],
    ['(Theo Chinhphu.vn)', { end: '<p><em>(Theo Chinhphu.vn)</em></p>' }],
    ['Nguồn: TTXVN', { end: '<p>Nguồn: TTXVN</p>' }],
    ['Tin, ảnh: PV', { end: '<p>Tin, ảnh: PV</p>' }],
    ['the editor of the paper', {}],
    ['the paper as a byline', { below: `${DAY}<p class="author">Báo Lạng Sơn</p>` }],
    ['whom the meta element alone names', { head: '<meta name="author" content="Hoài Anh">' }],
    ...[
      'Báo Lạng Sơn',
      'Báo Lạng Sơn Online',
      'baolangson.vn',
      'BaoLangSon',
      'VnExpress',
      'Theo TTXVN',
      'Ban Biên tập',
      'admin',
      'Admin',
      'Quản trị viên',
      'https://baolangson.vn/tac-gia/hoai-anh',
      'TUOI TRE ONLINE',
      'Công ty Cổ phần Truyền thông',
    ].map((name) => [`${name}, a person to machines`, byPerson(name)] as const),
  ] as const)('is not %s', (_, parts: Parts) => {
    expect(read(parts).author).toBeUndefined();
  });

  it('is no paper in a record either, and both are seen', () => {
    const record = { title: TITLE, text: BODY, publisher: 'Báo Lạng Sơn', author: 'Báo Lạng Sơn' };
    const article = readRecord(record, 'a#0', '');
    expect(article.author).toBeUndefined();
    expect(article.evidence).toContainEqual({
      field: 'author',
      value: 'Báo Lạng Sơn',
      kind: 'field',
      name: 'author',
      quote: 'Báo Lạng Sơn',
    });
    expect(readRecord({ ...record, author: 'Hoài Anh, Minh Đức' }, 'a#0', '').author).toBe('Hoài Anh, Minh Đức');
  });
});

describe('the day of publication', () => {
  const published = (value: string): Parts => ({ below: '', head: ld({ datePublished: value }) });

  it.each([
    [
      'before that of a change',
      { below: '<div class="date">Đăng lúc 05/05/2021 | Cập nhật 10/05/2021</div>' },
      '2021-05-05',
    ],
    [
      'behind that of a change',
      { below: '<div class="date">Cập nhật lần cuối: 10/05/2021 - Đăng lúc: 05/05/2021</div>' },
      '2021-05-05',
    ],
    [
      'beside it',
      { below: '<div><span>Cập nhật: 10/05/2021 09:00</span> <span>Xuất bản: 05/05/2021 08:00</span></div>' },
      '2021-05-05',
    ],
    [
      'below it',
      { below: '<p class="updated">Cập nhật: 10/05/2021 09:00</p><p class="date">Xuất bản: 05/05/2021 08:00</p>' },
      '2021-05-05',
    ],
    [
      'told to machines, where a change is shown',
      { below: '<div>Cập nhật: 10/05/2021</div>', head: ld({ datePublished: '2021-05-05T08:00:00' }) },
      '2021-05-05',
    ],
    ['day first, also before AM', { below: '<div class="date">5/6/2021 10:00:00 AM</div>' }, '2021-06-05'],
    [
      'told to machines, where the page shows it with its month first',
      { below: '<div class="date">5/6/2021 10:00:00 AM</div>', head: ld({ datePublished: '2021-05-06T10:00:00' }) },
      '2021-05-06',
    ],
    [
      'shown, where machines are told it with its month first',
      { head: '<meta name="pubdate" content="5/6/2021 10:00:00 AM">' },
      '2021-05-06',
    ],
    ['of the zone of Hà Nội', published('2021-05-05T23:30:00Z'), '2021-05-06'],
    ['with a blank before its zone', published('2021-05-06T08:52:11.000 +07:00'), '2021-05-06'],
    ['without marks', published('20210506T085211'), '2021-05-06'],
    ['as mails have it', published('Wed, 05 May 2021 18:52:00 GMT'), '2021-05-06'],
    ['day first where it can be no month', published('16/05/2021 08:52'), '2021-05-16'],
    [
      'in microdata',
      { below: '<span itemprop="datePublished" content="2021-05-06T08:00:00">3 ngày trước</span>' },
      '2021-05-06',
    ],
  ] as const)('is the one %s', (_, parts: Parts, expected) => {
    expect(read(parts).published?.date).toBe(expected);
  });

  it.each([
    ['the clock of the header', { below: '', clock: '<span>Thứ bảy, 16/1/2021, 10:20</span>' }],
    ['a clock right above the title', { below: '', above: '<div class="time-now">Thứ bảy, 16/1/2021</div>' }],
    ['the day of a change told to machines', { below: '', head: ld({ dateModified: '2021-05-10T08:00:00' }) }],
    ['what may be in American order', published('5/6/2021 10:00:00 AM')],
    ['what must be', { below: '<div class="date">12/25/2020 10:00:00 AM</div>' }],
  ] as const)('is not %s', (_, parts: Parts) => {
    expect(read(parts).published).toBeUndefined();
  });

  it('of a saved text is the one of publication, too', () => {
    const text = `${TITLE}\n\nCập nhật: 10/05/2021 09:00\n\nĐăng ngày: 05/05/2021\n\nSáu tháng đầu năm, xã trồng mới 365 ha chè.\n\nToàn xã hiện có 412 hộ trồng chè.`;
    const { published, text: whole } = readBytes(Buffer.from(text), 'a.txt')[0]!;
    expect(published?.date).toBe('2021-05-05');
    expect(whole.slice(published!.span!.start, published!.span!.end)).toBe('05/05/2021');
  });
});

describe('the address', () => {
  const url = 'https://baolangson.vn/kinh-te/che-12.html';
  const canonical = (href: string, og?: string): Parts => ({
    head: `<link rel="canonical" href="${href}">${og === undefined ? '' : `<meta property="og:url" content="${og}">`}`,
  });

  it.each([
    ['a path', canonical('/kinh-te/che-12.html', url)],
    [
      'a path below a base',
      { head: '<base href="https://baolangson.vn/"><link rel="Canonical" href="kinh-te/che-12.html">' },
    ],
    ['without a protocol', canonical('//baolangson.vn/kinh-te/che-12.html')],
    ['the front page', canonical('https://baolangson.vn/', url)],
    ['the section', canonical('https://baolangson.vn/kinh-te/', url)],
    ['the machine of its maker', canonical('http://localhost:8080/kinh-te/che-12.html', url)],
    ['that of the paper it is from', canonical('https://vnexpress.net/che-12.html', url)],
    ['told in linked data alone', { head: ld({ mainEntityOfPage: { '@type': 'WebPage', '@id': url } }) }],
    ['the page that a page for phones is of', canonical(url, `${url}/amp/`)],
  ] as const)('is whole where the canonical one is %s', (_, parts: Parts) => {
    expect(read(parts)).toMatchObject({ url, publisher: 'Báo Lạng Sơn' });
  });

  it('is none where only the front page is named, which tells the paper', () => {
    const article = read({ head: '<link rel="canonical" href="https://www.baoquangninh.vn/index.html">' });
    expect(article.url).toBeUndefined();
    expect(article.publisher).toBe('Báo Quảng Ninh');
    expect(read(canonical('/kinh-te/che-12.html')).url).toBeUndefined();
  });

  it.each([
    ['https://m.baolangson.vn/amp/kinh-te/che-12.html', url],
    ['https://amp.baolangson.vn/kinh-te/che-12.html', url],
    ['https://baolangson.vn/kinh-te/che-12.html?amp=1', url],
    ['https://cdn.example/amp/che-12.html', 'https://cdn.example/amp/che-12.html'],
    ['https://baolangson.vn/kinh-te/che-12.html?p=2', 'https://baolangson.vn/kinh-te/che-12.html?p=2'],
  ])('of what was fetched from %s is %s', (address, expected) => {
    const bytes = Buffer.from(htmlOf(canonical(url)));
    const article = readUnread({ source: 'a.warc#0', path: 'a.warc', rawHash: '', bytes, capture: { address } });
    expect(article).toMatchObject({ url: expected });
  });
});

describe('the paper', () => {
  it('is not called as the article is', () => {
    const html = htmlOf({}).replace('Báo Lạng Sơn điện tử', TITLE).replace(' - Báo Lạng Sơn', '');
    expect(readBytes(Buffer.from(html), 'a.html')[0]!.publisher).toBeUndefined();
  });
});
