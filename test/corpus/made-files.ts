import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** A short article as a page of no known layout. Every one has a figure of its own. */
export function pageOf(n: number, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${head}<title>Bản số ${n} đổi thay</title>
<meta property="article:published_time" content="2019-05-0${(n % 9) + 1}T08:00:00+07:00"></head><body>
<h1>Bản số ${n} đổi thay từng ngày</h1>
<p>Bản số ${n} có ${100 + n} hộ dân, trong đó phần lớn là đồng bào dân tộc Thái sống dọc theo con suối đầu nguồn.</p>
<p>Năm qua, 86% số hộ trong bản đạt chuẩn gia đình văn hóa, tăng so với năm trước đó, nhờ con đường mới mở.</p>
<p>Bà con trồng thêm ${20 + n} ha cây ăn quả trên đất dốc và bán sản phẩm cho hợp tác xã của xã bên cạnh.</p></body></html>`;
}

export interface Record {
  readonly type?: string;
  readonly url?: string;
  /** The block of the record, with the headers of the web server in front. */
  readonly block: string | Uint8Array;
  readonly contentType?: string;
  /** A length that is told instead of the true one. */
  readonly length?: number | string;
}

/** One record of a web archive with its empty lines behind. */
export function warcRecord({ type = 'response', url, block, contentType, length }: Record): Buffer {
  const bytes = Buffer.from(block as Uint8Array);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    ...(url === undefined ? [] : [`WARC-Target-URI: ${url}`]),
    'WARC-Date: 2024-11-02T03:04:05Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>`,
    `Content-Type: ${contentType ?? 'application/http; msgtype=response'}`,
    `Content-Length: ${length ?? bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** What a web server sends. */
export function answer(body: string | Uint8Array, headers: readonly string[] = [], status = '200 OK'): Buffer {
  const lines = [`HTTP/1.1 ${status}`, 'Content-Type: text/html; charset=utf-8', ...headers];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body as Uint8Array)]);
}

export const page = (n: number): Buffer => warcRecord({ url: addressOf(n), block: answer(pageOf(n)) });
export const addressOf = (n: number): string => `https://baosonla.org.vn/ban-so-${n}.html`;

/** Each record packed by itself, as archives are. */
export const members = (records: readonly Uint8Array[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

export interface Entry {
  readonly name: string | Uint8Array;
  readonly bytes: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  /** Wrong values, where wanted. */
  readonly size?: number;
  readonly sum?: number;
}

/** A zip file, written without any library. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, stored = false, flags, size, sum } of entries) {
    const raw = Buffer.from(bytes as Uint8Array);
    const packed = stored ? raw : deflateRawSync(raw);
    const nameBytes = Buffer.from(name as Uint8Array);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags ?? (typeof name === 'string' ? 0x800 : 0), 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt16LE(0x5a21, 8);
    common.writeUInt32LE(sum ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? raw.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    table.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, nameBytes]));
    files.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with this body (`<w:p>…`); `stored` leaves that unpacked. */
export function docxOf(body: string, stored = false): Buffer {
  return zipOf([
    {
      name: '[Content_Types].xml',
      bytes: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `<?xml version="1.0"?><Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
      stored,
    },
  ]);
}

/** `<w:p>` with a style. */
export const wordParagraph = (text: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A line of a PDF: its text, where it stands and how large it is. */
export interface Printed {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF with these pages; its one font maps bytes to Vietnamese letters by a table, as printed documents do. */
export function pdfOf(pages: readonly (readonly Printed[])[]): Buffer {
  const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const code = (letter: string) => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0');
  const map = letters.map((letter) => `<${code(letter)}> <${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`);
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunked(map, 100)
  .map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  .join('\n')}
endcmap end end`;
  const kids = pages.map((_, n) => `${6 + 2 * n} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /CIDToGIDMap /Identity /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
    stream(cmap),
    ...pages.flatMap((lines, n) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + 2 * n} 0 R >>`,
      stream(
        lines
          .map(
            ({ text, x = 72, y, size = 12 }) => `BT /F ${size} Tf ${x} ${y} Td <${[...text].map(code).join('')}> Tj ET`,
          )
          .join('\n'),
      ),
    ]),
  ];
  let file = '%PDF-1.5\n';
  const offsets = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${file}${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;

function chunked<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, n) => values.slice(n * size, (n + 1) * size));
}

/** A page saved as MHTML, with a picture and a frame behind it. */
export function mhtmlOf(
  html: Uint8Array,
  charset: string,
  encoding: 'base64' | 'quoted-printable' = 'quoted-printable',
): Buffer {
  const bytes = Buffer.from(html);
  const body = encoding === 'base64' ? (bytes.toString('base64').match(/.{1,76}/gu) ?? []).join('\r\n') : quoted(bytes);
  const boundary = '----MultipartBoundary--abc123----';
  return Buffer.from(
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${addressOf(7)}\r\nSubject: =?utf-8?Q?B=E1=BA=A3n?=\r\nDate: Sat, 2 Nov 2024 03:04:05 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n\r\n--${boundary}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://baosonla.org.vn/a.png\r\n\r\niVBORw0KGgo=\r\n--${boundary}\r\nContent-Type: text/html; charset="${charset}"\r\nContent-ID: <frame-1>\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${addressOf(7)}\r\n\r\n${body}\r\n--${boundary}\r\nContent-Type: text/html\r\nContent-Location: https://quangcao.vn/\r\n\r\n<p>Quảng cáo 99% khách hàng</p>\r\n--${boundary}--\r\n`,
  );
}

function quoted(bytes: Uint8Array): string {
  let line = '';
  const lines: string[] = [];
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d;
    line += plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length > 70) {
      lines.push(`${line}=`);
      line = '';
    }
  }
  return [...lines, line].join('\r\n');
}
