import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentences, words } from '../../pipeline/text/index.js';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

const MARKS_BEHIND = new Set([...',.:;?!)”', '%', '/']);

/** The text of a line of words: blanks between words where people write them. */
function written(line: readonly string[]): { text: string; ends: Set<string> } {
  let text = '';
  const ends = new Set<string>();
  line.forEach((word, i) => {
    const before = line[i - 1];
    const glued = before === undefined || MARKS_BEHIND.has(word) || before === '(' || before === '“' || before === '/';
    const unit = /^(?:m2|MW|ha|km)$/u.test(word) && /^[\d.,]+$/u.test(before ?? '');
    if (!glued && !unit) text += ' ';
    ends.add(`${text.length}:${text.length + word.length}`);
    text += word;
  });
  return { text, ends };
}

describe('press language', () => {
  it('is cut into words as by hand: F1 of 98.5 % or more', () => {
    let right = 0;
    let total = 0;
    const lines = fixture('press-words.txt');
    expect(lines.length).toBeGreaterThanOrEqual(200);
    for (const line of lines) {
      const { text, ends } = written(line.split('\t'));
      const found = words(text);
      right += found.filter(({ start, end }) => ends.has(`${start}:${end}`)).length;
      total += found.length + ends.size;
    }
    expect((200 * right) / total).toBeGreaterThanOrEqual(98.5);
  });

  it('is cut into sentences as by hand: boundary F1 of 98 % or more', () => {
    let right = 0;
    let total = 0;
    const wrong: string[] = [];
    const paragraphs = fixture('press-sentences.txt');
    expect(paragraphs.length).toBeGreaterThanOrEqual(150);
    for (const marked of paragraphs) {
      const text = marked.replaceAll(' ‖ ', ' ').replaceAll('‖', '');
      const wanted = new Set<number>();
      let length = 0;
      for (const part of marked.split('‖').slice(0, -1)) {
        length += part.trimEnd().length - (part.length - part.trimStart().length);
        wanted.add(length);
        length += part.endsWith(' ') ? 1 : 0;
      }
      const found = sentences(text)
        .slice(0, -1)
        .map(({ end }) => end);
      right += found.filter((end) => wanted.has(end)).length;
      total += found.length + wanted.size;
      if (found.length !== wanted.size || found.some((end) => !wanted.has(end))) wrong.push(marked);
    }
    expect((200 * right) / total, wrong.join('\n')).toBeGreaterThanOrEqual(98);
  });
});
