import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isPublic } from '../../corpus/web/addresses.js';
import { readFeed } from '../../corpus/web/feeds.js';
import { takeWeb } from '../../corpus/web/index.js';
import { robotsOf } from '../../corpus/web/robots.js';
import { mine } from '../../output/api/mine.js';
import { openStore } from '../../output/api/open-store.js';
import { pageOf } from './made-files.js';
import { html, redirect, type Site, siteOf, status, text, xml } from './web-site.js';

let site: Site;
beforeAll(async () => {
  site = await siteOf();
});
afterAll(() => site.close());
beforeEach(() => {
  site.asked.length = 0;
  site.answers = {};
});

const B = 'http://bao.example';
const titleOf = (n: number) => `Bản số ${n} đổi thay từng ngày`;

describe('a page of the web', () => {
  it('is fetched as what it says it is, with its address', async () => {
    let headers = {};
    site.answers = {
      '/ban-1.html?a=1': (response, request) => {
        headers = request.headers;
        html(pageOf(1))(response, request);
      },
    };
    const found = await site.fetch([`${site.at('/ban-1.html?a=1')}#binh-luan`], { userAgent: 'solieu/9.9' });
    const source = `${B}/ban-1.html?a=1`;
    expect(found).toMatchObject({ articles: [{ source, url: source, title: titleOf(1) }], problems: [] });
    expect(site.asked).toEqual(['bao.example/robots.txt', 'bao.example/ban-1.html?a=1']);
    expect(headers).toMatchObject({ 'user-agent': 'solieu/9.9', connection: 'close' });
  });

  it('is unpacked', async () => {
    site.answers = { '/1': html(gzipSync(pageOf(1)), { 'Content-Encoding': 'gzip' }) };
    expect((await site.fetch([site.at('/1')])).articles).toMatchObject([{ title: titleOf(1) }]);
  });

  it('is read in the encoding that its bytes show, whether the server tells it or not', async () => {
    // Tones are marks of their own in windows-1258: `ế` is written as `ê` and an acute.
    const marked = pageOf(1)
      .replace('<meta charset="utf-8">', `<!-- ${'menu '.repeat(20_000)} -->`)
      .replace(/[\u1ea0-\u1ef9]/gu, (letter) => {
        const [base = '', ...marks] = letter.normalize('NFD');
        const [tone] = marks.filter((mark) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(mark));
        return `${(base + marks.filter((mark) => mark !== tone).join('')).normalize('NFC')}${tone ?? ''}`;
      });
    const body = iconv.encode(marked, 'windows-1258');
    const type = 'text/html; charset=windows-1258';
    site.answers = { '/1': html(body, { 'Content-Type': type }), '/2': html(body, { 'Content-Type': 'text/html' }) };
    for (const path of ['/1', '/2']) {
      const { articles, texts } = await site.fetch([site.at(path)]);
      expect(articles).toMatchObject([{ title: titleOf(1) }]);
      expect(texts[0]).toContain('phần lớn là đồng bào dân tộc Thái sống dọc theo con suối đầu nguồn');
    }
  });

  it('is read where it has moved to', async () => {
    site.answers = {
      '/cu': redirect('/moi', 301),
      '/moi': redirect('/b\u00e1\u00ba\u00a3n'),
      '/b%E1%BA%A3n': redirect(site.at('/1', 'm.bao.example')),
      '/1': html(pageOf(1)),
    };
    const { articles } = await site.fetch([site.at('/cu')]);
    expect(articles).toMatchObject([{ source: `${B}/cu`, url: 'http://m.bao.example/1' }]);
    expect(site.asked).toContain('m.bao.example/robots.txt');
  });

  it('fails with what is wrong, and the others are read', async () => {
    const loop = Object.fromEntries([...'abcdefg'].map((name, n) => [`/${name}`, redirect(`/${'bcdefga'[n]}`)]));
    site.answers = {
      ...loop,
      '/1': html(pageOf(1)),
      '/anh.jpg': html(Buffer.from([0xff, 0xd8]), { 'Content-Type': 'image/jpeg' }),
      '/danh-sach': xml('<catalog><book>1</book></catalog>'),
      '/api': text('{"a": 1}'),
      '/thu': redirect('mailto:toa-soan@bao.example'),
      '/cat': (response) => {
        response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '5000' });
        response.write('<html><body>');
        setTimeout(() => response.destroy(), 20);
      },
    };
    const paths = ['/404', '/a', '/anh.jpg', '/danh-sach', '/api', '/thu', '/cat', '/1'];
    const given = [...paths.map((path) => site.at(path)), site.at('/', 'khong-co.example'), 'ftp://bao.example/', 'x'];
    const { articles, problems } = await site.fetch(given);
    expect(problems).toEqual([
      `web/status ${B}/404`,
      `web/redirects ${B}/a`,
      `web/not-a-page ${B}/anh.jpg`,
      `web/not-a-page ${B}/danh-sach`,
      `web/not-a-page ${B}/api`,
      `web/redirects ${B}/thu`,
      `web/unreachable ${B}/cat`,
      'web/unreachable http://khong-co.example/',
      'web/no-address ftp://bao.example/',
      'web/no-address x',
    ]);
    expect(articles).toHaveLength(1);
  });

  it('is given up when it is slow or endless', async () => {
    site.answers = {
      '/cham': (response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.write('<html><body>');
      },
      '/im': () => undefined,
      '/vo-tan': (response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        const more = () => {
          while (!response.destroyed && response.write('<p>Mãi mãi</p>'.repeat(500)));
        };
        response.on('drain', more);
        more();
      },
      '/no': html(gzipSync(Buffer.alloc(8_000_000, '<p>0</p>')), { 'Content-Encoding': 'gzip' }),
      '/to': html('<p>'.padEnd(200_001), {}),
    };
    const slow = await site.fetch([site.at('/cham'), site.at('/im')], { timeout: 300 });
    expect(slow.problems).toEqual([`web/timeout ${B}/cham`, `web/timeout ${B}/im`]);
    const network = { ...site.network, resolve: () => new Promise<never>(() => undefined) };
    const unnamed = await site.fetch([site.at('/1')], { timeout: 100, network });
    expect(unnamed.problems).toEqual([`web/timeout ${B}/1`]);
    const large = await site.fetch(
      ['/vo-tan', '/no', '/to'].map((path) => site.at(path)),
      { maxBytes: 200_000 },
    );
    expect(large.problems).toEqual(['/vo-tan', '/no', '/to'].map((path) => `web/too-large ${B}${path}`));
  });

  it('is no longer waited for when the run ends', async () => {
    const ended = new AbortController();
    site.answers = { '/im': () => ended.abort() };
    const { problems } = await site.fetch([site.at('/im'), site.at('/1')], { signal: ended.signal });
    expect(problems).toEqual([]);
    expect(site.asked).not.toContain('bao.example/1');
  });
});

