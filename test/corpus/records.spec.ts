import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type InputProblem, isProblem, readInputs } from '../../corpus/index.js';
import type { FieldMap } from '../../corpus/readers/fields.js';
import type { Article } from '../../pipeline/model/index.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BODY = 'Năm 2020, xã có 1.250 hộ dân.\nTrong đó, 86% số hộ đạt chuẩn gia đình văn hóa.';
const record = {
  title: 'Suối Bùn đổi thay',
  sapo: 'Xã vùng cao Suối Bùn đã ra khỏi diện đặc biệt khó khăn.',
  content: BODY,
  date: '07/03/2020 08:52',
  author: 'Lò Thị Mai',
  link: 'https://baosonla.org.vn/suoi-bun.html',
};

async function read(name: string, bytes: string | Uint8Array, options: { map?: FieldMap; maxBytes?: number } = {}) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const articles: Article[] = [];
  const told: string[] = [];
  const problems: InputProblem[] = [];
  for await (const item of readInputs([path], options)) {
    if (isProblem(item)) {
      problems.push(item);
      told.push(item.record === undefined ? item.code : `${item.record} ${item.code}`);
    } else {
      articles.push(item);
      told.push(item.source.slice(path.length));
    }
  }
  return { articles, told, problems };
}

describe('records of scrapers', () => {
  it('are found in the answer of a server, and nearest to its top', async () => {
    const hits = { took: 3, hits: { total: 2, hits: [record, record] } };
    expect((await read('answer.json', JSON.stringify(hits))).told).toEqual(['#0', '#1']);
    const near = { items: [record], more: { items: [{ name: 'a' }] } };
    expect((await read('near.json', JSON.stringify(near))).told).toEqual(['#0']);
  });

  it('may count the time of publication in seconds', async () => {
    for (const date of [1493830800, 1493830800000, '1493830800']) {
      const { articles } = await read('count.jsonl', `${JSON.stringify({ ...record, date })}\n`);
      expect(articles[0]?.published?.date).toBe('2017-05-04'); // 17:00 of the third in Greenwich
    }
    for (const date of [5, 12345678901, 99999999999999]) {
      const { articles } = await read('none.jsonl', `${JSON.stringify({ ...record, date })}\n`);
      expect(articles[0]?.published).toBeUndefined();
    }
  });

  it('may be short where their text is in HTML', async () => {
    const text = '<p>Xã có 48 trường học.</p><p>Năm 2019 có <b>3 xã</b>.</p><p><img src="a.png"></p>';
    const { articles } = await read('short-html.jsonl', `${JSON.stringify({ text })}\n`);
    expect(articles[0]?.text.split(/\n+/u)).toEqual(['Xã có 48 trường học.', 'Năm 2019 có 3 xã.']);
    const nothing = '<p><img src="a.png"></p>';
    expect((await read('no-words.jsonl', `${JSON.stringify({ text: nothing })}\n`)).told).toEqual(['0 input/no-body']);
  });

  it('may be in English and windows-1252', async () => {
    const rows = 'title,text\nWage\x92s,"The firm hired 3,400 workers \x96 a record."\nTwo,"It has 12 farms."\n';
    const { articles } = await read('en.csv', Buffer.from(rows, 'latin1'));
    expect(articles[0]).toMatchObject({ title: 'Wage’s' });
    expect(articles[0]?.text).toContain('workers – a record');
  });

  it('give title, lead, body and facts', async () => {
    const line = JSON.stringify(record);
    const { articles } = await read('one.jsonl', `${line}\n`);
    const [article] = articles;
    expect(article).toMatchObject({
      title: record.title,
      lead: record.sapo,
      author: record.author,
      url: record.link,
      published: { date: '2020-03-07', evidence: 'record' },
      language: 'vi',
      rawHash: createHash('sha256').update(line).digest('hex'),
    });
    const blocks = article!.blocks.map(({ kind, start, end }) => [kind, article!.text.slice(start, end)]);
    expect(blocks).toEqual([
      ['title', record.title],
      ['lead', record.sapo],
      ...BODY.split('\n').map((text) => ['paragraph', text]),
    ]);
  });

  it('are not told twice what the body begins with, and may hold a page', async () => {
    const paragraphs = [record.title, record.sapo, ...BODY.split('\n'), BODY.replace('\n', ' và ')];
    const content = paragraphs.map((text) => `<p>${text}</p>`).join('');
    const { articles } = await read(
      'page.json',
      JSON.stringify([
        { ...record, content },
        { ...record, content: BODY },
      ]),
    );
    expect(articles).toHaveLength(2);
    expect(articles[0]!.text.split(record.title)).toHaveLength(2);
    expect(articles[0]!.text.split(record.sapo)).toHaveLength(2);
    expect(articles[0]!.text).toContain('86% số hộ');
  });

  it('have names of their own', async () => {
    const { articles, told } = await read(
      'own.jsonl',
      '{"h":"Tên bài","data":{"noi":"Xã có 5 hộ nghèo."}}\n{"a":1}\n',
      {
        map: { title: 'h', text: 'data.noi' },
      },
    );
    expect(told).toEqual(['#0', '1 input/no-text']);
    expect(articles[0]).toMatchObject({ title: 'Tên bài', text: 'Tên bài\n\nXã có 5 hộ nghèo.' });
  });

  it('come as rows, with line ends and separators in quotes', async () => {
    const rows = `title,description,text\n"Bài ""một""","Sapo, một","${BODY}"\nBài hai,,Xã có 7 hộ.\n`;
    const { articles, told } = await read('rows.csv', rows);
    expect(told).toEqual(['#0', '#1']);
    expect(articles[0]).toMatchObject({ title: 'Bài "một"', lead: 'Sapo, một' });
    expect(articles[0]!.text).toContain('86% số hộ đạt chuẩn');
    expect((await read('rows.tsv', '\ufefftitle\ttext\nBài\tXã có 7 hộ.\n')).articles[0]?.title).toBe('Bài');
  });

  it('are none where a file called .json holds one value', async () => {
    for (const value of ['null', '5', '"Xã có 5 hộ nghèo."', 'true', ' 12.5\n']) {
      expect((await read('value.json', value)).told).toEqual(['input/no-text']);
    }
    expect((await read('value.txt', '"Xã có 5 hộ nghèo."')).told).toEqual(['']);
  });

  it('come in an object around the list', async () => {
    expect((await read('list.json', JSON.stringify({ count: 2, articles: [record, record] }))).told).toEqual([
      '#0',
      '#1',
    ]);
  });
});

