import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { isProblem, readInputs } from '../../corpus/index.js';
import { readPdf } from '../../corpus/readers/pdf.js';
import type { Article } from '../../pipeline/model/index.js';
import { addressOf, docxOf, mhtmlOf, type Printed, pageOf, pdfOf, wordParagraph, zipOf } from './made-files.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, bytes: Uint8Array | string, options = {}) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const articles: Article[] = [];
  const told: string[] = [];
  for await (const item of readInputs([path], options)) {
    if (isProblem(item)) told.push(item.code);
    else {
      articles.push(item);
      told.push(item.source.slice(path.length));
    }
  }
  return { articles, told };
}

const blocksIn = ({ text, blocks }: Article) => blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('saved pages', () => {
  it('MHTML gives its page with its address, whatever its encoding and how it is packed', async () => {
    const html = pageOf(7);
    for (const encoding of ['base64', 'quoted-printable'] as const) {
      const { articles, told } = await read('a.mhtml', mhtmlOf(Buffer.from(html), 'utf-8', encoding));
      expect(told).toEqual(['']);
      expect(articles[0]).toMatchObject({
        url: addressOf(7),
        publisher: 'Báo Sơn La',
        published: { date: '2019-05-08' },
      });
      expect(articles[0]!.text).toContain('Bản số 7 có 107 hộ dân');
      expect(articles[0]!.text).not.toContain('99%');
    }
    const tcvn = iconv.encode(html.replace('utf-8', 'iso-8859-1'), 'tcvn');
    expect((await read('b.mht', mhtmlOf(tcvn, 'iso-8859-1'))).articles[0]!.text).toContain('86% số hộ');
    const utf16 = Buffer.from(html, 'utf16le');
    expect((await read('c.mht', mhtmlOf(utf16, 'unicode', 'base64'))).articles[0]!.text).toContain('86% số hộ');
    expect((await read('d.mht.gz', gzipSync(mhtmlOf(Buffer.from(html), 'utf-8')))).told).toEqual(['']);
  });

  it('mails without a part in HTML give their text, however it is packed', async () => {
    const head = 'From: Tin <tin@baosonla.vn>\r\nSubject: Tin\r\nMIME-Version: 1.0\r\n';
    const body = Buffer.from('Xã Suối Bùn có 1.250 hộ dân.\n').toString('base64');
    const part = `Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
    const mixed = `Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n${part}--x--\r\n`;
    for (const mail of [part, mixed]) {
      const { articles } = await read('thu.eml', head + mail);
      expect(articles[0]!.text.trim()).toBe('Xã Suối Bùn có 1.250 hộ dân.');
    }
    const calendar = part.replace('text/plain', 'text/calendar');
    expect((await read('lich.eml', head + calendar)).told).toEqual(['input/damaged']);
  });

  it('XML is no text: its numbers are those of versions and dates', async () => {
    const feed = '<?xml version="1.0"?><rss version="2.0"><item><title>Xã có 5 hộ</title></item></rss>';
    for (const xml of [feed, feed.replace(/^[^?]+\?>/u, ''), '<?xml version="1.0"?><bang><xa>12</xa></bang>']) {
      expect((await read('tin.xml', xml)).told).toEqual(['input/binary']);
    }
    const page = '<?xml version="1.0"?>\n<!-- trang -->\n<html xmlns="http://www.w3.org/1999/xhtml">';
    const text = 'Năm 2020, xã có 1.250 hộ dân, trong đó 86% số hộ đạt chuẩn gia đình văn hóa. ';
    expect((await read('trang.xhtml', `${page}<body><p>${text.repeat(3)}</p></body></html>`)).told).toEqual(['']);
  });

  it('English pages keep their quotes', async () => {
    const text = 'The province reported 1,250 households in \x93remote\x94 communes and promised new roads for them. ';
    const page = `<html><body><h1>New roads for the communes</h1><p>${text.repeat(3)}</p></body></html>`;
    const { articles } = await read('en.mht', mhtmlOf(Buffer.from(page, 'latin1'), 'windows-1252'));
    expect(articles[0]!.text).toContain('“remote” communes');
    const told = page.replace('<body>', '<head><meta charset="iso-8859-1"></head><body>');
    expect((await read('en.html', Buffer.from(told, 'latin1'))).articles[0]!.text).toContain('“remote” communes');
    expect((await read('none.html', Buffer.from(page, 'latin1'))).told).toEqual(['']);
  });

  it('MHTML that is cut or holds no page is told', async () => {
    const whole = mhtmlOf(Buffer.from(pageOf(7)), 'utf-8');
    expect((await read('cut.mht', whole.subarray(0, 500))).told).toEqual(['input/damaged']);
    expect((await read('cut.mht', whole.subarray(0, whole.length - 400))).told).toEqual(['']);
  });

  it('tell where they were saved from', async () => {
    const url = 'https://baosonla.org.vn/ban-so-1.html?a=1';
    const saved = `<!DOCTYPE html>\n<!-- saved from url=(0041)${url} -->\n${pageOf(1)}`;
    expect((await read('saved.html', saved)).articles[0]).toMatchObject({ url, publisher: 'Báo Sơn La' });
    const single = `<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: ${url} \n saved date: Sat Nov 02 2024\n-->${pageOf(1)}`;
    const [article] = (await read('single.html', single)).articles;
    expect(article).toMatchObject({ url, published: { date: '2019-05-02' } });
    const local = `<!-- saved from url=(0014)about:internet -->${pageOf(1)}`;
    expect((await read('local.html', local)).articles[0]!.url).toBeUndefined();
  });

  it('40 MB of pictures in a page cost little', { timeout: 20_000 }, async () => {
    const picture = `<img src="data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(1 << 20)}">`;
    const style = `<style>@font-face{src:url(data:font/woff2;base64,${'d09GMgABAAAAA'.repeat(1 << 20)})}</style>`;
    const before = performance.now();
    const { articles } = await read('large.html', pageOf(1, style).replace('<p>', `${picture}<p>`));
    expect(articles[0]!.text).toBe((await read('small.html', pageOf(1))).articles[0]!.text);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

const SENTENCE = 'Năm 2020, xã Suối Bùn có 1.250 hộ dân, trong đó 86% số hộ đạt chuẩn gia đình văn hóa.';

describe('Word documents', () => {
  it('give headings, paragraphs, items and rows', async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('Xã')}${cell('Số hộ')}</w:tr><w:tr>${cell('Suối Bùn')}${cell('1.250')}</w:tr></w:tbl>`;
    const item =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Trồng 25 ha cây ăn quả</w:t></w:r></w:p>';
    const body = [
      wordParagraph('Suối Bùn đổi thay', 'Heading1'),
      wordParagraph(SENTENCE),
      wordParagraph('Kết quả', 'Heading2'),
      item,
      table,
      wordParagraph(`${SENTENCE} Thu nhập bình quân đạt 45,5 triệu đồng.`),
    ].join('');
    const { articles, told } = await read('a.docx', docxOf(body));
    expect(told).toEqual(['']);
    expect(articles[0]).toMatchObject({ title: 'Suối Bùn đổi thay', language: 'vi' });
    const blocks = blocksIn(articles[0]!);
    expect(blocks).toContainEqual(['title', 'Suối Bùn đổi thay']);
    expect(blocks).toContainEqual(['table-row', 'Suối Bùn | 1.250']);
    expect(blocks.map(([, text]) => text)).toContain('Trồng 25 ha cây ăn quả');
  });

  it('in fonts of the time before Unicode are read', async () => {
    const legacy = iconv.decode(iconv.encode(SENTENCE, 'tcvn'), 'windows-1252').replaceAll('&', '&amp;');
    const { articles } = await read('tcvn.docx', docxOf(wordParagraph(legacy)));
    expect(articles[0]!.text).toBe(SENTENCE);
  });

  it('that are broken, empty or bombs are told', async () => {
    expect((await read('empty.docx', docxOf(''))).told).toEqual(['input/empty']);
    expect((await read('broken.docx', docxOf('<w:p><w:r></w:p>').subarray(0, 600))).told).toEqual(['input/damaged']);
    expect((await read('xml.docx', zipOf([{ name: 'word/document.xml', bytes: '<a><b' }]))).told).toEqual([
      'input/damaged',
    ]);
    const bomb = zipOf([{ name: 'word/document.xml', bytes: Buffer.alloc(30 << 20, 0x20) }]);
    expect((await read('bomb.docx', bomb)).told).toEqual(['input/bomb']);
    const deep = docxOf('<w:sdt><w:sdtContent>'.repeat(20_000));
    expect((await read('deep.docx', deep)).told).toEqual(['input/damaged']);
    expect((await read('large.docx', docxOf(wordParagraph(SENTENCE)), { maxBytes: 200 })).told).toEqual([
      'input/too-large',
    ]);
  });

  it('of the old kind are refused by name', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect((await read('a.doc', old)).told).toEqual(['input/binary']);
    expect((await read('a.rtf', '{\\rtf1\\ansi Xã có 12 hộ.}')).told).toEqual(['input/binary']);
  });
});

