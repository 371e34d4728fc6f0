import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { SolieuError } from '../../pipeline/model/index.js';
import { MAX_BYTES, type ReadOptions } from '../read.js';
import { isPage } from '../sniff.js';
import { FREE_BYTES, isGzip, MOST_GROWTH } from './gunzip.js';

/** `1f40;name=value` */
const CHUNK_SIZE = /^\s{0,9}(?<size>[0-9a-f]{1,8})\s{0,9}(?:;[^\r\n]{0,200})?$/iu;
const LINE_MOST = 256;

const damaged = (message: string, cause?: unknown): SolieuError =>
  new SolieuError('input/damaged', message, cause === undefined ? {} : { cause });

/**
 * Takes the lengths out of a body that was sent in chunks. Bodies that were stored without them are left as they are.
 *
 * @throws SolieuError `input/damaged`
 */
export function unchunked(body: Buffer, source: string): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.subarray(at, at + LINE_MOST).indexOf(10);
    const line = body
      .subarray(at, at + Math.max(end, 0))
      .toString('latin1')
      .trimEnd();
    const size = CHUNK_SIZE.exec(line)?.groups?.['size'];
    if (size === undefined) {
      if (at === 0) return body;
      throw damaged(`${source} was sent in chunks, and one is broken.`);
    }
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    const start = at + end + 1;
    if (start + length > body.length) throw damaged(`${source} was sent in chunks, and the last one is cut.`);
    parts.push(body.subarray(start, start + length));
    at = start + length;
    if (body[at] === 13) at++;
    if (body[at] === 10) at++;
  }
  return Buffer.concat(parts);
}

type Unpack = (body: Buffer, limit: { readonly maxOutputLength: number }) => Buffer;

const UNPACK: Readonly<Record<string, Unpack>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  // Some servers leave the two bytes of the header out.
  deflate: (body, limit) => ((body[0]! & 0x0f) === 8 ? inflateSync(body, limit) : inflateRawSync(body, limit)),
};

/**
 * Unpacks a body by its `Content-Encoding`. Archives keep that header over bodies that they stored unpacked.
 *
 * @throws SolieuError `input/damaged`, `input/bomb`, `input/too-large`
 */
export function unpackedBody(body: Buffer, encoding: string, source: string, { maxBytes }: ReadOptions): Buffer {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return names.reduceRight((packed, name) => {
    if (packed.length === 0 || name === '' || name === 'identity') return packed;
    if (isPage(packed.subarray(0, 4096).toString('latin1')) || (/gzip/u.test(name) && !isGzip(packed))) return packed;
    const unpack = UNPACK[name];
    if (unpack === undefined) throw damaged(`${source} is packed by "${name}", which is not read.`);
    const mayBe = Math.max(FREE_BYTES, packed.length * MOST_GROWTH);
    const most = maxBytes ?? MAX_BYTES;
    try {
      return unpack(packed, { maxOutputLength: Math.min(mayBe, most) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') {
        throw damaged(`${source} cannot be unpacked (${name}).`, error);
      }
      if (mayBe < most)
        throw new SolieuError('input/bomb', `${source} grows to more than ${MOST_GROWTH} times its size.`);
      throw new SolieuError('input/too-large', `${source} has more than ${most} bytes.`);
    }
  }, body);
}