describe('an address that is not on the public internet', () => {
  it('is told by its number', () => {
    const refused =
      '0.0.0.0 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.168.0.1 ' +
      '198.18.0.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 ' +
      '64:ff9b::7f00:1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 2001::1 2001:db8::1 2002:7f00:1:: x';
    const passed =
      '8.8.8.8 1.1.1.1 100.63.0.1 172.15.0.1 172.32.0.1 192.167.0.1 203.162.0.181 2606:4700::1111 2405:4800::1';
    expect(refused.split(' ').filter(isPublic)).toEqual([]);
    expect(passed.split(' ').filter((address) => !isPublic(address))).toEqual([]);
  });

  it('is never asked, however it is written', async () => {
    const given = [
      'http://localhost/',
      'http://a.localhost./',
      'http://127.0.0.1:9/',
      'http://2130706433:8/',
      'http://0x7f.2/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://169.254.169.254/latest/meta-data/',
      'https://192.168.0.1/',
    ];
    const codes: string[] = [];
    // Nothing is looked up: the addresses stand in the URLs.
    for await (const item of takeWeb(given, { pause: 0 })) codes.push('code' in item ? item.code : item.source);
    expect(codes).toEqual(given.map(() => 'web/private-address'));
  });

  it('is refused behind a name, also beside public ones', async () => {
    const hosts = ['noi-bo.example', 'hai-mat.example', 'anh-xa.example'];
    const { problems } = await site.fetch(hosts.map((host) => site.at('/', host)));
    expect(problems).toEqual(hosts.map((host) => `web/private-address http://${host}/`));
    expect(site.asked).toEqual([]);
  });

  it('is refused behind a redirect, and in a feed', async () => {
    const feed = `<rss><channel><item><link>http://10.0.0.1/x</link></item></channel></rss>`;
    site.answers = {
      '/a': redirect('http://127.0.0.2/'),
      '/b': redirect(site.at('/', 'noi-bo.example')),
      '/c': xml(feed),
    };
    const { problems } = await site.fetch(['/a', '/b', '/c'].map((path) => site.at(path)));
    expect(problems).toEqual([
      `web/private-address ${B}/a`,
      `web/private-address ${B}/b`,
      'web/private-address http://10.0.0.1/x',
    ]);
  });

  it('is not reached by a name that changes its answer', async () => {
    site.answers = { '/robots.txt': text('User-agent: *\nDisallow:'), '/1': html(pageOf(1)) };
    const answers = ['127.0.0.1', '127.0.0.1', '10.0.0.1'];
    const network = {
      resolve: async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }],
      mayReach: (address: string) => address === '127.0.0.1',
    };
    expect((await site.fetch([site.at('/1')], { network })).problems).toEqual([`web/private-address ${B}/1`]);
    expect(site.asked).toEqual(['bao.example/robots.txt']);
  });
});

