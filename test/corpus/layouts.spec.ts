import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../corpus/html/index.js';
import { inOrderOf, layouts } from '../../corpus/layouts/index.js';

/** EDTF of a year, month or day; `XXXX` is an unknown year. */
const EDTF = /^(?:XXXX|(?<year>\d{4})(?:-(?<month>0[1-9]|1[0-2])(?:-(?<day>\d{2}))?)?)$/u;

function isDate(edtf: string): boolean {
  const match = EDTF.exec(edtf);
  if (match === null) return false;
  const { year, month = '01', day = '01' } = match.groups!;
  return year === undefined || new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

const isInterval = (edtf: string): boolean => {
  const ends = edtf.split('/');
  return ends.length === 2 && ends.every((end) => end === '..' || (end !== 'XXXX' && isDate(end)));
};

describe('the layouts', () => {
  it.each(layouts)('$name says where and when it was seen', (layout) => {
    const { attested, era } = layout;
    for (const { host, on, how } of attested) {
      expect(host).toMatch(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/u);
      expect(isDate(on), on).toBe(true);
      expect(['page', 'crawler']).toContain(how);
    }
    if (era !== undefined) expect(isInterval(era), era).toBe(true);
    const known = attested.filter(({ on }) => on !== 'XXXX').map(({ on }) => on);
    expect(known).toEqual([...known].sort().reverse());
    const other = { name: 'other', attested: [], marker: 'a', body: 'a' };
    for (const on of known) expect(inOrderOf(on, [layout, other])[0]).toBe(layout);
  });

  it('are all in the table of docs/add-a-newspaper.md, with what is attested', () => {
    const page = readFileSync('docs/add-a-newspaper.md', 'utf8');
    const rows = layouts.map(({ name, attested, era = '' }) => {
      const seen = attested.map(({ host, on, how }) => `${host} ${on === 'XXXX' ? '' : `${on} `}(${how})`).join(', ');
      return `| ${name} | ${era} | ${seen} |`;
    });
    expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  });
});

describe('a page with the marks of two generations', () => {
  const html = (day: string) => `<html><head><title>Suối Bùn có thêm 24 phòng học</title>
    <link rel="canonical" href="https://dantri.com.vn/giao-duc/suoi-bun.htm"><meta property="article:published_time" content="${day}T08:00:00+07:00"></head>
    <body><div data-slot="wrap"><h1 data-slot="title" class="title-page">Suối Bùn có thêm 24 phòng học</h1>
    <div class="singular-content"><p>Sáng 5/9, trường Suối Bùn khai giảng với 487 học sinh, 18 lớp và 24 phòng học mới xây xong.</p>
    <p>Tổng vốn 21,6 tỷ đồng, do huyện và 36 doanh nghiệp cùng góp trong hai năm.</p></div>
    <div data-slot="content"><p>Huyện bên cạnh cũng xây 30 phòng học trong năm nay, với tổng vốn 27 tỷ đồng từ ngân sách tỉnh.</p>
    <p>Công trình sẽ xong vào tháng 8 năm sau, kịp cho hơn 900 học sinh.</p></div></div></body></html>`;

  it('is read by the one of its day', () => {
    const read = (day: string) => readPage(html(day), 'trang.html', '0'.repeat(64)).text;
    expect(read('2019-09-05')).toContain('487 học sinh');
    expect(read('2026-03-07')).toContain('900 học sinh');
  });

  it('is read in the usual order where its day is unknown', () => {
    expect(inOrderOf(undefined, layouts)).toBe(layouts);
    const old = { name: 'old', attested: [], era: '../2022', marker: 'a', body: 'a' };
    const later = { name: 'later', attested: [], era: '2021-06/..', marker: 'a', body: 'a' };
    const any = { name: 'any', attested: [], marker: 'a', body: 'a' };
    const order = (day: string) => inOrderOf(day, [later, old, any]).map(({ name }) => name);
    expect(order('2019-01-07')).toEqual(['old', 'any', 'later']);
    expect(order('2021-05-31')).toEqual(['old', 'any', 'later']);
    expect(order('2022-12-31')).toEqual(['later', 'old', 'any']);
    expect(order('2023-01-01')).toEqual(['later', 'any', 'old']);
  });
});
