import type { Unread } from '../../../corpus/index.js';
import type { Article } from '../../../pipeline/model/index.js';

/** An unread article whose bytes are a part of the bytes of the message. */
export interface PackedUnread extends Omit<Unread, 'bytes'> {
  readonly start: number;
  readonly end: number;
}

/** Articles for a thread. The bytes of all that are unread lie one behind the other, so that one buffer changes hands. */
export interface Message {
  readonly items: readonly (Article | PackedUnread)[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Packs articles into a message; the bytes are copied. */
export function packed(items: readonly (Article | Unread)[]): {
  readonly message: Message;
  readonly transfer: readonly ArrayBuffer[];
} {
  let length = 0;
  for (const item of items) if ('bytes' in item) length += item.bytes.length;
  const bytes = new Uint8Array(length);
  let end = 0;
  const parts = items.map((item) => {
    if (!('bytes' in item)) return item;
    const { bytes: own, ...rest } = item;
    const start = end;
    bytes.set(own, start);
    end += own.length;
    return { ...rest, start, end };
  });
  return { message: { items: parts, bytes }, transfer: [bytes.buffer] };
}

/** The articles of a message. */
export function unpacked({ items, bytes }: Message): (Article | Unread)[] {
  return items.map((item) => {
    if (!('start' in item)) return item;
    const { start, end, ...rest } = item;
    return { ...rest, bytes: bytes.subarray(start, end) };
  });
}