/** Lines of a column from the top of a page down. */
const column = (lines: readonly string[], top = 760): Printed[] => lines.map((text, n) => ({ text, y: top - 16 * n }));

describe('PDF', () => {
  const lines = [
    'Năm 2020, xã Suối Bùn có 1.250 hộ dân sinh sống tại mười hai',
    'bản, trong đó 86% số hộ đạt chuẩn gia đình văn hóa, tăng so với',
    'năm trước đó.',
    'Bà con trồng thêm 25 ha cây ăn quả trên đất dốc và bán cho hợp',
    'tác xã của xã bên cạnh.',
  ];

  it('takes the largest of the first lines for the title, and no table of contents for text', async () => {
    const pages = [
      [
        { text: 'Ủy ban nhân dân huyện', y: 800, size: 15 },
        { text: 'Báo cáo năm 2020', y: 770, size: 22 },
        { text: `1. Dân số ${'. '.repeat(30)}12`, y: 740 },
        ...column(lines, 700),
      ],
      ...[1, 2, 3].map(() => [{ text: 'Báo cáo năm 2020', y: 800, size: 9 }, ...column(lines)]),
    ];
    const { articles } = await read('title.pdf', pdfOf(pages));
    expect(articles[0]!.title).toBe('Báo cáo năm 2020');
    expect(articles[0]!.text.split('Báo cáo năm 2020')).toHaveLength(2);
    expect(blocksIn(articles[0]!)).toContainEqual(['meta', expect.stringContaining('1. Dân số')]);
  });

  it('gives lines joined to paragraphs, headings and rows', async () => {
    const title = { text: 'Suối Bùn đổi thay', y: 790, size: 20 };
    const row = [
      { text: 'Suối Bùn', y: 600 },
      { text: '1.250', x: 300, y: 600 },
      { text: '86%', x: 400, y: 600 },
    ];
    const { articles, told } = await read('a.pdf', pdfOf([[title, ...column(lines), ...row]]));
    expect(told).toEqual(['']);
    expect(articles[0]!.title).toBe('Suối Bùn đổi thay');
    expect(articles[0]!.text.split('\n\n')).toEqual([
      'Suối Bùn đổi thay',
      lines.slice(0, 3).join(' '),
      lines.slice(3).join(' '),
      'Suối Bùn | 1.250 | 86%',
    ]);
    expect(blocksIn(articles[0]!).at(-1)![0]).toBe('table-row');
  });

  it('leaves out what stands on every page, and joins what runs over its end', async () => {
    const pages = [0, 1, 2, 3].map((n) => [
      { text: 'Báo cáo năm 2020', y: 815 },
      ...column(n % 2 === 0 ? lines.slice(0, 2) : lines.slice(2)),
      { text: `Trang ${n + 1}/4`, y: 30 },
    ]);
    const { articles } = await read('pages.pdf', pdfOf(pages));
    expect(articles[0]!.text).not.toContain('Trang');
    expect(articles[0]!.text).not.toContain('Báo cáo');
    expect(articles[0]!.text.split('\n\n')[0]).toBe(lines.slice(0, 3).join(' '));
  });

  it('that is broken, a scan or too long is told', async () => {
    const whole = pdfOf([column(lines)]);
    expect((await read('junk.pdf', Buffer.concat([Buffer.from('%PDF-1.5\n'), Buffer.alloc(3000, 0x41)]))).told).toEqual(
      ['input/damaged'],
    );
    expect((await read('scan.pdf', pdfOf([[]]))).told).toEqual(['input/empty']);
    expect((await read('long.pdf', pdfOf(Array.from({ length: 501 }, () => [])))).told).toEqual(['input/too-large']);
    expect((await read('cut.pdf', whole.subarray(0, whole.length - 300))).told).toHaveLength(1);
  });
});

