/** Headers have some 600 bytes. Longer ones are not given to the parser, which would take one of any size. */
export const HEAD_MOST = 1 << 16;

/** Where the empty line behind a block of headers ends; -1 where there is none. */
export function blankLine(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n');
  const bare = bytes.subarray(0, end < 0 ? bytes.length : end).indexOf('\n\n');
  return bare >= 0 ? bare + 2 : end < 0 ? -1 : end + 4;
}

/** Reads a block of headers, as records of web archives and answers of web servers have; its first line is not among them. */
export async function headersIn(bytes: Uint8Array): Promise<Headers | undefined> {
  const { AsyncIterReader, StatusAndHeadersParser } = await import('warcio');
  const parser = new StatusAndHeadersParser();
  const parsed = await parser.parse(new AsyncIterReader([bytes], null), { headersClass: Headers });
  return parsed?.headers as Headers | undefined;
}
