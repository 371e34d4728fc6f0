import { createRequire } from 'node:module';
import { byLegacyEvidence } from '../encodings/index.js';
import type { ZipEntry } from './zip.js';

/** Bit 11 of the flags: the name is UTF-8. */
const UTF8 = 1 << 11;
/** The extra field of Info-ZIP with the name in UTF-8. */
const UNICODE_PATH = 0x7075;

const require = createRequire(import.meta.url);
const strict = new TextDecoder('utf-8', { fatal: true });

interface Names {
  getFileNameLowLevel(flags: number, raw: Buffer, extra: ZipEntry['extraFields'], strict: boolean): string;
}

/**
 * The name of a file in a zip, in NFC and with `/`. Programs of the time before Unicode wrote names in the encoding of
 * their computer and did not say so: such names are read as UTF-8, as Vietnamese of any encoding, else as CP437.
 */
export function nameOf({ fileNameRaw: raw, generalPurposeBitFlag: flags, extraFields }: ZipEntry): string {
  const isTold = (flags & UTF8) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  const name = isTold ? told(raw, flags, extraFields) : (asUtf8(raw) ?? byLegacyEvidence(raw)?.text);
  return (name ?? told(raw, flags, extraFields)).replaceAll('\\', '/').normalize('NFC');
}

const told = (raw: Buffer, flags: number, extraFields: ZipEntry['extraFields']): string =>
  (require('yauzl') as Names).getFileNameLowLevel(flags, raw, extraFields, false);

function asUtf8(raw: Buffer): string | undefined {
  try {
    return strict.decode(raw);
  } catch {
    return undefined;
  }
}
