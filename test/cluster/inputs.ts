import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const recordOf = (n: number) => ({
  title: `Huyện số ${n} có ${n + 2} chi bộ`,
  text: `Đảng bộ huyện có ${n + 2} chi bộ, ${3 * n + 20} đảng viên, chiếm 7,${n % 10}% dân số.\nNăm 2019, ${n + 1}/${n + 9} xã của tỉnh Quảng Ninh đạt chuẩn.`,
  date: '2020-01-02',
});

/** A record of a scraper's file; some are broken, blank, or said twice in the corpus. */
export function lineOf(n: number): string {
  if (n % 97 === 5) return '{"title": "hỏng';
  if (n % 89 === 7) return '   ';
  if (n % 83 === 11) return JSON.stringify({ title: 'Không có gì' });
  return JSON.stringify(recordOf(n % 71 === 13 ? n - 1 : n));
}

/** A page as papers print it. */
export function pageOf(n: number): string {
  const { title, text } = recordOf(n);
  const paragraphs = text
    .split('\n')
    .map((line) => `<p>${line} Đây là một câu dài để trang có đủ chữ cho người đọc.</p>`);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body>
<article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`;
}

/** Makes a folder of inputs of every shape, and gives the paths to read: about `records` lines and a tenth of pages. */
export function makeInputs(folder: string, records: number): string[] {
  const lines = Array.from({ length: records }, (_, n) => lineOf(n));
  const half = Math.floor(records / 2);
  mkdirSync(join(folder, 'tin', '.an'), { recursive: true });
  writeFileSync(join(folder, 'tin', 'a.jsonl'), `${lines.slice(0, half).join('\n')}\n`);
  writeFileSync(join(folder, 'tin', 'b.ndjson.gz'), gzipSync(lines.slice(half).join('\r\n')));
  writeFileSync(join(folder, 'tin', '.an', 'c.jsonl'), lines[0] ?? '');
  for (let n = 0; n < records / 10; n++) {
    writeFileSync(join(folder, 'tin', `trang-${String(n).padStart(4, '0')}.html`), pageOf(records + n));
  }
  writeFileSync(
    join(folder, 'bang.csv'),
    `title,text\n${Array.from({ length: 9 }, (_, n) => `Bảng ${n},"Xã có ${n + 3} hộ, giảm 2,${n}%."`).join('\n')}\n`,
  );
  writeFileSync(join(folder, 'trong.txt'), '  \n');
  return ['tin', 'bang.csv', 'trong.txt', 'khong-co.txt'];
}
