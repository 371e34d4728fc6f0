import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import { isProblem, readInputs } from '../../corpus/index.js';
import type { InputProblem } from '../../corpus/problems.js';
import { readStream } from '../../corpus/readers/index.js';
import type { Article } from '../../pipeline/model/index.js';
import { addressOf, answer, docxOf, members, page, pageOf, warcRecord, wordParagraph, zipOf } from './made-files.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-archives-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, bytes: Uint8Array, options = {}) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const articles: Article[] = [];
  const problems: InputProblem[] = [];
  const told: string[] = [];
  for await (const item of readInputs([path], options)) {
    const from = item.source.slice(path.length);
    if (isProblem(item)) {
      problems.push(item);
      told.push(`${from}${item.record === undefined ? '' : `#${item.record}`} ${item.code}`);
    } else {
      articles.push(item);
      told.push(from);
    }
  }
  return { articles, problems, told };
}

const request = warcRecord({
  type: 'request',
  url: addressOf(1),
  contentType: 'application/http; msgtype=request',
  block: 'GET /ban-so-1.html HTTP/1.1\r\nHost: baosonla.org.vn\r\n\r\n',
});
const info = warcRecord({ type: 'warcinfo', contentType: 'application/warc-fields', block: 'software: mine\r\n' });
const crawl = [info, request, page(1), page(2)];

