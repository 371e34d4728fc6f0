/** How much of a page is looked through for what readers see: scripts before it may be long. */
const LOOKED_AT = 1 << 20;
const HIDDEN = /<(?:script|style|!--)/giu;

/**
 * What is left of the beginning of a page without scripts, styles and comments, whose words are English on any page. Of
 * what is no page, all of it. In all encodings that are told by evidence, a tag is written in ASCII.
 */
export function readablePart(bytes: Uint8Array): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = whole.subarray(0, LOOKED_AT);
  if (!head.includes('</')) return whole;
  const text = head.toString('latin1');
  const lower = text.toLowerCase();
  const parts: Buffer[] = [];
  let from = 0;
  HIDDEN.lastIndex = 0;
  for (let open = HIDDEN.exec(text); open !== null; open = HIDDEN.exec(text)) {
    parts.push(head.subarray(from, open.index));
    const name = open[0].slice(1).toLowerCase();
    const close = lower.indexOf(name === '!--' ? '-->' : `</${name}`, open.index);
    if (close < 0) return Buffer.concat(parts);
    from = close;
    HIDDEN.lastIndex = close;
  }
  parts.push(head.subarray(from));
  return Buffer.concat(parts);
}
