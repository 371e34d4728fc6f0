import { gzipSync } from 'node:zlib';
import { answer, docxOf, mhtmlOf, page, pageOf, warcRecord, wordParagraph, zipOf } from './made-files.js';

/** Makes a file of about so many bytes. */
type Make = (length: number) => Buffer;

/** The unit over and over, behind a head and before a tail. */
const run =
  (unit: string, head = '', tail = ''): Make =>
  (length) =>
    Buffer.from(head + unit.repeat(Math.ceil(length / unit.length)) + tail, 'latin1');
const repeated = (bytes: Buffer, length: number, head: Uint8Array = Buffer.alloc(0)): Buffer =>
  Buffer.concat([head, ...Array<Buffer>(Math.ceil(length / bytes.length)).fill(bytes)]);

const LINE = '{"title":"a","text":"Huyen co 5 xa."}\n';
const WARC = 'WARC/1.0\r\n';
const TABLE = 'title,text\n';
const LIST = '[{"title":"a","text":"Huyen co 5 xa."}';
const PART = '--b\r\n';
const MAIL = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n`;
const wordOf = (body: string): Buffer => docxOf(body, true);
const cell = '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>';

/** Files that are made to hold up whoever cuts them into records, by what they are. */
export const CONTAINERS: Readonly<Record<string, Make>> = {
  'lines of JSON': run(LINE),
  'one line of JSON without an end': run('a', `${LINE}${LINE}{"text":"`),
  'lines of JSON, most of them empty': run('\n', LINE + LINE),
  'lines of JSON, most of them blank': run(' \t\r\n', LINE + LINE),
  'lines of JSON without text': run('{}\n'),
  'lines of JSON with a scrap of text each': run('{"text":"5","a":{"b":[1]}}\n'),
  'lines of JSON that are broken': run('{"text":"5\n', LINE),
  'a line of JSON with many fields': (length) =>
    Buffer.from(`{${Array.from({ length: length / 12 }, (_, n) => `"k${n}":1`).join()}}\n${LINE}`),
  'a line of JSON that is nested': run('{"a":', LINE + LINE),
  'lines of JSON in UTF-16': (length) => Buffer.from(`\ufeff${LINE.repeat(length / LINE.length / 2)}`, 'utf16le'),
  'a list of JSON': run(`,${LIST.slice(1)}`, LIST, ']'),
  'a list of empty records': run(',{}', LIST, ']'),
  'lists in lists': run('[', '[{"a":'),
  'lists in lists that end': (length) => Buffer.from(`[{"a":${'['.repeat(length / 2)}${']'.repeat(length / 2)}}]`),
  'escapes in JSON': run('\\u0001', '[{"text":"', '"}]'),
  'an object of lists': (length) =>
    Buffer.from(`{${Array.from({ length: length / 20 }, (_, n) => `"k${n}":[{"text":"a"}]`).join()}}`),
  rows: run('Tin,Huyen co 5 xa.\n', TABLE),
  'rows behind a quote that does not end': run('a,b\n', `${TABLE}"`),
  'quotes in a row': run('"', TABLE),
  'quotes and letters in a row': run('"a', TABLE),
  'commas in a row': run(',', TABLE),
  'empty rows': run('\n', TABLE),
  'rows that end as on old machines': run('a,b\r', TABLE),
  'rows of a quote': run('"\n', TABLE),
  'a table with many columns': (length) => Buffer.from(`title,text,${'c,'.repeat(2000)}\n${'a,'.repeat(length / 2)}\n`),
  'records of a web archive': (length) => repeated(page(1), length),
  'begins of records': run('WARC/'),
  'begins of records in lines': run(WARC),
  'a header of a record without an end': run('a: b\r\n', WARC),
  'empty records': run(`${WARC}Content-Length: 0\r\n\r\n\r\n\r\n`),
  'records with lengths too large': run(`${WARC}WARC-Type: response\r\nContent-Length: 999\r\n\r\nHTTP\r\n\r\n`),
  'records with lengths far too large': run(
    `${WARC}WARC-Type: response\r\nContent-Length: 60000000\r\n\r\nHTTP\r\n\r\n`,
  ),
  'records with lengths beyond all limits': run(
    `${WARC}WARC-Type: response\r\nContent-Length: 999999999999\r\n\r\nHTTP\r\n\r\n`,
  ),
  'line ends in a web archive': run('\r\n', `${WARC}Content-Length: 0\r\n\r\n`),
  'a body in many chunks': (length) =>
    warcRecord({
      url: 'https://a.vn/',
      block: answer('1\r\na\r\n'.repeat(length / 6), ['Transfer-Encoding: chunked']),
    }),
  'a web archive of small members': (length) => repeated(gzipSync(page(1)), length),
  'empty members': (length) => repeated(gzipSync(''), length, gzipSync(page(1))),
  'begins of members': (length) => repeated(Buffer.from('1f8b0800000000000003', 'hex'), length, gzipSync(page(1))),
  'begins of members with names without an end': (length) =>
    repeated(Buffer.from('1f8b0808616161616161', 'hex'), length, gzipSync(page(1))),
  'begins of members with long fields': (length) =>
    repeated(Buffer.from('1f8b080c61616161616161616161', 'hex'), length, gzipSync(page(1))),
  'members with wrong check sums': (length) =>
    repeated(Buffer.concat([gzipSync(page(1)).subarray(0, -8), Buffer.alloc(8, 7)]), length, gzipSync(page(1))),
  'lines of JSON in small members': (length) => repeated(gzipSync(LINE), length),
  'rubbish behind a packed file': (length) => Buffer.concat([gzipSync(LINE + LINE), Buffer.alloc(length, 0x1f)]),
  'a zip of many files': (length) =>
    zipOf(Array.from({ length: length / 130 }, (_, n) => ({ name: `${n}.txt`, bytes: 'a' }))),
  'a zip of files with long names': (length) =>
    zipOf(Array.from({ length: length / 2100 }, (_, n) => ({ name: `${'a/'.repeat(500)}${n}.txt`, bytes: 'a' }))),
  'a zip of folders': (length) => zipOf(Array.from({ length: length / 100 }, (_, n) => ({ name: `${n}/`, bytes: '' }))),
  'headers of files without a table': run('PK\x03\x04'),
  'headers of files of unknown size without a table': (length) =>
    repeated(Buffer.from('504b0304140008000800000000000000000000000000000000000100000061030061', 'hex'), length),
  'headers of files of known size without a table': (length) =>
    repeated(Buffer.from('504b0304140000000800000000000000000005000000000000000100000061cb48cd0100', 'hex'), length),
  'parts of a saved page': run(PART, MAIL),
  'parts with a header each': run(`${PART}Content-Type: text/css\r\n\r\na\r\n`, MAIL),
  'a part with a header of many lines': run('a: b\r\n', `${MAIL}${PART}`),
  'parts with headers of many lines': run(`${PART}${'a: b\r\n'.repeat(9000)}\r\n\r\n`, MAIL),
  'parts with a folded header': run(`${PART}Content-Type: a;\r\n${' b=c;\r\n'.repeat(9000)}\r\n\r\n`, MAIL),
  'parts with encoded words': run(`${PART}Subject: ${'=?utf-8?Q?a?= '.repeat(4000)}\r\n\r\n`, MAIL),
  'a saved page in quoted-printable': (length) => mhtmlOf(Buffer.from('Huyện có 5 xã. '.repeat(length / 40)), 'utf-8'),
  'a saved page of soft line ends': run(
    '=\r\n',
    `${MAIL}${PART}Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
  ),
  'a saved page in base64': (length) => mhtmlOf(Buffer.from(pageOf(1).repeat(length / 1200)), 'utf-8', 'base64'),
  'a saved page without line ends': run('a', `${MAIL}${PART}Content-Type: text/html\r\n\r\n`),
  'a document of many paragraphs': (length) => wordOf(wordParagraph('Xã có 5 hộ.').repeat(length / 80)),
  'a document of one paragraph': (length) => wordOf(wordParagraph('Xã có 5 hộ. '.repeat(length / 15))),
  'a document of many runs': (length) => wordOf(`<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(length / 24)}</w:p>`),
  'a document of nested tables': (length) => {
    const depth = Math.min(300, length / 60);
    return wordOf(
      '<w:tbl><w:tr><w:tc>'.repeat(depth) + '<w:p/>'.repeat(length / 6) + '</w:tc></w:tr></w:tbl>'.repeat(depth),
    );
  },
  'a document of merged cells': (length) =>
    wordOf(`<w:tbl>${`<w:tr>${cell}${cell}</w:tr>`.repeat(length / 105)}</w:tbl>`),
  'a document of one row': (length) => wordOf(`<w:tbl><w:tr>${cell.repeat(length / 48)}</w:tr></w:tbl>`),
  'a document of fields': (length) =>
    wordOf(`<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(length / 45)}</w:p>`),
  'a document of links': (length) =>
    wordOf(`<w:p>${'<w:hyperlink w:anchor="a"><w:r><w:t>a</w:t></w:r></w:hyperlink>'.repeat(length / 66)}</w:p>`),
  'a document of entities': (length) => wordOf(wordParagraph('&amp;'.repeat(length / 5))),
};