describe('files of records that are no articles', () => {
  const figures = Array.from({ length: 40 }, (_, n) => ({ article: 'bai-1', text: `${n},5 ha`, kind: 'measure' }));
  const facts = Array.from({ length: 14 }, (_, n) => ({
    file: `${n}.html`,
    title: `Bài ${n}`,
    published: '2020-01-02',
  }));
  const asLines = (records: readonly unknown[]) => records.map((one) => JSON.stringify(one)).join('\n');

  it('are told once, with the fields that they have', async () => {
    for (const [name, bytes] of [
      ['facts.jsonl', asLines(facts)],
      ['facts.json', JSON.stringify(facts)],
      ['facts.jsonl.gz', gzipSync(asLines(facts))],
    ] as const) {
      const { told, problems } = await read(name, bytes);
      expect(told).toEqual(['input/no-text']);
      expect(problems[0]?.message).toBe(
        `${join(folder, name)} holds 14 records and no article: none of them has a text (their fields: file, title, published).`,
      );
    }
    const rows = figures.map(({ article, text, kind }) => `${article},"${text}",${kind}`);
    for (const [name, bytes] of [
      ['figures.jsonl', asLines(figures)],
      ['figures.csv', ['site,text,kind', ...rows].join('\n')],
    ] as const) {
      const { told, problems } = await read(name, bytes);
      expect(told).toEqual(['input/no-text']);
      expect(problems[0]?.message).toContain('no text of theirs is a sentence');
    }
  });

  it('may be tables without a column of texts; lists and prose are no tables', async () => {
    const { told, problems } = await read('dan-so.csv', 'tỉnh,dân số\n"Lào, Cai",700000\nHà Nội,8000000\n');
    expect(told).toEqual(['input/no-text']);
    expect(problems[0]?.message).toContain('(its columns: tỉnh, dân số)');
    expect((await read('than.csv', 'đầu;thân bài\nTin;Xã có 5 hộ.\nTin;Xã có 6 hộ.\n')).told).toEqual([
      'input/no-text',
    ]);
    expect((await read('huyen.tsv', 'Huyện\tXã\tHộ\nA\t5\t6\nB\t7\t8\n')).told).toEqual(['input/no-text']);
    for (const text of [
      'Huyện A: 12,5%\nHuyện B: 13,1%\nHuyện C: 14,2%\n',
      'Kết quả, theo huyện\nHuyện A, 12 xã\nHuyện B, 13 xã\n',
      'Khoản\tXã có 5 hộ.\nHai\tXã có 6 hộ.\nBa\tXã có 7 hộ.\n',
      'Xã,huyện\nNăm 2020, xã có 5 hộ nghèo, giảm 3 hộ.\nCuối năm còn 2 hộ.\n',
      'Xã,huyện\nNăm 2020 xã có 5,3% hộ nghèo.',
    ]) {
      expect((await read('van-ban.txt', text)).told).toEqual(['']);
    }
  });

  it('may be lists of plain values, where a text that begins with a bracket is one', async () => {
    for (const list of ['["Xã có 12 hộ", "b"]', '[[1, 2], [3, 4]]', '[12.5, 7]']) {
      expect((await read('so.json', list)).told).toEqual(['input/no-text']);
    }
    expect((await read('tin.txt', '[12/5] Xã có 5 hộ nghèo, giảm 3 hộ.')).told).toEqual(['']);
  });

  it('still give the articles and the broken records that stand among them', async () => {
    const lines = asLines([...figures, ...facts.map(({ file }) => ({ file }))]);
    const many = Array.from({ length: 60 }, () => lines).join('\n');
    const { told, problems } = await read('late.jsonl', `${many}\n{"text": \n${JSON.stringify(record)}\n`);
    expect(told).toEqual(['3240 input/damaged', '#3241', 'input/no-text']);
    expect(problems[1]?.message).toContain('3240 records of ');
  });

  it('are read where a record at the start is one, or where the field of the text is named', async () => {
    expect((await read('one-in.jsonl', asLines([...figures, record]))).told).toHaveLength(41);
    expect((await read('named.jsonl', asLines(figures), { map: { text: 'text' } })).told[39]).toBe('#39');
    expect((await read('short.jsonl', asLines(figures.slice(0, 5)))).told).toHaveLength(5);
    const notices = Array.from({ length: 20 }, (_, n) => ({ text: `Xã có ${n} hộ nghèo.` }));
    expect((await read('notices.jsonl', asLines(notices))).told[19]).toBe('#19');
  });

  it('say where the file is cut as well, in one problem: a file keeps one', async () => {
    const packed = gzipSync(asLines(figures), { level: 0 });
    const { told, problems } = await read('cut.jsonl.gz', packed.subarray(0, packed.length - 40));
    expect(told).toEqual(['input/damaged']);
    expect(problems[0]?.message).toMatch(/is cut at byte \d.*no text of theirs is a sentence/u);
  });
});