describe('robots.txt', () => {
  const allowed = (robots: string, path: string) => robotsOf(robots, 'solieu').allows(new URL(path, B));

  it.each<[robots: string, yes: string, no: string]>([
    ['User-agent: *\nDisallow: /tim-kiem', '/tin', '/tim-kiem?q=1'],
    ['User-agent: *\nDisallow: /\nAllow: /tin/', '/tin/1.html', '/khac'],
    ['User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', '/a.pdf'],
    ['User-agent: *\nAllow: /$\nDisallow: /', '/', '/a'],
    ['User-agent: *\nDisallow: /a*b*c', '/ab', '/a-b-c-d'],
    ['User-agent: *\nDisallow: /a*a$', '/a', '/aa'],
    ['User-agent: *\nDisallow: /tin\nAllow: /tin', '/tin', ''],
    ['User-agent: *\nDisallow: /tìm', '/tim', '/t%c3%acm/x'],
    ['User-agent: *\nDisallow: /%7ean # nhà', '/an', '/~an'],
    ['\ufeffuser-agent : *\r\ndisallow : /x', '/y', '/x'],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Solieu/1.0\nDisallow: /x', '/y', '/x'],
    ['User-agent: a\nUser-agent: solieu\nDisallow: /x\nUser-agent: b\nDisallow: /y', '/y', '/x'],
    ['User-agent: solieu\nDisallow: /x\nUser-agent: *\nDisallow: /\nUser-agent: SOLIEU\nDisallow: /y', '/z', '/y'],
    ['User-agent: solieu-anh\nDisallow: /', '/x', ''],
    ['Disallow: /', '/x', ''],
    ['User-agent: *\nDisallow:\nSitemap: https://bao.example/sitemap.xml', '/x', ''],
    ['<html><body>Không có trang này</body></html>', '/x', ''],
  ])('is read: %j', (robots, yes, no) => {
    expect(allowed(robots, yes)).toBe(true);
    if (no !== '') expect(allowed(robots, no)).toBe(false);
  });

  it('is honoured, also by redirects and feeds', async () => {
    site.answers = {
      '/robots.txt': text('User-agent: *\nDisallow: /rieng/'),
      '/chung': redirect('/rieng/2'),
      '/rss': xml(`<rss><channel><item><link>/rieng/3</link></item><item><link>/1</link></item></channel></rss>`),
      '/1': html(pageOf(1)),
    };
    const { articles, problems } = await site.fetch(['/rieng/1', '/chung', '/rss'].map((path) => site.at(path)));
    expect(problems).toEqual(['/rieng/1', '/chung', '/rieng/3'].map((path) => `web/blocked-by-robots ${B}${path}`));
    expect(articles).toHaveLength(1);
    expect(site.asked.filter((asked) => asked.endsWith('/robots.txt'))).toHaveLength(1);
  });

  it('that cannot be read forbids all, one that is not there nothing', async () => {
    const outcome = async (robots: ReturnType<typeof status>) => {
      site.answers = { '/robots.txt': robots, '/1': html(pageOf(1)) };
      const { articles, problems } = await site.fetch([site.at('/1')]);
      return problems[0]?.split(' ')[0] ?? articles.length;
    };
    expect(await outcome(status(404))).toBe(1);
    expect(await outcome(status(403))).toBe(1);
    expect(await outcome(status(503))).toBe('web/blocked-by-robots');
    expect(await outcome(status(429))).toBe('web/blocked-by-robots');
    expect(await outcome(redirect('http://10.0.0.1/robots.txt'))).toBe('web/private-address');
    expect(await outcome(text(`User-agent: *\nDisallow: /1\n${'# dài\n'.repeat(200_000)}`))).toBe(
      'web/blocked-by-robots',
    );
  });

  it('tells how long to wait, and a host is left in peace in any case', async () => {
    expect(robotsOf('User-agent: *\nCrawl-delay: 2.5', 'solieu').delay).toBe(2.5);
    const gaps = async (robots: string, pause: number) => {
      const times: number[] = [];
      const page =
        (n: number) =>
        (...given: Parameters<ReturnType<typeof html>>) => {
          times.push(performance.now());
          html(pageOf(n))(...given);
        };
      site.answers = { '/robots.txt': text(robots), '/1': page(1), '/2': page(2) };
      await site.fetch([site.at('/1'), site.at('/2')], { pause });
      return times[1]! - times[0]!;
    };
    expect(await gaps('', 150)).toBeGreaterThan(140);
    expect(await gaps('User-agent: *\nCrawl-delay: 0.2', 0)).toBeGreaterThan(190);
  });
});

