import { hash } from 'node:crypto';
import { SolieuError } from '../../pipeline/model/index.js';
import type { Unread } from '../unread.js';
import { blankLine, HEAD_MOST } from './headers.js';

/** Saved pages have some hundred parts: pictures, styles, frames. */
const PARTS_MOST = 20_000;
/** `multipart/mixed` around `multipart/related` around the page. */
const DEPTH_MOST = 3;
const HEADER = /^(?:[\w-]{1,70}:|[ \t])/u;

/** True for the head of a mail (.eml), and of a page that a browser saved as one file in that format (.mht, .mhtml). */
export function isMhtml(head: Buffer): boolean {
  const end = blankLine(head);
  if (end < 0) return false;
  const lines = head.subarray(0, end).toString('latin1').trimEnd().split('\n');
  return (
    lines.every((line) => HEADER.test(line)) &&
    lines.some((line) => /^mime-version:/iu.test(line)) &&
    lines.some((line) => /^content-type:\s{0,9}(?:multipart|text)\//iu.test(line))
  );
}

type Fields = ReadonlyMap<string, string>;
interface Part {
  readonly fields: Fields;
  readonly body: Buffer;
}

/**
 * Takes the page out of a file in MHTML: its first part in HTML, which frames and pictures follow; of a mail without such
 * a part, its text. The address is the `Content-Location` of that part. The day of saving is no day of publication.
 *
 * @throws SolieuError `input/damaged` where there is no such part
 */
export async function readMhtml(bytes: Buffer, source: string): Promise<Unread> {
  const whole = await partOf(bytes);
  const address = whole?.fields.get('snapshot-content-location');
  const page = whole && ((await partIn(whole, HTML, address)) ?? (await partIn(whole, TEXT, address)));
  if (whole === undefined || page === undefined) {
    throw new SolieuError('input/damaged', `${source} is a mail or saved page without a part in HTML or text.`);
  }
  const charset = parameter(page.fields, 'charset');
  const given = page.fields.get('content-location') ?? address ?? '';
  return {
    source,
    path: source,
    rawHash: hash('sha256', bytes),
    bytes: await contentOf(page),
    capture: { ...(URL.canParse(given) && { address: given }), ...(charset !== undefined && { charset }) },
  };
}

const HTML = /^(?:text\/html|application\/xhtml\+xml)/u;
const TEXT = /^text\/plain/u;

async function partIn(whole: Part, wanted: RegExp, address: string | undefined, depth = 0): Promise<Part | undefined> {
  const type = whole.fields.get('content-type')?.trim().toLowerCase() ?? '';
  if (wanted.test(type)) return whole;
  const boundary = parameter(whole.fields, 'boundary');
  if (!type.startsWith('multipart/') || boundary === undefined || depth > DEPTH_MOST) return undefined;
  let first: Part | undefined;
  for (const bytes of partsOf(whole.body, boundary)) {
    const part = await partOf(bytes);
    const page = part && (await partIn(part, wanted, address, depth + 1));
    if (page === undefined) continue;
    if (address === undefined || page.fields.get('content-location') === address) return page;
    first ??= page;
  }
  return first;
}

/** The bytes between the lines that begin with the boundary. */
function* partsOf(body: Buffer, boundary: string): Generator<Buffer> {
  const mark = `--${boundary}`;
  let start: number | undefined;
  let count = 0;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    if (start !== undefined) yield body.subarray(start, at);
    if (++count > PARTS_MOST) return;
    const line = body.indexOf(10, at);
    if (line < 0) return;
    start = line + 1;
  }
  // The file was cut: its last part is read as far as it goes.
  if (start !== undefined) yield body.subarray(start);
}

async function partOf(bytes: Buffer): Promise<Part | undefined> {
  const end = blankLine(bytes.subarray(0, HEAD_MOST));
  if (end < 0) return undefined;
  const { default: PostalMime } = await import('postal-mime');
  const { headers } = await PostalMime.parse(copied(bytes.subarray(0, end)));
  const fields = new Map(headers.toReversed().map(({ key, value }) => [key.toLowerCase(), value.trim()]));
  return { fields, body: bytes.subarray(end) };
}

/** The content of a part as bytes: its encoding is told by them, not by what the part says. */
async function contentOf({ fields, body }: Part): Promise<Uint8Array> {
  const { default: PostalMime } = await import('postal-mime');
  const encoding = /^[\w-]{1,30}/u.exec(fields.get('content-transfer-encoding') ?? '')?.[0] ?? '8bit';
  const head = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const { attachments } = await PostalMime.parse(copied(Buffer.concat([Buffer.from(head), body])));
  const content = attachments[0]?.content;
  return content instanceof ArrayBuffer ? new Uint8Array(content) : Buffer.from(content ?? '');
}

/** postal-mime reads the whole buffer behind a view, so it is given one of its own. */
const copied = (bytes: Buffer): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** `boundary="----=_Part"`, `charset=utf-8` */
function parameter(fields: Fields, name: 'boundary' | 'charset'): string | undefined {
  const type = fields.get('content-type') ?? '';
  const pattern =
    name === 'boundary'
      ? /;\s{0,99}boundary\s{0,9}=\s{0,9}(?:"(?<quoted>[^"]{1,200})"|(?<plain>[^\s;"]{1,200}))/iu
      : /;\s{0,99}charset\s{0,9}=\s{0,9}(?:"(?<quoted>[^"]{1,40})"|(?<plain>[^\s;"]{1,40}))/iu;
  const groups = pattern.exec(type)?.groups;
  return groups?.['quoted'] ?? groups?.['plain'];
}