describe('a PDF that takes too much', () => {
  const file = pdfOf([column(['Xã Suối Bùn có 1.250 hộ dân sinh sống.'])]);
  /** A page of blanks that is small as long as it is packed. */
  function bombOf(length: number): Buffer {
    const packed = deflateSync(Buffer.alloc(length, 0x20));
    return Buffer.concat([
      Buffer.from(`%PDF-1.5
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj
4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
    ]);
  }

  it('is given up at the deadline or when the memory is full, and the next is read', async () => {
    const bomb = bombOf(100 << 20);
    const told = expect.objectContaining({ code: 'input/bomb' });
    await expect(readPdf(bomb, 'a', { deadline: 100, memory: 2 ** 30 })).rejects.toThrow(told);
    await expect(readPdf(bomb, 'a', { deadline: 60_000, memory: 1 })).rejects.toThrow(told);
    const both = await Promise.all([1, 2].map((n) => readPdf(file, `${n}`)));
    expect(both.map(({ source }) => source)).toEqual(['1', '2']);
  });
});

describe('tables and lists of records', () => {
  const rows =
    'title,text\n"Bài một","Xã có 7 hộ nghèo, huyện có 1.250 hộ."\n"Bài hai","Năm qua, 86% số hộ đạt chuẩn."\n';
  const texts = ['Xã có 7 hộ nghèo', '86% số hộ đạt chuẩn'];

  it('in UTF-16 are read', async () => {
    for (const mark of ['\ufeff', '']) {
      const little = Buffer.from(mark + rows, 'utf16le');
      for (const bytes of [little, Buffer.from(little).swap16()]) {
        const { articles, told } = await read('utf16.csv', bytes);
        expect(told).toEqual(['#0', '#1']);
        expect(articles.map(({ text }) => text).join()).toContain(texts[0]);
      }
    }
    const lines = ['{"title":"Bài","text":"Xã có 7 hộ nghèo."}', '{"title":"Bài","text":"Xã có 8 hộ."}', ''].join('\n');
    expect((await read('utf16.jsonl', Buffer.from(lines, 'utf16le'))).told).toEqual(['#0', '#1']);
  });

  it('in encodings of the time before Unicode are read', async () => {
    for (const encoding of ['tcvn', 'viscii']) {
      const { articles, told } = await read(`${encoding}.csv`, iconv.encode(rows, encoding));
      expect(told).toEqual(['#0', '#1']);
      expect(articles[1]!.text).toContain(texts[1]);
    }
  });

  it('over the limit are told one by one, and those behind them are read', async () => {
    const long = 'Xã có 7 hộ nghèo, huyện có 1.250 hộ. '.repeat(20);
    const table = `title,text\nBài,"Xã có 8 hộ nghèo."\nDài,"${long}"\nDài,"${long}"\nSau,"Xã có 9 hộ nghèo."\n`;
    for (const maxBytes of [100, 500]) {
      const { articles, told } = await read('rows.csv', table, { maxBytes });
      expect(articles.map(({ title }) => title)).toEqual(['Bài', 'Sau']);
      expect(told).toEqual(['#0', 'input/too-large', 'input/too-large', '#3']);
    }
  });

  it('over what can be held end the file, which is told', async () => {
    const open = `title,text\nBài,"Xã có 8 hộ nghèo."\nDài,"${'Xã có 7 hộ nghèo. '.repeat(3_000_000)}`;
    const path = join(folder, 'open.csv');
    writeFileSync(path, open);
    const found = [];
    for await (const item of readInputs([path])) found.push('code' in item ? [item.code, item.message] : item.title);
    expect(found).toEqual(['Bài', ['input/too-large', expect.stringContaining('no row behind it was read')]]);
  });

  it('in such an encoding and over the limit are told', async () => {
    const long = `title,text\n"Bài","${'Xã có 7 hộ nghèo, huyện có 1.250 hộ. '.repeat(5000)}"\n`;
    const { told } = await read('long.csv', iconv.encode(long, 'tcvn'), { maxBytes: 100_000 });
    expect(told).toEqual(['input/too-large']);
  });

  it('in one JSON value over the limit are told what to do', async () => {
    const list = JSON.stringify(Array.from({ length: 50 }, () => ({ text: 'Xã có 7 hộ nghèo.' })));
    const path = join(folder, 'list.json');
    writeFileSync(path, list);
    for await (const item of readInputs([path], { maxBytes: 500 })) {
      expect(item).toMatchObject({
        code: 'input/too-large',
        message: expect.stringContaining('as one JSON value'),
        hint: expect.stringContaining('.jsonl'),
      });
    }
  });
});

describe('a folder', () => {
  it('gives every format by content, and leaves out what belongs to saved pages', async () => {
    const path = mkdtempSync(join(folder, 'all-'));
    const files: Record<string, Uint8Array | string> = {
      'a.bin': mhtmlOf(Buffer.from(pageOf(7)), 'utf-8'),
      'b.dat': zipOf([{ name: 'x', bytes: pageOf(1) }]),
      'c.html': pageOf(2),
      'c.js': 'let a = 1;',
      'd.PNG': 'x',
      'e.txt': docxOf(wordParagraph(SENTENCE)),
      'f.html': pdfOf([column(['Xã Suối Bùn có 1.250 hộ dân sinh sống.'])]),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
    const told: string[] = [];
    for await (const item of readInputs([path])) told.push(item.source.slice(path.length + 1));
    expect(told).toEqual(['a.bin', 'b.dat!x', 'c.html', 'e.txt', 'f.html']);
  });
});