describe('a feed', () => {
  const item = (link: string) => `<item><title>Tin</title><link>${link}</link></item>`;
  const rss = (...items: string[]) =>
    `<?xml version="1.0" encoding="utf-8"?><!-- tin --><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
    <title>Báo</title><link>http://bao.example/</link><atom:link href="/rss" rel="self"/>${items.join('')}</channel></rss>`;

  it('gives the pages that it links to, in its order; one that fails costs no other', async () => {
    site.answers = {
      '/rss': xml(rss(item(site.at('/2?a=1&amp;b=2')), item('<![CDATA[/mat]]>'), item('/1')), 'application/rss+xml'),
      '/2?a=1&b=2': html(pageOf(2)),
      '/1': html(pageOf(1)),
    };
    const { articles, problems } = await site.fetch([site.at('/rss')]);
    expect(articles.map(({ source }) => source)).toEqual([`${B}/2?a=1&b=2`, `${B}/1`]);
    expect(problems).toEqual([`web/status ${B}/mat`]);
  });

  it('is followed as far as it is asked, and no page twice', async () => {
    const links = [1, 2, 2, 3, 4, 5].map((n) => item(`/${n}`));
    const pages = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`/${n}`, html(pageOf(n))]));
    site.answers = { '/rss': xml(rss(...links), 'text/html'), ...pages };
    const { articles } = await site.fetch([site.at('/2'), site.at('/rss')], { limit: 3 });
    expect(articles.map(({ source }) => source)).toEqual(['/2', '/1', '/3', '/4'].map((path) => B + path));
  });

  it('of sitemaps leads to their pages', async () => {
    const map = (name: string, ...places: string[]) =>
      places.map((place) => `<${name}><loc>${place}</loc></${name}>`).join('');
    site.answers = {
      '/sitemap.xml': xml(
        `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${map('sitemap', '/a.xml', '/mat.xml', '/1', '/b.xml.gz')}</sitemapindex>`,
      ),
      '/a.xml': xml(
        `<urlset xmlns:news="x"><url><news:news><news:title>Tin</news:title></news:news><loc> /2 </loc></url></urlset>`,
      ),
      '/b.xml.gz': html(
        gzipSync(`<s:urlset xmlns:s="x">${map('s:url', '/3')}</s:urlset>`.replaceAll('loc>', 's:loc>')),
        {
          'Content-Type': 'application/octet-stream',
        },
      ),
      ...Object.fromEntries([1, 2, 3].map((n) => [`/${n}`, html(pageOf(n))])),
    };
    const { articles, problems } = await site.fetch([site.at('/sitemap.xml')]);
    expect(articles.map(({ source }) => source)).toEqual([`${B}/2`, `${B}/3`]);
    expect(problems).toEqual([`web/status ${B}/mat.xml`, `web/not-a-page ${B}/1`]);
  });

  it('without pages, or in a feed, is an error', async () => {
    site.answers = { '/rss': xml(rss()), '/ngoai': xml(rss(item('/rss'), item('mailto:a@b.c'), item(''))) };
    const { problems } = await site.fetch([site.at('/rss'), site.at('/ngoai')]);
    expect(problems).toEqual([`web/not-a-page ${B}/rss`]);
    site.answers = { ...site.answers, '/trong': xml(rss(item('/b'))), '/b': xml(rss(item('/c'))) };
    expect((await site.fetch([site.at('/trong')])).problems).toEqual([`web/not-a-page ${B}/b`]);
  });

  it.each<[xml: string, pages: readonly string[]]>([
    [
      `<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><link rel="self" href="/e"/><link href="/1"/></entry>
       <entry><link rel="alternate" type="application/pdf" href="/p"/><link rel="alternate" type="text/html" href="2"/></entry></feed>`,
      ['/1', '/tin/2'],
    ],
    [`<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel/><item><link>/1</link></item></rdf:RDF>`, ['/1']],
    [
      rss(
        '<item><guid>http://bao.example/1</guid></item>',
        '<item><guid isPermaLink="false">77</guid></item>',
        '<item><link/><guid>/2</guid></item>',
        item('javascript:alert(1)'),
        item('file:///etc/passwd'),
        item('http://a:b@bao.example/3#x'),
      ),
      ['/1', '/2', '/3'],
    ],
    [
      '<!DOCTYPE rss [<!ENTITY a "http://x.example/">]><rss><channel><item><link>&a;</link></item></channel></rss>',
      ['/tin/&a;'],
    ],
    [`<rss><channel><item><link>${'<b>'.repeat(100_000)}/1</link></item>`, []],
    [`<rss>${'<channel>'.repeat(100_000)}`, []],
    [`<rss>${'<a b = "/>" c><!-- " -->'.repeat(100_000)}`, []],
    [`<rss><channel>${item('<![CDATA[/1]]>').repeat(2)}<a><![CDATA[${'<b>'.repeat(200)}]]></a>`, ['/1']],
    [`<rss><channel>${'<a/><b></b></c>'.repeat(1000)}${item('/1')}`, ['/1']],
    ['<rss', []],
  ])('is read in all its forms: %#', async (feed, pages) => {
    const found = await readFeed(feed, new URL('/tin/rss', B));
    expect(found.pages.map(({ href }) => href.slice(B.length))).toEqual(pages);
  });
});

