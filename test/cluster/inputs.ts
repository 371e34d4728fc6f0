import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { addressOf, answer, members, page, warcRecord } from '../corpus/made-files.js';

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

/** Records of a web archive: pages, what is none, one that is too broken to read and one that says it is packed. */
function capturesOf(count: number): Buffer[] {
  const info = warcRecord({ type: 'warcinfo', contentType: 'application/warc-fields', block: 'software: mine\r\n' });
  return [
    info,
    ...Array.from({ length: count }, (_, n) => {
      if (n % 11 === 4) return warcRecord({ url: addressOf(n), block: answer('', ['Location: /'], '302 Found') });
      if (n % 13 === 7) return warcRecord({ url: addressOf(n), block: answer('hỏng', ['Content-Encoding: gzip']) });
      return page(n);
    }),
  ];
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
  const captures = capturesOf(records / 10);
  writeFileSync(join(folder, 'kho.warc'), Buffer.concat(captures.slice(0, captures.length / 2)));
  writeFileSync(join(folder, 'kho.warc.gz'), members(captures.slice(captures.length / 2)));
  writeFileSync(join(folder, 'kho-hong.warc.gz'), members(captures).subarray(0, -200));
  return ['tin', 'kho.warc', 'kho.warc.gz', 'kho-hong.warc.gz', 'bang.csv', 'trong.txt', 'khong-co.txt'];
}