describe('records whose letters were read wrongly', () => {
  const garbled = (text: string) => Buffer.from(text).toString('latin1');
  const wrong = {
    ...record,
    title: garbled(record.title),
    sapo: garbled(record.sapo),
    content: garbled(BODY),
    author: garbled(record.author),
  };
  const office = {
    title: '§¶ng bé x· Suèi Bïn',
    text: '§¶ng bé x· cã 136 ®¶ng viªn sinh ho¹t ë 9 chi bé trùc thuéc, trong ®ã 40 ®¶ng viªn n÷.',
  };
  const expected = { title: record.title, lead: record.sapo, author: record.author, url: record.link };

  it('are mended one by one, and right ones stay as they are', async () => {
    const { articles } = await read(
      'mixed.jsonl',
      [wrong, record, office].map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(articles[0]).toMatchObject(expected);
    expect(articles[1]).toMatchObject(expected);
    expect(articles[0]!.text).toBe(articles[1]!.text);
    expect(articles[2]!.text).toContain('Đảng bộ xã có 136 đảng viên sinh hoạt ở 9 chi bộ trực thuộc');
  });

  it('are mended in JSON, in tables and in pages inside records', async () => {
    expect((await read('wrong.json', JSON.stringify([record, wrong]))).articles[1]).toMatchObject(expected);
    const rows = [record, wrong].map(({ title, sapo, content }) => `"${title}","${sapo}","${content}"`);
    expect((await read('wrong.csv', `title,sapo,content\n${rows.join('\n')}\n`)).articles[1]!.text).toContain(
      '86% số hộ',
    );
    const page = {
      ...wrong,
      content: `<div>${BODY.split('\n')
        .map((line) => `<p>${garbled(line)}</p>`)
        .join('')}</div>`,
    };
    const { articles } = await read('page.jsonl', `${JSON.stringify(page)}\n${JSON.stringify(record)}`);
    expect(articles[0]!.text).toContain('Năm 2020, xã có 1.250 hộ dân.');
  });
});

describe('hostile files', () => {
  const line = JSON.stringify(record);

  it('broken lines are told, and the run goes on', async () => {
    const deep = `{"text":${'['.repeat(100_000)}`;
    const lines = [line, line.slice(0, 40), '', '[]', deep, 'null', '{"__proto__":{"text":"x"}}', line];
    expect((await read('broken.jsonl', lines.join('\n'))).told).toEqual([
      '#0',
      '1 input/damaged',
      '2 input/damaged',
      '3 input/damaged',
      '4 input/damaged',
      '5 input/no-text',
      '#6',
    ]);
  });

  it('a line that is too long is not held', async () => {
    const long = `{"text":"${'x'.repeat(200_000)}"}`;
    const { told } = await read('long.jsonl', `${long}\n${line}\n`, { maxBytes: 100_000 });
    expect(told).toEqual(['0 input/too-large', '#1']);
  });

  it('packed files are read; cut ones up to the cut', async () => {
    const packed = gzipSync(`${line}\n`.repeat(3));
    expect((await read('a.jsonl.gz', packed)).told).toEqual(['#0', '#1', '#2']);
    const noise = Array.from({ length: 3000 }, (_, n) => createHash('sha256').update(String(n)).digest('hex'));
    const many = gzipSync(noise.map((text) => JSON.stringify({ ...record, id: text })).join('\n'));
    const { told } = await read('cut.jsonl.gz', many.subarray(0, many.length >> 1));
    expect(told[0]).toBe('#0');
    expect(told.at(-1)).toBe('input/damaged');
    expect((await read('bad.gz', Buffer.concat([packed.subarray(0, 12), Buffer.alloc(50, 7)]))).told).toEqual([
      'input/damaged',
    ]);
  });

  it('a packed file that is cut early is read up to the cut, and one row says where that is', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({
      title: `Bài số ${n}`,
      text: `Xã thứ ${n} có ${n * 37} hộ.`,
    }));
    const jsonl = gzipSync(rows.map((row) => JSON.stringify(row)).join('\n'));
    const csv = gzipSync(`title,text\n${rows.map(({ title, text }) => `"${title}","${text}"`).join('\n')}\n`);
    for (const [name, packed] of [
      ['cut.jsonl.gz', jsonl],
      ['cut.csv.gz', csv],
    ] as const) {
      for (const part of [0.3, 0.5, 0.9]) {
        const end = Math.round(packed.length * part);
        const { told, articles, problems } = await read(name, packed.subarray(0, end));
        expect(told.length).toBeGreaterThan(300 * part - 100);
        expect(told).toEqual([...articles.map((_, n) => `#${n}`), 'input/damaged']);
        for (const [n, { title, text }] of articles.entries()) {
          expect(title).toBe(rows[n]!.title);
          expect(text).toContain(rows[n]!.text);
        }
        expect(problems[0]!.message).toContain(`is cut at byte ${end}`);
      }
    }
  });

  it('a packed page that is cut is read up to the cut', async () => {
    const paragraphs = Array.from(
      { length: 40 },
      (_, n) => `<p>Thôn thứ ${n} có ${n * n + 7} hộ trồng chè, thu ${n} tỷ đồng.</p>`,
    );
    const html = `<html><head><title>Xã Suối Bùn</title></head><body><h1>Suối Bùn thu 80 tỷ đồng từ chè</h1><div>03/07/2019 09:40</div><div>${paragraphs.join('')}</div></body></html>`;
    const packed = gzipSync(html);
    const { told, articles } = await read('cut.html.gz', packed.subarray(0, packed.length - 90));
    expect(told).toEqual(['', 'input/damaged']);
    expect(articles[0]).toMatchObject({ title: 'Suối Bùn thu 80 tỷ đồng từ chè', published: { date: '2019-07-03' } });
    expect(articles[0]!.text).toContain('Thôn thứ 9 có 88 hộ trồng chè');
    expect((await read('early.html.gz', packed.subarray(0, 12))).told).toEqual(['input/damaged']);
  });

  it('bombs and archives in archives are refused', async () => {
    expect((await read('bomb.gz', gzipSync(Buffer.alloc(30 << 20, 0x61)))).told).toEqual(['input/bomb']);
    expect((await read('twice.gz', gzipSync(gzipSync(line)))).told).toEqual(['input/nested']);
  });

  it.each(['[]', ' [\n] \n'])('a list of nothing is no text: %j', async (list) => {
    expect((await read('hollow.json', list)).told).toEqual(['input/empty']);
  });

  it('JSON that is none is told', async () => {
    expect((await read('cut.json', `[${line},{"title":`)).told).toEqual(['input/damaged']);
  });

  it('an open quote ends the rows with a problem', async () => {
    const { told } = await read('open.csv', `title,text\nBài,Xã có 7 hộ.\n"Bài,${'x,'.repeat(5000)}`);
    expect(told).toEqual(['#0', '1 input/damaged']);
  });
});
