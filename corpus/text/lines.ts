import type { Span } from '../../pipeline/model/index.js';
import { isBlank } from '../../pipeline/text/chars.js';

/** One line that holds something, without the blanks around it. */
export interface Line extends Span {
  readonly text: string;
  /** No empty line stands between it and the line before. */
  readonly follows: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

/** The lines of a text that hold something, in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let follows = false;
  const add = (to: number) => {
    let start = from;
    let end = to;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (end > start) lines.push({ start, end, text: text.slice(start, end), follows });
    follows = end > start;
  };
  for (const match of text.matchAll(LINE_BREAK)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return lines;
}

/** True where a line ends like a sentence: `… đạt 38,9%.`, `… của huyện”.`, `Cụ thể:` */
export const endsSentence = (line: string): boolean => /[.!?…:;,][\s"'”’»)\]/]*$/u.test(line.slice(-12));

/** Share of the words of the shorter line that stand in the longer one too, from 0 to 1. */
export const likeness = (a: string, b: string): number => likenessOfWords(wordsOf(a), wordsOf(b));

/** The same of texts that were cut into words before. */
export function likenessOfWords(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 0;
  const known = new Set(long);
  return short.filter((word) => known.has(word)).length / short.length;
}

/** The words of a line in lower case. */
export const wordsOf = (line: string): string[] => line.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
