/** One line of a stream without its line end, or how long it would have been where it is over the limit. */
export type StreamLine = { readonly bytes: Buffer } | { readonly tooLong: number };

const LINE_FEED = 10;

/** Cuts a stream at its line feeds. No more than one line is held, and none over `most` bytes. */
export async function* streamLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): AsyncGenerator<StreamLine> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length > most) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const taken = (): StreamLine => {
    const line = length > most ? { tooLong: length } : { bytes: Buffer.concat(parts) };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
      add(bytes.subarray(from, at));
      yield taken();
      from = at + 1;
    }
    add(bytes.subarray(from));
  }
  if (length > 0) yield taken();
}
