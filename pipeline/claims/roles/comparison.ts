import type { Role } from '../../model/index.js';
import type { Binding } from '../bind.js';
import type { Scene } from '../scene.js';
import type { Word } from '../words.js';

const REACH = 14;

/** The baseline of a change or of a share of an earlier period: what follows `so với`, or `cùng kỳ …` itself. */
export function comparisonOf({ text }: Scene, { figure }: Binding): Role | undefined {
  const { view, at } = figure;
  const { words } = view;
  for (let i = at + 1; i < words.length && i <= at + REACH; i++) {
    const word = words[i] as Word;
    if ('.;!?'.includes(word.tag) || (word.tag === 'M' && i > at + 1)) break;
    if (word.key === 'so với') return phrase(text, words, i + 1);
    if (word.key === 'cùng kỳ') return phrase(text, words, i);
  }
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const word = words[i] as Word;
    if ('.;!?'.includes(word.tag) || word.tag === 'M') break;
    if (word.key === 'so với') return phrase(text, words, i + 1, at);
  }
  return undefined;
}

/** The words from `from` to the next mark, verb or figure. */
function phrase(text: string, words: readonly Word[], from: number, stop = words.length): Role | undefined {
  let to = from;
  while (to < stop && to < from + REACH && !',.;:!?()M'.includes((words[to] as Word).tag)) {
    const { tag } = words[to] as Word;
    if (to > from && (tag === 'V' || tag === 'R' || tag === 'S' || tag === 'B')) break;
    to++;
  }
  if (to === from) return undefined;
  const span = { start: (words[from] as Word).start, end: (words[to - 1] as Word).end };
  return { value: text.slice(span.start, span.end), span };
}
