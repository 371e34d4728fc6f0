import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type InputProblem, isProblem, readInputs } from '../../corpus/index.js';
import type { FieldMap } from '../../corpus/readers/fields.js';
import type { Article } from '../../pipeline/model/index.js';

const folder = mkdtempSync(join(tmpdir(), 'solieu-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST = 'Huyện Cát Sơn có 136 thôn, trong đó 98 thôn đạt chuẩn.';
const SECOND = 'Năm 2020, xã Đồi Thông thu ngân sách 2,5 tỷ đồng.';

async function read(name: string, text: string, map?: FieldMap) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const articles: Article[] = [];
  const problems: InputProblem[] = [];
  for await (const item of readInputs([path], map === undefined ? {} : { map })) {
    if (isProblem(item)) problems.push(item);
    else articles.push(item);
  }
  const told = problems.map(
    ({ code, record, message }) => `${record ?? ''} ${code} ${message.slice(folder.length + 1)}`,
  );
  return { articles, texts: articles.map(({ text }) => text), told };
}

describe('tables', () => {
  it('may name their columns in Vietnamese, in any form of Unicode', async () => {
    const names = 'Tiêu đề,Tóm tắt,Nội dung,Ngày đăng,Tác giả,Nguồn,Chuyên mục,Đường dẫn';
    const row = `Cát Sơn đổi mới,Xã vùng cao.,"${FIRST}",01/05/2020,Lò Thị Mai,Báo Sơn La,Kinh tế,https://baosonla.org.vn/a.html`;
    for (const form of ['NFC', 'NFD']) {
      const { articles } = await read('viet.csv', `${names}\n${row}\n`.normalize(form));
      expect(articles).toMatchObject([
        {
          title: 'Cát Sơn đổi mới',
          lead: 'Xã vùng cao.',
          published: { date: '2020-05-01' },
          author: 'Lò Thị Mai',
          publisher: 'Báo Sơn La',
          newsSection: 'Kinh tế',
          url: 'https://baosonla.org.vn/a.html',
        },
      ]);
      expect(articles[0]!.text).toContain(FIRST);
    }
    const tabs = `Tên bài viết\tNội dung bài viết\tNgày xuất bản\nCát Sơn\t${FIRST}\t2020-05-01\n`;
    expect((await read('viet.tsv', tabs)).texts).toEqual([`Cát Sơn\n\n${FIRST}`]);
  });

  it('need no second column that is known', async () => {
    const rows = [`1,"${FIRST}"`, `2,"${SECOND}"`];
    expect((await read('id.txt', ['id,text', ...rows].join('\n'))).texts).toEqual([FIRST, SECOND]);
    expect((await read('id.csv', ['id,text', rows[0]].join('\n'))).texts).toEqual([FIRST]);
    expect((await read('id.csv', ['id,than', ...rows].join('\n'), { text: 'than' })).texts).toEqual([FIRST, SECOND]);
    expect((await read('one.csv', `text\n"${FIRST}"\n`)).texts).toEqual([FIRST]);
  });

  it('are read as Excel and people write them', async () => {
    for (const text of [
      `sep=,\r\ntitle,text\r\nTin,"${FIRST}"\r\n`,
      `\ufeffsep=;\r\ntitle;text\r\nTin;"${FIRST}"\r\n`,
      `\n\ntitle,text\nTin,"${FIRST}"\n`,
      `title, text, url\nTin, "${FIRST}",\n`,
    ]) {
      const { texts, told } = await read('excel.csv', text);
      expect([texts, told]).toEqual([[`Tin\n\n${FIRST}`], []]);
    }
  });

  it('tell a row that a separator has cut, and read no half of it', async () => {
    const { texts, told } = await read('cut.csv', `title,text\nTin,${FIRST}\nTin,"${SECOND}",,\n`);
    expect(texts).toEqual([`Tin\n\n${SECOND}`]);
    expect(told).toEqual([
      '0 input/damaged cut.csv#0 has 3 cells, and the first row 2: put cells that hold separators into quotes.',
    ]);
  });

  it('tell that they have no rows', async () => {
    expect((await read('empty.csv', 'title,text\n')).told).toEqual([' input/empty empty.csv is a table without rows.']);
  });
});

describe('columns of one name', () => {
  it('fill each other, and are told where they differ', async () => {
    const rows = [`A,"${FIRST}","${SECOND}"`, `B,,"${SECOND}"`, `C,"${FIRST}","${FIRST}"`];
    const { texts, told } = await read('two.csv', ['title,Content,content', ...rows].join('\n'));
    expect(texts).toEqual([`A\n\n${FIRST}`, `B\n\n${SECOND}`, `C\n\n${FIRST}`]);
    expect(told).toEqual([
      ' input/ambiguous two.csv has several columns of one name that say different things, and the first was read: "Content" (one row).',
    ]);
  });

  it('are chosen by --map, and are of no account where nothing is read of them', async () => {
    const two = `title,content,content\nA,"${FIRST}","${SECOND}"\n`;
    const chosen = await read('chosen.csv', two, { text: 'content 2' });
    expect([chosen.texts, chosen.told]).toEqual([[`A\n\n${SECOND}`], []]);
    const tags = await read('tags.csv', `tag,tag,title,text\nx,y,A,"${FIRST}"\n`);
    expect([tags.texts, tags.told]).toEqual([[`A\n\n${FIRST}`], []]);
  });

  it('are another article where another one is chosen; other rows are known as they are written', async () => {
    const hashOf = async (text: string, map?: FieldMap) => (await read('key.csv', text, map)).articles[0]!.rawHash;
    const row = `A,"${FIRST}","${SECOND}"`;
    const two = `title,content,content\n${row}\n`;
    const keys = [
      await hashOf(two),
      await hashOf(two, { text: 'content 2' }),
      await hashOf(`title,content,more\n${row}\n`),
    ];
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe(createHash('sha256').update(row).digest('hex'));
  });

  it('may be many', async () => {
    const names = Array.from({ length: 3_000 }, () => 'x');
    const { texts } = await read('wide.csv', `title,text,${names.join(',')}\nA,"${FIRST}",${names.join(',')}\n`);
    expect(texts).toEqual([`A\n\n${FIRST}`]);
  });
});

describe('tables whose first line names no columns', () => {
  const rows = [
    `"Cát Sơn đổi mới","${FIRST}","2020-05-01","https://example.org/1"`,
    `"Thu ngân sách","${SECOND}","2020-06-01","https://example.org/2"`,
  ];

  it('are told, with the numbers of columns to give', async () => {
    for (const name of ['bare.csv', 'bare.txt']) {
      expect((await read(name, rows.join('\n'))).told).toEqual([
        ` input/no-text ${name} is a table whose first line names no columns: put one before it, such as title,text,date, or give the columns by number, such as --map title=1,text=2,date=3,url=4.`,
      ]);
    }
    expect((await read('bars.csv', `title|text\nA|${FIRST}\n`)).told).toEqual([
      ' input/no-text bars.csv is called a table, and its first line is cut by no comma, semicolon or tab.',
    ]);
  });

  it('are read by the numbers of columns, and so are tables with names', async () => {
    const map = { title: '1', text: '2', date: '3', url: '4' };
    const bare = await read('bare.csv', rows.join('\n'), map);
    expect(bare.articles.map(({ source }) => source.slice(-2))).toEqual(['#0', '#1']);
    expect(bare.articles[1]).toMatchObject({ title: 'Thu ngân sách', published: { date: '2020-06-01' } });
    for (const names of ['title,text,date,url', 'ten,than,ngay,noi']) {
      const { texts } = await read('named.csv', [names, ...rows].join('\n'), map);
      expect(texts).toEqual(bare.texts);
    }
  });

  it('are not taken for prose, nor prose for them', async () => {
    for (const text of [
      'Thu 2,5 tỷ, chi 1,5 tỷ\nThu 3,5 tỷ, chi 2,5 tỷ\nThu 4,5 tỷ, chi 2,5 tỷ\n',
      'Thu 2,5 rồi 1,5 tỷ\nThu 3,5 rồi 2,5 tỷ\n',
      'Xã có 5 hộ; huyện có 9 hộ; tỉnh có 12 hộ.\nXã có 6 hộ; huyện có 8 hộ; tỉnh có 13 hộ.\n',
      `Text, photos\n${FIRST}\n`,
    ]) {
      const { told, texts } = await read('van-ban.txt', text, { text: '2' });
      expect([told, texts.length]).toEqual([[], 1]);
    }
  });
});