describe('web archives', () => {
  it('are read record by record, plain, packed by record and packed as one stream', async () => {
    const forms = [Buffer.concat(crawl), members(crawl), gzipSync(Buffer.concat(crawl))];
    const seen: Article[][] = [];
    for (const [n, bytes] of forms.entries()) {
      const { articles, told } = await read(`a${n}.warc`, bytes);
      expect(told).toEqual(['#2', '#3']);
      seen.push(articles.map((article) => ({ ...article, source: '' })));
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    expect(seen[0]![0]).toMatchObject({
      url: addressOf(1),
      publisher: 'Báo Sơn La',
      title: 'Bản số 1 đổi thay từng ngày',
      published: { date: '2019-05-02' },
      language: 'vi',
    });
    expect(seen[0]![0]!.text).toContain('101 hộ dân');
  });

  it('have bodies sent in chunks and packed', async () => {
    const html = Buffer.from(pageOf(3));
    const chunked = (body: Buffer) => {
      const half = body.length >> 1;
      const parts = [body.subarray(0, half), body.subarray(half)];
      const sent = parts.map((part) =>
        Buffer.concat([Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from('\r\n')]),
      );
      return Buffer.concat([...sent, Buffer.from('0\r\n\r\n')]);
    };
    const bodies: [Buffer, string[]][] = [
      [chunked(html), ['Transfer-Encoding: chunked']],
      [chunked(gzipSync(html)), ['Transfer-Encoding: chunked', 'Content-Encoding: gzip']],
      [brotliCompressSync(html), ['Content-Encoding: br']],
      [deflateSync(html), ['Content-Encoding: deflate']],
      [deflateRawSync(html), ['content-encoding: deflate']],
      [html, ['Transfer-Encoding: chunked', 'Content-Encoding: gzip']],
    ];
    const records = bodies.map(([body, headers]) => warcRecord({ url: addressOf(3), block: answer(body, headers) }));
    const { articles, told } = await read('bodies.warc', Buffer.concat(records));
    expect(told).toEqual(['#0', '#1', '#2', '#3', '#4', '#5']);
    expect(new Set(articles.map(({ rawHash }) => rawHash)).size).toBe(1);
  });

  it('as another program writes them are read', async () => {
    const url = addressOf(4);
    const httpHeaders = { 'Content-Type': 'text/html', 'X-Tên': 'Bản' };
    const body = [Buffer.from(pageOf(4))];
    const record = WARCRecord.create({ type: 'response', url, warcVersion: 'WARC/1.1', httpHeaders }, body);
    const packed = await WARCSerializer.serialize(record, { gzip: true });
    const { articles, told } = await read('other.warc.gz', Buffer.concat([packed, packed]));
    expect(told).toEqual(['#0', '#1']);
    expect(articles[0]).toMatchObject({ url, title: 'Bản số 4 đổi thay từng ngày' });
  });

  it('hold much that is no page: it is passed over', async () => {
    const others = [
      warcRecord({ type: 'revisit', url: addressOf(1), block: answer('') }),
      warcRecord({ type: 'metadata', url: addressOf(1), contentType: 'application/warc-fields', block: 'a: b\r\n' }),
      warcRecord({ url: addressOf(1), block: answer('', ['Location: /'], '301 Moved Permanently') }),
      warcRecord({ url: addressOf(1), block: answer(pageOf(9), [], '404 Not Found') }),
      warcRecord({ url: 'dns:baosonla.org.vn', contentType: 'text/dns', block: '20240101 127.0.0.1' }),
      warcRecord({
        url: 'https://baosonla.org.vn/a.png',
        block: 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG',
      }),
      warcRecord({
        url: 'https://baosonla.org.vn/robots.txt',
        block: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *',
      }),
    ];
    const text = warcRecord({
      type: 'conversion',
      url: `<${addressOf(5)}>`,
      contentType: 'text/plain',
      block: 'Tên bài\n\nXã có 1.250 hộ dân.\n\nNăm qua, 86% số hộ đạt chuẩn.\n',
    });
    const { articles, told } = await read('other.warc', Buffer.concat([...others, text]));
    expect(told).toEqual(['#7']);
    expect(articles[0]).toMatchObject({ url: addressOf(5), publisher: 'Báo Sơn La' });
    expect(articles[0]!.published).toBeUndefined();
  });

  it('a page without an article is a problem at its record', async () => {
    const menu = warcRecord({
      url: addressOf(1),
      block: answer('<html><body><a href="/">Trang chủ</a></body></html>'),
    });
    const { problems } = await read('menu.warc', Buffer.concat([menu, page(1)]));
    expect(problems).toMatchObject([{ code: 'input/no-body', record: 0, hint: expect.any(String) }]);
  });
});

describe('broken web archives', () => {
  it('wrong lengths cost one record', async () => {
    const long = warcRecord({ url: addressOf(1), block: answer(pageOf(1)), length: 20_000 });
    const short = warcRecord({ url: addressOf(1), block: answer(pageOf(1)), length: 300 });
    const none = warcRecord({ url: addressOf(1), block: answer(pageOf(1)), length: 'viele' });
    const huge = warcRecord({ url: addressOf(1), block: answer(pageOf(1)), length: 99_999_999_999 });
    for (const [n, wrong] of [long, short, none, huge].entries()) {
      const records = [page(1), wrong, page(2), page(3)];
      for (const bytes of [Buffer.concat(records), members(records), gzipSync(Buffer.concat(records))]) {
        const { told } = await read(`wrong${n}.warc`, bytes);
        expect(told).toEqual(['#0', '#1 input/damaged', '#2', '#3']);
      }
    }
  });

  it('a header without an end is cut off, and not held', async () => {
    const endless = async function* () {
      yield page(1);
      yield Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nX-Long: ');
      const filler = Buffer.alloc(1 << 20, 0x61);
      for (let n = 0; n < 300; n++) yield filler;
      yield Buffer.from('\r\n');
      yield page(2);
    };
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const told: string[] = [];
    for await (const item of readStream(endless(), 'a')) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      told.push(isProblem(item) ? `${item.record} ${item.code} ${item.message.slice(0, 40)}` : item.source);
    }
    expect(told).toEqual(['a#0', expect.stringMatching(/^1 input\/damaged a#1, at byte \d+: the header/u), 'a#2']);
    expect(most).toBeLessThan(64 << 20);
  });

  it('bytes between records are told, and passed over', async () => {
    const garbage = Buffer.from('\x00\x01 rác giữa hai bản ghi \r\nkhông phải WARC\r\n');
    expect((await read('garbage.warc', Buffer.concat([page(1), garbage, page(2)]))).told).toEqual([
      '#0 input/damaged',
      '#1',
    ]);
    const packed = Buffer.concat([gzipSync(page(1)), garbage, gzipSync(page(2)), Buffer.alloc(600)]);
    expect((await read('garbage.warc.gz', packed)).told).toEqual(['#0', '#1 input/damaged', '#2']);
  });

  it('cut and broken gzip costs what is behind the cut, or one record', async () => {
    const whole = members([page(1), page(2), page(3)]);
    expect((await read('cut.warc.gz', whole.subarray(0, whole.length - 30))).told).toEqual([
      '#0',
      '#1',
      '#2 input/damaged',
    ]);
    const [first, second, third] = [page(1), page(2), page(3)].map((one) => gzipSync(one)) as [Buffer, Buffer, Buffer];
    for (const at of [4, 60, second.length - 6]) {
      const broken = Buffer.from(second);
      for (let n = 0; n < 4; n++) broken[at + n] = broken[at + n]! ^ 0xff;
      const { told } = await read('broken.warc.gz', Buffer.concat([first, broken, third]));
      expect(told.at(0)).toBe('#0');
      expect(told.at(-1)).toMatch(/^#2$/u);
    }
    const one = gzipSync(Buffer.concat([page(1), page(2), page(3)]), { level: 0 });
    expect((await read('one.warc.gz', one.subarray(0, one.length - 400))).told).toEqual([
      '#0',
      '#1',
      '#2 input/damaged',
    ]);
  });

  it('bombs in members and bodies are refused', async () => {
    const zeros = Buffer.alloc(40 << 20, 0x20);
    const body = warcRecord({ url: addressOf(1), block: answer(gzipSync(zeros), ['Content-Encoding: gzip']) });
    const bomb = warcRecord({ url: addressOf(1), block: answer(zeros) });
    const { told } = await read('bomb.warc.gz', members([page(1), body, bomb, page(2)]));
    expect(told).toEqual(['#0', '#1 input/bomb', '#2 input/bomb', '#3']);
  });

  it('a page over the limit is told, a picture over it is not', async () => {
    const film = warcRecord({
      url: addressOf(1),
      block: Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n'),
        Buffer.alloc(200_000, 7),
      ]),
    });
    const large = warcRecord({ url: addressOf(1), block: answer(pageOf(1) + 'x'.repeat(200_000)) });
    const { told } = await read('large.warc', Buffer.concat([film, large, page(1)]), { maxBytes: 100_000 });
    expect(told).toEqual(['#1 input/too-large', '#2']);
  });
});

const TEXT = 'Tên bài\n\nXã có 1.250 hộ dân.\n\nNăm qua, 86% số hộ đạt chuẩn.\n';
const LINES = `${JSON.stringify({ title: 'Bài một', text: 'Xã có 12 hộ nghèo.' })}\n{"a":1}\n`;

describe('zip', () => {
  it('gives every file in it, whatever its format', async () => {
    const zip = zipOf([
      { name: 'trang/', bytes: '' },
      { name: 'trang/bài.html', bytes: pageOf(1) },
      { name: 'trang/bài_files/a.css', bytes: 'p { margin: 0 }' },
      { name: '__MACOSX/._bài.html', bytes: 'x' },
      { name: '.ẩn.txt', bytes: TEXT },
      { name: 'văn bản.txt', bytes: TEXT, stored: true },
      { name: 'dòng.jsonl', bytes: LINES },
      { name: 'hàng.csv.gz', bytes: gzipSync('title,text\nBài,Xã có 7 hộ.\n') },
      { name: 'tài liệu.docx', bytes: docxOf(wordParagraph('Xã có 1.250 hộ dân.')) },
      { name: 'lưu trữ.warc.gz', bytes: members(crawl) },
      { name: 'trống.txt', bytes: '' },
    ]);
    const { told } = await read('all.zip', zip);
    expect(told).toEqual([
      '!trang/bài.html',
      '!văn bản.txt',
      '!dòng.jsonl#0',
      '!dòng.jsonl#1 input/no-text',
      '!hàng.csv.gz#0',
      '!tài liệu.docx',
      '!lưu trữ.warc.gz#2',
      '!lưu trữ.warc.gz#3',
      '!trống.txt input/empty',
    ]);
    const piped: string[] = [];
    for await (const item of readStream(Readable.from([zip]), '-')) piped.push(item.source);
    expect(piped).toHaveLength(told.length);
  });

  it('WACZ gives its web archives and not its index', async () => {
    const wacz = zipOf([
      { name: 'datapackage.json', bytes: '{"profile":"data-package"}' },
      { name: 'pages/pages.jsonl', bytes: '{"format":"json-pages-1.0"}\n{"url":"x","title":"Bài"}\n' },
      { name: 'archive/data.warc.gz', bytes: members(crawl), stored: true },
      { name: 'indexes/index.cdx.gz', bytes: gzipSync('vn,org') },
    ]);
    expect((await read('a.wacz', wacz)).told).toEqual(['!archive/data.warc.gz#2', '!archive/data.warc.gz#3']);
  });

  it('one zip in another is read, one in that is not', async () => {
    const inner = zipOf([{ name: 'a.txt', bytes: TEXT }]);
    const middle = zipOf([
      { name: 'b.zip', bytes: inner },
      { name: 'c.txt', bytes: TEXT },
    ]);
    const outer = zipOf([{ name: 'd.zip', bytes: middle }]);
    expect((await read('middle.zip', middle)).told).toEqual(['!b.zip!a.txt', '!c.txt']);
    expect((await read('outer.zip', outer)).told).toEqual(['!d.zip!b.zip input/nested', '!d.zip!c.txt']);
  });

  it('names of the time before Unicode are read', async () => {
    const names = ['B\xb8o c\xb8o huy\xd6n n\xa8m', 'plain', 'caf\x82'].map((name) =>
      Buffer.from(`${name}.txt`, 'latin1'),
    );
    const utf8 = Buffer.from('xã.txt');
    const zip = zipOf([...names, utf8].map((name) => ({ name, bytes: TEXT })));
    expect((await read('names.zip', zip)).told).toEqual([
      '!Báo cáo huyện năm.txt',
      '!plain.txt',
      '!café.txt',
      '!xã.txt',
    ]);
  });

  it('names that lead out, passwords, wrong sizes and sums are told, and reading goes on', async () => {
    const zip = zipOf([
      { name: '../../etc/passwd', bytes: TEXT },
      { name: '/tmp/a.txt', bytes: TEXT },
      { name: 'C:\\a.txt', bytes: TEXT },
      { name: 'khóa.txt', bytes: TEXT, flags: 0x801 },
      { name: 'nhỏ.txt', bytes: TEXT, size: 5 },
      { name: 'lớn.txt', bytes: TEXT, size: 5000 },
      { name: 'sai.txt', bytes: TEXT, sum: 1 },
      { name: 'tốt.txt', bytes: TEXT },
    ]);
    expect((await read('bad.zip', zip)).told).toEqual([
      '!../../etc/passwd input/unsafe-name',
      '!/tmp/a.txt input/unsafe-name',
      '!C:/a.txt input/unsafe-name',
      '!khóa.txt input/encrypted',
      '!nhỏ.txt input/damaged',
      '!lớn.txt input/damaged',
      '!sai.txt input/damaged',
      '!tốt.txt',
    ]);
    expect((await read('cut.zip', zip.subarray(0, 5))).told).toEqual([' input/damaged']);
  });

  it('a zip that is cut is read up to the cut, from the headers before its files', async () => {
    const lines = Array.from({ length: 400 }, (_, n) =>
      JSON.stringify({ title: `Bài ${n}`, text: `Xã có ${n * n} hộ.` }),
    );
    const zip = zipOf([
      { name: 'một.txt', bytes: TEXT },
      { name: 'hai.jsonl', bytes: Buffer.from(lines.join('\n')) },
      { name: 'ba.txt', bytes: TEXT },
    ]);
    const whole = await read('whole.zip', zip);
    expect(whole.told).toHaveLength(402);
    // Only the table is gone.
    const table = zip.indexOf('PK\u0001\u0002', 'latin1');
    expect((await read('cut.zip', zip.subarray(0, table + 20))).told).toEqual([...whole.told, ' input/damaged']);
    // The cut goes through the second file.
    const { told } = await read('cut.zip', zip.subarray(0, zip.indexOf('ba.txt') >> 1));
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual([...whole.told.slice(0, told.length - 2), '!hai.jsonl input/damaged', ' input/damaged']);
  });

  it('bombs are refused: one file, many files, and files in files', async () => {
    const zeros = Buffer.alloc(30 << 20, 0x61);
    const one = await read(
      'one.zip',
      zipOf([
        { name: 'a.txt', bytes: zeros },
        { name: 'b.txt', bytes: TEXT },
      ]),
    );
    expect(one.told).toEqual(['!a.txt input/bomb', '!b.txt']);
    const many = zipOf(Array.from({ length: 50 }, (_, n) => ({ name: `${n}.txt`, bytes: zeros.subarray(0, 1 << 20) })));
    const { told } = await read('many.zip', many);
    expect(told.at(-1)).toMatch(/input\/bomb$/u);
    expect(told.length).toBeLessThan(50);
    const nested = zipOf([{ name: 'n.zip', bytes: zipOf([{ name: 'z.jsonl', bytes: zeros }]) }]);
    expect((await read('nested.zip', nested)).told).toEqual(['!n.zip!z.jsonl input/bomb']);
  });

  it('other files of office programs are refused as one', async () => {
    const sheet = zipOf([
      { name: '[Content_Types].xml', bytes: '<Types/>' },
      { name: 'xl/workbook.xml', bytes: '<a/>' },
    ]);
    expect((await read('a.xlsx', sheet)).told).toEqual([' input/binary']);
    expect((await read('empty.zip', zipOf([]))).told).toEqual([]);
  });
});
