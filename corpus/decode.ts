import { SolieuError } from '../pipeline/model/index.js';
import { byLegacyEvidence, byWesternEvidence, fromLegacy, mended, type Reading } from './encodings/index.js';

/** The text of a file, and whether a byte order mark stood before it (it is not part of `text`). */
export interface Decoded {
  readonly text: string;
  readonly marked: boolean;
  /** Name of the encoding: `utf-8`, `utf-16le`, `utf-16be`, `windows-1258`, `tcvn3`, `viscii`, `vni`, `viqr`, `windows-1252`. */
  readonly encoding: string;
}

/** Share of replacement characters up to which a text is UTF-8 with a few broken bytes (cut files, glued pages). */
const BROKEN_AT_MOST = 0.01;
/** Share of control characters from which bytes are no text. */
const CONTROLS_AT_MOST = 0.02;
/** How much of a file is looked at to tell what it is. */
const PROBE = 1 << 16;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const looseUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Turns bytes into text: by byte order mark, by what a page declares, else by evidence.
 *
 * @param charset name of the encoding that the sender told
 * @throws SolieuError `input/empty`, `input/binary`
 */
export function decode(bytes: Uint8Array, source: string, charset?: string): Decoded {
  if (bytes.length === 0) throw new SolieuError('input/empty', `${source} is empty.`);
  const decoded = byMark(bytes) ??
    byZeros(bytes) ?? { marked: false, ...(byDeclaration(bytes, charset) ?? byEvidence(bytes, source)) };
  if (controlShare(decoded.text) > CONTROLS_AT_MOST) throw binary(source);
  return decoded;
}

const binary = (source: string) => new SolieuError('input/binary', `${source} is no text.`);

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return marked(bytes.subarray(3), 'utf-8');
  if (a === 0xff && b === 0xfe) return marked(bytes.subarray(2), 'utf-16le');
  if (a === 0xfe && b === 0xff) return marked(bytes.subarray(2), 'utf-16be');
  return undefined;
}

const marked = (bytes: Uint8Array, encoding: string): Decoded => ({
  text: decodedAs(bytes, encoding),
  marked: true,
  encoding,
});

/** `TextDecoder` of Node has no big-endian UTF-16 in builds with few encodings, so the bytes are swapped. */
function decodedAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return looseUtf8.decode(bytes);
  if (encoding !== 'utf-16be') return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const swapped = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(swapped);
}

/** UTF-16 without a mark: of Vietnamese text about three of four units have a zero byte, always on the same side. */
function byZeros(bytes: Uint8Array): Decoded | undefined {
  const end = Math.min(bytes.length, PROBE) & ~1;
  if (bytes.subarray(0, end).indexOf(0) < 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const units = end / 2;
  if (units < 2 || even + odd === 0) return undefined;
  if (odd > units * 0.3 && even < units * 0.01) return unmarked(bytes, 'utf-16le');
  if (even > units * 0.3 && odd < units * 0.01) return unmarked(bytes, 'utf-16be');
  return undefined;
}

const unmarked = (bytes: Uint8Array, encoding: string): Decoded => ({
  text: decodedAs(bytes, encoding),
  marked: false,
  encoding,
});

/** `<meta charset="windows-1258">`, `<meta http-equiv=… content="text/html; charset=windows-1258">`. */
const DECLARATION = /charset\s?=\s?["']?(?<name>[a-z0-9_-]{3,20})/iu;

/** What the page or its sender says it is, when that is windows-1258 and the bytes do not show another. UTF-8 is not believed but tried. */
function byDeclaration(bytes: Uint8Array, charset = ''): Reading | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const { name = '' } = DECLARATION.exec(head)?.groups ?? {};
  if (![charset, name].some(isWindows1258) || isUtf8(bytes)) return undefined;
  return byLegacyEvidence(bytes) ?? { text: fromLegacy(bytes, 'windows-1258'), encoding: 'windows-1258' };
}

const isWindows1258 = (name: string): boolean => /^(?:windows-|(?:x-)?cp)1258$/iu.test(name);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function byEvidence(bytes: Uint8Array, source: string): Reading {
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    return byBrokenEvidence(bytes, source);
  }
  return mended(text) ?? { text, encoding: 'utf-8' };
}

function byBrokenEvidence(bytes: Uint8Array, source: string): Reading {
  const text = looseUtf8.decode(bytes);
  const wrong = broken(text);
  const isWhole = wrong <= Math.max(2, text.length * BROKEN_AT_MOST);
  // Scripts make a page long; letters of UTF-8 that are whole are then more than those that are broken.
  if (isWhole && (text.match(SHOWN_BY_UTF8)?.length ?? 0) >= wrong) return { text, encoding: 'utf-8' };
  const reading = byLegacyEvidence(bytes) ?? (text.search(SHOWN_BY_UTF8) >= 0 ? undefined : byWesternEvidence(bytes));
  if (reading !== undefined) return reading;
  if (!isWhole) throw binary(source);
  return { text, encoding: 'utf-8' };
}

/** A letter or sign that took several bytes, which other encodings do not give by chance. */
const SHOWN_BY_UTF8 = /[^\p{ASCII}\ufffd]/gu;

function broken(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/** Most texts have none, which one look tells. */
const CONTROL = /[^\P{Cc}\t\n\f\r]|\ufffd/u;

/** Share of units in the first part that no text holds: controls other than tab, line ends and form feed. */
function controlShare(text: string): number {
  const end = Math.min(text.length, PROBE);
  if (!CONTROL.test(end < text.length ? text.slice(0, end) : text)) return 0;
  let controls = 0;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0 || (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13)) controls++;
    if (unit === 0xfffd) controls++;
  }
  return end === 0 ? 0 : controls / end;
}