describe('a run with addresses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'solieu-web-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps what was fetched and what failed, and does it once', async () => {
    const feed = '<rss><channel><item><link>/1</link></item><item><link>/mat</link></item></channel></rss>';
    site.answers = { '/rss': xml(feed), '/1': html(pageOf(1)) };
    const db = join(folder, 'facts.db');
    const options = { db, urls: [site.at('/rss')], web: { network: site.network, pause: 0 } };
    expect(await mine([], options)).toMatchObject({ articles: 1, unchanged: 0, errors: 1, interrupted: false });
    expect(await mine([], options)).toMatchObject({ articles: 0, unchanged: 1, errors: 1 });
    site.answers = { ...site.answers, '/mat': html(pageOf(2)) };
    expect(await mine([], { ...options, inputs: { maxBytes: 5000 } })).toMatchObject({ articles: 1, errors: 0 });
    const store = openStore(db);
    const urls = new Set([...store.facts()].map(({ url }) => url));
    store.close();
    expect(urls).toEqual(new Set([site.at('/1'), site.at('/mat')]));
  });

  it('fetches nothing where there are none, and stops where it is told to', async () => {
    const web = { network: site.network, pause: 0 };
    expect(await mine([], { db: join(folder, 'none.db'), web })).toMatchObject({ articles: 0, errors: 0 });
    const ended = new AbortController();
    site.answers = { '/im': () => ended.abort() };
    const options = { db: join(folder, 'cut.db'), urls: [site.at('/im')], web, signal: ended.signal };
    expect(await mine([], options)).toMatchObject({ articles: 0, errors: 0, interrupted: true });
    expect(site.asked).toEqual(['bao.example/robots.txt', 'bao.example/im']);
  });
});
