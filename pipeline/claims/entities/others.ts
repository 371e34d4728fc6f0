import type { Word } from '../words.js';

/** Before a noun: all of what was named, `toàn huyện`, `cả công ty`. */
export const WHOLES: ReadonlySet<string> = new Set(['toàn', 'cả', 'toàn bộ']);

/** How many words from `at` on say that others are meant than was named: `huyện khác`, `các xã còn lại`; 0 where none do. */
export function othersAt(words: readonly Word[], at: number): 0 | 1 | 2 {
  const key = words[at]?.key;
  if (key === 'khác' || key === 'còn lại') return 1;
  return key === 'còn' && words[at + 1]?.key === 'lại' ? 2 : 0;
}
